"""Definitions that cannot break consistency: constants, and subtypes by a non-emptiness theorem.

A constant is its definition: name and right side together make the symbol, so defining a name again
with another right side makes another constant, and a right side cannot mention what it defines.
"""

from __future__ import annotations

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.digest import digest
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.terms import APP, Symbol, Term
from lemmata.core.kernel.thm import _NOTHING, Thm, _check, _check_terms, _make
from lemmata.core.kernel.types import TypeCon

_definitions: dict[Symbol, Thm] = {}
_subtypes: dict[TypeCon | Symbol, tuple[str, Thm]] = {}


def define(name: str, right: Term) -> Thm:
    """
    ----------  right is closed and its type variables occur in its type; c is new
    ⊢ c = right
    """
    _check_terms(right)
    if right.free:
        raise KernelError(
            f"define {name}: the variables {tm.variables(right.free)} are free in the right side"
        )
    if right.tvars & ~right.type.tvars:
        loose = ty.variables(right.tvars & ~right.type.tvars)
        raise KernelError(f"define {name}: the type variables {loose} do not occur in the type {right.type}")
    symbol = tm.new_symbol(name, right.type, digest("define", right))
    found = _definitions.get(symbol)
    if found is None:
        concl = tm.eq(tm.const(symbol), right)
        found = _definitions[symbol] = _make(_NOTHING, concl, _NOTHING, "DEFINE", (), (name, right))
    return found


def definition(symbol: Symbol) -> Thm | None:
    """The theorem that defined SYMBOL, if a definition did."""
    return _definitions.get(symbol)


def subtype_of(what: TypeCon | Symbol) -> tuple[str, Thm] | None:
    """The name and non-emptiness theorem of the subtype whose constructor, abs or rep WHAT is, if it is one."""
    return _subtypes.get(what)


def define_type(name: str, inhabited: Thm) -> tuple[TypeCon, Thm, Thm]:
    """
      ⊢ P t
    --------------------------------------  P closed, no hypotheses; the type name[its variables] is new
    ⊢ name.abs (name.rep a) = a        ⊢ P r = (name.rep (name.abs r) = r)
    """
    _check(inhabited)
    t = inhabited.concl
    if inhabited.hyps or t.kind != APP:
        raise KernelError(f"define_type {name}: want a theorem ⊢ P t without hypotheses, got {inhabited!r}")
    p = tm.app(t.head, *t.args[:-1])
    if p.free or p.tvars & ~p.type.tvars:
        raise KernelError(
            f"define_type {name}: {p!r} has free variables, or type variables that its type lacks"
        )
    params = sorted(ty.variables(p.tvars), key=lambda v: (v.name, v.kind))
    mark = digest("subtype", p)
    con = ty.new_con(name, tuple(v.kind for v in params), mark)
    new, old = ty.con(con, *params), p.type.args[0]
    abs_ = tm.const(tm.new_symbol(f"{name}.abs", ty.fun(old, new), mark))
    rep = tm.const(tm.new_symbol(f"{name}.rep", ty.fun(new, old), mark))
    for what in (con, abs_.symbol, rep.symbol):
        _subtypes.setdefault(what, (name, inhabited))
    a, r = tm.var("a", new), tm.var("r", old)
    back = tm.eq(tm.app(abs_, tm.app(rep, a)), a)
    forth = tm.eq(tm.app(p, r), tm.eq(tm.app(rep, tm.app(abs_, r)), r))
    return (
        con,
        _make(_NOTHING, back, inhabited.axioms, "SUBTYPE", (inhabited,), (name, 0)),
        _make(_NOTHING, forth, inhabited.axioms, "SUBTYPE", (inhabited,), (name, 1)),
    )
