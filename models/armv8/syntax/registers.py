"""Operands that are registers: `<Xd>`, `<Wn|SP>`, `<Vm.8h>`, `<V@M:Rm.s>`, and lists of vector registers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lemmata.models.armv8.diagram import Field
from lemmata.models.armv8.syntax.cursor import Cursor
from lemmata.models.armv8.syntax.fields import Bitfield
from lemmata.models.armv8.syntax.operand import Name, Operand

REGISTER = re.compile(r"([WXBHSDQV])(?:([dnmats]2?)|@([\w:\[\]-]+))(\+1)?(\|SP)?(?:\.(\w+))?(?:=(\w+))?")
"""Kind, the letter of `Rd`, `Rn`, ... or the field after `@`, `+1` for the next register, whether 31 is the stack
pointer, the arrangement of a vector, and a second field that must have the same value."""

SYNONYMS = {"fp": 29, "lr": 30, "ip0": 16, "ip1": 17}
"""Further names of X registers that are read."""


def register_name(kind: str, number: int, *, stack: bool = False) -> str:
    """A register's name; number 31 of `w` and `x` is the zero register or the stack pointer.

    >>> register_name("x", 31), register_name("w", 31, stack=True), register_name("q", 31)
    ('xzr', 'wsp', 'q31')
    """
    if number == 31 and kind in "wx":
        return ("wsp" if kind == "w" else "sp") if stack else f"{kind}zr"
    return f"{kind}{number}"


def register_operand(match: re.Match[str], fields: Mapping[str, Field]) -> Operand:
    """The operand of a hole that matches `REGISTER`."""
    kind, letter, spec, successor, stack, arrangement, twin = match.groups()
    lower = kind.lower()
    field = Bitfield(spec or f"R{letter}", fields)
    suffix = f".{arrangement}" if arrangement else ""
    step = 1 if successor else 0
    names = [register_name(lower, number + step & 31, stack=bool(stack)) + suffix for number in range(1 << field.width)]
    inputs = {name: number for number, name in enumerate(names)}
    if lower == "x":
        inputs |= {name: number - step for name, number in SYNONYMS.items()}
    return Name(field, names, inputs, _what(lower, len(names), suffix, bool(stack)), Bitfield(twin, fields) if twin else None)


def _what(kind: str, count: int, suffix: str, stack: bool) -> str:
    """The registers that may stand in a place, for messages."""
    if kind not in "wx":
        return f"a register {kind}0{suffix} to {kind}{count - 1}{suffix}"
    return f"a register {kind}0 to {kind}30 or {register_name(kind, 31, stack=stack)}"


class RegisterList(Operand):
    """Consecutive vector registers in braces: `{v0.8b, v1.8b}`, or `{v0.8b-v2.8b}` for three or more without wrap."""

    def __init__(self, field: Bitfield, count: int, arrangement: str) -> None:
        self.field, self.mask = field, field.mask
        self.count = count
        self.names = [f"v{number}.{arrangement}" for number in range(32)]
        self.texts = [self._text(first) for first in range(32)]

    def _text(self, first: int) -> str:
        names = [self.names[first + place & 31] for place in range(self.count)]
        if self.count > 2 and first + self.count <= 32:
            return f"{{{names[0]}-{names[-1]}}}"
        return f"{{{', '.join(names)}}}"

    def show(self, word: int, address: int | None) -> str:
        return self.texts[self.field.get(word)]

    def read(self, cursor: Cursor) -> int:
        cursor.token("{")
        first = last = self._register(cursor)
        count = 1
        while (separator := cursor.take(re.compile("[,}-]"))) in (",", "-"):
            start = cursor.skip()
            number = self._register(cursor)
            wanted = last + 1 & 31 if separator == "," else first + self.count - 1 & 31
            if number != wanted:
                raise cursor.fail(f"'{self.names[wanted]}'", start)
            count, last = (count + 1 if separator == "," else self.count), number
        if separator is None:
            raise cursor.fail("',' or '}'")
        if count != self.count:
            raise cursor.fail(f"a list of {self.count} registers")
        return self.field.put(first)

    def _register(self, cursor: Cursor) -> int:
        start = cursor.skip()
        name = cursor.word()
        if name not in self.names:
            raise cursor.fail(f"a register {self.names[0]} to {self.names[-1]}", start)
        return self.names.index(name)
