"""Advanced SIMD scalar two-register miscellaneous, half precision: FCVTNS, FCVTMS, FCVTPS, FCVTZS, FCVTAS and their
unsigned forms, SCVTF, UCVTF, FCMGT, FCMEQ, FCMLT, FCMGE, FCMLE (zero), FRECPE, FRECPX, FRSQRTE (Arm ARM C4.1, Data
Processing -- Scalar Floating-Point and Advanced SIMD).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes_fp import write_fp
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction
from lemmata.models.armv8.two_misc_fp import two_misc_scalar, two_misc_scalar_allocated


@datatype
class ScalarMiscHalf:
    """A word of this row."""

    U: B1
    a: B1
    opcode: B5
    Rn: B5
    Rd: B5


@define
def undefined(i: ScalarMiscHalf) -> bool:
    """The operations that the row of the other precisions has."""
    return not two_misc_scalar_allocated(i.U, i.a, i.opcode)


@define
def execute(i: ScalarMiscHalf, s: State) -> State:
    """Rd is a function of Rn."""
    if undefined(i):
        return undefined_instruction(s)
    result = two_misc_scalar(i.U, i.a, B2(0b01), i.opcode, read_v(s, i.Rn), s.fpcr)
    return write_fp(advance(s), i.Rd, result)


ROW = Encoding("01 U 11110 a 111100 opcode:5 10 Rn:5 Rd:5", ScalarMiscHalf, execute, undefined)
