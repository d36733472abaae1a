"""FPRecipEstimate, FPRecpX, FPRSqrtEstimate, and the tables behind them (Arm ARM, shared/functions/float),
with FEAT_RPRES absent: the estimates have eight bits at every precision.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B32, Bits, Nat, bits, define, to_nat
from lemmata.models.armv8.fp.control import (
    divide_by_zero,
    flushes,
    fp_rounding_mode,
    invalid_op,
    overflow,
    underflow,
)
from lemmata.models.armv8.fp.formats import (
    Format,
    format_of,
    fp_default_nan,
    fp_infinity,
    fp_max_normal,
    fp_zero,
    infinity_code,
    is_negative,
    least_normal_exponent,
)
from lemmata.models.armv8.fp.nans import fp_process_nan
from lemmata.models.armv8.fp.reals import Real, integer_sqrt, leading_exponent, magnitude
from lemmata.models.armv8.fp.rounding import fp_round, overflows_to_infinity
from lemmata.models.armv8.fp.unpacking import fp_unpack, is_infinity, is_nan, is_zero, signed_real

N = TypeVar("N", bound=int)


@define
def recip_estimate(a: Nat) -> Nat:
    """RecipEstimate: 1 / x in units of 1/256, for x = a / 512 between 1/2 and 1; a has nine bits."""
    return (2 ** 19 // (2 * a + 1) + 1) // 2


@define
def recip_sqrt_estimate(a: Nat) -> Nat:
    """RecipSqrtEstimate: 1 / sqrt(x) in units of 1/256, for x = a / 512 between 1/4 and 1.

    The manual looks for the greatest b with middle * b * b < 2 ** 28 from 512 upwards; that is a square root.
    """
    middle = 2 * a + 1 if a < 256 else 2 * (a // 2 * 2 + 1)
    if middle == 0:
        return 0
    return (integer_sqrt((2 ** 28 - 1) // middle) + 1) // 2


@define
def leading_digits(x: Real, places: int) -> Nat:
    """|x| * 2 ** places, rounded down."""
    shift = x.exponent + places
    return magnitude(x) << to_nat(shift) >> to_nat(-shift)


@define
def reciprocal_overflows(x: Real, f: Format) -> bool:
    """|x| is below a quarter of the least normal number, so that 1 / x is beyond the format."""
    return leading_exponent(x) < least_normal_exponent(f) - 2


@define
def reciprocal_underflows(x: Real, f: Format) -> bool:
    """1 / |x| is estimated as a denormal number: |x| is at least the least normal number's reciprocal."""
    return leading_exponent(x) >= -least_normal_exponent(f)


@define
def fp_recip_estimate(x: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPRecipEstimate."""
    a, f = fp_unpack(x, fpcr), format_of(x)
    if is_nan(a):
        nan, raised = fp_process_nan(a, x, fpcr)
        return nan, a.flags | raised
    if is_infinity(a):
        return fp_zero(a.negative, x), a.flags
    if is_zero(a):
        return fp_infinity(a.negative, x), a.flags | divide_by_zero()
    if reciprocal_overflows(a.value, f):
        if overflows_to_infinity(fp_rounding_mode(fpcr), a.negative):
            return fp_infinity(a.negative, x), a.flags | overflow()
        return fp_max_normal(a.negative, x), a.flags | overflow()
    if flushes(f, fpcr) and reciprocal_underflows(a.value, f):
        return fp_zero(a.negative, x), a.flags | underflow()
    top = leading_exponent(a.value)
    estimate = recip_estimate(leading_digits(a.value, 8 - top))
    result, raised = fp_round(signed_real(a.negative, estimate, -9 - top), fpcr, fp_rounding_mode(fpcr), x)
    return result, a.flags | raised


@define
def fp_recp_x(x: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPRecpX: the exponent field inverted, the fraction cleared; the greatest finite one for field 0."""
    a, f = fp_unpack(x, fpcr), format_of(x)
    if is_nan(a):
        nan, raised = fp_process_nan(a, x, fpcr)
        return nan, a.flags | raised
    exponents = bits(infinity_code(f), x.width)
    if x & exponents == 0:
        return fp_zero(is_negative(x), x) | (exponents - bits(2 ** f.fraction_size, x.width)), a.flags
    return fp_zero(is_negative(x), x) | (exponents & ~x), a.flags


@define
def fp_rsqrt_estimate(x: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPRSqrtEstimate. Digits are taken at an even exponent, so that half of it is the result's."""
    a = fp_unpack(x, fpcr)
    if is_nan(a):
        nan, raised = fp_process_nan(a, x, fpcr)
        return nan, a.flags | raised
    if is_zero(a):
        return fp_infinity(a.negative, x), a.flags | divide_by_zero()
    if a.negative:
        return fp_default_nan(x), a.flags | invalid_op()
    if is_infinity(a):
        return fp_zero(False, x), a.flags
    half = leading_exponent(a.value) // 2 + 1
    estimate = recip_sqrt_estimate(leading_digits(a.value, 9 - 2 * half))
    result, raised = fp_round(Real(estimate, -8 - half), fpcr, fp_rounding_mode(fpcr), x)
    return result, a.flags | raised
