"""Derived propositional rules. Each is an instance of a scheme that is proved once, on first use."""

from __future__ import annotations

from collections.abc import Sequence

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import ASSUME, DEDUCT_ANTISYM, EQ_MP, INST, MK_COMB, REFL, TRANS, Thm
from lemmata.core.kernel.types import BOOL
from lemmata.core.logic.equality import EQT_INTRO, PROVE_HYP
from lemmata.core.logic.syntax import (
    dest_conj,
    dest_disj,
    dest_eq,
    dest_implies,
    dest_not,
    is_conj,
    list_implies,
    mk_conj,
    mk_disj,
    mk_eq,
    mk_if,
    mk_implies,
    mk_not,
)
from lemmata.core.logic.tautologies import prove_tautology

_p, _q, _r = (tm.var(n, BOOL) for n in "pqr")
_schemes: dict[tuple[tuple[Term, ...], Term], Thm] = {}


def entailment(premises: tuple[Term, ...], conclusion: Term) -> Thm:
    """
    --------------------  p1 and p2 ... implies q is a tautology; memoised
    {p1, p2, ...} ⊢ q
    """
    key = (premises, conclusion)
    found = _schemes.get(key)
    if found is None:
        found = prove_tautology(list_implies(premises, conclusion))
        for p in premises:
            found = _modus_ponens(found, ASSUME(p))
        _schemes[key] = found
    return found


def _modus_ponens(th: Thm, premise: Thm) -> Thm:
    """MP from tautologies alone, to prove the schemes with."""
    q = dest_implies(th.concl)[1]
    true = MK_COMB(REFL(th.concl.head), EQT_INTRO(premise), REFL(q))
    unit = INST({_q: q}, prove_tautology(mk_eq(mk_implies(T, _q), _q)))
    return EQ_MP(TRANS(true, unit), th)


def PROP(premises: Sequence[Thm], conclusion: Term) -> Thm:
    """
    Γ1 ⊢ p1    Γ2 ⊢ p2 ...
    ----------------------  p1 and p2 ... implies q is a tautology (small: see `prove_tautology`)
       Γ1 ∪ Γ2 ... ⊢ q
    """
    return _cut(entailment(tuple([th.concl for th in premises]), conclusion), premises)


def _cut(th: Thm, premises: Sequence[Thm]) -> Thm:
    for premise in premises:
        th = PROVE_HYP(premise, th)
    return th


def _apply(premises: tuple[Term, ...], conclusion: Term, theta: dict[Term, Term], *ths: Thm) -> Thm:
    return _cut(INST(theta, entailment(premises, conclusion)), ths)


def MP(th: Thm, premise: Thm) -> Thm:
    """
    Γ ⊢ p implies q    Δ ⊢ p
    -------------------------
            Γ ∪ Δ ⊢ q
    """
    p, q = dest_implies(th.concl)
    if premise.concl is not p:
        raise KernelError(f"MP: {premise!r} is not the premise of {th!r}")
    return _apply((mk_implies(_p, _q), _p), _q, {_p: p, _q: q}, th, premise)


def DISCH(p: Term, th: Thm) -> Thm:
    """
            Γ ⊢ q
    ------------------------
    Γ - {p} ⊢ p implies q
    """
    theta = {_p: p, _q: th.concl}
    if p not in th.hyps:
        return _apply((_q,), mk_implies(_p, _q), theta, th)
    both = _apply((_p, _q), mk_conj(_p, _q), theta, ASSUME(p), th)
    left = INST(theta, entailment((mk_conj(_p, _q),), _p))
    law = prove_tautology(mk_eq(mk_eq(mk_conj(_p, _q), _p), mk_implies(_p, _q)))
    return EQ_MP(INST(theta, law), DEDUCT_ANTISYM(both, left))


def DISCH_ALL(th: Thm) -> Thm:
    """
          {p1, ..., pn} ⊢ q
    ------------------------------  in the order of their texts
    ⊢ p1 implies ... pn implies q
    """
    for p in sorted(th.hyps, key=tm.show, reverse=True):
        th = DISCH(p, th)
    return th


def UNDISCH(th: Thm) -> Thm:
    """
    Γ ⊢ p implies q
    ----------------
     Γ ∪ {p} ⊢ q
    """
    return MP(th, ASSUME(dest_implies(th.concl)[0]))


def CONJ(left: Thm, right: Thm) -> Thm:
    """
    Γ ⊢ p    Δ ⊢ q
    ----------------
    Γ ∪ Δ ⊢ p and q
    """
    return _apply((_p, _q), mk_conj(_p, _q), {_p: left.concl, _q: right.concl}, left, right)


def LIST_CONJ(ths: Sequence[Thm]) -> Thm:
    """
    Γ1 ⊢ p1 ... Γn ⊢ pn
    -----------------------------  (⊢ T for none)
    Γ1 ∪ ... ⊢ p1 and (... and pn)
    """
    if not ths:
        return prove_tautology(T)
    result = ths[-1]
    for th in reversed(ths[:-1]):
        result = CONJ(th, result)
    return result


def CONJUNCT1(th: Thm) -> Thm:
    """
    Γ ⊢ p and q
    ------------
       Γ ⊢ p
    """
    p, q = dest_conj(th.concl)
    return _apply((mk_conj(_p, _q),), _p, {_p: p, _q: q}, th)


def CONJUNCT2(th: Thm) -> Thm:
    """
    Γ ⊢ p and q
    ------------
       Γ ⊢ q
    """
    p, q = dest_conj(th.concl)
    return _apply((mk_conj(_p, _q),), _q, {_p: p, _q: q}, th)


def CONJUNCTS(th: Thm) -> list[Thm]:
    """
    Γ ⊢ p1 and ... and pn
    ---------------------------  through conjunctions on both sides, from left to right
    Γ ⊢ p1    ...    Γ ⊢ pn
    """
    found, stack = [], [th]
    while stack:
        th = stack.pop()
        if is_conj(th.concl):
            stack += [CONJUNCT2(th), CONJUNCT1(th)]
        else:
            found.append(th)
    return found


def DISJ1(th: Thm, q: Term) -> Thm:
    """
       Γ ⊢ p
    -----------
    Γ ⊢ p or q
    """
    return _apply((_p,), mk_disj(_p, _q), {_p: th.concl, _q: q}, th)


def DISJ2(p: Term, th: Thm) -> Thm:
    """
       Γ ⊢ q
    -----------
    Γ ⊢ p or q
    """
    return _apply((_q,), mk_disj(_p, _q), {_p: p, _q: th.concl}, th)


def DISJ_CASES(either: Thm, left: Thm, right: Thm) -> Thm:
    """
    Γ ⊢ p or q    Δ ⊢ r    Θ ⊢ r
    -----------------------------
    Γ ∪ (Δ - {p}) ∪ (Θ - {q}) ⊢ r
    """
    p, q = dest_disj(either.concl)
    if left.concl is not right.concl:
        raise KernelError(f"DISJ_CASES: {left!r} and {right!r} prove different things")
    premises = (mk_disj(_p, _q), mk_implies(_p, _r), mk_implies(_q, _r))
    return _apply(premises, _r, {_p: p, _q: q, _r: left.concl}, either, DISCH(p, left), DISCH(q, right))


def NOT_INTRO(th: Thm) -> Thm:
    """
    Γ ⊢ p implies F
    ----------------
       Γ ⊢ not p
    """
    p, f = dest_implies(th.concl)
    if f is not F:
        raise KernelError(f"NOT_INTRO: {th!r} does not conclude F")
    return _apply((mk_implies(_p, F),), mk_not(_p), {_p: p}, th)


def NOT_ELIM(th: Thm) -> Thm:
    """
       Γ ⊢ not p
    ----------------
    Γ ⊢ p implies F
    """
    return _apply((mk_not(_p),), mk_implies(_p, F), {_p: dest_not(th.concl)}, th)


def NOT_NOT_ELIM(th: Thm) -> Thm:
    """
    Γ ⊢ not (not p)
    ----------------
         Γ ⊢ p
    """
    return _apply((mk_not(mk_not(_p)),), _p, {_p: dest_not(dest_not(th.concl))}, th)


def CONTR(q: Term, th: Thm) -> Thm:
    """
    Γ ⊢ F
    ------
    Γ ⊢ q
    """
    return _apply((F,), _q, {_q: q}, th)


def CCONTR(q: Term, th: Thm) -> Thm:
    """
          Γ ⊢ F
    ------------------
    Γ - {not q} ⊢ q
    """
    return _apply((mk_implies(mk_not(_q), F),), _q, {_q: q}, DISCH(mk_not(q), th))


def CONTRAPOS(th: Thm) -> Thm:
    """
      Γ ⊢ p implies q
    --------------------------
    Γ ⊢ not q implies not p
    """
    p, q = dest_implies(th.concl)
    return _apply((mk_implies(_p, _q),), mk_implies(mk_not(_q), mk_not(_p)), {_p: p, _q: q}, th)


def ABSURD(th: Thm, denied: Thm) -> Thm:
    """
    Γ ⊢ p    Δ ⊢ not p
    -------------------
         Γ ∪ Δ ⊢ F
    """
    if dest_not(denied.concl) is not th.concl:
        raise KernelError(f"ABSURD: {denied!r} does not deny {th!r}")
    return _apply((_p, mk_not(_p)), F, {_p: th.concl}, th, denied)


def IMP_TRANS(first: Thm, second: Thm) -> Thm:
    """
    Γ ⊢ p implies q    Δ ⊢ q implies r
    -----------------------------------
          Γ ∪ Δ ⊢ p implies r
    """
    (p, q), (middle, r) = dest_implies(first.concl), dest_implies(second.concl)
    if q is not middle:
        raise KernelError(f"IMP_TRANS: {first!r} and {second!r} do not meet")
    premises = (mk_implies(_p, _q), mk_implies(_q, _r))
    return _apply(premises, mk_implies(_p, _r), {_p: p, _q: q, _r: r}, first, second)


def IMP_ANTISYM(first: Thm, second: Thm) -> Thm:
    """
    Γ ⊢ p implies q    Δ ⊢ q implies p
    -----------------------------------
            Γ ∪ Δ ⊢ p = q
    """
    p, q = dest_implies(first.concl)
    if dest_implies(second.concl) != (q, p):
        raise KernelError(f"IMP_ANTISYM: {second!r} is not the converse of {first!r}")
    return _apply((mk_implies(_p, _q), mk_implies(_q, _p)), mk_eq(_p, _q), {_p: p, _q: q}, first, second)


def EQ_IMP(th: Thm) -> Thm:
    """
        Γ ⊢ p = q
    ----------------
    Γ ⊢ p implies q
    """
    p, q = dest_eq(th.concl)
    return _apply((mk_eq(_p, _q),), mk_implies(_p, _q), {_p: p, _q: q}, th)


def BOOL_CASES(p: Term, holds: Thm, fails: Thm) -> Thm:
    """
          Γ ⊢ r    Δ ⊢ r
    ----------------------------------
    (Γ - {p}) ∪ (Δ - {not p}) ⊢ r
    """
    r = holds.concl
    if fails.concl is not r:
        raise KernelError(f"BOOL_CASES: {holds!r} and {fails!r} prove different things")
    premises = (mk_implies(_p, _r), mk_implies(mk_not(_p), _r))
    return _apply(premises, _r, {_p: p, _r: r}, DISCH(p, holds), DISCH(mk_not(p), fails))


def EXCLUDED_MIDDLE(p: Term) -> Thm:
    """
    ---------------
    ⊢ p or not p
    """
    return INST({_p: p}, prove_tautology(mk_disj(_p, mk_not(_p))))


def IF_BOOL(c: Term, p: Term, q: Term) -> Thm:
    """
    ------------------------------------------------------------------------
    ⊢ (if c then p else q) = ((c implies p) and (not c implies q)), at bool
    """
    split = mk_conj(mk_implies(_p, _q), mk_implies(mk_not(_p), _r))
    return INST({_p: c, _q: p, _r: q}, prove_tautology(mk_eq(mk_if(_p, _q, _r), split)))
