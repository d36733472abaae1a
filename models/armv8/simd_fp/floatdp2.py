"""Floating-point data-processing (2 source): FMUL, FDIV, FADD, FSUB, FMAX, FMIN, FMAXNM, FMINNM, FNMUL
(Arm ARM C4.1, Data Processing -- Scalar Floating-Point and Advanced SIMD).
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B4, B5, B32, Bits, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fp.arithmetic import fp_add, fp_div, fp_mul, fp_sub
from lemmata.models.armv8.fp.comparing import fp_max, fp_max_num, fp_min, fp_min_num
from lemmata.models.armv8.fp.formats import fp_neg
from lemmata.models.armv8.lanes_fp import fp_scalar2, fp_size, write_fp
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction

N = TypeVar("N", bound=int)


@datatype
class FloatDataProc2:
    """A word of this row."""

    M: B1
    S: B1
    ftype: B2
    Rm: B5
    opcode: B4
    Rn: B5
    Rd: B5


@define
def undefined(i: FloatDataProc2) -> bool:
    """Nine operations at three precisions."""
    return i.M == 1 or i.S == 1 or i.ftype == 0b10 or i.opcode > 0b1000


@define
def operate(opcode: B4, x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """The operation, by its opcode."""
    if opcode == 0b0000:
        return fp_mul(x, y, fpcr)
    if opcode == 0b0001:
        return fp_div(x, y, fpcr)
    if opcode == 0b0010:
        return fp_add(x, y, fpcr)
    if opcode == 0b0011:
        return fp_sub(x, y, fpcr)
    if opcode == 0b0100:
        return fp_max(x, y, fpcr)
    if opcode == 0b0101:
        return fp_min(x, y, fpcr)
    if opcode == 0b0110:
        return fp_max_num(x, y, fpcr)
    if opcode == 0b0111:
        return fp_min_num(x, y, fpcr)
    product, raised = fp_mul(x, y, fpcr)
    return fp_neg(product), raised


@define
def execute(i: FloatDataProc2, s: State) -> State:
    """Rd is a function of Rn and Rm."""
    if undefined(i):
        return undefined_instruction(s)
    result = fp_scalar2(
        fp_size(i.ftype),
        lambda a, b: operate(i.opcode, a, b, s.fpcr),
        lambda a, b: operate(i.opcode, a, b, s.fpcr),
        lambda a, b: operate(i.opcode, a, b, s.fpcr),
        read_v(s, i.Rn), read_v(s, i.Rm),
    )
    return write_fp(advance(s), i.Rd, result)


ROW = Encoding("M 0 S 11110 ftype:2 1 Rm:5 opcode:4 10 Rn:5 Rd:5", FloatDataProc2, execute, undefined)
