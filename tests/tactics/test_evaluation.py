"""evaluate: a goal as its value, which is what is left to prove, true or not."""

from __future__ import annotations

import pytest
from lemmata.core.kernel.logic import F
from lemmata.core.language import B8, datatype, define, replace, theorem

from lemmata import Goal, Refuted, TacticFailed


@datatype
class Pair:
    """Two words."""

    left: B8
    right: B8


@define
def step(p: Pair, c: bool) -> Pair:
    """One of the two, doubled."""
    return replace(p, left=p.left + p.left) if c else replace(p, right=p.right + p.right)


@theorem
def doubled(p: Pair, c: bool) -> bool:
    return step(p, c).left == (2 * p.left if c else p.left)


@theorem
def wrongly_doubled(p: Pair, c: bool) -> bool:
    return step(p, c).left == (3 * p.left if c else p.left)


@theorem
def computed() -> bool:
    return step(Pair(B8(1), B8(2)), False).right == 4


def goal_of(statement):
    s = statement.statement
    return Goal(s.assumptions, s.conclusion, script=statement.function)


def test_what_is_left_is_about_words():
    (goal,) = goal_of(doubled).cases("p")
    left = goal.evaluate()
    for case in left.cases("c"):
        for rest in case.simp("h1") if case.target.free else ():
            rest.ring()
    assert not goal.open_goals()
    assert goal.theorem().concl is goal.target


def test_the_value_of_a_false_goal_is_as_false():
    (goal,) = goal_of(wrongly_doubled).cases("p")
    left = goal.evaluate()
    with pytest.raises((Refuted, TacticFailed)):
        left.ring()
    with pytest.raises((Refuted, TacticFailed)):
        left.copy().word()


def test_what_computes_is_closed():
    goal = goal_of(computed)
    goal.evaluate()
    assert not goal.open_goals()


def test_a_value_is_left_alone():
    with pytest.raises(TacticFailed, match="its own value"):
        Goal([], F).evaluate()
