"""The goals at a line of a proof script: the script is run, and watched."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from lemmata.core.kernel.errors import KernelError
from lemmata.core.language import LanguageError, Theorem
from lemmata.core.logic.conv import ConvFailed
from lemmata.searching import library_modules
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.goal import Goal
from lemmata.tactics.prover import proving
from lemmata.tactics.suggest import suggest
from lemmata.targets import explain


@dataclass
class Shown:
    """What a line of a script sees: the goals when it is reached, the first time, and the script's error."""

    theorem: str
    line: int
    reached: bool = False
    goals: list[Goal] = field(default_factory=list)
    error: str = ""
    suggestions: list[list[str]] | None = None
    """For each goal the lines that close it, or that it is false; None where nobody asked."""

    def to_json(self) -> dict[str, object]:
        """For programs."""
        goals: list[dict[str, object]] = [g.to_json() for g in self.goals]
        for goal, lines in zip(goals, self.suggestions or [], strict=False):
            goal["suggestions"] = lines
        return {
            "theorem": self.theorem,
            "line": self.line,
            "reached": self.reached,
            "goals": goals,
            "error": self.error,
        }

    def text(self) -> str:
        """For people."""
        if not self.reached:
            return f"{self.theorem}: the script does not come to line {self.line}" + (
                f"\n{self.error}" if self.error else ""
            )
        if not self.goals:
            return f"{self.theorem}: no goals are left at line {self.line}"
        total = len(self.goals)
        parts = [f"goal {i} of {total}\n{_indented(repr(g))}" for i, g in enumerate(self.goals, 1)]
        if self.suggestions is not None:
            said = [_indented("\n".join(lines) or "no suggestion") for lines in self.suggestions]
            parts = [f"{part}\n  try\n{_indented(lines)}" for part, lines in zip(parts, said, strict=True)]
        return f"{self.theorem}, before line {self.line}\n\n" + "\n\n".join(parts)


def _indented(text: str) -> str:
    return "\n".join("  " + line for line in text.splitlines())


def script_at(theorems: list[Theorem[Any]], line: int) -> Theorem[Any] | None:
    """The theorem whose proof script has LINE, or whose statement does."""
    found = None
    for theorem in theorems:
        lines = _lines(theorem.script) if theorem.script is not None else set()
        if line in lines:
            return theorem
        if theorem.line <= line <= max(_lines(theorem.function), default=theorem.line):
            found = theorem
    return found


def _lines(function: Any) -> set[int]:
    """The lines of a function with all functions inside it."""
    found: set[int] = set()
    codes = [function.__code__]
    while codes:
        code = codes.pop()
        found.update(n for _, _, n in code.co_lines() if n is not None)
        codes.extend(c for c in code.co_consts if hasattr(c, "co_lines"))
    return set(range(min(found), max(found) + 2)) if found else found


def states(theorem: Theorem[Any], line: int, suggesting: bool = False) -> Shown:
    """The goals of THEOREM's proof just before LINE runs; at its end, where the line is the last or later.

    SUGGESTING adds what closes them, with the theorems of the library too. Raises BadInput where those do not load.
    """
    shown = _states(theorem, line)
    if suggesting:
        list(library_modules())
        with proving(theorem):
            shown.suggestions = [_suggested(goal) for goal in shown.goals]
    return shown


def _suggested(goal: Goal) -> list[str]:
    try:
        goal.quickcheck(runs=50)
        found = suggest(goal.hypotheses, goal.target, names=goal.names)
    except Refuted as error:
        return [f"the goal is false; {error}"]
    return [s.text(getattr(goal.script, "__globals__", {})) for s in found]


def _states(theorem: Theorem[Any], line: int) -> Shown:
    statement = theorem.statement
    shown = Shown(theorem.name, line)
    goal = Goal(statement.assumptions, statement.conclusion, script=theorem.script or theorem.function)
    if theorem.script is None or line <= theorem.script.__code__.co_firstlineno:
        shown.reached, shown.goals = True, [goal]
        return shown
    watch = _Watch(goal, theorem.script.__code__.co_filename, line, shown)
    previous = sys.gettrace()
    sys.settrace(watch.trace)
    try:
        with contextlib.redirect_stdout(sys.stderr):  # what the script prints is not the answer
            theorem.script(goal)
    except (TacticFailed, Refuted, LanguageError, KernelError, ConvFailed) as error:
        shown.error = str(error)
    except Exception as error:  # noqa: BLE001  the user's script runs here, and may raise anything
        shown.error = explain(error, theorem.file)
    finally:
        sys.settrace(previous)
    if not shown.reached and not shown.error:
        shown.reached, shown.goals = True, goal.open_goals()
    return shown


class _Watch:
    def __init__(self, goal: Goal, file: str, line: int, shown: Shown) -> None:
        self.goal, self.file, self.line, self.shown = goal, file, line, shown

    def trace(self, frame: FrameType, event: str, _: object) -> Any:
        """Python's trace function: wants the lines of the user's file only."""
        if frame.f_code.co_filename != self.file:
            return None
        if event == "line" and frame.f_lineno == self.line and not self.shown.reached:
            self.shown.reached = True
            self.shown.goals = [g.copy() for g in self.goal.open_goals()]
        return self.trace


def parse_place(place: str) -> tuple[Path, int] | None:
    """FILE:LINE taken apart; None if it is not that."""
    file, _, line = place.rpartition(":")
    return (Path(file), int(line)) if file and line.isdigit() else None
