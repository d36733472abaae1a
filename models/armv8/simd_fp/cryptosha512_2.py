"""Cryptographic two-register SHA-512 and SM4: SHA512SU0, SM4E (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B2, B5, B128, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.sha import sha512_schedule_0
from lemmata.models.armv8.sm4 import sm4_rounds, sm4_vector, sm4_words
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_v128


@datatype
class CryptoSha512Two:
    """A word of this row."""

    opcode: B2
    Rn: B5
    Rd: B5


@define
def undefined(i: CryptoSha512Two) -> bool:
    """Two opcodes."""
    return i.opcode[1] == 1


@define
def operate(i: CryptoSha512Two, d: B128, n: B128) -> B128:
    """Part of a message schedule, or four rounds with the keys in Rn."""
    return sha512_schedule_0(d, n) if i.opcode == 0b00 else sm4_vector(sm4_rounds(sm4_words(d), n))


@define
def execute(i: CryptoSha512Two, s: State) -> State:
    """Rd is a function of Rd and Rn."""
    if undefined(i):
        return undefined_instruction(s)
    return write_v128(advance(s), i.Rd, operate(i, read_v(s, i.Rd), read_v(s, i.Rn)))


ROW = Encoding("11001110110000001000 opcode:2 Rn:5 Rd:5", CryptoSha512Two, execute, undefined)
