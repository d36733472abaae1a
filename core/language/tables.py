"""Functions given by their values, and values as Python source."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any

from lemmata.core.language.words import Bits

LINE = 100
"""How long the text of a record may be before only a part of it is shown."""


class Table:
    """A total function: what it was asked for is written down, everywhere else it is `default`.

    `find` gives the value for the text of the arguments, the same one each time.
    """

    def __init__(self, arity: int, default: Any, find: Callable[[str], Any]) -> None:
        self.arity = arity
        self.default = default
        self.find = find
        self.entries: dict[str, tuple[tuple[Any, ...], Any]] = {}
        self.names = ["x", "y", "z"][:arity] if arity <= 3 else [f"x{i}" for i in range(1, arity + 1)]

    @classmethod
    def of(cls, arity: int, default: Any, cases: Iterable[tuple[tuple[Any, ...], Any]]) -> Table:
        """The function with these values, and the default everywhere else."""
        table = cls(arity, default, lambda _: default)
        for args, value in cases:
            table.entries.setdefault(source(args), (args, value))
        return table

    def __call__(self, *args: Any) -> Any:
        if len(args) != self.arity:
            raise TypeError(f"{self!r} takes {self.arity} arguments, got {len(args)}")
        key = source(args)
        if key not in self.entries:
            self.entries[key] = args, self.find(key)
        return self.entries[key][1]

    def cases(self) -> list[tuple[tuple[Any, ...], Any]]:
        """The arguments at which the value was asked for and is not the default, with the value."""
        plain = source(self.default)
        return [(args, value) for args, value in self.entries.values() if source(value) != plain]

    def __repr__(self) -> str:
        text = ""
        for args, value in self.cases():
            test = (
                " and ".join(f"{n} == {source(a)}" for n, a in zip(self.names, args, strict=True)) or "True"
            )
            text += f"{_operand(value)} if {test} else "
        return f"lambda {', '.join(self.names)}: {text}{_operand(self.default)}".replace(
            "lambda :", "lambda:"
        )


def _operand(value: Any) -> str:
    return f"({value!r})" if isinstance(value, Table) else source(value)


def source(value: Any) -> str:
    """A value of a model as a Python expression; classes are written without the names around them."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, list):
        return f"[{', '.join(map(source, value))}]"
    if isinstance(value, tuple):
        return f"({', '.join(map(source, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, Bits) or not dataclasses.is_dataclass(value):
        return repr(value)
    fields = [f"{f.name}={source(getattr(value, f.name))}" for f in dataclasses.fields(value)]
    return f"{type(value).__name__}({', '.join(fields)})"


def abridged(name: str, value: Any) -> list[str]:
    """NAME = VALUE as lines of Python; of a long record those fields alone that are not 0, False or empty."""
    whole = f"{name} = {source(value)}"
    if len(whole) <= LINE or not dataclasses.is_dataclass(value) or isinstance(value, Bits):
        return [whole]
    lines: list[str] = []
    stack: list[tuple[str, Any]] = [(name, value)]
    while stack:
        path, part = stack.pop()
        if dataclasses.is_dataclass(part) and not isinstance(part, Bits):
            fields = [(f"{path}.{f.name}", getattr(part, f.name)) for f in dataclasses.fields(part)]
            stack.extend(reversed(fields))
        elif not _plain(part):
            lines.append(f"{path} = {source(part)}")
    return [*lines, f"# {'everything else' if lines else 'everything'} in {name} is 0, False or empty"]


def _plain(value: Any) -> bool:
    """Whether a value is 0, False or empty, or a function that always is."""
    if isinstance(value, Table):
        return not value.cases() and _plain(value.default)
    return value.uint == 0 if isinstance(value, Bits) else not value
