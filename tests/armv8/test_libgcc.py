"""Functions of libgcc, run natively, against what they are to compute."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from lemmata.models.armv8.elf import Archive
from lemmata.models.armv8.emulator import call

M64, M128 = 2**64 - 1, 2**128 - 1


def signed(value: int, width: int) -> int:
    return value - (1 << width if value >> width - 1 else 0)


def leading_zeros(value: int, width: int) -> int:
    return width - value.bit_length()


def trailing_zeros(value: int) -> int:
    return (value & -value).bit_length() - 1


def sign_bits(value: int, width: int) -> int:
    """Redundant sign bits."""
    inverted = value ^ (value >> width - 1) * ((1 << width) - 1)
    return leading_zeros(inverted, width) - 1


def swap(value: int, size: int) -> int:
    return int.from_bytes(value.to_bytes(size, "little"), "big")


def compare(left: int, right: int) -> int:
    return (left > right) - (left < right) + 1


@dataclass(frozen=True)
class Case:
    """A function: the widths of its arguments and result, and what it computes.

    `nonzero`: the first argument is not zero. `below`: the second one is below that.
    """

    name: str
    arguments: tuple[int, ...]
    result: int
    compute: Callable[..., int]
    nonzero: bool = False
    below: int = 0


CASES = [
    Case("__multi3", (128, 128), 128, lambda x, y: x * y),
    Case("__negti2", (128,), 128, lambda x: -x),
    Case("__lshrti3", (128, 64), 128, lambda x, n: x >> n, below=128),
    Case("__ashlti3", (128, 64), 128, lambda x, n: x << n, below=128),
    Case("__ashrti3", (128, 64), 128, lambda x, n: signed(x, 128) >> n, below=128),
    Case("__cmpti2", (128, 128), 32, lambda x, y: compare(signed(x, 128), signed(y, 128))),
    Case("__ucmpti2", (128, 128), 32, compare),
    Case("__ffsdi2", (64,), 32, lambda x: trailing_zeros(x) + 1 if x else 0),
    Case("__ffsti2", (128,), 32, lambda x: trailing_zeros(x) + 1 if x else 0),
    Case("__clzdi2", (64,), 32, lambda x: leading_zeros(x, 64), nonzero=True),
    Case("__clzti2", (128,), 32, lambda x: leading_zeros(x, 128), nonzero=True),
    Case("__ctzdi2", (64,), 32, trailing_zeros, nonzero=True),
    Case("__ctzti2", (128,), 32, trailing_zeros, nonzero=True),
    Case("__paritydi2", (64,), 32, lambda x: x.bit_count() % 2),
    Case("__parityti2", (128,), 32, lambda x: x.bit_count() % 2),
    Case("__bswapsi2", (32,), 32, lambda x: swap(x, 4)),
    Case("__bswapdi2", (64,), 64, lambda x: swap(x, 8)),
    Case("__clrsbdi2", (64,), 32, lambda x: sign_bits(x, 64)),
    Case("__clrsbti2", (128,), 32, lambda x: sign_bits(x, 128)),
]


def random_argument(rng: random.Random, width: int) -> int:
    """A value with edges, small values and sparse or dense ones often among them."""
    kind = rng.randrange(4)
    if kind == 0:
        return rng.choice((0, 1, 2**width - 1, 2 ** (width - 1), 2 ** (width - 1) - 1, 2 ** (width // 2)))
    value = rng.getrandbits(rng.randrange(1, width + 1)) if kind == 1 else rng.getrandbits(width)
    return value if kind < 3 else value << rng.randrange(width) & 2**width - 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_function(case: Case, libgcc: Archive, rng: random.Random) -> None:
    function = libgcc.function(case.name)
    for _ in range(200):
        arguments = [random_argument(rng, width) for width in case.arguments]
        if case.nonzero:
            arguments[0] = arguments[0] or 1
        if case.below:
            arguments[1] %= case.below
        passed: list[int] = []
        for value, width in zip(arguments, case.arguments, strict=True):
            if width == 32:
                value |= rng.getrandbits(32) << 32  # the upper half of a W argument is anything
            passed += [value & M64, value >> 64] if width == 128 else [value]
        state = call(function.words, function.address, passed)
        found = (state.regs.x1.uint << 64 | state.regs.x0.uint) & 2**case.result - 1
        assert found == case.compute(*arguments) % 2**case.result, (case.name, arguments)
