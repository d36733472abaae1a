"""Operations on words that are list programs to begin with: counting and reversing bits."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import Bits, Nat, bits, define
from lemmata.core.library import bits as b

N = TypeVar("N", bound=int)


@define
def count_from_top(xs: list[bool], i: Nat, like: Bits[N]) -> Bits[N]:
    """i plus the number of False before the first True of a list, as a word of a width."""
    match xs:
        case [x, *rest]:
            return bits(i, like.width) if x else count_from_top(rest, i + 1, like)
        case _:
            return bits(i, like.width)


@define
def count_leading_zeros(x: Bits[N]) -> Bits[N]:
    """The number of zero bits above the highest one; the width where there is none."""
    return count_from_top(b.onto(b.bit_list(x), []), 0, x)


@define
def from_bits(xs: list[bool], like: Bits[N]) -> Bits[N]:
    """The word of a width with these bits, lowest first."""
    return bits(b.value(xs), like.width)


@define
def reverse_bits(x: Bits[N]) -> Bits[N]:
    """The bits in the opposite order."""
    return from_bits(b.onto(b.bit_list(x), []), x)


@define
def move_bytes(xs: list[bool], i: Nat, byte: list[bool], done: list[bool]) -> list[bool]:
    """The bytes of a list in front of those done; `byte` is the one being read, reversed, i its length."""
    match xs:
        case [x, *rest]:
            if i == 7:
                return move_bytes(rest, 0, [], b.onto([x, *byte], done))
            return move_bytes(rest, i + 1, [x, *byte], done)
        case _:
            return b.onto(byte, done)


@define
def reverse_bytes(x: Bits[N]) -> Bits[N]:
    """The bytes in the opposite order."""
    return from_bits(move_bytes(b.bit_list(x), 0, [], []), x)
