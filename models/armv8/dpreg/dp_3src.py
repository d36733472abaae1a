"""Data-processing (3 source): MADD, MSUB, SMADDL, SMSUBL, SMULH, UMADDL, UMSUBL, UMULH (Arm ARM C4.1, Data
Processing -- Register).
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B3, B5, B32, B64, Bits, datatype, define, sign_extend, zero_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, read_w, read_x, undefined_instruction, write_w, write_x

N = TypeVar("N", bound=int)


@datatype
class DataProc3:
    """A word of this row."""

    sf: B1
    op54: B2
    op31: B3
    Rm: B5
    o0: B1
    Ra: B5
    Rn: B5
    Rd: B5


@define
def undefined(i: DataProc3) -> bool:
    """Multiply and add at both widths; long and high products for X registers only; FEAT_CPA is absent."""
    if i.op54 != 0b00:
        return True
    if i.op31 == 0b000:
        return False
    if i.op31 == 0b001 or i.op31 == 0b101:
        return i.sf == 0
    return i.sf == 0 or i.o0 == 1 or not (i.op31 == 0b010 or i.op31 == 0b110)


@define
def accumulate(i: DataProc3, a: Bits[N], product: Bits[N]) -> Bits[N]:
    """The product added to the third operand, or taken from it."""
    return a + product if i.o0 == 0 else a - product


@define
def signed_high(x: B64, y: B64) -> B64:
    """The high half of the product of signed numbers."""
    return (sign_extend(x, 128) * sign_extend(y, 128))[127:64]


@define
def unsigned_high(x: B64, y: B64) -> B64:
    """The high half of the product of unsigned numbers."""
    return (zero_extend(x, 128) * zero_extend(y, 128))[127:64]


@define
def long_product(i: DataProc3, x: B32, y: B32) -> B64:
    """The product of two words as a doubleword, signed or not."""
    if i.op31 == 0b001:
        return sign_extend(x, 64) * sign_extend(y, 64)
    return zero_extend(x, 64) * zero_extend(y, 64)


@define
def operate_x(i: DataProc3, s: State) -> B64:
    """The result for X registers. Ra is not read by SMULH and UMULH."""
    if i.op31 == 0b000:
        return accumulate(i, read_x(s, i.Ra), read_x(s, i.Rn) * read_x(s, i.Rm))
    if i.op31 == 0b010:
        return signed_high(read_x(s, i.Rn), read_x(s, i.Rm))
    if i.op31 == 0b110:
        return unsigned_high(read_x(s, i.Rn), read_x(s, i.Rm))
    return accumulate(i, read_x(s, i.Ra), long_product(i, read_w(s, i.Rn), read_w(s, i.Rm)))


@define
def execute(i: DataProc3, s: State) -> State:
    """Rd is a function of Rn, Rm and Ra."""
    if undefined(i):
        return undefined_instruction(s)
    if i.sf == 1:
        return write_x(advance(s), i.Rd, operate_x(i, s))
    return write_w(advance(s), i.Rd, accumulate(i, read_w(s, i.Ra), read_w(s, i.Rn) * read_w(s, i.Rm)))


ROW = Encoding("sf op54:2 11011 op31:3 Rm:5 o0 Ra:5 Rn:5 Rd:5", DataProc3, execute, undefined)
