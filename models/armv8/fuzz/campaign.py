"""A run of the fuzzer: batches of cases on the model and on the oracle, and what differs, made small."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from lemmata.models.armv8.disassembler import listing
from lemmata.models.armv8.errors import OracleError
from lemmata.models.armv8.fuzz.cases import BASE, CODE, Case, Generator, Outcome, run
from lemmata.models.armv8.fuzz.known_errors import KnownError
from lemmata.models.armv8.state import (
    AlignmentFault,
    Error,
    UnmodelledInstruction,
    UnpredictableInstruction,
)
from lemmata.models.armv8.table import ROWS, find

BATCH = 500
NO_EVIDENCE = (UnpredictableInstruction, UnmodelledInstruction, AlignmentFault)
"""Errors of the model where the oracle may do as it likes."""


class Runs(Protocol):
    """What runs batches of cases."""

    def run(self, cases: list[Case], content: bytes) -> list[Outcome | None]:
        """The outcomes, None where there is none."""

    def known(self, case: Case) -> KnownError | None:
        """Why a difference on a case says nothing, if it says nothing."""


@dataclass(frozen=True)
class Disagreement:
    """A case on which model and oracle differ."""

    case: Case
    content: bytes
    found: Outcome
    error: Error
    wanted: Outcome | None

    def __str__(self) -> str:
        if self.wanted is None:
            return f"{listing(self.case.word, CODE)}: the oracle has no outcome"
        changed = ", ".join(f"{name}: oracle {theirs}, model {ours}" for name, theirs, ours in difference(self))
        return f"{listing(self.case.word, CODE)}: {changed} (model: {self.error})"

    def vector(self) -> str:
        """The case as a line of a pack of vectors, for `lemmata arm conform`, with what the oracle found."""
        if self.wanted is None:
            raise OracleError("the oracle has no outcome, so there is no state after the instruction")
        case, wanted = self.case, self.wanted
        pre, post = registers(case) | {"pc": CODE}, registers(wanted) | {"pc": wanted.pc}
        pre.pop("tpidr"), post.pop("tpidr")  # vectors do not speak of it
        changed = {name: value for name, value in post.items() if pre[name] != value}
        if wanted.pc == CODE + 4:
            changed.pop("pc")
        memo = [[f"{address:x}", f"{byte:02x}"] for address, byte in wanted.stores]
        return json.dumps({
            "w": f"{case.word:08x}", "t": listing(case.word, CODE), "k": f"fuzz:{row_name(case.word)}/-",
            "pre": {n: f"{v:x}" for n, v in pre.items()}, "post": {n: f"{v:x}" for n, v in changed.items()},
            "mem": [[f"{BASE:x}", self.content.hex()]], "memo": memo,
        })  # fmt: skip


def registers(s: Case | Outcome) -> dict[str, int]:
    """Registers by name."""
    named = {f"x{n}": value for n, value in enumerate(s.x)} | {f"v{n}": value for n, value in enumerate(s.v)}
    return named | {"sp": s.sp, "nzcv": s.nzcv, "fpcr": s.fpcr, "fpsr": s.fpsr, "tpidr": s.tpidr}


def row_name(word: int) -> str:
    """The row of a word, for counting."""
    row = find(word)
    return row.name if row is not None else "no row"


def difference(d: Disagreement) -> Iterator[tuple[str, object, object]]:
    """What differs, by name: the oracle's value and the model's."""
    if d.wanted is None:
        return
    theirs, ours = registers(d.wanted), registers(d.found)
    for name in theirs:
        if theirs[name] != ours[name]:
            yield name, f"{theirs[name]:x}", f"{ours[name]:x}"
    for name in ("pc", "stores", "stopped"):
        if getattr(d.wanted, name) != getattr(d.found, name):
            yield name, _shown(getattr(d.wanted, name)), _shown(getattr(d.found, name))


def _shown(value: object) -> object:
    return f"{value:x}" if type(value) is int else value


@dataclass
class Result:
    """What a run has shown."""

    seed: int
    cases: int = 0
    agreed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    explained: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    unexplained: list[Disagreement] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """One object, for programs."""
        return {
            "seed": self.seed, "cases": self.cases, "agreed": self.agreed, "skipped": dict(self.skipped),
            "explained": dict(self.explained), "rows": dict(sorted(self.rows.items())),
            "unexplained": [
                {"text": str(d), "word": f"{d.case.word:08x}", "registers": {n: f"{v:x}" for n, v in registers(d.case).items() if v}}
                for d in self.unexplained
            ],
        }  # fmt: skip


def fuzz(
    oracle: Runs, seed: int, count: int, pattern: str = "", tick: Callable[[int], None] = lambda n: None, most: int = 20
) -> Result:
    """Compare `count` random cases on rows whose names contain the pattern; stop after `most` unexplained ones."""
    rows = [row for row in ROWS if pattern in f"{row.group}/{row.name}"]
    if not rows:
        raise OracleError(f"no row of the encoding index has {pattern!r} in its name")
    generator, result = Generator(seed, rows), Result(seed)
    while result.cases < count and len(result.unexplained) < most:
        content = generator.content()
        cases = [generator.case(content) for _ in range(min(BATCH, count - result.cases))]
        for case, wanted in zip(cases, oracle.run(cases, content), strict=True):
            _compare(case, content, wanted, oracle, result)
        tick(len(cases))
    return result


def _compare(case: Case, content: bytes, wanted: Outcome | None, oracle: Runs, result: Result) -> None:
    """Count a case; a difference that nothing explains is made small and kept."""
    result.cases += 1
    result.rows[row_name(case.word)] += 1
    found, error = run(case, content)
    known = oracle.known(case)
    if isinstance(error, NO_EVIDENCE):
        result.skipped[type(error).__name__] += 1
    elif wanted is None:
        result.skipped["without an outcome"] += 1
    elif found == wanted:
        result.agreed += 1
    elif known is not None:
        result.explained[known.reason] += 1
    else:
        result.unexplained.append(minimised(Disagreement(case, content, found, error, wanted), oracle))


def minimised(d: Disagreement, oracle: Runs) -> Disagreement:
    """The same disagreement from a simpler state: registers are set to zero while it remains."""
    for change in _simpler():
        smaller = replace(d.case, **change(d.case))
        if smaller == d.case:
            continue
        found, error = run(smaller, d.content)
        (wanted,) = oracle.run([smaller], d.content)
        if wanted is not None and found != wanted and not isinstance(error, NO_EVIDENCE):
            d = Disagreement(smaller, d.content, found, error, wanted)
    return d


def _simpler() -> list[Callable[[Case], dict[str, Any]]]:
    """Changes that make a case simpler, the greatest first."""

    def zeroed(name: str, place: int) -> Callable[[Case], dict[str, Any]]:
        def change(c: Case) -> dict[str, Any]:
            values = list(getattr(c, name))
            values[place] = 0
            return {name: tuple(values)}

        return change

    whole: list[Callable[[Case], dict[str, Any]]] = [
        lambda c: {"x": (0,) * 31, "v": (0,) * 32},
        lambda c: {"v": (0,) * 32},
        lambda c: {"x": (0,) * 31},
        lambda c: {"fpcr": 0},
        lambda c: {"fpsr": 0},
        lambda c: {"nzcv": 0},
        lambda c: {"tpidr": 0},
    ]
    return whole + [zeroed("x", n) for n in range(31)] + [zeroed("v", n) for n in range(32)]

