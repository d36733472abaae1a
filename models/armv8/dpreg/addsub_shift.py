"""Add/subtract (shifted register): ADD, ADDS, SUB, SUBS (Arm ARM C4.1, Data Processing -- Register)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B6, datatype, define, replace
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import add_sub, shift_reg
from lemmata.models.armv8.state import State, advance, read_w, read_x, undefined_instruction, write_w, write_x


@datatype
class AddSubShift:
    """A word of this row."""

    sf: B1
    op: B1
    S: B1
    shift: B2
    Rm: B5
    imm6: B6
    Rn: B5
    Rd: B5


@define
def undefined(i: AddSubShift) -> bool:
    """ROR is not offered, nor is a shift of a W register by 32 or more."""
    return i.shift == 0b11 or (i.sf == 0 and i.imm6[5] == 1)


@define
def execute(i: AddSubShift, s: State) -> State:
    """Add to, or subtract from Rn the shifted Rm."""
    if undefined(i):
        return undefined_instruction(s)
    if i.sf == 1:
        x, flags = add_sub(i.op, i.S, read_x(s, i.Rn), shift_reg(read_x(s, i.Rm), i.shift, i.imm6), s.flags)
        return write_x(replace(advance(s), flags=flags), i.Rd, x)
    w, flags = add_sub(i.op, i.S, read_w(s, i.Rn), shift_reg(read_w(s, i.Rm), i.shift, i.imm6), s.flags)
    return write_w(replace(advance(s), flags=flags), i.Rd, w)


ROW = Encoding("sf op S 01011 shift:2 0 Rm:5 imm6:6 Rn:5 Rd:5", AddSubShift, execute, undefined)
