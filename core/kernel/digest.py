"""A term or type as a list of lines, and the digest that identifies a definition.

Nodes stand in the order in which they are finished, children from left to right, so the lines do not
depend on how the term came about. Names of bound variables do not count.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from lemmata.core.kernel.terms import APP, BOUND, CONST, LAM, LIT, Term
from lemmata.core.kernel.types import Type


class Lines:
    """Numbers types and terms, each once; `lines` holds their text, in which numbers refer to earlier lines."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.numbers: dict[Type | Term, int] = {}

    def add(self, root: Type | Term) -> int:
        """The number of ROOT, whose missing parts are added before it."""
        stack: list[Type | Term] = [root]
        while stack:
            node = stack[-1]
            if node in self.numbers:
                stack.pop()
                continue
            todo = [c for c in children(node) if c not in self.numbers]
            if todo:
                stack.extend(reversed(todo))
            else:
                self.numbers[node] = len(self.lines)
                self.lines.append(" ".join(self._line(node)))
        return self.numbers[root]

    def _line(self, node: Type | Term) -> Iterable[str]:
        refs = [str(self.numbers[c]) for c in children(node)]
        if isinstance(node, Type):
            if node.con is not None:
                return ["T", node.con.name, node.con.digest, *refs]
            return ["V" if node.name else "N", node.kind, node.name or str(node.value)]
        if node.kind == APP:
            return ["A", *refs]
        if node.kind == LAM:
            return ["L", *refs]
        if node.kind == LIT:
            return ["#", str(node.value), *refs]
        if node.kind == BOUND:
            return ["B", str(node.value), *refs]
        if node.kind == CONST:
            return ["C", node.symbol.name, node.symbol.digest, *refs]
        return ["X", node.name, *refs]


def children(node: Type | Term) -> tuple[Type | Term, ...]:
    """What NODE is made of, from left to right: the types of leaves and binders included."""
    if isinstance(node, Type):
        return node.args
    if node.kind == APP:
        return (node.head, *node.args)
    if node.kind == LAM:
        return (node.type.args[0], node.head)
    return (node.type,)


def digest(tag: str, *roots: Type | Term) -> str:
    """The SHA-256 digest of TAG and ROOTS, in hexadecimal, cut to 32 digits."""
    table = Lines()
    numbers = [str(table.add(r)) for r in roots]
    text = "\n".join([tag, *table.lines, *numbers])
    return hashlib.sha256(text.encode()).hexdigest()[:32]
