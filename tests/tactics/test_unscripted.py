"""Theorems without a script."""

from __future__ import annotations

import pytest
from lemmata.tactics.errors import Refuted

from lemmata import B8, Nat, Option, TacticFailed, assume, define, prove, theorem


@define
def twice(n: Nat) -> Nat:
    return n + n


@theorem
def evaluated() -> bool:
    return twice(3) == 6


@theorem
def of_words(x: B8, y: B8) -> bool:
    return (x & y) + (x | y) == x + y


@theorem
def linear(m: Nat, n: Nat) -> bool:
    assume(m < n)
    return 2 * m + 1 < 2 * n


@theorem
def unfolded(n: Nat) -> bool:
    return twice(twice(n)) == 4 * n


@theorem
def of_options(x: Option[Nat]) -> bool:
    return x is None or x != None


@theorem
def of_both(x: B8, m: Nat, n: Nat) -> bool:
    assume(x == 3 or m < n)
    assume(n <= m)
    return x & 1 == 1


@pytest.mark.parametrize(
    "statement", [evaluated, of_words, linear, unfolded, of_options, of_both], ids=lambda t: t.name
)
def test_proved(statement):
    prove(statement)


@theorem
def false_evaluated() -> bool:
    return twice(3) == 5


@theorem
def false_word(x: B8, y: B8) -> bool:
    return (x & y) + (x | y) == x - y


@theorem
def false_order(m: Nat, n: Nat) -> bool:
    assume(m < n)
    return 2 * m + 2 < 2 * n


@theorem
def false_option(x: Option[Nat]) -> bool:
    return x is None


@theorem
def false_both(x: B8, m: Nat, n: Nat) -> bool:
    assume(x == 3 or m < n)
    return x & 1 == 1


@pytest.mark.parametrize(
    "statement", [false_evaluated, false_word, false_order, false_option, false_both], ids=lambda t: t.name
)
def test_refuted(statement):
    with pytest.raises(Refuted):
        prove(statement)


@theorem
def by_induction(xs: list[Nat]) -> bool:
    return len(xs + [1]) == len(xs) + 1


def test_what_was_tried_is_said():
    with pytest.raises(
        TacticFailed, match="there is no script, and none of omega, simp, smt, auto proves it"
    ):
        prove(by_induction)
