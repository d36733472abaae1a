"""What is tried to prove that a recursive call gets smaller."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lemmata.core.kernel.terms import CONST, Term
from lemmata.core.language import registry
from lemmata.core.language.registry import Definition
from lemmata.core.library.naturals import mod_below
from lemmata.core.logic.syntax import subterms
from lemmata.tactics.lemmas import Lemma

DEPTH = 2  # of the search


def tactics_for(definition: Definition, measure: Term) -> list[Callable[[Any], object]]:
    """What proves that the calls of a definition by measure get smaller, in this order."""
    lemmas = _functions_in(measure)
    found: list[Callable[[Any], object]] = [
        lambda g: g.omega(),
        lambda g: g.auto(*lemmas, mod_below(), depth=DEPTH),
    ]
    if definition.obligation is not None:
        found.append(definition.obligation)
    return found


def _functions_in(measure: Term) -> list[Lemma]:
    """The functions that a measure speaks of: their equations say how it changes."""
    symbols = [t.symbol for t in subterms(measure) if t.kind == CONST]
    found = [registry.of_symbol(symbol) for symbol in symbols]
    return [d.function for d in found if d is not None and d.function is not None]
