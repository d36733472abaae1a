"""What is tried on a theorem without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import CONST, Term
from lemmata.core.kernel.types import BOOL
from lemmata.core.language import registry
from lemmata.core.logic.conv import ConvFailed
from lemmata.core.logic.syntax import subterms
from lemmata.tactics.errors import TacticFailed
from lemmata.tactics.goal import Goal
from lemmata.tactics.tacticals import closes

DEPTH = 2  # of the search

Attempt = tuple[str, Callable[[Goal], object]]


def close(goal: Goal) -> None:
    """Close the goal by evaluation, by SAT, by arithmetic or by simplification, whichever does it first.

    Raises Refuted where a decision procedure finds a counterexample, and TacticFailed where none of them helps.
    """
    tried: list[tuple[str, TacticFailed | ConvFailed]] = []
    for name, tactic in _attempts(goal):
        try:
            goal.run(closes(tactic))
            return
        except (TacticFailed, ConvFailed) as error:
            tried.append((name, error))
    if len(tried) == 1 and isinstance(tried[0][1], TacticFailed):
        raise tried[0][1]
    names = ", ".join(name for name, _ in tried)
    raise TacticFailed("proof", repr(goal), f"there is no script, and none of {names} proves it")


def _attempts(goal: Goal) -> Iterator[Attempt]:
    if not goal.hypotheses and not goal.target.free:
        yield "decide", lambda g: g.decide()
    functions = functions_of([goal.target, *goal.hypotheses])
    terms = subterms(goal.target, *goal.hypotheses)
    if any(t.type.con is ty.WORD for t in terms) or all(v.type is BOOL for v in goal.variables()):
        yield "bv_decide", lambda g: g.bv_decide()
    yield "omega", lambda g: g.omega()
    yield "simp", lambda g: g.simp(*functions)
    yield "smt", lambda g: g.smt(*functions)
    yield "auto", lambda g: g.auto(*functions, depth=DEPTH)


def functions_of(terms: Sequence[Term]) -> list[Callable[..., Any]]:
    """The defined functions that occur, in the order of their names."""
    found: dict[str, Callable[..., Any]] = {}
    for u in subterms(*terms):
        if u.kind == CONST:
            definition = registry.of_symbol(u.symbol)
            if definition is not None and registry.find(definition.function) is definition:
                found.setdefault(definition.name, definition.function)
    return [found[name] for name in sorted(found)]
