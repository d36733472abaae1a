"""FPAdd, FPSub, FPMul, FPMulX, FPDiv, FPSqrt, FPMulAdd (Arm ARM, shared/functions/float).

Each returns its result and the exceptions it raises. The order of tests is the manual's: NaNs, then
infinities and zeros, then the exact number, rounded once.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B32, Bits, define
from lemmata.models.armv8.fp import reals
from lemmata.models.armv8.fp.control import divide_by_zero, fp_rounding_mode, invalid_op
from lemmata.models.armv8.fp.formats import fp_default_nan, fp_infinity, fp_neg, fp_two, fp_zero
from lemmata.models.armv8.fp.nans import either_nan, fp_process_nan, fp_process_nans, fp_process_nans3
from lemmata.models.armv8.fp.rounding import fp_round, fp_round_sum
from lemmata.models.armv8.fp.unpacking import Unpacked, fp_unpack, is_infinity, is_nan, is_quiet, is_zero

N = TypeVar("N", bound=int)


@define
def fp_add(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPAdd."""
    a, b = fp_unpack(x, fpcr), fp_unpack(y, fpcr)
    flags = a.flags | b.flags
    if either_nan(a, b):
        nan, raised = fp_process_nans(a, b, x, y, fpcr)
        return nan, flags | raised
    if is_infinity(a) and is_infinity(b) and a.negative != b.negative:
        return fp_default_nan(x), flags | invalid_op()
    if is_infinity(a) or is_infinity(b):
        return fp_infinity(a.negative if is_infinity(a) else b.negative, x), flags
    if is_zero(a) and is_zero(b) and a.negative == b.negative:
        return fp_zero(a.negative, x), flags
    result, raised = fp_round_sum(reals.add(a.value, b.value), fpcr, x)
    return result, flags | raised


@define
def fp_sub(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPSub: the sum with the negated operand, save that a NaN keeps its sign."""
    if is_nan(fp_unpack(y, fpcr)):
        return fp_add(x, y, fpcr)
    return fp_add(x, fp_neg(y), fpcr)


@define
def infinity_times_zero(a: Unpacked, b: Unpacked) -> bool:
    """The product that is invalid."""
    return (is_infinity(a) and is_zero(b)) or (is_zero(a) and is_infinity(b))


@define
def fp_multiply(x: Bits[N], y: Bits[N], extended: bool, fpcr: B32) -> tuple[Bits[N], B32]:
    """FPMul; or FPMulX, where zero times infinity is two."""
    a, b = fp_unpack(x, fpcr), fp_unpack(y, fpcr)
    flags = a.flags | b.flags
    negative = a.negative != b.negative
    if either_nan(a, b):
        nan, raised = fp_process_nans(a, b, x, y, fpcr)
        return nan, flags | raised
    if infinity_times_zero(a, b):
        return (fp_two(negative, x), flags) if extended else (fp_default_nan(x), flags | invalid_op())
    if is_infinity(a) or is_infinity(b):
        return fp_infinity(negative, x), flags
    if is_zero(a) or is_zero(b):
        return fp_zero(negative, x), flags
    result, raised = fp_round(reals.multiply(a.value, b.value), fpcr, fp_rounding_mode(fpcr), x)
    return result, flags | raised


@define
def fp_mul(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPMul."""
    return fp_multiply(x, y, False, fpcr)


@define
def fp_mul_x(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPMulX."""
    return fp_multiply(x, y, True, fpcr)


@define
def fp_div(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPDiv."""
    a, b = fp_unpack(x, fpcr), fp_unpack(y, fpcr)
    flags = a.flags | b.flags
    negative = a.negative != b.negative
    if either_nan(a, b):
        nan, raised = fp_process_nans(a, b, x, y, fpcr)
        return nan, flags | raised
    if (is_infinity(a) and is_infinity(b)) or (is_zero(a) and is_zero(b)):
        return fp_default_nan(x), flags | invalid_op()
    if is_infinity(a):
        return fp_infinity(negative, x), flags
    if is_zero(b):
        return fp_infinity(negative, x), flags | divide_by_zero()
    if is_zero(a) or is_infinity(b):
        return fp_zero(negative, x), flags
    result, raised = fp_round(reals.divide(a.value, b.value), fpcr, fp_rounding_mode(fpcr), x)
    return result, flags | raised


@define
def fp_sqrt(x: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPSqrt."""
    a = fp_unpack(x, fpcr)
    if is_nan(a):
        nan, raised = fp_process_nan(a, x, fpcr)
        return nan, a.flags | raised
    if is_zero(a):
        return fp_zero(a.negative, x), a.flags
    if a.negative:
        return fp_default_nan(x), a.flags | invalid_op()
    if is_infinity(a):
        return fp_infinity(False, x), a.flags
    result, raised = fp_round(reals.square_root(a.value), fpcr, fp_rounding_mode(fpcr), x)
    return result, a.flags | raised


@define
def add_product(addend: Unpacked, a: Unpacked, b: Unpacked, fpcr: B32, like: Bits[N]) -> tuple[Bits[N], B32]:
    """The sum of an operand and the product of two, none of them a NaN, rounded once to the width of `like`."""
    negative = a.negative != b.negative
    invalid = infinity_times_zero(a, b)
    infinite = is_infinity(a) or is_infinity(b)
    flags = addend.flags | a.flags | b.flags
    if invalid or (is_infinity(addend) and infinite and addend.negative != negative):
        return fp_default_nan(like), flags | invalid_op()
    if is_infinity(addend) or infinite:
        return fp_infinity(addend.negative if is_infinity(addend) else negative, like), flags
    if is_zero(addend) and (is_zero(a) or is_zero(b)) and addend.negative == negative:
        return fp_zero(negative, like), flags
    result, raised = fp_round_sum(reals.add(addend.value, reals.multiply(a.value, b.value)), fpcr, like)
    return result, flags | raised


@define
def fp_mul_add(addend: Bits[N], x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPMulAdd: addend + x * y. A quiet NaN as the addend does not hide that the product is invalid."""
    c, a, b = fp_unpack(addend, fpcr), fp_unpack(x, fpcr), fp_unpack(y, fpcr)
    flags = c.flags | a.flags | b.flags
    if is_quiet(c) and infinity_times_zero(a, b):
        return fp_default_nan(x), flags | invalid_op()
    if is_nan(c) or either_nan(a, b):
        nan, raised = fp_process_nans3(c, a, b, addend, x, y, fpcr)
        return nan, flags | raised
    return add_product(c, a, b, fpcr, x)
