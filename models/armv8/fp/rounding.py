"""FPRound: the floating-point word of a number (Arm ARM, shared/functions/float/fpround)."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B32, Bits, Nat, bits, define, to_nat
from lemmata.models.armv8.fp.control import (
    FPRounding,
    alternative_half,
    flushes,
    fp_rounding_mode,
    inexact,
    invalid_op,
    no_exception,
    overflow,
    underflow,
)
from lemmata.models.armv8.fp.formats import (
    Format,
    format_of,
    fp_zero,
    infinity_code,
    least_exponent,
    least_normal_exponent,
    sign_code,
)
from lemmata.models.armv8.fp.reals import Real, leading_exponent, magnitude

N = TypeVar("N", bound=int)


@define
def rounds_up(rounding: FPRounding, negative: bool, units: Nat, twice_rest: Nat, unit: Nat) -> bool:
    """Whether |x| between `units` and the next integer is rounded to the next.

    `twice_rest` compares with `unit` as the distance to `units` does with one half. To odd, the next
    integer is taken where `units` is even.
    """
    match rounding:
        case FPRounding.TIEEVEN: return twice_rest > unit or (twice_rest == unit and units % 2 == 1)
        case FPRounding.TIEAWAY: return twice_rest >= unit
        case FPRounding.POSINF:  return twice_rest != 0 and not negative
        case FPRounding.NEGINF:  return twice_rest != 0 and negative
        case FPRounding.ZERO:    return False
        case FPRounding.ODD:     return twice_rest != 0 and units % 2 == 0


@define
def round_magnitude(x: Real, exponent: int, rounding: FPRounding) -> tuple[Nat, bool]:
    """|x| as a multiple of 2 ** exponent, rounded to an integer, and whether that was exact."""
    negative = x.mantissa < 0
    amount = magnitude(x) * 2 ** to_nat(x.exponent - exponent)
    places = to_nat(exponent - x.exponent)
    units = amount // 2 ** places
    rest = max(amount - units * 2 ** places, 0)
    if rounds_up(rounding, negative, units, 2 * rest, 2 ** places):
        return units + 1, rest == 0
    return units, rest == 0


@define
def round_to_integer(x: Real, rounding: FPRounding) -> tuple[int, bool]:
    """x rounded to an integer, and whether that was exact."""
    result, exact = round_magnitude(x, 0, rounding)
    return (-result if x.mantissa < 0 else result), exact


@define
def overflows_to_infinity(rounding: FPRounding, negative: bool) -> bool:
    """Whether a number beyond the format becomes an infinity, and not the greatest number."""
    match rounding:
        case FPRounding.TIEEVEN | FPRounding.TIEAWAY: return True
        case FPRounding.POSINF:                       return not negative
        case FPRounding.NEGINF:                       return negative
        case FPRounding.ZERO | FPRounding.ODD:        return False


@define
def round_code(x: Real, f: Format, flush: bool, alternative: bool, rounding: FPRounding) -> tuple[Nat, B32]:
    """FPRoundBase: the word of a number other than 0, as a natural number, and the exceptions.

    A number with exponent e is a multiple of 2 ** (e - F), a denormal one of the least number's. The words
    of a sign are in the order of their magnitudes, so counting the multiples past the least power of two
    gives the word, and a carry out of the fraction goes into the exponent by itself.
    """
    negative = x.mantissa < 0
    sign = sign_code(negative, f)
    leading = leading_exponent(x)
    denormal = leading < least_normal_exponent(f)
    if denormal and flush:
        return sign, underflow()
    exponent = max(leading - f.fraction_size, least_exponent(f))
    units, exact = round_magnitude(x, exponent, rounding)
    code = to_nat(exponent - least_exponent(f)) * 2 ** f.fraction_size + units
    if alternative:
        if code >= 2 ** (f.exponent_size + f.fraction_size):
            return sign + max(2 ** (f.exponent_size + f.fraction_size) - 1, 0), invalid_op()
    elif code >= infinity_code(f):
        if overflows_to_infinity(rounding, negative):
            return sign + infinity_code(f), overflow()
        return sign + max(infinity_code(f) - 1, 0), overflow()
    if exact:
        return sign + code, no_exception()
    return sign + code, underflow() | inexact() if denormal else inexact()


@define
def fp_round(x: Real, fpcr: B32, rounding: FPRounding, like: Bits[N]) -> tuple[Bits[N], B32]:
    """FPRound, to the format of the width of `like`; x is not 0."""
    f = format_of(like)
    code, raised = round_code(x, f, flushes(f, fpcr), False, rounding)
    return bits(code, like.width), raised


@define
def fp_round_cv(x: Real, fpcr: B32, rounding: FPRounding, like: Bits[N]) -> tuple[Bits[N], B32]:
    """FPRoundCV, for conversions: half precision is in the format of FPCR.AHP, and never flushed."""
    f = format_of(like)
    if f.exponent_size == 5:
        code, raised = round_code(x, f, False, alternative_half(fpcr), rounding)
        return bits(code, like.width), raised
    return fp_round(x, fpcr, rounding, like)


@define
def fp_round_sum(x: Real, fpcr: B32, like: Bits[N]) -> tuple[Bits[N], B32]:
    """A sum in the mode of FPCR: one that is exactly 0 is negative where rounding is downwards."""
    rounding = fp_rounding_mode(fpcr)
    if magnitude(x) == 0:
        return fp_zero(fpcr[23:22] == 0b10, like), no_exception()
    return fp_round(x, fpcr, rounding, like)
