"""FPRecipStepFused, FPRSqrtStepFused: a Newton-Raphson step, rounded once (Arm ARM, shared/functions/float)."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B32, Bits, define
from lemmata.models.armv8.fp.arithmetic import infinity_times_zero
from lemmata.models.armv8.fp.formats import fp_infinity, fp_neg, fp_one_point_five, fp_two
from lemmata.models.armv8.fp.nans import either_nan, fp_process_nans
from lemmata.models.armv8.fp.reals import Real, add, multiply, times_power
from lemmata.models.armv8.fp.rounding import fp_round_sum
from lemmata.models.armv8.fp.unpacking import fp_unpack, is_infinity

N = TypeVar("N", bound=int)


@define
def fused_step(x: Bits[N], y: Bits[N], root: bool, fpcr: B32) -> tuple[Bits[N], B32]:
    """2 - x * y, or (3 - x * y) / 2 for a square root. A NaN as first operand is negated, too."""
    minus = fp_neg(x)
    a, b = fp_unpack(minus, fpcr), fp_unpack(y, fpcr)
    flags = a.flags | b.flags
    if either_nan(a, b):
        nan, raised = fp_process_nans(a, b, minus, y, fpcr)
        return nan, flags | raised
    if infinity_times_zero(a, b):
        return (fp_one_point_five(False, x) if root else fp_two(False, x)), flags
    if is_infinity(a) or is_infinity(b):
        return fp_infinity(a.negative != b.negative, x), flags
    product = multiply(a.value, b.value)
    value = times_power(add(Real(3, 0), product), -1) if root else add(Real(2, 0), product)
    result, raised = fp_round_sum(value, fpcr, x)
    return result, flags | raised


@define
def fp_recip_step_fused(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPRecipStepFused."""
    return fused_step(x, y, False, fpcr)


@define
def fp_rsqrt_step_fused(x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FPRSqrtStepFused."""
    return fused_step(x, y, True, fpcr)
