"""Room for definitions that recurse with the length of a list, when they run as plain Python.

Python functions take no C stack since 3.11, so a high limit costs memory only where it is used; expressions and
documents that are nested deeply are refused by their readers (`syntax`).
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

FRAMES = 1_000_000



class _Room:
    """Who needs room now, in any thread: the limit is one for all, and goes back when the last has done."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.users = 0
        self.before = 0


_ROOM = _Room()


@contextmanager
def deep_recursion() -> Iterator[None]:
    """Raise Python's limit of recursion meanwhile."""
    with _ROOM.lock:
        if _ROOM.users == 0:
            _ROOM.before = sys.getrecursionlimit()
            sys.setrecursionlimit(max(_ROOM.before, FRAMES))
        _ROOM.users += 1
    try:
        yield
    finally:
        with _ROOM.lock:
            _ROOM.users -= 1
            if _ROOM.users == 0:
                sys.setrecursionlimit(_ROOM.before)
