"""Rotate right into flags: RMIF (Arm ARM C4.1, Data Processing -- Register)."""

from __future__ import annotations

from lemmata.core.language import B1, B4, B5, B6, B64, datatype, define, replace, rotate_right
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import Flags, State, advance, read_x, undefined_instruction


@datatype
class RotateIntoFlags:
    """A word of this row."""

    sf: B1
    op: B1
    S: B1
    imm6: B6
    Rn: B5
    o2: B1
    mask: B4


@define
def undefined(i: RotateIntoFlags) -> bool:
    """One operation, on an X register."""
    return i.sf == 0 or i.op == 1 or i.S == 0 or i.o2 == 1


@define
def masked(mask: B4, x: B64, f: Flags) -> Flags:
    """The flags that the mask names from the low bits of a word, the others as they are."""
    return Flags(
        n=x[3] == 1 if mask[3] == 1 else f.n,
        z=x[2] == 1 if mask[2] == 1 else f.z,
        c=x[1] == 1 if mask[1] == 1 else f.c,
        v=x[0] == 1 if mask[0] == 1 else f.v,
    )


@define
def execute(i: RotateIntoFlags, s: State) -> State:
    """Flags from four bits of Rn."""
    if undefined(i):
        return undefined_instruction(s)
    return replace(advance(s), flags=masked(i.mask, rotate_right(read_x(s, i.Rn), i.imm6), s.flags))


ROW = Encoding("sf op S 11010000 imm6:6 00001 Rn:5 o2 mask:4", RotateIntoFlags, execute, undefined)
