"""Derived rules of equality, and the truth of propositions as equations with T and F."""

from __future__ import annotations

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import APP, LAM, Term
from lemmata.core.kernel.thm import (
    ABS,
    ASSUME,
    BETA,
    DEDUCT_ANTISYM,
    EQ_MP,
    EXTENSIONALITY,
    INST,
    MK_COMB,
    REFL,
    TRANS,
    Thm,
)
from lemmata.core.kernel.types import BOOL
from lemmata.core.logic.syntax import dest_eq
from lemmata.core.logic.tautologies import prove_tautology

_p = tm.var("p", BOOL)


def TRUTH() -> Thm:
    """
    -----
     ⊢ T
    """
    return prove_tautology(T)


def SYM(th: Thm) -> Thm:
    """
    Γ ⊢ s = t
    ---------
    Γ ⊢ t = s
    """
    s, t = dest_eq(th.concl)
    if s is t:
        return th
    same = REFL(s)
    return EQ_MP(MK_COMB(REFL(th.concl.head), th, same), same)


def AP_TERM(f: Term, th: Thm) -> Thm:
    """
       Γ ⊢ x = y
    ---------------
    Γ ⊢ f x = f y
    """
    return MK_COMB(REFL(f), th)


def AP_THM(th: Thm, *xs: Term) -> Thm:
    """
           Γ ⊢ f = g
    -----------------------
    Γ ⊢ f x1 ... = g x1 ...
    """
    return MK_COMB(th, *[REFL(x) for x in xs])


def AP_ARG(t: Term, i: int, th: Thm) -> Thm:
    """
                 Γ ⊢ x = y
    -----------------------------------  t is f a0 ... x ... an, x its argument number i
    Γ ⊢ f a0 ... x ... = f a0 ... y ...
    """
    if t.kind != APP:
        raise KernelError(f"AP_ARG: {t!r} is no application")
    return MK_COMB(REFL(t.head), *[th if j == i else REFL(a) for j, a in enumerate(t.args)])


def TRANS_CHAIN(*ths: Thm) -> Thm:
    """
    Γ1 ⊢ a = b    Γ2 ⊢ b = c    ...    ⊢ y = z
    -------------------------------------------
               Γ1 ∪ Γ2 ∪ ... ⊢ a = z
    """
    if not ths:
        raise KernelError("TRANS_CHAIN: no theorems")
    result = ths[0]
    for th in ths[1:]:
        result = TRANS(result, th)
    return result


def EQT_INTRO(th: Thm) -> Thm:
    """
      Γ ⊢ p
    ----------
    Γ ⊢ p = T
    """
    return DEDUCT_ANTISYM(th, TRUTH())


def EQT_ELIM(th: Thm) -> Thm:
    """
    Γ ⊢ p = T
    ----------
      Γ ⊢ p
    """
    return EQ_MP(SYM(th), TRUTH())


def EQF_INTRO(th: Thm) -> Thm:
    """
     Γ ⊢ not p
    -----------
    Γ ⊢ p = F
    """
    p = th.concl.args[0] if th.concl.args else th.concl
    return EQ_MP(_instance(_NOT_EQF, p), th)


def EQF_ELIM(th: Thm) -> Thm:
    """
    Γ ⊢ p = F
    -----------
    Γ ⊢ not p
    """
    return EQ_MP(SYM(_instance(_NOT_EQF, dest_eq(th.concl)[0])), th)


_NOT_EQF = tm.eq(logic.negate(_p), tm.eq(_p, F))


def _instance(scheme: Term, p: Term) -> Thm:
    return INST({_p: p}, prove_tautology(scheme))


def PROVE_HYP(lemma: Thm, th: Thm) -> Thm:
    """
    Γ ⊢ p    Δ ⊢ q
    -------------------
     Γ ∪ (Δ - {p}) ⊢ q        (th itself where p is not in Δ)
    """
    if lemma.concl not in th.hyps:
        return th
    return EQ_MP(DEDUCT_ANTISYM(lemma, th), lemma)


def ADD_HYP(p: Term, th: Thm) -> Thm:
    """
       Γ ⊢ q
    ------------
    Γ ∪ {p} ⊢ q
    """
    if p in th.hyps:
        return th
    # p ⊢ p = T, so p ⊢ (q = q) with p among the hypotheses
    given = EQT_INTRO(ASSUME(p))
    x = tm.fresh("x", BOOL, th.concl.free)
    constant = AP_TERM(tm.lam(x, th.concl), given)
    beta = BETA(dest_eq(constant.concl)[0])
    return EQ_MP(TRANS_CHAIN(SYM(beta), constant, BETA(dest_eq(constant.concl)[1])), th)


def BETA_RULE(th: Thm) -> Thm:
    """
    Γ ⊢ (λx. b) a ...
    -----------------  the redex at the head only
     Γ ⊢ b[a/x] ...
    """
    return EQ_MP(BETA(th.concl), th)


def LIST_BETA(t: Term, limit: int = -1) -> Thm:
    """
    -----------------------------------------------  as many steps as the head and LIMIT allow
    ⊢ (λx y. b) a c ... = b[a/x, c/y] ...
    """
    th = REFL(t)
    while limit and t.kind == APP and t.head.kind == LAM:
        limit -= 1
        step = BETA(t)
        t = step.concl.args[1]
        th = TRANS(th, step)
    return th


def ETA(f: Term) -> Thm:
    """
    ------------------
    ⊢ (λx. f x) = f
    """
    return EXTENSIONALITY(f)


def EXT(x: Term, th: Thm) -> Thm:
    """
    Γ ⊢ f x = g x
    --------------  x a variable, free neither in Γ nor in f and g
      Γ ⊢ f = g
    """
    sides = []
    for side in dest_eq(th.concl):
        f = tm.app(side.head, *side.args[:-1]) if side.kind == APP else side
        if side.kind != APP or side.args[-1] is not x or f.free & x.free:
            raise KernelError(f"EXT: {side!r} is not of the form f {x!r}")
        sides.append(EXTENSIONALITY(f))
    return TRANS_CHAIN(SYM(sides[0]), ABS(x, th), sides[1])


def LAM_EXT(x: Term, f: Term, g: Term, th: Thm) -> Thm:
    """
    Γ ⊢ f x = g x, both beta-reduced at the head
    --------------------------------------------  x not free in Γ, f, g
                   Γ ⊢ f = g
    """
    left, right = LIST_BETA1(tm.app(f, x)), LIST_BETA1(tm.app(g, x))
    return EXT(x, TRANS_CHAIN(left, th, SYM(right)))


def LIST_BETA1(t: Term) -> Thm:
    """⊢ t = t', one beta step at the head where there is a redex, else ⊢ t = t."""
    return BETA(t) if t.kind == APP and t.head.kind == LAM else REFL(t)
