"""Quotients and remainders by what is known of them, without dividers; definitions that divide are written out."""

from __future__ import annotations

import pytest
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import T
from lemmata.core.kernel.thm import Thm
from lemmata.core.language.unfolding import symbols
from lemmata.core.library.smtlib import bvsdiv, bvsrem
from lemmata.core.logic.syntax import list_implies
from lemmata.tactics.blast import blast
from lemmata.tactics.bv_abstract import Hidden
from lemmata.tactics.bv_decide import Statistics, decide_or_model
from lemmata.tactics.bv_division import division_facts
from lemmata.tactics.bv_unfold import unfold

from lemmata import B32, B64, Refuted, assume, prove, signed_lt, theorem


@pytest.mark.parametrize("divisor", [1, 3, 10, 255])
def test_the_facts_hold(divisor):
    kind = ty.word(ty.num(8))
    x = tm.var("x", kind)
    for th in division_facts(x, tm.lit(kind, divisor)):
        assert not th.hyps
        for value in (0, 1, 9, 10, 127, 254, 255):
            instance = tm.substitute(th.concl, {x: tm.lit(kind, value)})
            assert blast(instance).concl.args[1] is T


@theorem
def whole_again(x: B64, y: B64) -> bool:
    assume(y != 0)
    return x // y * y + x % y == x


@theorem
def rest_is_less(x: B64, y: B64) -> bool:
    assume(y != 0)
    return x % y < y


@theorem
def multiple_is_below(x: B64) -> bool:
    return x // 10 * 10 <= x


@theorem
def tenth(x: B64, y: B64) -> bool:
    assume(x == y)
    return x // 10 - y // 10 == 0


@theorem
def signed_of_equals(x: B32, y: B32, z: B32) -> bool:
    assume(x ^ z == 0)
    return bvsdiv(x, y) == bvsdiv(z, y) and bvsrem(x, y) == bvsrem(z, y)


TRUE = [whole_again, rest_is_less, multiple_is_below, tenth, signed_of_equals]


@pytest.mark.parametrize("statement", TRUE, ids=lambda t: t.name)
def test_without_dividers(statement):
    s = statement.statement
    goal = list_implies(list(s.assumptions), s.conclusion)
    opened = unfold(goal)
    hidden = Hidden(goal if opened is None else opened.concl.args[1])
    assert hidden and not {pr.W_UDIV, pr.W_UREM} & set(symbols(hidden.goal))
    assert isinstance(decide_or_model(goal, 2_000, Statistics()), Thm)
    prove(statement)


@theorem
def false_whole(x: B32) -> bool:
    return x // 10 * 10 == x


@theorem
def false_rest(x: B32, y: B32) -> bool:
    return x % y < y


@theorem
def false_signed(x: B32) -> bool:
    return bvsdiv(x, x) == 1


@theorem
def false_sign(x: B32, y: B32) -> bool:
    assume(y != 0)
    return signed_lt(bvsrem(x, y), B32(1))


@pytest.mark.parametrize(
    "statement", [false_whole, false_rest, false_signed, false_sign], ids=lambda t: t.name
)
def test_false_goals_are_refuted(statement):
    with pytest.raises(Refuted) as caught:
        prove(statement)
    assert caught.value.replayed
