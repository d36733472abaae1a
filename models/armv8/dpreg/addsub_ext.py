"""Add/subtract (extended register): ADD, ADDS, SUB, SUBS (Arm ARM C4.1, Data Processing -- Register)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, datatype, define, replace
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import add_sub, extend_reg
from lemmata.models.armv8.state import (
    State,
    advance,
    read_sp,
    read_w,
    read_x,
    undefined_instruction,
    write_sp,
    write_w,
    write_wsp,
    write_x,
)


@datatype
class AddSubExtend:
    """A word of this row."""

    sf: B1
    op: B1
    S: B1
    opt: B2
    Rm: B5
    option: B3
    imm3: B3
    Rn: B5
    Rd: B5


@define
def undefined(i: AddSubExtend) -> bool:
    """The extended register is shifted by 4 at most."""
    return i.opt != 0 or i.imm3 > 4


@define
def execute(i: AddSubExtend, s: State) -> State:
    """Rn is SP or a register; so is Rd, save where flags are set: there 31 is the zero register."""
    if undefined(i):
        return undefined_instruction(s)
    if i.sf == 1:
        y = extend_reg(read_x(s, i.Rm), i.option, i.imm3)
        x, flags = add_sub(i.op, i.S, read_sp(s, i.Rn), y, s.flags)
        s = replace(advance(s), flags=flags)
        return write_x(s, i.Rd, x) if i.S == 1 else write_sp(s, i.Rd, x)
    z = extend_reg(read_w(s, i.Rm), i.option, i.imm3)
    w, flags = add_sub(i.op, i.S, read_sp(s, i.Rn)[31:0], z, s.flags)
    s = replace(advance(s), flags=flags)
    return write_w(s, i.Rd, w) if i.S == 1 else write_wsp(s, i.Rd, w)


ROW = Encoding("sf op S 01011 opt:2 1 Rm:5 option:3 imm3:3 Rn:5 Rd:5", AddSubExtend, execute, undefined)
