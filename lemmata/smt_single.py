"""One script, answered as a solver answers it, in a copy of this process that has a limit of memory.

The copy sends its replies as they come. If it ends before its last one, the answer that is missing is unknown.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lemmata.core.kernel.thm import Thm
from lemmata.forked import can_fork
from lemmata.models.smtlib.answers import UNKNOWN
from lemmata.models.smtlib.reader import ScriptError
from lemmata.models.smtlib.running import run
from lemmata.models.smtlib.script import parse
from lemmata.smt_limits import FULL, ending, limit_memory
from lemmata.smt_pool import write_proof
from lemmata.smt_report import line, statistics_line
from lemmata.smt_tasks import BadTask, Task

Say = Callable[[str], None]
_SAY, _COMPLAIN, _BAD, _WRITING, _CODE = "say", "complain", "bad", "writing", "code"


@dataclass(frozen=True)
class Single:
    """A script and what is wanted of it."""

    task: Task
    conflicts: int
    proof: Path | None
    statistics: bool

    def answer(self, say: Say, complain: Say, writing: Callable[[], None]) -> int:
        """The replies of the script; the exit code. WRITING is called after the last. Raises BadTask."""
        try:
            commands = parse(self.task.text, self.task.file)
        except ScriptError as error:
            raise BadTask(str(error)) from None
        good = True
        theorems: dict[str, Thm] = {}
        for output in run(commands, self.task.name, self.conflicts):
            if isinstance(output, str):
                say(output)
                continue
            verdict, theorem = output
            say(verdict.result)
            if verdict.wrong or verdict.result == UNKNOWN:
                good = False
                complain(line(verdict))
            if self.statistics:
                complain(statistics_line(verdict))
            if theorem is not None:
                theorems[verdict.name] = theorem
        writing()
        if self.proof is not None:
            _write(self.proof, theorems, complain)
        return 0 if good else 1


def _write(path: Path, theorems: dict[str, Thm], complain: Say) -> None:
    if not theorems:
        complain(f"{path}: not written, nothing is unsat")
        return
    try:
        write_proof(path, theorems)
    except OSError as error:
        raise BadTask(f"{error.filename or path}: {error.strerror}") from None


def in_a_copy(single: Single, say: Say, complain: Say) -> int:
    """The replies of a script; the exit code. Raises BadTask.

    Where the system cannot copy processes, it runs in this one, without a limit.
    """
    if not can_fork():
        return single.answer(say, complain, lambda: None)
    read, write = os.pipe()
    copy = os.fork()
    if copy == 0:
        _work(single, read, write)
    os.close(write)
    before = signal.signal(signal.SIGTERM, lambda number, frame: _stop(copy, number))
    try:
        sent = _relayed(read, say, complain)
    except BaseException:
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)
    _, status = os.waitpid(copy, 0)
    if _BAD in sent:
        raise BadTask(str(sent[_BAD]))
    if _CODE in sent:
        return int(str(sent[_CODE]))
    reason = ending(status)
    if _WRITING in sent:
        complain(f"{single.proof}: not written: {reason}")
    else:
        say(UNKNOWN)
        complain(f"{UNKNOWN:8} {single.task.name}  {reason}")
    return 1


def _stop(copy: int, number: int) -> None:
    """End the copy with this process."""
    os.kill(copy, signal.SIGKILL)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _work(single: Single, read: int, write: int) -> None:
    """What the copy does: it never returns."""
    status = 1
    try:
        os.close(read)
        with open(write, "w", encoding="utf-8") as out:

            def send(kind: str, what: object = "") -> None:
                print(json.dumps([kind, what]), file=out, flush=True)

            limit_memory()
            try:
                code = single.answer(
                    lambda text: send(_SAY, text),
                    lambda text: send(_COMPLAIN, text),
                    lambda: send(_WRITING),
                )
                send(_CODE, code)
            except BadTask as error:
                send(_BAD, str(error))
        status = 0
    except MemoryError:
        status = FULL
    finally:
        os._exit(status)  # nothing of the copy runs on, whatever happened


def _relayed(read: int, say: Say, complain: Say) -> dict[str, object]:
    """Pass on what the copy says until it ends; what else it sent."""
    sent: dict[str, object] = {}
    with open(read, encoding="utf-8") as replies:
        for reply in replies:
            kind, what = json.loads(reply)
            if kind == _SAY:
                say(what)
            elif kind == _COMPLAIN:
                complain(what)
            else:
                sent[kind] = what
    return sent
