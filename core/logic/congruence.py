"""Congruence with assumptions: what may be assumed in a part of a connective, of an `if` and of a `case`.

Each rule takes what became of the parts, under their assumptions, and makes the equation of the wholes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.logic import implies, negate
from lemmata.core.kernel.terms import Symbol, Term
from lemmata.core.kernel.thm import ASSUME, INST, INST_TYPE, REFL, TRANS, Thm
from lemmata.core.kernel.types import BOOL, Type, type_var
from lemmata.core.logic.datatypes import CASES, case_step, constructors
from lemmata.core.logic.equality import EQF_INTRO, EQT_INTRO, LIST_BETA, SYM, TRANS_CHAIN
from lemmata.core.logic.propositional import BOOL_CASES, DISCH, MP
from lemmata.core.logic.quantifiers import GENL, IF_CONG_EQT, SPECL
from lemmata.core.logic.syntax import list_forall, list_implies
from lemmata.core.logic.tautologies import prove_tautology

_p, _q, _r = (tm.var(n, BOOL) for n in "pqr")
ASSUMED = {logic.IMPLIES: False, logic.AND: False, logic.OR: True}
"""The connectives whose second operand may assume the first one, or (True) its denial."""


@cache
def _second(symbol: Symbol) -> Thm:
    """⊢ (p implies q = r) implies (p c q) = (p c r), with `not p` for `or`"""
    given = negate(_p) if ASSUMED[symbol] else _p
    same = tm.eq(logic.call(symbol, _p, _q), logic.call(symbol, _p, _r))
    return prove_tautology(implies(implies(given, tm.eq(_q, _r)), same))


def SECOND_CONG(t: Term, assumption: Term, th: Thm) -> Thm:
    """
              Γ ⊢ q = r
    ----------------------------  t is p c q for a connective in ASSUMED; a is the assumption, p or not p
    Γ - {a} ⊢ (p c q) = (p c r)
    """
    q, r = th.concl.args
    scheme = INST({_p: t.args[0], _q: q, _r: r}, _second(t.head.symbol))
    return MP(scheme, DISCH(assumption, th))


_A = type_var("A")
_a, _b, _x, _y = (tm.var(n, _A) for n in "abxy")


@cache
def _if_scheme() -> Thm:
    """⊢ (p implies a = x) implies (not p implies b = y) implies (if p then a else b) = if p then x else y"""
    yes, no = implies(_p, tm.eq(_a, _x)), implies(negate(_p), tm.eq(_b, _y))
    cases = []
    for assumed, given in ((_p, yes), (negate(_p), no)):
        known = ASSUME(assumed)
        value = EQT_INTRO(known) if given is yes else EQF_INTRO(known)
        left, right = IF_CONG_EQT(value, _a, _b), IF_CONG_EQT(value, _x, _y)
        cases.append(TRANS_CHAIN(left, MP(ASSUME(given), known), SYM(right)))
    return DISCH(yes, DISCH(no, BOOL_CASES(_p, *cases)))


def IF_CONG(c: Term, yes: Thm, no: Thm) -> Thm:
    """
            Γ ⊢ a = x    Δ ⊢ b = y
    --------------------------------------------------------------------
    (Γ - {c}) ∪ (Δ - {not c}) ⊢ (if c then a else b) = if c then x else y
    """
    a, x = yes.concl.args
    b, y = no.concl.args
    types = {_A: a.type} if a.type is not _A else {}
    scheme = INST_TYPE(types, _if_scheme()) if types else _if_scheme()
    values = {tm.var(v.name, a.type): u for v, u in ((_a, a), (_b, b), (_x, x), (_y, y))}
    scheme = INST({_p: c, **values}, scheme)
    return MP(MP(scheme, DISCH(c, yes)), DISCH(negate(c), no))


_case_schemes: dict[Term, Thm] = {}


def _case_scheme(head: Term, t: Type) -> Thm:
    """⊢ (forall ys. x = C ys implies f ys = g ys) implies ... implies case x f ... = case x g ..."""
    found = _case_schemes.get(head)
    if found is not None:
        return found
    cs = constructors(t)
    x = tm.var("x", t)
    arms = head.type.doms[1 : 1 + len(cs)]
    fs, gs = ([tm.var(f"{n}{i}", a) for i, a in enumerate(arms)] for n in "fg")
    premises = []
    for c, f, g in zip(cs, fs, gs, strict=True):
        ys = [tm.var(f"y{i}", field) for i, field in enumerate(c.fields)]
        same = implies(tm.eq(x, tm.app(c.term, *ys)), tm.eq(tm.app(f, *ys), tm.app(g, *ys)))
        premises.append(list_forall(ys, same))
    goal = tm.eq(tm.app(head, x, *fs), tm.app(head, x, *gs))

    def step(j: int, fields: Sequence[Term]) -> Thm:
        value = tm.app(cs[j].term, *fields)
        given = [tm.substitute(p, {x: value}) for p in premises]
        same = MP(SPECL(fields, ASSUME(given[j])), REFL(value))
        left, right = (case_step(tm.app(head, value, *arms)) for arms in (fs, gs))
        if left is None or right is None:
            raise KernelError(f"{head!r} is no case of {t}")
        th = TRANS_CHAIN(left, same, SYM(right))
        for p in reversed(given):
            th = DISCH(p, th)
        return th

    found = _case_schemes[head] = CASES(x, list_implies(premises, goal), step)
    return found


def CASE_CONG(t: Term, arms: Sequence[tuple[Sequence[Term], Thm]]) -> Thm:
    """
    Γj ⊢ fj ys = rj, for each constructor Cj
    ---------------------------------------------------------  t is case x f1 f2 ...; gj is λys. rj
    the Γj without x = Cj ys ⊢ case x f1 ... = case x g1 ...

    ARMS gives for each constructor its fields, variables, and the theorem about the arm at these.
    """
    x = t.args[0]
    cs = constructors(x.type)
    scheme = _case_scheme(t.head, x.type)
    values = {tm.var("x", x.type): x}
    given = []
    for i, (c, (ys, th)) in enumerate(zip(cs, arms, strict=True)):
        f, g = t.args[1 + i], tm.lams(tuple(ys), th.concl.args[1])
        values[tm.var(f"f{i}", f.type)] = f
        values[tm.var(f"g{i}", f.type)] = g
        th = TRANS(th, SYM(LIST_BETA(tm.app(g, *ys), len(ys))))
        given.append(GENL(list(ys), DISCH(tm.eq(x, tm.app(c.term, *ys)), th)))
    scheme = INST(values, scheme)
    for th in given:
        scheme = MP(scheme, th)
    return scheme
