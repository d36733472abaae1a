"""Definitions on words written out ahead of bit-blasting, so that what they divide and multiply can be seen."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import Symbol, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.kernel.types import BOOL
from lemmata.core.language import registry
from lemmata.core.language.unfolding import symbols
from lemmata.core.library.proving import boolean_rules
from lemmata.core.logic.conv import Conv
from lemmata.core.logic.rewriting import rewrite

_DIVIDING = (pr.W_UDIV, pr.W_UREM)


def unfold(goal: Term) -> Thm | None:
    """⊢ GOAL = GOAL', the definitions on words that divide written out; None where there are none."""
    found = [symbol for symbol in symbols(goal) if _divides(symbol)]
    return _unfolding(tuple(found))(goal) if found else None


@cache
def word_equation(symbol: Symbol) -> Thm | None:
    """The equation of a definition on words and Booleans that does not recur; None for other constants."""
    definition = registry.of_symbol(symbol)
    if definition is None or definition.given is not None or len(definition.group) > 1 or definition.calls:
        return None
    kinds = (*symbol.type.doms, symbol.type.tails[len(symbol.type.doms)])
    return definition.equation if all(k is BOOL or k.con is ty.WORD for k in kinds) else None


@cache
def _divides(symbol: Symbol) -> bool:
    """Is there a quotient or a remainder in its equation, or in one that this refers to?"""
    equation = word_equation(symbol)
    if equation is None:
        return symbol in _DIVIDING
    return any(_divides(s) for s in symbols(equation.concl.args[1]))


@cache
def _unfolding(found: tuple[Symbol, ...]) -> Conv:
    equations: dict[Symbol, Thm] = {}
    stack = list(found)
    while stack:
        symbol = stack.pop()
        equation = word_equation(symbol)
        if equation is not None and symbol not in equations:
            equations[symbol] = equation
            stack.extend(symbols(equation.concl.args[1]))
    return rewrite([*equations.values(), *boolean_rules()])
