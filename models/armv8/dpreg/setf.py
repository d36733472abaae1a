"""Evaluate into flags: SETF8, SETF16 (Arm ARM C4.1, Data Processing -- Register)."""

from __future__ import annotations

from lemmata.core.language import B1, B4, B5, B6, B32, datatype, define, replace
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import Flags, State, advance, read_w, undefined_instruction


@datatype
class EvaluateIntoFlags:
    """A word of this row."""

    sf: B1
    op: B1
    S: B1
    opcode2: B6
    sz: B1
    Rn: B5
    o3: B1
    mask: B4


@define
def undefined(i: EvaluateIntoFlags) -> bool:
    """One operation for bytes and halfwords of a W register; the mask is fixed."""
    return i.sf == 1 or i.op == 1 or i.S == 0 or i.opcode2 != 0 or i.o3 == 1 or i.mask != 0b1101


@define
def evaluated(sz: B1, x: B32, f: Flags) -> Flags:
    """The flags of the low byte or halfword, which overflows where the bit above it is not its sign."""
    if sz == 0:
        return Flags(n=x[7] == 1, z=x[7:0] == 0, c=f.c, v=x[8] != x[7])
    return Flags(n=x[15] == 1, z=x[15:0] == 0, c=f.c, v=x[16] != x[15])


@define
def execute(i: EvaluateIntoFlags, s: State) -> State:
    """Flags from Rn; the carry stays."""
    if undefined(i):
        return undefined_instruction(s)
    return replace(advance(s), flags=evaluated(i.sz, read_w(s, i.Rn), s.flags))


ROW = Encoding("sf op S 11010000 opcode2:6 sz 0010 Rn:5 o3 mask:4", EvaluateIntoFlags, execute, undefined)
