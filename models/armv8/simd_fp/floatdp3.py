"""Floating-point data-processing (3 source): FMADD, FMSUB, FNMADD, FNMSUB (Arm ARM C4.1, Data Processing --
Scalar Floating-Point and Advanced SIMD).
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B5, B32, Bits, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fp.arithmetic import fp_mul_add
from lemmata.models.armv8.fp.formats import fp_neg
from lemmata.models.armv8.lanes_fp import fp_scalar3, fp_size, write_fp
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction

N = TypeVar("N", bound=int)


@datatype
class FloatDataProc3:
    """A word of this row."""

    M: B1
    S: B1
    ftype: B2
    o1: B1
    Rm: B5
    o0: B1
    Ra: B5
    Rn: B5
    Rd: B5


@define
def undefined(i: FloatDataProc3) -> bool:
    """Four operations at three precisions."""
    return i.M == 1 or i.S == 1 or i.ftype == 0b10


@define
def operate(o1: B1, o0: B1, x: Bits[N], y: Bits[N], addend: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """The sum, with the addend negated, the product, or both."""
    return fp_mul_add(
        fp_neg(addend) if o1 == 1 else addend,
        x if o1 == o0 else fp_neg(x),
        y,
        fpcr,
    )


@define
def execute(i: FloatDataProc3, s: State) -> State:
    """Rd is a function of Rn, Rm and Ra."""
    if undefined(i):
        return undefined_instruction(s)
    result = fp_scalar3(
        fp_size(i.ftype),
        lambda a, b, c: operate(i.o1, i.o0, a, b, c, s.fpcr),
        lambda a, b, c: operate(i.o1, i.o0, a, b, c, s.fpcr),
        lambda a, b, c: operate(i.o1, i.o0, a, b, c, s.fpcr),
        read_v(s, i.Rn), read_v(s, i.Rm), read_v(s, i.Ra),
    )
    return write_fp(advance(s), i.Rd, result)


ROW = Encoding("M 0 S 11111 ftype:2 o1 Rm:5 o0 Ra:5 Rn:5 Rd:5", FloatDataProc3, execute, undefined)
