"""The formats of floating-point numbers: their sizes, and the words that stand for particular values.

A word of 16, 32 or 64 bits holds a sign, an exponent and a fraction (Arm ARM, A1.4.2 to A1.4.4); the sizes
follow from its width. BFloat16 has 16 bits, too, so what needs its format gets it as a value.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B16, B32, B64, Bits, Nat, bits, datatype, define

N = TypeVar("N", bound=int)


@datatype
class Format:
    """The sizes of the exponent and of the fraction, E and F in the manual's pseudo-code."""

    exponent_size: Nat
    fraction_size: Nat


@define
def format_of(x: Bits[N]) -> Format:
    """The format of the width of x: half, single or double precision."""
    if x.width == 16:
        return Format(5, 10)
    if x.width == 32:
        return Format(8, 23)
    return Format(11, 52)


@define
def bfloat16() -> Format:
    """BFloat16: the upper half of single precision."""
    return Format(8, 7)


@define
def half() -> B16:
    """A word of half precision: it stands for the format where an operation needs that of its result."""
    return B16(0)


@define
def single() -> B32:
    """A word of single precision."""
    return B32(0)


@define
def double() -> B64:
    """A word of double precision."""
    return B64(0)


@define
def least_exponent(f: Format) -> int:
    """The exponent of two that is the least denormal number, and the unit of all denormal numbers."""
    return 2 - (1 << f.exponent_size) // 2 - f.fraction_size


@define
def least_normal_exponent(f: Format) -> int:
    """The exponent of two that is the least normal number: `minimum_exp` of FPRound."""
    return least_exponent(f) + f.fraction_size


@define
def sign_code(negative: bool, f: Format) -> Nat:
    """The sign in its place, as a natural number."""
    return 1 << f.exponent_size + f.fraction_size if negative else 0


@define
def infinity_code(f: Format) -> Nat:
    """Positive infinity as a natural number: an exponent of all ones, a fraction of zeros."""
    return max((1 << f.exponent_size) - 1, 0) << f.fraction_size


@define
def quiet_code(f: Format) -> Nat:
    """The top bit of the fraction, which tells quiet NaNs from signalling ones."""
    return (1 << f.fraction_size) // 2


@define
def sign_mask(x: Bits[N]) -> Bits[N]:
    """The word of the width of x with the sign bit alone."""
    return ~(~bits(0, x.width) >> 1)


@define
def is_negative(x: Bits[N]) -> bool:
    """Whether the sign bit is set."""
    return x & sign_mask(x) != 0


@define
def fp_zero(negative: bool, x: Bits[N]) -> Bits[N]:
    """FPZero, at the width of x."""
    return sign_mask(x) if negative else bits(0, x.width)


@define
def fp_infinity(negative: bool, x: Bits[N]) -> Bits[N]:
    """FPInfinity, at the width of x."""
    return fp_zero(negative, x) | bits(infinity_code(format_of(x)), x.width)


@define
def fp_max_normal(negative: bool, x: Bits[N]) -> Bits[N]:
    """FPMaxNormal, at the width of x."""
    return fp_infinity(negative, x) - 1


@define
def fp_default_nan(x: Bits[N]) -> Bits[N]:
    """FPDefaultNaN, at the width of x, with FEAT_AFP absent: positive, quiet, no payload."""
    return fp_infinity(False, x) | bits(quiet_code(format_of(x)), x.width)


@define
def fp_two(negative: bool, x: Bits[N]) -> Bits[N]:
    """FPTwo, at the width of x: the exponent field is 100...0."""
    return fp_zero(negative, x) | sign_mask(x) >> 1


@define
def fp_one_point_five(negative: bool, x: Bits[N]) -> Bits[N]:
    """FPOnePointFive, at the width of x: the exponent field is 011...1, the top bit of the fraction is set."""
    f = format_of(x)
    return fp_two(negative, x) - bits(2 ** f.fraction_size, x.width) + bits(quiet_code(f), x.width)


@define
def fp_abs(x: Bits[N]) -> Bits[N]:
    """FPAbs, with FEAT_AFP absent: the sign is cleared, of NaNs as well."""
    return x & ~sign_mask(x)


@define
def fp_neg(x: Bits[N]) -> Bits[N]:
    """FPNeg, with FEAT_AFP absent: the sign is inverted, of NaNs as well."""
    return x ^ sign_mask(x)
