"""S-expressions of SMT-LIB 2.6 with their places in the text. Nothing here recurses on the depth of nesting."""

from __future__ import annotations

import re
from typing import TypeAlias

SYMBOL, KEYWORD, NUMERAL, DECIMAL, HEXADECIMAL, BINARY, STRING = (
    "symbol", "keyword", "numeral", "decimal", "hexadecimal", "binary", "string",
)  # fmt: skip

_TOKEN = re.compile(
    r"""[ \t\r\n]+ | ;[^\n]* | (?P<open>\() | (?P<close>\)) | (?P<string>"(?:[^"]|"")*")
      | (?P<quoted>\|[^|\\]*\|) | (?P<word>[^\s()|";]+)""",
    re.VERBOSE,
)
_WORDS = (
    (SYMBOL, re.compile(r"[A-Za-z~!@$%^&*_+=<>.?/-][A-Za-z0-9~!@$%^&*_+=<>.?/-]*")),
    (NUMERAL, re.compile(r"[0-9]+")),
    (HEXADECIMAL, re.compile(r"#x[0-9A-Fa-f]+")),
    (BINARY, re.compile(r"#b[01]+")),
    (KEYWORD, re.compile(r":[A-Za-z0-9~!@$%^&*_+=<>.?/-]+")),
    (DECIMAL, re.compile(r"[0-9]+\.[0-9]+")),
)
_SIMPLE = _WORDS[0][1]


class ScriptError(Exception):
    """What is wrong with a script, and where: `name`:`line`:`column`, both from 1."""

    def __init__(self, name: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{name}:{line}:{column}: {message}")
        self.name = name
        self.line = line
        self.column = column
        self.message = message


class Source:
    """A text under a name, which knows the line and column of a place in it."""

    def __init__(self, text: str, name: str = "<script>") -> None:
        self.text = text
        self.name = name

    def place(self, at: int) -> tuple[int, int]:
        """The line and column, both from 1, of the character at index AT."""
        return self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at)

    def error(self, at: int, message: str) -> ScriptError:
        """The error MESSAGE at index AT; the caller raises it."""
        return ScriptError(self.name, *self.place(at), message)


class Atom:
    """A token: its kind, its text (a symbol's without bars, a string's without quotes) and where it stands."""

    __slots__ = ("at", "end", "kind", "text")

    def __init__(self, kind: str, text: str, at: int, end: int) -> None:
        self.kind = kind
        self.text = text
        self.at = at
        self.end = end

    def is_symbol(self, *texts: str) -> bool:
        """Whether it is a symbol, one of TEXTS where some are given."""
        return self.kind == SYMBOL and (not texts or self.text in texts)


class Group:
    """What stands between two parentheses."""

    __slots__ = ("at", "end", "items")

    def __init__(self, at: int) -> None:
        self.items: list[SExpr] = []
        self.at = at
        self.end = at + 1


SExpr: TypeAlias = "Atom | Group"


def read(source: Source) -> list[SExpr]:
    """The S-expressions of a text. Raises ScriptError."""
    found: list[SExpr] = []
    open_groups: list[Group] = []
    items = found
    at, text = 0, source.text
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise source.error(at, _broken(text[at]))
        kind = token.lastgroup
        if kind == "open":
            group = Group(at)
            items.append(group)
            open_groups.append(group)
            items = group.items
        elif kind == "close":
            if not open_groups:
                raise source.error(at, "this ) closes nothing")
            open_groups.pop().end = at + 1
            items = open_groups[-1].items if open_groups else found
        elif kind is not None:
            items.append(_atom(source, kind, token.group(), at))
        at = token.end()
    if open_groups:
        raise source.error(open_groups[-1].at, "this ( is not closed")
    return found


def _broken(character: str) -> str:
    if character == '"':
        return "this string has no end"
    if character == "|":
        return "this quoted symbol has no end, or a backslash in it"
    return f"{character!r} begins nothing"


def _atom(source: Source, kind: str, text: str, at: int) -> Atom:
    end = at + len(text)
    if kind == "string":
        return Atom(STRING, text[1:-1].replace('""', '"'), at, end)
    if kind == "quoted":
        return Atom(SYMBOL, text[1:-1], at, end)
    for word, pattern in _WORDS:
        if pattern.fullmatch(text):
            return Atom(word, text, at, end)
    shown = text if len(text) <= 40 else f"{text[:40]}..."
    raise source.error(at, f"{shown} is neither a symbol nor a literal")


def quoted(symbol: str) -> str:
    """A symbol as a script writes it: in bars where it needs them."""
    return symbol if _SIMPLE.fullmatch(symbol) else f"|{symbol}|"
