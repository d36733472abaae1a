"""Floating-point conditional select: FCSEL (Arm ARM C4.1, Data Processing -- Scalar Floating-Point and Advanced
SIMD).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import condition_holds
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_v


@datatype
class FloatSelect:
    """A word of this row."""

    M: B1
    S: B1
    ftype: B2
    Rm: B5
    cond: B4
    Rn: B5
    Rd: B5


@define
def undefined(i: FloatSelect) -> bool:
    """Three precisions."""
    return i.M == 1 or i.S == 1 or i.ftype == 0b10


@define
def execute(i: FloatSelect, s: State) -> State:
    """Rd is Rn where the condition holds, and Rm where it does not."""
    if undefined(i):
        return undefined_instruction(s)
    x = read_v(s, i.Rn) if condition_holds(i.cond, s.flags) else read_v(s, i.Rm)
    if i.ftype == 0b11:
        return write_v(advance(s), i.Rd, x[15:0])
    if i.ftype == 0b00:
        return write_v(advance(s), i.Rd, x[31:0])
    return write_v(advance(s), i.Rd, x[63:0])


ROW = Encoding("M 0 S 11110 ftype:2 1 Rm:5 cond:4 11 Rn:5 Rd:5", FloatSelect, execute, undefined)
