"""Unconditional branch (register): BR, BLR, RET (Arm ARM C4.1, Branches)."""

from __future__ import annotations

from lemmata.core.language import B4, B5, B6, datatype, define, replace
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, read_x, undefined_instruction, write_x


@datatype
class BranchReg:
    """A word of this row."""

    opc: B4
    op2: B5
    op3: B6
    Rn: B5
    op4: B5


@define
def undefined(i: BranchReg) -> bool:
    """Three operations: ERET and DRPS are not for EL0, and FEAT_PAuth is absent."""
    return i.opc > 2 or i.op2 != 0b11111 or i.op3 != 0 or i.op4 != 0


@define
def execute(i: BranchReg, s: State) -> State:
    """To the address in Rn; BLR leaves the address after itself in X30, after reading Rn."""
    if undefined(i):
        return undefined_instruction(s)
    target = read_x(s, i.Rn)
    if i.opc == 0b0001:
        s = write_x(s, B5(30), s.pc + 4)
    return replace(s, pc=target)


ROW = Encoding("1101011 opc:4 op2:5 op3:6 Rn:5 op4:5", BranchReg, execute, undefined)
