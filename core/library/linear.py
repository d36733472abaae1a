"""Linear forms over the integers: a list of coefficients and what it is worth, for `omega`.

The form [c0, c1, ...] in the terms [1, x1, ...] is `dot`. That a form is not negative is a constraint; what
follows from constraints is computed on the coefficients, and these theorems say that it does follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import Term, app, eq
from lemmata.core.kernel.thm import ASSUME, Thm
from lemmata.core.language.integers import Int, NonNegative, add, floor_divide, multiply
from lemmata.core.language.surface import define
from lemmata.core.language.theory import LIST_TYPE
from lemmata.core.library import integer_order as order
from lemmata.core.library import integers as z
from lemmata.core.library.integers import INT, law, nonneg, number, of, of_nat
from lemmata.core.library.naturals import a, b, k, suc
from lemmata.core.library.proving import clauses, close, instance, prove, prove_double
from lemmata.core.logic.conv import CONV_RULE
from lemmata.core.logic.datatypes import CASES, Instance, family, induct
from lemmata.core.logic.equality import SYM
from lemmata.core.logic.propositional import DISCH, MP
from lemmata.core.logic.quantifiers import GENL, SPEC
from lemmata.core.logic.rewriting import rewrite
from lemmata.core.logic.syntax import list_forall


@define
def dot(cs: list[Int], xs: list[Int]) -> Int:
    """The sum of the products, as far as both lists go."""
    match cs:
        case [c, *c_rest]:
            match xs:
                case [x, *x_rest]:
                    return add(multiply(c, x), dot(c_rest, x_rest))
                case _:
                    return NonNegative(0)
        case _:
            return NonNegative(0)


@define
def plus(cs: list[Int], ds: list[Int]) -> list[Int]:
    """The sum of two forms."""
    match cs:
        case [c, *c_rest]:
            match ds:
                case [d, *d_rest]:
                    return [add(c, d), *plus(c_rest, d_rest)]
                case _:
                    return cs
        case _:
            return ds


@define
def scale(k: Int, cs: list[Int]) -> list[Int]:
    """A multiple of a form."""
    match cs:
        case [c, *rest]:
            return [multiply(k, c), *scale(k, rest)]
        case _:
            return []


VECTOR = ty.con(LIST_TYPE.con, INT)
cs, ds, xs = (tm.var(name, VECTOR) for name in ("cs", "ds", "xs"))
c, x, y = (tm.var(name, INT) for name in "cxy")
NIL = tm.const(LIST_TYPE.constructors[0].term.symbol, VECTOR)


def cons(head: Term, tail: Term) -> Term:
    """[head, *tail]"""
    return app(tm.instantiate_types(LIST_TYPE.constructors[1].term, {ty.type_var("A"): INT}), head, tail)


def vector(values: list[Term]) -> Term:
    """A list of integers."""
    t = NIL
    for value in reversed(values):
        t = cons(value, t)
    return t


@cache
def arithmetic() -> tuple[Thm, ...]:
    """⊢ 0 + x = x, x + 0 = x, 0 * x = 0, x * 0 = 0, 1 * x = x, x * 1 = x: what evaluation needs beside definitions"""
    zero, one = number(0), number(1)
    pairs = [
        (z.add(zero, x), x), (z.add(x, zero), x), (z.mul(zero, x), zero), (z.mul(x, zero), zero),
        (z.mul(one, x), x), (z.mul(x, one), x),
    ]  # fmt: skip
    return tuple([law(eq(left, right)) for left, right in pairs])


def _by_lists(goal: Term, using: list[Thm]) -> Thm:
    rules = [*clauses(dot), *clauses(plus), *clauses(scale), *arithmetic(), *using]
    return prove(goal, rules, on=cs)


@cache
def dot_plus() -> Thm:
    """⊢ dot (plus cs ds) xs = dot cs xs + dot ds xs"""
    p, q = tm.var("p", INT), tm.var("q", INT)
    sums = law(
        eq(z.add(z.mul(z.add(c, x), y), z.add(p, q)), z.add(z.add(z.mul(c, y), p), z.add(z.mul(x, y), q)))
    )
    goal = eq(of(dot, of(plus, cs, ds), xs), z.add(of(dot, cs, xs), of(dot, ds, xs)))
    return _three(goal, [sums])


def _three(goal: Term, using: list[Thm]) -> Thm:
    """GOAL by induction on cs, by cases on ds and xs."""
    rules = [*clauses(dot), *clauses(plus), *clauses(scale), *arithmetic(), *using]
    motive = list_forall([ds, xs], goal)

    def at(j: int, fields: Sequence[Term]) -> Term:
        return NIL if j == 0 else cons(*fields)

    def step(member: Instance, j: int, fields: Sequence[Term], ihs: Sequence[Term]) -> Thm:
        body = tm.substitute(goal, {cs: at(j, fields)})
        facts = [ASSUME(h) for h in ihs]

        def on_ds(m: int, left: Sequence[Term]) -> Thm:
            inner = tm.substitute(body, {ds: at(m, left)})

            def on_xs(n: int, right: Sequence[Term]) -> Thm:
                return close(tm.substitute(inner, {xs: at(n, right)}), rules, facts)

            return CASES(xs, inner, on_xs, inner.free)

        return GENL([ds, xs], CASES(ds, body, on_ds, body.free))

    th = induct(family(VECTOR), {VECTOR: (cs, motive)}, step)[VECTOR]
    for v in (cs, ds, xs):
        th = SPEC(v, th)
    return th


@cache
def dot_scale() -> Thm:
    """⊢ dot (scale x cs) xs = x * dot cs xs"""
    p = tm.var("p", INT)
    product = law(eq(z.add(z.mul(z.mul(x, c), y), z.mul(x, p)), z.mul(x, z.add(z.mul(c, y), p))))
    goal = eq(of(dot, of(scale, x, cs), xs), z.mul(x, of(dot, cs, xs)))
    return prove_double(goal, cs, xs, [*clauses(dot), *clauses(scale), *arithmetic(), product])


@cache
def combine() -> Thm:
    """⊢ 0 <= dot cs xs implies 0 <= dot ds xs implies 0 <= dot (plus (scale a cs) (scale b ds)) xs, a and b naturals"""
    first, second = nonneg(of(dot, cs, xs)), nonneg(of(dot, ds, xs))
    left = MP(instance(order.nonneg_scale(), x=of(dot, cs, xs), k=a), ASSUME(first))
    right = MP(instance(order.nonneg_scale(), x=of(dot, ds, xs), k=b), ASSUME(second))
    both = instance(order.nonneg_add(), x=left.concl.args[1], y=right.concl.args[1])
    th = MP(MP(both, left), right)
    back = [SYM(dot_scale()), SYM(dot_plus())]
    return DISCH(first, DISCH(second, CONV_RULE(rewrite(back), th)))


@cache
def cut() -> Thm:
    """⊢ 0 <= dot [x, *scale (Suc k) cs] [1, *xs] implies 0 <= dot [x // Suc k, *cs] [1, *xs]"""
    by = of_nat(suc(k))
    th = instance(order.cut(), y=of(dot, cs, xs))
    before, after = th.concl.args
    ones = cons(number(1), xs)
    rules = [*clauses(dot), *arithmetic(), dot_scale()]
    first = nonneg(of(dot, cons(x, of(scale, by, cs)), ones))
    second = nonneg(of(dot, cons(of(floor_divide, x, by), cs), ones))
    same = [prove(eq(first, before), rules), prove(eq(second, after), rules)]
    return CONV_RULE(rewrite([SYM(s) for s in same]), th)
