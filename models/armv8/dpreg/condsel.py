"""Conditional select: CSEL, CSINC, CSINV, CSNEG (Arm ARM C4.1, Data Processing -- Register)."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B4, B5, Bits, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import condition_holds
from lemmata.models.armv8.state import State, advance, read_w, read_x, undefined_instruction, write_w, write_x

N = TypeVar("N", bound=int)


@datatype
class CondSel:
    """A word of this row."""

    sf: B1
    op: B1
    S: B1
    Rm: B5
    cond: B4
    op2: B2
    Rn: B5
    Rd: B5


@define
def undefined(i: CondSel) -> bool:
    """No form sets flags, nor uses the upper bit of `op2`."""
    return i.S == 1 or i.op2[1] == 1


@define
def otherwise(i: CondSel, y: Bits[N]) -> Bits[N]:
    """What is selected where the condition fails: y, y + 1, NOT(y), or NOT(y) + 1, which is -y."""
    if i.op == 0:
        return y if i.op2[0] == 0 else y + 1
    return ~y if i.op2[0] == 0 else 0 - y


@define
def execute(i: CondSel, s: State) -> State:
    """Rn where the condition holds, a function of Rm otherwise."""
    if undefined(i):
        return undefined_instruction(s)
    if i.sf == 1:
        x = read_x(s, i.Rn) if condition_holds(i.cond, s.flags) else otherwise(i, read_x(s, i.Rm))
        return write_x(advance(s), i.Rd, x)
    w = read_w(s, i.Rn) if condition_holds(i.cond, s.flags) else otherwise(i, read_w(s, i.Rm))
    return write_w(advance(s), i.Rd, w)


ROW = Encoding("sf op S 11010100 Rm:5 cond:4 op2:2 Rn:5 Rd:5", CondSel, execute, undefined)
