"""Proving a theorem by its script, once."""

from __future__ import annotations

from typing import Any

from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import Theorem
from lemmata.core.logic.propositional import DISCH
from lemmata.core.logic.syntax import list_implies
from lemmata.tactics.errors import TacticFailed
from lemmata.tactics.goal import Goal

_proved: dict[object, Thm] = {}
_running: list[Theorem[Any]] = []


def prove(theorem: Theorem[Any]) -> Thm:
    """⊢ the statement of THEOREM: its assumptions imply its conclusion, for all values of its free variables.

    Raises TacticFailed, with the goals that are left, or Refuted, where the script does not prove it.
    """
    found = _proved.get(theorem)
    if found is None:
        found = _proved[theorem] = _prove(theorem)
    return found


def running() -> tuple[Theorem[Any], ...]:
    """The theorems whose proofs are being run, the innermost last."""
    return tuple(_running)


def _prove(theorem: Theorem[Any]) -> Thm:
    statement = theorem.statement
    name = statement.name
    if theorem in _running:
        raise TacticFailed("proof", name, f"the proof of {name} uses {name} itself")
    goal = Goal(statement.assumptions, statement.conclusion, script=theorem.script or theorem.function)
    _running.append(theorem)
    try:
        _run(theorem, goal)
    finally:
        _running.pop()
    left = goal.open_goals()
    if left:
        text = "\n\n".join([repr(g) for g in left])
        raise TacticFailed(
            "proof", text, f"the proof of {theorem.name} stops short: {len(left)} goals are left"
        )
    th = goal.theorem()
    for h in reversed(statement.assumptions):
        th = DISCH(h, th)
    if th.hyps or th.concl is not list_implies(list(statement.assumptions), statement.conclusion):
        raise KernelError(f"the proof of {name} proves something else: {th!r}")
    return th


def _run(theorem: Theorem[Any], goal: Goal) -> None:
    if theorem.script is not None:
        theorem.script(goal)
        return
    if not goal.hypotheses and not goal.target.free:
        try:
            goal.decide()
            return
        except TacticFailed:
            pass  # not computable; it may still be a matter of words
    goal.bv_decide()
