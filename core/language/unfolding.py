"""The equations that a term computes by: those of its definitions, and of all that these refer to."""

from __future__ import annotations

from functools import lru_cache

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import CONST, EQ, Symbol, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.kernel.types import Type, TypeCon
from lemmata.core.language import primitive, registry
from lemmata.core.language.theory import projection_of
from lemmata.core.logic.syntax import subterms


def symbols(*terms: Term) -> list[Symbol]:
    """The constants in some terms, in the order of appearance."""
    return list(dict.fromkeys([t.symbol for t in subterms(*terms) if t.kind == CONST]))


def equations(*terms: Term) -> list[Thm]:
    """The defining equations of the functions and fields in some terms, and in their definitions in turn."""
    found: dict[Symbol, tuple[Thm, ...]] = {}
    seen: set[Symbol] = set()
    stack = symbols(*terms)
    while stack:
        symbol = stack.pop()
        if symbol in seen:
            continue
        seen.add(symbol)
        found[symbol], referred = _rules(symbol)
        stack.extend(referred)
    return [equation for rules in found.values() for equation in rules]


_RULES: dict[Symbol, tuple[tuple[Thm, ...], tuple[Symbol, ...]]] = {}


def _rules(symbol: Symbol) -> tuple[tuple[Thm, ...], tuple[Symbol, ...]]:
    """The equations of a constant, and the constants in what they make of it; kept, since models are large."""
    found = _RULES.get(symbol)
    if found is None:
        definition, field = registry.of_symbol(symbol), projection_of(symbol)
        rules = definition.rules if definition is not None else (field[1],) if field is not None else ()
        found = rules, tuple(symbols(*[equation.concl.args[1] for equation in rules]))
        if rules:  # a constant without any may get some yet
            _RULES[symbol] = found
    return found


def equality_rules(*terms: Term) -> list[Thm]:
    """What equations between values of datatypes say, for those that some terms and their definitions compare."""
    stack: list[Type] = []
    for term in [*terms, *(th.concl for th in equations(*terms))]:
        stack += _compared(term)
    found: list[Thm] = []
    seen: set[TypeCon] = {ty.NAT_CON}
    while stack:
        top = stack.pop()
        data, kind = dt.datatype_of(top.con), primitive.by_con(top.con)
        if kind is not None and top.con is not None and top.con not in seen:
            seen.add(top.con)
            found += kind.equality()
            found += equations(*[r.concl.args[1] for r in kind.equality()])
            stack += [part for arg in top.args for part in (arg, *arg.args)]
            stack += [t for rule in kind.equality() for t in _compared(rule.concl)]
        if data is None or data.con in seen:
            continue
        seen.add(data.con)
        count = range(len(data.constructors))
        found += [dt.distinct(data, i, j) for i in count for j in count if i != j]
        found += [dt.injective(data, i) for i in count]
        stack += [field for c in data.constructors for field in c.fields]
    return found


@lru_cache(maxsize=1 << 14)
def _compared(term: Term) -> tuple[Type, ...]:
    """The types at which equations stand in a term, and their arguments."""
    types = [t.type.doms[0] for t in subterms(term) if t.kind == CONST and t.symbol is EQ]
    return tuple(dict.fromkeys([part for t in types for part in (t, *t.args)]))
