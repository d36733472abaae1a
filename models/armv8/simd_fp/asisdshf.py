"""Advanced SIMD scalar shift by immediate: the operations of the vector row at one lane (Arm ARM C4.1). Two opcodes
are conversions between fixed and floating point.
"""

from __future__ import annotations

from lemmata.core.language import B1, B3, B4, B5, datatype, define, zero_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fixed_fp import fixed_scalar
from lemmata.models.armv8.lanes import Extent, lowest
from lemmata.models.armv8.lanes_fp import write_fp
from lemmata.models.armv8.saturation import write_saturated
from lemmata.models.armv8.shift_immediate import lane_size, shifted, shifted_narrow
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    undefined_instruction,
)


@datatype
class AdvSimdScalarShift:
    """A word of this row."""

    U: B1
    immh: B4
    immb: B3
    opcode: B5
    Rn: B5
    Rd: B5


@define
def is_floating(i: AdvSimdScalarShift) -> bool:
    """SCVTF, UCVTF, FCVTZS, FCVTZU."""
    return i.opcode == 0b11100 or i.opcode == 0b11111


@define
def undefined(i: AdvSimdScalarShift) -> bool:
    """What saturates has all sizes, the narrowing shifts three, the rest doublewords only; conversions no bytes."""
    if i.immh == 0:
        return True
    if is_floating(i):
        return i.immh == 0b0001
    if i.opcode[4:2] == 0b100:
        return i.immh[3] == 1 or (i.opcode[1] == 0 and i.U == 0)
    if i.opcode[4] == 1 or i.opcode[0] == 1:
        return True
    if i.opcode[4:2] == 0b011:
        return i.opcode == 0b01100 and i.U == 0
    return i.immh[3] == 0 or (i.opcode == 0b01000 and i.U == 0)


@define
def execute(i: AdvSimdScalarShift, s: State) -> State:
    """The lowest lane of Rd is a function of those of Rn and Rd; the others become zero."""
    if undefined(i):
        return undefined_instruction(s)
    if is_floating(i):
        result = fixed_scalar(i.U, i.opcode, i.immh, i.immb, read_v(s, i.Rn), s.fpcr)
        return write_fp(advance(s), i.Rd, result)
    size = lane_size(i.immh)
    if i.opcode[4] == 1:
        half, limited = shifted_narrow(i.U, i.opcode, i.immh, i.immb, read_v(s, i.Rn))
        value, mask = zero_extend(half, 128), zero_extend(limited, 128)
        return write_saturated(advance(s), i.Rd, lowest(size, value), lowest(size, mask))
    value, mask = shifted(Extent.LOWEST, i.U, i.opcode, i.immh, i.immb, read_v(s, i.Rn), read_v(s, i.Rd))
    return write_saturated(advance(s), i.Rd, value, mask)


ROW = Encoding("01 U 111110 immh:4 immb:3 opcode:5 1 Rn:5 Rd:5", AdvSimdScalarShift, execute, undefined)
