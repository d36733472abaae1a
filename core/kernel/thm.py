"""Theorems: sequents, the ten primitive rules, and the axioms.

The rules are those of HOL Light's `fusion.ml`. Each records how it made its theorem (rule, premises,
data), so that the theorem can be written to a file and derived again by another process.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.terms import APP, Term
from lemmata.core.kernel.types import BOOL, Type

_NOTHING: frozenset[Any] = frozenset()
CLASSICAL = frozenset({"extensionality", "choice"})


class Thm(tuple):  # type: ignore[type-arg]
    """The sequent hyps ⊢ concl, with the names of the axioms below it. Only kernel rules make one."""

    __slots__ = ()

    def __new__(cls, *_: object) -> Self:
        raise KernelError("theorems are made by the rules of the kernel")

    @property
    def hyps(self) -> frozenset[Term]:
        return tuple.__getitem__(self, 0)

    @property
    def concl(self) -> Term:
        concl: Term = tuple.__getitem__(self, 1)
        return concl

    @property
    def axioms(self) -> frozenset[str]:
        return tuple.__getitem__(self, 2)

    @property
    def rule(self) -> str:
        rule: str = tuple.__getitem__(self, 3)
        return rule

    @property
    def premises(self) -> tuple[Thm, ...]:
        return tuple.__getitem__(self, 4)

    @property
    def data(self) -> Any:
        return tuple.__getitem__(self, 5)

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __reduce__(self) -> str:
        raise TypeError("a theorem cannot be copied or pickled: write a proof file instead")

    def __repr__(self) -> str:
        hyps = ", ".join(sorted(tm.show(h) for h in self.hyps))
        return f"{hyps} ⊢ {tm.show(self.concl)}" if hyps else f"⊢ {tm.show(self.concl)}"


def _make(
    hyps: frozenset[Term],
    concl: Term,
    axioms: frozenset[str],
    rule: str,
    premises: tuple[Thm, ...] = (),
    data: Any = None,
) -> Thm:
    """A theorem. Called by the kernel's rules alone, after they have checked their side conditions."""
    return tuple.__new__(Thm, (hyps, concl, axioms, rule, premises, data))


def _check(*ths: Thm) -> None:
    for th in ths:
        if type(th) is not Thm:
            raise KernelError(f"not a theorem: {th!r}")


def _check_terms(*ts: Term) -> None:
    for t in ts:
        if type(t) is not Term or t.loose:
            raise KernelError(f"not a closed-binder term: {t!r}")


def _union(a: frozenset[Any], b: frozenset[Any]) -> frozenset[Any]:
    return a if a is b or not b else b if not a else a | b


def _sides(th: Thm, rule: str) -> tuple[Term, Term]:
    _check(th)
    if not tm.is_eq(th.concl):
        raise KernelError(f"{rule}: {th!r} is not an equation")
    return th.concl.args[0], th.concl.args[1]


def REFL(t: Term) -> Thm:
    """
    ---------
    ⊢ t = t
    """
    _check_terms(t)
    return _make(_NOTHING, tm.eq(t, t), _NOTHING, "REFL", (), (t,))


def TRANS(st: Thm, tu: Thm) -> Thm:
    """
    Γ ⊢ s = t    Δ ⊢ t = u
    ----------------------
        Γ ∪ Δ ⊢ s = u
    """
    (s, t), (t2, u) = _sides(st, "TRANS"), _sides(tu, "TRANS")
    if t is not t2:
        raise KernelError(f"TRANS: {t!r} is not {t2!r}")
    return _make(_union(st.hyps, tu.hyps), tm.eq(s, u), _union(st.axioms, tu.axioms), "TRANS", (st, tu))


def MK_COMB(fg: Thm, *xys: Thm) -> Thm:
    """
    Γ ⊢ f = g    Δ1 ⊢ x1 = y1 ... Δn ⊢ xn = yn
    --------------------------------------------
     Γ ∪ Δ1 ∪ ... ∪ Δn ⊢ f x1 ... xn = g y1 ... yn
    """
    f, g = _sides(fg, "MK_COMB")
    pairs = [_sides(xy, "MK_COMB") for xy in xys]
    hyps, axioms = fg.hyps, fg.axioms
    for xy in xys:
        hyps, axioms = _union(hyps, xy.hyps), _union(axioms, xy.axioms)
    concl = tm.eq(tm.app(f, *[x for x, _ in pairs]), tm.app(g, *[y for _, y in pairs]))
    return _make(hyps, concl, axioms, "MK_COMB", (fg, *xys))


def ABS(v: Term, st: Thm) -> Thm:
    """
          Γ ⊢ s = t
    ----------------------  v not free in Γ
    Γ ⊢ (λv. s) = (λv. t)
    """
    s, t = _sides(st, "ABS")
    left, right = tm.lam(v, s), tm.lam(v, t)
    if any(h.free & v.free for h in st.hyps):
        raise KernelError(f"ABS: {v!r} is free in the hypotheses")
    return _make(st.hyps, tm.eq(left, right), st.axioms, "ABS", (st,), (v,))


def BETA(t: Term) -> Thm:
    """
    -------------------------------  t is (λx. b) a c1 ... cn
    ⊢ (λx. b) a c1 ... = b[a/x] c1 ...
    """
    _check_terms(t)
    return _make(_NOTHING, tm.eq(t, tm.beta(t)), _NOTHING, "BETA", (), (t,))


def ASSUME(p: Term) -> Thm:
    """
    -------  p : bool
     p ⊢ p
    """
    _check_terms(p)
    if p.type is not BOOL:
        raise KernelError(f"ASSUME: {p!r} is a {p.type}, not a bool")
    return _make(frozenset({p}), p, _NOTHING, "ASSUME", (), (p,))


def EQ_MP(pq: Thm, th: Thm) -> Thm:
    """
    Γ ⊢ p = q    Δ ⊢ p
    -------------------
        Γ ∪ Δ ⊢ q
    """
    p, q = _sides(pq, "EQ_MP")
    _check(th)
    if th.concl is not p:
        raise KernelError(f"EQ_MP: {th!r} does not prove {p!r}")
    return _make(_union(pq.hyps, th.hyps), q, _union(pq.axioms, th.axioms), "EQ_MP", (pq, th))


def DEDUCT_ANTISYM(p: Thm, q: Thm) -> Thm:
    """
            Γ ⊢ p    Δ ⊢ q
    ----------------------------------
    (Γ - {q}) ∪ (Δ - {p}) ⊢ p = q
    """
    _check(p, q)
    hyps = (p.hyps - {q.concl}) | (q.hyps - {p.concl})
    return _make(hyps, tm.eq(p.concl, q.concl), _union(p.axioms, q.axioms), "DEDUCT_ANTISYM", (p, q))


def INST(theta: Mapping[Term, Term], th: Thm) -> Thm:
    """
        Γ ⊢ p
    ------------  theta maps free variables to terms of their types
    Γθ ⊢ pθ
    """
    _check(th)
    theta = dict(theta)
    hyps = frozenset([tm.substitute(h, theta) for h in th.hyps]) if th.hyps else _NOTHING
    return _make(hyps, tm.substitute(th.concl, theta), th.axioms, "INST", (th,), tuple(theta.items()))


def INST_TYPE(theta: Mapping[Type, Type], th: Thm) -> Thm:
    """
        Γ ⊢ p
    ------------  theta maps type variables to types, width variables to widths
    Γθ ⊢ pθ
    """
    _check(th)
    theta = ty.check_instantiation(theta)
    hyps = frozenset([tm.instantiate_types(h, theta) for h in th.hyps]) if th.hyps else _NOTHING
    concl = tm.instantiate_types(th.concl, theta)
    return _make(hyps, concl, th.axioms, "INST_TYPE", (th,), tuple(theta.items()))


def EXTENSIONALITY(f: Term) -> Thm:
    """
    -------------------  the axiom of extensionality
    ⊢ (λx. f x) = f
    """
    _check_terms(f)
    if not f.type.is_fun:
        raise KernelError(f"EXTENSIONALITY: {f!r} is no function")
    x = tm.fresh("x", f.type.args[0], f.free)
    return _make(
        _NOTHING, tm.eq(tm.lam(x, tm.app(f, x)), f), frozenset({"extensionality"}), "EXTENSIONALITY", (), (f,)
    )


def CHOICE(th: Thm) -> Thm:
    """
       Γ ⊢ P t
    -------------  the axiom of choice, as a rule; P is any term
    Γ ⊢ P (@ P)
    """
    _check(th)
    t = th.concl
    if t.kind != APP:
        raise KernelError(f"CHOICE: {th!r} is not of the form P t")
    p = tm.app(t.head, *t.args[:-1])
    choice = tm.app(tm.const(tm.SELECT, ty.fun(p.type, p.type.args[0])), p)
    return _make(th.hyps, tm.app(p, choice), th.axioms | {"choice"}, "CHOICE", (th,))


def ADMIT(p: Term, name: str) -> Thm:
    """
    -----  an unproved fact, visible in the axioms of whatever rests on it
     ⊢ p
    """
    _check_terms(p)
    if p.type is not BOOL:
        raise KernelError(f"ADMIT: {p!r} is a {p.type}, not a bool")
    return _make(_NOTHING, p, frozenset({f"admitted:{ty.check_name(name)}"}), "ADMIT", (), (p, name))
