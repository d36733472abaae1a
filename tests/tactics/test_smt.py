"""smt proves what follows by its theories, and nothing else."""

from __future__ import annotations

import random

import pytest
from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import eq
from lemmata.core.kernel.thm import ASSUME
from lemmata.tactics.egraph import EGraph
from lemmata.tactics.errors import Refuted

from lemmata import Goal, TacticFailed
from tests.tactics.smt_goals import FALSE, TRUE


def goal_of(statement):
    s = statement.statement
    return Goal(s.assumptions, s.conclusion, script=statement.function)


@pytest.mark.parametrize("statement", TRUE, ids=lambda t: t.name)
def test_true(statement):
    goal = goal_of(statement)
    goal.smt()
    th = goal.theorem()
    assert th.concl is goal.target
    assert th.hyps <= set(goal.hypotheses)


@pytest.mark.parametrize("statement", FALSE, ids=lambda t: t.name)
def test_false(statement):
    goal = goal_of(statement)
    with pytest.raises((TacticFailed, Refuted)):
        goal.smt()
        goal.theorem()


@pytest.mark.parametrize("seed", range(30))
def test_congruence_against_brute_force(seed):
    """Random equations between terms over two functions: the closure finds what naive saturation finds."""
    r = random.Random(seed)
    kind = ty.type_var("A")
    f = tm.var("f", ty.fun(kind, kind))
    g = tm.var("g", ty.fun(kind, kind, kind))
    terms = [tm.var(name, kind) for name in "abc"]
    for _ in range(9):
        args = r.choice(terms), r.choice(terms)
        terms.append(tm.app(g, *args) if r.random() < 0.5 else tm.app(f, args[0]))
    given = [eq(r.choice(terms), r.choice(terms)) for _ in range(4)]
    graph = EGraph(terms)
    for p in given:
        graph.assume(ASSUME(p))
    classes = _saturated(list(graph.terms()), given)
    for a in terms:
        for b in terms:
            assert graph.same(a, b) == (classes[a] == classes[b])
            if graph.same(a, b):
                th = graph.explain(a, b)
                assert th.concl is eq(a, b)
                assert th.hyps <= set(given)


def _saturated(terms, given):
    classes = {t: i for i, t in enumerate(terms)}

    def join(a, b):
        old, new = classes[a], classes[b]
        for t in terms:
            if classes[t] == old:
                classes[t] = new
        return old != new

    pairs = [(p.args[0], p.args[1]) for p in given if p.args[0] in classes and p.args[1] in classes]
    changed = True
    while changed:
        changed = any(join(a, b) for a, b in pairs)
        for a in terms:
            for b in terms:
                alike = a.kind == b.kind == tm.APP and a.head is b.head and len(a.args) == len(b.args)
                if alike and all(classes[x] == classes[y] for x, y in zip(a.args, b.args, strict=True)):
                    changed = join(a, b) or changed
    return classes


def test_a_denied_equation_is_a_conflict():
    kind = ty.type_var("A")
    a, b = tm.var("a", kind), tm.var("b", kind)
    graph = EGraph([a, b])
    graph.assume(ASSUME(logic.negate(eq(a, b))))
    assert graph.conflict is None
    graph.assume(ASSUME(eq(b, a)))
    assert graph.conflict is not None
    assert graph.conflict.concl is logic.F
    assert graph.conflict.hyps == {eq(b, a), logic.negate(eq(a, b))}
