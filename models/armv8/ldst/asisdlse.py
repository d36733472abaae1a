"""Advanced SIMD load/store multiple structures: LD1 to LD4, ST1 to ST4 (Arm ARM C4.1, Loads and Stores)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, read_sp, undefined_instruction
from lemmata.models.armv8.structures import Structures, move_structures, structures_undefined


@datatype
class MultipleStructures:
    """A word of this row."""

    Q: B1
    L: B1
    opcode: B4
    size: B2
    Rn: B5
    Rt: B5


@define
def moved(i: MultipleStructures) -> Structures:
    """What is moved."""
    return Structures(i.Q, i.L, i.opcode, i.size, i.Rn, i.Rt)


@define
def undefined(i: MultipleStructures) -> bool:
    """As for multiple structures."""
    return structures_undefined(moved(i))


@define
def execute(i: MultipleStructures, s: State) -> State:
    """At the base."""
    if undefined(i):
        return undefined_instruction(s)
    return move_structures(moved(i), s, read_sp(s, i.Rn), advance(s))


ROW = Encoding("0 Q 0011000 L 000000 opcode:4 size:2 Rn:5 Rt:5", MultipleStructures, execute, undefined)
