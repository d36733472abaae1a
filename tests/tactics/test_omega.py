"""omega: goals that hold, false neighbours with counterexamples, and the search against brute force."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.types import NAT
from lemmata.core.language.formulas import formula
from lemmata.core.language.theory import LIST_TYPE
from lemmata.core.library.integers import INT
from lemmata.tactics.omega import omega
from lemmata.tactics.omega_search import CONSTANT, OutOfBudget, Row, search

from lemmata import Goal, Refuted, TacticFailed, implies  # noqa: F401  the goals speak of implies
from tests.tactics.omega_goals import FALSE, TRUE, lines, parts

VARIABLES = [
    *[tm.var(v, NAT) for v in "ijkmn"],
    *[tm.var(v, INT) for v in "xyz"],
    tm.var("xs", ty.con(LIST_TYPE.con, ty.type_var("A"))),
]


def goal_of(line):
    hypotheses, conclusion = parts(line)
    read = [formula(text, VARIABLES, goal_of) for text in (*hypotheses, conclusion)]
    return read[:-1], read[-1]


@pytest.mark.parametrize("line", lines(TRUE))
def test_true(line):
    hypotheses, target = goal_of(line)
    th = omega(hypotheses, target)
    assert th.concl is target and th.hyps <= set(hypotheses)


@pytest.mark.parametrize("line", lines(FALSE))
def test_false_with_a_replayed_counterexample(line):
    hypotheses, target = goal_of(line)
    with pytest.raises(Refuted) as caught:
        omega(hypotheses, target)
    assert caught.value.replayed


def test_how_many():
    assert len(lines(TRUE)) >= 100 and len(lines(FALSE)) >= 50


def test_beyond_linear_arithmetic_it_says_what_it_understood():
    hypotheses, target = goal_of("m < n ⊢ m * k <= n * k")
    with pytest.raises(TacticFailed, match="does not follow by linear arithmetic; consistent with") as caught:
        omega(hypotheses, target)
    assert "m * k" in str(caught.value) and "understood" in str(caught.value)


def test_as_a_tactic():
    hypotheses, target = goal_of("m < n ⊢ m + 1 <= n")
    goal = Goal(hypotheses, target)
    goal.omega()
    assert goal.theorem().concl is target
    with pytest.raises(Refuted):
        Goal(*goal_of("m < n ⊢ m + 2 <= n")).omega()


small = st.integers(-6, 6)
forms = st.lists(
    st.dictionaries(st.sampled_from([0, 1, 2]), small, max_size=3).flatmap(
        lambda form: st.integers(-12, 12).map(lambda c: {**form, CONSTANT: c})
    ),
    min_size=1,
    max_size=7,
)


def worth(form, model):
    return sum(c * (1 if v == CONSTANT else model.get(v, 0)) for v, c in form.items())


def rebuilt(row, given, memo):
    """The form that a row's origin makes, in the given variables."""
    if row in memo:
        return memo[row]
    match row.origin:
        case ("given", index):
            form = given[index]
        case ("assumed", split, side):
            form = (
                split.form
                if side
                else {v: -c for v, c in split.form.items()} | {CONSTANT: -1 - split.form.get(CONSTANT, 0)}
            )
        case ("cut", inner, divisor):
            form = rebuilt(inner, given, memo)
            assert all(c % divisor == 0 for v, c in form.items() if v != CONSTANT)
            form = {v: c // divisor for v, c in form.items()}
        case ("sum", summands):
            form = {}
            for k, part in summands:
                assert k >= 0
                for v, c in rebuilt(part, given, memo).items():
                    form[v] = form.get(v, 0) + k * c
        case other:
            raise AssertionError(other)
    memo[row] = {v: c for v, c in form.items() if c}
    return memo[row]


def check(refutation, given):
    if isinstance(refutation, Row):
        form = rebuilt(refutation, given, {})
        assert set(form) == {CONSTANT} and form[CONSTANT] < 0
    else:
        check(refutation.holds, given)
        check(refutation.fails, given)


@settings(max_examples=400)
@given(forms)
def test_search_against_brute_force(given_forms):
    try:
        found = search(given_forms)
    except OutOfBudget:
        return
    if isinstance(found, dict):
        assert all(worth(f, found) >= 0 for f in given_forms)
    else:
        check(found, given_forms)
        for values in itertools.product(range(-3, 4), repeat=3):
            model = dict(enumerate(values))
            assert any(worth(f, model) < 0 for f in given_forms)
