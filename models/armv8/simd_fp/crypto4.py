"""Cryptographic four-register: EOR3, BCAX, SM3SS1 (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B2, B5, B128, bits, concat, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.sm3 import SS1
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_v128


@datatype
class CryptoFour:
    """A word of this row."""

    Op0: B2
    Rm: B5
    Ra: B5
    Rn: B5
    Rd: B5


@define
def undefined(i: CryptoFour) -> bool:
    """Three opcodes."""
    return i.Op0 == 0b11


@define
def operate(i: CryptoFour, n: B128, m: B128, a: B128) -> B128:
    """Exclusive or of three; `bit clear and exclusive or`; SS1 of an SM3 round in the highest word."""
    if i.Op0 == 0b00:
        return n ^ m ^ a
    if i.Op0 == 0b01:
        return n ^ (m & ~a)
    return concat(SS1(n[127:96], m[127:96], a[127:96]), bits(0, 96))


@define
def execute(i: CryptoFour, s: State) -> State:
    """Rd is a function of Rn, Rm and Ra."""
    if undefined(i):
        return undefined_instruction(s)
    return write_v128(advance(s), i.Rd, operate(i, read_v(s, i.Rn), read_v(s, i.Rm), read_v(s, i.Ra)))


ROW = Encoding("110011100 Op0:2 Rm:5 0 Ra:5 Rn:5 Rd:5", CryptoFour, execute, undefined)
