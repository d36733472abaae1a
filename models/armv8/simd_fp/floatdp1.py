"""Floating-point data-processing (1 source): FMOV, FABS, FNEG, FSQRT, FCVT, BFCVT, FRINTN, FRINTP, FRINTM, FRINTZ,
FRINTA, FRINTX, FRINTI, FRINT32Z, FRINT32X, FRINT64Z, FRINT64X (Arm ARM C4.1, Data Processing -- Scalar
Floating-Point and Advanced SIMD).
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B5, B6, B32, B128, Bits, datatype, define, zero_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fp.arithmetic import fp_sqrt
from lemmata.models.armv8.fp.bfloat import fp_convert_bf
from lemmata.models.armv8.fp.control import FPRounding, fp_decode_rounding, fp_rounding_mode, no_exception
from lemmata.models.armv8.fp.converting import fp_convert, fp_round_int, fp_round_int_n
from lemmata.models.armv8.fp.formats import double, fp_abs, fp_neg, half, single
from lemmata.models.armv8.lanes_fp import fp_scalar1, fp_size, write_fp
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction

N = TypeVar("N", bound=int)


@datatype
class FloatDataProc1:
    """A word of this row."""

    M: B1
    S: B1
    ftype: B2
    opcode: B6
    Rn: B5
    Rd: B5


@define
def undefined(i: FloatDataProc1) -> bool:
    """No conversion to the own format, BFCVT from single precision (in place of one to type 10) only."""
    if i.M == 1 or i.S == 1 or i.ftype == 0b10 or i.opcode > 0b010011 or i.opcode == 0b001101:
        return True
    if i.opcode == 0b000110:
        return i.ftype != 0b01
    if i.opcode[5:2] == 0b0001:
        return i.opcode[1:0] == i.ftype
    return i.opcode[5:2] == 0b0100 and i.ftype == 0b11


@define
def round_integral(opcode: B6, x: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FRINTN, FRINTP, FRINTM, FRINTZ; FRINTA; FRINTX, FRINTI; FRINT32Z, FRINT32X, FRINT64Z, FRINT64X."""
    if opcode[4:2] == 0b010:
        return fp_round_int(x, fpcr, fp_decode_rounding(opcode[1:0]), False)
    if opcode[4:1] == 0b0110:
        return fp_round_int(x, fpcr, FPRounding.TIEAWAY, False)
    if opcode[4] == 0:
        return fp_round_int(x, fpcr, fp_rounding_mode(fpcr), opcode[0] == 0)
    rounding = fp_rounding_mode(fpcr) if opcode[0] == 1 else FPRounding.ZERO
    return fp_round_int_n(x, fpcr, rounding, 64 if opcode[1] == 1 else 32)


@define
def operate(opcode: B6, x: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """The operations that stay in their format."""
    if opcode == 0b000000:
        return x, no_exception()
    if opcode == 0b000001:
        return fp_abs(x), no_exception()
    if opcode == 0b000010:
        return fp_neg(x), no_exception()
    if opcode == 0b000011:
        return fp_sqrt(x, fpcr)
    return round_integral(opcode, x, fpcr)


@define
def convert(target: B2, x: Bits[N], fpcr: B32) -> tuple[B128, B32]:
    """FCVT to the format of a type."""
    if target == 0b11:
        to_half, raised = fp_convert(x, fpcr, fp_rounding_mode(fpcr), half())
        return zero_extend(to_half, 128), raised
    if target == 0b00:
        to_single, raised = fp_convert(x, fpcr, fp_rounding_mode(fpcr), single())
        return zero_extend(to_single, 128), raised
    to_double, raised = fp_convert(x, fpcr, fp_rounding_mode(fpcr), double())
    return zero_extend(to_double, 128), raised


@define
def convert_from(ftype: B2, target: B2, x: B128, fpcr: B32) -> tuple[B128, B32]:
    """FCVT from the format of a type to that of another; BFCVT where the other is 10."""
    if target == 0b10:
        result, raised = fp_convert_bf(x[31:0], fpcr)
        return zero_extend(result, 128), raised
    if ftype == 0b11:
        return convert(target, x[15:0], fpcr)
    if ftype == 0b00:
        return convert(target, x[31:0], fpcr)
    return convert(target, x[63:0], fpcr)


@define
def execute(i: FloatDataProc1, s: State) -> State:
    """Rd is a function of Rn."""
    if undefined(i):
        return undefined_instruction(s)
    x = read_v(s, i.Rn)
    if i.opcode[5:2] == 0b0001:
        return write_fp(advance(s), i.Rd, convert_from(i.ftype, i.opcode[1:0], x, s.fpcr))
    result = fp_scalar1(
        fp_size(i.ftype),
        lambda a: operate(i.opcode, a, s.fpcr),
        lambda a: operate(i.opcode, a, s.fpcr),
        lambda a: operate(i.opcode, a, s.fpcr),
        x,
    )
    return write_fp(advance(s), i.Rd, result)


ROW = Encoding("M 0 S 11110 ftype:2 1 opcode:6 10000 Rn:5 Rd:5", FloatDataProc1, execute, undefined)
