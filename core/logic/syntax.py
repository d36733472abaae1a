"""Building and taking apart logical terms.

`dest_x` raises SyntaxMismatch where the term is no x; `is_x` asks. Variables bound by a quantifier are
opened with fresh free variables, never seen as indices.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import F, T, call
from lemmata.core.kernel.terms import APP, CONST, LAM, VAR, Symbol, Term
from lemmata.core.kernel.thm import Thm

mk_eq = tm.eq
mk_conj = logic.conj
mk_implies = logic.implies
mk_forall = logic.forall
mk_not = logic.negate
mk_if = logic.if_


class SyntaxMismatch(Exception):
    """A term does not have the shape that was asked for."""

    def __init__(self, wanted: str, term: Term) -> None:
        super().__init__(f"{tm.show(term)} is no {wanted}")
        self.wanted = wanted
        self.term = term


def mk_disj(p: Term, q: Term) -> Term:
    """The disjunction of P and Q."""
    return call(logic.OR, p, q)


def mk_exists(v: Term, body: Term) -> Term:
    """The proposition that BODY holds for some V."""
    return call(logic.EXISTS, tm.lam(v, body))


def mk_let(v: Term, value: Term, body: Term) -> Term:
    """`(λv. body) value`."""
    return tm.app(tm.lam(v, body), value)


def list_conj(ps: Sequence[Term]) -> Term:
    """`p1 and (p2 and ...)`; T for none."""
    if not ps:
        return T
    result = ps[-1]
    for p in reversed(ps[:-1]):
        result = mk_conj(p, result)
    return result


def list_disj(ps: Sequence[Term]) -> Term:
    """`p1 or (p2 or ...)`; F for none."""
    if not ps:
        return F
    result = ps[-1]
    for p in reversed(ps[:-1]):
        result = mk_disj(p, result)
    return result


def list_implies(ps: Sequence[Term], q: Term) -> Term:
    """`p1 implies (p2 implies ... q)`."""
    for p in reversed(ps):
        q = mk_implies(p, q)
    return q


def list_forall(vs: Sequence[Term], body: Term) -> Term:
    """`forall v1 v2 ... . body`."""
    for v in reversed(vs):
        body = mk_forall(v, body)
    return body


def list_exists(vs: Sequence[Term], body: Term) -> Term:
    """`exists v1 v2 ... . body`."""
    for v in reversed(vs):
        body = mk_exists(v, body)
    return body


def is_call(t: Term, symbol: Symbol, arity: int) -> bool:
    """Is T the constant SYMBOL applied to ARITY arguments?"""
    return t.kind == APP and t.head.kind == CONST and t.head.symbol is symbol and len(t.args) == arity


def is_eq(t: Term) -> bool:
    """Is T an equation?"""
    return tm.is_eq(t)


def is_conj(t: Term) -> bool:
    """Is T a conjunction?"""
    return is_call(t, logic.AND, 2)


def is_disj(t: Term) -> bool:
    """Is T a disjunction?"""
    return is_call(t, logic.OR, 2)


def is_implies(t: Term) -> bool:
    """Is T an implication?"""
    return is_call(t, logic.IMPLIES, 2)


def is_not(t: Term) -> bool:
    """Is T a negation?"""
    return is_call(t, logic.NOT, 1)


def is_forall(t: Term) -> bool:
    """Is T a universal quantification (of any predicate)?"""
    return is_call(t, logic.FORALL, 1)


def is_exists(t: Term) -> bool:
    """Is T an existential quantification (of any predicate)?"""
    return is_call(t, logic.EXISTS, 1)


def is_if(t: Term) -> bool:
    """Is T a conditional applied to its three arguments?"""
    return is_call(t, logic.IF, 3)


def is_let(t: Term) -> bool:
    """Is T `(λv. body) value`?"""
    return t.kind == APP and t.head.kind == LAM and len(t.args) == 1


def _binary(t: Term, symbol: Symbol, wanted: str) -> tuple[Term, Term]:
    if not is_call(t, symbol, 2):
        raise SyntaxMismatch(wanted, t)
    return t.args[0], t.args[1]


def dest_eq(t: Term) -> tuple[Term, Term]:
    """The sides of an equation."""
    return _binary(t, tm.EQ, "equation")


def dest_conj(t: Term) -> tuple[Term, Term]:
    """The parts of a conjunction."""
    return _binary(t, logic.AND, "conjunction")


def dest_disj(t: Term) -> tuple[Term, Term]:
    """The parts of a disjunction."""
    return _binary(t, logic.OR, "disjunction")


def dest_implies(t: Term) -> tuple[Term, Term]:
    """The premise and the conclusion of an implication."""
    return _binary(t, logic.IMPLIES, "implication")


def dest_not(t: Term) -> Term:
    """What a negation negates."""
    if not is_not(t):
        raise SyntaxMismatch("negation", t)
    return t.args[0]


def dest_if(t: Term) -> tuple[Term, Term, Term]:
    """The condition and the branches of a conditional."""
    if not is_if(t):
        raise SyntaxMismatch("conditional", t)
    return t.args[0], t.args[1], t.args[2]


def dest_let(t: Term) -> tuple[Term, Term]:
    """`(λv. body), value` of a let."""
    if not is_let(t):
        raise SyntaxMismatch("let", t)
    return t.head, t.args[0]


def dest_lam(t: Term, avoid: int = 0, name: str | None = None) -> tuple[Term, Term]:
    """A fresh variable, outside the bit mask AVOID, and the body of an abstraction over it."""
    if t.kind != LAM:
        raise SyntaxMismatch("abstraction", t)
    v = tm.fresh(name or t.name, t.type.doms[0], t.free | avoid)
    return v, tm.open_lams(t, (v,))


def _quantified(t: Term, avoid: int) -> tuple[Term, Term]:
    p = t.args[0]
    if p.kind == LAM:
        return dest_lam(p, avoid)
    v = tm.fresh("x", p.type.doms[0], p.free | avoid)
    return v, tm.app(p, v)


def dest_forall(t: Term, avoid: int = 0) -> tuple[Term, Term]:
    """A fresh variable and the body of a universal quantification."""
    if not is_forall(t):
        raise SyntaxMismatch("universal quantification", t)
    return _quantified(t, avoid)


def dest_exists(t: Term, avoid: int = 0) -> tuple[Term, Term]:
    """A fresh variable and the body of an existential quantification."""
    if not is_exists(t):
        raise SyntaxMismatch("existential quantification", t)
    return _quantified(t, avoid)


def strip_conj(t: Term) -> list[Term]:
    """The conjuncts of T, from left to right, through conjunctions on both sides."""
    return _strip(t, logic.AND)


def strip_disj(t: Term) -> list[Term]:
    """The disjuncts of T, from left to right, through disjunctions on both sides."""
    return _strip(t, logic.OR)


def _strip(t: Term, symbol: Symbol) -> list[Term]:
    found, stack = [], [t]
    while stack:
        u = stack.pop()
        if is_call(u, symbol, 2):
            stack += [u.args[1], u.args[0]]
        else:
            found.append(u)
    return found


def strip_implies(t: Term) -> tuple[list[Term], Term]:
    """The premises of T and what they imply."""
    premises = []
    while is_implies(t):
        premises.append(t.args[0])
        t = t.args[1]
    return premises, t


def strip_forall(t: Term, avoid: int = 0) -> tuple[list[Term], Term]:
    """Fresh variables for the outer universal quantifiers of T, and the body."""
    vs = []
    avoid |= t.free
    while is_forall(t):
        v, t = _quantified(t, avoid)
        avoid |= v.free
        vs.append(v)
    return vs, t


def strip_exists(t: Term, avoid: int = 0) -> tuple[list[Term], Term]:
    """Fresh variables for the outer existential quantifiers of T, and the body."""
    vs = []
    avoid |= t.free
    while is_exists(t):
        v, t = _quantified(t, avoid)
        avoid |= v.free
        vs.append(v)
    return vs, t


def strip_lams(t: Term, avoid: int = 0, limit: int = -1) -> tuple[list[Term], Term]:
    """Fresh variables for the outer abstractions of T (at most LIMIT of them), and the body."""
    vs: list[Term] = []
    body = t
    avoid |= t.free
    while body.kind == LAM and len(vs) != limit:
        v = tm.fresh(body.name, body.type.doms[0], avoid)
        avoid |= v.free
        vs.append(v)
        body = body.head
    return vs, tm.open_lams(t, vs)


def free_in(v: Term, t: Term) -> bool:
    """Is the variable V free in T?"""
    return bool(v.free & t.free)


def free_vars(t: Term) -> list[Term]:
    """The free variables of T, in the order in which they were first made."""
    return tm.variables(t.free)


def hyps_free(th: Thm) -> int:
    """The bit mask of the variables free in the hypotheses of TH."""
    mask = 0
    for h in th.hyps:
        mask |= h.free
    return mask


def hyps_tvars(th: Thm) -> int:
    """The bit mask of the type variables in the hypotheses of TH."""
    mask = 0
    for h in th.hyps:
        mask |= h.tvars
    return mask


def thm_free(th: Thm) -> int:
    """The bit mask of the variables free anywhere in TH."""
    return hyps_free(th) | th.concl.free


def variant(v: Term, avoid: int) -> Term:
    """V, or a variable of its type with a number added to its name, outside the bit mask AVOID."""
    return tm.fresh(v.name, v.type, avoid)


def variants(vs: Iterable[Term], avoid: int) -> list[Term]:
    """Variants of VS outside AVOID, distinct from one another."""
    found = []
    for v in vs:
        new = variant(v, avoid)
        avoid |= new.free
        found.append(new)
    return found


def is_var(t: Term) -> bool:
    """Is T a free variable?"""
    return t.kind == VAR


def lhs(th: Thm) -> Term:
    """The left side of the equation that TH proves."""
    return dest_eq(th.concl)[0]


def rhs(th: Thm) -> Term:
    """The right side of the equation that TH proves."""
    return dest_eq(th.concl)[1]


def subterms(*terms: Term) -> list[Term]:
    """Every part of some terms, each once, those with loose indices included."""
    seen: dict[Term, None] = {}
    stack = list(reversed(terms))
    while stack:
        u = stack.pop()
        if u not in seen:
            seen[u] = None
            stack.extend(reversed(u.args))
            if u.kind in (APP, LAM):
                stack.append(u.head)
    return list(seen)
