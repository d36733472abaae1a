"""Branches, Exception Generating and System instructions: one module a row of the encoding index (Arm ARM, C4.1)."""
