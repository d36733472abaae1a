"""Deriving everything from nothing, in several processes: the library, and the theorems of targets."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from lemmata.core.language import Theorem
from lemmata.outcomes import Outcome, attempt, derive
from lemmata.searching import Entry, entries, library_modules
from lemmata.targets import load

CHUNK = 8
"""How many theorems a process takes at a time: neighbours in one file, which rest on the same lemmas."""
SLOWEST = 10


@dataclass(frozen=True)
class Derived:
    """What became of one theorem, and whose it is: `kind` is theorem, or rule for the library's own functions."""

    target: str
    kind: str
    place: str
    outcome: Outcome

    def row(self) -> dict[str, object]:
        """The theorem's object in the JSON output."""
        return {"target": self.target, "kind": self.kind, "place": self.place} | self.outcome.row()


@dataclass(frozen=True)
class Task:
    """Neighbouring theorems of one target, by name."""

    target: str
    names: tuple[str, ...]


def tasks(targets: Iterable[str]) -> list[Task]:
    """The library, and TARGETS, in pieces. Raises BadInput where a target cannot be loaded."""
    modules = {m.__name__: m for m in library_modules()}
    modules |= {target: load(target) for target in targets}
    found = []
    for target, module in modules.items():
        names = [e.name for e in entries(module)]
        found += [Task(target, tuple(names[i : i + CHUNK])) for i in range(0, len(names), CHUNK)]
    return found


def run(task: Task) -> list[Derived]:
    """Derive the theorems of a task, in this process."""
    known = {e.name: e for e in entries(load(task.target))}
    return [_derived(task.target, known[name]) for name in task.names]


def _derived(target: str, entry: Entry) -> Derived:
    if isinstance(entry.source, Theorem):
        return Derived(target, "theorem", entry.place, attempt(entry.source)[0])
    return Derived(target, "rule", entry.place, derive(entry.name, entry.source, entry.file))


def run_all(found: Sequence[Task], processes: int) -> Iterator[list[Derived]]:
    """What becomes of each task, in the order in which they end, in so many PROCESSES that begin with nothing."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=fresh, initializer=_begin) as pool:
        running: dict[Future[list[Derived]], Task] = {pool.submit(run, task): task for task in found}
        for future in as_completed(running):
            try:
                yield future.result()
            except BrokenExecutor:
                task = running[future]
                lost = [
                    Outcome(n, "failed", 0.0, detail="the process ended before it was derived")
                    for n in task.names
                ]
                yield [Derived(task.target, "theorem", task.target, outcome) for outcome in lost]


def _begin() -> None:
    """Set a process up as the command line is."""
    gc.set_threshold(200_000, 50, 100)


@dataclass(frozen=True)
class Summary:
    """All that was derived, in so many seconds."""

    derived: list[Derived]
    seconds: float
    processes: int

    @property
    def good(self) -> bool:
        """Whether all of it was."""
        return all(d.outcome.status == "proved" for d in self.derived)

    @property
    def slowest(self) -> list[Derived]:
        """Those that took longest."""
        return sorted(self.derived, key=lambda d: -d.outcome.seconds)[:SLOWEST]

    def lines(self) -> list[str]:
        """The text output: what failed, the slowest, the counts."""
        failed = [d for d in self.derived if d.outcome.status != "proved"]
        found = [f"{d.outcome.line()}\n    {d.place}" for d in failed]
        found += [
            "slowest",
            *(f"    {d.outcome.seconds:6.2f} s  {d.outcome.name}  {d.place}" for d in self.slowest),
        ]
        kinds = [d.kind for d in self.derived]
        counts = f"{kinds.count('theorem')} theorems and {kinds.count('rule')} rules"
        proved = len(self.derived) - len(failed)
        speed = f"{self.seconds:.1f} s in {self.processes} processes, {self.per_second:.1f} a second"
        return [
            *found,
            f"{'proved' if self.good else 'failed'}   {proved} of {len(self.derived)}: {counts}, {speed}",
        ]

    @property
    def per_second(self) -> float:
        """How many were derived a second."""
        return len(self.derived) / self.seconds if self.seconds else 0.0

    def row(self) -> dict[str, object]:
        """The object in the JSON output."""
        return {
            "theorems": [d.row() for d in self.derived],
            "proved": sum(d.outcome.status == "proved" for d in self.derived),
            "seconds": round(self.seconds, 3),
            "processes": self.processes,
            "per_second": round(self.per_second, 2),
            "slowest": [d.outcome.name for d in self.slowest],
        }
