"""`lemmata smt`: SMT-LIB scripts of QF_BV, answered with the kernel's word for it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from lemmata.forked import processors
from lemmata.models.smtlib.answers import UNKNOWN, answer
from lemmata.models.smtlib.running import Verdict
from lemmata.models.smtlib.script import Check, parse
from lemmata.smt_pool import Done, Proofs, decide_all
from lemmata.smt_report import Summary, statistics_line
from lemmata.smt_single import Single, in_a_copy
from lemmata.smt_tasks import BadTask, Task, is_pack, load
from lemmata.tactics import bv_bitwise
from lemmata.tactics.bv_decide import Statistics

_WARM = """
(declare-const x (_ BitVec 8)) (declare-const y (_ BitVec 8))
(assert (bvult (bvadd (bvudiv x y) (bvurem x y)) (bvshl x y))) (check-sat)
"""


@dataclass(frozen=True)
class Options:
    """What the command line says."""

    proof: Path | None
    processes: int
    limit: int | None
    pattern: str
    conflicts: int
    as_json: bool
    statistics: bool


def smt(files: Sequence[str], options: Options, say: Callable[[str], None]) -> int:
    """Answer the scripts in FILES; the exit code. Raises BadTask for bad input that stops everything."""
    tasks = [task for file in dict.fromkeys(files) for task in load(file) if options.pattern in task.name]
    if options.limit is not None:
        tasks = tasks[: options.limit]
    if not tasks:
        raise BadTask(f"no scripts{f' with {options.pattern!r} in their names' if options.pattern else ''}")
    single = len(tasks) == 1 and not is_pack(tasks[0].file)
    if single and not options.as_json:
        return in_a_copy(
            Single(tasks[0], options.conflicts, options.proof, options.statistics), say, _complain
        )
    proofs = Proofs(options.proof, single) if options.proof is not None else None
    return _many(tasks, options, proofs, say)


def _complain(message: str) -> None:
    print(message, file=sys.stderr)


def _many(tasks: Sequence[Task], options: Options, proofs: Proofs | None, say: Callable[[str], None]) -> int:
    """A table for many scripts, with a bar that shows how far it is on a terminal."""
    if proofs is not None and not proofs.single:
        try:
            proofs.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadTask(f"{proofs.path}: for several scripts, a folder: {error.strerror}") from None
    processes = min(options.processes or processors(), len(tasks))
    quiet = options.as_json or not (sys.stdout.isatty() and sys.stderr.isatty())
    warm()
    start = time.perf_counter()
    done: list[Done] = []
    with Progress(console=Console(stderr=True), disable=quiet, transient=True) as progress:
        bar = progress.add_task("deciding", total=len(tasks))
        for some in decide_all(tasks, processes, options.conflicts, proofs):
            done.append(some)
            progress.update(bar, advance=1, description=some.task.name[-50:])
    order = {id(task): i for i, task in enumerate(tasks)}
    done.sort(key=lambda d: order[id(d.task)])
    summary = Summary(_verdicts(done), time.perf_counter() - start, processes)
    if options.as_json:
        say(json.dumps(summary.row(options.statistics), indent=1))
    else:
        if options.statistics:
            for _, verdict in summary.verdicts:
                _complain(statistics_line(verdict))
        for text in summary.lines():
            say(text)
    broken = [d.error for d in done if d.error]
    for message in broken:
        _complain(message)
    return 2 if broken else 0 if summary.good else 1


def _verdicts(done: Sequence[Done]) -> list[tuple[str, Verdict]]:
    """The verdicts with their files; a script with an error, or without (check-sat), is unknown."""
    found: list[tuple[str, Verdict]] = []
    for d in done:
        verdicts = d.verdicts
        if not verdicts:
            reason = d.error or "the script has no (check-sat)"
            verdicts = [Verdict(d.task.name, UNKNOWN, 0.0, d.task.status, reason, d.task.vacuous)]
        found += [(d.task.file, v) for v in verdicts]
    return found


def warm() -> None:
    """Prove the bit-level equations before the process is copied, so that copies have them."""
    for command in parse(_WARM):
        if isinstance(command, Check):
            answer(command.assertions, 100, Statistics())
    bv_bitwise.warm()
