"""Definitions by measure: who proves that the recursive calls get smaller."""

from __future__ import annotations

from collections.abc import Sequence

from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import DefinitionError
from lemmata.core.language.registry import Definition, Elaborated
from lemmata.core.logic.printing import show_goal
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.goal import Goal
from lemmata.tactics.smaller import tactics_for
from lemmata.tactics.wellfounded import NotSmaller, define_by_measure


def define(definition: Definition, made: Elaborated) -> Thm:
    """⊢ f params = body. Raises DefinitionError with the obligations that are left."""
    measure = made.measure
    if measure is None:
        raise DefinitionError(f"{definition.name} has no measure")

    def prove(facts: Sequence[Term], smaller: Term) -> Thm | None:
        goal = Goal(facts, smaller, script=definition.obligation or definition.function)
        for tactic in tactics_for(definition, measure):
            try:
                if not goal.run(tactic):
                    return goal.theorem()
            except (TacticFailed, Refuted):
                pass  # the next one may do it; what is left is said below
            goal = goal.copy()
        return None

    try:
        return define_by_measure(made.name, made.params, made.function, made.body, measure, prove)
    except NotSmaller as error:
        raise _left(definition, error) from None


def _left(definition: Definition, error: NotSmaller) -> DefinitionError:
    """The error of a definition with obligations that nobody proved."""
    goals = [
        show_goal([(f"h{n}", h) for n, h in enumerate(o.facts, 1)], o.smaller) for o in error.obligations
    ]
    text = "\n\n".join(goals) or "a call inside an argument of a call, or of a function without arguments"
    hint = f"prove it: @termination({definition.name}) above a script"
    message = f"{definition.name} is not proved to end: this is left\n{text}"
    if definition.source is None:
        return DefinitionError(message, hint=hint)
    calls = definition.calls
    where = (
        calls[0].error(message, hint)
        if calls
        else definition.source.error(definition.source.node, message, hint)
    )
    return where
