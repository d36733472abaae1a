"""Lemmata."""
