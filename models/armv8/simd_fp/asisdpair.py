"""Advanced SIMD scalar pairwise: ADDP (Arm ARM C4.1). The other opcodes are floating-point."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import (
    State,
    advance,
    read_vpart,
    undefined_instruction,
    unmodelled_instruction,
    write_v,
)


@datatype
class AdvSimdScalarPair:
    """A word of this row."""

    U: B1
    size: B2
    opcode: B5
    Rn: B5
    Rd: B5


@define
def unmodelled(i: AdvSimdScalarPair) -> bool:
    """FMAXNMP, FMINNMP, FADDP, FMAXP, FMINP."""
    return i.opcode == 0b01100 or i.opcode == 0b01101 or i.opcode == 0b01111


@define
def undefined(i: AdvSimdScalarPair) -> bool:
    """ADDP is on doublewords. Floating point: half precision, or single and double with U; FADDP has no size<1>."""
    if unmodelled(i):
        return (i.U == 0 and i.size[0] == 1) or (i.opcode == 0b01101 and i.size[1] == 1)
    return i.opcode != 0b11011 or i.U == 1 or i.size != 0b11


@define
def execute(i: AdvSimdScalarPair, s: State) -> State:
    """The sum of the two doublewords of Rn."""
    if undefined(i):
        return undefined_instruction(s)
    if unmodelled(i):
        return unmodelled_instruction(s)
    return write_v(advance(s), i.Rd, read_vpart(s, i.Rn, B1(0)) + read_vpart(s, i.Rn, B1(1)))


ROW = Encoding("01 U 11110 size:2 11000 opcode:5 10 Rn:5 Rd:5", AdvSimdScalarPair, execute, undefined, unmodelled)
