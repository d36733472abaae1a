"""Validation: do policies fit a schema, so that they do not err for what does not depend on the data?"""
