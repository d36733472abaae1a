"""What `lemmata smt` reports of many scripts: counts, times, and what is left unknown by its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from lemmata.models.smtlib.answers import SAT, UNKNOWN, UNSAT
from lemmata.models.smtlib.running import PHASES, Verdict

_COLUMNS = ("total", "decided", "sat", "unsat", "unknown", "wrong")


@dataclass(frozen=True)
class Summary:
    """All verdicts, with the file of each, found in so many seconds."""

    verdicts: Sequence[tuple[str, Verdict]]
    seconds: float
    processes: int

    @property
    def good(self) -> bool:
        """Whether everything was decided, and nothing otherwise than stated."""
        return all(v.result != UNKNOWN and not v.wrong for _, v in self.verdicts)

    def row(self, statistics: bool) -> dict[str, object]:
        """The object in the JSON output."""
        counts = _counts([v for _, v in self.verdicts])
        row: dict[str, object] = {k: counts[k] for k in ("total", "sat", "unsat", "unknown", "wrong")}
        row["seconds"] = round(self.seconds, 3)
        if statistics:
            row["phases"] = {phase: round(seconds, 3) for phase, seconds in self._phases().items()}
        row["results"] = [_row(v, statistics) for _, v in self.verdicts]
        return row

    def lines(self) -> list[str]:
        """The text output: what was not decided as stated, a table, times, reasons."""
        bad = [v for _, v in self.verdicts if v.result == UNKNOWN or v.wrong]
        lines = [line(v) for v in bad]
        if len(self.verdicts) < 2:
            return lines
        return [*lines, *self._table(), *self._times(), *self._reasons()]

    def _table(self) -> list[str]:
        groups: list[tuple[str, list[Verdict]]] = []
        files = list(dict.fromkeys([file for file, _ in self.verdicts]))
        for file in files:
            inside = [v for f, v in self.verdicts if f == file]
            vacuous = [v for v in inside if v.vacuous]
            groups.append((file, [v for v in inside if not v.vacuous]))
            if vacuous:
                groups.append((f"{file}, vacuous", vacuous))
        if len(groups) > 1:
            groups.append(("all", [v for _, v in self.verdicts]))
        wide = max(len(name) for name, _ in groups)
        lines = [f"{'':{wide}}" + "".join([f"{column:>9}" for column in _COLUMNS])]
        for name, group in groups:
            counts = _counts(group)
            lines.append(f"{name:{wide}}" + "".join([f"{counts[column]:>9}" for column in _COLUMNS]))
        return lines

    def _times(self) -> list[str]:
        times = sorted([v.seconds for _, v in self.verdicts])
        ninth = times[min(len(times) - 1, len(times) * 9 // 10)]
        processes = f"{self.processes} process{'es' if self.processes > 1 else ''}"
        phases = ", ".join([f"{phase} {seconds:.1f} s" for phase, seconds in self._phases().items()])
        spread = f"median {median(times) * 1000:.1f} ms, 90 % within {ninth * 1000:.1f} ms"
        slowest = f"slowest {times[-1]:.2f} s, sum {sum(times):.1f} s"
        speed = f"{self.seconds:.1f} s in {processes}, {len(times) / max(self.seconds, 0.001):.1f} a second"
        return [f"time   {spread}, {slowest}; {speed}", f"spent  {phases}"]

    def _phases(self) -> dict[str, float]:
        return {phase: sum([v.phases.get(phase, 0.0) for _, v in self.verdicts]) for phase in PHASES}

    def _reasons(self) -> list[str]:
        """How many are unknown for each kind of reason: numbers in it left out of account."""
        reasons = [re.sub(r"\d+", "N", v.reason) for _, v in self.verdicts if v.result == UNKNOWN]
        return [f"unknown {count:5}  {reason}" for reason, count in Counter(reasons).most_common()]


def _counts(verdicts: Sequence[Verdict]) -> dict[str, int]:
    results = Counter([v.result for v in verdicts])
    return {
        "total": len(verdicts),
        "decided": results[SAT] + results[UNSAT],
        "sat": results[SAT],
        "unsat": results[UNSAT],
        "unknown": results[UNKNOWN],
        "wrong": sum(v.wrong for v in verdicts),
    }


def _row(v: Verdict, statistics: bool) -> dict[str, object]:
    row: dict[str, object] = {"name": v.name, "answer": v.result, "seconds": round(v.seconds, 4)}
    if v.reason:
        row["reason"] = v.reason
    if statistics:
        row["phases"] = {phase: round(seconds, 4) for phase, seconds in v.phases.items()}
        row |= v.sizes
    return row


def line(v: Verdict) -> str:
    """A verdict as a line: `wrong` where it contradicts the status."""
    word = "wrong" if v.wrong else v.result
    more = f"  {v.result}, stated {v.status}" if v.wrong else f"  {v.reason}" if v.reason else ""
    return f"{word:8} {v.name}  {v.seconds:.2f} s{more}"


def statistics_line(v: Verdict) -> str:
    """What an answer took, for --stats."""
    parts = [f"{phase} {seconds * 1000:.1f} ms" for phase, seconds in v.phases.items()]
    parts += [f"{name} {size}" for name, size in v.sizes.items()]
    return f"{v.name}: {v.result} in {v.seconds * 1000:.1f} ms: {', '.join(parts)}"
