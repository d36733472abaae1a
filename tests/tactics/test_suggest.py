"""suggest: lines that close a goal when they are pasted, and none for goals that are false."""

from __future__ import annotations

import pytest
from lemmata.core.language import B8, Nat, assume, define, theorem
from lemmata.tactics.errors import Refuted
from lemmata.tactics.goal import Goal
from lemmata.tactics.suggest import suggest


@define
def join(xs: list[Nat], ys: list[Nat]) -> list[Nat]:
    """The second list behind the first."""
    match xs:
        case [x, *rest]:
            return [x, *join(rest, ys)]
        case _:
            return ys


@define
def size(xs: list[Nat]) -> Nat:
    """The number of elements."""
    match xs:
        case [_, *rest]:
            return size(rest) + 1
        case _:
            return 0


@theorem
def join_nil(xs: list[Nat]) -> bool:
    return join(xs, []) == xs


@join_nil.proof
def _(goal: Goal) -> None:
    for part in goal.induction("xs"):
        part.simp(join)


@theorem
def smaller(m: Nat, n: Nat) -> bool:
    assume(m < n)
    return m != n


@smaller.proof
def _(goal: Goal) -> None:
    goal.omega()


@theorem
def wrong(xs: list[Nat], ys: list[Nat]) -> bool:
    return join(xs, ys) == join(ys, xs)


@theorem
def instance(xs: list[Nat]) -> bool:
    return join(join(xs, xs), []) == join(xs, xs)


@theorem
def of_premises(xs: list[Nat], n: Nat) -> bool:
    assume(size(xs) < n)
    return size(xs) != n


@theorem
def inside(xs: list[Nat]) -> bool:
    return size(join(xs, [])) == size(xs)


@theorem
def by_induction(xs: list[Nat], ys: list[Nat]) -> bool:
    return size(join(xs, ys)) == size(xs) + size(ys)


@theorem
def linear(m: Nat, n: Nat) -> bool:
    assume(2 * m < n)
    return m + m + 1 <= n


@theorem
def words(x: B8, y: B8) -> bool:
    return x + y - y == x


@theorem
def computed() -> bool:
    return size(join([1, 2], [3])) == 3


CLOSED = [
    (instance, "goal.exact(join_nil)"),
    (of_premises, "for part in goal.apply(smaller): part.assumption()"),
    (inside, "goal.simp(join, size, join_nil)"),
    (by_induction, 'for part in goal.induction("xs"): part.simp(join, size)'),
    (linear, "goal.omega()"),
    (words, "goal.ring()"),
    (words, "goal.word()"),
    (words, "goal.bv_decide()"),
    (computed, "goal.decide()"),
]


def ways(statement, **options):
    s = statement.statement
    return suggest(s.assumptions, s.conclusion, [join_nil, smaller, wrong], **options)


@pytest.mark.parametrize(("statement", "line"), CLOSED, ids=lambda x: getattr(x, "name", ""))
def test_suggests(statement, line):
    found = ways(statement)
    assert line in [str(f) for f in found]
    for f in found:
        assert f.theorem.concl is statement.statement.conclusion
        assert f.theorem.hyps <= set(statement.statement.assumptions)
        goal = Goal(statement.statement.assumptions, statement.statement.conclusion)
        exec(f.line, {"goal": goal, "join_nil": join_nil, "smaller": smaller, "join": join, "size": size})  # noqa: S102  the line is what is tested
        assert not goal.open_goals()


def test_an_unproved_theorem_is_not_suggested():
    assert ways(wrong) == []


@theorem
def false_size(xs: list[Nat], ys: list[Nat]) -> bool:
    return size(join(xs, ys)) == size(xs) + size(xs)


@theorem
def false_instance(xs: list[Nat]) -> bool:
    return join(xs, xs) == xs


@pytest.mark.parametrize("statement", [false_size, false_instance], ids=lambda t: t.name)
def test_nothing_closes_a_false_goal(statement):
    assert ways(statement) == []


@theorem
def false_linear(m: Nat, n: Nat) -> bool:
    assume(2 * m < n)
    return m + m + 2 <= n


@theorem
def false_words(x: B8, y: B8) -> bool:
    return x + y - x == x


@pytest.mark.parametrize("statement", [false_linear, false_words], ids=lambda t: t.name)
def test_a_false_goal_is_refuted(statement):
    with pytest.raises(Refuted):
        ways(statement)


def test_budget():
    assert ways(by_induction, attempts=2) == []
    assert len(ways(instance, limit=1)) == 1
