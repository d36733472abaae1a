"""Cryptographic three-register SHA-512, SHA-3, SM3 and SM4: SHA512H, SHA512H2, SHA512SU1, RAX1, SM3PARTW1, SM3PARTW2,
SM4EKEY (Arm ARM C4.1).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B128, datatype, define, rotate_left
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes import map64_2
from lemmata.models.armv8.sha import sha512_schedule_1, sha512_T1, sha512_T2
from lemmata.models.armv8.sm3 import expand_first, expand_last
from lemmata.models.armv8.sm4 import sm4_key_rounds, sm4_vector, sm4_words
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_v128


@datatype
class CryptoSha512Three:
    """A word of this row."""

    Rm: B5
    O: B1
    opcode: B2
    Rn: B5
    Rd: B5


@define
def undefined(i: CryptoSha512Three) -> bool:
    """Seven opcodes."""
    return i.O == 1 and i.opcode == 0b11


@define
def operate_sha(i: CryptoSha512Three, d: B128, n: B128, m: B128) -> B128:
    """SHA512H, SHA512H2, SHA512SU1, RAX1."""
    if i.opcode == 0b00:
        return sha512_T1(d, n, m)
    if i.opcode == 0b01:
        return sha512_T2(d, n, m)
    if i.opcode == 0b10:
        return sha512_schedule_1(d, n, m)
    return map64_2(lambda a, b: a ^ rotate_left(b, 1), n, m)


@define
def operate_sm(i: CryptoSha512Three, d: B128, n: B128, m: B128) -> B128:
    """SM3PARTW1, SM3PARTW2, SM4EKEY."""
    if i.opcode == 0b00:
        return expand_first(d, n, m)
    if i.opcode == 0b01:
        return expand_last(d, n, m)
    return sm4_vector(sm4_key_rounds(sm4_words(n), m))


@define
def execute(i: CryptoSha512Three, s: State) -> State:
    """Rd is a function of Rd, Rn and Rm."""
    if undefined(i):
        return undefined_instruction(s)
    d, n, m = read_v(s, i.Rd), read_v(s, i.Rn), read_v(s, i.Rm)
    return write_v128(advance(s), i.Rd, operate_sha(i, d, n, m) if i.O == 0 else operate_sm(i, d, n, m))


ROW = Encoding("11001110011 Rm:5 1 O 00 opcode:2 Rn:5 Rd:5", CryptoSha512Three, execute, undefined)
