"""Cryptographic three-register SHA: SHA1C, SHA1P, SHA1M, SHA1SU0, SHA256H, SHA256H2, SHA256SU1 (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B2, B3, B5, B128, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.sha import (
    sha1_hash,
    sha1_schedule_0,
    sha256_abcd,
    sha256_efgh,
    sha256_schedule_1,
)
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_v128


@datatype
class CryptoSha3:
    """A word of this row."""

    size: B2
    Rm: B5
    opcode: B3
    Rn: B5
    Rd: B5


@define
def undefined(i: CryptoSha3) -> bool:
    """Seven opcodes, of size 00."""
    return i.size != 0b00 or i.opcode == 0b111


@define
def operate(i: CryptoSha3, d: B128, n: B128, m: B128) -> B128:
    """Four rounds, or the message schedule."""
    if i.opcode[2] == 0:
        return sha1_schedule_0(d, n, m) if i.opcode == 0b011 else sha1_hash(i.opcode[1:0], d, n[31:0], m)
    if i.opcode == 0b100:
        return sha256_abcd(d, n, m)
    return sha256_efgh(n, d, m) if i.opcode == 0b101 else sha256_schedule_1(d, n, m)


@define
def execute(i: CryptoSha3, s: State) -> State:
    """Rd is a function of Rd, Rn and Rm."""
    if undefined(i):
        return undefined_instruction(s)
    return write_v128(advance(s), i.Rd, operate(i, read_v(s, i.Rd), read_v(s, i.Rn), read_v(s, i.Rm)))


ROW = Encoding("01011110 size:2 0 Rm:5 0 opcode:3 00 Rn:5 Rd:5", CryptoSha3, execute, undefined)
