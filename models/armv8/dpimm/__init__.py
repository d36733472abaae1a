"""Data Processing -- Immediate: one module a row of the encoding index (Arm ARM, C4.1)."""
