"""Advanced SIMD scalar three same: the operations of the vector row at one lane (Arm ARM C4.1). Opcodes 11xxx are
floating-point.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes import Extent
from lemmata.models.armv8.lanes_fp import vector_size, write_fp
from lemmata.models.armv8.saturation import write_saturated
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    undefined_instruction,
)
from lemmata.models.armv8.three_same import three_same
from lemmata.models.armv8.three_same_fp import three_same_scalar, three_same_scalar_allocated


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
def undefined(i: AdvSimdScalarSame) -> bool:
    """What saturates has all sizes, the high products two, the rest doublewords only."""
    if i.opcode[4:3] == 0b11:
        return not three_same_scalar_allocated(i.U, i.size[1], i.opcode[2:0])
    if i.opcode == 0b10110:
        return i.size == 0b00 or i.size == 0b11
    if i.opcode == 0b00001 or i.opcode == 0b00101 or i.opcode == 0b01001 or i.opcode == 0b01011:
        return False
    if i.opcode[4:1] == 0b0011 or i.opcode == 0b01000 or i.opcode == 0b01010 or i.opcode[4:1] == 0b1000:
        return i.size != 0b11
    return True


@define
def execute(i: AdvSimdScalarSame, s: State) -> State:
    """The lowest lane of Rd is a function of those of Rn and Rm; the others become zero."""
    if undefined(i):
        return undefined_instruction(s)
    x, y, d = read_v(s, i.Rn), read_v(s, i.Rm), read_v(s, i.Rd)
    if i.opcode[4:3] == 0b11:
        size = vector_size(i.size[0])
        return write_fp(advance(s), i.Rd, three_same_scalar(i.U, i.size[1], size, i.opcode[2:0], x, y, d, s.fpcr))
    value, mask = three_same(Extent.LOWEST, i.U, i.size, i.opcode, x, y, d)
    return write_saturated(advance(s), i.Rd, value, mask)


ROW = Encoding("01 U 11110 size:2 1 Rm:5 opcode:5 1 Rn:5 Rd:5", AdvSimdScalarSame, execute, undefined)
