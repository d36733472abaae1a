"""String literals, patterns of `like`, and identifiers, as they stand in policy and schema text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lemmata.models.policy.expressions import Literally, PatternElement, Wildcard

RESERVED = frozenset({"true", "false", "if", "then", "else", "in", "like", "has", "is", "__cedar"})

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PIECE = re.compile(
    r"""(?P<plain>[^\\]+)
      | \\(?P<simple>[nrt0\\'"*])
      | \\x(?P<byte>[0-7][0-9A-Fa-f])
      | \\u\{(?P<code>[0-9A-Fa-f][0-9A-Fa-f_]*)\}""",
    re.VERBOSE,
)
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "\\": "\\", "'": "'", '"': '"'}
_ESCAPED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0", "\\": "\\\\", '"': '\\"'}


class BadEscape(Exception):
    """An escape that is none; `offset` is where its backslash stands."""

    def __init__(self, offset: int, text: str) -> None:
        super().__init__(f"`{text}` is not an escape")
        self.offset = offset


def is_identifier(name: str) -> bool:
    """Whether a name may stand without quotes."""
    return _IDENTIFIER.fullmatch(name) is not None and name not in RESERVED


def is_path(name: str) -> bool:
    """Whether this is a name of a type: identifiers with `::` between them."""
    return all(map(is_identifier, name.split("::")))


def _pieces(body: str) -> Iterator[tuple[str, int | None]]:
    """The characters that a literal stands for, in pieces; with an escaped star, its offset. Raises BadEscape."""
    offset = 0
    while offset < len(body):
        match = _PIECE.match(body, offset)
        if match is None:
            raise BadEscape(offset, _spoilt(body, offset))
        match match.lastgroup:
            case "plain":
                yield match["plain"], None
            case "simple":
                star = match["simple"] == "*"
                yield ("*", offset) if star else (_SIMPLE[match["simple"]], None)
            case "byte":
                yield chr(int(match["byte"], 16)), None
            case _:
                yield _character(body, offset, match), None
        offset = match.end()


def _character(body: str, offset: int, match: re.Match[str]) -> str:
    """The character of a code point; surrogates are none, and six digits are the most. Raises BadEscape."""
    digits = match["code"].replace("_", "")
    code = int(digits, 16)
    if len(digits) > 6 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        raise BadEscape(offset, match[0])
    return chr(code)


def _spoilt(body: str, offset: int) -> str:
    """The text of an escape that is none, for a message."""
    match = re.compile(r"\\(u\{[^}]{0,12}\}?|x.{0,2}|.?)", re.DOTALL).match(body, offset)
    return "\\" if match is None else match[0]


def unescape(body: str) -> str:
    """The string of a literal's text between its quotes. Raises BadEscape; `\\*` is none outside patterns."""
    if "\\" not in body:
        return body
    found = []
    for text, star in _pieces(body):
        if star is not None:
            raise BadEscape(star, "\\*")
        found.append(text)
    return "".join(found)


def unescape_pattern(body: str) -> list[PatternElement]:
    """The pattern of a literal's text between its quotes. Raises BadEscape.

    `\\*` is a star. A star by any other escape, `\\u{2a}` for one, is a wildcard as the bare one is.
    """
    found: list[PatternElement] = []
    for text, star in _pieces(body):
        found += [Literally(ord(c)) if star is not None or c != "*" else Wildcard() for c in text]
    return found


def _escaped(c: str) -> str:
    if c in _ESCAPED:
        return _ESCAPED[c]
    return c if c.isprintable() or c == " " else f"\\u{{{ord(c):x}}}"


def quoted(text: str) -> str:
    """The literal of a string."""
    return f'"{"".join(map(_escaped, text))}"'


def quoted_pattern(pattern: list[PatternElement]) -> str:
    """The literal of a pattern."""
    parts = []
    for element in pattern:
        match element:
            case Wildcard():
                parts.append("*")
            case Literally(char):
                parts.append("\\*" if char == ord("*") else _escaped(chr(char)))
    return f'"{"".join(parts)}"'
