"""Conversions: places, traversals over shared and deep terms, rewriting."""

from __future__ import annotations

import pytest
from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import T, call
from lemmata.core.kernel.terms import Term, app, eq, lam
from lemmata.core.kernel.thm import ASSUME, BETA, Thm
from lemmata.core.kernel.types import BOOL, NAT, fun
from lemmata.core.logic import conv as cv
from lemmata.core.logic import rewriting as rw
from lemmata.core.logic import rules as ru
from lemmata.core.logic import syntax as sx

x, y, z = (tm.var(n, NAT) for n in "xyz")
p, q = tm.var("p", BOOL), tm.var("q", BOOL)
f, g = tm.var("f", fun(NAT, NAT)), tm.var("g", fun(NAT, NAT))
xy = ASSUME(eq(x, y))
to_y = rw.REWR_CONV(xy)


def add(a: Term, b: Term) -> Term:
    return call(pr.ADD, a, b)


def shared(n: int, leaf: Term) -> Term:
    for _ in range(n):
        leaf = add(leaf, leaf)
    return leaf


def test_rewr_conv_treats_variables_of_hypotheses_as_constants() -> None:
    th = to_y(x)
    assert th is not None
    assert th.concl is eq(x, y)
    assert to_y(z) is None
    assert to_y(y) is None


def test_places() -> None:
    t = add(x, x)
    assert sx.rhs(cv.require(cv.ARG_CONV(0, to_y), t)) is add(y, x)
    assert sx.rhs(cv.require(cv.RAND_CONV(to_y), t)) is add(x, y)
    assert sx.rhs(cv.require(cv.RATOR_CONV(cv.RAND_CONV(to_y)), t)) is add(y, x)
    assert sx.rhs(cv.require(cv.ARGS_CONV(to_y), t)) is add(y, y)
    k = app(lam(z, x), z)
    assert sx.rhs(cv.require(cv.HEAD_CONV(cv.ABS_CONV(to_y, y.free)), k)) is app(lam(z, y), z)
    assert cv.ARG_CONV(5, to_y)(t) is None
    with pytest.raises(cv.ConvFailed):
        cv.require(to_y, t)


def test_combinators() -> None:
    to_z = rw.REWR_CONV(ASSUME(eq(y, z)))
    th = cv.require(cv.THEN(to_y, to_z), x)
    assert th.concl is eq(x, z)
    assert th.hyps == {eq(x, y), eq(y, z)}
    assert cv.require(cv.ORELSE(to_z, to_y), x).concl is eq(x, y)
    assert cv.require(cv.REPEAT(cv.ORELSE(to_z, to_y)), x).concl is eq(x, z)
    assert cv.CHANGED(lambda t: ru.REFL(t))(x) is None
    assert cv.NO_CONV(x) is None
    assert cv.convert(cv.NO_CONV, x).concl is eq(x, x)
    with pytest.raises(cv.ConvFailed):
        cv.REPEAT(lambda t: ru.REFL(t), 10)(x)


def test_abs_conv_avoids_hypotheses() -> None:
    t = lam(y, add(x, y))
    th = cv.require(cv.once(to_y, xy.concl.free), t)
    fresh = tm.var("k", NAT)
    assert sx.rhs(th) is lam(fresh, add(y, fresh))


@pytest.mark.parametrize("traverse", [cv.bottom_up, cv.once, cv.normalise, cv.top_depth])
def test_shared_terms_are_graphs(traverse: object) -> None:
    visited = []

    def counting(t: Term) -> Thm | None:
        visited.append(t)
        return to_y(t)

    th = traverse(counting)(shared(60, x))  # type: ignore[operator]
    assert th.concl is eq(shared(60, x), shared(60, y))
    assert len(visited) < 400


def test_deep_terms() -> None:
    t, u = x, y
    for _ in range(20_000):
        t, u = call(pr.SUC, t), call(pr.SUC, u)
    assert sx.rhs(cv.require(cv.normalise(to_y), t)) is u


def test_beta_normalise() -> None:
    twice = tm.lams([f, x], app(f, app(f, x)))
    t = app(twice, lam(z, add(z, z)), y)
    assert sx.rhs(cv.require(cv.beta_normalise, t)) is add(add(y, y), add(y, y))
    assert cv.beta_normalise(add(x, y)) is None
    assert ru.BETA(app(lam(x, x), y)).concl is BETA(app(lam(x, x), y)).concl


ZERO = ASSUME(sx.mk_forall(x, eq(add(tm.nat(0), x), x)))
SUCC = ASSUME(sx.list_forall([x, y], eq(add(call(pr.SUC, x), y), call(pr.SUC, add(x, y)))))


def test_rewrite() -> None:
    three = call(pr.SUC, call(pr.SUC, call(pr.SUC, tm.nat(0))))
    th = cv.require(rw.rewrite([ZERO, SUCC]), add(three, z))
    assert sx.rhs(th) is call(pr.SUC, call(pr.SUC, call(pr.SUC, z)))
    assert th.hyps == {ZERO.concl, SUCC.concl}
    assert sx.rhs(cv.require(rw.rewrite_top_down([ZERO, SUCC]), add(three, z))) is sx.rhs(th)
    assert rw.rewrite([ZERO, SUCC])(add(z, z)) is None
    assert ru.EQT_ELIM(cv.require(rw.rewrite([ZERO, ru.REFL(x)]), eq(add(tm.nat(0), z), z))).concl


def test_rewrite_under_binders() -> None:
    t = sx.mk_forall(x, eq(add(tm.nat(0), x), y))
    assert sx.rhs(cv.require(rw.rewrite([ZERO]), t)) is sx.mk_forall(x, eq(x, y))


def test_rewrite_a_partial_application() -> None:
    h = tm.var("h", fun(NAT, NAT, NAT))
    th = ASSUME(sx.mk_forall(x, eq(app(h, x), f)))
    assert sx.rhs(cv.require(rw.rewrite([th]), app(h, z, y))) is app(f, y)


def test_conditional_equations() -> None:
    th = ASSUME(sx.mk_forall(x, sx.mk_implies(eq(x, y), eq(app(f, x), x))))
    rules = rw.Rules([th])
    assert rw.rewrite(rules)(app(f, y)) is None

    def prove(t: Term) -> Thm | None:
        return ru.REFL(t.args[0]) if sx.is_eq(t) and t.args[0] is t.args[1] else None

    assert sx.rhs(cv.require(rw.rewrite(rules, prove), app(f, y))) is y
    assert rw.rewrite(rules, prove)(app(f, z)) is None
    assert rw.rewrite(rules, lambda t: ru.TRUTH())(app(f, z)) is None


def test_equations_of_a_theorem() -> None:
    th = ASSUME(
        sx.list_conj([p, sx.mk_not(q), eq(app(f, x), x), sx.mk_not(eq(x, y)), sx.mk_implies(p, eq(x, z))])
    )
    sides = [(e.left, e.right) for e in rw.equations(th)]
    assert (p, T) in sides
    assert (app(f, x), x) in sides
    assert {left for left, right in sides if right is not T} >= {q, eq(x, y), eq(y, x), x}
    assert [e.conditions for e in rw.equations(th) if e.left is x] == [(p,)]
    looping = ru.GENL([x, y], ASSUME(p))
    assert [(e.left, e.right) for e in rw.equations(looping)] == [(p, T)]


def test_permutations_are_ordered() -> None:
    commutes = ASSUME(sx.list_forall([x, y], eq(add(x, y), add(y, x))))
    conv = rw.rewrite([commutes])
    a = cv.convert(conv, add(x, app(f, y)))
    b = cv.convert(conv, add(app(f, y), x))
    assert sx.rhs(a) is sx.rhs(b)


def test_loops_end() -> None:
    loop = ASSUME(sx.mk_forall(x, eq(app(f, x), app(f, app(g, x)))))
    with pytest.raises(cv.ConvFailed):
        rw.rewrite([loop], max_steps=100)(app(f, z))


def test_higher_order_pattern() -> None:
    h = tm.var("h", fun(NAT, NAT, BOOL))
    k = tm.var("k", fun(NAT, BOOL))
    left = sx.mk_forall(x, sx.mk_conj(app(k, x), p))
    th = ASSUME(sx.mk_forall(k, eq(left, sx.mk_conj(sx.mk_forall(x, app(k, x)), p))))
    t = sx.mk_forall(x, sx.mk_conj(app(h, x, x), p))
    assert sx.rhs(cv.require(rw.rewrite([th]), t)) is sx.mk_conj(sx.mk_forall(x, app(h, x, x)), p)


def test_polymorphic_equations_and_literals() -> None:
    a = tm.var("a", ty.type_var("A"))
    assert sx.rhs(
        cv.require(rw.rewrite([ru.EQT_INTRO(ru.REFL(a))]), sx.mk_conj(eq(p, p), eq(x, x)))
    ) is sx.mk_conj(T, T)
    two = rw.REWR_CONV(dt.NAT_SUC(1))
    assert sx.rhs(cv.require(two, tm.nat(2))) is call(pr.SUC, tm.nat(1))
    assert two(tm.nat(3)) is None
    assert sx.rhs(
        cv.require(cv.normalise(cv.LITERAL_CONV), add(tm.nat(2), add(tm.nat(3), tm.nat(4))))
    ) is tm.nat(9)


def test_copies_of_rules_do_not_pile_up():
    """Copying the same rules thousands of times leaves them as quick to search."""
    rules = rw.Rules([ZERO])
    for _ in range(3_000):
        assert rules.copy().layer.below is rules.layer.below
