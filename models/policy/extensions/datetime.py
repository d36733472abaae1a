"""`datetime`: a day, or a day and a time with `Z` or an offset, with or without milliseconds.

    2024-02-29   2024-02-29T12:30:00Z   2024-02-29T12:30:00.500Z   2024-02-29T12:30:00+0100   2024-02-29T12:30:00.500-0530

Years are 0000 to 9999 of the Gregorian calendar, extended to the past; there are no leap seconds and no 24:00.
"""

from __future__ import annotations

from lemmata.core.language import B64, Nat, Option, Some, code_points, define
from lemmata.core.library.smtlib import bvsmod
from lemmata.models.policy import int64
from lemmata.models.policy.extensions.text import number
from lemmata.models.policy.values import Datetime, Extension

PLUS, MINUS, POINT, COLON, LETTER_T, LETTER_Z = 0x2B, 0x2D, 0x2E, 0x3A, 0x54, 0x5A
DAY = 86_400_000
EPOCH = 719_528  # the days from 0000-01-01 to 1970-01-01


# The calendar -----------------------------------------------------------------------------------------


@define
def is_leap(year: Nat) -> bool:
    """Has the year a 29th of February?"""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@define
def days_in(year: Nat, month: Nat) -> Nat:
    """The length of a month; 0 for what is no month."""
    if month == 2:
        return 29 if is_leap(year) else 28
    if month in [4, 6, 9, 11]:
        return 30
    return 31 if 1 <= month <= 12 else 0


@define
def days_before(year: Nat) -> int:
    """The days from the first of the year 0, a leap year, to the first of a year."""
    return 365 * year + (year + 3) // 4 + (year + 399) // 400 - (year + 99) // 100


@define
def date(year: Nat, month: Nat, day: Nat) -> Option[int]:
    """The day, counted from 1970-01-01; nothing where there is no such day."""
    if 1 <= day <= days_in(year, month):
        return Some(days_before(year) + sum(days_in(year, m) for m in range(1, month)) + day - 1 - EPOCH)
    return None


# The notation -----------------------------------------------------------------------------------------


@define
def zone(text: list[Nat]) -> Option[int]:
    """The offset from UTC, in milliseconds."""
    match text:
        case [c] if c == LETTER_Z: return Some(0)
        case [c, h1, h2, m1, m2] if c == PLUS or c == MINUS:
            match number([h1, h2]), number([m1, m2]):
                case Some(h), Some(m) if h < 24 and m < 60:
                    minutes = 60 * h + m
                    return Some(60_000 * minutes) if c == PLUS else Some(-60_000 * minutes)
                case _: return None
        case _: return None


@define
def from_second(text: list[Nat]) -> Option[int]:
    """The milliseconds that a fraction and an offset stand for, in UTC."""
    match text:
        case [c, a, b, d, *rest] if c == POINT:
            match number([a, b, d]), zone(rest):
                case Some(ms), Some(offset): return Some(ms - offset)
                case _:                      return None
        case _:
            match zone(text):
                case Some(offset):           return Some(-offset)
                case _:                      return None


@define
def time(text: list[Nat]) -> Option[int]:
    """The milliseconds from midnight in UTC that a time stands for; no text is midnight."""
    match text:
        case []: return Some(0)
        case [t, h1, h2, c1, m1, m2, c2, s1, s2, *rest] if t == LETTER_T and c1 == COLON and c2 == COLON:
            match number([h1, h2]), number([m1, m2]), number([s1, s2]), from_second(rest):
                case Some(h), Some(m), Some(s), Some(ms) if h < 24 and m < 60 and s < 60:
                    return Some(((h * 60 + m) * 60 + s) * 1000 + ms)
                case _: return None
        case _: return None


@define
def day(text: list[Nat]) -> Option[int]:
    """The day that text stands for, counted from 1970-01-01."""
    match text:
        case [y1, y2, y3, y4, c1, m1, m2, c2, d1, d2] if c1 == MINUS and c2 == MINUS:
            match number([y1, y2, y3, y4]), number([m1, m2]), number([d1, d2]):
                case Some(y), Some(m), Some(d): return date(y, m, d)
                case _:                         return None
        case _:                                 return None


@define
def datetime(ms: int) -> Option[Extension]:
    """So many milliseconds from 1970-01-01."""
    match int64.from_int(ms):
        case Some(word): return Some(Datetime(word))
        case _:          return None


@define
def parse_datetime(s: str) -> Option[Extension]:
    """The point in time that text stands for."""
    match day(code_points(s[:10])), time(code_points(s[10:])):
        case Some(days), Some(ms): return datetime(DAY * days + ms)
        case _:                    return None


# Functions --------------------------------------------------------------------------------------------


@define
def to_date(ms: B64) -> Option[B64]:
    """`d.toDate()`: the midnight before it, which for the first representable day is out of range."""
    return int64.sub(ms, to_time(ms))


@define
def to_time(ms: B64) -> B64:
    """`d.toTime()`: the milliseconds since that midnight."""
    return bvsmod(ms, B64(86_400_000))
