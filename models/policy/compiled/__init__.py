"""Policies compiled to Python closures, with an index on their scopes: the answers of the model, sooner.

Nothing that is proved rests on it; tests hold it against the model.
"""
