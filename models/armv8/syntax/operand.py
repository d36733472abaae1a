"""Operands of forms: what turns fields of a word into text, and text back into fields."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from lemmata.models.armv8.syntax.cursor import Cursor, Mismatch
from lemmata.models.armv8.syntax.fields import Bitfield


class Operand(ABC):
    """A part of a form's text. `mask` are the bits of the word that it shows."""

    mask = 0

    @abstractmethod
    def show(self, word: int, address: int | None) -> str | None:
        """The text for a word; None where the word has no text in this form."""

    @abstractmethod
    def read(self, cursor: Cursor) -> int:
        """The bits that the text at the cursor stands for. Raises Mismatch."""

    def expected(self, mask: int, value: int) -> str:
        """What to write here, where the form fixes the bits of `mask` to `value`; for messages."""
        return "another operand"


class Literal(Operand):
    """Text that does not depend on the word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = re.findall(r"[\w.]+|[^\w\s]", text)

    def show(self, word: int, address: int | None) -> str:
        return self.text

    def read(self, cursor: Cursor) -> int:
        for token in self.tokens:
            cursor.token(token)
        return 0


class Group(Operand):
    """A part that is left out where all its bits are zero."""

    def __init__(self, items: Sequence[Operand]) -> None:
        self.items = tuple(items)
        for item in items:
            self.mask |= item.mask

    def show(self, word: int, address: int | None) -> str | None:
        if word & self.mask == 0:
            return ""
        texts = [item.show(word, address) for item in self.items]
        present = [text for text in texts if text is not None]
        return "".join(present) if len(present) == len(texts) else None

    def read(self, cursor: Cursor) -> int:
        start = cursor.position
        try:
            return read_all(self.items, cursor)
        except Mismatch:
            cursor.position = start
            return 0


class Name(Operand):
    """A name from a table: a register, a condition, an option."""

    def __init__(
        self, field: Bitfield, names: Sequence[str | None], inputs: Mapping[str, int], what: str, twin: Bitfield | None = None
    ) -> None:
        self.field, self.names, self.inputs, self.what = field, names, inputs, what
        self.mask = field.mask
        self.twin = twin
        if twin is not None:
            self.mask |= twin.mask

    def show(self, word: int, address: int | None) -> str | None:
        number = self.field.get(word)
        if self.twin is not None and self.twin.get(word) != number:
            return None
        return self.names[number]

    def read(self, cursor: Cursor) -> int:
        start = cursor.skip()
        number = self.inputs.get(cursor.word() or "")
        if number is None:
            cursor.position = start
            raise cursor.fail(self.what)
        return self.field.put(number) | (0 if self.twin is None else self.twin.put(number))

    def expected(self, mask: int, value: int) -> str:
        fixed = mask & self.field.mask
        allowed = [name for number, name in enumerate(self.names) if not (self.field.put(number) ^ value) & fixed]
        if len(allowed) == len(self.names):
            return self.what
        return "one of " + ", ".join(name or "" for name in [*allowed[:3], "...", *allowed[-1:]])


class Number(Operand):
    """A whole number: `scale` times the field, signed or not, plus `offset`; `write` gives its text."""

    def __init__(
        self, field: Bitfield, write: Callable[[int], str], *, scale: int = 1, offset: int = 0, signed: bool = False
    ) -> None:
        self.field, self.write = field, write
        self.mask = field.mask
        self.scale, self.offset = scale, offset
        self.sign = 1 << field.width - 1 if signed else 0

    def show(self, word: int, address: int | None) -> str:
        number = self.field.get(word)
        return self.write(self.scale * ((number ^ self.sign) - self.sign) + self.offset)

    def read(self, cursor: Cursor) -> int:
        start = cursor.skip()
        number = cursor.number()
        if number is None:
            raise cursor.fail("a number " + self.expected(*cursor.fixed))
        return self.encode(number, cursor, start)

    def encode(self, number: int, cursor: Cursor, start: int) -> int:
        """The bits for a number that was read at `start`."""
        steps, rest = divmod(number - self.offset, self.scale)
        low, high = self.limits(*cursor.fixed)
        if rest or not low <= number <= high:
            raise cursor.fail("a number " + self.expected(*cursor.fixed), start)
        return self.field.put(steps & (1 << self.field.width) - 1)

    def limits(self, mask: int, value: int) -> tuple[int, int]:
        """The least and the greatest number."""
        low, high = self.field.range(mask, value)
        if self.sign:
            low, high = -self.sign, self.sign - 1
        ends = (self.scale * low + self.offset, self.scale * high + self.offset)
        return min(ends), max(ends)

    def expected(self, mask: int, value: int) -> str:
        low, high = self.limits(mask, value)
        step = abs(self.scale)
        if low == high:
            return f"equal to {low}"
        return f"from {low} to {high}" + (f" in steps of {step}" if step != 1 else "")


class Constant(Operand):
    """A fixed number that stands for a one in a field, as zero stands for a zero there."""

    def __init__(self, number: int, field: Bitfield) -> None:
        self.number, self.field = number, field
        self.mask = field.mask
        self.text = str(number)

    def show(self, word: int, address: int | None) -> str:
        return self.text

    def read(self, cursor: Cursor) -> int:
        start = cursor.skip()
        number = cursor.number()
        if number == self.number:
            return self.field.put(1)
        if number == 0:
            return 0
        raise cursor.fail(f"{self.number} or 0" if self.number else "0", start)


class Table(Operand):
    """A value given by a function of a field, and read back by its inverse."""

    def __init__(
        self,
        field: Bitfield,
        write: Callable[[int], str | None],
        read: Callable[[Cursor], int | None],
        what: str,
    ) -> None:
        self.field, self.write, self.parse, self.what = field, lru_cache(1 << 12)(write), read, what
        self.mask = field.mask

    def show(self, word: int, address: int | None) -> str | None:
        return self.write(self.field.get(word))

    def read(self, cursor: Cursor) -> int:
        start = cursor.skip()
        number = self.parse(cursor)
        if number is None:
            raise cursor.fail(self.what, start)
        return self.field.put(number)

    def expected(self, mask: int, value: int) -> str:
        return self.what


def read_all(items: Sequence[Operand], cursor: Cursor) -> int:
    """The bits of a sequence of operands, which must agree with one another and with the form's fixed bits."""
    mask, value = cursor.fixed
    seen = bits = 0
    for item in items:
        start = cursor.skip()
        found = item.read(cursor)
        if (found ^ value) & mask & item.mask or (found ^ bits) & seen & item.mask:
            raise cursor.fail(item.expected(mask, value), start)
        seen |= item.mask
        bits |= found
    return bits
