"""Matching: instances of patterns, by first-order matching and higher-order patterns.

The variables of a pattern are its free variables outside a bit mask of constants, the type and width
variables likewise. A pattern variable applied to distinct bound variables (`P x y` under λx y) is matched
as a function of them; nothing else is higher-order.
"""

from __future__ import annotations

from collections.abc import Mapping

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import APP, CONST, LAM, VAR, Term
from lemmata.core.kernel.thm import INST, INST_TYPE, Thm
from lemmata.core.kernel.types import Type
from lemmata.core.logic.syntax import hyps_free, hyps_tvars

Substitution = dict[Term, Term]
TypeSubstitution = dict[Type, Type]


def match(
    pattern: Term, t: Term, fixed: int = 0, fixed_types: int = 0
) -> tuple[Substitution, TypeSubstitution] | None:
    """Substitutions under which PATTERN is T, or None. Variables in FIXED and FIXED_TYPES are constants.

    The keys of the first are the variables after the second has been applied, as `instantiate` wants.
    """
    if pattern is t:
        return {}, {}
    matcher = _Matcher(fixed, fixed_types)
    return matcher.result() if matcher.extend(pattern, t) else None


def match_all(
    pairs: list[tuple[Term, Term]], fixed: int = 0, fixed_types: int = 0
) -> tuple[Substitution, TypeSubstitution] | None:
    """As `match`, for several pairs at once."""
    matcher = _Matcher(fixed, fixed_types)
    for pattern, t in pairs:
        if not matcher.extend(pattern, t):
            return None
    return matcher.result()


def match_types(pattern: Type, t: Type, theta: TypeSubstitution, fixed_types: int = 0) -> bool:
    """Extend THETA so that PATTERN is T, the variables in FIXED_TYPES being constants."""
    if not ty.match(pattern, t, theta):
        return False
    if fixed_types & pattern.tvars:
        return all(v is a for v, a in theta.items() if v.tvars & fixed_types)
    return True


def instantiate(th: Thm, theta: Mapping[Term, Term], types: Mapping[Type, Type]) -> Thm:
    """
        Γ ⊢ p
    ------------  first the types, then the variables (as the types left them)
    Γθ ⊢ pθ
    """
    if types:
        th = INST_TYPE(types, th)
    return INST(theta, th) if theta else th


def match_theorem(th: Thm, pattern: Term, t: Term) -> Thm | None:
    """TH instantiated so that PATTERN, a part of it, becomes T; what its hypotheses mention stays."""
    found = match(pattern, t, hyps_free(th), hyps_tvars(th))
    return None if found is None else instantiate(th, *found)


class _Matcher:
    """The state of a match. Binders are opened with fresh variables, `bound` pairs those of both sides."""

    def __init__(self, fixed: int, fixed_types: int) -> None:
        self.fixed = fixed
        self.fixed_types = fixed_types
        self.terms: Substitution = {}
        self.types: TypeSubstitution = {}
        self.done: set[tuple[Term, Term]] = set()
        self.bound: dict[Term, Term] = {}
        self.bound_here = 0  # the variables opened in the pattern, and in the term
        self.bound_there = 0

    def result(self) -> tuple[Substitution, TypeSubstitution]:
        types = {v: t for v, t in self.types.items() if v is not t}
        if not types:
            return {v: t for v, t in self.terms.items() if v is not t}, {}
        return {tm.var(v.name, ty.instantiate(v.type, types)): t for v, t in self.terms.items()}, types

    def extend(self, pattern: Term, t: Term) -> bool:
        """Record what makes PATTERN into T; False where nothing does."""
        stack = [(pattern, t)]
        while stack:
            p, u = stack.pop()
            if p is u and not p.free & ~self.fixed and not p.tvars & ~self.fixed_types:
                continue
            if (p, u) in self.done:
                continue
            self.done.add((p, u))
            if p.kind == VAR:
                if not self._variable(p, u):
                    return False
            elif p.kind == APP:
                if not self._application(p, u, stack):
                    return False
            elif p.kind != u.kind:
                return False
            elif p.kind == LAM:
                if not self._type(p.type.doms[0], u.type.doms[0]):
                    return False
                stack.append(self._open(p, u))
            elif p.kind == CONST:
                if p.symbol is not u.symbol or not self._type(p.type, u.type):
                    return False
            elif p is not u:
                return False
        return True

    def _open(self, p: Term, u: Term) -> tuple[Term, Term]:
        avoid = p.free | u.free | self.fixed | self.bound_here | self.bound_there
        for v in self.terms:
            avoid |= v.free
        v = tm.fresh("x", p.type.doms[0], avoid)
        w = v if u.type.doms[0] is v.type else tm.fresh("x", u.type.doms[0], avoid)
        self.bound[v] = w
        self.bound_here |= v.free
        self.bound_there |= w.free
        return tm.open_lams(p, (v,)), tm.open_lams(u, (w,))

    def _type(self, p: Type, t: Type) -> bool:
        return (p is t and not p.tvars) or match_types(p, t, self.types, self.fixed_types)

    def _variable(self, v: Term, t: Term) -> bool:
        if v in self.bound:
            return self.bound[v] is t
        if v.free & self.fixed:
            return v is t
        if t.free & self.bound_there or not self._type(v.type, t.type):
            return False
        return self.terms.setdefault(v, t) is t

    def _application(self, p: Term, u: Term, stack: list[tuple[Term, Term]]) -> bool:
        f = p.head
        if f.kind == VAR and f not in self.bound and not f.free & self.fixed:
            if len(set(p.args)) == len(p.args) and all(a in self.bound for a in p.args):
                return self._higher_order(f, [self.bound[a] for a in p.args], u)
            if u.kind != APP or len(u.args) < len(p.args):
                return False
            split = len(u.args) - len(p.args)
            stack.extend(zip(p.args, u.args[split:], strict=True))
            stack.append((f, tm.app(u.head, *u.args[:split])))
            return True
        if u.kind != APP or len(u.args) != len(p.args):
            return False
        stack.extend(zip(p.args, u.args, strict=True))
        stack.append((f, u.head))
        return True

    def _higher_order(self, f: Term, vs: list[Term], u: Term) -> bool:
        """F is λvs. U, or what that is the eta-expansion of."""
        n = len(vs)
        if u.kind == APP and u.args[-n:] == tuple(vs):
            g = tm.app(u.head, *u.args[:-n])
            if not g.free & self.bound_there:
                return self._variable(f, g)
        return self._variable(f, tm.lams(vs, u))
