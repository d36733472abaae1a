"""`duration`: `-?` then days, hours, minutes, seconds, milliseconds, in this order, each at most once, one at least."""

from __future__ import annotations

from lemmata.core.language import B64, Nat, Option, Some, code_points, define
from lemmata.core.language.builtins import drop
from lemmata.core.library.smtlib import bvsdiv
from lemmata.models.policy import int64
from lemmata.models.policy.extensions.text import number, span, up_to_digit
from lemmata.models.policy.values import Duration, Extension

MINUS = 0x2D


@define
def duration(n: int) -> Option[Extension]:
    """So many milliseconds."""
    match int64.from_int(n):
        case Some(word): return Some(Duration(word))
        case _:          return None


@define
def part(unit: str, text: list[Nat]) -> tuple[Nat, list[Nat]]:
    """How many of a unit the text begins with, and what follows; 0 and the text itself where it begins otherwise."""
    front, back = span(text)
    match number(front):
        case Some(n) if up_to_digit(back) == code_points(unit): return n, drop(len(unit), back)
        case _:                                                 return 0, text


@define
def magnitude(text: list[Nat]) -> Option[Nat]:
    """The milliseconds that text without a sign stands for."""
    days, after_days = part("d", text)
    hours, after_hours = part("h", after_days)
    minutes, after_minutes = part("m", after_hours)
    seconds, after_seconds = part("s", after_minutes)
    milliseconds, end = part("ms", after_seconds)
    if text == [] or end != []:
        return None
    return Some((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds)


@define
def parse_duration(s: str) -> Option[Extension]:
    """The duration that text stands for: `1d2h3m4s5ms`, `-90s`; nothing for `1h1d`, `1h1h`, `+1h`, `1`, `-`."""
    match code_points(s):
        case [c, *rest] if c == MINUS:
            match magnitude(rest):
                case Some(n): return duration(-n)
                case _:       return None
        case text:
            match magnitude(text):
                case Some(n): return duration(n)
                case _:       return None


@define
def to_seconds(ms: B64) -> B64:
    """`d.toSeconds()`: these four round towards zero."""
    return bvsdiv(ms, B64(1000))


@define
def to_minutes(ms: B64) -> B64:
    """`d.toMinutes()`"""
    return bvsdiv(to_seconds(ms), B64(60))


@define
def to_hours(ms: B64) -> B64:
    """`d.toHours()`"""
    return bvsdiv(to_minutes(ms), B64(60))


@define
def to_days(ms: B64) -> B64:
    """`d.toDays()`"""
    return bvsdiv(to_hours(ms), B64(24))
