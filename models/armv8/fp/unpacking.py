"""FPUnpack: what a floating-point word stands for (Arm ARM, shared/functions/float/fpunpack)."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from lemmata.core.language import B32, Bits, Nat, datatype, define
from lemmata.models.armv8.fp.control import alternative_half, flushes, input_denormal, no_exception
from lemmata.models.armv8.fp.formats import Format, format_of, least_exponent
from lemmata.models.armv8.fp.reals import Real

N = TypeVar("N", bound=int)


class FPType(Enum):
    """The kinds of floating-point words."""

    ZERO = 0
    DENORMAL = 1
    NONZERO = 2
    INFINITY = 3
    QNAN = 4
    SNAN = 5


@datatype
class Unpacked:
    """The kind of a word, its sign, its value, and the exception of flushing it to zero.

    The value of an infinity is a number beyond all others, as the manual has it; that of a NaN is 0.
    """

    kind: FPType
    negative: bool
    value: Real
    flags: B32


@define
def is_quiet(x: Unpacked) -> bool:
    """A quiet NaN."""
    match x.kind:
        case FPType.QNAN: return True
        case _: return False


@define
def is_signalling(x: Unpacked) -> bool:
    """A signalling NaN."""
    match x.kind:
        case FPType.SNAN: return True
        case _: return False


@define
def is_nan(x: Unpacked) -> bool:
    """A NaN, quiet or signalling."""
    return is_quiet(x) or is_signalling(x)


@define
def is_infinity(x: Unpacked) -> bool:
    """Positive or negative infinity."""
    match x.kind:
        case FPType.INFINITY: return True
        case _: return False


@define
def is_zero(x: Unpacked) -> bool:
    """Positive or negative zero, or a denormal number that was flushed."""
    match x.kind:
        case FPType.ZERO: return True
        case _: return False


@define
def signed_real(negative: bool, mantissa: Nat, exponent: int) -> Real:
    """The number of a sign, a mantissa and an exponent."""
    return Real(-mantissa if negative else mantissa, exponent)


@define
def unpack_code(code: Nat, f: Format, flush: bool, alternative: bool) -> Unpacked:
    """FPUnpackBase of the natural number that a word of a format is.

    `flush` says that denormal numbers are zeros, which half precision does without an exception;
    `alternative` that the greatest exponent is one like others.
    """
    upper = code // 2 ** f.fraction_size
    fraction = max(code - upper * 2 ** f.fraction_size, 0)
    negative = upper >= 2 ** f.exponent_size
    exponent = max(upper - 2 ** f.exponent_size, 0) if negative else upper
    if exponent == 0:
        if fraction == 0 or flush:
            raised = input_denormal() if fraction != 0 and f.exponent_size != 5 else no_exception()
            return Unpacked(FPType.ZERO, negative, Real(0, 0), raised)
        value = signed_real(negative, fraction, least_exponent(f))
        return Unpacked(FPType.DENORMAL, negative, value, no_exception())
    if exponent + 1 == 2 ** f.exponent_size and not alternative:
        if fraction == 0:
            return Unpacked(FPType.INFINITY, negative, signed_real(negative, 1, 4096), no_exception())
        kind = FPType.QNAN if 2 * fraction >= 2 ** f.fraction_size else FPType.SNAN
        return Unpacked(kind, negative, Real(0, 0), no_exception())
    value = signed_real(negative, 2 ** f.fraction_size + fraction, least_exponent(f) + exponent - 1)
    return Unpacked(FPType.NONZERO, negative, value, no_exception())


@define
def fp_unpack(x: Bits[N], fpcr: B32) -> Unpacked:
    """FPUnpack: half precision is in the standard format whatever FPCR.AHP."""
    f = format_of(x)
    return unpack_code(x.uint, f, flushes(f, fpcr), False)


@define
def fp_unpack_cv(x: Bits[N], fpcr: B32) -> Unpacked:
    """FPUnpackCV, for conversions: half precision is in the format of FPCR.AHP, and never flushed."""
    f = format_of(x)
    if f.exponent_size == 5:
        return unpack_code(x.uint, f, False, alternative_half(fpcr))
    return unpack_code(x.uint, f, flushes(f, fpcr), False)
