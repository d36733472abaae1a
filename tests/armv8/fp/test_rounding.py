"""Rounding, and the exact numbers behind it, against a search over all words of a format."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest
from lemmata.core.language import B32, bits
from lemmata.models.armv8.fp.control import FPRounding
from lemmata.models.armv8.fp.formats import bfloat16, format_of
from lemmata.models.armv8.fp.reals import Real, bit_length, divide, integer_sqrt, square_root
from lemmata.models.armv8.fp.rounding import fp_round, round_code, round_to_integer

from .reference import ALTERNATIVE_HALF, BFLOAT, IOC, OFC, finite, rounded, target, whole

WIDTHS = (16, 32, 64)


def numbers(rng: random.Random, width: int, count: int) -> list[Real]:
    """Numbers in, between and beyond those of a format: ties and their neighbours among them."""
    found = []
    while len(found) < count:
        x = target(width).value(finite(rng, width) & ~target(width).sign)
        if x == 0:
            continue
        exponent = -x.denominator.bit_length() + 1
        places = rng.randrange(4)
        mantissa = (x.numerator << places + 60) + rng.choice(
            (0, 1 << 59, 1 << 58, rng.getrandbits(60), 1, -1)
        )
        mantissa += rng.choice((0, 1 << 59 + places, (1 << 59 + places) - 1, (1 << 59 + places) + 1))
        scale = rng.choice((0, 0, 0, 0, rng.randrange(-2200, 2200), 1, -1))
        found.append(Real(rng.choice((mantissa, -mantissa)), exponent - places - 60 + scale))
    return found


def fraction(x: Real) -> Fraction:
    return Fraction(x.mantissa) * Fraction(2) ** x.exponent


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("mode", FPRounding)
def test_fp_round(width: int, mode: FPRounding, rng: random.Random) -> None:
    like, seen = bits(0, width), set()
    for x in numbers(rng, width, 400):
        for flush in (False, True):
            fpcr = B32(0x01080000) if flush else B32(0)
            code, flags = fp_round(x, fpcr, mode, like)
            assert (code.uint, flags.uint) == rounded(fraction(x), target(width), mode, flush), x
            seen.add(flags.uint)
    assert seen >= {0, 0x08, 0x10, 0x14, 0x18}


@pytest.mark.parametrize("mode", FPRounding)
def test_bfloat(mode: FPRounding, rng: random.Random) -> None:
    for x in numbers(rng, 32, 300):
        code, flags = round_code(x, bfloat16(), False, False, mode)
        assert (code, flags.uint) == rounded(fraction(x), BFLOAT, mode)


@pytest.mark.parametrize("mode", FPRounding)
def test_alternative_half(mode: FPRounding, rng: random.Random) -> None:
    beyond = 0
    for x in numbers(rng, 16, 300):
        code, flags = round_code(x, format_of(bits(0, 16)), False, True, mode)
        wanted, raised = rounded(fraction(x), ALTERNATIVE_HALF, mode)
        if raised & OFC:
            beyond += 1
            wanted, raised = 0xFFFF if x.mantissa < 0 else 0x7FFF, IOC
        assert (code, flags.uint) == (wanted, raised)
    assert beyond


@pytest.mark.parametrize("mode", [m for m in FPRounding if m is not FPRounding.ODD])
def test_to_integer(mode: FPRounding, rng: random.Random) -> None:
    for _ in range(300):
        x = Real(rng.choice((1, -1)) * rng.getrandbits(rng.randrange(1, 70)), rng.randrange(-70, 10))
        integer, exact = round_to_integer(x, mode)
        assert integer == whole(fraction(x), mode)
        assert exact == (fraction(x).denominator == 1)


def test_natural_numbers(rng: random.Random) -> None:
    for size in (1, 2, 7, 8, 9, 63, 64, 65, 511, 512, 513, 2100, 4300):
        for n in (1 << size, (1 << size) - 1, (1 << size) + 1, rng.getrandbits(size)):
            assert bit_length(n) == n.bit_length()
            if size < 600:  # it recurses
                assert integer_sqrt(n) == math.isqrt(n)
    assert bit_length(0) == integer_sqrt(0) == 0


def test_quotients_and_roots_are_beside_the_exact_ones(rng: random.Random) -> None:
    for _ in range(200):
        x, y = (Real(1 + rng.getrandbits(rng.randrange(1, 54)), rng.randrange(-1100, 1100)) for _ in "xy")
        quotient, root = divide(x, y), square_root(x)
        exact = fraction(x) / fraction(y)
        unit = Fraction(2) ** (quotient.exponent + 1)
        assert abs(fraction(quotient) - exact) < unit and quotient.mantissa.bit_length() >= 64
        assert (fraction(quotient) == exact) == (quotient.mantissa % 2 == 0)
        step = Fraction(2) ** (root.exponent + 1)
        below = root.mantissa // 2 * step
        assert below * below <= fraction(x) < (below + step) ** 2 and root.mantissa.bit_length() >= 64
        assert (below * below == fraction(x)) == (root.mantissa % 2 == 0)
