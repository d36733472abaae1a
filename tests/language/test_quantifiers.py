"""forall and exists in statements, and theorems over any function with a property."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

import pytest
from lemmata.core.language import NotFinite, quantified, sorts
from lemmata.core.logic.printing import show
from lemmata.tactics.errors import Refuted

from lemmata import (
    B8,
    DefinitionError,
    Goal,
    Nat,
    Option,
    TacticFailed,
    assume,
    define,
    exists,
    forall,
    prove,
    theorem,
)

A = TypeVar("A")
B = TypeVar("B")


class Light(Enum):
    RED = 1
    GREEN = 2


@theorem
def has_a_negative(x: B8) -> bool:
    def cancels(y: B8) -> bool:
        return x + y == 0

    return exists(cancels)


@has_a_negative.proof
def _(goal: Goal) -> None:
    goal.exists("-x").bv_decide()


@theorem
def zero_is_least(n: Nat) -> bool:
    def not_below(m: Nat, k: Nat) -> bool:
        return n <= m + n + k

    return forall(not_below)


@zero_is_least.proof
def _(goal: Goal) -> None:
    goal.intros().omega()


@theorem
def injective_of_inverse(f: Callable[[A], B], g: Callable[[B], A], x: A, y: A) -> bool:
    """Of any function with a left inverse."""

    def back(z: A) -> bool:
        return g(f(z)) == z

    assume(forall(back))
    assume(f(x) == f(y))
    return x == y


@injective_of_inverse.proof
def _(goal: Goal) -> None:
    goal.have("g(f(x)) == g(f(y))", by=lambda g: g.rewrite("h2")).simp("h1", hyps=True)


@define
def even(n: Nat) -> bool:
    """Is it twice something?"""

    def half(k: Nat) -> bool:
        return n == 2 * k

    return exists(half)


@theorem
def even_sum(m: Nat, n: Nat) -> bool:
    assume(even(m))
    assume(even(n))
    return even(m + n)


@even_sum.proof
def _(goal: Goal) -> None:
    goal = goal.unfold(even, at="*").obtain("h1", "a").obtain("h2", "b")
    goal.exists("a + b").omega()


@pytest.mark.parametrize(
    "statement", [has_a_negative, zero_is_least, injective_of_inverse, even_sum], ids=lambda t: t.name
)
def test_proved(statement):
    prove(statement)


def test_the_names_of_the_parameters_are_kept():
    assert show(has_a_negative.statement.conclusion) == "(exists y. x + y == 0x0)"
    assert "forall m" in show(zero_is_least.statement.conclusion)
    assert "forall k" in show(zero_is_least.statement.conclusion)


@theorem
def no_fixed_point(x: B8) -> bool:
    def fixed(y: B8) -> bool:
        return x + y == y

    return x == 0 or not exists(fixed)


@theorem
def lights(a: Light) -> bool:
    def other(b: Light, c: Option[bool]) -> bool:
        return a != b and c is None

    return exists(other)


def test_small_types_are_gone_through_in_python():
    assert all(no_fixed_point(B8(n)) for n in (0, 1, 255))
    assert all(map(lights, Light))
    assert has_a_negative(B8(7))


def test_large_types_are_not():
    with pytest.raises(NotFinite, match="m is a Nat"):
        zero_is_least(3)


def test_counts_are_right():
    sort = sorts.Con("tuple", (sorts.BOOL, sorts.option_of(sorts.word(3))))
    assert quantified.count(sort) == len(list(quantified.values_of(sort))) == 18
    assert quantified.count(sorts.list_of(sorts.BOOL)) is None
    assert quantified.count(sorts.word(16)) == 1 << 16
    assert quantified.count(sorts.word(17)) is None


@theorem
def false_negative(x: B8) -> bool:
    def cancels(y: B8) -> bool:
        return x + y == 0 and y != x

    return exists(cancels)


@theorem
def false_sum(m: Nat, n: Nat) -> bool:
    assume(even(m))
    return even(m + n)


@pytest.mark.parametrize(
    ("statement", "script"),
    [
        (false_negative, lambda g: g.exists("-x").bv_decide()),
        (false_negative, lambda g: g.auto()),
        (false_sum, lambda g: g.unfold(even, at="*").obtain("h1", "a").exists("a").omega()),
        (false_sum, lambda g: g.auto(even)),
    ],
)
def test_false_statements_are_not_proved(statement, script):
    goal = Goal(statement.statement.assumptions, statement.statement.conclusion, script=statement.function)
    with pytest.raises((TacticFailed, Refuted)):
        script(goal)
        goal.theorem()
    assert not false_negative(B8(128))


def test_a_lambda_has_no_types():
    with pytest.raises(DefinitionError, match="write a local function"):

        @theorem
        def _(x: B8) -> bool:
            return exists(lambda y: x == y)


def test_a_predicate_is_a_bool():
    with pytest.raises(DefinitionError, match="wanted bool, got Nat"):

        @theorem
        def _(x: Nat) -> bool:
            def number(y: Nat) -> Nat:
                return x + y

            return forall(number)
