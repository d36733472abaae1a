"""Proving a theorem by its script, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import Theorem
from lemmata.core.logic.propositional import DISCH
from lemmata.core.logic.syntax import list_implies
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.goal import Goal
from lemmata.tactics.unscripted import close

_proved: dict[object, Thm] = {}
_running: list[Theorem[Any]] = []
_refutations: dict[object, Refuted | None] = {}

TEST_RUNS = 50
TEST_CALLS = 5_000
"""How often a statement is tested whose proof has failed, and how many calls it may take each time."""


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


@contextmanager
def proving(theorem: Theorem[Any]) -> Iterator[None]:
    """While a part of the proof of THEOREM is run: its use as a lemma fails. Raises TacticFailed inside of it."""
    if theorem in _running:
        name = theorem.name
        raise TacticFailed("proof", name, f"the proof of {name} uses {name} itself")
    _running.append(theorem)
    try:
        yield
    finally:
        _running.pop()


def _prove(theorem: Theorem[Any]) -> Thm:
    statement = theorem.statement
    goal = Goal(statement.assumptions, statement.conclusion, script=theorem.script or theorem.function)
    try:
        with proving(theorem):
            _run(theorem, goal)
            _check_closed(theorem, goal)
    except (TacticFailed, Refuted) as error:
        raise _failure(theorem, goal, error) from error
    th = goal.theorem()
    for h in reversed(statement.assumptions):
        th = DISCH(h, th)
    if th.hyps or th.concl is not list_implies(list(statement.assumptions), statement.conclusion):
        raise KernelError(f"the proof of {theorem.name} proves something else: {th!r}")
    return th


def _check_closed(theorem: Theorem[Any], goal: Goal) -> None:
    left = goal.open_goals()
    if left:
        text = "\n\n".join([repr(g) for g in left])
        raise TacticFailed(
            "proof", text, f"the proof of {theorem.name} stops short: {len(left)} goals are left"
        )


def _failure(theorem: Theorem[Any], goal: Goal, error: TacticFailed | Refuted) -> TacticFailed | Refuted:
    """What is said where a proof fails: that the statement is false, where that is known, or else ERROR.

    A false goal further down says nothing of the statement, which is tested then, nor does a false lemma.
    """
    if theorem in _running:
        return error  # its proof uses itself, which is said of the proof as a whole
    refuted = error if isinstance(error, Refuted) else None
    if refuted is None or goal.open_goals() != [goal]:
        refuted = _tested(theorem)
    if refuted is not None:
        if not _running:
            return refuted
        return TacticFailed("lemma", repr(goal), f"the theorem {theorem.name} is false; {refuted}")
    if isinstance(error, Refuted):
        return TacticFailed("proof", repr(goal), f"a goal of the proof of {theorem.name} is false; {error}")
    return error


def _tested(theorem: Theorem[Any]) -> Refuted | None:
    """A counterexample to THEOREM from a short test; none where Hypothesis is not installed."""
    if theorem not in _refutations:
        try:
            from lemmata.tactics.quickcheck import refutation
        except ModuleNotFoundError:
            return None
        _refutations[theorem] = refutation(theorem, TEST_RUNS, TEST_CALLS)
    return _refutations[theorem]


def _run(theorem: Theorem[Any], goal: Goal) -> None:
    if theorem.script is not None:
        theorem.script(goal)
        return
    close(goal)
