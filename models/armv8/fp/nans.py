"""NaNs as operands: FPProcessNaN, FPProcessNaNs, FPProcessNaNs3 (Arm ARM, shared/functions/float), with
FEAT_AFP absent.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B32, Bits, bits, define
from lemmata.models.armv8.fp.control import default_nan, invalid_op, no_exception
from lemmata.models.armv8.fp.formats import (
    format_of,
    fp_default_nan,
    fp_infinity,
    is_negative,
    quiet_code,
)
from lemmata.models.armv8.fp.unpacking import Unpacked, is_nan, is_quiet, is_signalling

N = TypeVar("N", bound=int)
M = TypeVar("M", bound=int)


@define
def fp_process_nan(a: Unpacked, x: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPProcessNaN: the NaN made quiet, or the default NaN; a signalling one is an invalid operation."""
    raised = invalid_op() if is_signalling(a) else no_exception()
    if default_nan(fpcr):
        return fp_default_nan(x), raised
    return x | bits(quiet_code(format_of(x)), x.width), raised


@define
def fp_process_nans(a: Unpacked, b: Unpacked, x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPProcessNaNs, where x or y is a NaN: the first signalling one, or else the first."""
    if is_signalling(a) or (is_quiet(a) and not is_signalling(b)):
        return fp_process_nan(a, x, fpcr)
    return fp_process_nan(b, y, fpcr)


@define
def fp_process_nans3(
    a: Unpacked, b: Unpacked, c: Unpacked, x: Bits[N], y: Bits[N], z: Bits[N], fpcr: B32
) -> tuple[Bits[N], B32]:
    """FPProcessNaNs3, where x, y or z is a NaN: the first signalling one, or else the first."""
    if is_signalling(a) or (is_quiet(a) and not (is_signalling(b) or is_signalling(c))):
        return fp_process_nan(a, x, fpcr)
    return fp_process_nans(b, c, y, z, fpcr)


@define
def either_nan(a: Unpacked, b: Unpacked) -> bool:
    """One of two operands is a NaN."""
    return is_nan(a) or is_nan(b)


@define
def fp_convert_nan(x: Bits[N], like: Bits[M]) -> Bits[M]:
    """FPConvertNaN, to the format of the width of `like`: quiet, with the upper bits of the payload."""
    f, g = format_of(x), format_of(like)
    payload = x.uint % 2 ** f.fraction_size
    aligned = payload * 2 ** g.fraction_size // 2 ** f.fraction_size
    return fp_infinity(is_negative(x), like) | bits(quiet_code(g), like.width) | bits(aligned, like.width)
