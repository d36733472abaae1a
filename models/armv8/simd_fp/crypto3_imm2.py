"""Cryptographic three-register, imm2: SM3TT1A, SM3TT1B, SM3TT2A, SM3TT2B (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B2, B5, B32, B128, datatype, define
from lemmata.models.armv8.elements import element32
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.sm3 import TT1, TT2, sm3_half, sm3_vector
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_v128


@datatype
class CryptoImm2:
    """A word of this row."""

    Rm: B5
    imm2: B2
    opcode: B2
    Rn: B5
    Rd: B5


@define
def undefined(i: CryptoImm2) -> bool:
    """Every word of the row is allocated."""
    return False


@define
def operate(i: CryptoImm2, d: B128, ss1: B32, word: B32) -> B128:
    """Half of a round, of the first sixteen (A) or of the others (B)."""
    first = i.opcode[0] == 0
    if i.opcode[1] == 0:
        return sm3_vector(TT1(first, sm3_half(d), ss1, word))
    return sm3_vector(TT2(first, sm3_half(d), ss1, word))


@define
def execute(i: CryptoImm2, s: State) -> State:
    """Rd is half of the working variables, Rn has SS1 in its highest word, Rm the word imm2 of the schedule."""
    if undefined(i):
        return undefined_instruction(s)
    word = element32(read_v(s, i.Rm), i.imm2)
    return write_v128(advance(s), i.Rd, operate(i, read_v(s, i.Rd), read_v(s, i.Rn)[127:96], word))


ROW = Encoding("11001110010 Rm:5 10 imm2:2 opcode:2 Rn:5 Rd:5", CryptoImm2, execute, undefined)
