"""Shared pseudo-code of Advanced SIMD against the integers that the manual computes with."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from lemmata.core.language import B1, B8, B9, B16, B32, B64, B128, bits, sign_extend, zero_extend
from lemmata.models.armv8 import bit_counts, estimates, high_products, saturation, simd_integer

RUNS = 400
WIDTHS = (8, 16, 32, 64)
Pair = tuple[int, bool]


def signed(value: int, width: int) -> int:
    """SInt."""
    return value - (value >> width - 1 << width)


def number(value: int, U: int, width: int) -> int:
    """Int(value, unsigned)."""
    return value if U else signed(value, width)


def limit(value: int, U: int, width: int) -> Pair:
    """SatQ over the integers, as bits."""
    low, high = (0, 2**width - 1) if U else (-(2 ** (width - 1)), 2 ** (width - 1) - 1)
    cut = min(max(value, low), high)
    return cut % 2**width, cut != value


def operands(rng: random.Random, width: int) -> int:
    """Any number, or one near a limit."""
    near = (rng.choice((0, 1 << width - 1, (1 << width) - 1)) + rng.randrange(-3, 4)) % (1 << width)
    return rng.choice((rng.getrandbits(width), near))


BINARY: list[tuple[str, Callable[[Any, Any, Any], Any], Callable[[int, int], int]]] = [
    ("halving_add", simd_integer.halving_add, lambda a, b: a + b >> 1),
    ("rounding_halving_add", simd_integer.rounding_halving_add, lambda a, b: a + b + 1 >> 1),
    ("halving_sub", simd_integer.halving_sub, lambda a, b: a - b >> 1),
    ("maximum", simd_integer.maximum, max),
    ("minimum", simd_integer.minimum, min),
    ("absolute_difference", simd_integer.absolute_difference, lambda a, b: abs(a - b)),
]


@pytest.mark.parametrize(
    ("function", "wanted"), [case[1:] for case in BINARY], ids=[case[0] for case in BINARY]
)
@pytest.mark.parametrize("width", WIDTHS)
def test_binary(
    width: int,
    function: Callable[[Any, Any, Any], Any],
    wanted: Callable[[int, int], int],
    rng: random.Random,
) -> None:
    for _ in range(RUNS):
        U, a, b = rng.getrandbits(1), operands(rng, width), operands(rng, width)
        exact = wanted(number(a, U, width), number(b, U, width))
        assert function(B1(U), bits(a, width), bits(b, width)).uint == exact % 2**width, (U, a, b)


@pytest.mark.parametrize("width", WIDTHS)
def test_saturating_sums(width: int, rng: random.Random) -> None:
    for _ in range(RUNS):
        U, a, b = rng.getrandbits(1), operands(rng, width), operands(rng, width)
        x, y, m, n = bits(a, width), bits(b, width), number(a, U, width), number(b, U, width)
        other = number(b, 1 - U, width)
        for function, exact in (
            (saturation.saturating_add, m + n),
            (saturation.saturating_sub, m - n),
            (saturation.saturating_accumulate, m + other),
        ):
            value, limited = function(B1(U), x, y)
            assert (value.uint, limited) == limit(exact, U, width), (function, U, a, b)
        for unary, exact in ((saturation.saturating_abs, abs), (saturation.saturating_neg, lambda k: -k)):
            value, limited = unary(x)
            assert (value.uint, limited) == limit(exact(signed(a, width)), 0, width), (unary, a)


@pytest.mark.parametrize("width", WIDTHS)
def test_shifts_by_register(width: int, rng: random.Random) -> None:
    for _ in range(RUNS):
        U, a, by = (
            rng.getrandbits(1),
            operands(rng, width),
            rng.choice((rng.getrandbits(8), rng.randrange(80))),
        )
        rounding = bool(rng.getrandbits(1))
        amount = signed(by, 8)
        rounded = number(a, U, width) + (1 << -amount - 1 if rounding and amount < 0 else 0)
        exact = rounded << amount if amount >= 0 else rounded >> -amount
        word = bits(by | rng.getrandbits(width) >> 8 << 8, width)
        shifted = simd_integer.shift(B1(U), rounding, bits(a, width), word)
        assert shifted.uint == exact % 2**width, (U, rounding, a, amount)
        value, limited = simd_integer.saturating_shift(B1(U), rounding, bits(a, width), word)
        assert (value.uint, limited) == limit(exact, U, width), (U, rounding, a, amount)


@pytest.mark.parametrize("width", WIDTHS)
def test_shifts_by_immediate(width: int, rng: random.Random) -> None:
    for _ in range(RUNS):
        U, a, amount = rng.getrandbits(1), operands(rng, width), rng.randrange(1, width + 1)
        exact = number(a, U, width) + (1 << amount - 1) >> amount
        found = simd_integer.rounding_shift_right(B1(U), bits(a, width), B8(amount))
        assert found.uint == exact % 2**width, (U, a, amount)
        value, limited = saturation.saturating_shift_left_unsigned(bits(a, width), B8(amount - 1))
        assert (value.uint, limited) == limit(signed(a, width) << amount - 1, 1, width), (a, amount)


@pytest.mark.parametrize("width", WIDTHS[:-1])
def test_narrowing(width: int, rng: random.Random) -> None:
    for _ in range(RUNS):
        a, like = operands(rng, 2 * width), bits(0, width)
        x = bits(rng.choice((a, a >> width - 2)), 2 * width)
        for found, exact, U in (
            (saturation.signed_sat_q(x, like), signed(x.uint, 2 * width), 0),
            (saturation.unsigned_sat_q(x, like), x.uint, 1),
            (saturation.signed_to_unsigned_sat_q(x, like), signed(x.uint, 2 * width), 1),
        ):
            assert (found[0].uint, found[1]) == limit(exact, U, width), x


@pytest.mark.parametrize("width", (16, 32))
def test_doubled_products(width: int, rng: random.Random) -> None:
    wide = 2 * width
    for _ in range(RUNS):
        a, b, d = (operands(rng, width) for _ in range(3))
        x, y, z = (sign_extend(bits(value, width), wide) for value in (a, b, d))
        m, n, k = (signed(value, width) for value in (a, b, d))
        rounding, subtract = bool(rng.getrandbits(1)), bool(rng.getrandbits(1))
        half = 1 << width - 1 if rounding else 0
        product = high_products.signed_product(subtract, x, y)
        value, limited = high_products.high_half(rounding, z, product, bits(a, width))
        exact = (k << width) + (-2 if subtract else 2) * m * n + half >> width
        assert (value.uint, limited) == limit(exact, 0, width), (a, b, d, rounding, subtract)
        long, limited = saturation.doubling_long(x, y)
        assert (long.uint, limited) == limit(2 * m * n, 0, wide), (a, b)


def carry_less(a: int, b: int) -> int:
    """The product of polynomials over the field of two elements."""
    total = 0
    while b:
        total ^= a if b & 1 else 0
        a, b = a << 1, b >> 1
    return total


def test_polynomial_products(rng: random.Random) -> None:
    for _ in range(RUNS // 4):
        a, b = rng.getrandbits(64), rng.getrandbits(64)
        assert simd_integer.polynomial_mult(zero_extend(B64(a), 128), B64(b)) == B128(carry_less(a, b))
        c, d = B8(a & 0xFF), B8(b & 0xFF)
        assert simd_integer.polynomial_mult(zero_extend(c, 16), d) == B16(carry_less(c.uint, d.uint))
        assert simd_integer.polynomial_mult(c, d).uint == carry_less(c.uint, d.uint) & 0xFF


def test_counts(rng: random.Random) -> None:
    for width in WIDTHS:
        for _ in range(RUNS):
            a = operands(rng, width) >> rng.randrange(width)
            x = bits(a, width)
            assert bit_counts.count_leading_zeros(x).uint == width - a.bit_length()
            magnitude = a ^ ((1 << width) - 1) if a >> width - 1 else a
            assert bit_counts.count_leading_signs(x).uint == width - magnitude.bit_length() - 1
    for a in range(256):
        assert bit_counts.bit_count(B8(a)).uint == a.bit_count()
        assert bit_counts.reverse_bits(B8(a)).uint == int(f"{a:08b}"[::-1], 2)


def test_reciprocal_estimates() -> None:
    """Every argument, against the fraction in the middle of its interval; and the manual's loop for the root."""
    for a in range(256, 512):
        assert estimates.recip_estimate(B9(a)).uint == ((1 << 19) // (2 * a + 1) + 1) // 2
    for a in range(128, 512):
        middle = 2 * a + 1 if a < 256 else 2 * ((a >> 1 << 1) + 1)
        b = 512
        while middle * (b + 1) * (b + 1) < 1 << 28:
            b += 1
        assert estimates.recip_sqrt_estimate(B9(a)).uint == (b + 1) // 2
    assert estimates.unsigned_recip_estimate(B32(0x7FFFFFFF)) == 0xFFFFFFFF
    assert estimates.unsigned_recip_sqrt_estimate(B32(0x3FFFFFFF)) == 0xFFFFFFFF
