"""Rules derived for every datatype: induction, cases, exhaustion, splits, equations."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.logic import F, T, call
from lemmata.core.kernel.terms import Term, app, eq, lam, lams
from lemmata.core.kernel.types import BOOL, NAT, fun
from lemmata.core.logic import datatypes as ld
from lemmata.core.logic import rules as ru
from lemmata.core.logic import syntax as sx
from lemmata.core.logic.conv import require
from lemmata.core.logic.rewriting import rewrite
from lemmata.core.logic.splits import CASE_SPLIT, IF_SPLIT

_S = ty.type_var("S")
A = ty.type_var("A")
SHAPE = dt.datatype(dt.Spec("t.shape", (A,), _S, (("t.dot", ()), ("t.box", (A, NAT)), ("t.pile", (_S, _S)))))[
    0
]
COLOUR = dt.datatype(dt.Spec("t.colour", (), _S, (("t.red", ()), ("t.green", ()), ("t.blue", ()))))[0]
SHAPES = ty.con(SHAPE.con, BOOL)
DOT, BOX, PILE = (c.term for c in ld.constructors(SHAPES))
x, y, z = (tm.var(c, SHAPES) for c in "xyz")
n, p = tm.var("n", NAT), tm.var("p", BOOL)


def test_exhaustion() -> None:
    th = ld.exhaustion(SHAPES)
    boxes = sx.mk_exists(p, sx.mk_exists(n, eq(x, app(BOX, p, n))))
    piles = sx.mk_exists(y, sx.mk_exists(z, eq(x, app(PILE, y, z))))
    assert th.concl is sx.mk_forall(x, sx.list_disj([eq(x, DOT), boxes, piles]))
    assert not th.hyps
    assert ld.exhaustion(NAT).concl is sx.mk_forall(
        n, sx.mk_disj(eq(n, tm.nat(0)), sx.mk_exists(tm.var("k", NAT), eq(n, call(pr.SUC, tm.var("k", NAT)))))
    )


def test_induction_proves_addition_of_zero() -> None:
    adds = ru.ASSUME(
        sx.mk_forall(
            n, eq(call(pr.ADD, call(pr.SUC, n), tm.nat(0)), call(pr.SUC, call(pr.ADD, n, tm.nat(0))))
        )
    )
    base = ru.ASSUME(eq(call(pr.ADD, tm.nat(0), tm.nat(0)), tm.nat(0)))

    def step(member: ld.Instance, j: int, xs: Sequence[Term], hyps: Sequence[Term]) -> ru.Thm:
        if j == 0:
            return base
        return ru.TRANS(ru.SPEC(xs[0], adds), ru.AP_TERM(tm.const(pr.SUC), ru.ASSUME(hyps[0])))

    motive = eq(call(pr.ADD, n, tm.nat(0)), n)
    th = ld.induct(ld.family(NAT), {NAT: (n, motive)}, step)[NAT]
    assert th.concl is sx.mk_forall(n, motive)
    assert th.hyps == {adds.concl, base.concl}


def test_induction_checks_its_steps() -> None:
    with pytest.raises(KernelError):
        ld.induct(ld.family(NAT), {NAT: (n, eq(n, n))}, lambda m, j, xs, hyps: ru.TRUTH())


def test_cases() -> None:
    claim = ld.CASES(n, eq(n, n), lambda j, xs: ru.REFL(app(ld.constructors(NAT)[j].term, *xs)))
    assert claim.concl is eq(n, n)


def test_equality_rewrites() -> None:
    conv = rewrite(ld.equality_rewrites(SHAPES))
    assert sx.rhs(require(conv, eq(app(PILE, x, DOT), app(PILE, DOT, app(BOX, p, n))))) is sx.mk_conj(
        eq(x, DOT), F
    )
    assert sx.rhs(require(conv, eq(app(PILE, x, DOT), app(PILE, x, DOT)))) is T
    assert len(ld.distinctness(COLOUR.type)) == 6
    assert ld.injectivity(COLOUR.type) == []


def test_case_step() -> None:
    k = tm.var("k", NAT)
    cased = call(dt.NAT_CASE, tm.nat(3), n, lam(k, call(pr.ADD, k, k)))
    assert sx.rhs(require(ld.case_step, cased)) is call(pr.ADD, tm.nat(2), tm.nat(2))
    assert ld.case_step(call(dt.NAT_CASE, n, n, lam(k, k))) is None
    f = tm.var("f", fun(BOOL, NAT, NAT))
    shape = call(SHAPE.case, app(BOX, p, n), tm.nat(0), f, lams([x, y], n))
    assert sx.rhs(require(ld.case_step, shape)) is app(f, p, n)
    over = call(SHAPE.case, DOT, lam(k, k), lams([p, n], lam(k, n)), lams([x, y], lam(k, k)))
    assert sx.rhs(require(ld.case_step, app(over, n))) is app(lam(k, k), n)


def test_constructor_index() -> None:
    assert ld.constructor_index(app(PILE, x, y)) == 2
    assert ld.constructor_index(DOT) == 0
    assert ld.constructor_index(app(BOX, p)) is None
    assert ld.constructor_index(tm.nat(0)) == 0
    assert ld.constructor_index(tm.nat(1)) is None


def test_if_split() -> None:
    h = tm.var("h", NAT)
    t = sx.mk_if(p, n, tm.nat(3))
    th = IF_SPLIT(lam(h, eq(h, tm.nat(4))), t)
    left, right = th.concl.args
    assert left is eq(t, tm.nat(4))
    assert right is sx.mk_conj(
        sx.mk_implies(p, eq(n, tm.nat(4))), sx.mk_implies(sx.mk_not(p), eq(tm.nat(3), tm.nat(4)))
    )
    assert not th.hyps


def test_case_split() -> None:
    h, q = tm.var("h", NAT), tm.var("q", SHAPES)
    t = call(SHAPE.case, x, n, lams([p, h], call(pr.SUC, h)), lams([y, q], tm.nat(7)))
    th = CASE_SPLIT(lam(h, eq(h, h)), t)
    left, right = th.concl.args
    assert left is eq(t, t)
    one = sx.mk_implies(eq(x, DOT), eq(n, n))
    two = sx.list_forall([p, h], sx.mk_implies(eq(x, app(BOX, p, h)), eq(call(pr.SUC, h), call(pr.SUC, h))))
    three = sx.list_forall([y, q], sx.mk_implies(eq(x, app(PILE, y, q)), eq(tm.nat(7), tm.nat(7))))
    assert right is sx.list_conj([one, two, three])
    assert not th.hyps
    colour = tm.var("c", COLOUR.type)
    f = tm.var("f", fun(NAT, BOOL))
    split = CASE_SPLIT(f, call(COLOUR.case, colour, n, tm.nat(1), tm.nat(2)))
    assert len(sx.strip_conj(split.concl.args[1])) == 3
    with pytest.raises(KernelError):
        CASE_SPLIT(f, n)
