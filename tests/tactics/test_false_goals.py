"""Near-true false goals: each tactic refutes them or fails, and never makes a theorem."""

from __future__ import annotations

import pytest
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import (
    B8,
    B64,
    Nat,
    arithmetic_shift_right,
    assume,
    define,
    rotate_left,
    signed_lt,
    theorem,
)
from lemmata.core.language import builtins as lists
from lemmata.tactics.bv_decide import bv_decide
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.goal import Goal
from lemmata.tactics.prover import prove


@theorem
def add_is_or(x: B64, y: B64) -> bool:
    return x + y == x | y


@theorem
def absolute_value_is_not_negative(x: B64) -> bool:
    y = arithmetic_shift_right(x, 63)
    return not signed_lt((x ^ y) - y, B64(0))


@theorem
def rotations_commute_with_addition(x: B8, y: B8) -> bool:
    return rotate_left(x + y, 3) == rotate_left(x, 3) + rotate_left(y, 3)


@theorem
def average_overflows(x: B8, y: B8) -> bool:
    return (x + y) >> 1 == (x & y) + ((x ^ y) >> 1)


@theorem
def shift_by_the_width(x: B8, y: B8) -> bool:
    assume(y <= 9)
    return x << y == (x << (y & 7))


@theorem
def signed_order_is_unsigned(x: B8, y: B8) -> bool:
    assume(x < 129)
    return signed_lt(x, y) == (x < y)


@theorem
def one_constant(x: B64) -> bool:
    return x != 0x123456789ABCDEF


@theorem
def product(x: B8, y: B8) -> bool:
    return x * y != 0x83


WORDS = [
    add_is_or, absolute_value_is_not_negative, rotations_commute_with_addition, average_overflows, shift_by_the_width,
    signed_order_is_unsigned, one_constant, product,
]  # fmt: skip


@pytest.mark.parametrize("false", WORDS, ids=lambda t: t.name)
def test_bv_decide_refutes(false):
    with pytest.raises(Refuted) as caught:
        prove(false)
    assert caught.value.replayed
    values = caught.value.counterexample
    types = {"x": B64 if false in (add_is_or, absolute_value_is_not_negative, one_constant) else B8}
    types["y"] = types["x"]
    arguments = {name: types[name](int(str(value), 16)) for name, value in values.items()}
    assert false(**arguments) is False


@define
def f(xs: list[Nat]) -> Nat:
    """The first element, or 0."""
    match xs:
        case [x, *_]:
            return x
        case _:
            return 0


@theorem
def append_commutes(xs: list[Nat], ys: list[Nat]) -> bool:
    return xs + ys == ys + xs


@theorem
def length_of_twice(xs: list[Nat]) -> bool:
    return len(xs + xs) == len(xs) + 1


@theorem
def first_of_append(xs: list[Nat], ys: list[Nat]) -> bool:
    return f(xs + ys) == f(xs)


@theorem
def sum_is_larger(m: Nat, n: Nat) -> bool:
    return m < m + n


LISTS = [append_commutes, length_of_twice, first_of_append]


def goal_of(statement):
    return Goal(statement.statement.assumptions, statement.statement.conclusion)


@pytest.mark.parametrize("false", LISTS, ids=lambda t: t.name)
def test_induction_and_simp_do_not_close(false):
    goal = goal_of(false)
    for part in goal.induction("xs"):
        try:
            part.simp(lists.append, lists.length, f)
        except TacticFailed:
            pass
    assert goal.open_goals()
    with pytest.raises(TacticFailed):
        goal.theorem()


def test_other_tactics_fail_clearly():
    for false in (sum_is_larger, *LISTS):
        for action in (
            lambda g: g.decide(),
            lambda g: g.tautology(),
            lambda g: g.split(),
            lambda g: g.intro(),
            lambda g: g.exact(append_nil),
            lambda g: g.contradiction(),
        ):
            goal = goal_of(false)
            with pytest.raises(TacticFailed) as caught:
                action(goal)
            assert str(caught.value)
            assert goal.open_goals() == [goal]


@theorem
def append_nil(xs: list[Nat]) -> bool:
    return xs + [] == xs


@append_nil.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(lists.append)
    cons.simp(lists.append)


def test_a_script_cannot_use_its_own_theorem():
    @theorem
    def circular(m: Nat) -> bool:
        return m + m == 2 * m

    @circular.proof
    def _(goal: Goal) -> None:
        goal.exact(circular)

    @theorem
    def false_circular(m: Nat) -> bool:
        return m == m + m

    @false_circular.proof
    def _(goal: Goal) -> None:
        goal.exact(false_circular)

    with pytest.raises(TacticFailed, match="itself"):
        prove(circular)
    with pytest.raises(Refuted):
        prove(false_circular)


def test_a_wrong_justification_is_noticed():
    goal = goal_of(sum_is_larger)
    goal._reduce((), lambda _: prove(append_nil))
    with pytest.raises(TacticFailed, match="justification"):
        goal.theorem()


def test_budget():
    with pytest.raises(TacticFailed, match="conflicts"):
        bv_decide([], hard_goal(), conflicts=5)


def hard_goal():
    """65521, a prime, is no product of two words of eight bits."""
    from lemmata.core.kernel import prelude as pr
    from lemmata.core.kernel import terms as tm
    from lemmata.core.kernel import types as ty
    from lemmata.core.kernel.logic import call, negate

    wide = ty.word(16)
    factors = [call(pr.W_ZEXT, tm.var(name, ty.word(8)), result=wide) for name in "xy"]
    return negate(tm.eq(call(pr.W_MUL, *factors), tm.lit(wide, 65521)))


def test_true_ones_are_proved():
    assert isinstance(prove(append_nil), Thm)
