"""Cryptographic three-register, imm6: XAR (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B5, B6, datatype, define, rotate_right
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes import map64_2
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_v128


@datatype
class CryptoImm6:
    """A word of this row."""

    Rm: B5
    imm6: B6
    Rn: B5
    Rd: B5


@define
def undefined(i: CryptoImm6) -> bool:
    """Every word of the row is allocated."""
    return False


@define
def execute(i: CryptoImm6, s: State) -> State:
    """The exclusive or of doublewords, turned to the right."""
    if undefined(i):
        return undefined_instruction(s)
    result = map64_2(lambda a, b: rotate_right(a ^ b, i.imm6), read_v(s, i.Rn), read_v(s, i.Rm))
    return write_v128(advance(s), i.Rd, result)


ROW = Encoding("11001110100 Rm:5 imm6:6 Rn:5 Rd:5", CryptoImm6, execute, undefined)
