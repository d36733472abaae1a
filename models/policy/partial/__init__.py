"""Partial evaluation: what policies become for a request of which not all is known."""
