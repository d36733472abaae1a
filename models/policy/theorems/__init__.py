"""Theorems about the policy language, for all policies, requests and entities."""
