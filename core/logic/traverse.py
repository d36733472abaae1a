"""Walking terms: each node of the shared graph once, on a stack of our own."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeVar

from lemmata.core.kernel.terms import APP, CONST, LAM, Term, app, fresh, lam, open_lams

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


def replace_term(root: Term, old: Term, new: Term) -> Term:
    """ROOT with NEW, a term of the same type, wherever OLD stands; bound variables are not captured."""
    avoid = root.free | old.free | new.free

    def visit(t: Term) -> Visits[Term]:
        if t is old:
            return new
        if t.kind == APP:
            head = (yield t.head) if t.head.kind != CONST else t.head
            args = []
            for a in t.args:
                args.append((yield a))
            same = head is t.head and all(a is b for a, b in zip(args, t.args, strict=True))
            return t if same else app(head, *args)
        if t.kind == LAM:
            v = fresh(t.name, t.type.doms[0], t.free | avoid)
            body = open_lams(t, (v,))
            made = yield body
            return t if made is body else lam(v, made)
        return t

    return drive(visit, root, {})
