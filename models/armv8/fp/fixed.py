"""FPToFixed, FixedToFP, FPToFixedJS: between floating point and integers or fixed point (Arm ARM,
shared/functions/float).
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B32, B64, Bits, Nat, bits, define, signed_lt, to_nat
from lemmata.models.armv8.fp.control import FPRounding, inexact, invalid_op, no_exception
from lemmata.models.armv8.fp.formats import fp_zero
from lemmata.models.armv8.fp.reals import Real, times_power
from lemmata.models.armv8.fp.rounding import fp_round, round_to_integer
from lemmata.models.armv8.fp.unpacking import fp_unpack, is_infinity, is_nan, is_zero

N = TypeVar("N", bound=int)
M = TypeVar("M", bound=int)


@define
def integer_of(x: Bits[N], unsigned: bool) -> int:
    """Int(x, unsigned)."""
    if not unsigned and signed_lt(x, bits(0, x.width)):
        return x.uint - (1 << x.width)
    return x.uint


@define
def word_of_integer(n: int, like: Bits[M]) -> Bits[M]:
    """The lower bits of an integer in two's complement."""
    return bits(to_nat(n), like.width) if n >= 0 else -bits(to_nat(-n), like.width)


@define
def saturate(n: int, unsigned: bool, like: Bits[M]) -> tuple[Bits[M], bool]:
    """SatQ: the nearest integer in the range of the width of `like`, and whether that is another one."""
    greatest = 2 ** like.width - 1 if unsigned else 2 ** like.width // 2 - 1
    least = 0 if unsigned else -(2 ** like.width // 2)
    if n > greatest:
        return word_of_integer(greatest, like), True
    if n < least:
        return word_of_integer(least, like), True
    return word_of_integer(n, like), False


@define
def fp_to_fixed(
    x: Bits[N], fraction_bits: Nat, unsigned: bool, fpcr: B32, rounding: FPRounding, like: Bits[M]
) -> tuple[Bits[M], B32]:
    """FPToFixed, to the width of `like`, saturated: out of range is invalid, and not inexact."""
    a = fp_unpack(x, fpcr)
    if is_nan(a):
        return bits(0, like.width), a.flags | invalid_op()
    integer, integral = round_to_integer(times_power(a.value, fraction_bits), rounding)
    result, saturated = saturate(integer, unsigned, like)
    if saturated:
        return result, a.flags | invalid_op()
    return result, a.flags if integral else a.flags | inexact()


@define
def fixed_to_fp(
    x: Bits[M], fraction_bits: Nat, unsigned: bool, fpcr: B32, rounding: FPRounding, like: Bits[N]
) -> tuple[Bits[N], B32]:
    """FixedToFP, to the format of the width of `like`."""
    if x == 0:
        return fp_zero(False, like), no_exception()
    return fp_round(Real(integer_of(x, unsigned), -fraction_bits), fpcr, rounding, like)


@define
def fp_to_fixed_js(x: B64, fpcr: B32) -> tuple[B32, bool, B32]:
    """FPToFixedJS: the integer part modulo 2 ** 32, whether that is x itself (not -0), and the exceptions."""
    a = fp_unpack(x, fpcr)
    if is_nan(a) or is_infinity(a):
        return B32(0), False, a.flags | invalid_op()
    integer, integral = round_to_integer(a.value, FPRounding.ZERO)
    result = word_of_integer(integer, B32(0))
    if integer < -0x80000000 or integer > 0x7FFFFFFF:
        return result, False, a.flags | invalid_op()
    if not integral:
        return result, False, a.flags | inexact()
    return result, not is_zero(a) or not a.negative, a.flags
