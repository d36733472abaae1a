"""Recursion by measure: what is accepted, what it computes, and what must be refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lemmata.core.language import registry
from lemmata.core.language.builtins import drop, length, take
from lemmata.core.library.places import length_drop, length_take
from lemmata.core.library.proving import clauses
from lemmata.core.logic.printing import show

from lemmata import DefinitionError, Goal, Nat, decreases, define, prove, termination, theorem, to_nat
from tests.language.evaluation import run


@define
def log2(n: Nat) -> Nat:
    decreases(n)
    return 0 if n < 2 else 1 + log2(n // 2)


@define
def gcd(m: Nat, n: Nat) -> Nat:
    """Euclid's."""
    decreases(n)
    return m if n == 0 else gcd(n, m % n)


@define
def merge(xs: list[Nat], ys: list[Nat]) -> list[Nat]:
    decreases(len(xs) + len(ys))
    match xs:
        case [x, *x_rest]:
            match ys:
                case [y, *y_rest]:
                    return [x, *merge(x_rest, ys)] if x <= y else [y, *merge(xs, y_rest)]
                case _:
                    return xs
        case _:
            return ys


@define
def sort(xs: list[Nat]) -> list[Nat]:
    decreases(len(xs))
    if len(xs) < 2:
        return xs
    half = len(xs) // 2
    return merge(sort(take(half, xs)), sort(drop(half, xs)))


@termination(sort)
def _(goal: Goal) -> None:
    goal.omega(length_take, length_drop)


@define
def root(n: Nat, low: Nat, high: Nat) -> Nat:
    """The least number whose square is not below n, by binary search."""
    decreases(max(high - low, 0))
    if high <= low:
        return low
    middle = (low + high) // 2
    return root(n, middle + 1, high) if middle * middle < n else root(n, low, middle)


@define
def fibonacci(n: Nat) -> Nat:
    decreases(n)
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@define
def down(x: int, n: int) -> int:
    """An integer counted down."""
    decreases(to_nat(x - n))
    return down(x - 1, n) + 1 if n < x else x


numbers = st.integers(0, 60)


@settings(deadline=None)
@given(m=numbers, n=numbers)
def test_agrees_with_python(m: int, n: int) -> None:
    for function, args in ((log2, (m,)), (gcd, (m, n)), (root, (m, 0, m)), (fibonacci, (m % 12,))):
        assert run(function, *args) == function(*args)


@settings(deadline=None)
@given(xs=st.lists(numbers, max_size=9), ys=st.lists(numbers, max_size=9))
def test_lists(xs: list[int], ys: list[int]) -> None:
    assert run(merge, xs, ys) == merge(xs, ys)
    assert run(sort, xs) == sorted(xs)


def test_the_equation_is_what_was_written() -> None:
    assert show(registry.definition(gcd).equation.concl) == "gcd(m, n) == (m if n == 0 else gcd(n, m % n))"
    assert not registry.definition(gcd).equation.hyps
    assert [show(th.concl) for th in clauses(log2)] == [
        "n < 2 --> log2(n) == 0",
        "not (n < 2) --> log2(n) == 1 + log2(n // 2)",
    ]


@theorem
def log2_small(n: Nat) -> bool:
    return log2(n) <= n


@log2_small.proof
def _(goal: Goal) -> None:
    (goal,) = goal.induction("n", strong=True)
    small, large = goal.cases("n < 2")
    small.simp(log2)
    large.use("ih", n1="n // 2").auto(log2)


@theorem
def merge_length(xs: list[Nat], ys: list[Nat]) -> bool:
    return len(merge(xs, ys)) == len(xs) + len(ys)


@merge_length.proof
def _(goal: Goal) -> None:
    (goal,) = goal.induction(measure="len(xs) + len(ys)")
    for case in goal.cases("xs"):
        for inner in case.cases("ys"):
            inner.auto(merge, length)


@pytest.mark.parametrize("true", [log2_small, merge_length], ids=lambda t: t.name)
def test_theorems(true: object) -> None:
    assert not prove(true).hyps  # type: ignore[arg-type]


def refused(function: Callable[..., object]) -> str:
    with pytest.raises(DefinitionError) as caught:
        registry.definition(function).equation  # noqa: B018
    return str(caught.value)


def test_what_does_not_end_is_refused() -> None:
    @define
    def loop(n: Nat) -> Nat:
        decreases(n)
        return loop(n) + 1

    @define
    def at_zero(n: Nat) -> Nat:
        decreases(n)
        return at_zero(n // 2) + 1

    @define
    def wrong_test(n: Nat) -> Nat:
        decreases(n)
        return wrong_test(n // 2) if n < 5 else 0

    @define
    def upwards(n: Nat) -> Nat:
        decreases(n)
        return 0 if n == 10 else upwards(n + 1)

    @define
    def equal(xs: list[Nat], ys: list[Nat]) -> Nat:
        decreases(len(xs) + len(ys))
        return 0 if len(xs) == 0 else equal(ys, xs)

    @define
    def collatz(n: Nat) -> Nat:
        decreases(n)
        return 0 if n < 2 else collatz(n // 2) if n % 2 == 0 else collatz(3 * n + 1)

    for function in (loop, at_zero, wrong_test, upwards, equal, collatz):
        text = refused(function)
        assert "is not proved to end: this is left" in text and "⊢" in text and "test_measure.py:" in text


def test_a_call_in_an_argument_of_a_call() -> None:
    @define
    def nested(n: Nat) -> Nat:
        decreases(n)
        return 0 if n == 0 else nested(nested(n - 1))

    assert "nested(n - 1) < n" in refused(nested)


def test_a_wrong_termination_proof() -> None:
    @define
    def loop(n: Nat) -> Nat:
        decreases(n)
        return loop(n) + 1

    @termination(loop)
    def _(goal: Goal) -> None:
        goal.assumption()

    assert "n < n" in refused(loop)


def test_where_decreases_stands() -> None:
    with pytest.raises(DefinitionError, match="does not recur"):

        @define
        def plain(n: Nat) -> Nat:
            decreases(n)
            return n + 1

    with pytest.raises(DefinitionError, match="wanted Nat"):

        @define
        def listed(xs: list[Nat]) -> Nat:
            decreases(xs)
            return listed(xs)

    with pytest.raises(DefinitionError, match="first statement"):

        @define
        def late(n: Nat) -> Nat:
            m = n
            decreases(m)
            return 0 if n == 0 else late(n - 1)

    with pytest.raises(DefinitionError, match="for recursive definitions"):

        @theorem
        def stated(n: Nat) -> bool:
            decreases(n)
            return n < n + 1
