"""The floating-point opcodes 11xxx of Advanced SIMD three same: FMAXNM, FMLA, FADD, FMULX, FCMEQ, FMAX, FRECPS, FMINNM,
FMLS, FSUB, FMIN, FRSQRTS, FMAXNMP, FADDP, FMUL, FCMGE, FACGE, FMAXP, FDIV, FMINNMP, FABD, FCMGT, FACGT, FMINP; FMLAL,
FMLSL, FMLAL2, FMLSL2 (Arm ARM C4.1, Data Processing -- Scalar Floating-Point and Advanced SIMD). Size is `a:sz`.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B32, B128, define
from lemmata.models.armv8.lanes_fp import vector_size
from lemmata.models.armv8.products_fp import fmlal
from lemmata.models.armv8.three_same_fp import three_same_allocated, three_same_vector


@define
def is_widening(U: B1, opcode: B5) -> bool:
    """FMLAL, FMLSL, or FMLAL2, FMLSL2 where U is 1."""
    return opcode == 0b11001 if U == 1 else opcode == 0b11101


@define
def same_fp_undefined(Q: B1, U: B1, size: B2, opcode: B5) -> bool:
    """64-bit lanes need Q, and are not those of FMLAL."""
    if is_widening(U, opcode):
        return size[0] == 1
    return not three_same_allocated(U, size[1], opcode[2:0]) or (size[0] == 1 and Q == 0)


@define
def same_fp(
    Q: B1, U: B1, size: B2, opcode: B5, x: B128, y: B128, d: B128, fpcr: B32
) -> tuple[B128, B32]:
    """The result and the exceptions."""
    if is_widening(U, opcode):
        return fmlal(Q, U, size[1], x, y, d, fpcr)
    return three_same_vector(Q, U, size[1], vector_size(size[0]), opcode[2:0], x, y, d, fpcr)
