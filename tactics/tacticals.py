"""Tactics put together. A tactic is a function of a goal that leaves goals below it, or raises TacticFailed.

    def crunch(goal: Goal) -> None:
        then(lambda g: g.intros(), orelse(lambda g: g.omega(), lambda g: g.simp(append)))(goal)

Each combinator works on copies: where a tactic fails, the goal is as it was.
"""

from __future__ import annotations

from collections.abc import Callable

from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.goal import Goal

Tactic = Callable[[Goal], object]


def then(*tactics: Tactic) -> Tactic:
    """Each tactic on all goals that the ones before it left."""

    def run(goal: Goal) -> None:
        for tactic in tactics:
            all_goals(tactic)(goal)

    return run


def orelse(*tactics: Tactic) -> Tactic:
    """The first tactic that does not fail. Raises TacticFailed with what each of them said."""

    def run(goal: Goal) -> None:
        said = []
        for tactic in tactics:
            try:
                goal.run(tactic)
                return
            except TacticFailed as error:
                said.append(f"{error.tactic}: {error.reason}")
            except Refuted as error:
                said.append(str(error))
        raise TacticFailed("orelse", repr(goal), "every tactic failed\n  " + "\n  ".join(said))

    return run


def attempt(tactic: Tactic) -> Tactic:
    """The tactic, or nothing where it fails."""

    def run(goal: Goal) -> None:
        try:
            goal.run(tactic)
        except (TacticFailed, Refuted):
            pass  # the goal stays, and stays visible

    return run


def repeat(tactic: Tactic, limit: int = 100) -> Tactic:
    """The tactic on the goal and on all goals that it leaves, as often as it does not fail, up to LIMIT times."""

    def run(goal: Goal) -> None:
        stack, left = [goal], limit
        while stack and left:
            current = stack.pop()
            left -= 1
            try:
                stack.extend(current.run(tactic))
            except (TacticFailed, Refuted):
                continue

    return run


def all_goals(tactic: Tactic) -> Tactic:
    """The tactic on every open goal below."""

    def run(goal: Goal) -> None:
        for sub in goal.open_goals():
            sub.run(tactic)

    return run


def focus(index: int, tactic: Tactic) -> Tactic:
    """The tactic on one of the open goals below, counted from 0; it has to close it."""

    def run(goal: Goal) -> None:
        goals = goal.open_goals()
        if not -len(goals) <= index < len(goals):
            raise TacticFailed("focus", repr(goal), f"there is no goal {index}; {len(goals)} are open")
        left = goals[index].run(tactic)
        if left:
            raise TacticFailed("focus", repr(left[0]), "this goal is left")

    return run


def first(*tactics: Tactic) -> Tactic:
    """The first tactic that closes the goal altogether."""
    return orelse(*[closes(t) for t in tactics])


def closes(tactic: Tactic) -> Tactic:
    """The tactic, which fails where it leaves goals."""

    def run(goal: Goal) -> None:
        left = goal.run(tactic)
        if left:
            raise TacticFailed("closes", repr(left[0]), "this goal is left")

    return run
