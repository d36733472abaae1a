"""Cryptographic AES: AESE, AESD, AESMC, AESIMC (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B2, B5, B128, datatype, define
from lemmata.models.armv8.aes import (
    aes_inv_mix_columns,
    aes_inv_shift_rows,
    aes_inv_sub_bytes,
    aes_mix_columns,
    aes_shift_rows,
    aes_sub_bytes,
)
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_v128


@datatype
class CryptoAes:
    """A word of this row."""

    size: B2
    opcode: B5
    Rn: B5
    Rd: B5


@define
def undefined(i: CryptoAes) -> bool:
    """Four opcodes, 001xx, of size 00."""
    return i.size != 0b00 or i.opcode[4:2] != 0b001


@define
def operate(i: CryptoAes, x: B128, d: B128) -> B128:
    """A round without MixColumns after the round key is added, or MixColumns, or their inverses."""
    if i.opcode == 0b00100:
        return aes_sub_bytes(aes_shift_rows(d ^ x))
    if i.opcode == 0b00101:
        return aes_inv_sub_bytes(aes_inv_shift_rows(d ^ x))
    return aes_mix_columns(x) if i.opcode == 0b00110 else aes_inv_mix_columns(x)


@define
def execute(i: CryptoAes, s: State) -> State:
    """Rd is the state, Rn the round key; AESMC and AESIMC have the state in Rn."""
    if undefined(i):
        return undefined_instruction(s)
    return write_v128(advance(s), i.Rd, operate(i, read_v(s, i.Rn), read_v(s, i.Rd)))


ROW = Encoding("01001110 size:2 10100 opcode:5 10 Rn:5 Rd:5", CryptoAes, execute, undefined)
