"""Advanced SIMD scalar three same: the operations of the vector row at one lane (Arm ARM C4.1). Opcodes 11xxx are
floating-point.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes_move import lowest
from lemmata.models.armv8.saturation import write_saturated
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    undefined_instruction,
    unmodelled_instruction,
)
from lemmata.models.armv8.three_same import three_same


@datatype
class AdvSimdScalarSame:
    """A word of this row."""

    U: B1
    size: B2
    Rm: B5
    opcode: B5
    Rn: B5
    Rd: B5


@define
def undefined_fp(i: AdvSimdScalarSame) -> bool:
    """FABD, FMULX, the comparisons, FRECPS, FRSQRTS."""
    a = i.size[1]
    if i.opcode == 0b11010:
        return i.U == 0 or a == 0
    if i.opcode == 0b11011:
        return i.U == 1 or a == 1
    if i.opcode == 0b11100:
        return i.U == 0 and a == 1
    if i.opcode == 0b11101:
        return i.U == 0
    return i.opcode != 0b11111 or i.U == 1


@define
def undefined(i: AdvSimdScalarSame) -> bool:
    """What saturates has all sizes, the high products two, the rest doublewords only."""
    if i.opcode[4:3] == 0b11:
        return undefined_fp(i)
    if i.opcode == 0b10110:
        return i.size == 0b00 or i.size == 0b11
    if i.opcode == 0b00001 or i.opcode == 0b00101 or i.opcode == 0b01001 or i.opcode == 0b01011:
        return False
    if i.opcode[4:1] == 0b0011 or i.opcode == 0b01000 or i.opcode == 0b01010 or i.opcode[4:1] == 0b1000:
        return i.size != 0b11
    return True


@define
def unmodelled(i: AdvSimdScalarSame) -> bool:
    """The floating-point operations."""
    return i.opcode[4:3] == 0b11


@define
def execute(i: AdvSimdScalarSame, s: State) -> State:
    """The lowest lane of Rd is a function of those of Rn and Rm; the others become zero."""
    if undefined(i):
        return undefined_instruction(s)
    if unmodelled(i):
        return unmodelled_instruction(s)
    value, mask = three_same(i.U, i.size, i.opcode, read_v(s, i.Rn), read_v(s, i.Rm), read_v(s, i.Rd))
    return write_saturated(advance(s), i.Rd, B1(1), lowest(i.size, value), lowest(i.size, mask))


ROW = Encoding("01 U 11110 size:2 1 Rm:5 opcode:5 1 Rn:5 Rd:5", AdvSimdScalarSame, execute, undefined, unmodelled)
