"""Conditional compare (register): CCMN, CCMP (Arm ARM C4.1, Data Processing -- Register)."""

from __future__ import annotations

from lemmata.core.language import B1, B4, B5, datatype, define, replace
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import conditional_compare
from lemmata.models.armv8.state import State, advance, read_w, read_x, undefined_instruction


@datatype
class CondCompareReg:
    """A word of this row."""

    sf: B1
    op: B1
    S: B1
    Rm: B5
    cond: B4
    o2: B1
    Rn: B5
    o3: B1
    nzcv: B4


@define
def undefined(i: CondCompareReg) -> bool:
    """All forms set flags, with `o2` and `o3` zero."""
    return i.S == 0 or i.o2 == 1 or i.o3 == 1


@define
def execute(i: CondCompareReg, s: State) -> State:
    """The flags of a comparison of Rn with Rm where the condition holds, `nzcv` otherwise."""
    if undefined(i):
        return undefined_instruction(s)
    if i.sf == 1:
        flags = conditional_compare(i.op, i.cond, i.nzcv, read_x(s, i.Rn), read_x(s, i.Rm), s.flags)
        return replace(advance(s), flags=flags)
    flags = conditional_compare(i.op, i.cond, i.nzcv, read_w(s, i.Rn), read_w(s, i.Rm), s.flags)
    return replace(advance(s), flags=flags)


ROW = Encoding("sf op S 11010010 Rm:5 cond:4 0 o2 Rn:5 o3 nzcv:4", CondCompareReg, execute, undefined)
