"""Bit-blasting of terms whose parts are shared, as a file of SMT-LIB makes them."""

from __future__ import annotations

import pytest
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import call, conj, if_
from lemmata.core.kernel.reader import read
from lemmata.core.logic.writer import proof_text
from lemmata.tactics.bv_decide import bv_decide
from lemmata.tactics.errors import Refuted

WORD = ty.word(8)
X = tm.var("x", WORD)


def number(n):
    return tm.lit(WORD, n)


def chain(length, step):
    """Conditionals, each of which has the one before in both branches."""
    t = X
    for i in range(length):
        t = if_(tm.var(f"c{i}", ty.BOOL), call(pr.W_ADD, t, number(2)), call(pr.W_SUB, t, number(step)))
    return t


def low_bit(t):
    return call(pr.W_AND, t, number(1))


@pytest.mark.parametrize("length", [3, 60])
def test_conditionals_that_share_their_branches(length):
    goal = tm.eq(low_bit(chain(length, 4)), low_bit(X))
    th = bv_decide([], goal)
    assert th.concl is goal and not th.hyps
    assert read(proof_text({"chain": th}).splitlines())["chain"].concl is goal


@pytest.mark.parametrize("length", [3, 60])
def test_false_of_conditionals_that_share_their_branches(length):
    with pytest.raises(Refuted) as caught:
        bv_decide([], tm.eq(low_bit(chain(length, 3)), low_bit(X)))
    assert caught.value.replayed


def test_conditionals_of_truth_values():
    p = tm.var("p", ty.BOOL)
    t = p
    for i in range(60):
        t = if_(tm.var(f"c{i}", ty.BOOL), conj(t, p), if_(t, p, t))
    bv_decide([], tm.eq(t, p))
