"""Conversions between formats, to and from integers, and to integral values."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest
from lemmata.core.language import B16, B32, B64, bits
from lemmata.models.armv8.fp.control import FPRounding
from lemmata.models.armv8.fp.converting import fp_convert, fp_round_int, fp_round_int_n
from lemmata.models.armv8.fp.fixed import fixed_to_fp, fp_to_fixed, fp_to_fixed_js
from lemmata.models.armv8.fp.immediates import double_immediate, half_immediate, single_immediate

from .reference import (
    ALTERNATIVE_HALF,
    IOC,
    IXC,
    MODES,
    NEAREST,
    ODD,
    ZERO,
    code_of,
    finite,
    float_of,
    operand,
    rounded,
    target,
    whole,
)

WIDTHS = (16, 32, 64)
AHP = B32(1 << 26)
INTEGER_MODES = [mode for mode in FPRounding if mode is not ODD]


@pytest.mark.parametrize("wide", (32, 64))
def test_every_half(wide: int) -> None:
    for code in range(1 << 16):
        result, flags = fp_convert(B16(code), B32(0), NEAREST, bits(0, wide))
        number = float_of(code, 16)
        if math.isnan(number):
            quiet = code & 0x0200
            payload = (code & 0x01FF) << (52 if wide == 64 else 23) - 10
            nan = target(wide).greatest + 1 | target(wide).least_normal // 2 | payload
            assert (result.uint, flags.uint) == (code >> 15 << wide - 1 | nan, 0 if quiet else IOC)
        else:
            assert (result.uint, flags.uint) == (code_of(number, wide), 0)
            back, flags = fp_convert(result, B32(0), ODD, B16(0))
            assert (back.uint, flags.uint) == (code, 0)


def test_every_alternative_half() -> None:
    for code in range(1 << 15):
        result, flags = fp_convert(B16(code), AHP, NEAREST, B32(0))
        assert (Fraction(float_of(result.uint, 32)), flags.uint) == (ALTERNATIVE_HALF.value(code), 0)
        back, flags = fp_convert(result, AHP, ODD, B16(0))
        assert (back.uint, flags.uint) == (code, 0)


def test_special_words_to_alternative_half() -> None:
    for code, wanted, raised in (
        (0x7F800000, 0x7FFF, IOC),
        (0xFF800000, 0xFFFF, IOC),
        (0x7FC00000, 0x0000, IOC),
        (0xFFA00000, 0x8000, IOC),
        (0x80000000, 0x8000, 0),
    ):
        result, flags = fp_convert(B32(code), AHP, NEAREST, B16(0))
        assert (result.uint, flags.uint) == (wanted, raised)


@pytest.mark.parametrize(("wide", "narrow"), [(32, 16), (64, 16), (64, 32)])
@pytest.mark.parametrize("mode", FPRounding)
def test_narrowing(wide: int, narrow: int, mode: FPRounding, rng: random.Random) -> None:
    for _ in range(300):
        code = finite(rng, wide)
        if rng.random() < 0.6:  # near the words of the narrow format
            code = code_of(float_of(finite(rng, narrow), narrow), wide) + rng.choice(
                (-1, 0, 1, 1 << 12, 1 << 28)
            )
        if 0 < code & ~target(wide).sign <= target(wide).greatest:
            result, flags = fp_convert(bits(code % (1 << wide), wide), B32(0), mode, bits(0, narrow))
            exact = Fraction(float_of(code % (1 << wide), wide))
            assert (result.uint, flags.uint) == rounded(exact, target(narrow), mode)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("mode", INTEGER_MODES)
def test_to_fixed(width: int, mode: FPRounding, rng: random.Random) -> None:
    saturated = 0
    for _ in range(300):
        size, unsigned = rng.choice((16, 32, 64)), rng.random() < 0.5
        places, code = rng.choice((0, 0, 0, rng.randrange(1, size + 1))), operand(rng, width)
        if rng.random() < 0.5:  # near the limits
            limit = 2.0 ** min(size - rng.choice((0, 1)), 15 if width == 16 else 64)
            code = code_of(rng.choice((limit, -limit)), width) + rng.randrange(-2, 3)
        number = float_of(code, width)
        result, flags = fp_to_fixed(bits(code, width), places, unsigned, B32(0), mode, bits(0, size))
        if math.isnan(number):
            assert (result.uint, flags.uint) == (0, IOC)
            continue
        least, most = (0, 2**size - 1) if unsigned else (-(2 ** (size - 1)), 2 ** (size - 1) - 1)
        if math.isinf(number):
            wanted, raised = (most if number > 0 else least), IOC
        else:
            exact = Fraction(number) * 2**places
            integer = whole(exact, mode)
            wanted = min(max(integer, least), most)
            raised = IOC if wanted != integer else 0 if exact == integer else IXC
        saturated += raised == IOC
        assert (result.uint, flags.uint) == (wanted % (1 << size), raised), hex(code)
    assert saturated


@pytest.mark.parametrize("width", WIDTHS)
def test_from_fixed(width: int, rng: random.Random) -> None:
    for _ in range(600):
        size, unsigned, mode = rng.choice((16, 32, 64)), rng.random() < 0.5, rng.choice(list(MODES))
        code = rng.choice(
            (rng.getrandbits(size), rng.getrandbits(size) >> rng.randrange(size), 1 << size - 1)
        )
        places = rng.choice((0, 0, rng.randrange(1, size + 1)))
        result, flags = fixed_to_fp(bits(code, size), places, unsigned, B32(0), mode, bits(0, width))
        integer = code - (1 << size) if not unsigned and code >> size - 1 else code
        if integer:
            assert (result.uint, flags.uint) == rounded(Fraction(integer, 2**places), target(width), mode)
        else:
            assert (result.uint, flags.uint) == (0, 0)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("mode", INTEGER_MODES)
def test_round_int(width: int, mode: FPRounding, rng: random.Random) -> None:
    for _ in range(300):
        code, exact = finite(rng, width), rng.random() < 0.5
        number = Fraction(float_of(code, width))
        integer = whole(number, mode)
        wanted = code_of(float(abs(integer)), width) | code & target(width).sign
        result, flags = fp_round_int(bits(code, width), B32(0), mode, exact)
        assert (result.uint, flags.uint) == (wanted, IXC if exact and integer != number else 0)


@pytest.mark.parametrize("width", (32, 64))
@pytest.mark.parametrize("size", (32, 64))
def test_round_int_n(width: int, size: int, rng: random.Random) -> None:
    limit, invalid = code_of(2.0 ** (size - 1), width), code_of(-(2.0 ** (size - 1)), width)
    seen = set()
    for _ in range(600):
        code = operand(rng, width)
        if rng.random() < 0.5:
            code = (limit + rng.randrange(-2, 3)) | rng.choice((0, target(width).sign))
        number = float_of(code, width)
        result, flags = fp_round_int_n(bits(code, width), B32(0), ZERO, size)
        if math.isfinite(number) and -(2 ** (size - 1)) <= math.trunc(number) < 2 ** (size - 1):
            wanted = code_of(float(abs(math.trunc(number))), width) | code & target(width).sign
            assert (result.uint, flags.uint) == (wanted, 0 if number == math.trunc(number) else IXC)
        else:
            assert (result.uint, flags.uint) == (invalid, IOC)
        seen.add(flags.uint)
    assert seen == {0, IOC, IXC}


def test_javascript(rng: random.Random) -> None:
    """ToInt32 of ECMAScript: the integer part modulo 2 ** 32; Z tells whether it is the operand."""
    seen = set()
    for _ in range(2000):
        code = operand(rng, 64)
        if rng.random() < 0.5:
            code = code_of(
                rng.choice((1.0, -1.0)) * rng.getrandbits(rng.randrange(1, 70)) / rng.choice((1, 1, 2, 8)), 64
            )
        number = float_of(code, 64)
        result, exact, flags = fp_to_fixed_js(B64(code), B32(0))
        integer = math.trunc(number) if math.isfinite(number) else 0
        assert result.uint == integer % 2**32
        fits = math.isfinite(number) and -(2**31) <= integer < 2**31
        same = fits and integer == number
        assert exact == (same and code != 1 << 63)
        assert flags.uint == (0 if same else IXC if fits else IOC)
        seen.add((exact, flags.uint))
    assert seen == {(False, 0), (False, IOC), (False, IXC), (True, 0)}


def test_immediates() -> None:
    """The numbers that FMOV has: from 0.125 to 31 with four bits after the point of the significand."""
    values = {sign * (16 + f) / 16 * 2.0**e for sign in (1, -1) for f in range(16) for e in range(-3, 5)}
    for width, expand in ((16, half_immediate), (32, single_immediate), (64, double_immediate)):
        found = [float_of(expand(bits(imm8, 8)).uint, width) for imm8 in range(256)]
        assert set(found) == values and len(values) == 256


def test_a_denormal_flushed_to_zero_is_an_exact_integer_for_js() -> None:
    flush = B32(1 << 24)
    assert fp_to_fixed_js(B64(1), flush) == (B32(0), True, B32(0x80))
    assert fp_to_fixed_js(B64(1 << 63 | 1), flush) == (B32(0), False, B32(0x80))
    assert fp_to_fixed_js(B64(1 << 63), B32(0)) == (B32(0), False, B32(0))
