"""Propositional logic from the primitive rules, the definitions and the two axioms alone: no TAUTOLOGY, no EVALUATE."""

from functools import cache

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import DEFINITIONS, F, T, call, if_
from lemmata.core.kernel.terms import app, eq, lam, lams
from lemmata.core.kernel.thm import (
    ABS,
    ASSUME,
    BETA,
    CHOICE,
    DEDUCT_ANTISYM,
    EQ_MP,
    INST,
    INST_TYPE,
    MK_COMB,
    REFL,
    TRANS,
)
from lemmata.core.kernel.types import BOOL, fun

p, q, r = (tm.var(f"b{i}", BOOL) for i in range(3))
A = logic.A


def sides(th):
    return th.concl.args


def sym(th):
    left = sides(th)[0]
    return EQ_MP(
        MK_COMB(MK_COMB(REFL(tm.const(tm.EQ, fun(left.type, left.type, BOOL))), th), REFL(left)), REFL(left)
    )


def norm(t):
    """⊢ t = t with beta redexes at its head reduced."""
    th = REFL(t)
    while t.kind == tm.APP and t.head.kind == tm.LAM:
        step = BETA(t)
        th, t = TRANS(th, step), sides(step)[1]
    return th


def unfold(name, *args):
    """⊢ c args = its definition, beta-reduced, at type bool."""
    th = DEFINITIONS[name]
    if th.concl.tvars:
        th = INST_TYPE({A: BOOL}, th)
    th = MK_COMB(th, *map(REFL, args)) if args else th
    return TRANS(th, norm(sides(th)[1]))


@cache
def truth():
    return EQ_MP(sym(DEFINITIONS["T"]), REFL(lam(tm.var("p", BOOL), tm.var("p", BOOL))))


def eqt(th):
    """⊢ p = T from ⊢ p."""
    return DEDUCT_ANTISYM(th, truth())


def from_eqt(th):
    return EQ_MP(sym(th), truth())


def applied(th, *args):
    """⊢ f args = g args, both reduced, from ⊢ f = g."""
    th = MK_COMB(th, *map(REFL, args))
    return TRANS(TRANS(sym(norm(sides(th)[0])), th), norm(sides(th)[1]))


def absurd(t):
    """F ⊢ t."""
    everything = EQ_MP(DEFINITIONS["F"], ASSUME(F))
    all_true = EQ_MP(unfold("forall", everything.concl.args[0]), everything)
    return from_eqt(applied(all_true, t))


def eqf(th):
    """⊢ p = F from p ⊢ F, p given by the hypothesis that is used up."""
    (given,) = th.hyps
    return DEDUCT_ANTISYM(absurd(given), th)


def conj(left, right):
    f = tm.var("f", fun(BOOL, BOOL, BOOL))
    body = MK_COMB(REFL(f), eqt(left), eqt(right))
    return EQ_MP(sym(unfold("and", left.concl, right.concl)), ABS(f, body))


def part(th, i):
    a, b = th.concl.args
    pair = EQ_MP(unfold("and", a, b), th)
    x, y = tm.var("x", BOOL), tm.var("y", BOOL)
    pick = lams([x, y], (x, y)[i])
    both = MK_COMB(pair, REFL(pick))
    left, right = (TRANS(BETA(t), norm(sides(BETA(t))[1])) for t in sides(both))
    return from_eqt(TRANS(TRANS(sym(left), both), right))


def disch(given, th):
    """⊢ given implies q."""
    both = conj(ASSUME(given), th)
    back = part(ASSUME(both.concl), 0)
    same = DEDUCT_ANTISYM(both, back)
    return EQ_MP(sym(unfold("implies", given, th.concl)), same)


def mp(th, premise):
    a, b = th.concl.args
    same = EQ_MP(unfold("implies", a, b), th)
    return part(EQ_MP(sym(same), premise), 1)


def forall_intro(v, th):
    body = ABS(v, eqt(th))
    return EQ_MP(sym(unfold("forall", sides(body)[0])), body)


def forall_elim(th, t):
    predicate = th.concl.args[0]
    return from_eqt(applied(EQ_MP(unfold("forall", predicate), th), t))


def disjunct(which, th, other):
    """⊢ p or q from one of them."""
    a, b = (th.concl, other) if which == 0 else (other, th.concl)
    v = tm.fresh("r", BOOL, a.free | b.free)
    left, right = logic.implies(a, v), logic.implies(b, v)
    inner = mp(ASSUME((left, right)[which]), th)
    return EQ_MP(sym(unfold("or", a, b)), forall_intro(v, disch(left, disch(right, inner))))


def cases(either, goal, left, right):
    """⊢ goal from ⊢ p or q, p ⊢ goal, q ⊢ goal."""
    a, b = either.concl.args
    rule = forall_elim(EQ_MP(unfold("or", a, b), either), goal)
    return mp(mp(rule, disch(a, left)), disch(b, right))


def excluded_middle(t):
    """⊢ t = T or t = F (Diaconescu)."""
    x = tm.fresh("x", BOOL, t.free)
    sets = [lam(x, call(logic.OR, eq(x, value), t)) for value in (T, F)]
    chosen = []
    for s, value in zip(sets, (T, F), strict=True):
        member = disjunct(0, REFL(value), t)
        beta = BETA(app(s, value))
        some = CHOICE(EQ_MP(sym(beta), member))
        chosen.append(EQ_MP(BETA(some.concl), some))
    goal = call(logic.OR, eq(t, T), eq(t, F))
    true = disjunct(0, eqt(ASSUME(t)), eq(t, F))
    same = TRANS(eqt(disjunct(1, ASSUME(t), eq(x, T))), sym(eqt(disjunct(1, ASSUME(t), eq(x, F)))))
    choice = tm.const(tm.SELECT, fun(fun(BOOL, BOOL), BOOL))
    equal = MK_COMB(REFL(choice), ABS(x, same))  # t ⊢ @U = @V
    is_t, is_f = (ASSUME(th.concl.args[0]) for th in chosen)
    clash = TRANS(TRANS(sym(is_t), equal), is_f)  # t, @U = T, @V = F ⊢ T = F
    wrong = EQ_MP(clash, truth())
    false = disjunct(1, DEDUCT_ANTISYM(absurd(t), wrong), eq(t, T))
    inner = cases(chosen[1], goal, false, true)
    return cases(chosen[0], goal, inner, true)


@cache
def table(symbol, *values):
    """⊢ c values = its truth value."""
    if symbol is tm.EQ:
        a, b = values
        if a is b:
            return eqt(REFL(a))
        given = ASSUME(eq(a, b))
        return eqf(EQ_MP(given, truth()) if a is T else EQ_MP(sym(given), truth()))
    t = call(symbol, *values)
    if symbol is logic.IF:
        c, a, b = values
        unfolded = unfold("if", c, a, b)
        predicate = sides(unfolded)[1].args[0]
        wanted = a if c is T else b
        beta = BETA(app(predicate, wanted))
        parts = []
        for claim in sides(beta)[1].args:
            condition, conclusion = claim.args
            th = REFL(wanted) if conclusion is eq(wanted, wanted) else None
            if th is None or condition is not eq(c, c):
                clash = ASSUME(condition)
                if condition.args[0] is not condition.args[1]:
                    wrong = EQ_MP(clash, truth()) if condition.args[0] is T else EQ_MP(sym(clash), truth())
                    th = EQ_MP(REFL(conclusion), mp(disch(F, absurd(conclusion)), wrong))
            parts.append(disch(condition, th))
        some = CHOICE(EQ_MP(sym(beta), conj(*parts)))
        claim = part(EQ_MP(BETA(some.concl), some), 0 if c is T else 1)
        return TRANS(unfolded, mp(claim, REFL(c)))
    if symbol is logic.AND:
        if values == (T, T):
            return eqt(conj(truth(), truth()))
        return eqf(part(ASSUME(t), 0 if values[0] is F else 1))
    if symbol is logic.IMPLIES:
        if values == (T, F):
            return eqf(mp(ASSUME(t), truth()))
        return eqt(disch(values[0], truth() if values[1] is T else absurd(F)))
    if symbol is logic.NOT:
        return TRANS(unfold("not", *values), table(logic.IMPLIES, *values, F))
    if T in values:
        i = values.index(T)
        return eqt(disjunct(i, truth(), values[1 - i]))
    return eqf(cases(ASSUME(t), F, ASSUME(F), ASSUME(F)))


def valuation(t, rows):
    """⊢ t = its truth value, under ROWS: an equation for each atom."""
    if t in rows:
        return rows[t]
    if t is T or t is F:
        return REFL(t)
    parts = [valuation(a, rows) for a in t.args]
    th = MK_COMB(REFL(t.head), *parts)
    return TRANS(th, table(t.head.symbol, *[sides(x)[1] for x in parts]))


def prove(t, atoms):
    """⊢ t for a tautology, by cases on its atoms."""

    def go(left, rows):
        if not left:
            return from_eqt(valuation(t, rows))
        a = left[0]
        either = excluded_middle(a)
        branches = [go(left[1:], {**rows, a: ASSUME(eq(a, value))}) for value in (T, F)]
        return cases(either, t, *branches)

    return go(atoms, {})


__all__ = ["INST", "if_", "prove"]
