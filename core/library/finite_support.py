"""Functions to options that are none almost everywhere: what finite maps are made of.

`finite` is the least predicate that holds of the function that is none everywhere and is kept when one value is
set; so it comes with its induction principle. Functions are compared by extensionality.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lemmata.core.kernel import definitions, logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import conj, forall, if_, implies
from lemmata.core.kernel.terms import Term, app, eq, lams, var
from lemmata.core.kernel.thm import ASSUME, EQ_MP, INST, INST_TYPE, TRANS, Thm
from lemmata.core.kernel.types import BOOL, fun
from lemmata.core.language.theory import OPTION_TYPE
from lemmata.core.library.proving import prove
from lemmata.core.logic.datatypes import CASES
from lemmata.core.logic.equality import AP_TERM, AP_THM, EXT, LIST_BETA, PROVE_HYP, SYM
from lemmata.core.logic.propositional import BOOL_CASES, CONJ, CONJUNCT1, CONJUNCT2, DISCH, MP
from lemmata.core.logic.quantifiers import GEN, GENL, SPEC, SPECL

K, V, W = (ty.type_var(name) for name in "KVW")


def option(kind: ty.Type) -> ty.Type:
    """The type of options of a type."""
    return ty.con(OPTION_TYPE.con, kind)


FUN, FUN_W = fun(K, option(V)), fun(K, option(W))
f, g = var("f", FUN), var("g", FUN)
j, k = var("j", K), var("k", K)
v, o = var("v", V), var("o", option(V))
h = var("h", fun(K, V, option(W)))
_Q = var("Q", fun(FUN, BOOL))


def none(kind: ty.Type = V) -> Term:
    """The empty option."""
    return tm.const(OPTION_TYPE.constructors[0].term.symbol, option(kind))


def some(value: Term) -> Term:
    """The option with a value."""
    return logic.call(OPTION_TYPE.constructors[1].term.symbol, value)


def case(subject: Term, empty: Term, full: Term) -> Term:
    """What an option is: empty, or full of its value."""
    return logic.call(OPTION_TYPE.case, subject, empty, full)


@cache
def nowhere() -> Thm:
    """⊢ nowhere = (λk. none)"""
    return definitions.define("nowhere", lams([k], none()))


@cache
def put() -> Thm:
    """⊢ put = (λf k o j. if j = k then o else f j)"""
    return definitions.define("put", lams([f, k, o, j], if_(eq(j, k), o, app(f, j))))


@cache
def overlay() -> Thm:
    """⊢ overlay = (λf g k. g k where that is some value, else f k)"""
    x = var("x", V)
    body = case(app(g, k), app(f, k), lams([x], some(x)))
    return definitions.define("overlay", lams([f, g, k], body))


@cache
def selected() -> Thm:
    """⊢ selected = (λh f k. h k (the value of f k), none where f k is none)"""
    x = var("x", V)
    body = case(app(f, k), none(W), lams([x], app(h, k, x)))
    return definitions.define("selected", lams([h, f, k], body))


def const(definition: Thm, *args: Term) -> Term:
    """The constant of a definition, applied."""
    return logic.call(definition.concl.args[0].symbol, *args)


def empty() -> Term:
    """nowhere, at its most general type."""
    return nowhere().concl.args[0]


def at(definition: Thm, *args: Term) -> Thm:
    """⊢ c args = the right side, beta-reduced."""
    th = AP_THM(definition, *args)
    return TRANS(th, LIST_BETA(th.concl.args[1]))


@cache
def values() -> tuple[Thm, ...]:
    """The values of `nowhere`, `put`, `overlay` and `selected` at a place."""
    return at(nowhere(), k), at(put(), f, k, o, j), at(overlay(), f, g, k), at(selected(), h, f, k)


def _same(left: Term, right: Term, *given: Thm) -> Thm:
    """⊢ left = right, two functions with the same value everywhere."""
    x = tm.fresh("x", left.type.doms[0], left.free | right.free)
    return EXT(x, prove(eq(app(left, x), app(right, x)), [*values(), *given]))


@cache
def finite() -> Thm:
    """⊢ finite = (λf. forall Q. Q nowhere and (forall g k v. Q g implies Q (put g k (some v))) implies Q f)"""
    return definitions.define("finite", lams([f], forall(_Q, implies(_closed(_Q), app(_Q, f)))))


def _closed(p: Term) -> Term:
    step = implies(app(p, g), app(p, const(put(), g, k, some(v))))
    return conj(app(p, empty()), forall(g, forall(k, forall(v, step))))


@cache
def finite_empty() -> Thm:
    """⊢ finite nowhere"""
    closed = ASSUME(_closed(_Q))
    th = GEN(_Q, DISCH(closed.concl, CONJUNCT1(closed)))
    return EQ_MP(SYM(at(finite(), empty())), th)


@cache
def finite_set() -> Thm:
    """{finite f} ⊢ finite (put f k (some v))"""
    closed = ASSUME(_closed(_Q))
    there = MP(SPEC(_Q, EQ_MP(at(finite(), f), ASSUME(const(finite(), f)))), closed)
    th = MP(SPECL([f, k, v], CONJUNCT2(closed)), there)
    return EQ_MP(SYM(at(finite(), const(put(), f, k, some(v)))), GEN(_Q, DISCH(closed.concl, th)))


def by_finiteness(p: Term, base: Thm, step: Thm) -> Thm:
    """{finite f} ⊢ P f, for P = λf. ... from BASE, ⊢ P nowhere, and STEP, {P g} ⊢ P (put g k (some v)), reduced."""
    goal = MP(SPEC(p, EQ_MP(at(finite(), f), ASSUME(const(finite(), f)))), _closure(p, base, step))
    return EQ_MP(LIST_BETA(goal.concl), goal)


def _closure(p: Term, base: Thm, step: Thm) -> Thm:
    before, after = LIST_BETA(app(p, g)), LIST_BETA(app(p, const(put(), g, k, some(v))))
    there = PROVE_HYP(EQ_MP(before, ASSUME(app(p, g))), step)
    moved = DISCH(app(p, g), EQ_MP(SYM(after), there))
    return CONJ(EQ_MP(SYM(LIST_BETA(app(p, empty()))), base), GENL([g, k, v], moved))


@cache
def finite_erased() -> Thm:
    """{finite f} ⊢ finite (put f j none)"""

    def erased(of: Term) -> Term:
        return const(put(), of, j, none())

    def is_finite(t: Term) -> Term:
        return const(finite(), t)

    p = lams([f], is_finite(erased(f)))
    base = _with(finite_empty(), empty(), _same(erased(empty()), empty()))
    whole = erased(const(put(), g, k, some(v)))
    hypothesis = ASSUME(is_finite(erased(g)))
    equal, other = ASSUME(eq(j, k)), ASSUME(logic.negate(eq(j, k)))
    step = BOOL_CASES(
        equal.concl,
        _with(hypothesis, erased(g), _same(whole, erased(g), equal)),
        _with(
            PROVE_HYP(hypothesis, INST({f: erased(g)}, finite_set())),
            const(put(), erased(g), k, some(v)),
            _same(whole, const(put(), erased(g), k, some(v)), other),
        ),
    )
    return by_finiteness(p, base, step)


def _with(th: Thm, old: Term, same: Thm) -> Thm:
    """⊢ finite new from ⊢ finite old and ⊢ new = old."""
    if same.concl.args[1] is not old:
        same = SYM(same)
    return EQ_MP(SYM(AP_TERM(th.concl.head, same)), th)


@cache
def finite_put() -> Thm:
    """{finite f} ⊢ finite (put f k o)"""
    there = const(finite(), f)

    def step(i: int, xs: Sequence[Term]) -> Thm:
        if i == 0:
            return INST({j: k}, finite_erased())
        return INST({v: xs[0]}, finite_set())

    goal = const(finite(), const(put(), f, k, o))
    return CASES(o, goal, step, there.free)


@cache
def finite_overlay() -> Thm:
    """{finite f, finite g} ⊢ finite (overlay f g)"""
    x = var("b", FUN)
    p = lams([f], const(finite(), const(overlay(), x, f)))
    base = _with(ASSUME(const(finite(), x)), x, _same(const(overlay(), x, empty()), x))
    over = const(overlay(), x, g)
    whole = const(overlay(), x, const(put(), g, k, some(v)))
    kept = PROVE_HYP(ASSUME(const(finite(), over)), INST({f: over}, finite_set()))
    step = _with(kept, const(put(), over, k, some(v)), _same(whole, const(put(), over, k, some(v))))
    return INST({x: f, f: g}, by_finiteness(p, base, step))


@cache
def finite_selected() -> Thm:
    """{finite f} ⊢ finite (selected h f)"""
    theta = {V: W}

    def selection(of: Term) -> Term:
        return const(selected(), h, of)

    p = lams([f], const(finite(), selection(f)))
    nothing = tm.instantiate_types(empty(), theta)
    base = _with(INST_TYPE(theta, finite_empty()), nothing, _same(selection(empty()), nothing))
    whole = selection(const(put(), g, k, some(v)))
    value = app(h, k, v)
    kept = INST({var("f", FUN_W): selection(g), var("o", option(W)): value}, INST_TYPE(theta, finite_put()))
    kept = PROVE_HYP(ASSUME(const(finite(), selection(g))), kept)
    new = const(put(), selection(g), k, value)
    return by_finiteness(p, base, _with(kept, new, _same(whole, new)))
