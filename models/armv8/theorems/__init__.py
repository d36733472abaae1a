"""Theorems about the model: what holds of all instructions of a row, in all states."""
