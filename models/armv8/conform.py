"""Conformance: packs of test vectors on the model, counted by encoding class."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lemmata.models.armv8.errors import ArmError
from lemmata.models.armv8.function_vectors import FunctionVectors
from lemmata.models.armv8.functions import linked, provenance, replay_run
from lemmata.models.armv8.table import find
from lemmata.models.armv8.vectors import (
    Difference,
    Filler,
    UndefinedWord,
    Vector,
    error_at_once,
    is_undefined,
    is_unsupported,
    read_vectors,
    replay,
)

SHOWN = 3
"""How many failures of a class are kept with their difference."""


@dataclass
class Count:
    """The vectors of one class."""

    passed: int = 0
    failed: int = 0
    unsupported: int = 0


@dataclass(frozen=True)
class Failure:
    """A vector that the model does not reproduce."""

    word: int
    text: str
    kind: str
    difference: Difference

    def __str__(self) -> str:
        changed = ", ".join(f"{name}: wanted {wanted}, found {found}" for name, (wanted, found) in self.difference.items())
        return f"{self.kind}: {self.word:08x} {self.text}: {changed}"


@dataclass
class Report:
    """What a run of packs has shown."""

    classes: dict[str, Count] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, text: str) -> None:
        """Say something about the run, once."""
        if text not in self.notes:
            self.notes.append(text)

    def count(self, kind: str) -> Count:
        """The counts of a class."""
        return self.classes.setdefault(kind, Count())

    def total(self, part: str) -> int:
        """The sum over all classes: of `passed`, `failed` or `unsupported`."""
        return sum(getattr(count, part) for count in self.classes.values())

    def as_json(self) -> dict[str, Any]:
        """One object, for programs."""
        parts = {part: self.total(part) for part in ("passed", "failed", "unsupported")}
        return {"total": sum(parts.values()), **parts, "classes": {k: vars(c) for k, c in sorted(self.classes.items())}, "notes": self.notes}


def conform(packs: Iterable[Path], seed: int, pattern: str = "", tick: Callable[[], None] = lambda: None) -> Report:
    """Run the vectors of packs, those whose class contains the pattern. Raises VectorError for bad packs.

    Registers that vectors do not name are filled from the seed.
    """
    report, filler = Report(), Filler(random.Random(seed))
    for pack in packs:
        for vector in read_vectors(pack):
            if pattern in vector.kind:
                if isinstance(vector, Vector):
                    _check(vector, filler, report)
                elif isinstance(vector, FunctionVectors):
                    _check_function(vector, report)
                else:
                    _check_undefined(vector, report)
            tick()
    return report


def _check(vector: Vector, filler: Filler, report: Report) -> None:
    count = report.count(vector.kind)
    difference, error = replay(vector, filler)
    if not difference:
        count.passed += 1
    elif is_unsupported(error):
        count.unsupported += 1
    else:
        count.failed += 1
        if count.failed <= SHOWN:
            report.failures.append(Failure(vector.word, vector.text, vector.kind, difference))


def _check_function(vectors: FunctionVectors, report: Report) -> None:
    """The runs of a function; they are unsupported where its package is not there, or has other code."""
    count = report.count(vectors.kind)
    try:
        image = linked(vectors)
    except ArmError as error:
        count.unsupported += len(vectors.runs)
        report.note(f"unsupported: {error}")
        return
    changed = provenance(vectors)
    if changed:
        report.note(changed)
    for number, run in enumerate(vectors.runs, 1):
        difference, error_met = replay_run(image, vectors, run)
        if not difference:
            count.passed += 1
        elif is_unsupported(error_met):
            count.unsupported += 1
            report.note(f"unsupported: {difference['error'][1]}")
        else:
            count.failed += 1
            if count.failed <= SHOWN:
                shown = f"run {number} of {len(vectors.runs)}"
                report.failures.append(Failure(vectors.entry, shown, vectors.kind, difference))


def _check_undefined(vector: UndefinedWord, report: Report) -> None:
    """A word outside the table is unsupported where its row is not modelled, since the model says nothing of it."""
    count = report.count(f"undefined:{vector.kind}")
    if is_undefined(vector.word):
        count.passed += 1
    elif find(vector.word) is None:
        count.unsupported += 1
    else:
        count.failed += 1
        if count.failed <= SHOWN:
            difference: Difference = {"error": ("UndefinedInstruction()", error_at_once(vector.word))}
            report.failures.append(Failure(vector.word, "", f"undefined:{vector.kind}", difference))
