"""Bitwise laws of words of any width, by name, to rewrite with.

Each holds of every bit, and is proved so (`word_bitwise.law`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from lemmata.core.language import Bits, Theorem, bits, theorem
from lemmata.core.library.word_bitwise import law

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

N = TypeVar("N", bound=int)


def _by_bits(goal: Goal) -> None:
    goal.exact(law(goal.target))


# And


@theorem
def and_comm(x: Bits[N], y: Bits[N]) -> bool:
    return x & y == y & x


@theorem
def and_assoc(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x & y & z == x & (y & z)


@theorem
def and_left_comm(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x & (y & z) == y & (x & z)


@theorem
def and_self(x: Bits[N]) -> bool:
    return x & x == x


@theorem
def and_zero(x: Bits[N]) -> bool:
    return x & 0 == 0


@theorem
def zero_and(x: Bits[N]) -> bool:
    return 0 & x == 0


@theorem
def and_ones(x: Bits[N]) -> bool:
    return x & ~bits(0, x.width) == x


@theorem
def ones_and(x: Bits[N]) -> bool:
    return ~bits(0, x.width) & x == x


@theorem
def and_not_self(x: Bits[N]) -> bool:
    return x & ~x == 0


@theorem
def not_and_self(x: Bits[N]) -> bool:
    return ~x & x == 0


# Or


@theorem
def or_comm(x: Bits[N], y: Bits[N]) -> bool:
    return x | y == y | x


@theorem
def or_assoc(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x | y | z == x | (y | z)


@theorem
def or_left_comm(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x | (y | z) == y | (x | z)


@theorem
def or_self(x: Bits[N]) -> bool:
    return x | x == x


@theorem
def or_zero(x: Bits[N]) -> bool:
    return x | 0 == x


@theorem
def zero_or(x: Bits[N]) -> bool:
    return 0 | x == x


@theorem
def or_ones(x: Bits[N]) -> bool:
    return x | ~bits(0, x.width) == ~bits(0, x.width)


@theorem
def or_not_self(x: Bits[N]) -> bool:
    return x | ~x == ~bits(0, x.width)


@theorem
def not_or_self(x: Bits[N]) -> bool:
    return ~x | x == ~bits(0, x.width)


# Exclusive or


@theorem
def xor_comm(x: Bits[N], y: Bits[N]) -> bool:
    return x ^ y == y ^ x


@theorem
def xor_assoc(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x ^ y ^ z == x ^ (y ^ z)


@theorem
def xor_left_comm(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x ^ (y ^ z) == y ^ (x ^ z)


@theorem
def xor_self(x: Bits[N]) -> bool:
    return x ^ x == 0


@theorem
def xor_zero(x: Bits[N]) -> bool:
    return x ^ 0 == x


@theorem
def zero_xor(x: Bits[N]) -> bool:
    return 0 ^ x == x


@theorem
def xor_ones(x: Bits[N]) -> bool:
    return x ^ ~bits(0, x.width) == ~x


@theorem
def xor_not_self(x: Bits[N]) -> bool:
    return x ^ ~x == ~bits(0, x.width)


@theorem
def xor_cancel_left(x: Bits[N], y: Bits[N]) -> bool:
    return x ^ (x ^ y) == y


@theorem
def xor_cancel_right(x: Bits[N], y: Bits[N]) -> bool:
    return x ^ y ^ y == x


@theorem
def xor_eq_zero(x: Bits[N], y: Bits[N]) -> bool:
    return (x ^ y == 0) == (x == y)


@theorem
def xor_not_left(x: Bits[N], y: Bits[N]) -> bool:
    return ~x ^ y == ~(x ^ y)


@theorem
def xor_not_right(x: Bits[N], y: Bits[N]) -> bool:
    return x ^ ~y == ~(x ^ y)


@theorem
def xor_def(x: Bits[N], y: Bits[N]) -> bool:
    return x ^ y == x & ~y | ~x & y


@theorem
def xor_or_and(x: Bits[N], y: Bits[N]) -> bool:
    return x ^ y == (x | y) & ~(x & y)


# Negation, and several operations


@theorem
def not_not(x: Bits[N]) -> bool:
    return ~~x == x


@theorem
def not_and(x: Bits[N], y: Bits[N]) -> bool:
    return ~(x & y) == ~x | ~y


@theorem
def not_or(x: Bits[N], y: Bits[N]) -> bool:
    return ~(x | y) == ~x & ~y


@theorem
def not_xor(x: Bits[N], y: Bits[N]) -> bool:
    return ~(x ^ y) == ~x ^ y


@theorem
def and_or_left_distrib(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x & (y | z) == x & y | x & z


@theorem
def and_or_right_distrib(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return (x | y) & z == x & z | y & z


@theorem
def or_and_left_distrib(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x | y & z == (x | y) & (x | z)


@theorem
def or_and_right_distrib(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x & y | z == (x | z) & (y | z)


@theorem
def and_xor_left_distrib(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return x & (y ^ z) == x & y ^ x & z


@theorem
def and_xor_right_distrib(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    return (x ^ y) & z == x & z ^ y & z


@theorem
def and_or_absorb(x: Bits[N], y: Bits[N]) -> bool:
    return x & (x | y) == x


@theorem
def or_and_absorb(x: Bits[N], y: Bits[N]) -> bool:
    return x | x & y == x


@theorem
def and_or_not(x: Bits[N], y: Bits[N]) -> bool:
    return x & (~x | y) == x & y


@theorem
def or_and_not(x: Bits[N], y: Bits[N]) -> bool:
    return x | ~x & y == x | y


@theorem
def or_eq_zero(x: Bits[N], y: Bits[N]) -> bool:
    return (x | y == 0) == (x == 0 and y == 0)


@theorem
def and_eq_left(x: Bits[N], y: Bits[N]) -> bool:
    return (x & y == x) == (x | y == y)


LAWS: tuple[Theorem[Any], ...] = (
    and_comm, and_assoc, and_left_comm, and_self, and_zero, zero_and, and_ones, ones_and,
    and_not_self, not_and_self, or_comm, or_assoc, or_left_comm, or_self, or_zero, zero_or, or_ones,
    or_not_self, not_or_self, xor_comm, xor_assoc, xor_left_comm, xor_self, xor_zero, zero_xor,
    xor_ones, xor_not_self, xor_cancel_left, xor_cancel_right, xor_eq_zero, xor_not_left,
    xor_not_right, xor_def, xor_or_and, not_not, not_and, not_or, not_xor, and_or_left_distrib,
    and_or_right_distrib, or_and_left_distrib, or_and_right_distrib, and_xor_left_distrib,
    and_xor_right_distrib, and_or_absorb, or_and_absorb, and_or_not, or_and_not, or_eq_zero,
    and_eq_left,
)  # fmt: skip
for _law in LAWS:
    _law.proof(_by_bits)
