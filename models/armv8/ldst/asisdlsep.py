"""Advanced SIMD load/store multiple structures (post-indexed): LD1 to LD4, ST1 to ST4
(Arm ARM C4.1, Loads and Stores).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, B64, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, read_sp, read_x, undefined_instruction, write_sp
from lemmata.models.armv8.structures import Structures, move_structures, structures_undefined, total_size


@datatype
class MultipleStructuresPost:
    """A word of this row."""

    Q: B1
    L: B1
    Rm: B5
    opcode: B4
    size: B2
    Rn: B5
    Rt: B5


@define
def moved(i: MultipleStructuresPost) -> Structures:
    """What is moved."""
    return Structures(i.Q, i.L, i.opcode, i.size, i.Rn, i.Rt)


@define
def undefined(i: MultipleStructuresPost) -> bool:
    """As for multiple structures."""
    return structures_undefined(moved(i))


@define
def step(i: MultipleStructuresPost, s: State) -> B64:
    """How far the base moves: the size of the access where Rm is 31, else a register."""
    return total_size(moved(i)) if i.Rm == 31 else read_x(s, i.Rm)


@define
def execute(i: MultipleStructuresPost, s: State) -> State:
    """At the base, which moves on."""
    if undefined(i):
        return undefined_instruction(s)
    after = write_sp(advance(s), i.Rn, read_sp(s, i.Rn) + step(i, s))
    return move_structures(moved(i), s, read_sp(s, i.Rn), after)


ROW = Encoding("0 Q 0011001 L 0 Rm:5 opcode:4 size:2 Rn:5 Rt:5", MultipleStructuresPost, execute, undefined)
