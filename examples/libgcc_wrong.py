"""The specifications of libgcc.py, each with a small error: `lemmata prove` refutes them all.

A counterexample gives the registers in hexadecimal; it has been replayed on the model. tests/armv8 replays it in the
emulator too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from lemmata.core.language import (
    B32,
    B64,
    B128,
    Bits,
    Nat,
    assume,
    bits,
    concat,
    define,
    theorem,
)
from lemmata.core.library.bits import bit_list, onto
from lemmata.core.library.words import reverse_bytes
from lemmata.models.armv8.calling import call, code, returned
from lemmata.models.armv8.elf import load
from lemmata.models.armv8.state import State

N = TypeVar("N", bound=int)
LIBRARY = load(Path(__file__).parent.parent / ".cache/libgcc/libgcc.a")

BSWAPSI2  = code(LIBRARY.function("__bswapsi2"))
BSWAPDI2  = code(LIBRARY.function("__bswapdi2"))
CLRSBDI2  = code(LIBRARY.function("__clrsbdi2"))
CLRSBTI2  = code(LIBRARY.function("__clrsbti2"))
PARITYDI2 = code(LIBRARY.function("__paritydi2"))
PARITYTI2 = code(LIBRARY.function("__parityti2"))
FFSDI2    = code(LIBRARY.function("__ffsdi2"))
FFSTI2    = code(LIBRARY.function("__ffsti2"))
CLZTI2    = code(LIBRARY.function("__clzti2"))
CTZTI2    = code(LIBRARY.function("__ctzti2"))
NEGTI2    = code(LIBRARY.function("__negti2"))
ASHLTI3   = code(LIBRARY.function("__ashlti3"))
LSHRTI3   = code(LIBRARY.function("__lshrti3"))
ASHRTI3   = code(LIBRARY.function("__ashrti3"))
CMPTI2    = code(LIBRARY.function("__cmpti2"))
UCMPTI2   = code(LIBRARY.function("__ucmpti2"))


# What the documentation speaks of ----------------------------------------------------------------------


@define
def first(s: State) -> B128:
    """The first argument of 128 bits: X1 and X0."""
    return concat(s.regs.x1, s.regs.x0)


@define
def second(s: State) -> B128:
    """The second argument of 128 bits: X3 and X2."""
    return concat(s.regs.x3, s.regs.x2)


@define
def result(t: State) -> B32:
    """A result of type int: W0."""
    return t.regs.x0[31:0]


@define
def count(b: bool, xs: list[bool], i: Nat) -> B32:
    """i plus the number of bits b before the first other one."""
    match xs:
        case [x, *rest]: return count(b, rest, i + 1) if x == b else bits(i, 32)
        case _:          return bits(i, 32)


@define
def highest_first(x: Bits[N]) -> list[bool]:
    """The bits of a word from the highest to the lowest."""
    return onto(bit_list(x), [])


@define
def redundant_signs(xs: list[bool]) -> B32:
    """The number of bits after the first one that equal it, without a gap."""
    match xs:
        case [x, *rest]: return count(x, rest, 0)
        case _:          return bits(0, 32)


@define
def odd(xs: list[bool]) -> bool:
    """Is the number of bits that are set odd?"""
    match xs:
        case [x, *rest]: return x != odd(rest)
        case _:          return False


@define
def parity(xs: list[bool]) -> B32:
    """The number of bits that are set, modulo 2."""
    return bits(1, 32) if odd(xs) else bits(0, 32)


# The theorems, each wrong ----------------------------------------------------------------------


@theorem
def bswapsi2(s: State, a: B64) -> bool:
    """The bytes of a 32-bit argument in the opposite order."""
    t = call(BSWAPSI2, s)
    return result(t) == reverse_bytes(s.regs.x0[32:1]) and returned(s, t, a)


@theorem
def bswapdi2(s: State, a: B64) -> bool:
    """The bytes of a 64-bit argument in the opposite order."""
    t = call(BSWAPDI2, s)
    return t.regs.x0 == reverse_bytes(s.regs.x0 | 1) and returned(s, t, a)


@theorem
def clrsbdi2(s: State, a: B64) -> bool:
    """The number of leading redundant sign bits."""
    t = call(CLRSBDI2, s)
    return result(t) == count(False, highest_first(s.regs.x0), 0) and returned(s, t, a)


@theorem
def clrsbti2(s: State, a: B64) -> bool:
    """The number of leading redundant sign bits, 128 bits."""
    t = call(CLRSBTI2, s)
    return result(t) == redundant_signs(highest_first(s.regs.x1)) and returned(s, t, a)


@theorem
def paritydi2(s: State, a: B64) -> bool:
    """The parity of the number of bits that are set."""
    t = call(PARITYDI2, s)
    return result(t) == parity(bit_list(s.regs.x0 >> 1)) and returned(s, t, a)


@theorem
def parityti2(s: State, a: B64) -> bool:
    """The parity of the number of bits that are set, 128 bits."""
    t = call(PARITYTI2, s)
    return result(t) == parity(bit_list(s.regs.x0)) and returned(s, t, a)


@theorem
def ffsdi2(s: State, a: B64) -> bool:
    """One plus the index of the least significant bit that is set; zero if there is none."""
    t = call(FFSDI2, s)
    index = bits(0, 32) if s.regs.x0 == 0 else count(False, bit_list(s.regs.x0), 0)
    return result(t) == index and returned(s, t, a)


@theorem
def ffsti2(s: State, a: B64) -> bool:
    """One plus the index of the least significant bit that is set; zero if there is none; 128 bits."""
    t = call(FFSTI2, s)
    index = bits(0, 32) if s.regs.x0 == 0 else count(False, bit_list(first(s)), 1)
    return result(t) == index and returned(s, t, a)


@theorem
def clzti2(s: State, a: B64) -> bool:
    """The number of leading zero bits, for a number that is not zero."""
    assume(s.regs.x0 != 0)
    t = call(CLZTI2, s)
    return result(t) == count(False, highest_first(s.regs.x1), 0) and returned(s, t, a)


@theorem
def ctzti2(s: State, a: B64) -> bool:
    """The number of trailing zero bits, for a number that is not zero."""
    assume(first(s) != 0)
    t = call(CTZTI2, s)
    return result(t) == count(False, highest_first(first(s)), 0) and returned(s, t, a)


@theorem
def negti2(s: State, a: B64) -> bool:
    """The negative of a 128-bit number."""
    t = call(NEGTI2, s)
    return first(t) == ~first(s) and returned(s, t, a)


@theorem
def ashlti3(s: State, a: B64) -> bool:
    """A 128-bit number shifted left, by less than 128."""
    assume(s.regs.x2 < 129)
    t = call(ASHLTI3, s)
    return first(t) == first(s) << s.regs.x2 and returned(s, t, a)


@theorem
def lshrti3(s: State, a: B64) -> bool:
    """A 128-bit number shifted right logically, by less than 128."""
    assume(s.regs.x2 < 128)
    t = call(LSHRTI3, s)
    return first(t) == first(s) >> (s.regs.x2 & 63) and returned(s, t, a)


@theorem
def ashrti3(s: State, a: B64) -> bool:
    """A 128-bit number shifted right arithmetically, by less than 128."""
    assume(s.regs.x2 < 128)
    t = call(ASHRTI3, s)
    return first(t) == first(s) >> s.regs.x2 and returned(s, t, a)


@theorem
def cmpti2(s: State, a: B64) -> bool:
    """0, 1 or 2 where the first signed number is less than, equal to, or greater than the second."""
    t = call(CMPTI2, s)
    order = bits(0, 32) if first(s) < second(s) else bits(1, 32) if first(s) == second(s) else bits(2, 32)
    return result(t) == order and returned(s, t, a)


@theorem
def ucmpti2(s: State, a: B64) -> bool:
    """0, 1 or 2 where the first unsigned number is less than, equal to, or greater than the second."""
    t = call(UCMPTI2, s)
    order = bits(0, 32) if first(s) < second(s) else bits(1, 32) if first(s) == second(s) else bits(3, 32)
    return result(t) == order and returned(s, t, a)
