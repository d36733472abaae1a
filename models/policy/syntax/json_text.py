"""JSON with places: reading without recursion, duplicate keys refused, integers exact; and writing it.

A `Cursor` walks a document and knows the path and, where the document was read from a text, line and column
of what it stands on. Documents made of Python objects have paths only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn

from lemmata.models.policy.syntax.errors import DocumentError, Problem, Source, Where, near
from lemmata.models.policy.syntax.strings import is_identifier

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[A-Za-z]+|.", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|[-+.0-9A-Za-z]+|.', re.DOTALL)
_WORDS = {"true": True, "false": False, "null": None}
_LONGEST_PATH = 24  # steps; more are left out in the middle
_LONGEST = 40  # digits of a number; far more than any that is accepted


class NotInteger(str):
    """A number that is none of 64 bits: a fraction, one with an exponent, or one of very many digits."""

    __slots__ = ()


class Document:
    """JSON data, with the places of its parts where it was read from a text."""

    def __init__(self, data: Any, source: Source | None = None) -> None:
        self.data = data
        self.source = source
        self.spots: dict[int, dict[str | int, int]] = {}
        self.start = 0

    @staticmethod
    def parse(text: str, name: str = "<json>") -> Document:
        """The document of a text. Raises DocumentError."""
        return _Parser(Source(text, name)).run()

    def root(self) -> Cursor:
        """A cursor on the whole."""
        return Cursor(self, self.data, None, "")


class _Parser:
    """Reads one document; what is open stands on a list, not on Python's stack."""

    def __init__(self, source: Source) -> None:
        self.text, self.pos = source.text, 0
        self.document = Document(None, source)
        self.open: list[tuple[Any, str | int]] = []  # containers, with the key of what is being read

    def run(self) -> Document:
        self.skip()
        self.document.start = self.pos
        done = False
        while not done:
            done = self.complete(self.value())
        if self.pos < len(self.text):
            self.fail(self.pos, f"expected the end of the document, found {self.found(self.pos)}")
        return self.document

    def fail(self, offset: int, message: str) -> NoReturn:
        source = self.document.source
        end = min(offset + 1, len(self.text))
        raise DocumentError(Problem(message, source, offset, end))

    def found(self, offset: int) -> str:
        match = _WORD.match(self.text, offset)
        return "the end of the document" if match is None else f"`{match[0][:20]}`"

    def skip(self) -> None:
        match = _SPACE.match(self.text, self.pos)
        self.pos = self.pos if match is None else match.end()

    def peek(self) -> str:
        return self.text[self.pos : self.pos + 1]

    def value(self) -> Any:
        """The next value, or `_OPENED` where a container was opened."""
        start, c = self.pos, self.peek()
        if c in ("{", "["):
            return self.container(c)
        if c == '"':
            return self.string()
        match = _NUMBER.match(self.text, start)
        if match is not None:
            self.pos = match.end()
            whole = match[1] is None and match[2] is None and len(match[0]) <= _LONGEST
            return int(match[0]) if whole else NotInteger(match[0])
        match = _WORD.match(self.text, start)
        if match is None or match[0] not in _WORDS:
            self.fail(start, f"expected a value, found {self.found(start)}")
        self.pos = match.end()
        return _WORDS[match[0]]

    def container(self, c: str) -> Any:
        new: Any = {} if c == "{" else []
        self.document.spots[id(new)] = {}
        self.pos += 1
        self.skip()
        if self.peek() == ("}" if c == "{" else "]"):
            self.pos += 1
            return new
        self.open.append((new, 0))
        if c == "{":
            self.key()
        self.spot()
        return _OPENED

    def key(self) -> None:
        container, _ = self.open.pop()
        start = self.pos
        if self.peek() != '"':
            self.fail(start, f"expected a key in double quotes, found {self.found(start)}")
        key = self.string()
        if key in container:
            self.fail(start, f"the key `{key}` stands here twice")
        self.skip()
        if self.peek() != ":":
            self.fail(self.pos, f"expected `:`, found {self.found(self.pos)}")
        self.pos += 1
        self.skip()
        self.open.append((container, key))

    def spot(self) -> None:
        """Note where the value of the key begins."""
        container, key = self.open[-1]
        self.document.spots[id(container)][key] = self.pos

    def complete(self, value: Any) -> bool:
        """Put a finished value into what is open, and go to the next; whether that was the last."""
        while True:
            if value is _OPENED:
                return False
            self.skip()
            if not self.open:
                self.document.data = value
                return True
            container, key = self.open[-1]
            mapping = isinstance(container, dict)
            if mapping:
                container[key] = value
            else:
                container.append(value)
            c = self.peek()
            if c == ",":
                self.pos += 1
                self.skip()
                if mapping:
                    self.key()
                else:
                    self.open[-1] = container, len(container)
                self.spot()
                return False
            if c != ("}" if mapping else "]"):
                closing = "}" if mapping else "]"
                self.fail(self.pos, f"expected `,` or `{closing}`, found {self.found(self.pos)}")
            self.pos += 1
            self.open.pop()
            value = container

    def string(self) -> str:
        start = self.pos
        match = _STRING.match(self.text, start)
        if match is None:
            self.fail(start, "this string is not closed")
        self.pos = match.end()
        try:
            text: str = json.loads(match[0])
        except json.JSONDecodeError as error:
            message = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
            self.fail(start + error.pos, f"in a string: {message}")
        return text


_OPENED = object()


class Cursor:
    """A value of a document, and how to get there."""

    __slots__ = ("document", "key", "parent", "value")

    def __init__(self, document: Document, value: Any, parent: Cursor | None, key: str | int) -> None:
        self.document, self.value, self.parent, self.key = document, value, parent, key

    # Where

    def path(self) -> str:
        """The way from the root, such as `[2].attrs.age`."""
        keys: list[str] = []
        cursor = self
        while cursor.parent is not None:
            keys.append(_step(cursor.key))
            cursor = cursor.parent
        keys.reverse()
        if len(keys) > _LONGEST_PATH:
            keys = [*keys[: _LONGEST_PATH // 2], " ... ", *keys[-3:]]
        return "".join(keys).removeprefix(".")

    def where(self) -> Where:
        """The place."""
        source = self.document.source
        if source is None:
            return Where(path=self.path())
        if self.parent is None:
            start = self.document.start
        else:
            start = self.document.spots[id(self.parent.value)][self.key]
        match = _TOKEN.match(source.text, start)
        return Where(source, start, start if match is None else match.end(), self.path())

    def fail(self, message: str, hint: str = "") -> NoReturn:
        """Say what is wrong here."""
        raise DocumentError(self.where().problem(message, hint))

    # What

    def at(self, key: str | int) -> Cursor:
        """A part that is there."""
        return Cursor(self.document, self.value[key], self, key)

    def get(self, key: str) -> Cursor | None:
        """A part that may be missing or null."""
        return self.at(key) if self.value.get(key) is not None else None

    def mapping(self) -> Mapping[str, Any]:
        """The value, an object."""
        if not isinstance(self.value, dict):
            self.fail(f"expected an object, found {kind(self.value)}")
        return self.value

    def shape(self, required: Iterable[str], optional: Iterable[str] = ()) -> Cursor:
        """This cursor, on an object with these keys and no others."""
        found, wanted, known = self.mapping(), list(required), [*required, *optional]
        for key in found:
            if key not in known:
                self.at(key).fail(f"there is no key `{key}` in this place", near(key, known))
        for key in wanted:
            if key not in found:
                self.fail(f"the key `{key}` is missing")
        return self

    def fields(self) -> Iterator[tuple[str, Cursor]]:
        """Keys and values of an object."""
        for key in self.mapping():
            if not isinstance(key, str):
                self.fail("keys are strings")
            yield self._sound(key), self.at(key)

    def elements(self) -> list[Cursor]:
        """The elements of an array."""
        if not isinstance(self.value, list):
            self.fail(f"expected an array, found {kind(self.value)}")
        return [Cursor(self.document, v, self, i) for i, v in enumerate(self.value)]

    def string(self) -> str:
        """The value, a string."""
        if not isinstance(self.value, str) or isinstance(self.value, NotInteger):
            self.fail(f"expected a string, found {kind(self.value)}")
        return self._sound(self.value)

    def _sound(self, text: str) -> str:
        if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
            self.fail("half of a surrogate pair is no character")
        return text

    def boolean(self) -> bool:
        """The value, true or false."""
        if not isinstance(self.value, bool):
            self.fail(f"expected true or false, found {kind(self.value)}")
        return self.value

    def integer(self) -> int:
        """The value, an integer of 64 bits."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | NotInteger):
            self.fail(f"expected an integer, found {kind(value)}")
        if isinstance(value, NotInteger):
            self.fail(f"{value[:24]} is not an integer of 64 bits")
        if not -(1 << 63) <= value < 1 << 63:
            hint = "integers run from -9223372036854775808 to 9223372036854775807"
            self.fail(f"the integer {value} is out of range", hint)
        return value


def _step(key: str | int) -> str:
    if isinstance(key, int):
        return f"[{key}]"
    return f".{key}" if is_identifier(key) else f"[{json.dumps(key)}]"


def kind(value: object) -> str:
    """What a JSON value is, in words."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float() | NotInteger():
            return "a number"
        case str():
            return "a string"
        case list():
            return "an array"
        case dict():
            return "an object"
        case _:
            return f"a Python {type(value).__name__}"


def write(data: Any, indent: int = 2) -> str:
    """The text of JSON data, without recursion; strings and numbers as `json` writes them."""
    parts: list[str] = []
    waiting: list[tuple[Any, int] | str] = [(data, 0)]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        value, depth = item
        if not isinstance(value, dict | list) or not value:
            parts.append(json.dumps(value, ensure_ascii=False))
            continue
        line = "\n" + " " * (indent * (depth + 1))
        mapping = isinstance(value, dict)
        pairs: Iterable[tuple[Any, Any]]
        pairs = value.items() if isinstance(value, dict) else ((None, v) for v in value)
        inside: list[tuple[Any, int] | str] = []
        for number, (key, part) in enumerate(pairs):
            inside.append(("," if number else "") + line)
            if mapping:
                inside.append(f"{json.dumps(key, ensure_ascii=False)}: ")
            inside.append((part, depth + 1))
        inside.append("\n" + " " * (indent * depth) + ("}" if mapping else "]"))
        parts.append("{" if mapping else "[")
        waiting += reversed(inside)
    return "".join(parts)
