"""Deciding the scripts of packs in copies of this process, which are replaced when they have grown.

Terms live as long as their process, so a process decides some hundred scripts and then ends. What a process that
dies was at is unknown, and the others go on.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TextIO

from lemmata.core.kernel.thm import Thm
from lemmata.core.logic.writer import proof_text
from lemmata.forked import can_fork
from lemmata.models.smtlib.answers import UNKNOWN
from lemmata.models.smtlib.reader import ScriptError
from lemmata.models.smtlib.running import Verdict, run
from lemmata.models.smtlib.script import parse
from lemmata.smt_limits import FULL, ending, limit_memory, most_memory
from lemmata.smt_tasks import Task

TASKS = 300
"""How many scripts a process decides before it is replaced."""
GROWN = 1 << 30
"""Bytes of memory at which a process is replaced after the script that it is at."""
_SAFE = str.maketrans({c: "_" for c in '/\\:*?"<>| \t\r\n'})


@dataclass
class Done:
    """What became of a task: its verdicts, or the error in its script."""

    task: Task
    verdicts: list[Verdict] = field(default_factory=list)
    error: str = ""


@dataclass(frozen=True)
class Proofs:
    """Where proofs go: the file of all of one script, or the folder with a file for each name."""

    path: Path
    single: bool

    def write(self, theorems: dict[str, Thm]) -> None:
        """Write the theorems of a script. Raises OSError."""
        if self.single:
            write_proof(self.path, theorems)
            return
        for name, theorem in theorems.items():
            write_proof(self.path / f"{name.translate(_SAFE)}.proof", {name: theorem})


def decide(task: Task, conflicts: int, proofs: Proofs | None) -> Done:
    """Decide a script, and write the proofs of unsat."""
    start = time.perf_counter()
    try:
        commands = parse(task.text, task.place)
    except ScriptError as error:
        return Done(task, error=str(error))
    reading = time.perf_counter() - start
    done = Done(task)
    theorems: dict[str, Thm] = {}
    for output in run(commands, task.name, conflicts):
        if not isinstance(output, str):
            verdict, theorem = output
            verdict.status = task.status or verdict.status
            verdict.vacuous = task.vacuous
            if not done.verdicts:
                verdict.seconds += reading
                verdict.phases["read"] = reading
            done.verdicts.append(verdict)
            if theorem is not None:
                theorems[verdict.name] = theorem
    if proofs is not None and theorems:
        try:
            proofs.write(theorems)
        except OSError as error:
            done.error = f"{error.filename or proofs.path}: {error.strerror}"
    return done


def write_proof(path: Path, theorems: dict[str, Thm]) -> None:
    """Write theorems to a proof file. Raises OSError."""
    named = {
        "".join([c if c.isprintable() and c != " " else "_" for c in n or " "]): t
        for n, t in theorems.items()
    }
    path.write_text(proof_text(named), encoding="utf-8", newline="\n")


class _Worker:
    """A copy of the process. It reads numbers of tasks, and writes a line of JSON for each."""

    def __init__(self, work: Callable[[int], object], others: Iterable[_Worker]) -> None:
        ask, answer = os.pipe(), os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            status = 1
            try:
                for end in (ask[1], answer[0], *[w.asks.fileno() for w in others]):
                    os.close(end)  # else the others would wait for more when the parent has closed its end
                with open(ask[0], encoding="ascii") as asked, open(answer[1], "w", encoding="utf-8") as out:
                    limit_memory()
                    for line in asked:
                        print(json.dumps(work(int(line))), file=out, flush=True)
                status = 0
            except MemoryError:
                status = FULL
            finally:
                os._exit(status)  # nothing of the copy runs on, whatever happened
        os.close(ask[0])
        os.close(answer[1])
        self.asks: TextIO = open(ask[1], "w", encoding="ascii")  # noqa: SIM115  closed by `end`
        self.answers = open(answer[0], encoding="utf-8")  # noqa: SIM115
        self.task = -1
        self.given = 0

    def give(self, number: int) -> None:
        """Let it work on a task."""
        self.task = number
        self.given += 1
        with suppress(BrokenPipeError):  # it is dead, which reading its answer shows
            print(number, file=self.asks, flush=True)

    def end(self, kill: bool = False) -> str:
        """Close its pipes and wait for its end; what became of it."""
        if kill:
            os.kill(self.pid, signal.SIGKILL)
        with suppress(BrokenPipeError):
            self.asks.close()
        self.answers.close()
        _, status = os.waitpid(self.pid, 0)
        return ending(status)


def decide_all(
    tasks: Sequence[Task], processes: int, conflicts: int, proofs: Proofs | None
) -> Iterator[Done]:
    """What becomes of each task, in the order in which they end."""
    if not can_fork():
        for task in tasks:
            yield decide(task, conflicts, proofs)
        return

    def work(number: int) -> dict[str, Any]:
        done = decide(tasks[number], conflicts, proofs)
        grown = most_memory() > GROWN
        return {"verdicts": [asdict(v) for v in done.verdicts], "error": done.error, "grown": grown}

    waiting = iter(range(len(tasks)))
    with selectors.DefaultSelector() as selector:
        workers: set[_Worker] = set()

        def start(number: int | None) -> None:
            if number is not None:
                worker = _Worker(work, workers)
                workers.add(worker)
                selector.register(worker.answers, selectors.EVENT_READ, worker)
                worker.give(number)

        def stop(worker: _Worker, kill: bool = False) -> str:
            workers.discard(worker)
            selector.unregister(worker.answers)
            return worker.end(kill)

        try:
            for _ in range(max(1, processes)):
                start(next(waiting, None))
            while workers:
                for key, _ in selector.select():
                    worker: _Worker = key.data
                    task, line = tasks[worker.task], worker.answers.readline()
                    if line:
                        row = json.loads(line)
                        yield Done(task, [Verdict(**v) for v in row["verdicts"]], row["error"])
                        number = next(waiting, None)
                        if number is not None and worker.given < TASKS and not row["grown"]:
                            worker.give(number)
                            continue
                        stop(worker)
                        start(number)
                    else:
                        lost = Verdict(task.name, UNKNOWN, 0.0, task.status, stop(worker), task.vacuous)
                        yield Done(task, [lost])
                        start(next(waiting, None))
        finally:
            for worker in list(workers):
                stop(worker, kill=True)
