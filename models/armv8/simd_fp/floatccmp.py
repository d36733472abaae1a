"""Floating-point conditional compare: FCCMP, FCCMPE (Arm ARM C4.1, Data Processing -- Scalar Floating-Point and
Advanced SIMD).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, datatype, define, replace
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fp.control import cumulative
from lemmata.models.armv8.pseudocode import condition_holds, flags_of
from lemmata.models.armv8.simd_fp.floatcmp import compare_scalars
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction


@datatype
class FloatCondCompare:
    """A word of this row."""

    M: B1
    S: B1
    ftype: B2
    Rm: B5
    cond: B4
    Rn: B5
    op: B1
    nzcv: B4


@define
def undefined(i: FloatCondCompare) -> bool:
    """Three precisions."""
    return i.M == 1 or i.S == 1 or i.ftype == 0b10


@define
def execute(i: FloatCondCompare, s: State) -> State:
    """The condition flags are those of a comparison, or nzcv where the condition does not hold."""
    if undefined(i):
        return undefined_instruction(s)
    if not condition_holds(i.cond, s.flags):
        return replace(advance(s), flags=flags_of(i.nzcv))
    result, raised = compare_scalars(i.ftype, read_v(s, i.Rn), read_v(s, i.Rm), i.op == 1, s.fpcr)
    return replace(advance(s), flags=flags_of(result), fpsr=cumulative(s.fpsr, raised))


ROW = Encoding("M 0 S 11110 ftype:2 1 Rm:5 cond:4 01 Rn:5 op nzcv:4", FloatCondCompare, execute, undefined)
