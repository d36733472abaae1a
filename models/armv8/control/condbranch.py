"""Conditional branch (immediate): B.cond (Arm ARM C4.1, Branches)."""

from __future__ import annotations

from lemmata.core.language import B1, B4, B19, datatype, define, replace, sign_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import condition_holds
from lemmata.models.armv8.state import State, undefined_instruction


@datatype
class CondBranch:
    """A word of this row."""

    o1: B1
    imm19: B19
    o0: B1
    cond: B4


@define
def undefined(i: CondBranch) -> bool:
    """BC.cond needs FEAT_HBC, which is absent."""
    return i.o1 == 1 or i.o0 == 1


@define
def execute(i: CondBranch, s: State) -> State:
    """Branch where the condition holds; only the program counter depends on it."""
    if undefined(i):
        return undefined_instruction(s)
    target = s.pc + (sign_extend(i.imm19, 64) << 2)
    return replace(s, pc=target if condition_holds(i.cond, s.flags) else s.pc + 4)


ROW = Encoding("0101010 o1 imm19:19 o0 cond:4", CondBranch, execute, undefined)
