"""Floating point as A64 has it: formats, rounding, NaNs, and the manual's operations on them."""
