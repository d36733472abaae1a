"""Advanced SIMD three same, half precision: FMAXNM, FMLA, FADD, FMULX, FCMEQ, FMAX, FRECPS, FMINNM, FMLS, FSUB,
FMIN, FRSQRTS, FMAXNMP, FADDP, FMUL, FCMGE, FACGE, FMAXP, FDIV, FMINNMP, FABD, FCMGT, FACGT, FMINP (Arm ARM C4.1,
Data Processing -- Scalar Floating-Point and Advanced SIMD).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes_fp import write_fp
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction
from lemmata.models.armv8.three_same_fp import three_same_allocated, three_same_vector


@datatype
class AdvSimdSameHalf:
    """A word of this row."""

    Q: B1
    U: B1
    a: B1
    Rm: B5
    opcode: B3
    Rn: B5
    Rd: B5


@define
def undefined(i: AdvSimdSameHalf) -> bool:
    """The operations that the row of the other precisions has, save the widening ones."""
    return not three_same_allocated(i.U, i.a, i.opcode)


@define
def execute(i: AdvSimdSameHalf, s: State) -> State:
    """Each lane of Rd is a function of those of Rn, Rm and Rd."""
    if undefined(i):
        return undefined_instruction(s)
    x, y, d = read_v(s, i.Rn), read_v(s, i.Rm), read_v(s, i.Rd)
    result = three_same_vector(i.Q, i.U, i.a, B2(0b01), i.opcode, x, y, d, s.fpcr)
    return write_fp(advance(s), i.Rd, result)


ROW = Encoding("0 Q U 01110 a 10 Rm:5 00 opcode:3 1 Rn:5 Rd:5", AdvSimdSameHalf, execute, undefined)
