"""Logical (shifted register): AND, BIC, ORR, ORN, EOR, EON, ANDS, BICS (Arm ARM C4.1, Data Processing -- Register)."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B5, B6, Bits, datatype, define, replace
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import logical_flags, shift_reg
from lemmata.models.armv8.state import State, advance, read_w, read_x, undefined_instruction, write_w, write_x

N = TypeVar("N", bound=int)


@datatype
class LogicalShift:
    """A word of this row."""

    sf: B1
    opc: B2
    shift: B2
    N: B1
    Rm: B5
    imm6: B6
    Rn: B5
    Rd: B5


@define
def undefined(i: LogicalShift) -> bool:
    """A W register is not shifted by 32 or more."""
    return i.sf == 0 and i.imm6[5] == 1


@define
def operate(i: LogicalShift, x: Bits[N], y: Bits[N]) -> Bits[N]:
    """The operation, with the second operand inverted where `N` is 1; ORR with the zero register is a move."""
    y = ~y if i.N == 1 else y
    if i.opc == 0b01:
        return y if i.Rn == 31 else x | y
    if i.opc == 0b10:
        return x ^ y
    return x & y


@define
def execute(i: LogicalShift, s: State) -> State:
    """Combine Rn and the shifted Rm."""
    if undefined(i):
        return undefined_instruction(s)
    if i.sf == 1:
        x = operate(i, read_x(s, i.Rn), shift_reg(read_x(s, i.Rm), i.shift, i.imm6))
        flags = logical_flags(x) if i.opc == 0b11 else s.flags
        return write_x(replace(advance(s), flags=flags), i.Rd, x)
    w = operate(i, read_w(s, i.Rn), shift_reg(read_w(s, i.Rm), i.shift, i.imm6))
    flags = logical_flags(w) if i.opc == 0b11 else s.flags
    return write_w(replace(advance(s), flags=flags), i.Rd, w)


ROW = Encoding("sf opc:2 01010 shift:2 N Rm:5 imm6:6 Rn:5 Rd:5", LogicalShift, execute, undefined)
