"""A place in the text of an instruction, and what was expected where reading failed."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SPACE = re.compile(r"[ \t]*")
_WORD = re.compile(r"[A-Za-z_][\w.]*")
_LABEL = re.compile(r"[A-Za-z_.$][\w.$]*")
_NUMBER = re.compile(r"[+-]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|\d+)(?![\w.])")
_REAL = re.compile(r"[+-]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?")
_TOKEN = re.compile(r"[\w.]+|[^\w\s]")


class Mismatch(Exception):
    """The text is not what the form wants here; the cursor has recorded where and why."""


class Cursor:
    """Reading the operands of one instruction, at the address `address`.

    `symbols` gives the addresses of labels. Failures are recorded; `failures` holds those that are furthest
    to the right.
    """

    def __init__(self, text: str, start: int, address: int, symbols: Mapping[str, int]) -> None:
        self.text, self.position = text, start
        self.address, self.symbols = address, symbols
        self.fixed = (0, 0)
        self.reach = -1
        self.failures: list[tuple[int, str]] = []

    def fail(self, expected: str, at: int | None = None) -> Mismatch:
        """Record what was expected at `at`, by default here; the exception to raise."""
        where = self.position if at is None else at
        reach = max(self.position, where)
        if reach > self.reach:
            self.reach, self.failures = reach, []
        if reach == self.reach and (where, expected) not in self.failures:
            self.failures.append((where, expected))
        return Mismatch(expected)

    def skip(self) -> int:
        """Pass blanks; the position after them."""
        match = _SPACE.match(self.text, self.position)
        if match is not None:
            self.position = match.end()
        return self.position

    def take(self, pattern: re.Pattern[str]) -> str | None:
        """The text that matches here, after blanks; None, at the same place, where there is none."""
        match = pattern.match(self.text, self.skip())
        if match is None:
            return None
        self.position = match.end()
        return match[0]

    def word(self) -> str | None:
        """A name, in lower case: a register, a condition, an option."""
        found = self.take(_WORD)
        return None if found is None else found.lower()

    def name(self) -> str | None:
        """A name as it is written: a label."""
        return self.take(_LABEL)

    def number(self) -> int | None:
        """A whole number: decimal, hexadecimal or binary."""
        found = self.take(_NUMBER)
        if found is None:
            return None
        sign, digits = (-1, found[1:]) if found[0] == "-" else (1, found.lstrip("+"))
        return sign * int(digits, 0 if digits[:2].lower() in ("0x", "0b") else 10)

    def real(self) -> float | None:
        """A decimal fraction."""
        found = self.take(_REAL)
        return None if found is None else float(found)

    def token(self, wanted: str) -> None:
        """A literal token; `#` may be left out, and `0.0` written `0`."""
        start = self.skip()
        found = self.take(_TOKEN)
        if found is not None and (found.lower() == wanted or (wanted == "0.0" and found in ("0", "0."))):
            return
        self.position = start
        if wanted != "#":
            raise self.fail(f"'{wanted}'")

    def end(self) -> None:
        """Nothing may follow."""
        if self.skip() != len(self.text):
            raise self.fail("the end of the instruction")
