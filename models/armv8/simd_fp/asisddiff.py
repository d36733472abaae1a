"""Advanced SIMD scalar three different: SQDMLAL, SQDMLSL, SQDMULL (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, B128, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes import lowest
from lemmata.models.armv8.saturation import write_saturated
from lemmata.models.armv8.state import State, advance, read_v, read_vpart, undefined_instruction
from lemmata.models.armv8.three_different import doubled, doubled_accumulated


@datatype
class AdvSimdScalarDifferent:
    """A word of this row."""

    U: B1
    size: B2
    Rm: B5
    opcode: B4
    Rn: B5
    Rd: B5


@define
def undefined(i: AdvSimdScalarDifferent) -> bool:
    """Three opcodes, on halfwords or words."""
    if i.U == 1 or i.size == 0b00 or i.size == 0b11:
        return True
    return i.opcode != 0b1001 and i.opcode != 0b1011 and i.opcode != 0b1101


@define
def operate(i: AdvSimdScalarDifferent, s: State) -> tuple[B128, B128]:
    """The operation on lower halves."""
    x, y = read_vpart(s, i.Rn, B1(0)), read_vpart(s, i.Rm, B1(0))
    if i.opcode == 0b1101:
        return doubled(i.size, x, y)
    return doubled_accumulated(i.opcode == 0b1011, i.size, read_v(s, i.Rd), x, y)


@define
def execute(i: AdvSimdScalarDifferent, s: State) -> State:
    """The lowest lane of the result; the others become zero."""
    if undefined(i):
        return undefined_instruction(s)
    value, mask = operate(i, s)
    return write_saturated(advance(s), i.Rd, lowest(i.size + 1, value), lowest(i.size + 1, mask))


ROW = Encoding("01 U 11110 size:2 1 Rm:5 opcode:4 00 Rn:5 Rd:5", AdvSimdScalarDifferent, execute, undefined)
