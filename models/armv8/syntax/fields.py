"""References to bits of a word by the names of a diagram's fields: `Rm`, `imm5[4-1]`, `H:L:M`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lemmata.models.armv8.diagram import Field
from lemmata.models.armv8.errors import EncodingError

_PART = re.compile(r"(\w+)(?:\[(\d+)(?:-(\d+))?\])?")


class Bitfield:
    """Some bits of a word, read as one unsigned number, most significant part first.

    >>> from lemmata.models.armv8.diagram import parse_diagram
    >>> fields = {field.name: field for field in parse_diagram("L M Rm:4 000000000000000000000 imm5:5")[0]}
    >>> lane = Bitfield("L:imm5[4-3]", fields)
    >>> lane.width, lane.get(0x80000008), hex(lane.put(5))
    (3, 5, '0x80000008')
    """

    def __init__(self, text: str, fields: Mapping[str, Field]) -> None:
        self.text = text
        parts = [self._part(part, fields) for part in text.split(":")]
        self.width = sum(width for _, width in parts)
        self.mask = sum((1 << width) - 1 << low for low, width in parts)
        self._parts: list[tuple[int, int, int]] = []
        place = self.width
        for low, width in parts:
            place -= width
            self._parts.append((low, (1 << width) - 1, place))
        self._low, self._ones = self._parts[0][0], self._parts[0][1]
        self._whole = len(parts) == 1

    @staticmethod
    def _part(text: str, fields: Mapping[str, Field]) -> tuple[int, int]:
        """Lowest bit and width of one part."""
        match = _PART.fullmatch(text)
        if match is None or match[1] not in fields:
            raise EncodingError(f"no field {text!r} among {', '.join(fields)}")
        field = fields[match[1]]
        if match[2] is None:
            return field.low, field.width
        high = int(match[2])
        low = int(match[3]) if match[3] else high
        if not low <= high < field.width:
            raise EncodingError(f"{text!r}: the field has {field.width} bits")
        return field.low + low, high - low + 1

    def get(self, word: int) -> int:
        """The number in a word."""
        if self._whole:
            return word >> self._low & self._ones
        return sum((word >> low & ones) << place for low, ones, place in self._parts)

    def put(self, number: int) -> int:
        """The word that holds the number, and zeros elsewhere."""
        return sum((number >> place & ones) << low for low, ones, place in self._parts)

    def pattern(self, text: str) -> tuple[int, int]:
        """Mask and value of a pattern such as `01xx`, one character a bit."""
        if len(text) != self.width or set(text) - set("01x"):
            raise EncodingError(f"{text!r} is no pattern for the {self.width} bits of {self.text}")
        mask = int("".join("0" if bit == "x" else "1" for bit in text), 2)
        return self.put(mask), self.put(int(text.replace("x", "0"), 2))

    def range(self, mask: int, value: int) -> tuple[int, int]:
        """The least and the greatest number where the bits of `mask` are those of `value`."""
        return self.get(value & mask), self.get(value & mask | ~mask)
