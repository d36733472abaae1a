"""Bitvector benchmarks with z3 and Bitwuzla in the same run: `python benchmarks/bv/run.py [--step N] [--json FILE]`.

Lemmata's answers are checked by its kernel; the peers' are not. Times are those of a whole script, text to answer, in a
process that is warm. The packs are those of $LEMMATA_DATA/bv-bench, by default ../shared/bv-bench.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from family import FAMILY

from lemmata.smt_command import warm
from lemmata.smt_pool import decide_all
from lemmata.smt_tasks import Task, load

ROOT = Path(__file__).resolve().parents[2]
PACKS = ("hackers-delight", "instcombine", "regress")
SECONDS = 20  # for a peer and a script
Answer = tuple[str, float]


@dataclass(frozen=True)
class Group:
    """Scripts that are reported together."""

    name: str
    tasks: list[Task]


def groups(step: int) -> list[Group]:
    """Every STEP-th script of the packs, and the families, each width by itself."""
    folder = Path(os.environ.get("LEMMATA_DATA", ROOT.parent / "shared")) / "bv-bench"
    found = []
    for name in PACKS:
        path = folder / f"{name}.jsonl.gz"
        if path.exists():
            found.append(Group(name, load(str(path))[::step]))
        else:
            print(f"{path} is not there: set LEMMATA_DATA", file=sys.stderr)
    for family, widths in FAMILY.items():
        name = family.__name__.replace("_", " ")
        found += [
            Group(f"{name}, {w} bits", [Task("family", f"{name} {w}", family(w), "", "unsat")])
            for w in widths
        ]
    return found


def by_lemmata(tasks: Sequence[Task], conflicts: int) -> list[Answer]:
    """What `lemmata smt` answers, in one process."""
    found = {id(d.task): d.verdicts[0] for d in decide_all(tasks, 1, conflicts, None) if not d.error}
    return [(found[id(t)].result, found[id(t)].seconds) if id(t) in found else ("error", 0.0) for t in tasks]


def by_z3(text: str) -> str:
    import z3  # type: ignore[import-not-found, unused-ignore]

    solver = z3.SolverFor("QF_BV")
    solver.set("timeout", SECONDS * 1000)
    solver.from_string(text)
    return str(solver.check())


def by_bitwuzla(text: str) -> str:
    import bitwuzla  # type: ignore[import-not-found, unused-ignore]

    options = bitwuzla.Options()
    options.set(bitwuzla.Option.TIME_LIMIT_PER, SECONDS * 1000)
    parser = bitwuzla.Parser(bitwuzla.TermManager(), options)
    parser.parse(text.replace("(check-sat)", ""), True, False)
    answer = parser.bitwuzla().check_sat()
    return {bitwuzla.Result.SAT: "sat", bitwuzla.Result.UNSAT: "unsat"}.get(answer, "unknown")


def by_peer(peer: Callable[[str], str], tasks: Sequence[Task]) -> list[Answer] | None:
    """What a peer answers; None where it is not installed."""
    found = []
    for task in tasks:
        start = time.perf_counter()
        try:
            answer = peer(task.text)
        except ModuleNotFoundError:
            return None
        found.append((answer, time.perf_counter() - start))
    return found


def report(group: Group, columns: dict[str, list[Answer] | None]) -> dict[str, object]:
    """One row: decided, wrong, and the geometric mean of times, for each prover."""
    row: dict[str, object] = {"name": group.name, "total": len(group.tasks)}
    text = f"{group.name:32}{len(group.tasks):6}"
    for name, answers in columns.items():
        if answers is None:
            text += f"  {name} is not installed"
            continue
        decided = [
            (a, s, t.status) for (a, s), t in zip(answers, group.tasks, strict=True) if a in ("sat", "unsat")
        ]
        wrong = sum(a != status for a, _, status in decided if status in ("sat", "unsat"))
        mean = 1000 * statistics.geometric_mean([max(s, 1e-6) for _, s in answers])
        total = sum([s for _, s in answers])
        row[name] = {
            "decided": len(decided),
            "wrong": wrong,
            "mean_ms": round(mean, 3),
            "seconds": round(total, 2),
        }
        text += f"{len(decided):8}{f' ({wrong} wrong)' if wrong else ''}{mean:10.2f}{total:9.1f}"
    print(text, flush=True)
    return row


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--step", type=int, default=1, help="only every N-th script of a pack")
    options.add_argument(
        "--conflicts", type=int, default=200_000, help="the SAT solver's budget for a script"
    )
    options.add_argument("--json", type=Path, help="write the figures to this file")
    chosen = options.parse_args()
    gc.set_threshold(200_000, 50, 100)
    warm()
    names = ("lemmata, checked", "z3", "bitwuzla")
    print(f"{'':38}" + "".join([f"{name:>27}" for name in names]))
    print(f"{'':32}{'total':>6}" + "".join([f"{'decided':>8}{'mean ms':>10}{'sum s':>9}" for _ in names]))
    rows = []
    for group in groups(chosen.step):
        columns: dict[str, list[Answer] | None] = {"lemmata": by_lemmata(group.tasks, chosen.conflicts)}
        columns |= {"z3": by_peer(by_z3, group.tasks), "bitwuzla": by_peer(by_bitwuzla, group.tasks)}
        rows.append(report(group, columns))
    if chosen.json is not None:
        chosen.json.write_text(json.dumps({"groups": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
