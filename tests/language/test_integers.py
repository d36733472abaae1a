"""Integers: the kernel's meaning of `int` against CPython."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lemmata.core.language import integers, sorts
from lemmata.core.language.formulas import formula
from lemmata.core.language.values import quote, unquote
from lemmata.core.logic.printing import show

from lemmata import Nat, define, to_nat
from tests.language.evaluation import run

small = st.integers(-20, 20)
numbers = st.one_of(small, st.integers(-(2**70), 2**70))


@define
def ring(x: int, y: int) -> int:
    return (x + y) * (x - y) - x * -y + 3


@define
def quotients(x: int, y: int) -> tuple[int, int]:
    if y != 0:
        return x // y, x % y
    return 0, -1


@define
def signs(x: int, y: int) -> int:
    if 0 < y:
        return x % y
    if y < 0:
        return x // y
    return abs(x)


@define
def ordered(x: int, y: int) -> list[bool]:
    return [x < y, x <= y, x > y, x >= y, x == y, x != y, x < 3, -2 <= x]


@define
def extremes(x: int, n: Nat) -> tuple[int, int, Nat]:
    return max(x, n), min(n, x), to_nat(x)


@define
def powers(x: int, n: Nat) -> int:
    return x**n


@define
def from_naturals(m: Nat, n: Nat) -> int:
    d = m - n
    return d if d < 0 else m + n * d


@define
def named(x: int) -> Nat:
    match x:
        case 0:
            return 0
        case -3:
            return 1
        case 7:
            return 2
        case _:
            return 3


@pytest.mark.parametrize("function", [ring, quotients, signs, ordered], ids=lambda f: f.__name__)
@given(x=numbers, y=numbers)
def test_two_integers(function: Callable[..., object], x: int, y: int) -> None:
    assert run(function, x, y) == function(x, y)


@given(x=numbers, n=st.integers(0, 30))
def test_mixed(x: int, n: int) -> None:
    assert run(extremes, x, n) == extremes(x, n)
    assert run(powers, x, n) == powers(x, n)


@given(m=st.integers(0, 50), n=st.integers(0, 50), x=small)
def test_naturals_and_patterns(m: int, n: int, x: int) -> None:
    assert run(from_naturals, m, n) == from_naturals(m, n)
    assert run(named, x) == named(x)


def test_division_by_zero_is_that_of_naturals() -> None:
    assert [run(integers.floor_divide, x, 0) for x in (-5, 0, 5)] == [0, 0, 0]
    assert [run(integers.modulo, x, 0) for x in (-5, 0, 5)] == [-5, 0, 5]


@given(numbers)
def test_quote(x: int) -> None:
    assert unquote(quote(x, sorts.INT), sorts.INT) == x
    assert show(quote(x, sorts.INT)) == str(x)


@pytest.mark.parametrize(
    "text", ["x + 3 * y", "x - (y - 1)", "-x // 2", "(x + y) % 7 < -1", "abs(x) - -4", "x ** 2"]
)
def test_shown_as_written(text: str) -> None:
    from lemmata.core.kernel import terms as tm
    from lemmata.core.language.theory import lower_sort

    variables = [tm.var(n, lower_sort(sorts.INT)) for n in "xy"]
    assert show(formula(text, variables, test_shown_as_written)) == text
