"""Conditional compare (immediate): CCMN, CCMP (Arm ARM C4.1, Data Processing -- Register)."""

from __future__ import annotations

from lemmata.core.language import B1, B4, B5, datatype, define, replace, zero_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import conditional_compare
from lemmata.models.armv8.state import State, advance, read_w, read_x, undefined_instruction


@datatype
class CondCompareImm:
    """A word of this row."""

    sf: B1
    op: B1
    S: B1
    imm5: B5
    cond: B4
    o2: B1
    Rn: B5
    o3: B1
    nzcv: B4


@define
def undefined(i: CondCompareImm) -> bool:
    """All forms set flags, with `o2` and `o3` zero."""
    return i.S == 0 or i.o2 == 1 or i.o3 == 1


@define
def execute(i: CondCompareImm, s: State) -> State:
    """The flags of a comparison of Rn with `imm5` where the condition holds, `nzcv` otherwise."""
    if undefined(i):
        return undefined_instruction(s)
    if i.sf == 1:
        flags = conditional_compare(i.op, i.cond, i.nzcv, read_x(s, i.Rn), zero_extend(i.imm5, 64), s.flags)
        return replace(advance(s), flags=flags)
    flags = conditional_compare(i.op, i.cond, i.nzcv, read_w(s, i.Rn), zero_extend(i.imm5, 32), s.flags)
    return replace(advance(s), flags=flags)


ROW = Encoding("sf op S 11010010 imm5:5 cond:4 1 o2 Rn:5 o3 nzcv:4", CondCompareImm, execute, undefined)
