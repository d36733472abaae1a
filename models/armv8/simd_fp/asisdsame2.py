"""Advanced SIMD scalar three same (extra): SQRDMLAH, SQRDMLSH (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.high_products import high_accumulated
from lemmata.models.armv8.lanes import lowest
from lemmata.models.armv8.saturation import write_saturated
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction


@datatype
class AdvSimdScalarSameExtra:
    """A word of this row."""

    U: B1
    size: B2
    Rm: B5
    opcode: B4
    Rn: B5
    Rd: B5


@define
def undefined(i: AdvSimdScalarSameExtra) -> bool:
    """Two opcodes, on halfwords or words."""
    return i.U == 0 or i.opcode[3:1] != 0b000 or i.size == 0b00 or i.size == 0b11


@define
def execute(i: AdvSimdScalarSameExtra, s: State) -> State:
    """The lowest lane of the result; the others become zero."""
    if undefined(i):
        return undefined_instruction(s)
    value, mask = high_accumulated(
        i.opcode[0] == 1, i.size, read_v(s, i.Rn), read_v(s, i.Rm), read_v(s, i.Rd)
    )
    return write_saturated(advance(s), i.Rd, lowest(i.size, value), lowest(i.size, mask))


ROW = Encoding("01 U 11110 size:2 0 Rm:5 1 opcode:4 1 Rn:5 Rd:5", AdvSimdScalarSameExtra, execute, undefined)
