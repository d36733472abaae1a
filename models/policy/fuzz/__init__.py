"""Differential testing of the policy model against Cedar."""
