"""Advanced SIMD three different: long, wide and narrow sums, differences and products (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, B128, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.saturation import write_saturated
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    read_vpart,
    undefined_instruction,
    write_v128,
    write_vpart,
)
from lemmata.models.armv8.three_different import (
    accumulated,
    doubled,
    doubled_accumulated,
    high_narrow,
    long,
    polynomial_long,
    wide,
)


@datatype
class AdvSimdDifferent:
    """A word of this row."""

    Q: B1
    U: B1
    size: B2
    Rm: B5
    opcode: B4
    Rn: B5
    Rd: B5


@define
def is_doubling(opcode: B4) -> bool:
    """SQDMLAL, SQDMLSL, SQDMULL."""
    return opcode == 0b1001 or opcode == 0b1011 or opcode == 0b1101


@define
def undefined(i: AdvSimdDifferent) -> bool:
    """PMULL is on bytes or doublewords, doubled products on halfwords or words, the rest on all but doublewords."""
    if i.opcode == 0b1110:
        return i.U == 1 or (i.size != 0b00 and i.size != 0b11)
    if is_doubling(i.opcode):
        return i.U == 1 or i.size == 0b00 or i.size == 0b11
    return i.opcode == 0b1111 or i.size == 0b11


@define
def operate(i: AdvSimdDifferent, s: State) -> B128:
    """The results at twice the width, save the doubled products."""
    if i.opcode == 0b0001 or i.opcode == 0b0011:
        return wide(i.U, i.size, i.opcode, read_v(s, i.Rn), read_vpart(s, i.Rm, i.Q))
    x, y = read_vpart(s, i.Rn, i.Q), read_vpart(s, i.Rm, i.Q)
    if i.opcode == 0b1110:
        return polynomial_long(i.size, x, y)
    result = long(i.U, i.size, i.opcode, x, y)
    if i.opcode == 0b0101 or i.opcode == 0b1000 or i.opcode == 0b1010:
        return accumulated(i.opcode == 0b1010, i.size, read_v(s, i.Rd), result)
    return result


@define
def operate_doubling(i: AdvSimdDifferent, s: State) -> tuple[B128, B128]:
    """SQDMLAL, SQDMLSL, SQDMULL."""
    x, y = read_vpart(s, i.Rn, i.Q), read_vpart(s, i.Rm, i.Q)
    if i.opcode == 0b1101:
        return doubled(i.size, x, y)
    return doubled_accumulated(i.opcode == 0b1011, i.size, read_v(s, i.Rd), x, y)


@define
def execute(i: AdvSimdDifferent, s: State) -> State:
    """Q chooses the half of the narrow vectors."""
    if undefined(i):
        return undefined_instruction(s)
    if i.opcode == 0b0100 or i.opcode == 0b0110:
        half = high_narrow(i.U, i.size, i.opcode, read_v(s, i.Rn), read_v(s, i.Rm))
        return write_vpart(advance(s), i.Rd, i.Q, half)
    if is_doubling(i.opcode):
        value, mask = operate_doubling(i, s)
        return write_saturated(advance(s), i.Rd, value, mask)
    return write_v128(advance(s), i.Rd, operate(i, s))


ROW = Encoding("0 Q U 01110 size:2 1 Rm:5 opcode:4 00 Rn:5 Rd:5", AdvSimdDifferent, execute, undefined)
