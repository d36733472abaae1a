"""The floating-point opcodes of Advanced SIMD across lanes: FMAXNMV, FMINNMV, FMAXV, FMINV (Arm ARM C4.1, Data
Processing -- Scalar Floating-Point and Advanced SIMD).
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B5, B16, B32, B64, B128, Bits, define, zero_extend
from lemmata.models.armv8.fp.comparing import fp_extreme, fp_extreme_num

N = TypeVar("N", bound=int)


@define
def extreme(opcode: B5, largest: bool, x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """The operation on two lanes."""
    if opcode == 0b01100:
        return fp_extreme_num(x, y, largest, fpcr)
    return fp_extreme(x, y, largest, fpcr)


@define
def reduce64(opcode: B5, largest: bool, x: B64, fpcr: B32) -> tuple[B16, B32]:
    """Four lanes of half precision, by halves: the lower two, the upper two, and the results."""
    low, e0 = extreme(opcode, largest, x[15:0], x[31:16], fpcr)
    high, e1 = extreme(opcode, largest, x[47:32], x[63:48], fpcr)
    result, e2 = extreme(opcode, largest, low, high, fpcr)
    return result, e0 | e1 | e2


@define
def across_fp(Q: B1, U: B1, opcode: B5, smallest: B1, x: B128, fpcr: B32) -> tuple[B128, B32]:
    """Reduce (shared/functions/vector): half precision where U is 0, single where it is 1."""
    largest = smallest == 0
    if U == 1:
        low, e0 = extreme(opcode, largest, x[31:0], x[63:32], fpcr)
        high, e1 = extreme(opcode, largest, x[95:64], x[127:96], fpcr)
        single, e2 = extreme(opcode, largest, low, high, fpcr)
        return zero_extend(single, 128), e0 | e1 | e2
    lower, f0 = reduce64(opcode, largest, x[63:0], fpcr)
    if Q == 0:
        return zero_extend(lower, 128), f0
    upper, f1 = reduce64(opcode, largest, x[127:64], fpcr)
    half, f2 = extreme(opcode, largest, lower, upper, fpcr)
    return zero_extend(half, 128), f0 | f1 | f2
