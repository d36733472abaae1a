"""The equations that a term computes by: those of its definitions, and of all that these refer to."""

from __future__ import annotations

from lemmata.core.kernel.terms import CONST, LIT, VAR, Symbol, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import registry
from lemmata.core.language.theory import projection_of


def symbols(*terms: Term) -> list[Symbol]:
    """The constants in some terms, in the order of appearance."""
    found: dict[Symbol, None] = {}
    seen: set[Term] = set()
    stack = list(reversed(terms))
    while stack:
        term = stack.pop()
        if term in seen:
            continue
        seen.add(term)
        if term.kind == CONST:
            found[term.symbol] = None
        elif term.kind not in (VAR, LIT):
            stack.extend(reversed(term.args))
            head = getattr(term, "head", None)
            if head is not None:
                stack.append(head)
    return list(found)


def equations(*terms: Term) -> list[Thm]:
    """The defining equations of the functions and fields in some terms, and in their definitions in turn."""
    found: dict[Symbol, Thm] = {}
    seen: set[Symbol] = set()
    stack = symbols(*terms)
    while stack:
        symbol = stack.pop()
        if symbol in seen:
            continue
        seen.add(symbol)
        definition, field = registry.of_symbol(symbol), projection_of(symbol)
        equation = definition.equation if definition is not None else field[1] if field is not None else None
        if equation is not None:
            found[symbol] = equation
            stack.extend(symbols(equation.concl.args[1]))
    return list(found.values())
