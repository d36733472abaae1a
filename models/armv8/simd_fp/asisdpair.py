"""Advanced SIMD scalar pairwise: ADDP; FMAXNMP, FMINNMP, FADDP, FMAXP, FMINP (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, B32, B128, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes_fp import vector_size, write_fp
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    read_vpart,
    undefined_instruction,
    write_v,
)
from lemmata.models.armv8.three_same_fp import three_same_scalar


@datatype
class AdvSimdScalarPair:
    """A word of this row."""

    U: B1
    size: B2
    opcode: B5
    Rn: B5
    Rd: B5


@define
def is_floating(i: AdvSimdScalarPair) -> bool:
    """FMAXNMP, FMINNMP, FADDP, FMAXP, FMINP."""
    return i.opcode == 0b01100 or i.opcode == 0b01101 or i.opcode == 0b01111


@define
def undefined(i: AdvSimdScalarPair) -> bool:
    """ADDP is on doublewords. Floating point: half precision, or single and double with U; FADDP has no size<1>."""
    if is_floating(i):
        return (i.U == 0 and i.size[0] == 1) or (i.opcode == 0b01101 and i.size[1] == 1)
    return i.opcode != 0b11011 or i.U == 1 or i.size != 0b11


@define
def pair_size(i: AdvSimdScalarPair) -> B2:
    """The size of the lanes: half precision, or single and double with U."""
    return B2(0b01) if i.U == 0 else vector_size(i.size[0])


@define
def second_lane(size: B2, x: B128) -> B128:
    """Lane 1, in place of lane 0."""
    if size == 0b01:
        return x >> 16
    return x >> 32 if size == 0b10 else x >> 64


@define
def operate_fp(i: AdvSimdScalarPair, x: B128, fpcr: B32) -> tuple[B128, B32]:
    """The two lanes of Rn combined, as the pairwise operations of vectors do."""
    size = pair_size(i)
    if i.opcode == 0b01101:
        return three_same_scalar(B1(0), B1(0), size, B3(0b010), x, second_lane(size, x), x, fpcr)
    operation = B3(0b000) if i.opcode == 0b01100 else B3(0b110)
    return three_same_scalar(B1(1), i.size[1], size, operation, x, second_lane(size, x), x, fpcr)


@define
def execute(i: AdvSimdScalarPair, s: State) -> State:
    """The sum of the two doublewords of Rn."""
    if undefined(i):
        return undefined_instruction(s)
    if is_floating(i):
        return write_fp(advance(s), i.Rd, operate_fp(i, read_v(s, i.Rn), s.fpcr))
    return write_v(advance(s), i.Rd, read_vpart(s, i.Rn, B1(0)) + read_vpart(s, i.Rn, B1(1)))


ROW = Encoding("01 U 11110 size:2 11000 opcode:5 10 Rn:5 Rd:5", AdvSimdScalarPair, execute, undefined)
