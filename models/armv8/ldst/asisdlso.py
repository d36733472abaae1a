"""Advanced SIMD load/store single structure: LD1 to LD4, ST1 to ST4 of one lane, LD1R to LD4R
(Arm ARM C4.1, Loads and Stores).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.single_structure import SingleStructure, move_single, single_undefined
from lemmata.models.armv8.state import State, advance, read_sp, undefined_instruction


@datatype
class SingleStructures:
    """A word of this row."""

    Q: B1
    L: B1
    R: B1
    opcode: B3
    S: B1
    size: B2
    Rn: B5
    Rt: B5


@define
def moved(i: SingleStructures) -> SingleStructure:
    """What is moved."""
    return SingleStructure(i.Q, i.L, i.R, i.opcode, i.S, i.size, i.Rn, i.Rt)


@define
def undefined(i: SingleStructures) -> bool:
    """As for single structures."""
    return single_undefined(moved(i))


@define
def execute(i: SingleStructures, s: State) -> State:
    """At the base."""
    if undefined(i):
        return undefined_instruction(s)
    return move_single(moved(i), s, read_sp(s, i.Rn), advance(s))


ROW = Encoding("0 Q 0011010 L R 00000 opcode:3 S size:2 Rn:5 Rt:5", SingleStructures, execute, undefined)
