"""Memory of a process that decides scripts: its limit, and what became of one that met it."""

from __future__ import annotations

import os
import signal
import sys

MEMORY = 4 << 30
"""Bytes of address space that a process may have; with more, the script that it is at is unknown."""
FULL = 3
"""Exit status of a process that has no more memory."""


def most_memory() -> int:
    """The most bytes of memory that this process has had; 0 where the system does not say."""
    try:
        import resource
    except ModuleNotFoundError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def limit_memory() -> None:
    """Let the process fail by MemoryError when it has grown to `MEMORY`, where the system can do that."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def ending(status: int) -> str:
    """Why a process that was to go on has ended, by the status that `waitpid` gives."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        likely = f", as for want of memory: it may have {MEMORY >> 20} MB" if number == signal.SIGABRT else ""
        return f"its process ended by signal {number}{likely}"
    if os.WEXITSTATUS(status) == FULL:
        return f"its process has more than {MEMORY >> 20} MB of memory"
    return "its process ended"
