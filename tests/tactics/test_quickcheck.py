"""quickcheck: false statements about every kind of value give small counterexamples that the kernel replays."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum
from typing import TypeAlias, TypeVar

import pytest
from hypothesis import given
from lemmata.core.language import B8, B64, Bits, Nat, Option, Some, assume, datatype, define, forall, theorem
from lemmata.core.language.sorts import BOOL, NAT, Con, Param, list_of, option_of, word
from lemmata.core.language.tables import Table, abridged, source
from lemmata.core.language.values import NotAValue, quote
from lemmata.core.library.finite_maps import FiniteMap, insert
from lemmata.core.library.finite_sets import FiniteSet
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.goal import Goal
from lemmata.tactics.prover import prove
from lemmata.tactics.quickcheck import quickcheck, trial
from lemmata.tactics.strategies import NoStrategy, values

A = TypeVar("A")
N = TypeVar("N", bound=int)


class Colour(Enum):
    RED = 1
    GREEN = 2


@datatype
class Leaf:
    pass


@datatype
class Node:
    left: Tree
    value: Nat
    right: Tree


Tree: TypeAlias = Leaf | Node


@datatype
class Point:
    x: int
    y: B8
    colour: Colour
    mark: Option[Nat]


@define
def mirror(t: Tree) -> Tree:
    match t:
        case Leaf():
            return t
        case Node(left, value, right):
            return Node(mirror(right), value, mirror(left))


@define
def down(n: Nat) -> Nat:
    return 0 if n == 0 else down(n - 1)


@theorem
def squares(n: Nat) -> bool:
    return n * n == 2 * n


@theorem
def differences(x: int, y: int) -> bool:
    return x - y == y - x


@theorem
def increment(x: B64) -> bool:
    return x + 1 == x | 1


@theorem
def of_any_width(x: Bits[N], y: Bits[N]) -> bool:
    return x - y == y - x


@theorem
def joins(xs: list[A], ys: list[A]) -> bool:
    return xs + ys == ys + xs


@theorem
def mirrored(t: Tree) -> bool:
    return mirror(t) == t


@theorem
def points(p: Point) -> bool:
    return p.x <= p.x * p.x and p.colour == Colour.RED


@theorem
def options(p: Option[Nat]) -> bool:
    match p:
        case Some(x):
            return x < 5
        case _:
            return True


@theorem
def constant(f: Callable[[Nat], Nat], x: Nat, y: Nat) -> bool:
    return f(x) == f(y)


@theorem
def idempotent(f: Callable[[A], A], x: A) -> bool:
    return f(f(x)) == f(x)


@theorem
def symmetric(f: Callable[[B8, Nat], bool], x: B8, n: Nat) -> bool:
    return f(x, n) == f(x, n + 1)


@theorem
def assumed(x: Nat, y: Nat) -> bool:
    assume(x < y)
    return y != x + 2


@theorem
def no_variables() -> bool:
    return 2 + 2 == 5


FALSE = [
    (squares, ["n = 1"]),
    (differences, ["x = 0", "y = 1"]),
    (increment, ["x = B64(0x0000000000000001)"]),
    (of_any_width, ["# where N = 8", "x = B8(0x00)", "y = B8(0x01)"]),
    (joins, ["# where A = Nat", "xs = [0]", "ys = [1]"]),
    (mirrored, ["t = Node(left=Leaf(), value=0, right=Node(left=Leaf(), value=0, right=Leaf()))"]),
    (points, ["p = Point(x=0, y=B8(0x00), colour=Colour.GREEN, mark=None)"]),
    (options, ["p = Some(value=5)"]),
    (constant, ["f = lambda x: 1 if x == 1 else 0", "x = 0", "y = 1"]),
    (idempotent, ["# where A = Nat", "f = lambda x: 1 if x == 0 else 0", "x = 0"]),
    (symmetric, ["f = lambda x, y: True if x == B8(0x00) and y == 1 else False", "x = B8(0x00)", "n = 0"]),
    (assumed, ["x = 0", "y = 2"]),
    (no_variables, []),
]


@pytest.mark.parametrize(("statement", "lines"), FALSE, ids=lambda x: getattr(x, "name", ""))
def test_false_statements_fall(statement, lines):
    found = quickcheck(statement, seed=0)
    assert found is not None and found.replayed
    assert found.lines() == [*lines, "# replayed in the kernel"]
    assert not statement(**found.arguments)


@theorem
def joins_associate(xs: list[A], ys: list[A], zs: list[A]) -> bool:
    return xs + (ys + zs) == (xs + ys) + zs


@theorem
def mirrored_twice(t: Tree) -> bool:
    return mirror(mirror(t)) == t


@theorem
def functions(f: Callable[[A], A], x: A) -> bool:
    assume(f(x) == x)
    return f(f(x)) == x


@theorem
def wraps(x: Bits[N], y: Bits[N]) -> bool:
    return x + y - y == x


@pytest.mark.parametrize(
    "statement", [joins_associate, mirrored_twice, wraps, functions], ids=lambda t: t.name
)
def test_true_statements_pass(statement):
    done = trial(statement, runs=60, seed=1)
    assert (done.status, done.runs, done.reason) == ("passed", 60, "")


@theorem
def far_apart(x: Nat, y: Nat) -> bool:
    assume(x == 1000 + y)
    return False


@theorem
def contradictory(x: B8) -> bool:
    assume(x + 1 == x)
    return False


@pytest.mark.parametrize("statement", [far_apart, contradictory], ids=lambda t: t.name)
def test_assumptions_that_are_not_met(statement):
    done = trial(statement, seed=0)
    assert done.status == "untested" and done.counterexample is None
    assert done.reason.startswith("0 of ") and done.reason.endswith("examples satisfy the assumptions")


@theorem
def deep(n: Nat) -> bool:
    return down(n + 100_000) == 0


def test_statements_that_run_too_long_are_untested():
    done = trial(deep, runs=20, seed=0)
    assert done.status == "untested" and "recur too deeply" in done.reason
    done = trial(mirrored_twice, runs=20, seed=0, calls=3)
    assert done.status == "untested" and "more than 3 calls" in done.reason


@theorem
def raising(x: B8, n: Nat) -> bool:
    return x + 1 != x and broken(n) == n


@define
def broken(n: Nat) -> Nat:
    return n


def test_exceptions_are_shown(monkeypatch):
    def raises(n):
        raise ValueError("not this one")

    monkeypatch.setitem(raising.function.__globals__, "broken", raises)
    done = trial(raising, seed=0)
    assert done.status == "raises" and done.counterexample is not None and not done.counterexample.replayed
    line = raises.__code__.co_firstlineno + 1
    assert done.counterexample.error == f"line {line}: ValueError: not this one"
    assert "# not replayed in the kernel" in done.line()


def test_seeds():
    once, again = (trial(mirrored, seed=5) for _ in range(2))
    assert once == again
    assert len({trial(increment, seed=n).runs for n in range(12)}) > 1


def test_a_type_without_values():
    with pytest.raises(NoStrategy):
        values(Param("A"))


def test_tables():
    table = Table.of(2, 0, [((1, True), 5), ((2, False), 0)])
    assert (table(1, True), table(1, False), table(2, False)) == (5, 0, 0)
    assert repr(table) == "lambda x, y: 5 if x == 1 and y == True else 0"
    with pytest.raises(TypeError):
        table(1)
    term = quote(table, Con("fun", (NAT, BOOL, NAT)))
    assert repr(quote(5, NAT)) in repr(term)
    for sort in (Con("fun", (NAT, NAT)), NAT, list_of(NAT)):
        with pytest.raises(NotAValue):
            quote(table, sort)
    with pytest.raises(NotAValue):
        quote(lambda x: x, Con("fun", (NAT, NAT)))


def test_long_records_are_abridged():
    point = Point(0, B8(0), Colour.RED, Some(3))
    assert abridged("p", point) == [f"p = {source(point)}"]
    line = abridged("many", Node(Node(Leaf(), 0, Leaf()), 7, Node(Leaf(), 0, Node(Leaf(), 12, Leaf()))))
    assert line == [
        "many.value = 7",
        "many.right.right.value = 12",
        "# everything else in many is 0, False or empty",
    ]


@given(values(Con("fun", (word(8), option_of(NAT))), finite=True))
def test_finite_functions_are_known_everywhere(table):
    before = list(table.cases())
    at = table(B8(200))
    assert at == next((v for (x,), v in before if x == B8(200)), table.default)


# Goals and proofs ------------------------------------------------------------------------------------


def goal_of(statement):
    s = statement.statement
    return Goal(s.assumptions, s.conclusion, script=statement.function)


@pytest.mark.parametrize("statement", [s for s, _ in FALSE], ids=lambda t: t.name)
def test_false_goals_are_refuted(statement):
    goal = goal_of(statement)
    with pytest.raises(Refuted) as caught:
        goal.quickcheck(runs=200)
    assert caught.value.replayed and set(caught.value.counterexample) == {v.name for v in goal.variables()}
    assert goal.open_goals() == [goal]


TRUE = [joins_associate, mirrored_twice, functions, wraps, contradictory]


@pytest.mark.parametrize("statement", TRUE, ids=lambda t: t.name)
def test_true_goals_stay(statement):
    goal = goal_of(statement)
    goal.quickcheck(runs=30)
    assert goal.open_goals() == [goal]


def test_hypotheses_count():
    goal = goal_of(assumed)
    with pytest.raises(Refuted) as caught:
        goal.quickcheck()
    assert caught.value.counterexample == {"x": "0", "y": "2"}
    proposition = goal.proposition("y < x + 2")
    Goal([*goal.hypotheses, proposition], goal.target).quickcheck()


@theorem
def quantified(m: Nat) -> bool:
    def least(n: Nat) -> bool:
        return m <= n

    return forall(least)


def test_goals_that_do_not_compute_say_nothing():
    goal_of(quantified).quickcheck()
    done = trial(quantified, seed=0)
    assert done.status == "untested" and "n is a Nat" in done.reason


@theorem
def stops_short(xs: list[Nat], ys: list[Nat]) -> bool:
    return len(xs + ys) == len(xs)


@stops_short.proof
def _(goal: Goal) -> None:
    goal.induction("xs")


@theorem
def fails(t: Tree) -> bool:
    return mirror(t) == t


@fails.proof
def _(goal: Goal) -> None:
    goal.assumption()


@theorem
def undecided(n: Nat) -> bool:
    return n * n == n


@theorem
def false_lemma(n: Nat) -> bool:
    return n + 1 == n


@theorem
def by_a_false_lemma(n: Nat) -> bool:
    return n + 1 + 1 == n + 2


@by_a_false_lemma.proof
def _(goal: Goal) -> None:
    goal.simp(false_lemma)


@theorem
def by_a_false_step(x: B8) -> bool:
    return x & x == x


@by_a_false_step.proof
def _(goal: Goal) -> None:
    step, _ = goal.have("x == 3")
    step.bv_decide()


@pytest.mark.parametrize("statement", [stops_short, fails, undecided, false_lemma], ids=lambda t: t.name)
def test_false_theorems_are_refuted_where_their_proofs_fail(statement):
    with pytest.raises(Refuted) as caught:
        prove(statement)
    assert caught.value.replayed and isinstance(caught.value.__cause__, (TacticFailed, Refuted))


def test_a_false_lemma_or_step_does_not_refute_the_theorem():
    with pytest.raises(TacticFailed, match="the theorem false_lemma is false; counterexample .replayed."):
        prove(by_a_false_lemma)
    with pytest.raises(TacticFailed, match="a goal of the proof of by_a_false_step is false; counterexample"):
        prove(by_a_false_step)


@theorem
def true_but_short(n: Nat) -> bool:
    return n * n + n == n * (n + 1)


@true_but_short.proof
def _(goal: Goal) -> None:
    goal.induction("n")


def test_a_true_theorem_that_stops_short_fails():
    with pytest.raises(TacticFailed, match="stops short: 2 goals are left"):
        prove(true_but_short)


def test_without_hypothesis_the_failure_stays(monkeypatch):
    monkeypatch.setitem(sys.modules, "lemmata.tactics.quickcheck", None)
    monkeypatch.setattr("lemmata.tactics.prover._refutations", {})
    with pytest.raises(TacticFailed, match="stops short"):
        prove(stops_short)


@theorem
def linear(m: Nat, n: Nat) -> bool:
    assume(2 * m < n)
    return m + m + 1 <= n


def test_suggest_at_a_goal(capsys):
    lines = goal_of(linear).suggest(limit=1)
    assert lines[0].partition("  # ")[0] in (
        "goal.omega()",
        "goal.simp()",
        "for part in goal.apply(linear): part.assumption()",
    )
    assert capsys.readouterr().err.splitlines() == lines
    assert goal_of(undecided).suggest(limit=1) == []
    assert "no suggestion" in capsys.readouterr().err


# Finite maps and sets --------------------------------------------------------------------------------


@theorem
def insert_commutes(m: FiniteMap[Nat, B8], i: Nat, j: Nat, x: B8, y: B8) -> bool:
    return insert(insert(m, i, x), j, y) == insert(insert(m, j, y), i, x)


@theorem
def insert_commutes_apart(m: FiniteMap[Nat, B8], i: Nat, j: Nat, x: B8, y: B8) -> bool:
    assume(i != j)
    return insert(insert(m, i, x), j, y) == insert(insert(m, j, y), i, x)


@theorem
def few(s: FiniteSet[Nat]) -> bool:
    return 2 not in s


def test_finite_maps_and_sets():
    found = quickcheck(insert_commutes, seed=0)
    assert found is not None and found.replayed and insert_commutes(**found.arguments) is False
    assert found.lines()[:3] == ["m = FiniteMap([])", "i = 0", "j = 0"]
    assert trial(insert_commutes_apart, runs=50, seed=0).status == "passed"
    found = quickcheck(few, seed=0)
    assert found is not None and found.replayed and "(2, " in found.lines()[0]
    with pytest.raises(Refuted):
        goal_of(insert_commutes).quickcheck()
