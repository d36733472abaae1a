"""Documents with places where lines may break, and their layout within a width. Nothing here recurses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

INDENT = 2


@dataclass(frozen=True, slots=True)
class Text:
    """Characters on one line."""

    text: str
    hard: bool = False

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """A line break, or `flat` where the group around it fits on the line; a hard one always breaks."""

    flat: str = " "
    hard: bool = False

    @property
    def size(self) -> int:
        """How many characters it takes where it does not break."""
        return len(self.flat)


@dataclass(frozen=True, slots=True)
class Cat:
    """One after the other."""

    parts: Sequence[Doc]
    hard: bool
    size: int


@dataclass(frozen=True, slots=True)
class Nest:
    """Lines inside begin further to the right."""

    doc: Doc
    hard: bool
    size: int


@dataclass(frozen=True, slots=True)
class Group:
    """All on one line if it fits, otherwise broken at each of its own lines."""

    doc: Doc
    hard: bool
    size: int


Doc: TypeAlias = Text | Line | Cat | Nest | Group

LINE, SOFT, HARD = Line(), Line(""), Line("", hard=True)


def cat(*parts: Doc | str) -> Doc:
    """One after the other; strings stand for themselves."""
    docs = [Text(p) if isinstance(p, str) else p for p in parts]
    return Cat(docs, any(d.hard for d in docs), sum(d.size for d in docs))


def nest(doc: Doc) -> Doc:
    """Further to the right."""
    return Nest(doc, doc.hard, doc.size)


def group(doc: Doc) -> Doc:
    """On one line if it fits."""
    return doc if isinstance(doc, Group | Text) else Group(doc, doc.hard, doc.size)


def joined(docs: Iterable[Doc], separator: Doc) -> Doc:
    """Docs with a separator between them."""
    parts: list[Doc] = []
    for doc in docs:
        parts += [separator, doc] if parts else [doc]
    return cat(*parts)


def bracketed(left: str, docs: Sequence[Doc], right: str, inside: Line = SOFT) -> Doc:
    """`left a, b, c right`."""
    if not docs:
        return Text(left + right)
    items = joined(docs, cat(",", LINE))
    return group(cat(left, nest(cat(inside, items)), inside, right))


def render(doc: Doc, width: int) -> str:
    """The text of a document; no line is longer than the width where it can be helped."""
    out: list[str] = []
    column = 0
    waiting: list[tuple[int, bool, Doc]] = [(0, False, doc)]
    while waiting:
        indent, flat, one = waiting.pop()
        match one:
            case Text(text):
                out.append(text)
                column += len(text)
            case Line(text, hard):
                if flat and not hard:
                    out.append(text)
                    column += len(text)
                else:
                    out.append("\n" + " " * indent)
                    column = indent
            case Cat(parts, _, _):
                waiting += [(indent, flat, part) for part in reversed(parts)]
            case Nest(inner):
                waiting.append((indent + INDENT, flat, inner))
            case Group(inner, hard, size):
                fits = flat or (not hard and size <= width - column and _fits(inner, waiting, width - column))
                waiting.append((indent, fits, inner))
    lines = "".join(out).split("\n")
    return "\n".join(line.rstrip(" ") for line in lines)


def _fits(doc: Doc, after: Sequence[tuple[int, bool, Doc]], room: int) -> bool:
    """Whether a document, flat, and what follows it up to the next line break need no more room than there is."""
    waiting: list[tuple[bool, Doc]] = [(True, doc)]
    following = len(after)
    while room >= 0:
        if not waiting:
            if following == 0:
                return True
            following -= 1
            _, flat, one = after[following]
            waiting.append((flat, one))
            continue
        flat, one = waiting.pop()
        match one:
            case Text(text):
                room -= len(text)
            case Line(text, hard):
                if hard or not flat:
                    return True
                room -= len(text)
            case Cat(parts, _, _):
                waiting += [(flat, part) for part in reversed(parts)]
            case Nest(inner):
                waiting.append((flat, inner))
            case Group(inner, hard, _):
                waiting.append((flat or not hard, inner))
    return False
