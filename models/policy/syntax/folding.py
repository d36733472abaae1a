"""One way to go through nested things from the leaves up, with a list for what waits instead of Python's stack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True)
class _Pending(Generic[T]):
    """What is built once so many results are there."""

    build: Callable[[list[T]], T]
    count: int


def fold(root: S, open_: Callable[[S], tuple[Sequence[S], Callable[[list[T]], T]]]) -> T:
    """The result at the root; `open_` gives the parts of a thing and how to build its result from theirs."""
    waiting: list[S | _Pending[T]] = [root]
    done: list[T] = []
    while waiting:
        one = waiting.pop()
        if isinstance(one, _Pending):
            first = len(done) - one.count
            results = done[first:]
            del done[first:]
            done.append(one.build(results))
        else:
            parts, build = open_(one)
            waiting.append(_Pending(build, len(parts)))
            waiting.extend(reversed(parts))
    return done[0]
