"""Test and branch (immediate): TBZ, TBNZ (Arm ARM C4.1, Branches)."""

from __future__ import annotations

from lemmata.core.language import B1, B5, B14, B64, bit, concat, datatype, define, replace, sign_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, read_x


@datatype
class TestBranch:
    """A word of this row."""

    b5: B1
    op: B1
    b40: B5
    imm14: B14
    Rt: B5


@define
def undefined(i: TestBranch) -> bool:
    """Every word of the row is allocated."""
    return False


@define
def target(i: TestBranch, s: State) -> B64:
    """`PC + SignExtend(imm14:'00', 64)`."""
    return s.pc + (sign_extend(i.imm14, 64) << 2)


@define
def execute(i: TestBranch, s: State) -> State:
    """TBNZ branches where the bit is one, TBZ where it is zero; only the program counter depends on it."""
    if i.op == 0:
        return replace(s, pc=s.pc + 4 if bit(read_x(s, i.Rt), concat(i.b5, i.b40)) else target(i, s))
    return replace(s, pc=target(i, s) if bit(read_x(s, i.Rt), concat(i.b5, i.b40)) else s.pc + 4)


ROW = Encoding("b5 011011 op b40:5 imm14:14 Rt:5", TestBranch, execute, undefined)
