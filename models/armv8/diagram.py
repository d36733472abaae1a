"""Diagrams of encodings, as the manual draws them: named fields and fixed bits, from bit 31 to bit 0."""

from __future__ import annotations

from dataclasses import dataclass

from lemmata.models.armv8.errors import EncodingError


@dataclass(frozen=True, slots=True)
class Field:
    """A named field of a diagram: the bits from `low` upwards."""

    name: str
    low: int
    width: int
    nonzero: bool = False

    def of(self, word: int) -> int:
        """The field's value in a word."""
        return word >> self.low & (1 << self.width) - 1


def parse_diagram(diagram: str) -> tuple[tuple[Field, ...], int, int]:
    """The fields of a diagram, the mask of its fixed bits, and their value."""
    fields: list[Field] = []
    mask = value = 0
    low = 32
    for token in diagram.split():
        name, _, width = token.partition(":")
        fixed = set(token) <= {"0", "1"}
        size = len(token) if fixed else int(width or 1)
        low -= size
        if low < 0:
            break
        if fixed:
            mask |= (1 << size) - 1 << low
            value |= int(token, 2) << low
        else:
            fields.append(Field(name.removesuffix("!=0"), low, size, name.endswith("!=0")))
    if low != 0:
        raise EncodingError(f"the diagram has {32 - low} bits or more, not 32: {diagram}")
    return tuple(fields), mask, value
