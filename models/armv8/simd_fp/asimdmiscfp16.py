"""Advanced SIMD two-register miscellaneous, half precision: FRINTN, FRINTM, FRINTP, FRINTZ, FRINTA, FRINTX, FRINTI,
FCVTNS, FCVTMS, FCVTPS, FCVTZS, FCVTAS and their unsigned forms, SCVTF, UCVTF, FCMGT, FCMEQ, FCMLT, FCMGE, FCMLE (zero),
FABS, FNEG, FRECPE, FRSQRTE, FSQRT (Arm ARM C4.1, Data Processing --
Scalar Floating-Point and Advanced SIMD).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes_fp import write_fp
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction
from lemmata.models.armv8.two_misc_fp import two_misc_allocated, two_misc_vector


@datatype
class AdvSimdMiscHalf:
    """A word of this row."""

    Q: B1
    U: B1
    a: B1
    opcode: B5
    Rn: B5
    Rd: B5


@define
def undefined(i: AdvSimdMiscHalf) -> bool:
    """The operations that the row of the other precisions has, save those on integers and FRINT32, FRINT64."""
    return not two_misc_allocated(i.U, i.a, i.opcode)


@define
def execute(i: AdvSimdMiscHalf, s: State) -> State:
    """Each lane of Rd is a function of that of Rn."""
    if undefined(i):
        return undefined_instruction(s)
    result = two_misc_vector(i.Q, i.U, i.a, B2(0b01), i.opcode, read_v(s, i.Rn), s.fpcr)
    return write_fp(advance(s), i.Rd, result)


ROW = Encoding("0 Q U 01110 a 111100 opcode:5 10 Rn:5 Rd:5", AdvSimdMiscHalf, execute, undefined)
