"""FPConvert, FPRoundInt, FPRoundIntN: to other formats and to integral values (Arm ARM,
shared/functions/float).
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B32, Bits, Nat, define
from lemmata.models.armv8.fp.control import (
    FPRounding,
    alternative_half,
    default_nan,
    inexact,
    invalid_op,
    no_exception,
)
from lemmata.models.armv8.fp.formats import fp_abs, fp_default_nan, fp_infinity, fp_zero
from lemmata.models.armv8.fp.nans import fp_convert_nan, fp_process_nan
from lemmata.models.armv8.fp.reals import Real, less, magnitude
from lemmata.models.armv8.fp.rounding import fp_round, fp_round_cv, round_to_integer
from lemmata.models.armv8.fp.unpacking import (
    Unpacked,
    fp_unpack,
    fp_unpack_cv,
    is_infinity,
    is_nan,
    is_signalling,
    is_zero,
)

N = TypeVar("N", bound=int)
M = TypeVar("M", bound=int)


@define
def converted_nan(a: Unpacked, x: Bits[N], fpcr: B32, like: Bits[M]) -> tuple[Bits[M], B32]:
    """A NaN in another format, or the default NaN there."""
    raised = invalid_op() if is_signalling(a) else no_exception()
    return (fp_default_nan(like) if default_nan(fpcr) else fp_convert_nan(x, like)), raised


@define
def fp_convert(x: Bits[N], fpcr: B32, rounding: FPRounding, like: Bits[M]) -> tuple[Bits[M], B32]:
    """FPConvert, to the format of the width of `like`.

    Alternative half precision has neither NaNs nor infinities: they become zero and the greatest number.
    """
    a = fp_unpack_cv(x, fpcr)
    alternative = like.width == 16 and alternative_half(fpcr)
    if is_nan(a):
        if alternative:
            return fp_zero(a.negative, like), a.flags | invalid_op()
        nan, raised = converted_nan(a, x, fpcr, like)
        return nan, a.flags | raised
    if is_infinity(a):
        if alternative:
            return fp_zero(a.negative, like) | fp_abs(~fp_zero(False, like)), a.flags | invalid_op()
        return fp_infinity(a.negative, like), a.flags
    if is_zero(a):
        return fp_zero(a.negative, like), a.flags
    result, raised = fp_round_cv(a.value, fpcr, rounding, like)
    return result, a.flags | raised


@define
def fp_round_int(x: Bits[N], fpcr: B32, rounding: FPRounding, exact: bool) -> tuple[Bits[N], B32]:
    """FPRoundInt: to an integral value of the same format. `exact` says that other values are inexact."""
    a = fp_unpack(x, fpcr)
    if is_nan(a):
        nan, raised = fp_process_nan(a, x, fpcr)
        return nan, a.flags | raised
    if is_infinity(a):
        return fp_infinity(a.negative, x), a.flags
    if is_zero(a):
        return fp_zero(a.negative, x), a.flags
    integer, integral = round_to_integer(a.value, rounding)
    flags = a.flags | inexact() if exact and not integral else a.flags
    if magnitude(Real(integer, 0)) == 0:
        return fp_zero(a.negative, x), flags
    result, _ = fp_round(Real(integer, 0), fpcr, FPRounding.ZERO, x)
    return result, flags


@define
def fp_round_int_n(x: Bits[N], fpcr: B32, rounding: FPRounding, size: Nat) -> tuple[Bits[N], B32]:
    """FPRoundIntN: to an integer of `size` bits, 32 or 64, in the same format; -2 ** (size - 1) for all others."""
    a = fp_unpack(x, fpcr)
    limit = Real(2 ** size, -1)
    least, _ = fp_round(Real(-(2 ** size), -1), fpcr, FPRounding.ZERO, x)
    if is_nan(a) or is_infinity(a):
        return least, a.flags | invalid_op()
    if is_zero(a):
        return fp_zero(a.negative, x), a.flags
    integer, integral = round_to_integer(a.value, rounding)
    if not less(Real(integer, 0), limit) or less(Real(integer, 0), Real(-(2 ** size), -1)):
        return least, a.flags | invalid_op()
    flags = a.flags if integral else a.flags | inexact()
    if magnitude(Real(integer, 0)) == 0:
        return fp_zero(a.negative, x), flags
    result, _ = fp_round(Real(integer, 0), fpcr, FPRounding.ZERO, x)
    return result, flags
