"""Data Processing -- Scalar Floating-Point and Advanced SIMD: one module a row of the encoding index (Arm ARM, C4.1)."""
