"""Add/subtract (immediate): ADD, ADDS, SUB, SUBS (Arm ARM C4.1, Data Processing -- Immediate)."""

from __future__ import annotations

from lemmata.core.language import B1, B5, B12, B64, datatype, define, replace, zero_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import add_sub
from lemmata.models.armv8.state import State, advance, read_sp, write_sp, write_w, write_wsp, write_x


@datatype
class AddSubImm:
    """A word of this row."""

    sf: B1
    op: B1
    S: B1
    sh: B1
    imm12: B12
    Rn: B5
    Rd: B5


@define
def undefined(i: AddSubImm) -> bool:
    """Every word of the row is allocated."""
    return False


@define
def immediate(i: AddSubImm) -> B64:
    """`imm12`, shifted left by 12 where `sh` is 1."""
    return zero_extend(i.imm12, 64) << 12 if i.sh == 1 else zero_extend(i.imm12, 64)


@define
def execute(i: AddSubImm, s: State) -> State:
    """Rn is SP or a register; so is Rd, save where flags are set: there 31 is the zero register."""
    if i.sf == 1:
        x, flags = add_sub(i.op, i.S, read_sp(s, i.Rn), immediate(i), s.flags)
        s = replace(advance(s), flags=flags)
        return write_x(s, i.Rd, x) if i.S == 1 else write_sp(s, i.Rd, x)
    w, flags = add_sub(i.op, i.S, read_sp(s, i.Rn)[31:0], immediate(i)[31:0], s.flags)
    s = replace(advance(s), flags=flags)
    return write_w(s, i.Rd, w) if i.S == 1 else write_wsp(s, i.Rd, w)


ROW = Encoding("sf op S 100010 sh imm12:12 Rn:5 Rd:5", AddSubImm, execute, undefined)
