"""Advanced SIMD scalar three same, half precision: FMULX, FCMEQ, FRECPS, FRSQRTS, FCMGE, FACGE, FABD, FCMGT, FACGT
(Arm ARM C4.1, Data Processing -- Scalar Floating-Point and Advanced SIMD).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes_fp import write_fp
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction
from lemmata.models.armv8.three_same_fp import three_same_scalar, three_same_scalar_allocated


@datatype
class ScalarSameHalf:
    """A word of this row."""

    U: B1
    a: B1
    Rm: B5
    opcode: B3
    Rn: B5
    Rd: B5


@define
def undefined(i: ScalarSameHalf) -> bool:
    """The operations that the row of the other precisions has."""
    return not three_same_scalar_allocated(i.U, i.a, i.opcode)


@define
def execute(i: ScalarSameHalf, s: State) -> State:
    """Rd is a function of Rn and Rm."""
    if undefined(i):
        return undefined_instruction(s)
    x, y, d = read_v(s, i.Rn), read_v(s, i.Rm), read_v(s, i.Rd)
    result = three_same_scalar(i.U, i.a, B2(0b01), i.opcode, x, y, d, s.fpcr)
    return write_fp(advance(s), i.Rd, result)


ROW = Encoding("01 U 11110 a 10 Rm:5 00 opcode:3 1 Rn:5 Rd:5", ScalarSameHalf, execute, undefined)
