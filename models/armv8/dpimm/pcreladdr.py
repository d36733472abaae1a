"""PC-relative addressing: ADR, ADRP (Arm ARM C4.1, Data Processing -- Immediate)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B12, B19, B64, concat, datatype, define, sign_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, write_x


@datatype
class PCRelAddress:
    """A word of this row."""

    op: B1
    immlo: B2
    immhi: B19
    Rd: B5


@define
def undefined(i: PCRelAddress) -> bool:
    """Every word of the row is allocated."""
    return False


@define
def address(i: PCRelAddress, pc: B64) -> B64:
    """`PC + SignExtend(immhi:immlo, 64)`; for ADRP in pages of 4 KB, from the page of the PC."""
    if i.op == 0:
        return pc + sign_extend(concat(i.immhi, i.immlo), 64)
    return concat(pc[63:12], B12(0)) + sign_extend(concat(i.immhi, i.immlo, B12(0)), 64)


@define
def execute(i: PCRelAddress, s: State) -> State:
    """An address near the instruction."""
    return write_x(advance(s), i.Rd, address(i, s.pc))


ROW = Encoding("op immlo:2 10000 immhi:19 Rd:5", PCRelAddress, execute, undefined)
