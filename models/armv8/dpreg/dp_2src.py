"""Data-processing (2 source): UDIV, SDIV, LSLV, LSRV, ASRV, RORV, CRC32B/H/W/X, CRC32CB/CH/CW/CX (Arm ARM C4.1,
Data Processing -- Register).
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import (
    B1,
    B5,
    B6,
    B32,
    Bits,
    arithmetic_shift_right,
    bits,
    datatype,
    define,
    rotate_right,
)
from lemmata.models.armv8.crc import crc_8, crc_16, crc_32, crc_64, divisor
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import is_negative
from lemmata.models.armv8.state import State, advance, read_w, read_x, undefined_instruction, write_w, write_x

N = TypeVar("N", bound=int)


@datatype
class DataProc2:
    """A word of this row."""

    sf: B1
    S: B1
    Rm: B5
    opcode: B6
    Rn: B5
    Rd: B5


@define
def is_crc(i: DataProc2) -> bool:
    """CRC32 and CRC32C: bytes, halfwords and words with `sf` zero, doublewords with `sf` one."""
    return i.opcode[5:3] == 0b010 and (i.opcode[1:0] == 0b11) == (i.sf == 1)


@define
def undefined(i: DataProc2) -> bool:
    """Division, shifts and CRC; FEAT_PAuth, FEAT_MTE and FEAT_CSSC are absent."""
    return i.S == 1 or not (i.opcode[5:1] == 0b00001 or i.opcode[5:2] == 0b0010 or is_crc(i))


@define
def magnitude(x: Bits[N]) -> Bits[N]:
    """The absolute value, as an unsigned number."""
    return 0 - x if is_negative(x) else x


@define
def divide(i: DataProc2, x: Bits[N], y: Bits[N]) -> Bits[N]:
    """The quotient rounded towards zero; zero for a division by zero; the least number by -1 is itself."""
    if i.opcode[0] == 0:
        return bits(0, x.width) if y == 0 else x // y
    quotient = magnitude(x) // magnitude(y)
    signed = quotient if is_negative(x) == is_negative(y) else 0 - quotient
    return bits(0, x.width) if y == 0 else signed


@define
def operate(i: DataProc2, x: Bits[N], y: Bits[N], amount: Bits[N]) -> Bits[N]:
    """A quotient, or ShiftReg by an amount below the width."""
    if i.opcode[3] == 0:
        return divide(i, x, y)
    if i.opcode[1:0] == 0b00:
        return x << amount
    if i.opcode[1:0] == 0b01:
        return x >> amount
    if i.opcode[1:0] == 0b10:
        return arithmetic_shift_right(x, amount)
    return rotate_right(x, amount)


@define
def checksum(i: DataProc2, s: State) -> B32:
    """The checksum in Rn after the data in Rm."""
    poly = divisor(i.opcode[2])
    if i.opcode[1:0] == 0b00:
        return crc_8(read_w(s, i.Rn), read_x(s, i.Rm)[7:0], poly)
    if i.opcode[1:0] == 0b01:
        return crc_16(read_w(s, i.Rn), read_x(s, i.Rm)[15:0], poly)
    if i.opcode[1:0] == 0b10:
        return crc_32(read_w(s, i.Rn), read_w(s, i.Rm), poly)
    return crc_64(read_w(s, i.Rn), read_x(s, i.Rm), poly)


@define
def execute(i: DataProc2, s: State) -> State:
    """Rn divided by Rm, or shifted by Rm modulo the width, or a checksum."""
    if undefined(i):
        return undefined_instruction(s)
    if i.opcode[4] == 1:
        return write_w(advance(s), i.Rd, checksum(i, s))
    if i.sf == 1:
        x = operate(i, read_x(s, i.Rn), read_x(s, i.Rm), read_x(s, i.Rm) & 63)
        return write_x(advance(s), i.Rd, x)
    w = operate(i, read_w(s, i.Rn), read_w(s, i.Rm), read_w(s, i.Rm) & 31)
    return write_w(advance(s), i.Rd, w)


ROW = Encoding("sf 0 S 11010110 Rm:5 opcode:6 Rn:5 Rd:5", DataProc2, execute, undefined)
