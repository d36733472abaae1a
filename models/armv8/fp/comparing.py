"""FPCompare, FPCompareEQ, FPCompareGE, FPCompareGT, FPMax, FPMin, FPMaxNum, FPMinNum (Arm ARM,
shared/functions/float), with FEAT_AFP absent.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B4, B32, Bits, define
from lemmata.models.armv8.fp.control import invalid_op
from lemmata.models.armv8.fp.formats import fp_infinity, fp_zero
from lemmata.models.armv8.fp.nans import either_nan, fp_process_nans
from lemmata.models.armv8.fp.reals import less
from lemmata.models.armv8.fp.unpacking import Unpacked, fp_unpack, is_quiet, is_signalling, is_zero

N = TypeVar("N", bound=int)


@define
def unordered_flags(a: Unpacked, b: Unpacked, quiet: bool) -> B32:
    """The exceptions of comparing two operands, where quiet NaNs are invalid, too, or are not."""
    flags = a.flags | b.flags
    invalid = is_signalling(a) or is_signalling(b) or (not quiet and either_nan(a, b))
    return flags | invalid_op() if invalid else flags


@define
def fp_compare(x: Bits[N], y: Bits[N], signal_nans: bool, fpcr: B32) -> tuple[B4, B32]:
    """FPCompare: the condition flags N, Z, C and V."""
    a, b = fp_unpack(x, fpcr), fp_unpack(y, fpcr)
    flags = unordered_flags(a, b, not signal_nans)
    if either_nan(a, b):
        return B4(0b0011), flags
    if less(a.value, b.value):
        return B4(0b1000), flags
    if less(b.value, a.value):
        return B4(0b0010), flags
    return B4(0b0110), flags


@define
def fp_compare_eq(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[bool, B32]:
    """FPCompareEQ: only a signalling NaN is invalid."""
    result, flags = fp_compare(x, y, False, fpcr)
    return result == 0b0110, flags


@define
def fp_compare_ge(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[bool, B32]:
    """FPCompareGE: any NaN is invalid."""
    result, flags = fp_compare(x, y, True, fpcr)
    return result == 0b0110 or result == 0b0010, flags


@define
def fp_compare_gt(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[bool, B32]:
    """FPCompareGT: any NaN is invalid."""
    result, flags = fp_compare(x, y, True, fpcr)
    return result == 0b0010, flags


@define
def fp_extreme(x: Bits[N], y: Bits[N], largest: bool, fpcr: B32) -> tuple[Bits[N], B32]:
    """FPMax or FPMin: -0 is less than +0. The manual rounds the result, which is exact."""
    a, b = fp_unpack(x, fpcr), fp_unpack(y, fpcr)
    flags = a.flags | b.flags
    if either_nan(a, b):
        nan, raised = fp_process_nans(a, b, x, y, fpcr)
        return nan, flags | raised
    first = less(b.value, a.value) if largest else less(a.value, b.value)
    if is_zero(a) and is_zero(b):
        return fp_zero(a.negative and b.negative if largest else a.negative or b.negative, x), flags
    if is_zero(a if first else b):
        return fp_zero(a.negative if first else b.negative, x), flags
    return (x if first else y), flags


@define
def fp_max(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPMax."""
    return fp_extreme(x, y, True, fpcr)


@define
def fp_min(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPMin."""
    return fp_extreme(x, y, False, fpcr)


@define
def fp_extreme_num(x: Bits[N], y: Bits[N], largest: bool, fpcr: B32) -> tuple[Bits[N], B32]:
    """FPMaxNum or FPMinNum: a single quiet NaN gives way to the other operand."""
    a, b = fp_unpack(x, fpcr), fp_unpack(y, fpcr)
    if is_quiet(a) and not is_quiet(b):
        return fp_extreme(fp_infinity(largest, x), y, largest, fpcr)
    if is_quiet(b) and not is_quiet(a):
        return fp_extreme(x, fp_infinity(largest, x), largest, fpcr)
    return fp_extreme(x, y, largest, fpcr)


@define
def fp_max_num(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPMaxNum."""
    return fp_extreme_num(x, y, True, fpcr)


@define
def fp_min_num(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPMinNum."""
    return fp_extreme_num(x, y, False, fpcr)
