"""Printing: infix, with lets for shared parts, bounded however large the term is."""

from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import call, if_
from lemmata.core.logic.printing import show, show_goal

x, y = tm.var("x", ty.NAT), tm.var("y", ty.NAT)
f = tm.var("f", ty.fun(ty.NAT, ty.NAT, ty.NAT))


def test_operators():
    w = tm.var("w", ty.word(8))
    total = call(pr.MUL, call(pr.ADD, x, tm.nat(1)), y)
    assert show(total) == "(x + 1) * y"
    assert show(logic.negate(tm.eq(x, y))) == "x != y"
    assert show(if_(tm.eq(x, y), x, y)) == "(x if x == y else y)"
    assert show(call(pr.W_AND, w, tm.lit(ty.word(8), 255))) == "w & 0xff"
    assert show(tm.lam(x, call(pr.ADD, x, y))) == "(lambda x: x + y)"
    assert show_goal([("h", tm.eq(x, y))], tm.eq(y, x)) == "h : x == y\n⊢ y == x"


def test_shared_terms_are_bounded():
    t = tm.app(f, x, y)
    for _ in range(60):
        t = tm.app(f, t, t)
    text = show(t)
    assert "let t0 = " in text
    assert len(text) < 10_000
    deep = x
    for _ in range(100_000):
        deep = call(pr.SUC, deep)
    assert len(show(deep)) < 10_000
