"""Floating-point compare: FCMP, FCMPE (Arm ARM C4.1, Data Processing -- Scalar Floating-Point and Advanced SIMD)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, B32, B128, datatype, define, replace
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fp.comparing import fp_compare
from lemmata.models.armv8.fp.control import cumulative
from lemmata.models.armv8.pseudocode import flags_of
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction


@datatype
class FloatCompare:
    """A word of this row; opcode2 is whether quiet NaNs signal, whether the second operand is 0, and 000."""

    M: B1
    S: B1
    ftype: B2
    Rm: B5
    op: B2
    Rn: B5
    opcode2: B5


@define
def undefined(i: FloatCompare) -> bool:
    """Three precisions."""
    return i.M == 1 or i.S == 1 or i.ftype == 0b10 or i.op != 0b00 or i.opcode2[2:0] != 0b000


@define
def compare_scalars(ftype: B2, x: B128, y: B128, signal_nans: bool, fpcr: B32) -> tuple[B4, B32]:
    """FPCompare, at the precision of a type."""
    if ftype == 0b11:
        return fp_compare(x[15:0], y[15:0], signal_nans, fpcr)
    if ftype == 0b00:
        return fp_compare(x[31:0], y[31:0], signal_nans, fpcr)
    return fp_compare(x[63:0], y[63:0], signal_nans, fpcr)


@define
def execute(i: FloatCompare, s: State) -> State:
    """The condition flags are a function of Rn and Rm, or of Rn and 0: then Rm should be 00000, and is not read."""
    if undefined(i):
        return undefined_instruction(s)
    y = B128(0) if i.opcode2[3] == 1 else read_v(s, i.Rm)
    result, raised = compare_scalars(i.ftype, read_v(s, i.Rn), y, i.opcode2[4] == 1, s.fpcr)
    return replace(advance(s), flags=flags_of(result), fpsr=cumulative(s.fpsr, raised))


ROW = Encoding("M 0 S 11110 ftype:2 1 Rm:5 op:2 1000 Rn:5 opcode2:5", FloatCompare, execute, undefined)
