"""Advanced SIMD load/store single structure (post-indexed): LD1 to LD4, ST1 to ST4 of one lane, LD1R to LD4R
(Arm ARM C4.1, Loads and Stores).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, B64, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.single_structure import (
    SingleStructure,
    move_single,
    single_undefined,
    structure_size,
)
from lemmata.models.armv8.state import State, advance, read_sp, read_x, undefined_instruction, write_sp


@datatype
class SingleStructuresPost:
    """A word of this row."""

    Q: B1
    L: B1
    R: B1
    Rm: B5
    opcode: B3
    S: B1
    size: B2
    Rn: B5
    Rt: B5


@define
def moved(i: SingleStructuresPost) -> SingleStructure:
    """What is moved."""
    return SingleStructure(i.Q, i.L, i.R, i.opcode, i.S, i.size, i.Rn, i.Rt)


@define
def undefined(i: SingleStructuresPost) -> bool:
    """As for single structures."""
    return single_undefined(moved(i))


@define
def step(i: SingleStructuresPost, s: State) -> B64:
    """How far the base moves: the size of the access where Rm is 31, else a register."""
    return structure_size(moved(i)) if i.Rm == 31 else read_x(s, i.Rm)


@define
def execute(i: SingleStructuresPost, s: State) -> State:
    """At the base, which moves on."""
    if undefined(i):
        return undefined_instruction(s)
    after = write_sp(advance(s), i.Rn, read_sp(s, i.Rn) + step(i, s))
    return move_single(moved(i), s, read_sp(s, i.Rn), after)


ROW = Encoding("0 Q 0011011 L R Rm:5 opcode:3 S size:2 Rn:5 Rt:5", SingleStructuresPost, execute, undefined)
