"""Work in a copy of this process, beside it: what it does to the tables of terms stays there."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any


class Child:
    """A copy of the process that works. Only where the system can fork: see `can_fork`."""

    def __init__(self, work: Callable[[], object]) -> None:
        read, write = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            status = 1
            try:
                os.close(read)
                text = json.dumps(work()).encode()
                while text:
                    text = text[os.write(write, text) :]
                status = 0
            finally:
                os._exit(status)  # nothing of the copy runs on, whatever happened
        os.close(write)
        self._pipe = read

    def result(self) -> Any:
        """What the work returned, through JSON; None where it failed. Waits; to be called once."""
        with open(self._pipe, "rb") as pipe:
            text = pipe.read()
        _, status = os.waitpid(self._process, 0)
        return json.loads(text) if status == 0 else None


def can_fork() -> bool:
    """Whether the system can copy a process."""
    return hasattr(os, "fork")


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
