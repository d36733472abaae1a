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
        plain = {name for name, value in counterexample.items() if value is False or value == _zero(value)}
        values = [f"{name} = {value}" for name, value in counterexample.items() if name not in plain]
        if plain:
            values.append("everything else 0 or False" if values else "everything 0 or False")
        super().__init__(f"counterexample{' (replayed)' if replayed else ''}: {', '.join(values)}")
        self.counterexample = dict(counterexample)
        self.replayed = replayed


def _zero(value: object) -> object:
    """The zero of the width that VALUE, a word as text, has."""
    return "0x" + "0" * (len(value) - 2) if isinstance(value, str) else None
