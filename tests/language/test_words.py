"""Words against Python's integers, and the errors of words."""

import copy
import doctest
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lemmata.core.language import (
    B1,
    B8,
    B32,
    B64,
    Bits,
    arithmetic_shift_right,
    bit,
    bits,
    concat,
    rotate_left,
    rotate_right,
    sign_extend,
    signed_le,
    signed_lt,
    truncate,
    word_class,
    words,
    zero_extend,
)

WIDTHS = st.sampled_from([1, 3, 8, 64])


@st.composite
def pairs(draw: st.DrawFn) -> tuple[int, int, int]:
    width = draw(WIDTHS)
    numbers = st.integers(0, 2**width - 1)
    return width, draw(numbers), draw(numbers)


def signed(n: int, width: int) -> int:
    return n - 2**width if n >> (width - 1) & 1 else n


def test_doctest() -> None:
    assert doctest.testmod(words).failed == 0


@given(pairs())
def test_arithmetic(sample: tuple[int, int, int]) -> None:
    width, a, b = sample
    x, y = bits(a, width), bits(b, width)
    size = 2**width
    assert (x + y).uint == (a + b) % size and (x - y).uint == (a - b) % size and (x * y).uint == a * b % size
    assert (x & y).uint == a & b and (x | y).uint == a | b and (x ^ y).uint == a ^ b
    assert (~x).uint == size - 1 - a and (-x).uint == -a % size
    assert (x // y).uint == (a // b if b else size - 1) and (x % y).uint == (a % b if b else a)
    assert (x < y) == (a < b) and (x <= y) == (a <= b) and (x > y) == (a > b) and (x >= y) == (a >= b)
    assert (x == y) == (a == b) and (x != y) == (a != b) and x == a
    assert signed_lt(x, y) == (signed(a, width) < signed(b, width))
    assert signed_le(x, y) == (signed(a, width) <= signed(b, width))
    assert (x + b, a + y, a - y, a & y) == (x + y, x + y, x - y, x & y)


@given(pairs(), st.integers(0, 140))
def test_shifts_and_resizing(sample: tuple[int, int, int], k: int) -> None:
    width, a, b = sample
    x, y, size = bits(a, width), bits(b, width), 2**width
    assert (x << k).uint == (a << k) % size and (x >> k).uint == a >> k
    assert x << y == x << b and x >> y == x >> b
    assert arithmetic_shift_right(x, k).uint == (signed(a, width) >> k) % size
    turned = x
    for _ in range(k % width):
        turned = turned << 1 | turned >> width - 1
    assert rotate_left(x, k) == turned and rotate_right(turned, k) == x
    assert concat(x, y).uint == a * size + b and concat(x, y).width == 2 * width
    assert zero_extend(x, 128).uint == a and sign_extend(x, 128).uint == signed(a, width) % 2**128
    assert truncate(x, 1).uint == a & 1 and zero_extend(x, 1).uint == a & 1
    assert bit(x, k) == bool(a >> k & 1)
    assert concat(x, y)[2 * width - 1 : width] == x and concat(x, y)[0] == b & 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: B64(1) + B32(1), "one width: a B64 and a B32"),
        (lambda: B64(1) == B32(1), "one width"),
        (lambda: B8(1) + 256, "256 does not fit B8, the largest is 0xff"),
        (lambda: B8(256), "does not fit B8"),
        (lambda: B8(-1), "does not fit B8"),
        (lambda: B1(True), "needs an int, got True"),
        (lambda: B8(1) == True, "needs an int, got True"),
        (lambda: Bits(1), "no width of its own"),
        (lambda: bool(B8(1)), "not a condition"),
        (lambda: B8(1)[8], "not a slice of a B8"),
        (lambda: B8(1)[0:7], "not a slice of a B8"),
        (lambda: B8(1)[:4], "needs two ints"),
        (lambda: B8(1) << -1, "shifted by a natural number"),
        (lambda: list(B8(1)), "cannot be taken apart"),
        (lambda: truncate(B8(1), 9), "zero_extend or sign_extend"),
    ],
)
def test_errors(wrong: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message.replace("[", r"\[")):
        wrong()


def test_values() -> None:
    assert word_class(64) is B64 and isinstance(B64(1), B64)
    assert pickle.loads(pickle.dumps(B64(5))) == 5 and copy.deepcopy(B64(5)) == B64(5)
    assert {B64(5): 1}[B64(5)] == 1 and B64(5) != "5"
    with pytest.raises(AttributeError):
        B64(5)._value = 6
