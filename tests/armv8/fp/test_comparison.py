"""Comparisons, extremes, NaNs, and estimates."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest
from lemmata.core.language import B4, B32, bits
from lemmata.models.armv8.fp.arithmetic import fp_add, fp_mul_add, fp_sqrt, fp_sub
from lemmata.models.armv8.fp.comparing import (
    fp_compare,
    fp_compare_eq,
    fp_compare_ge,
    fp_compare_gt,
    fp_max,
    fp_max_num,
    fp_min,
    fp_min_num,
)
from lemmata.models.armv8.fp.estimates import (
    fp_recip_estimate,
    fp_recp_x,
    fp_rsqrt_estimate,
    recip_estimate,
    recip_sqrt_estimate,
)
from lemmata.models.armv8.fp.formats import fp_abs, fp_default_nan, fp_neg
from lemmata.models.armv8.fp.steps import fp_recip_step_fused

from .reference import DZC, IDC, IOC, IXC, OFC, UFC, finite, float_of, operand, target

WIDTHS = (16, 32, 64)
DN = B32(1 << 25)
NAN, ZERO = math.nan, B32(0)


def infinity(width: int) -> int:
    return target(width).greatest + 1


def is_signalling(code: int, width: int) -> bool:
    return math.isnan(float_of(code, width)) and not code & target(width).least_normal // 2


@pytest.mark.parametrize("width", WIDTHS)
def test_comparisons(width: int, rng: random.Random) -> None:
    seen = set()
    for _ in range(1500):
        x, y = operand(rng, width), operand(rng, width)
        quiet = infinity(width) | target(width).least_normal // 2 | 1
        y = rng.choice((x, x ^ target(width).sign, y, y, y, quiet))
        a, b = float_of(x, width), float_of(y, width)
        p, q = bits(x, width), bits(y, width)
        unordered = math.isnan(a) or math.isnan(b)
        signalling = IOC if is_signalling(x, width) or is_signalling(y, width) else 0
        nzcv = 0b0011 if unordered else 0b0110 if a == b else 0b1000 if a < b else 0b0010
        assert fp_compare(p, q, False, ZERO) == (B4(nzcv), B32(signalling))
        assert fp_compare(p, q, True, ZERO) == (B4(nzcv), B32(IOC if unordered else 0))
        assert fp_compare_eq(p, q, ZERO) == (a == b, B32(signalling))
        assert fp_compare_ge(p, q, ZERO) == (a >= b, B32(IOC if unordered else 0))
        assert fp_compare_gt(p, q, ZERO) == (a > b, B32(IOC if unordered else 0))
        seen.add((nzcv, signalling))
    assert len(seen) == 5


@pytest.mark.parametrize("width", WIDTHS)
def test_extremes(width: int, rng: random.Random) -> None:
    """In the order of words as signed magnitudes, -0 is below +0."""
    sign = target(width).sign

    def place(code: int) -> int:
        return -(code & ~sign) - 1 if code & sign else code

    for _ in range(1500):
        x, y = operand(rng, width), operand(rng, width)
        if math.isnan(float_of(x, width)) or math.isnan(float_of(y, width)):
            continue
        p, q = bits(x, width), bits(y, width)
        assert fp_max(p, q, ZERO) == fp_max_num(p, q, ZERO) == (bits(max(x, y, key=place), width), ZERO)
        assert fp_min(p, q, ZERO) == fp_min_num(p, q, ZERO) == (bits(min(x, y, key=place), width), ZERO)


@pytest.mark.parametrize("width", WIDTHS)
def test_nans(width: int) -> None:
    """A signalling NaN before a quiet one, the first before the second; quieted, with its sign and payload."""
    quiet_bit, sign = target(width).least_normal // 2, target(width).sign
    s1, s2 = (bits(infinity(width) | payload | sign, width) for payload in (5, 6))
    q1, q2 = (bits(infinity(width) | quiet_bit | payload | sign, width) for payload in (7, 8))
    one, invalid, default = bits(infinity(width) // 2, width), B32(IOC), fp_default_nan(bits(0, width))
    quieted = s1 | bits(quiet_bit, width), s2 | bits(quiet_bit, width)
    for operation in (fp_add, fp_sub, fp_max, fp_min, fp_max_num, fp_min_num):
        assert operation(s1, s2, ZERO) == (quieted[0], invalid)
        assert operation(q1, s2, ZERO) == (quieted[1], invalid)
        assert operation(s1, q2, ZERO) == (quieted[0], invalid)
        assert operation(q1, q2, ZERO) == (q1, ZERO)
        assert operation(q1, q2, DN) == (default, ZERO)
        assert operation(one, s2, DN) == (default, invalid)
    assert fp_add(one, q2, ZERO) == fp_sub(one, q2, ZERO) == fp_max(one, q2, ZERO) == (q2, ZERO)
    assert fp_max_num(one, q2, ZERO) == fp_min_num(q1, one, DN) == (one, ZERO)
    assert fp_sqrt(s1, ZERO) == (quieted[0], invalid)
    assert fp_mul_add(q1, q2, s1, ZERO) == (quieted[0], invalid)
    assert fp_mul_add(q1, q2, one, ZERO) == (q1, ZERO)
    assert fp_mul_add(one, one, q2, ZERO) == (q2, ZERO)
    assert fp_mul_add(s1, s2, q1, DN) == (default, invalid)
    assert fp_recip_step_fused(q1, one, ZERO) == (fp_neg(q1), ZERO)
    assert fp_abs(q1) == fp_neg(q1) != q1


@pytest.mark.parametrize("width", WIDTHS)
def test_flushed_operands(width: int) -> None:
    """Denormal operands are zeros: without an exception at half precision."""
    tiny, minus = bits(3, width), bits(target(width).sign | 3, width)
    fpcr, raised = B32(0x01080000), B32(0 if width == 16 else IDC)
    assert fp_add(tiny, tiny, fpcr) == (bits(0, width), raised)
    assert fp_max(minus, minus, fpcr) == (bits(target(width).sign, width), raised)
    assert fp_compare(tiny, minus, True, fpcr) == (B4(0b0110), raised)
    assert fp_compare(tiny, minus, True, ZERO) == (B4(0b0010), ZERO)
    assert fp_recip_estimate(tiny, fpcr) == (bits(infinity(width), width), raised | DZC)


def test_tables() -> None:
    """The manual's searches: one over all b for square roots."""
    for a in range(256, 512):
        assert recip_estimate(a) == ((1 << 19) // (2 * a + 1) + 1) // 2
        assert abs(Fraction(recip_estimate(a), 256) * Fraction(2 * a + 1, 1024) - 1) < Fraction(1, 256)
    for a in range(128, 512):
        middle = 2 * a + 1 if a < 256 else (a // 2 * 2 + 1) * 2
        b = 512
        while middle * (b + 1) * (b + 1) < 1 << 28:
            b += 1
        assert recip_sqrt_estimate(a) == (b + 1) // 2


@pytest.mark.parametrize("width", WIDTHS)
def test_estimates(width: int, rng: random.Random) -> None:
    """Estimates are within 1/256 of the result, where that is a normal number."""
    to, compared = target(width), 0
    while compared < 400:
        code = finite(rng, width) & ~to.sign
        x = to.value(code)
        if code < to.least_normal:
            continue
        root, flags = fp_rsqrt_estimate(bits(code, width), ZERO)
        assert abs(to.value(root.uint) ** 2 * x - 1) < Fraction(1, 127) and flags == ZERO
        inverse, flags = fp_recip_estimate(bits(code, width), ZERO)
        assert flags == ZERO
        if inverse.uint >= to.least_normal:
            compared += 1
            assert abs(to.value(inverse.uint) * x - 1) < Fraction(1, 256)
        exponents, _ = fp_recp_x(bits(code, width), ZERO)
        assert exponents.uint == (~code & infinity(width))


@pytest.mark.parametrize("width", WIDTHS)
def test_estimates_beyond_the_format(width: int) -> None:
    sign, flush = target(width).sign, B32(0x01080000)
    least, most = bits(1, width), bits(target(width).greatest, width)
    minus = bits(sign | 1, width)
    beyond = bits(infinity(width), width)
    for rmode, one, other in ((0, 1, 1), (1, 1, 0), (2, 0, 1), (3, 0, 0)):
        fpcr, raised = B32(rmode << 22), B32(OFC | IXC)
        assert fp_recip_estimate(least, fpcr) == (beyond if one else most, raised)
        assert fp_recip_estimate(minus, fpcr) == (fp_neg(beyond if other else most), raised)
    assert fp_recip_estimate(most, flush) == (bits(0, width), B32(UFC))
    assert fp_recip_estimate(beyond, ZERO) == (bits(0, width), ZERO)
    assert fp_rsqrt_estimate(bits(sign, width), ZERO) == (fp_neg(beyond), B32(DZC))
    assert fp_rsqrt_estimate(minus, ZERO) == (fp_default_nan(minus), B32(IOC))
    assert fp_rsqrt_estimate(beyond, ZERO) == (bits(0, width), ZERO)
    exponents, flags = fp_recp_x(minus, ZERO)
    assert (exponents.uint, flags) == (sign | infinity(width) - target(width).least_normal, ZERO)
