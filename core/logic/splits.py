"""Splitting a proposition at a conditional, or at a case on a datatype, inside it."""

from __future__ import annotations

from collections.abc import Sequence

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.datatypes import Constructor
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.terms import Term, app, eq
from lemmata.core.kernel.thm import (
    ASSUME,
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
from lemmata.core.logic.conv import require
from lemmata.core.logic.datatypes import CASES, case_step, constructors, family
from lemmata.core.logic.equality import AP_TERM, EQF_INTRO, EQT_INTRO, LIST_BETA, SYM, TRANS_CHAIN
from lemmata.core.logic.propositional import (
    BOOL_CASES,
    CONJUNCT1,
    CONJUNCT2,
    CONTR,
    DISCH,
    LIST_CONJ,
    MP,
    PROP,
)
from lemmata.core.logic.quantifiers import FORALL_EQ, GENL, IF_CONG_EQT, SPECL
from lemmata.core.logic.syntax import (
    dest_forall,
    dest_implies,
    is_forall,
    is_if,
    list_conj,
    list_forall,
    mk_conj,
    mk_if,
    mk_implies,
    mk_not,
    rhs,
    variants,
)

_P = tm.var("P", fun(logic.A, BOOL))
_c, _a, _b = tm.var("c", BOOL), tm.var("a", logic.A), tm.var("b", logic.A)
_if_splits: dict[Type, Thm] = {}
_case_splits: dict[Type, Thm] = {}


def _if_scheme(t: Type) -> Thm:
    """⊢ P (if c then a else b) = ((c implies P a) and (not c implies P b)), at type T"""
    found = _if_splits.get(t)
    if found is None:
        left = app(_P, mk_if(_c, _a, _b))
        right = mk_conj(mk_implies(_c, app(_P, _a)), mk_implies(mk_not(_c), app(_P, _b)))
        sides = []
        for given, decide in ((_c, EQT_INTRO), (mk_not(_c), EQF_INTRO)):
            known = ASSUME(given)
            same = AP_TERM(_P, IF_CONG_EQT(decide(known), _a, _b))
            sides.append(PROP([same, known], eq(left, right)))
        found = _if_splits[t] = INST_TYPE({logic.A: t}, BOOL_CASES(_c, *sides))
    return found


def IF_SPLIT(p: Term, t: Term) -> Thm:
    """
    -----------------------------------------------------------  t is if c then a else b, p a predicate
    ⊢ p t = ((c implies p a) and (not c implies p b)), each `p x` beta-reduced where p is an abstraction
    """
    if not is_if(t):
        raise KernelError(f"IF_SPLIT: {t!r} is no conditional")
    theta = {tm.var("P", p.type): p, _c: t.args[0]}
    theta[tm.var("a", t.type)], theta[tm.var("b", t.type)] = t.args[1:]
    th = INST(theta, _if_scheme(t.type))
    reduced = [_reduce(part, 0, 0) for part in rhs(th).args]
    return TRANS_CHAIN(SYM(LIST_BETA(th.concl.args[0], 1)), th, _conjunction(reduced))


def _case_scheme(t: Type) -> Thm:
    """⊢ P (D.case x f0 ...) = ((forall xs. x = C0 xs implies P (f0 xs)) and ...), for the datatype T"""
    found = _case_splits.get(t)
    if found is None:
        data = family(t).data
        x = tm.var("x", t)
        case_type = _case_type(t)
        result = case_type.tails[1 + len(data.constructors)]
        fs = [tm.var(f"f{i}", d) for i, d in enumerate(case_type.doms[1 : 1 + len(data.constructors)])]
        p = tm.var("P", fun(result, BOOL))
        left = app(p, app(tm.const(data.case, case_type), x, *fs))
        right = list_conj([_alternative(c, x, p, f) for c, f in zip(constructors(t), fs, strict=True)])

        def step(i: int, zs: Sequence[Term]) -> Thm:
            value = app(constructors(t)[i].term, *zs)
            here = AP_TERM(p, require(case_step, tm.substitute(left.args[0], {x: value})))
            alternatives = tm.substitute(right, {x: value})
            return TRANS(here, _settle(t, i, zs, rhs(here), alternatives))

        found = _case_splits[t] = CASES(x, eq(left, right), step, p.free)
    return found


def _case_type(t: Type) -> Type:
    """The type of the case constant at T, with a result variable that T does not mention."""
    data = family(t).data
    theta: dict[Type, Type] = {}
    ty.match(data.case.type.doms[0], t, theta)
    result = data.case.type.tails[1 + len(data.constructors)]
    fresh, n = ty.type_var("R"), 0
    while fresh.tvars & t.tvars:
        fresh, n = ty.type_var(f"R{n}"), n + 1
    return ty.instantiate(data.case.type, {**theta, result: fresh})


def _alternative(c: Constructor, x: Term, p: Term, f: Term) -> Term:
    ys = variants([tm.var(f"x{i}", t) for i, t in enumerate(c.fields)], x.free | p.free | f.free)
    return list_forall(ys, mk_implies(eq(x, app(c.term, *ys)), app(p, app(f, *ys))))


def _settle(t: Type, i: int, zs: Sequence[Term], claim: Term, alternatives: Term) -> Thm:
    """⊢ P (fi zs) = (the alternatives at Ci zs)"""
    group = family(t)
    at = group.members[group.data.index].at
    forward = []
    parts = _conjuncts(alternatives, len(constructors(t)))
    for j, part in enumerate(parts):
        ys: list[Term] = []
        body = part
        avoid = alternatives.free | claim.free
        while is_forall(body):
            y, body = dest_forall(body, avoid)
            avoid |= y.free
            ys.append(y)
        given, wanted = dest_implies(body)
        if j != i:
            apart = _instance(at(dt.distinct(group.data, i, j)), given)
            th = CONTR(wanted, EQ_MP(apart, ASSUME(given)))
        elif zs:
            same = EQ_MP(_instance(at(dt.injective(group.data, i)), given), ASSUME(given))
            moved = MK_COMB(REFL(claim.args[0].head), *CONJUNCTS_N(same, len(zs)))
            th = EQ_MP(AP_TERM(claim.head, moved), ASSUME(claim))
        else:
            th = ASSUME(claim)
        forward.append(GENL(ys, DISCH(given, th)))
    all_hold = CONJUNCTS_N(ASSUME(alternatives), len(parts))[i]
    chosen = SPECL(zs, all_hold)
    return DEDUCT_ANTISYM(MP(chosen, REFL(chosen.concl.args[0].args[0])), LIST_CONJ(forward))


def _conjuncts(t: Term, n: int) -> list[Term]:
    found = []
    for _ in range(n - 1):
        left, t = t.args
        found.append(left)
    return [*found, t]


def CONJUNCTS_N(th: Thm, n: int) -> list[Thm]:
    """
    Γ ⊢ p1 and (p2 and ... pn)
    ---------------------------  exactly n of them, the last may be a conjunction itself
    Γ ⊢ p1    ...    Γ ⊢ pn
    """
    found = []
    for _ in range(n - 1):
        found.append(CONJUNCT1(th))
        th = CONJUNCT2(th)
    return [*found, th]


def _instance(scheme: Thm, equation: Term) -> Thm:
    """SCHEME, ⊢ (C xs = D ys) = ..., at an equation between constructors."""
    left, right = scheme.concl.args[0].args
    theta = dict(zip(left.args, equation.args[0].args, strict=True))
    theta.update(zip(right.args, equation.args[1].args, strict=True))
    return INST(theta, scheme)


def CASE_SPLIT(p: Term, t: Term) -> Thm:
    """
    -------------------------------------------------------------------  t is D.case x f0 f1 ..., p a predicate
    ⊢ p t = ((forall xs. x = C0 xs implies p (f0 xs)) and ...), `p` and the fs beta-reduced
    """
    data = dt.case_of(t.head.symbol) if t.kind == tm.APP and t.head.kind == tm.CONST else None
    if data is None or len(t.args) != 1 + len(data.constructors):
        raise KernelError(f"CASE_SPLIT: {t!r} is no case")
    x = t.args[0]
    scheme = _case_scheme(x.type)
    left = scheme.concl.args[0]
    result = left.args[0].type
    if result is not t.type:
        scheme = INST_TYPE({result: t.type}, scheme)
        left = scheme.concl.args[0]
    theta = {left.head: p}
    theta.update(zip(left.args[0].args, t.args, strict=True))
    th = INST(theta, scheme)
    parts = _conjuncts(rhs(th), len(data.constructors))
    reduced = [
        _reduce(part, len(c.fields), len(c.fields)) for part, c in zip(parts, data.constructors, strict=True)
    ]
    return TRANS_CHAIN(SYM(LIST_BETA(th.concl.args[0], 1)), th, _conjunction(reduced))


def _conjunction(ths: Sequence[Thm]) -> Thm:
    """⊢ (p1 and ... pn) = (q1 and ... qn) from the equations."""
    result = ths[-1]
    for th in reversed(ths[:-1]):
        result = MK_COMB(REFL(tm.const(logic.AND)), th, result)
    return result


def _reduce(t: Term, quantifiers: int, fields: int) -> Thm:
    """⊢ (forall xs. given implies p (f xs)) = the same with `f xs` and then `p` beta-reduced."""
    if quantifiers:
        x, body = dest_forall(t)
        return FORALL_EQ(x, _reduce(body, quantifiers - 1, fields))
    given, claim = dest_implies(t)
    th = AP_TERM(tm.app(claim.head, *claim.args[:-1]), LIST_BETA(claim.args[-1], fields))
    return MK_COMB(REFL(t.head), REFL(given), TRANS(th, LIST_BETA(rhs(th), 1)))
