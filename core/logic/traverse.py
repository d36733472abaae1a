"""Walking terms: each node of the shared graph once, on a stack of our own."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeVar

from lemmata.core.kernel.terms import Term

R = TypeVar("R")
Visits = Generator[Term, R, R]


def drive(visit: Callable[[Term], Visits[R]], root: Term, memo: dict[Term, R]) -> R:
    """The result of VISIT for ROOT. A visit yields the terms whose results it wants, and returns its own."""
    if root in memo:
        return memo[root]
    stack = [(root, visit(root))]
    sent: Any = None  # None starts a generator; afterwards the result that it asked for
    while True:
        t, running = stack[-1]
        try:
            wanted = running.send(sent)
            while wanted in memo:
                wanted = running.send(memo[wanted])
        except StopIteration as stop:
            sent = memo[t] = stop.value
            stack.pop()
            if not stack:
                return memo[t]
        else:
            stack.append((wanted, visit(wanted)))
            sent = None
