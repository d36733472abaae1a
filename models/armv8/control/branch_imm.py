"""Unconditional branch (immediate): B, BL (Arm ARM C4.1, Branches)."""

from __future__ import annotations

from lemmata.core.language import B1, B5, B26, datatype, define, replace, sign_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, write_x


@datatype
class BranchImm:
    """A word of this row."""

    op: B1
    imm26: B26


@define
def undefined(i: BranchImm) -> bool:
    """Every word of the row is allocated."""
    return False


@define
def execute(i: BranchImm, s: State) -> State:
    """To `PC + SignExtend(imm26:'00', 64)`; BL leaves the address after itself in X30."""
    target = s.pc + (sign_extend(i.imm26, 64) << 2)
    if i.op == 1:
        s = write_x(s, B5(30), s.pc + 4)
    return replace(s, pc=target)


ROW = Encoding("op 00101 imm26:26", BranchImm, execute, undefined)
