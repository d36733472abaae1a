"""Compare and branch (immediate): CBZ, CBNZ (Arm ARM C4.1, Branches)."""

from __future__ import annotations

from lemmata.core.language import B1, B5, B19, B64, datatype, define, replace, sign_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, read_w, read_x


@datatype
class CompareBranch:
    """A word of this row."""

    sf: B1
    op: B1
    imm19: B19
    Rt: B5


@define
def undefined(i: CompareBranch) -> bool:
    """Every word of the row is allocated."""
    return False


@define
def is_zero(i: CompareBranch, s: State) -> bool:
    """Whether the register is zero; register 31 always is."""
    return read_x(s, i.Rt) == 0 if i.sf == 1 else read_w(s, i.Rt) == 0


@define
def target(i: CompareBranch, s: State) -> B64:
    """`PC + SignExtend(imm19:'00', 64)`."""
    return s.pc + (sign_extend(i.imm19, 64) << 2)


@define
def execute(i: CompareBranch, s: State) -> State:
    """CBZ branches on zero, CBNZ on anything else; only the program counter depends on it."""
    if i.op == 0:
        return replace(s, pc=target(i, s) if is_zero(i, s) else s.pc + 4)
    return replace(s, pc=s.pc + 4 if is_zero(i, s) else target(i, s))


ROW = Encoding("sf 011010 op imm19:19 Rt:5", CompareBranch, execute, undefined)
