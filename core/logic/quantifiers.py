"""Derived rules of the quantifiers, choice and `if`, from the definitions in `kernel.logic`."""

from __future__ import annotations

from collections.abc import Sequence

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.logic import F, T, forall, implies
from lemmata.core.kernel.terms import LAM, Symbol, Term, app
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
    Thm,
)
from lemmata.core.kernel.types import BOOL, Type, fun
from lemmata.core.logic.equality import (
    AP_TERM,
    AP_THM,
    EQT_ELIM,
    EQT_INTRO,
    ETA,
    EXT,
    LIST_BETA,
    LIST_BETA1,
    PROVE_HYP,
    SYM,
)
from lemmata.core.logic.match import match_types
from lemmata.core.logic.propositional import (
    ABSURD,
    CCONTR,
    CONJ,
    CONJUNCT1,
    CONJUNCT2,
    CONTR,
    DISCH,
    MP,
    NOT_INTRO,
    entailment,
)
from lemmata.core.logic.syntax import (
    dest_eq,
    free_in,
    hyps_free,
    hyps_tvars,
    is_exists,
    is_forall,
    mk_exists,
    mk_not,
    thm_free,
)

A = logic.A
_P = tm.var("P", fun(A, BOOL))
_x, _y = tm.var("x", A), tm.var("y", A)
_q = tm.var("q", BOOL)
_general: dict[str, Thm] = {}
_special: dict[tuple[str, Type], Thm] = {}


def unfold(symbol: Symbol, *args: Term) -> Thm:
    """
    ----------------------------  c a1 ... an beta-reduced at the head; c defined by `kernel.logic.introduce`
    ⊢ c a1 ... = right[a1, ...]
    """
    t = logic.call(symbol, *args)
    theta: dict[Type, Type] = {}
    ty.match(symbol.type, t.head.type, theta)
    th = AP_THM(INST_TYPE(theta, logic.DEFINITIONS[symbol.name]), *args)
    return TRANS(th, LIST_BETA(th.concl.args[1]))


def _at(name: str, t: Type) -> Thm:
    """A scheme over A at the type T, made and remembered on first use."""
    found = _special.get((name, t))
    if found is None:
        general = _general.get(name)
        if general is None:
            general = _general[name] = _SCHEMES[name]()
        found = _special[name, t] = INST_TYPE({A: t}, general)
    return found


def _scheme(name: str, p: Term, *xs: Term) -> Thm:
    """The scheme NAME for the predicate P and the values XS for its x, y."""
    t = p.type.doms[0]
    theta = {tm.var("P", p.type): p}
    for stem, x in zip("xy", xs, strict=False):
        theta[tm.var(stem, t)] = x
    return INST(theta, _at(name, t))


def _forall_intro() -> Thm:
    """⊢ (P = (λx. T)) = forall P"""
    return SYM(unfold(logic.FORALL, _P))


def _forall_elim() -> Thm:
    """{forall P} ⊢ P x"""
    same = EQ_MP(unfold(logic.FORALL, _P), ASSUME(logic.call(logic.FORALL, _P)))
    th = AP_THM(same, _x)
    return EQT_ELIM(TRANS(th, BETA(th.concl.args[1])))


def _exists_intro() -> Thm:
    """{P x} ⊢ exists P"""
    meaning = unfold(logic.EXISTS, _P)
    x = tm.var("a", A)
    every = forall(x, implies(app(_P, x), _q))
    th = MP(SPEC(_x, ASSUME(every)), ASSUME(app(_P, _x)))
    return EQ_MP(SYM(meaning), GEN(_q, DISCH(every, th)))


def _exists_elim() -> Thm:
    """{exists P, forall x. P x implies q} ⊢ q"""
    th = EQ_MP(unfold(logic.EXISTS, _P), ASSUME(logic.call(logic.EXISTS, _P)))
    x = tm.var("a", A)
    return MP(SPEC(_q, th), ASSUME(forall(x, implies(app(_P, x), _q))))


def _select() -> Thm:
    """{exists P} ⊢ P (@ P)"""
    some = logic.call(logic.EXISTS, _P)
    return CHOOSE(_x, ASSUME(some), CHOICE(ASSUME(app(_P, _x))))


def _if_value(condition: Term, value: Term) -> Thm:
    """⊢ (if T then x else y) = x, or ⊢ (if F then x else y) = y"""
    th = unfold(logic.IF, condition, _x, _y)
    chosen = th.concl.args[1].args[0]  # λc. (condition = T implies c = x) and (condition = F implies c = y)
    at_value = BETA(app(chosen, value))
    parts = []
    for part in at_value.concl.args[1].args:
        given, wanted = part.args
        same = wanted.args[0] is wanted.args[1]
        parts.append(DISCH(given, REFL(value) if same else CONTR(wanted, entailment((given,), F))))
    picked = CHOICE(EQ_MP(SYM(at_value), CONJ(*parts)))
    picked = EQ_MP(BETA(picked.concl), picked)
    side = CONJUNCT1(picked) if condition is T else CONJUNCT2(picked)
    return TRANS(th, MP(side, REFL(condition)))


def _if_true() -> Thm:
    return _if_value(T, _x)


def _if_false() -> Thm:
    return _if_value(F, _y)


_SCHEMES = {
    "forall_intro": _forall_intro,
    "forall_elim": _forall_elim,
    "exists_intro": _exists_intro,
    "exists_elim": _exists_elim,
    "select": _select,
    "if_true": _if_true,
    "if_false": _if_false,
}


def GEN(x: Term, th: Thm) -> Thm:
    """
         Γ ⊢ p
    ----------------  x a variable not free in Γ
    Γ ⊢ forall x. p
    """
    same = ABS(x, EQT_INTRO(th))
    return EQ_MP(_scheme("forall_intro", same.concl.args[0]), same)


def GENL(xs: Sequence[Term], th: Thm) -> Thm:
    """
            Γ ⊢ p
    ------------------------
    Γ ⊢ forall x1 ... xn. p
    """
    for x in reversed(xs):
        th = GEN(x, th)
    return th


def GEN_ALL(th: Thm) -> Thm:
    """
            Γ ⊢ p
    ------------------------  the xs free in p and not in Γ, in the order in which they were first made
    Γ ⊢ forall x1 ... xn. p
    """
    return GENL(tm.variables(th.concl.free & ~hyps_free(th)), th)


def SPEC(t: Term, th: Thm) -> Thm:
    """
    Γ ⊢ forall x. p
    ----------------
      Γ ⊢ p[t/x]
    """
    if not is_forall(th.concl):
        raise KernelError(f"SPEC: {th!r} is not universally quantified")
    p = th.concl.args[0]
    if t.type is not p.type.doms[0]:
        raise KernelError(f"SPEC: {t!r} is a {t.type}, not a {p.type.doms[0]}")
    result = PROVE_HYP(th, _scheme("forall_elim", p, t))
    return EQ_MP(BETA(result.concl), result) if p.kind == LAM else result


def SPECL(ts: Sequence[Term], th: Thm) -> Thm:
    """
    Γ ⊢ forall x1 ... xn. p
    ------------------------
    Γ ⊢ p[t1/x1, ..., tn/xn]
    """
    for t in ts:
        th = SPEC(t, th)
    return th


def SPEC_ALL(th: Thm) -> Thm:
    """
    Γ ⊢ forall x1 ... xn. p
    ------------------------  the variables renamed where they are free in the theorem
            Γ ⊢ p
    """
    while is_forall(th.concl):
        p = th.concl.args[0]
        th = SPEC(tm.fresh(p.name if p.kind == LAM else "x", p.type.doms[0], thm_free(th)), th)
    return th


def ISPEC(t: Term, th: Thm) -> Thm:
    """
    Γ ⊢ forall x. p
    --------------------  types instantiated so that x has the type of t; those in Γ stay
    Γ ⊢ (p[theta])[t/x]
    """
    if not is_forall(th.concl):
        raise KernelError(f"ISPEC: {th!r} is not universally quantified")
    wanted = th.concl.args[0].type.doms[0]
    theta: dict[Type, Type] = {}
    if not match_types(wanted, t.type, theta, hyps_tvars(th)):
        raise KernelError(f"ISPEC: {t!r} is a {t.type}, no instance of {wanted}")
    theta = {v: u for v, u in theta.items() if v is not u}
    return SPEC(t, INST_TYPE(theta, th) if theta else th)


def ISPECL(ts: Sequence[Term], th: Thm) -> Thm:
    """
    Γ ⊢ forall x1 ... xn. p
    -------------------------------  types instantiated as the ts want
    Γ ⊢ p[theta][t1/x1, ..., tn/xn]
    """
    for t in ts:
        th = ISPEC(t, th)
    return th


def FORALL_EQ(x: Term, th: Thm) -> Thm:
    """
               Γ ⊢ p = q
    ------------------------------------  x not free in Γ
    Γ ⊢ (forall x. p) = (forall x. q)
    """
    return _under(logic.FORALL, x, th)


def EXISTS_EQ(x: Term, th: Thm) -> Thm:
    """
               Γ ⊢ p = q
    ------------------------------------  x not free in Γ
    Γ ⊢ (exists x. p) = (exists x. q)
    """
    return _under(logic.EXISTS, x, th)


def _under(symbol: Symbol, x: Term, th: Thm) -> Thm:
    quantifier = tm.const(symbol, fun(fun(x.type, BOOL), BOOL))
    return MK_COMB(REFL(quantifier), ABS(x, th))


def EXISTS(goal: Term, witness: Term, th: Thm) -> Thm:
    """
      Γ ⊢ p[t/x]
    ----------------  goal is exists x. p, the witness t
    Γ ⊢ exists x. p
    """
    if not is_exists(goal):
        raise KernelError(f"EXISTS: {goal!r} is not existentially quantified")
    p = goal.args[0]
    unreduced = LIST_BETA1(app(p, witness))
    return PROVE_HYP(EQ_MP(SYM(unreduced), th), _scheme("exists_intro", p, witness))


def CHOOSE(x: Term, some: Thm, th: Thm) -> Thm:
    """
    Γ ⊢ exists x. p    Δ ⊢ q
    -------------------------  x free neither in Δ - {p} nor in q
       Γ ∪ (Δ - {p}) ⊢ q
    """
    if not is_exists(some.concl):
        raise KernelError(f"CHOOSE: {some!r} is not existentially quantified")
    p, q = some.concl.args[0], th.concl
    if free_in(x, q):
        raise KernelError(f"CHOOSE: {x!r} is free in {q!r}")
    unreduced = LIST_BETA1(app(p, x))
    step = DISCH(unreduced.concl.args[1], th)
    step = EQ_MP(SYM(MK_COMB(REFL(step.concl.head), unreduced, REFL(q))), step)
    every = GEN(x, step)
    scheme = INST({tm.var("P", p.type): p, _q: q}, _at("exists_elim", p.type.doms[0]))
    return PROVE_HYP(every, PROVE_HYP(some, scheme))


def SELECT_RULE(th: Thm) -> Thm:
    """
    Γ ⊢ exists x. p
    ----------------------  beta-reduced at the head
    Γ ⊢ p[(@x. p)/x]
    """
    if not is_exists(th.concl):
        raise KernelError(f"SELECT_RULE: {th!r} is not existentially quantified")
    p = th.concl.args[0]
    result = PROVE_HYP(th, _scheme("select", p))
    return EQ_MP(BETA(result.concl), result) if p.kind == LAM else result


def IF_TRUE(x: Term, y: Term) -> Thm:
    """
    ------------------------------
    ⊢ (if T then x else y) = x
    """
    return _values("if_true", x, y)


def IF_FALSE(x: Term, y: Term) -> Thm:
    """
    ------------------------------
    ⊢ (if F then x else y) = y
    """
    return _values("if_false", x, y)


def _values(name: str, x: Term, y: Term) -> Thm:
    return INST({tm.var("x", x.type): x, tm.var("y", x.type): y}, _at(name, x.type))


def IF_CONG_EQT(condition: Thm, x: Term, y: Term) -> Thm:
    """
               Γ ⊢ c = T                    Γ ⊢ c = F
    -----------------------------    -----------------------------
    Γ ⊢ (if c then x else y) = x     Γ ⊢ (if c then x else y) = y
    """
    value = dest_eq(condition.concl)[1]
    if value is not T and value is not F:
        raise KernelError(f"IF_CONG_EQT: {condition!r} does not decide its left side")
    head = logic.if_(value, x, y).head
    step = MK_COMB(REFL(head), condition, REFL(x), REFL(y))
    return TRANS(step, IF_TRUE(x, y) if value is T else IF_FALSE(x, y))


def EXT_FORALL(th: Thm) -> Thm:
    """
    Γ ⊢ forall x. f x = g x
    ------------------------
         Γ ⊢ f = g
    """
    if not is_forall(th.concl):
        raise KernelError(f"EXT_FORALL: {th!r} is not universally quantified")
    x = tm.fresh("x", th.concl.args[0].type.doms[0], thm_free(th))
    return EXT(x, SPEC(x, th))


def NOT_EXISTS(p: Term) -> Thm:
    """
    ------------------------------------------------  p a predicate, an abstraction or not
    ⊢ not (exists p) = (forall x. not (p x))
    """
    x = tm.fresh("x", p.type.doms[0], p.free)
    px = LIST_BETA1(app(p, x))
    body = px.concl.args[1]
    some = app(tm.const(logic.EXISTS, fun(p.type, BOOL)), p)
    every = forall(x, mk_not(body))
    there = EXISTS(some, x, ASSUME(body))
    forward = GEN(x, NOT_INTRO(DISCH(body, ABSURD(there, ASSUME(mk_not(some))))))
    found = CHOOSE(x, ASSUME(some), ABSURD(ASSUME(body), SPEC(x, ASSUME(every))))
    backward = NOT_INTRO(DISCH(some, found))
    return DEDUCT_ANTISYM(backward, forward)


def NOT_FORALL(p: Term) -> Thm:
    """
    ------------------------------------------------  p a predicate, an abstraction or not
    ⊢ not (forall p) = (exists x. not (p x))
    """
    x = tm.fresh("x", p.type.doms[0], p.free)
    px = LIST_BETA1(app(p, x))
    body = px.concl.args[1]
    every = app(tm.const(logic.FORALL, fun(p.type, BOOL)), p)
    some = mk_exists(x, mk_not(body))
    witness = EXISTS(some, x, ASSUME(mk_not(body)))
    all_hold = GEN(x, CCONTR(body, ABSURD(witness, ASSUME(mk_not(some)))))
    if p.kind != LAM:
        all_hold = EQ_MP(AP_TERM(every.head, ETA(p)), all_hold)
    forward = CCONTR(some, ABSURD(all_hold, ASSUME(mk_not(every))))
    held = SPEC(x, ASSUME(every))
    backward = NOT_INTRO(DISCH(every, CHOOSE(x, ASSUME(some), ABSURD(held, ASSUME(mk_not(body))))))
    return DEDUCT_ANTISYM(backward, forward)
