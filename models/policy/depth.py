"""Room for definitions that recurse with the length of a list, when they run as plain Python.

Python functions take no C stack since 3.11, so a high limit costs memory only where it is used; expressions and
documents that are nested deeply are refused by their readers (`syntax`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

FRAMES = 1_000_000


@contextmanager
def deep_recursion() -> Iterator[None]:
    """Raise Python's limit of recursion meanwhile."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
