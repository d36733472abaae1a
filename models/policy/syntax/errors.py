"""What is wrong with a text or a document, and where.

Every error of this package is a `PolicyError`; it holds one `Problem` or several, and its text shows each with
the place, the line and a caret:

    photos.cedar:3:23: expected an expression, found `}`
      when { principal.x == };
                            ^
"""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

_WIDEST = 110  # characters of a line that are shown; long lines are cut on both sides of the caret


@dataclass(frozen=True)
class Source:
    """A text and the name of the file that it came from."""

    text: str = field(repr=False)
    name: str = "<text>"

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1; columns count code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """A line by its number, without its end."""
        start = self._starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : len(self.text) if end < 0 else end].rstrip("\r")


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where (a place in a text, or a path in a document), and what to do."""

    message: str
    source: Source | None = None
    start: int = 0
    end: int = 0
    path: str = ""
    hint: str = ""

    @property
    def line(self) -> int | None:
        """The line, from 1; None where no text is known."""
        return None if self.source is None else self.source.place(self.start)[0]

    @property
    def column(self) -> int | None:
        """The column, from 1; None where no text is known."""
        return None if self.source is None else self.source.place(self.start)[1]

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        hint = f"\n  {self.hint}" if self.hint else ""
        if self.source is None:
            return f"{where}{self.message}{hint}"
        line, column = self.source.place(self.start)
        return (
            f"{self.source.name}:{line}:{column}: {where}{self.message}\n{self._excerpt(line, column)}{hint}"
        )

    def _excerpt(self, number: int, column: int) -> str:
        """The line with a caret below; characters that would move the caret are shown as blanks."""
        if self.source is None:
            return ""
        line = "".join(c if c.isprintable() else " " for c in self.source.line(number))
        first = max(0, column - 1 - _WIDEST // 2) if len(line) > _WIDEST else 0
        shown = line[first : first + _WIDEST]
        width = max(1, min(self.end - self.start, len(shown) - (column - 1 - first)))
        return f"  {shown.rstrip()}\n  {' ' * (column - 1 - first)}{'^' * width}"


class Where(NamedTuple):
    """A place in a text, or a path in a document; `source` is None where there is no text."""

    source: Source | None = None
    start: int = 0
    end: int = 0
    path: str = ""

    def problem(self, message: str, hint: str = "") -> Problem:
        """What is wrong here."""
        return Problem(message, self.source, self.start, self.end, self.path, hint)


class PolicyError(Exception):
    """A text or document is not what it should be."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = [problems] if isinstance(problems, Problem) else list(problems)
        super().__init__("\n".join(map(str, self.problems)))


class ParseError(PolicyError):
    """A policy or schema text cannot be read."""


class DocumentError(PolicyError):
    """A JSON document is not JSON, or not of the form that it should have."""


class LinkError(PolicyError):
    """A template cannot be linked so."""


class SchemaError(PolicyError):
    """The declarations of a schema do not fit together."""


class ConformanceError(PolicyError):
    """Entities or a request do not conform to the schema."""


def near(name: str, known: Iterable[str]) -> str:
    """A hint with the known names that are like this one; empty where none is."""
    found = difflib.get_close_matches(name, sorted(set(known)), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(f'`{f}`' for f in found)}?" if found else ""
