"""Immediates with a meaning of their own: bit masks, floating-point numbers, moved halves, bit ranges, labels."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from lemmata.models.armv8.syntax.cursor import Cursor
from lemmata.models.armv8.syntax.operand import Number

_HERE = re.compile(r"\.(?![\w.$])")

Codec = tuple[Callable[[int], str | None], Callable[[Cursor], int | None], str]
"""How a field is written, how it is read, and what it is called in messages."""

WORD = (1 << 64) - 1


@cache
def bit_mask(field: int) -> int | None:
    """The 64-bit mask of `N:immr:imms` (DecodeBitMasks in the manual); None where there is none.

    >>> hex(bit_mask(0b1_000000_000111)), hex(bit_mask(0b0_000001_111100)), bit_mask(0b0_000000_111111)
    ('0xff', '0xaaaaaaaaaaaaaaaa', None)
    """
    n, immr, imms = field >> 12, field >> 6 & 63, field & 63
    length = (n << 6 | ~imms & 63).bit_length() - 1
    if length < 1:
        return None
    size = 1 << length
    ones, turn = imms & size - 1, immr & size - 1
    if ones == size - 1:
        return None
    element = (1 << ones + 1) - 1
    element = (element >> turn | element << size - turn) & (1 << size) - 1
    return sum(element << place for place in range(0, 64, size))


@cache
def _masks() -> dict[int, int]:
    """The least `N:immr:imms` of each mask."""
    fields = [field for field in range(1 << 13) if bit_mask(field) is not None]
    return {mask: field for field in reversed(fields) if (mask := bit_mask(field)) is not None}


def mask_codec(width: int, keep: Callable[[int], bool] = lambda mask: True) -> Codec:
    """A bit mask of 32 or 64 bits, where `keep` says that the form is the one to use."""
    ones = (1 << width) - 1

    def write(field: int) -> str | None:
        mask = bit_mask(field)
        if mask is None or (width == 32 and field >> 12) or not keep(mask & ones):
            return None
        return f"{mask & ones:#x}"

    def read(cursor: Cursor) -> int | None:
        number = cursor.number()
        if number is None or not -(1 << width - 1) <= number <= ones:
            return None
        number &= ones
        return _masks().get(number | number << 32 if width == 32 else number)

    return write, read, f"a bit mask of {width} bits: equal elements, each a rotated run of ones"


def moved(number: int, width: int) -> bool:
    """Can one MOVZ or MOVN give this number?"""
    ones = (1 << width) - 1
    return any(value & ~(0xFFFF << place) == 0 for value in (number, ~number & ones) for place in range(0, width, 16))


def half_codec(width: int, inverted: bool) -> Codec:
    """The number that MOVZ or MOVN moves, from `hw:imm16`; not where another form is preferred."""
    ones = (1 << width) - 1

    def write(field: int) -> str | None:
        half, place = field & 0xFFFF, 16 * (field >> 16)
        if (half == 0 and place) or (inverted and width == 32 and half == 0xFFFF) or place >= width:
            return None
        return f"{half << place ^ (ones if inverted else 0):#x}"

    def read(cursor: Cursor) -> int | None:
        number = cursor.number()
        if number is None or not -(1 << width - 1) <= number <= ones:
            return None
        number = number & ones ^ (ones if inverted else 0)
        for hw in range(width // 16):
            if number & ~(0xFFFF << 16 * hw) == 0:
                return hw << 16 | number >> 16 * hw
        return None

    return write, read, f"{width} bits of which all half-words but one are " + ("ones" if inverted else "zero")


def real(imm8: int) -> float:
    """The number of an 8-bit floating-point immediate (VFPExpandImm in the manual).

    >>> real(0x70), real(0x00), real(0xFF)
    (1.0, 2.0, -1.9375)
    """
    exponent = (imm8 >> 4 & 3) - 3 if imm8 & 0x40 else (imm8 >> 4 & 3) + 1
    magnitude = (16 + (imm8 & 15)) / 16 * 2.0**exponent
    return -magnitude if imm8 >> 7 else magnitude


@cache
def _reals() -> dict[float, int]:
    return {real(imm8): imm8 for imm8 in range(256)}


def real_codec() -> Codec:
    """A floating-point immediate."""
    what = "a number n/16 * 2^r with n from 16 to 31, r from -3 to 4, either sign"
    return lambda imm8: f"{real(imm8):.18e}", lambda cursor: _reals().get(cursor.real() or 0.0), what


def byte_mask_codec() -> Codec:
    """64 bits, each byte of them zeros or ones, from one bit for each byte."""

    def write(field: int) -> str:
        return f"{sum(0xFF << 8 * place for place in range(8) if field >> place & 1):#x}"

    def read(cursor: Cursor) -> int | None:
        number = cursor.number()
        if number is None or not 0 <= number <= WORD:
            return None
        octets = number.to_bytes(8, "little")
        return sum(1 << place for place, octet in enumerate(octets) if octet) if set(octets) <= {0, 255} else None

    return write, read, "64 bits of which each byte is 0x00 or 0xff"


def _pair(cursor: Cursor) -> tuple[int, int] | None:
    """Two numbers, `4, #8`."""
    first = cursor.number()
    if first is None:
        return None
    cursor.token(",")
    cursor.token("#")
    second = cursor.number()
    return None if second is None else (first, second)


def extract_codec(width: int) -> Codec:
    """First bit and width of the range that a bitfield move extracts, from `immr:imms`."""
    bits = width - 1

    def write(field: int) -> str | None:
        low, high = field >> 6, field & 63
        return f"{low}, #{high - low + 1}" if low <= high <= bits else None

    def read(cursor: Cursor) -> int | None:
        pair = _pair(cursor)
        if pair is None or not (0 <= pair[0] <= bits and 1 <= pair[1] <= width - pair[0]):
            return None
        return pair[0] << 6 | pair[0] + pair[1] - 1

    return write, read, f"the first bit and the width of a range within {width} bits"


def insert_codec(width: int) -> Codec:
    """First bit and width of the range that a bitfield move inserts into, from `immr:imms`."""
    bits = width - 1

    def write(field: int) -> str | None:
        immr, imms = field >> 6, field & 63
        return f"{-immr & bits}, #{imms + 1}" if imms < immr <= bits else None

    def read(cursor: Cursor) -> int | None:
        pair = _pair(cursor)
        if pair is None or not (0 <= pair[0] <= bits and 1 <= pair[1] <= width - pair[0]):
            return None
        return (-pair[0] & bits) << 6 | pair[1] - 1

    return write, read, f"the first bit and the width of a range within {width} bits"


def left_codec(width: int) -> Codec:
    """The distance of a left shift, from `immr:imms` of a bitfield move."""
    bits = width - 1

    def write(field: int) -> str | None:
        immr, imms = field >> 6, field & 63
        return str(bits - imms) if imms + 1 == immr and imms < bits else None

    def read(cursor: Cursor) -> int | None:
        number = cursor.number()
        return None if number is None or not 0 <= number <= bits else (-number & bits) << 6 | bits - number

    return write, read, f"a distance from 0 to {bits}"


class Label(Number):
    """A target relative to the PC, or to its page: `.+8`, an address, or the name of a label."""

    page = 1

    def show(self, word: int, address: int | None) -> str:
        distance = self.scale * ((self.field.get(word) ^ self.sign) - self.sign)
        if address is None:
            return f".{distance:+d}"
        return f"{(address & -self.page) + distance & WORD:#x}"

    def read(self, cursor: Cursor) -> int:
        start = cursor.skip()
        return self.encode(self._distance(cursor), cursor, start)

    def _distance(self, cursor: Cursor) -> int:
        if cursor.take(_HERE) is not None:
            return cursor.number() or 0
        target = cursor.number()
        if target is None:
            target = self._symbol(cursor)
        distance = (target & -self.page) - (cursor.address & -self.page)
        return (distance + (1 << 63) & WORD) - (1 << 63)

    def _symbol(self, cursor: Cursor) -> int:
        start = cursor.skip()
        name = cursor.name()
        if name is None:
            raise cursor.fail("a label, an address or a distance such as .+8")
        if name not in cursor.symbols:
            cursor.position = start
            raise cursor.fail(f"a label that is defined, which '{name}' is not")
        return cursor.symbols[name]

    def expected(self, mask: int, value: int) -> str:
        return "with a distance " + super().expected(mask, value)


class PageLabel(Label):
    """A target whose distance counts from the 4 KiB page of the PC (ADRP)."""

    page = 4096

