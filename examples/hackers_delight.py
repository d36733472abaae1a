"""Identities of Hacker's Delight (Warren, chapter 2), each at 8, 32 and 64 bits, through `bv_decide`."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B8, B32, B64, Bits, define, theorem

N = TypeVar("N", bound=int)


@define
def law_neg_as_not(x: Bits[N]) -> bool:
    return -x == ~x + 1


@theorem
def neg_as_not(x8: B8, x32: B32, x64: B64) -> bool:
    return law_neg_as_not(x8) and law_neg_as_not(x32) and law_neg_as_not(x64)



@define
def law_neg_of_sub(x: Bits[N]) -> bool:
    return -x == ~(x - 1)


@theorem
def neg_of_sub(x8: B8, x32: B32, x64: B64) -> bool:
    return law_neg_of_sub(x8) and law_neg_of_sub(x32) and law_neg_of_sub(x64)



@define
def law_not_as_neg(x: Bits[N]) -> bool:
    return ~x == -x - 1


@theorem
def not_as_neg(x8: B8, x32: B32, x64: B64) -> bool:
    return law_not_as_neg(x8) and law_not_as_neg(x32) and law_not_as_neg(x64)



@define
def law_neg_of_not(x: Bits[N]) -> bool:
    return -~x == x + 1


@theorem
def neg_of_not(x8: B8, x32: B32, x64: B64) -> bool:
    return law_neg_of_not(x8) and law_neg_of_not(x32) and law_neg_of_not(x64)



@define
def law_not_of_neg(x: Bits[N]) -> bool:
    return ~-x == x - 1


@theorem
def not_of_neg(x8: B8, x32: B32, x64: B64) -> bool:
    return law_not_of_neg(x8) and law_not_of_neg(x32) and law_not_of_neg(x64)



@define
def law_add_by_not(x: Bits[N], y: Bits[N]) -> bool:
    return x + y == x - ~y - 1


@theorem
def add_by_not(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_add_by_not(x8, y8) and law_add_by_not(x32, y32) and law_add_by_not(x64, y64)



@define
def law_add_by_xor(x: Bits[N], y: Bits[N]) -> bool:
    return x + y == (x ^ y) + ((x & y) << 1)


@theorem
def add_by_xor(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_add_by_xor(x8, y8) and law_add_by_xor(x32, y32) and law_add_by_xor(x64, y64)



@define
def law_add_by_or(x: Bits[N], y: Bits[N]) -> bool:
    return x + y == (x | y) + (x & y)


@theorem
def add_by_or(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_add_by_or(x8, y8) and law_add_by_or(x32, y32) and law_add_by_or(x64, y64)



@define
def law_add_by_or_xor(x: Bits[N], y: Bits[N]) -> bool:
    return x + y == ((x | y) << 1) - (x ^ y)


@theorem
def add_by_or_xor(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_add_by_or_xor(x8, y8) and law_add_by_or_xor(x32, y32) and law_add_by_or_xor(x64, y64)



@define
def law_sub_by_not(x: Bits[N], y: Bits[N]) -> bool:
    return x - y == x + ~y + 1


@theorem
def sub_by_not(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_sub_by_not(x8, y8) and law_sub_by_not(x32, y32) and law_sub_by_not(x64, y64)



@define
def law_sub_by_xor(x: Bits[N], y: Bits[N]) -> bool:
    return x - y == (x ^ y) - ((~x & y) << 1)


@theorem
def sub_by_xor(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_sub_by_xor(x8, y8) and law_sub_by_xor(x32, y32) and law_sub_by_xor(x64, y64)



@define
def law_sub_by_and(x: Bits[N], y: Bits[N]) -> bool:
    return x - y == (x & ~y) - (~x & y)


@theorem
def sub_by_and(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_sub_by_and(x8, y8) and law_sub_by_and(x32, y32) and law_sub_by_and(x64, y64)



@define
def law_sub_by_and_xor(x: Bits[N], y: Bits[N]) -> bool:
    return x - y == ((x & ~y) << 1) - (x ^ y)


@theorem
def sub_by_and_xor(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_sub_by_and_xor(x8, y8) and law_sub_by_and_xor(x32, y32) and law_sub_by_and_xor(x64, y64)



@define
def law_xor_by_or(x: Bits[N], y: Bits[N]) -> bool:
    return x ^ y == (x | y) - (x & y)


@theorem
def xor_by_or(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_xor_by_or(x8, y8) and law_xor_by_or(x32, y32) and law_xor_by_or(x64, y64)



@define
def law_and_not_by_or(x: Bits[N], y: Bits[N]) -> bool:
    return x & ~y == (x | y) - y


@theorem
def and_not_by_or(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_and_not_by_or(x8, y8) and law_and_not_by_or(x32, y32) and law_and_not_by_or(x64, y64)



@define
def law_and_not_by_and(x: Bits[N], y: Bits[N]) -> bool:
    return x & ~y == x - (x & y)


@theorem
def and_not_by_and(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_and_not_by_and(x8, y8) and law_and_not_by_and(x32, y32) and law_and_not_by_and(x64, y64)



@define
def law_not_of_sub(x: Bits[N], y: Bits[N]) -> bool:
    return ~(x - y) == y - x - 1


@theorem
def not_of_sub(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_not_of_sub(x8, y8) and law_not_of_sub(x32, y32) and law_not_of_sub(x64, y64)



@define
def law_not_of_sub_add(x: Bits[N], y: Bits[N]) -> bool:
    return ~(x - y) == ~x + y


@theorem
def not_of_sub_add(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_not_of_sub_add(x8, y8) and law_not_of_sub_add(x32, y32) and law_not_of_sub_add(x64, y64)



@define
def law_not_of_xor(x: Bits[N], y: Bits[N]) -> bool:
    return ~(x ^ y) == (x & y) - (x | y) - 1


@theorem
def not_of_xor(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_not_of_xor(x8, y8) and law_not_of_xor(x32, y32) and law_not_of_xor(x64, y64)



@define
def law_not_of_xor_add(x: Bits[N], y: Bits[N]) -> bool:
    return ~(x ^ y) == (x & y) + ~(x | y)


@theorem
def not_of_xor_add(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_not_of_xor_add(x8, y8) and law_not_of_xor_add(x32, y32) and law_not_of_xor_add(x64, y64)



@define
def law_or_by_add(x: Bits[N], y: Bits[N]) -> bool:
    return x | y == (x & ~y) + y


@theorem
def or_by_add(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_or_by_add(x8, y8) and law_or_by_add(x32, y32) and law_or_by_add(x64, y64)



@define
def law_and_by_sub(x: Bits[N], y: Bits[N]) -> bool:
    return x & y == (~x | y) - ~x


@theorem
def and_by_sub(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_and_by_sub(x8, y8) and law_and_by_sub(x32, y32) and law_and_by_sub(x64, y64)



@define
def law_not_of_and(x: Bits[N], y: Bits[N]) -> bool:
    return ~(x & y) == ~x | ~y


@theorem
def not_of_and(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_not_of_and(x8, y8) and law_not_of_and(x32, y32) and law_not_of_and(x64, y64)



@define
def law_not_of_or(x: Bits[N], y: Bits[N]) -> bool:
    return ~(x | y) == ~x & ~y


@theorem
def not_of_or(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_not_of_or(x8, y8) and law_not_of_or(x32, y32) and law_not_of_or(x64, y64)



@define
def law_lowest_one_apart(x: Bits[N]) -> bool:
    return (x & (x - 1)) | (x & -x) == x


@theorem
def lowest_one_apart(x8: B8, x32: B32, x64: B64) -> bool:
    return law_lowest_one_apart(x8) and law_lowest_one_apart(x32) and law_lowest_one_apart(x64)



@define
def law_lowest_one(x: Bits[N]) -> bool:
    return x & -x == x & ~(x - 1)


@theorem
def lowest_one(x8: B8, x32: B32, x64: B64) -> bool:
    return law_lowest_one(x8) and law_lowest_one(x32) and law_lowest_one(x64)



@define
def law_trailing_zeros(x: Bits[N]) -> bool:
    return ~x & (x - 1) == ~(x | -x)


@theorem
def trailing_zeros(x8: B8, x32: B32, x64: B64) -> bool:
    return law_trailing_zeros(x8) and law_trailing_zeros(x32) and law_trailing_zeros(x64)



@define
def law_lowest_zero(x: Bits[N]) -> bool:
    return ~x & (x + 1) == ~(x | ~(x + 1))


@theorem
def lowest_zero(x8: B8, x32: B32, x64: B64) -> bool:
    return law_lowest_zero(x8) and law_lowest_zero(x32) and law_lowest_zero(x64)



@define
def law_averages(x: Bits[N], y: Bits[N]) -> bool:
    return (x | y) - ((x ^ y) >> 1) == (x & y) + ((x ^ y) >> 1) + ((x ^ y) & 1)


@theorem
def averages(x8: B8, y8: B8, x32: B32, y32: B32, x64: B64, y64: B64) -> bool:
    return law_averages(x8, y8) and law_averages(x32, y32) and law_averages(x64, y64)



@define
def law_trailing_ones_added(x: Bits[N]) -> bool:
    return (x | (x - 1)) - x == ~x & (x - 1)


@theorem
def trailing_ones_added(x8: B8, x32: B32, x64: B64) -> bool:
    return law_trailing_ones_added(x8) and law_trailing_ones_added(x32) and law_trailing_ones_added(x64)
