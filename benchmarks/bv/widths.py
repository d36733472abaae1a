"""Time and peak memory as words grow: `python benchmarks/bv/widths.py [--most 2048] [--plots docs]`.

Each goal is decided in a process of its own, which proves the bit-level equations first (`warm`); the time is that of
the processor from the text to the answer, kernel check included, the memory what the process has at most, less what it had when warm.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from family import WIDENING
from lemmata.models.smtlib.running import run
from lemmata.models.smtlib.script import parse
from plot import svg

from lemmata.smt_command import warm

LEAST = 8
CONFLICTS = 200_000
PHASES = ("simplify", "blast", "clause", "solve", "check")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def child(name: str, width: int) -> dict[str, object]:
    """Decide one goal in this process."""
    gc.set_threshold(200_000, 50, 100)  # as `lemmata` does
    family = {f.__name__: f for f in WIDENING}[name]
    warm()
    text, before = family(width), _megabytes()
    start = time.process_time()
    (output,) = run(parse(text), name, CONFLICTS)
    seconds = time.process_time() - start
    if isinstance(output, str):
        raise SystemExit(output)
    verdict, _ = output
    phases = {phase: verdict.phases[phase] for phase in PHASES}
    return {
        "answer": verdict.result,
        "seconds": seconds,
        "megabytes": _megabytes() - before,
        "process": _megabytes(),
        **phases,
    }


def measured(name: str, width: int) -> dict[str, float]:
    """The same in a fresh process. Raises RuntimeError where the answer is not unsat."""
    command = [sys.executable, __file__, "--child", name, str(width)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    row = json.loads(done.stdout) if done.returncode == 0 else {"answer": done.stderr[-500:]}
    if row.pop("answer") != "unsat":
        raise RuntimeError(f"{name} at {width} bits: {row}")
    found: dict[str, float] = row
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--most", type=int, default=2048, help="the greatest width")
    options.add_argument(
        "--plots", type=Path, help="write widths-time.svg and widths-memory.svg to this folder"
    )
    options.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.child:
        print(json.dumps(child(chosen.child[0], int(chosen.child[1]))))
        return
    widths = [LEAST << i for i in range(20) if LEAST << i <= chosen.most]
    print(
        f"{'':14}{'bits':>6}{'ms':>10}{'us a bit':>10}{'MB more':>9}{'MB':>7}  "
        + "".join([f"{p:>10}" for p in PHASES])
    )
    times: dict[str, list[tuple[float, float]]] = {}
    memory: dict[str, list[tuple[float, float]]] = {}
    for family in WIDENING:
        name = family.__name__.replace("_", " ")
        for width in widths:
            row = measured(family.__name__, width)
            milliseconds = 1000 * row["seconds"]
            times.setdefault(name, []).append((width, milliseconds))
            memory.setdefault(name, []).append((width, row["process"]))
            phases = "".join([f"{1000 * row[p]:10.1f}" for p in PHASES])
            print(
                f"{name:14}{width:6}{milliseconds:10.1f}{1000 * milliseconds / width:10.0f}"
                f"{row['megabytes']:9.1f}{row['process']:7.0f}  {phases}",
                flush=True,
            )
    if chosen.plots is not None:
        time_plot = svg("Time to decide and check a goal", "bits", "milliseconds", times)
        memory_plot = svg("Peak memory of the process", "bits", "megabytes", memory)
        (chosen.plots / "widths-time.svg").write_text(time_plot, encoding="utf-8")
        (chosen.plots / "widths-memory.svg").write_text(memory_plot, encoding="utf-8")


if __name__ == "__main__":
    main()
