"""Cryptographic two-register SHA: SHA1H, SHA1SU1, SHA256SU0 (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B2, B5, B128, datatype, define, rotate_left, zero_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.sha import sha1_schedule_1, sha256_schedule_0
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_v128


@datatype
class CryptoSha2:
    """A word of this row."""

    size: B2
    opcode: B5
    Rn: B5
    Rd: B5


@define
def undefined(i: CryptoSha2) -> bool:
    """Three opcodes, of size 00."""
    return i.size != 0b00 or i.opcode > 0b00010


@define
def operate(i: CryptoSha2, d: B128, n: B128) -> B128:
    """SHA1H turns a word as a round does with b; the others are of message schedules."""
    if i.opcode == 0b00000:
        return zero_extend(rotate_left(n[31:0], 30), 128)
    return sha1_schedule_1(d, n) if i.opcode == 0b00001 else sha256_schedule_0(d, n)


@define
def execute(i: CryptoSha2, s: State) -> State:
    """Rd is a function of Rd and Rn."""
    if undefined(i):
        return undefined_instruction(s)
    return write_v128(advance(s), i.Rd, operate(i, read_v(s, i.Rd), read_v(s, i.Rn)))


ROW = Encoding("01011110 size:2 10100 opcode:5 10 Rn:5 Rd:5", CryptoSha2, execute, undefined)
