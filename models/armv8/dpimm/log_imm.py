"""Logical (immediate): AND, ORR, EOR, ANDS (Arm ARM C4.1, Data Processing -- Immediate)."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B5, B6, B64, Bits, datatype, define, replace
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import bit_masks_undefined, decode_bit_masks, logical_flags
from lemmata.models.armv8.state import (
    State,
    advance,
    read_w,
    read_x,
    undefined_instruction,
    write_sp,
    write_w,
    write_wsp,
    write_x,
)

N = TypeVar("N", bound=int)


@datatype
class LogicalImm:
    """A word of this row."""

    sf: B1
    opc: B2
    N: B1
    immr: B6
    imms: B6
    Rn: B5
    Rd: B5


@define
def undefined(i: LogicalImm) -> bool:
    """A W register has no 64-bit elements; and some masks are reserved."""
    return (i.sf == 0 and i.N == 1) or bit_masks_undefined(i.N, i.imms)


@define
def mask(i: LogicalImm) -> B64:
    """The immediate, at 64 bits."""
    wmask, _ = decode_bit_masks(i.N, i.imms, i.immr)
    return wmask


@define
def operate(opc: B2, x: Bits[N], imm: Bits[N]) -> Bits[N]:
    """AND, ORR, EOR, and AND again for ANDS."""
    if opc == 0b01:
        return x | imm
    if opc == 0b10:
        return x ^ imm
    return x & imm


@define
def execute(i: LogicalImm, s: State) -> State:
    """Rn 31 is the zero register; Rd 31 is SP, save for ANDS."""
    if undefined(i):
        return undefined_instruction(s)
    if i.sf == 1:
        x = operate(i.opc, read_x(s, i.Rn), mask(i))
        if i.opc == 0b11:
            return write_x(replace(advance(s), flags=logical_flags(x)), i.Rd, x)
        return write_sp(advance(s), i.Rd, x)
    w = operate(i.opc, read_w(s, i.Rn), mask(i)[31:0])
    if i.opc == 0b11:
        return write_w(replace(advance(s), flags=logical_flags(w)), i.Rd, w)
    return write_wsp(advance(s), i.Rd, w)


ROW = Encoding("sf opc:2 100100 N immr:6 imms:6 Rn:5 Rd:5", LogicalImm, execute, undefined)
