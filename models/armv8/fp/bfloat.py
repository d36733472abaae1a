"""BFloat16: BFAdd, BFMul and BFDotAdd with their own rounding, and FPConvertBF (Arm ARM,
shared/functions/float), with FEAT_EBF16 absent.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B16, B32, bits, concat, define
from lemmata.models.armv8.fp.arithmetic import infinity_times_zero
from lemmata.models.armv8.fp.control import (
    FPRounding,
    default_nan,
    flushes,
    fp_rounding_mode,
    invalid_op,
    no_exception,
)
from lemmata.models.armv8.fp.formats import bfloat16, format_of, fp_default_nan, fp_infinity, fp_zero
from lemmata.models.armv8.fp.nans import either_nan
from lemmata.models.armv8.fp.reals import Real, add, magnitude, multiply
from lemmata.models.armv8.fp.rounding import round_code
from lemmata.models.armv8.fp.unpacking import (
    Unpacked,
    fp_unpack,
    is_infinity,
    is_nan,
    is_signalling,
    is_zero,
    unpack_code,
)

N = TypeVar("N", bound=int)


@define
def bf_unpack(x: B32) -> Unpacked:
    """BFUnpack: denormal numbers are zeros, whatever FPCR says. A BFloat16 is one with a lower half of zeros."""
    return unpack_code(x.uint, format_of(x), True, False)


@define
def bf_round(x: Real) -> B32:
    """BFRound: to odd, denormal results to zero, numbers beyond the format to infinity."""
    like = B32(0)
    code, raised = round_code(x, format_of(like), True, False, FPRounding.ODD)
    return fp_infinity(x.mantissa < 0, like) if raised[2] == 1 else bits(code, 32)


@define
def bf_mul(x: B16, y: B16) -> B32:
    """BFMul: the product in single precision; no exception is recorded."""
    a, b = bf_unpack(concat(x, B16(0))), bf_unpack(concat(y, B16(0)))
    negative = a.negative != b.negative
    if either_nan(a, b) or infinity_times_zero(a, b):
        return fp_default_nan(B32(0))
    if is_infinity(a) or is_infinity(b):
        return fp_infinity(negative, B32(0))
    if is_zero(a) or is_zero(b):
        return fp_zero(negative, B32(0))
    return bf_round(multiply(a.value, b.value))


@define
def bf_add(x: B32, y: B32) -> B32:
    """BFAdd: a sum that is exactly 0 is positive."""
    a, b = bf_unpack(x), bf_unpack(y)
    if either_nan(a, b) or (is_infinity(a) and is_infinity(b) and a.negative != b.negative):
        return fp_default_nan(x)
    if is_infinity(a) or is_infinity(b):
        return fp_infinity(a.negative if is_infinity(a) else b.negative, x)
    if is_zero(a) and is_zero(b) and a.negative == b.negative:
        return fp_zero(a.negative, x)
    total = add(a.value, b.value)
    return fp_zero(False, x) if magnitude(total) == 0 else bf_round(total)


@define
def bf_dot_add(addend: B32, x: B32, y: B32) -> B32:
    """BFDotAdd: addend plus the products of the two halves of x and y, which are added first."""
    return bf_add(addend, bf_add(bf_mul(x[15:0], y[15:0]), bf_mul(x[31:16], y[31:16])))


@define
def fp_convert_bf(x: B32, fpcr: B32) -> tuple[B16, B32]:
    """FPConvertBF: single precision to BFloat16, in the modes of FPCR."""
    a = fp_unpack(x, fpcr)
    if is_nan(a):
        raised = invalid_op() if is_signalling(a) else no_exception()
        return (B16(0x7FC0) if default_nan(fpcr) else x[31:16] | 0x0040), a.flags | raised
    if is_infinity(a) or is_zero(a):
        return (fp_infinity(a.negative, x) if is_infinity(a) else fp_zero(a.negative, x))[31:16], a.flags
    code, raised = round_code(a.value, bfloat16(), flushes(bfloat16(), fpcr), False, fp_rounding_mode(fpcr))
    return bits(code, 16), a.flags | raised
