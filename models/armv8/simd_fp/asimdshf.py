"""Advanced SIMD shift by immediate: shifts to both sides, with rounding, accumulation, insertion, saturation, to half
and to double width (Arm ARM C4.1). Two opcodes are conversions between fixed and floating point.
"""

from __future__ import annotations

from lemmata.core.language import B1, B3, B4, B5, datatype, define, zero_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fixed_fp import fixed_vector
from lemmata.models.armv8.lanes import vector_extent
from lemmata.models.armv8.lanes_fp import write_fp
from lemmata.models.armv8.saturation import set_qc, write_saturated
from lemmata.models.armv8.shift_immediate import shifted, shifted_long, shifted_narrow
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    read_vpart,
    undefined_instruction,
    write_v128,
    write_vpart,
)


@datatype
class AdvSimdShift:
    """A word of this row."""

    Q: B1
    U: B1
    immh: B4
    immb: B3
    opcode: B5
    Rn: B5
    Rd: B5


@define
def is_floating(i: AdvSimdShift) -> bool:
    """SCVTF, UCVTF, FCVTZS, FCVTZU."""
    return i.opcode == 0b11100 or i.opcode == 0b11111


@define
def undefined(i: AdvSimdShift) -> bool:
    """64-bit lanes need Q; narrowing and widening shifts do not have them, conversions have no bytes."""
    if is_floating(i):
        return i.immh == 0b0001 or (i.immh[3] == 1 and i.Q == 0)
    if i.opcode[4:2] == 0b100 or i.opcode == 0b10100:
        return i.immh[3] == 1
    if i.opcode[4] == 1 or i.opcode[0] == 1:
        return True
    if (i.opcode == 0b01000 or i.opcode == 0b01100) and i.U == 0:
        return True
    return i.immh[3] == 1 and i.Q == 0


@define
def execute(i: AdvSimdShift, s: State) -> State:
    """Each lane of Rd is a function of those of Rn, or of Rn and Rd."""
    if undefined(i):
        return undefined_instruction(s)
    if is_floating(i):
        result = fixed_vector(i.Q, i.U, i.opcode, i.immh, i.immb, read_v(s, i.Rn), s.fpcr)
        return write_fp(advance(s), i.Rd, result)
    if i.opcode == 0b10100:
        return write_v128(advance(s), i.Rd, shifted_long(i.U, i.immh, i.immb, read_vpart(s, i.Rn, i.Q)))
    if i.opcode[4] == 1:
        half, limited = shifted_narrow(i.U, i.opcode, i.immh, i.immb, read_v(s, i.Rn))
        return set_qc(write_vpart(advance(s), i.Rd, i.Q, half), zero_extend(limited, 128))
    value, mask = shifted(vector_extent(i.Q), i.U, i.opcode, i.immh, i.immb, read_v(s, i.Rn), read_v(s, i.Rd))
    return write_saturated(advance(s), i.Rd, value, mask)


ROW = Encoding("0 Q U 011110 immh!=0:4 immb:3 opcode:5 1 Rn:5 Rd:5", AdvSimdShift, execute, undefined)
