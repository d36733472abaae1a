"""Sorted trees of exclusive or: the same truth, one form, and linear work in a merge."""

from __future__ import annotations

import random

import pytest
from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import F, T, negate
from lemmata.core.kernel.terms import eq
from lemmata.core.kernel.types import BOOL
from lemmata.tactics.xor import flatten

ATOMS = [tm.var(f"p{i}", BOOL) for i in range(12)]


def tree(r, leaves):
    """A random tree of equivalences and negations."""
    if len(leaves) == 1:
        return leaves[0] if r.random() < 0.7 else negate(leaves[0])
    cut = r.randrange(1, len(leaves))
    t = eq(tree(r, leaves[:cut]), tree(r, leaves[cut:]))
    return t if r.random() < 0.8 else negate(t)


def truth(t, values):
    if t in values:
        return values[t]
    if t is T or t is F:
        return t is T
    if t.head.symbol is logic.NOT:
        return not truth(t.args[0], values)
    return truth(t.args[0], values) == truth(t.args[1], values)


@pytest.mark.parametrize("seed", range(80))
def test_sorted_trees_mean_the_same(seed):
    r = random.Random(seed)
    leaves = [r.choice(ATOMS) for _ in range(r.randrange(8, 30))]
    t = tree(r, leaves)
    th = flatten(t)
    assert th is not None and th.concl.args[0] is t and not th.hyps
    new = th.concl.args[1]
    for _ in range(20):
        values = {p: r.random() < 0.5 for p in ATOMS}
        assert truth(t, values) == truth(new, values)
    kept = {p for p in ATOMS if leaves.count(p) % 2}
    inside = {v for v in ATOMS if v.free & new.free}
    assert inside == kept  # what occurs twice is gone


@pytest.mark.parametrize("seed", range(20))
def test_two_orders_of_the_same_leaves_are_equal(seed):
    r = random.Random(seed)
    leaves = [r.choice(ATOMS) for _ in range(20)]
    other = list(leaves)
    r.shuffle(other)
    th = flatten(eq(tree(r, leaves), tree(r, other)))
    assert th is not None and th.concl.args[1] in (T, F, negate(T))


def test_trees_that_gates_use_are_left_alone():
    """A part of the tree feeds a gate, as the sum of an adder feeds its carry."""
    t = ATOMS[0]
    for p in ATOMS[1:6]:
        t = eq(t, p)
    part = t
    for p in ATOMS[6:]:
        t = eq(t, p)
    assert flatten(t) is not None
    assert flatten(logic.conj(t, logic.conj(part, ATOMS[0]))) is None
