"""Rows of the encoding table: a diagram as the manual draws it, and the record and semantics that go with it."""

from __future__ import annotations

import typing
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from lemmata.core.language import Bits, word_class
from lemmata.models.armv8.diagram import Field, parse_diagram
from lemmata.models.armv8.errors import EncodingError
from lemmata.models.armv8.state import State

__all__ = ["Encoding", "Field", "parse_diagram"]

I = TypeVar("I")


class Encoding(Generic[I]):
    """A row of the encoding index.

    The diagram lists bits 31 to 0: `Rn:5` is a field of five bits, `sf` one of a single bit, `01011` fixed
    bits; `immh!=0:4` is a field that is not zero in this row, since zero is another row. Fields are those of the record, in order and width. `unmodelled` tells the instructions of the row
    that the semantics leaves out.

    >>> from lemmata.models.armv8.table import find
    >>> row = find(0x8B020020)
    >>> row.name, hex(row.mask), hex(row.value), row.decode(0x8B020020).Rm
    ('addsub_shift', '0x1f200000', '0xb000000', B5(0x02))
    """

    def __init__(
        self,
        diagram: str,
        record: type[I],
        execute: Callable[[I, State], State],
        undefined: Callable[[I], bool],
        unmodelled: Callable[[I], bool] | None = None,
    ) -> None:
        self.group, self.name = record.__module__.split(".")[-2:]
        self.diagram, self.record = diagram, record
        self.execute, self.undefined, self.unmodelled = execute, undefined, unmodelled
        self.fields, self.mask, self.value = parse_diagram(diagram)
        self.nonzero = sum((1 << field.width) - 1 << field.low for field in self.fields if field.nonzero)
        self._check_record()

    def _check_record(self) -> None:
        """The record has the diagram's fields, in order and width."""
        wanted = [(field.name, field.width) for field in self.fields]
        found = [(name, _width(hint)) for name, hint in typing.get_type_hints(self.record).items()]
        for (name, width), (other, its) in zip(wanted, found, strict=False):
            if name != other:
                raise EncodingError(f"{self.name}: field {other} of the class is {name} in the diagram")
            if width != its:
                raise EncodingError(f"{self.name}: {name} is B{its} in the class, {width} bits in the diagram")
        if len(wanted) != len(found):
            raise EncodingError(f"{self.name}: {len(found)} fields in the class, {len(wanted)} in the diagram")

    def matches(self, word: int) -> bool:
        """Whether a word falls in this row."""
        return word & self.mask == self.value and (word & self.nonzero != 0 or self.nonzero == 0)

    def decode(self, word: int) -> I:
        """The record of a word of this row."""
        return self.record(*(word_class(field.width)(field.of(word)) for field in self.fields))

    def values(self, word: int) -> tuple[int, ...]:
        """The values of the fields of a word of this row: the record in compiled form."""
        return tuple(word >> field.low & (1 << field.width) - 1 for field in self.fields)

    def encode(self, instruction: I) -> int:
        """The word of a record: the inverse of `decode`."""
        word = self.value
        for field in self.fields:
            part: Bits[Any] = getattr(instruction, field.name)
            word |= part.uint << field.low
        return word

    def __repr__(self) -> str:
        return f"<encoding {self.name}: {self.diagram}>"


def _width(hint: object) -> int:
    if isinstance(hint, type) and issubclass(hint, Bits):
        return hint.WIDTH
    raise EncodingError(f"a field of an instruction record is a word, not {hint!r}")
