"""Conditionals ahead of bit-blasting: equal branches, denied and repeated conditions, operations on literals.

An operation whose operands are literals, or conditionals with one condition and literals in both branches, becomes a
conditional between two literals, which costs no gate.
"""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.literals import COMPUTED
from lemmata.core.kernel.logic import F, T, if_, negate
from lemmata.core.kernel.terms import APP, LIT, Term, eq
from lemmata.core.kernel.thm import BETA, INST, INST_TYPE, MK_COMB, REFL, TRANS, Thm
from lemmata.core.kernel.types import BOOL, Type, fun
from lemmata.core.library.proving import boolean_rules, prove
from lemmata.core.logic.conv import LITERAL_CONV, bottom_up
from lemmata.core.logic.equality import SYM
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.rewriting import Rules
from lemmata.core.logic.syntax import is_if, is_not
from lemmata.tactics.rings import head_of

_A = ty.type_var("A")
_c, _d = tm.var("c", BOOL), tm.var("d", BOOL)
_x, _y, _z = (tm.var(name, _A) for name in "xyz")
_f = tm.var("f", fun(BOOL, _A))


def shape(t: Term) -> Thm | None:
    """⊢ T = a simpler term, by one law of conditionals; None where there is none."""
    if is_if(t):
        return _branches(t)
    if t.kind != APP or head_of(t) not in COMPUTED or not (t.type is BOOL or t.type.con is ty.WORD):
        return None
    return _on_literals(t)


def _branches(t: Term) -> Thm | None:
    """One step on a conditional itself."""
    c, a, b = t.args
    if a is b:
        law = "same"
    elif is_not(c):
        law = "denied"
    elif is_if(a) and a.args[0] is c:
        law = "first"
    elif is_if(b) and b.args[0] is c:
        law = "second"
    else:
        return _decided()(t) if t.type is BOOL else None
    th = _law(law, t.type)
    return match_theorem(th, th.concl.args[0], t)


def condition(t: Term) -> Term | None:
    """The condition of an operation all of whose operands are literals or conditionals between literals, of one condition."""
    found: Term | None = None
    for a in t.args:
        inner = a.args[0] if head_of(a) is pr.UINT else a
        if inner.kind == LIT:
            continue
        if not is_if(inner) or inner.args[1].kind != LIT or inner.args[2].kind != LIT:
            return None
        if found is not None and inner.args[0] is not found:
            return None
        found = inner.args[0]
    return found


def _on_literals(t: Term) -> Thm | None:
    """⊢ op (if c then 1 else 2) 3 = if c then op 1 3 else op 2 3, computed."""
    c = condition(t)
    return None if c is None else INST({_c: c}, _chosen(tm.app(t.head, *[_with(a, _c) for a in t.args])))


@cache
def _chosen(t: Term) -> Thm:
    """The same, where the condition is a variable; few operations on literals are met often."""
    function = tm.lam(_c, t)
    th = INST({_f_at(t.type): function}, _law("at", t.type))
    here, there = th.concl.args
    sides = [_applied(there.args[1]), _applied(there.args[2])]
    th = TRANS(TRANS(SYM(BETA(here)), th), MK_COMB(REFL(there.head), REFL(_c), *sides))
    more = _branches(th.concl.args[1])
    return th if more is None else TRANS(th, more)


def _with(a: Term, p: Term) -> Term:
    """The operand A with the condition P, if it is a conditional."""
    if head_of(a) is pr.UINT:
        return tm.app(a.head, _with(a.args[0], p))
    return tm.app(a.head, p, *a.args[1:]) if is_if(a) else a


def _applied(t: Term) -> Thm:
    """⊢ (fun p. op (if p then 1 else 2) 3) True = op 1 3, computed."""
    th = BETA(t)
    computed = bottom_up(LITERAL_CONV)(th.concl.args[1])
    return th if computed is None else TRANS(th, computed)


# Laws --------------------------------------------------------------------------------------------------


def _f_at(kind: Type) -> Term:
    return tm.var("f", fun(BOOL, kind))


@cache
def _law(name: str, kind: Type) -> Thm:
    """A law of conditionals of a type."""
    return INST_TYPE({_A: kind}, _general(name))


@cache
def _general(name: str) -> Thm:
    c, x, y, z = _c, _x, _y, _z
    pairs = {
        "same": (if_(c, x, x), x),
        "denied": (if_(negate(c), x, y), if_(c, y, x)),
        "first": (if_(c, if_(c, x, y), z), if_(c, x, z)),
        "second": (if_(c, x, if_(c, y, z)), if_(c, x, z)),
        "at": (tm.app(_f, c), if_(c, tm.app(_f, T), tm.app(_f, F))),
    }
    left, right = pairs[name]
    if name == "at":  # there is no conditional on the left to make cases of
        same = prove(eq(if_(c, tm.app(_f, c), tm.app(_f, c)), right))
        return TRANS(SYM(INST({x: tm.app(_f, c)}, prove(eq(if_(c, x, x), x)))), same)
    return prove(eq(left, right))


@cache
def _decided() -> Rules:
    """What conditionals of Booleans are, where a branch is True or False or the branches are opposites."""
    return Rules(
        [th for th in reversed(boolean_rules()) if is_if(th.concl.args[0])]
    )  # the last is tried first
