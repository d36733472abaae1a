"""Advanced SIMD scalar two-register miscellaneous: the operations of the vector row at one lane (Arm ARM C4.1). The
other opcodes are floating-point.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B32, B128, datatype, define, zero_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes import Extent, lowest
from lemmata.models.armv8.lanes_fp import vector_size, write_fp
from lemmata.models.armv8.resize_fp import scalar_narrowed_to_odd
from lemmata.models.armv8.saturation import write_saturated
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    undefined_instruction,
)
from lemmata.models.armv8.two_misc_fp import two_misc_scalar, two_misc_scalar_allocated
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
def is_floating(i: AdvSimdScalarMisc) -> bool:
    """The floating-point operations."""
    return i.opcode[4:2] == 0b011 or i.opcode[4:1] == 0b1011 or i.opcode[4:3] == 0b11


@define
def operate_fp(i: AdvSimdScalarMisc, x: B128, fpcr: B32) -> tuple[B128, B32]:
    """Comparisons with zero, conversions, FRECPE, FRECPX, FRSQRTE; FCVTXN."""
    if i.opcode == 0b10110:
        return scalar_narrowed_to_odd(x[63:0], fpcr)
    return two_misc_scalar(i.U, i.size[1], vector_size(i.size[0]), i.opcode, x, fpcr)


@define
def undefined(i: AdvSimdScalarMisc) -> bool:
    """What saturates has all sizes, the narrowing operations three, the rest doublewords only."""
    if is_floating(i):
        if i.opcode == 0b10110:
            return i.U == 0 or i.size != 0b01
        return not two_misc_scalar_allocated(i.U, i.size[1], i.opcode)
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
    x, d = read_v(s, i.Rn), read_v(s, i.Rd)
    if is_floating(i):
        return write_fp(advance(s), i.Rd, operate_fp(i, x, s.fpcr))
    if i.opcode[4] == 1:
        half, limited = narrowed(i.U, i.size, i.opcode, x)
        value, mask = zero_extend(half, 128), zero_extend(limited, 128)
        return write_saturated(advance(s), i.Rd, lowest(i.size, value), lowest(i.size, mask))
    value, mask = one_to_one(Extent.LOWEST, i.U, i.size, i.opcode, x, d)
    return write_saturated(advance(s), i.Rd, value, mask)


ROW = Encoding("01 U 11110 size:2 10000 opcode:5 10 Rn:5 Rd:5", AdvSimdScalarMisc, execute, undefined)
