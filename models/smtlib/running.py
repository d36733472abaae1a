"""Running the commands of a script: its replies, and a verdict for each (check-sat)."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields

from lemmata.core.kernel.errors import BudgetExceeded
from lemmata.core.kernel.thm import Thm
from lemmata.models.smtlib.answers import SAT, UNKNOWN, UNSAT, Answer, answer, complete, evaluate
from lemmata.models.smtlib.printing import show_model, show_values
from lemmata.models.smtlib.script import Check, Command, GetModel, GetValue, Reply
from lemmata.tactics.bv_decide import Statistics

PHASES = ("read", *[f.name for f in fields(Statistics) if isinstance(f.default, float)])
"""What takes time: reading the script, and the fields of a decision's statistics that are seconds."""


@dataclass
class Verdict:
    """The answer to one (check-sat), with what it took."""

    name: str
    result: str
    seconds: float
    status: str | None = None
    """What the script, or the pack that it is from, states as the right answer."""
    reason: str = ""
    vacuous: bool = False
    phases: dict[str, float] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    @property
    def wrong(self) -> bool:
        """Whether the answer contradicts the status."""
        return self.result != UNKNOWN and self.status in (SAT, UNSAT) and self.result != self.status


def run(
    commands: Sequence[Command], name: str, conflicts: int
) -> Iterator[str | tuple[Verdict, Thm | None]]:
    """The replies of a script, and each verdict, with the theorem where it is unsat, in their order.

    The first (check-sat) has the NAME, the second NAME#2, and so on.
    """
    last: Answer | None = None
    checks = 0
    for command in commands:
        if isinstance(command, Check):
            checks += 1
            verdict, last = _check(command, name if checks == 1 else f"{name}#{checks}", conflicts)
            yield verdict, last.theorem
        elif isinstance(command, Reply):
            yield command.text
        else:
            yield _model_reply(command, last)


def _check(command: Check, name: str, conflicts: int) -> tuple[Verdict, Answer]:
    statistics = Statistics()
    start = time.perf_counter()
    found = answer(command.assertions, conflicts, statistics)
    seconds = time.perf_counter() - start
    verdict = Verdict(name, found.result, seconds, command.status, found.reason)
    for f in fields(Statistics):
        value = getattr(statistics, f.name)
        if isinstance(f.default, float):
            verdict.phases[f.name] = value
        elif isinstance(f.default, int):
            verdict.sizes[f.name] = value
    return verdict, found


def _model_reply(command: GetModel | GetValue, last: Answer | None) -> str:
    if last is None or last.result != SAT:
        return '(error "there is no model: the last answer is not sat")'
    if isinstance(command, GetModel):
        values = complete(last.values, *[v for _, v in command.constants])
        return show_model([(name, values[v]) for name, v in command.constants])
    try:
        found = evaluate([t for _, t in command.terms], last.values)
    except BudgetExceeded as error:
        return f'(error "{error}")'
    return show_values([(text, value) for (text, _), (_, value) in zip(command.terms, found, strict=True)])
