"""A first proof about machine code: `lemmata prove examples/first.py`.

first.o was assembled from first.s, beside it. Each theorem says, for all inputs, what a call of one of its functions
computes, that it returns to the link register, and that callee-saved registers, SP and memory are as before.
"""

from __future__ import annotations

from pathlib import Path

from lemmata.core.language import B64, B128, bits, define, signed_lt, theorem, truncate, zero_extend
from lemmata.core.library.bits import bit_list
from lemmata.models.armv8.calling import call, code, returned
from lemmata.models.armv8.elf import load
from lemmata.models.armv8.state import State

OBJECT = load(Path(__file__).parent / "first.o")

ABS     = code(OBJECT.function("abs64"))
MAX     = code(OBJECT.function("max64"))
AVERAGE = code(OBJECT.function("average64"))
POWER   = code(OBJECT.function("is_power_of_two"))


@theorem
def abs64(s: State, a: B64) -> bool:
    """The number without its sign; the least number stays as it is."""
    x = s.regs.x0
    t = call(ABS, s)
    return t.regs.x0 == (-x if signed_lt(x, bits(0, 64)) else x) and returned(s, t, a)


@theorem
def max64(s: State, a: B64) -> bool:
    """The greater of two unsigned numbers; the code branches."""
    x, y = s.regs.x0, s.regs.x1
    t = call(MAX, s)
    return t.regs.x0 == (y if x < y else x) and returned(s, t, a)


@define
def half(x: B128) -> B64:
    """Half of a number, rounded down."""
    return truncate(x >> 1, 64)


@theorem
def average64(s: State, a: B64) -> bool:
    """Half the sum of two unsigned numbers: the sum does not overflow, as if it had 128 bits."""
    x, y = s.regs.x0, s.regs.x1
    t = call(AVERAGE, s)
    return t.regs.x0 == half(zero_extend(x, 128) + zero_extend(y, 128)) and returned(s, t, a)


@define
def none(xs: list[bool]) -> bool:
    """Is no bit set?"""
    match xs:
        case [x, *rest]: return not x and none(rest)
        case _:          return True


@define
def exactly_one(xs: list[bool]) -> bool:
    """Is exactly one bit set?"""
    match xs:
        case [x, *rest]: return none(rest) if x else exactly_one(rest)
        case _:          return False


@theorem
def is_power_of_two(s: State, a: B64) -> bool:
    """1 where exactly one bit is set, else 0."""
    t = call(POWER, s)
    one = bits(1, 64) if exactly_one(bit_list(s.regs.x0)) else bits(0, 64)
    return t.regs.x0 == one and returned(s, t, a)
