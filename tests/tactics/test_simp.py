"""The simplifier as a tactic: what it proves, what it leaves, what it must not prove, and what it says."""

from __future__ import annotations

from typing import TypeAlias

import pytest
from lemmata.core.kernel.logic import T
from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import Nat, assume, datatype, define, theorem
from lemmata.core.language import builtins as lists
from lemmata.core.logic.printing import show
from lemmata.tactics.errors import TacticFailed
from lemmata.tactics.goal import Goal
from lemmata.tactics.prover import prove
from lemmata.tactics.simp import Result, minimise, set_arithmetic, simplify
from lemmata.tactics.simp_arithmetic import linear
from lemmata.tactics.simp_trace import Trace
from lemmata.tactics.simpsets import simp_lemma, simp_set


@define
def twice(n: Nat) -> Nat:
    """The number and itself."""
    return n + n


@define
def first(xs: list[Nat], n: Nat) -> list[Nat]:
    """The first n elements."""
    match xs:
        case [x, *rest]:
            return [] if n == 0 else [x, *first(rest, n - 1)]
        case _:
            return []


@define
def inner(n: Nat) -> Nat:
    """Some function."""
    return 0 if n == 0 else inner(n - 1) + 2


@define
def outer(n: Nat) -> Nat:
    """Another one."""
    return 0 if n == 0 else outer(n - 1) + 2


@datatype
class Red:
    """A colour."""


@datatype
class Mixed:
    """A colour of two numbers."""

    first: Nat
    second: Nat


Colour: TypeAlias = Red | Mixed


def goal(statement, *lemmas, **options) -> Result:
    s = statement.statement
    return simplify(s.assumptions, s.conclusion, lemmas, **options)


def proves(statement, *lemmas, **options) -> Result:
    result = goal(statement, *lemmas, **options)
    th = result.closed()
    assert isinstance(th, Thm)
    assert th.concl is statement.statement.conclusion
    assert th.hyps <= set(statement.statement.assumptions)
    return result


# True goals -----------------------------------------------------------------------------------------


@theorem
def hypothesis_is_a_rule(f: Nat, g: Nat) -> bool:
    assume(twice(f) == g)
    return twice(f) + 1 == g + 1


@theorem
def equation_of_a_variable(x: Nat, y: Nat) -> bool:
    assume(x == y + 1)
    return x != 0


@theorem
def value_on_the_left(x: Nat) -> bool:
    assume(5 == x)
    return x + 1 == 6


@theorem
def hypotheses_contradict(x: Nat, y: Nat) -> bool:
    assume(x == 0)
    assume(x == y + 1)
    return twice(y) == 17


@theorem
def hypotheses_simplify_one_another(p: bool, q: bool, r: bool) -> bool:
    assume(p)
    assume(not p or q)
    assume(not q or r)
    return r


@theorem
def distinct(x: Nat, y: Nat) -> bool:
    c: Colour = Red()
    d: Colour = Mixed(x, y)
    return c != d


@theorem
def injective(x: Nat, y: Nat, u: Nat, v: Nat) -> bool:
    c: Colour = Mixed(x, y)
    d: Colour = Mixed(u, v)
    assume(c == d)
    return x == u and y == v


@theorem
def premise_is_assumed(x: Nat, y: Nat) -> bool:
    return not (x == 3 and y == x) or twice(y) == 6


@theorem
def conjunct_is_assumed(x: Nat) -> bool:
    return (x == 3 and twice(x) == 6) == (x == 3)


@theorem
def decided_by_its_test(x: Nat) -> bool:
    return (twice(x) if x == 2 else 4) == 4


@theorem
def denied_decided_by_its_test(p: bool, x: Nat) -> bool:
    return (1 if p else (2 if p else x)) == (1 if p else x)


@define
def describe(xs: list[Nat], n: Nat) -> Nat:
    """A case in which the case is made again."""
    match xs:
        case [_, *_]:
            return len(xs)
        case _:
            return n


@define
def describe_plainly(xs: list[Nat], n: Nat) -> Nat:
    """The same."""
    match xs:
        case [_, *rest]:
            return len(rest) + 1
        case _:
            return n


@theorem
def arm_is_assumed(xs: list[Nat], n: Nat) -> bool:
    return describe(xs, n) == describe_plainly(xs, n)


@theorem
def lemma_about_n_plus_two(n: Nat, m: Nat) -> bool:
    assume(twice(n + 2) == m)
    return twice(n + 1 + 1) == m


@theorem
def differences(n: Nat, m: Nat) -> bool:
    return max(n + 3 - 2, 0) == n + 1 and max(m + n - m, 0) == n and max(n - n, 0) == 0


TRUE = [
    (lemma_about_n_plus_two, []), (differences, []), (hypothesis_is_a_rule, []), (equation_of_a_variable, []), (value_on_the_left, []),
    (hypotheses_contradict, []), (hypotheses_simplify_one_another, []), (distinct, []), (injective, []),
    (premise_is_assumed, [twice]), (conjunct_is_assumed, [twice]), (decided_by_its_test, [twice]),
    (denied_decided_by_its_test, []), (arm_is_assumed, [describe, describe_plainly, lists.length]),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "lemmas"), TRUE, ids=lambda t: getattr(t, "name", ""))
def test_proves(statement, lemmas):
    proves(statement, *lemmas)


@pytest.mark.parametrize(
    "statement", [conjunct_is_assumed, decided_by_its_test, denied_decided_by_its_test], ids=lambda t: t.name
)
def test_context_needs_no_case_splits(statement):
    proves(statement, twice, splits=0)


# Near-true false goals ------------------------------------------------------------------------------


@theorem
def false_rule(f: Nat, g: Nat) -> bool:
    assume(twice(f) == g)
    return twice(g) + 1 == f + 1


@theorem
def false_equation(x: Nat, y: Nat) -> bool:
    assume(x == y)
    return x != 0


@theorem
def false_chain(p: bool, q: bool, r: bool) -> bool:
    assume(p or q)
    assume(not q or r)
    return r


@theorem
def false_injective(x: Nat, y: Nat, u: Nat, v: Nat) -> bool:
    c: Colour = Mixed(x, y)
    d: Colour = Mixed(u, v)
    assume(c == d)
    return x == v


@theorem
def false_premise(x: Nat, y: Nat) -> bool:
    return not (x == 3 or y == x) or twice(y) == 6


@theorem
def false_conjunct(x: Nat) -> bool:
    return (x == 3 and twice(x) == 7) == (x == 3)


@theorem
def false_else(x: Nat) -> bool:
    return (4 if x == 2 else twice(x)) == 4


@theorem
def false_outside(p: bool, x: Nat) -> bool:
    return (1 if p else x) == (2 if p else x)


@theorem
def false_arm(xs: list[Nat], n: Nat) -> bool:
    return describe(xs, n) == len(xs)


@theorem
def false_implication_reversed(p: bool, q: bool) -> bool:
    assume(not p or q)
    return not q or p


@theorem
def false_sum(m: Nat, n: Nat) -> bool:
    return m + n == m + m


@theorem
def false_first(xs: list[Nat], n: Nat) -> bool:
    return len(first(xs, n)) == n


@theorem
def false_pair_of_parts(p: tuple[Nat, bool], q: tuple[Nat, bool]) -> bool:
    a, _ = p
    _, b = q
    return (a, b) == p


FALSE = [
    (false_pair_of_parts, []), (false_rule, []), (false_equation, []), (false_chain, []), (false_injective, []), (false_premise, [twice]),
    (false_conjunct, [twice]), (false_else, [twice]), (false_outside, []),
    (false_arm, [describe, lists.length]), (false_implication_reversed, []), (false_sum, []),
    (false_first, [first, lists.length]),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "lemmas"), FALSE, ids=lambda t: getattr(t, "name", ""))
def test_does_not_prove(statement, lemmas):
    with pytest.raises(TacticFailed) as caught:
        goal(statement, *lemmas).closed()
    assert caught.value.tactic == "simp"
    assert "⊢" in caught.value.goal


def test_what_is_left_is_equal_to_the_target():
    result = goal(false_conjunct, twice)
    assert result.theorem is None
    assert result.equation.concl.args == (false_conjunct.statement.conclusion, result.rest)
    assert show(result.rest) == "x != 3"


# Conditions -----------------------------------------------------------------------------------------


@theorem
def first_all(xs: list[Nat], n: Nat) -> bool:
    assume(len(xs) <= n)
    return first(xs, n) == xs


@first_all.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(first, lists.length)
    cons.simp(first, lists.length)
    for left in goal.open_goals():
        for part in left.cases("n"):
            part.simp(first, lists.length)


@theorem
def condition_from_a_hypothesis(xs: list[Nat], n: Nat) -> bool:
    assume(len(xs) <= n)
    return len(first(xs, n)) == len(xs)


@theorem
def condition_is_missing(xs: list[Nat], n: Nat) -> bool:
    assume(len(xs) <= n + 1)
    return len(first(xs, n)) == len(xs)


@theorem
def condition_in_a_branch(xs: list[Nat], n: Nat) -> bool:
    return (first(xs, n) if len(xs) <= n else xs) == xs


@theorem
def condition_in_the_other_branch(xs: list[Nat], n: Nat) -> bool:
    return (xs if len(xs) <= n else first(xs, n)) == xs


def test_conditions_are_proved_from_hypotheses():
    assert set(proves(condition_from_a_hypothesis, first_all).used) == {"first_all", "h0"}


def test_conditions_are_proved_from_tests():
    proves(condition_in_a_branch, first_all, splits=0)
    with pytest.raises(TacticFailed, match=r"stuck: lemma first_all needs len\w*\(xs\) <= n"):
        goal(condition_in_the_other_branch, first_all).closed()


def test_a_condition_that_is_stuck_is_named():
    with pytest.raises(TacticFailed, match=r"stuck: lemma first_all needs len\w*\(xs\) <= n"):
        goal(condition_is_missing, first_all).closed()


@theorem
def from_below(n: Nat) -> bool:
    """Its condition is a matter of itself, one further: without a bound it would be asked for forever."""
    assume(inner(n + 1) == outer(n + 1))
    return inner(n) == outer(n)


def test_conditions_have_a_bounded_depth():
    th = from_below.statement
    from lemmata.core.kernel.thm import ASSUME
    from lemmata.core.logic.syntax import list_forall, list_implies

    law = list_forall(list(th.variables), list_implies(list(th.assumptions), th.conclusion))
    with pytest.raises(TacticFailed):
        simplify([], th.conclusion, [("from_below", ASSUME(law))]).closed()


def test_arithmetic_is_asked_for_conditions_and_goals():
    asked: list[Term] = []

    def decide(hypotheses, claim):
        asked.append(claim)

    set_arithmetic(decide)
    try:
        with pytest.raises(TacticFailed):
            goal(condition_is_missing, first_all, splits=0).closed()
    finally:
        set_arithmetic(linear)
    assert any("<=" in show(c) for c in asked)
    asked.clear()
    with pytest.raises(TacticFailed):
        goal(condition_is_missing, first_all, splits=0).closed()
    assert not asked


@theorem
def far_enough(xs: list[Nat], n: Nat, m: Nat) -> bool:
    assume(len(xs) < n)
    assume(n <= m)
    return first(xs, m) == xs


@theorem
def not_far_enough(xs: list[Nat], n: Nat, m: Nat) -> bool:
    assume(len(xs) < n)
    assume(n <= m + 2)
    return first(xs, m) == xs


def test_arithmetic_proves_conditions():
    assert set(proves(far_enough, first_all).used) == {"first_all", "h0", "h1"}
    set_arithmetic(None)
    try:
        with pytest.raises(TacticFailed, match="stuck: lemma first_all"):
            goal(far_enough, first_all).closed()
    finally:
        set_arithmetic(linear)
    with pytest.raises(TacticFailed, match="stuck: lemma first_all"):
        goal(not_far_enough, first_all).closed()


@theorem
def common_addends(a: Nat, b: Nat, c: Nat) -> bool:
    return (a + b + twice(c) < c + a + 3 + c) == (b < 3)


@theorem
def false_common_addends(a: Nat, b: Nat, c: Nat) -> bool:
    return (a + b + c < c + a + 3) == (b < 2)


@theorem
def binomial(a: Nat, b: Nat) -> bool:
    return (a + b) * (b + a) == b * b + 2 * a * b + a * a


@theorem
def false_binomial(a: Nat, b: Nat) -> bool:
    return (a + b) * (b + a) == b * b + 3 * a * b + a * a


@theorem
def large_literals(a: Nat, b: Nat) -> bool:
    return a + 1000000 + b == b + 1000000 + a


def test_common_addends_are_cancelled():
    proves(common_addends, twice, splits=0)
    with pytest.raises(TacticFailed):
        goal(false_common_addends).closed()


def test_polynomials_on_request():
    proves(binomial, sets=["arith"])
    with pytest.raises(TacticFailed):
        goal(false_binomial, sets=["arith"]).closed()


def test_large_literals_are_not_taken_apart():
    proves(large_literals)


# Facts of the place ---------------------------------------------------------------------------------


@define
def all_below(xs: list[Nat], n: Nat) -> bool:
    """Is every element less than n?"""
    match xs:
        case [x, *rest]:
            return x < n and all_below(rest, n)
        case _:
            return True


@theorem
def all_below_le(xs: list[Nat], m: Nat, n: Nat) -> bool:
    assume(all_below(xs, m) and m <= n)
    return all_below(xs, n)


@all_below_le.proof
def _(goal: Goal) -> None:
    for part in goal.induction("xs"):
        part.simp(all_below)


@theorem
def bound_from_a_hypothesis(xs: list[Nat], k: Nat, m: Nat) -> bool:
    """What m of the lemma is, a hypothesis says; of several the one that fits."""
    assume(all_below(xs, k + 9) and (all_below(xs, k) and k < m))
    return all_below(xs, m)


@theorem
def bound_in_a_branch(xs: list[Nat], k: Nat, m: Nat) -> bool:
    assume(k < m)
    return (all_below(xs, m) if all_below(xs, k) else all_below(xs, k)) == all_below(xs, k)


@theorem
def false_bound(xs: list[Nat], k: Nat, m: Nat) -> bool:
    assume(all_below(xs, k) and m < k)
    return all_below(xs, m)


@theorem
def false_bound_of_another(xs: list[Nat], ys: list[Nat], k: Nat, m: Nat) -> bool:
    assume(all_below(ys, k) and k < m)
    return all_below(xs, m)


def test_unknown_variables_are_found_in_hypotheses():
    proves(bound_from_a_hypothesis, all_below_le, splits=0)
    proves(bound_in_a_branch, all_below_le, splits=0)
    for false in (false_bound, false_bound_of_another):
        with pytest.raises(TacticFailed):
            goal(false, all_below_le).closed()


@theorem
def not_less_either_way(x: Nat, y: Nat, f: Nat) -> bool:
    return f == 1 if x < y else f == 2 if y < x else (f + x == f + y)


@theorem
def not_less_one_way(x: Nat, y: Nat, f: Nat) -> bool:
    assume(f == 1)
    return f == 1 if x < y else (f + x == f + y)


@theorem
def integers_not_less_either_way(x: int, y: int) -> bool:
    assume(not x < y)
    assume(not y < x)
    return [x] == [y]


@theorem
def contradictory_tests(x: Nat, y: Nat, p: bool, q: bool) -> bool:
    assume(x < y or p)
    assume(y <= x or p)
    return p and (q or p)


@theorem
def consistent_tests(x: Nat, y: Nat, p: bool, q: bool) -> bool:
    assume(x < y + 2 or p)
    assume(y <= x or p)
    return p and (q or p)


def test_orders_of_the_place():
    proves(integers_not_less_either_way)
    proves(contradictory_tests)
    for false in (not_less_either_way, not_less_one_way, consistent_tests):
        with pytest.raises(TacticFailed):
            goal(false).closed()


# Sets, traces, fewer lemmas -------------------------------------------------------------------------


@theorem
def append_nil(xs: list[Nat]) -> bool:
    return xs + [] == xs


@append_nil.proof
def _(goal: Goal) -> None:
    for part in goal.induction("xs"):
        part.simp(lists.append)


@theorem
def append_assoc(xs: list[Nat], ys: list[Nat], zs: list[Nat]) -> bool:
    return xs + ys + zs == xs + (ys + zs)


@append_assoc.proof
def _(goal: Goal) -> None:
    for part in goal.induction("xs"):
        part.simp(lists.append)


@theorem
def three(xs: list[Nat], ys: list[Nat], zs: list[Nat]) -> bool:
    return xs + [] + ys + zs + [] == xs + (ys + zs)


def test_named_sets():
    simp_lemma(append_nil, "ends")
    simp_lemma(append_assoc, "appending")
    assert simp_set("ends") == (append_nil,)
    assert append_assoc in simp_set("appending")
    proves(three, sets=["ends", "appending"])
    with pytest.raises(TacticFailed):
        goal(three, sets=["ends"]).closed()
    with pytest.raises(TacticFailed, match="no set of lemmas called appendix"):
        goal(three, sets=["appendix"])


def test_only_leaves_out_the_default_set():
    from lemmata.tactics import simpsets

    simp_lemma(append_nil)
    try:
        proves(three, append_assoc)
        with pytest.raises(TacticFailed):
            goal(three, append_assoc, only=True).closed()
        proves(three, append_assoc, append_nil, only=True)
    finally:
        del simpsets._SETS["default"][append_nil]


def test_a_member_of_a_set_is_proved_with_those_before_it():
    @theorem
    def one(xs: list[Nat]) -> bool:
        return [] + xs == xs

    @one.proof
    def _(goal: Goal) -> None:
        goal.simp(lists.append, sets=["circle"])

    @theorem
    def two(xs: list[Nat]) -> bool:
        return [] + ([] + xs) == xs

    @two.proof
    def _(goal: Goal) -> None:
        goal.simp(sets=["circle"])

    simp_lemma(one, "circle")
    simp_lemma(two, "circle")
    assert prove(two).concl is two.statement.conclusion


def test_trace():
    trace = Trace()
    result = proves(three, append_assoc, append_nil, first_all, trace=trace)
    assert set(result.used) == {"append_assoc", "append_nil"}
    assert trace.counts == result.trace.counts
    assert trace.counts["append_nil"] == 2
    assert "append_nil (2 times)" in str(trace)


def test_trace_names_hypotheses():
    assert goal(hypothesis_is_a_rule, names=["given"]).used == ["given"]


def test_without_hypotheses():
    with pytest.raises(TacticFailed):
        goal(hypothesis_is_a_rule, hyps=False).closed()


def test_minimise():
    lines: list[str] = []
    s = three.statement
    found = minimise(
        s.assumptions, s.conclusion, [first_all, append_assoc, lists.append, append_nil], out=lines.append
    )
    assert lines == ["goal.simp(only=[append_assoc, append_nil])"]
    again = simplify(s.assumptions, s.conclusion, found.lemmas, only=True)
    assert again.closed().concl is s.conclusion
    for i in range(2):
        with pytest.raises(TacticFailed):
            simplify(
                s.assumptions, s.conclusion, found.lemmas[:i] + found.lemmas[i + 1 :], only=True
            ).closed()


def test_minimise_what_is_left():
    s = false_conjunct.statement
    lines: list[str] = []
    found = minimise(s.assumptions, s.conclusion, [twice, append_nil], out=lines.append)
    assert found.names == ("twice",)


# Loops ----------------------------------------------------------------------------------------------


@theorem
def grows(n: Nat) -> bool:
    return inner(n) == outer(inner(n))


@theorem
def one_way(n: Nat) -> bool:
    return inner(n) == outer(n + 0)


@theorem
def other_way(n: Nat) -> bool:
    return outer(n) == inner(n)


def assumed(*statements):
    """The statements, assumed for all values of their variables."""
    from lemmata.core.kernel.thm import ASSUME
    from lemmata.core.logic.syntax import list_forall

    return [
        (s.name, ASSUME(list_forall(list(s.statement.variables), s.statement.conclusion))) for s in statements
    ]


@theorem
def of_inner(x: Nat) -> bool:
    return inner(x) == 7


def test_a_loop_is_named():
    s = of_inner.statement
    with pytest.raises(TacticFailed, match="the left side of grows fits a part of its right side"):
        simplify([], s.conclusion, assumed(grows))


def test_a_loop_of_two_is_named():
    s = of_inner.statement
    with pytest.raises(TacticFailed, match="one_way.*other_way|other_way.*one_way"):
        simplify([], s.conclusion, assumed(one_way, other_way))


@theorem
def commutes(m: Nat, n: Nat) -> bool:
    return m + n == n + m


@commutes.proof
def _(goal: Goal) -> None:
    for part in goal.induction("m"):
        part.simp()


@theorem
def sums(a: Nat, b: Nat, c: Nat) -> bool:
    return a + b + (c + a) == c + a + (a + b)


def test_permutative_lemmas_do_not_loop():
    proves(sums, commutes)


def test_nothing_to_do():
    with pytest.raises(TacticFailed, match="nothing to simplify"):
        goal(of_inner)


def test_closed_goal_has_no_rest():
    assert goal(conjunct_is_assumed, twice).rest is T


@theorem
def lemma_with_a_local_name(n: Nat) -> bool:
    double = twice(n)
    return double + double == 4 * n


@lemma_with_a_local_name.proof
def _(goal: Goal) -> None:
    goal.simp(twice)


@theorem
def wants_that_lemma(n: Nat, m: Nat) -> bool:
    assume(twice(n) + twice(n) == m)
    return m == 4 * n


def test_lemmas_with_local_names_are_equations():
    proves(wants_that_lemma, lemma_with_a_local_name)
    statement = wants_that_lemma.statement
    goal = Goal(statement.assumptions, statement.conclusion).rewrite(lemma_with_a_local_name, at="h1")
    goal.omega()
