"""Data-processing (1 source): RBIT, REV16, REV, REV32, CLZ, CLS (Arm ARM C4.1, Data Processing -- Register)."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import (
    B1,
    B5,
    B6,
    B64,
    Bits,
    arithmetic_shift_right,
    bits,
    datatype,
    define,
    rotate_right,
)
from lemmata.core.library.words import count_leading_zeros, reverse_bits, reverse_bytes
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, read_w, read_x, undefined_instruction, write_w, write_x

N = TypeVar("N", bound=int)


@datatype
class DataProc1:
    """A word of this row."""

    sf: B1
    S: B1
    opcode2: B5
    opcode: B6
    Rn: B5
    Rd: B5


@define
def undefined(i: DataProc1) -> bool:
    """Six operations, one of them for X registers only; FEAT_PAuth and FEAT_CSSC are absent."""
    return i.S == 1 or i.opcode2 != 0 or i.opcode > 5 or (i.sf == 0 and i.opcode == 3)


@define
def rev16(x: Bits[N]) -> Bits[N]:
    """The bytes of each halfword exchanged."""
    low = bits(0x00FF00FF00FF00FF, x.width)
    return ((x >> 8) & low) | ((x & low) << 8)


@define
def count_leading_sign_bits(x: Bits[N]) -> Bits[N]:
    """CountLeadingSignBits: how many bits below the sign bit are equal to it, without a gap.

    The manual counts zeros in x<N-1:1> EOR x<N-2:0>, a word of N-1 bits; a zero in front makes one more.
    """
    return count_leading_zeros(x ^ arithmetic_shift_right(x, 1)) - 1


@define
def operate(i: DataProc1, x: Bits[N]) -> Bits[N]:
    """The operation, where REV is opcode 2 for W registers and 3 for X registers."""
    if i.opcode == 0b000000:
        return reverse_bits(x)
    if i.opcode == 0b000001:
        return rev16(x)
    if i.opcode == 0b000010 or i.opcode == 0b000011:
        return reverse_bytes(x)
    if i.opcode == 0b000100:
        return count_leading_zeros(x)
    return count_leading_sign_bits(x)


@define
def operate_x(i: DataProc1, x: B64) -> B64:
    """At 64 bits: REV32 reverses each half."""
    return rotate_right(reverse_bytes(x), 32) if i.opcode == 0b000010 else operate(i, x)


@define
def execute(i: DataProc1, s: State) -> State:
    """Rd is a function of Rn."""
    if undefined(i):
        return undefined_instruction(s)
    if i.sf == 1:
        return write_x(advance(s), i.Rd, operate_x(i, read_x(s, i.Rn)))
    return write_w(advance(s), i.Rd, operate(i, read_w(s, i.Rn)))


ROW = Encoding("sf 1 S 11010110 opcode2:5 opcode:6 Rn:5 Rd:5", DataProc1, execute, undefined)
