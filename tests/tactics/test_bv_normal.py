"""Ahead of bit-blasting: sums in one shape, variables for products; equal before and after, and no false theorem."""

from __future__ import annotations

import random

import pytest
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import T, call
from lemmata.core.kernel.terms import eq
from lemmata.tactics.blast import blast
from lemmata.tactics.bv_abstract import Hidden
from lemmata.tactics.bv_normal import Sums, cost

from lemmata import B8, B32, B64, Refuted, assume, prove, theorem

KIND = ty.word(ty.num(8))
VARIABLES = [tm.var(name, KIND) for name in "xyz"]


def random_word(r, depth):
    if depth == 0 or r.random() < 0.2:
        return r.choice([*VARIABLES, tm.lit(KIND, r.choice([0, 1, 2, 127, 128, 254, 255]))])
    if r.random() < 0.1:
        return call(pr.W_SHL, random_word(r, depth - 1), call(pr.UINT, r.choice(VARIABLES)))
    symbol = r.choice([pr.W_ADD, pr.W_SUB, pr.W_MUL, pr.W_NEG, pr.W_NOT, pr.W_XOR, pr.W_AND])
    count = 1 if symbol in (pr.W_NEG, pr.W_NOT) else 2
    return call(symbol, *[random_word(r, depth - 1) for _ in range(count)])


@pytest.mark.parametrize("seed", range(60))
def test_the_shape_means_the_same(seed):
    r = random.Random(seed)
    t = eq(random_word(r, 3), random_word(r, 3))
    th = Sums().of(t)
    if th is None:
        return
    assert th.concl.args[0] is t and not th.hyps
    new = th.concl.args[1]
    assert cost([new]) <= cost([t])
    for _ in range(8):
        values = {v: tm.lit(KIND, r.randrange(256)) for v in VARIABLES}
        before, after = (blast(tm.substitute(u, values)).concl.args[1] for u in (t, new))
        assert before is after


@theorem
def add_sub(x: B32, y: B32) -> bool:
    return x + y - x == y


@theorem
def inverse_of_difference(x: B64, y: B64) -> bool:
    return ~(x - y) == ~x + y


@theorem
def scaled(x: B32) -> bool:
    return x * 2893 - x * 2889 == x << 2


@theorem
def square(x: B32, y: B32) -> bool:
    return (x + y) * (x + y) == x * x + 2 * x * y + y * y


@theorem
def never_next(x: B64, y: B64) -> bool:
    return x + y != y + x + 1


@theorem
def by_ones(x: B64) -> bool:
    return (x ^ 0xFFFF_FFFF_FFFF_FFFF) + 1 == -x


@theorem
def below_a_power(x: B64, n: B64) -> bool:
    assume(n < 64)
    return (B64(1) << n) - 1 + x - (B64(1) << n) == ~(-x)


SUMS = [add_sub, inverse_of_difference, scaled, square, never_next, by_ones]


def test_shifts_stay_shifts():
    prove(below_a_power)
    kind = ty.word(ty.num(64))
    n = tm.var("n", kind)
    shifted = call(pr.W_SHL, tm.lit(kind, 1), call(pr.UINT, n))
    th = Sums().of(eq(call(pr.W_ADD, shifted, tm.lit(kind, 3)), call(pr.W_ADD, n, shifted)))
    assert th is not None and th.concl.args[1] in (eq(n, tm.lit(kind, 3)), eq(tm.lit(kind, 3), n))


@pytest.mark.parametrize("statement", SUMS, ids=lambda t: t.name)
def test_sums_need_no_solver(statement):
    conclusion = statement.statement.conclusion
    th = Sums().of(conclusion)
    assert th is not None
    assert blast(th.concl.args[1]).concl.args[1] is T
    prove(statement)


@theorem
def products_commute(x: B64, y: B64, z: B64) -> bool:
    return (x ^ z) * y == y * (z ^ x)


@theorem
def products_of_equals(x: B64, y: B64, z: B64) -> bool:
    assume(x & 7 == y & 7)
    return (x & 7) * z == z * (y & 7)


@theorem
def squares_of_equals(x: B64, y: B64) -> bool:
    assume(x ^ y == 0)
    return x * x == y * y


@theorem
def chosen(x: B64, y: B64, p: bool) -> bool:
    return (x * y if p else y * x) & 1 == (x * y) & 1


PRODUCTS = [products_commute, products_of_equals, squares_of_equals, chosen]


@pytest.mark.parametrize("statement", PRODUCTS, ids=lambda t: t.name)
def test_products_are_not_blasted(statement):
    s = statement.statement
    hidden = Hidden(tm.eq(s.conclusion, T))
    assert hidden
    assert not any(
        u.kind == tm.APP and u.head.kind == tm.CONST and u.head.symbol is pr.W_MUL
        for u in _parts(hidden.goal)
    )
    prove(statement)


def _parts(t):
    seen, stack = set(), [t]
    while stack:
        u = stack.pop()
        if u not in seen:
            seen.add(u)
            stack.extend((*u.args, u.head) if u.kind == tm.APP else ())
    return seen


@theorem
def false_product(x: B64, y: B64) -> bool:
    return x * y == y * (x | 1)


@theorem
def false_square(x: B8) -> bool:
    assume(x * x == 1)
    return x == 1


@theorem
def false_sum(x: B32, y: B32) -> bool:
    return x + y - x == y + 1


@theorem
def false_inverse(x: B64, y: B64) -> bool:
    return ~(x - y) == ~x - y


@theorem
def false_scaled(x: B32) -> bool:
    return x * 2893 - x * 2889 == x << 3


@theorem
def false_quotient(x: B32, y: B32) -> bool:
    assume(y != 0)
    return x // y * y == x


@theorem
def false_products(x: B32, y: B32, z: B32) -> bool:
    assume(x & 7 == y & 7)
    return x * z == y * z


FALSE = [false_product, false_square, false_sum, false_inverse, false_scaled, false_quotient, false_products]


@pytest.mark.parametrize("statement", FALSE, ids=lambda t: t.name)
def test_false_goals_are_refuted(statement):
    with pytest.raises(Refuted) as caught:
        prove(statement)
    assert caught.value.replayed


def test_a_sum_of_ten_thousand_is_no_recursion():
    x = tm.var("x", KIND)
    t = x
    for _ in range(10_000):
        t = call(pr.W_ADD, t, x)
    assert Sums().of(eq(t, x)) is not None or cost([t]) > 0
