"""Reading numbers from text: what the notations of the extension types are made of.

Text is a list of code points. Only ASCII digits count; there are no signs, spaces or underscores in a number.
"""

from __future__ import annotations

from lemmata.core.language import Nat, Option, Some, define
from lemmata.core.language.builtins import length


@define
def digit(c: Nat) -> Option[Nat]:
    """0 to 9."""
    return Some(c - 0x30) if 0x30 <= c <= 0x39 else None


@define
def hex_digit(c: Nat) -> Option[Nat]:
    """0 to 9, a to f, A to F."""
    if 0x61 <= c <= 0x66: return Some(c - 0x57)
    if 0x41 <= c <= 0x46: return Some(c - 0x37)
    return digit(c)


@define
def decimal_from(start: Nat, text: list[Nat]) -> Option[Nat]:
    """The number whose first digits are those of START, the others the text."""
    match text:
        case [c, *rest]:
            match digit(c):
                case Some(d): return decimal_from(10 * start + d, rest)
                case _:       return None
        case _:               return Some(start)


@define
def hexadecimal_from(start: Nat, text: list[Nat]) -> Option[Nat]:
    """The same in base 16."""
    match text:
        case [c, *rest]:
            match hex_digit(c):
                case Some(d): return hexadecimal_from(16 * start + d, rest)
                case _:       return None
        case _:               return Some(start)


@define
def number(text: list[Nat]) -> Option[Nat]:
    """A number in decimal digits, at least one."""
    return None if text == [] else decimal_from(0, text)


@define
def digits(count: Nat, text: list[Nat]) -> Option[Nat]:
    """A number in exactly so many digits."""
    return number(text) if length(text) == count else None


@define
def split(mark: Nat, text: list[Nat]) -> list[list[Nat]]:
    """The parts of the text between marks; one more than there are marks."""
    match text:
        case [c, *rest]:
            if c == mark:
                return [[], *split(mark, rest)]
            match split(mark, rest):
                case [part, *parts]: return [[c, *part], *parts]
                case _:              return [[c]]
        case _:                      return [[]]


@define
def span(text: list[Nat]) -> tuple[list[Nat], list[Nat]]:
    """The digits at the beginning, and what follows."""
    match text:
        case [c, *rest]:
            if digit(c) is None:
                return [], text
            front, back = span(rest)
            return [c, *front], back
        case _:
            return [], []


@define
def up_to_digit(text: list[Nat]) -> list[Nat]:
    """The text before the first digit."""
    match text:
        case [c, *rest]: return [c, *up_to_digit(rest)] if digit(c) is None else []
        case _:          return []
