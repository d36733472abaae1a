"""Induction by a theorem, and along a function's recursion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lemmata.core.library.finite_maps import (
    FiniteMap,
    has_key,
    insert,
    lookup,  # noqa: F401  named in scripts
    map_extensionality,
    map_induction,
    union,
)
from lemmata.tactics.errors import Refuted

from lemmata import B8, Goal, Nat, TacticFailed, assume, decreases, define, forall, implies, prove, theorem


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
def halve(n: Nat) -> Nat:
    if n < 2:
        return 0
    return halve(n - 2) + 1


@define
def interleave(xs: list[Nat], ys: list[Nat]) -> list[Nat]:
    match xs:
        case [x, *rest]:
            match ys:
                case [y, *more]:
                    return [x, y, *interleave(rest, more)]
                case _:
                    return xs
        case _:
            return ys


@theorem
def merge_length(xs: list[Nat], ys: list[Nat]) -> bool:
    return len(merge(xs, ys)) == len(xs) + len(ys)


@merge_length.proof
def _(goal: Goal) -> None:
    for part in goal.induction("xs, ys", using=merge):
        part.simp(merge, len)


@theorem
def interleave_length(a: list[Nat], b: list[Nat]) -> bool:
    return len(interleave(a, b)) == len(a) + len(b)


@interleave_length.proof
def _(goal: Goal) -> None:
    for part in goal.induction("a, b", using=interleave):
        part.simp(interleave, len)


@theorem
def pairs(P: Callable[[Nat], bool], n: Nat) -> bool:
    """Induction by steps of two."""

    def step(k: Nat) -> bool:
        return implies(P(k), P(k + 2))

    assume(P(0))
    assume(P(1))
    assume(forall(step))
    return P(n)


@pairs.proof
def _(goal: Goal) -> None:
    goal.have("P(n) and P(n + 1)", by=_both).auto()


def _both(goal: Goal) -> None:
    zero, suc = goal.induction("n", fixing=["P"])
    zero.auto()
    suc.use("h3", k="n").auto()


@theorem
def halve_bound(n: Nat, m: Nat) -> bool:
    assume(m == halve(n))
    return 2 * m <= n


@halve_bound.proof
def _(goal: Goal) -> None:
    zero, one, two = goal.induction("n", using=pairs)
    zero.simp(halve)
    one.simp(halve)
    two.simp(halve)


@theorem
def union_twice(m: FiniteMap[Nat, B8], n: FiniteMap[Nat, B8]) -> bool:
    return union(union(m, n), n) == union(m, n)


@union_twice.proof
def _(goal: Goal) -> None:
    (same,) = goal.apply(map_extensionality)
    for part in same.intro("k").cases("lookup(n, k)"):
        part.simp()


@theorem
def union_of_itself(m: FiniteMap[Nat, B8]) -> bool:
    return union(m, m) == m


@union_of_itself.proof
def _(goal: Goal) -> None:
    (same,) = goal.apply(map_extensionality)
    for part in same.intro("k").cases("lookup(m, k)"):
        part.simp()


@theorem
def inserted_is_there(m: FiniteMap[Nat, B8], k: Nat, v: B8) -> bool:
    return k in insert(m, k, v)


@inserted_is_there.proof
def _(goal: Goal) -> None:
    goal.simp(has_key)


@theorem
def halves_of_double(n: Nat) -> bool:
    return halve(n + n) == n


@halves_of_double.proof
def _(goal: Goal) -> None:
    for part in goal.induction("n", using=halve):
        part.simp(halve)


PROVED = [
    merge_length,
    interleave_length,
    pairs,
    halve_bound,
    union_twice,
    union_of_itself,
    inserted_is_there,
    halves_of_double,
]


@pytest.mark.parametrize("statement", PROVED, ids=lambda t: t.name)
def test_proved(statement):
    prove(statement)


def goal_of(statement):
    s = statement.statement
    return Goal(s.assumptions, s.conclusion, script=statement.function)


def test_the_cases_of_a_function():
    goals = goal_of(merge_length).induction("xs, ys", using=merge)
    assert [len(g.hypotheses) for g in goals] == [0, 0, 2, 2]
    assert "merge(xs, [y, *ys])" in repr(goals[2])
    assert "merge([x, *xs], ys)" in repr(goals[3])


def test_names_of_hypotheses_are_kept():
    goals = goal_of(halve_bound).induction("n", using=pairs)
    assert [g.names for g in goals] == [("h1",), ("h1",), ("ih", "h1")]


@theorem
def false_merge(xs: list[Nat], ys: list[Nat]) -> bool:
    return merge(xs, ys) == xs + ys


@theorem
def false_halve(n: Nat) -> bool:
    return 2 * halve(n) == n


@theorem
def false_union(m: FiniteMap[Nat, B8], n: FiniteMap[Nat, B8]) -> bool:
    return union(m, n) == union(n, m)


FALSE = [
    (false_merge, lambda g: [p.simp(merge) for p in g.induction("xs, ys", using=merge)]),
    (false_halve, lambda g: [p.simp(halve) for p in g.induction("n", using=halve)]),
    (false_halve, lambda g: [p.simp(halve) for p in g.induction("n", using=pairs)]),
    (false_union, lambda g: [p.auto() for p in g.induction("n", using=map_induction)]),
]


@pytest.mark.parametrize(("statement", "script"), FALSE)
def test_false_statements_are_not_proved(statement, script):
    goal = goal_of(statement)
    with pytest.raises((TacticFailed, Refuted)):
        script(goal)
        goal.theorem()


REFUSED = [
    (lambda g: g.induction("xs", using=merge), "takes 2 arguments"),
    (lambda g: g.induction("xs, xs", using=merge), "different variables"),
    (lambda g: g.induction("xs, ys", using=pairs), "does not conclude P of 2"),
    (lambda g: g.induction("xs", using=pairs), "is about nat"),
    (lambda g: g.induction("xs, ys", using=halve), "takes 1 arguments"),
    (lambda g: g.induction("xs", using=halve), "does not take xs"),
    (lambda g: g.induction("xs", using=pairs, strong=True), "goes with neither"),
    (lambda g: g.induction("zs", using=halve), "no variable zs"),
    (lambda g: g.induction("xs", using=merge_length), "does not conclude P"),
]


@pytest.mark.parametrize(("script", "message"), REFUSED)
def test_refused(script, message):
    with pytest.raises(TacticFailed, match=message):
        script(goal_of(merge_length))
