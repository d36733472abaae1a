"""How a tactic says that it did not prove its goal."""

from __future__ import annotations

from collections.abc import Mapping


class TacticFailed(Exception):
    """TACTIC did not prove `goal` (as text), for `reason`."""

    def __init__(self, tactic: str, goal: str, reason: str) -> None:
        super().__init__(f"{tactic}: {reason}\n{goal}")
        self.tactic = tactic
        self.goal = goal
        self.reason = reason


class Refuted(Exception):
    """The goal is false: `counterexample` gives the variables their values, `replayed` says it was run."""

    def __init__(self, counterexample: Mapping[str, object], replayed: bool) -> None:
        values = ", ".join(f"{name} = {value}" for name, value in counterexample.items())
        super().__init__(f"counterexample{' (replayed)' if replayed else ''}: {values}")
        self.counterexample = dict(counterexample)
        self.replayed = replayed
