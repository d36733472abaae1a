"""Advanced SIMD scalar two-register miscellaneous: the operations of the vector row at one lane (Arm ARM C4.1). The
other opcodes are floating-point.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, datatype, define, zero_extend
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
from lemmata.models.armv8.two_register import narrowed, one_to_one


@datatype
class AdvSimdScalarMisc:
    """A word of this row."""

    U: B1
    size: B2
    opcode: B5
    Rn: B5
    Rd: B5


@define
def unmodelled(i: AdvSimdScalarMisc) -> bool:
    """The floating-point operations."""
    return i.opcode[4:2] == 0b011 or i.opcode[4:1] == 0b1011 or i.opcode[4:3] == 0b11


@define
def undefined_fp(i: AdvSimdScalarMisc) -> bool:
    """Comparisons with zero, conversions, FRECPE, FRECPX, FRSQRTE, FCVTXN."""
    a = i.size[1]
    if i.opcode[4:2] == 0b011:
        return a == 0 or i.opcode == 0b01111 or (i.opcode == 0b01110 and i.U == 1)
    if i.opcode == 0b10110:
        return i.U == 0 or i.size != 0b01
    if i.opcode == 0b11010 or i.opcode == 0b11011 or i.opcode == 0b11101:
        return False
    if i.opcode == 0b11100:
        return a == 1
    return i.opcode != 0b11111 or i.U == 1 or a == 0


@define
def undefined(i: AdvSimdScalarMisc) -> bool:
    """What saturates has all sizes, the narrowing operations three, the rest doublewords only."""
    if unmodelled(i):
        return undefined_fp(i)
    if i.opcode == 0b00011 or i.opcode == 0b00111:
        return False
    if i.opcode == 0b10010 or i.opcode == 0b10100:
        return i.size == 0b11 or (i.opcode == 0b10010 and i.U == 0)
    if i.opcode == 0b01000 or i.opcode == 0b01001 or i.opcode == 0b01011:
        return i.size != 0b11
    return i.opcode != 0b01010 or i.U == 1 or i.size != 0b11


@define
def execute(i: AdvSimdScalarMisc, s: State) -> State:
    """The lowest lane of Rd is a function of that of Rn; the others become zero."""
    if undefined(i):
        return undefined_instruction(s)
    if unmodelled(i):
        return unmodelled_instruction(s)
    x, d = read_v(s, i.Rn), read_v(s, i.Rd)
    if i.opcode[4] == 1:
        half, limited = narrowed(i.U, i.size, i.opcode, x)
        value, mask = zero_extend(half, 128), zero_extend(limited, 128)
        return write_saturated(advance(s), i.Rd, B1(1), lowest(i.size, value), lowest(i.size, mask))
    value, mask = one_to_one(i.U, i.size, i.opcode, x, d)
    return write_saturated(advance(s), i.Rd, B1(1), lowest(i.size, value), lowest(i.size, mask))


ROW = Encoding("01 U 11110 size:2 10000 opcode:5 10 Rn:5 Rd:5", AdvSimdScalarMisc, execute, undefined, unmodelled)
