"""`duration`: `-?` then days, hours, minutes, seconds, milliseconds, in this order, each at most once, one at least."""

from __future__ import annotations

from lemmata.core.language import B64, Nat, Option, Some, code_points, define
from lemmata.core.library.smtlib import bvsdiv
from lemmata.models.policy import int64
from lemmata.models.policy.extensions.text import number, span
from lemmata.models.policy.values import Duration

MINUS = 0x2D

UNITS = [(0x64, 86400000)]


@define
def unit(name: list[Nat]) -> Nat:
    """The milliseconds of a unit; 0 for what is no unit."""
    if name == [0x64]:       return 86_400_000  # d
    if name == [0x68]:       return 3_600_000   # h
    if name == [0x6D]:       return 60_000      # m
    if name == [0x73]:       return 1_000       # s
    if name == [0x6D, 0x73]: return 1           # ms
    return 0
