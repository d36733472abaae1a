"""Policies, schemas, entities and requests as text and JSON: reading, resolving, writing. Plain Python, no model."""
