"""Definitions on words written out ahead of bit-blasting, so that what they divide and multiply can be seen."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import Symbol, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.kernel.types import BOOL, Type
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
def _divides(symbol: Symbol) -> bool:
    """Is it a definition on words that does not recur, with a quotient or a remainder in it or in what it calls?"""
    definition = registry.of_symbol(symbol)
    if definition is None or definition.given is not None or len(definition.group) > 1 or definition.calls:
        return False
    if not all(_is_word(d) for d in (*symbol.type.doms, symbol.type.tails[len(symbol.type.doms)])):
        return False
    inside = symbols(definition.equation.concl.args[1])
    return any(s in _DIVIDING or _divides(s) for s in inside if s is not symbol)


def _is_word(kind: Type) -> bool:
    return kind is BOOL or kind.con is ty.WORD


@cache
def _unfolding(found: tuple[Symbol, ...]) -> Conv:
    equations: dict[Symbol, Thm] = {}
    stack = list(found)
    while stack:
        symbol = stack.pop()
        definition = registry.of_symbol(symbol)
        if symbol in equations or definition is None or definition.given is not None or definition.calls:
            continue
        if len(definition.group) > 1 or not all(_is_word(d) for d in symbol.type.doms):
            continue
        equations[symbol] = definition.equation
        stack.extend(symbols(definition.equation.concl.args[1]))
    return rewrite([*equations.values(), *boolean_rules()])
