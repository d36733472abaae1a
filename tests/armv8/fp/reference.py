"""Rounding by search: independent of the model's, on exact fractions and Python's own decoding of floats."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, total_ordering

from lemmata.models.armv8.fp.control import FPRounding

CODES = {16: ("<H", "<e"), 32: ("<I", "<f"), 64: ("<Q", "<d")}
IOC, DZC, OFC, UFC, IXC, IDC = 1, 2, 4, 8, 16, 128
NEAREST, UP, DOWN, ZERO, AWAY, ODD = FPRounding
MODES = {NEAREST: 0, UP: 1 << 22, DOWN: 2 << 22, ZERO: 3 << 22}
"""The modes that FPCR can name, with its value."""


def float_of(code: int, width: int) -> float:
    """The float of a word."""
    integer, number = CODES[width]
    (found,) = struct.unpack(number, struct.pack(integer, code))
    return float(found)


def code_of(number: float, width: int) -> int:
    """The word of a float, by struct: rounded to nearest even."""
    integer, floating = CODES[width]
    (found,) = struct.unpack(integer, struct.pack(floating, number))
    return int(found)


@total_ordering
@dataclass(frozen=True)
class Root:
    """The square root of a fraction, which compares with fractions that are not negative."""

    square: Fraction

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fraction) and self.square == other * other

    def __lt__(self, other: Fraction) -> bool:
        return self.square < other * other


@dataclass(frozen=True)
class Target:
    """A format: its greatest finite word, its least normal word, and the value of a word."""

    greatest: int
    least_normal: int
    sign: int
    value: Callable[[int], Fraction]

    def beyond(self) -> Fraction:
        """The number after the greatest."""
        return 2 * self.value(self.greatest) - self.value(self.greatest - 1)


@cache
def target(width: int) -> Target:
    """The format of a width."""
    greatest = {16: 0x7BFF, 32: 0x7F7FFFFF, 64: 0x7FEFFFFFFFFFFFFF}[width]
    least_normal = {16: 0x0400, 32: 0x00800000, 64: 1 << 52}[width]
    return Target(greatest, least_normal, 1 << width - 1, lambda code: Fraction(float_of(code, width)))


BFLOAT = Target(0x7F7F, 0x0080, 0x8000, lambda code: Fraction(float_of(code << 16, 32)))

ALTERNATIVE_HALF = Target(
    0x7FFF, 0x0400, 0x8000,
    lambda code: Fraction(code & 0x3FF | (code >= 0x400) << 10) * Fraction(2) ** (max(code >> 10, 1) - 25),
)  # fmt: skip


def rounded(x: Fraction | Root, to: Target, mode: FPRounding, flush: bool = False) -> tuple[int, int]:
    """The word that a number other than 0 rounds to, and the exceptions."""
    negative = isinstance(x, Fraction) and x < 0
    size = -x if negative and isinstance(x, Fraction) else x
    sign = to.sign if negative else 0
    tiny = size < to.value(to.least_normal)
    if tiny and flush:
        return sign, UFC
    if size >= to.beyond():
        below = to.greatest + 1
    else:
        below, above = 0, to.greatest + 1
        while above - below > 1:
            middle = (below + above) // 2
            below, above = (middle, above) if to.value(middle) <= size else (below, middle)
    if below <= to.greatest and to.value(below) == size:
        return sign | below, 0
    code = below + _up(size, below, to, mode, negative)
    if code > to.greatest:
        finite = mode in (ZERO, ODD) or mode == (UP if negative else DOWN)
        return sign | to.greatest + (not finite), OFC | IXC
    return sign | code, IXC | (UFC if tiny else 0)


def _up(size: Fraction | Root, below: int, to: Target, mode: FPRounding, negative: bool) -> bool:
    """Whether the next word is taken."""
    if below > to.greatest:
        return False
    following = to.value(below + 1) if below < to.greatest else to.beyond()
    half = (to.value(below) + following) / 2
    if mode == NEAREST:
        return size > half or (size == half and below % 2 == 1)
    if mode == AWAY:
        return size >= half
    if mode == ODD:
        return below % 2 == 0
    return mode == (DOWN if negative else UP)


def whole(x: Fraction, mode: FPRounding) -> int:
    """The integer that a fraction rounds to."""
    floor = x.numerator // x.denominator
    rest = x - floor
    if rest == 0 or mode == DOWN:
        return floor
    if mode == UP:
        return floor + 1
    if mode == ZERO:
        return floor + (x < 0)
    if mode == NEAREST:
        return round(x)
    return floor + (rest > Fraction(1, 2) or (rest == Fraction(1, 2) and x > 0))


def operand(rng: random.Random, width: int) -> int:
    """A word: any, or one near an edge, or one of few bits, or of middling exponent."""
    to, kind = target(width), rng.randrange(6)
    sign = rng.choice((0, to.sign))
    if kind == 0:
        return rng.getrandbits(width)
    if kind == 1:
        edge = rng.choice((0, 1, to.least_normal, to.greatest, to.greatest + 1, to.least_normal * 2))
        return sign | max(edge + rng.randrange(-2, 3), 0)
    one = code_of(1.0, width)
    if kind == 2:
        return sign | one + rng.randrange(-4, 5) * to.least_normal + rng.choice((0, 1, to.least_normal // 2))
    if kind == 3:
        return sign | rng.randrange(to.least_normal)
    return sign | one + rng.randrange(-8 * to.least_normal, 8 * to.least_normal)


def finite(rng: random.Random, width: int) -> int:
    """A word that is a number."""
    while True:
        code = operand(rng, width)
        if code & ~target(width).sign <= target(width).greatest:
            return code
