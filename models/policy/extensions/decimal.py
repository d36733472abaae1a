"""`decimal`: `-?` digits `.` one to four digits, held in ten-thousandths."""

from __future__ import annotations

from lemmata.core.language import Nat, Option, Some, code_points, define
from lemmata.core.language.builtins import length
from lemmata.models.policy import int64
from lemmata.models.policy.extensions.text import number, split
from lemmata.models.policy.values import Decimal, Extension

MINUS, POINT = 0x2D, 0x2E


@define
def decimal(n: int) -> Option[Extension]:
    """So many ten-thousandths."""
    match int64.from_int(n):
        case Some(word): return Some(Decimal(word))
        case _:          return None


@define
def magnitude(text: list[Nat]) -> Option[Nat]:
    """The ten-thousandths that text without a sign stands for."""
    match split(POINT, text):
        case [whole, fraction] if length(fraction) <= 4:
            match number(whole), number(fraction):
                case Some(w), Some(f): return Some(w * 10000 + f * 10 ** max(4 - length(fraction), 0))
                case _:                return None
        case _:                        return None


@define
def parse_decimal(s: str) -> Option[Extension]:
    """The decimal that text stands for: `12.5`, `-0.0001`; nothing for `1`, `1.`, `.5`, `+1.0`, `1.00000`."""
    match code_points(s):
        case [c, *rest] if c == MINUS:
            match magnitude(rest):
                case Some(n): return decimal(-n)
                case _:       return None
        case text:
            match magnitude(text):
                case Some(n): return decimal(n)
                case _:       return None
