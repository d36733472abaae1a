"""Floating-point immediate: FMOV (Arm ARM C4.1, Data Processing -- Scalar Floating-Point and Advanced SIMD)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B8, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fp.immediates import double_immediate, half_immediate, single_immediate
from lemmata.models.armv8.state import State, advance, undefined_instruction, write_v


@datatype
class FloatImmediate:
    """A word of this row."""

    M: B1
    S: B1
    ftype: B2
    imm8: B8
    imm5: B5
    Rd: B5


@define
def undefined(i: FloatImmediate) -> bool:
    """Three precisions."""
    return i.M == 1 or i.S == 1 or i.ftype == 0b10 or i.imm5 != 0b00000


@define
def execute(i: FloatImmediate, s: State) -> State:
    """Rd is the immediate."""
    if undefined(i):
        return undefined_instruction(s)
    if i.ftype == 0b11:
        return write_v(advance(s), i.Rd, half_immediate(i.imm8))
    if i.ftype == 0b00:
        return write_v(advance(s), i.Rd, single_immediate(i.imm8))
    return write_v(advance(s), i.Rd, double_immediate(i.imm8))


ROW = Encoding("M 0 S 11110 ftype:2 1 imm8:8 100 imm5:5 Rd:5", FloatImmediate, execute, undefined)
