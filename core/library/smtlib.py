"""The operators of SMT-LIB's bitvectors that the kernel's words lack, as definitions.

Sums, products, comparisons, shifts, slices, the unsigned quotient (all ones by zero) and remainder (the dividend by
zero) are operations of the kernel with the meaning that SMT-LIB gives them. What is here follows the text of the
logic QF_BV and the theory FixedSizeBitVectors at https://smt-lib.org.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, Bits, bits, define, signed_lt
from lemmata.core.library.bits import bit_list

N = TypeVar("N", bound=int)


@define
def negative(x: Bits[N]) -> bool:
    """Is the sign bit set?"""
    return signed_lt(x, bits(0, x.width))


@define
def magnitude(x: Bits[N]) -> Bits[N]:
    """The absolute value of a word in two's complement, read without a sign."""
    return -x if negative(x) else x


@define
def bvsdiv(x: Bits[N], y: Bits[N]) -> Bits[N]:
    """The signed quotient, rounded towards zero; by zero, 1 for negative x and -1 for others."""
    quotient = magnitude(x) // magnitude(y)
    return quotient if negative(x) == negative(y) else -quotient


@define
def bvsrem(x: Bits[N], y: Bits[N]) -> Bits[N]:
    """The signed remainder with the sign of x; by zero, x."""
    remainder = magnitude(x) % magnitude(y)
    return -remainder if negative(x) else remainder


@define
def bvsmod(x: Bits[N], y: Bits[N]) -> Bits[N]:
    """The signed remainder with the sign of y; by zero, x."""
    remainder = magnitude(x) % magnitude(y)
    signed = -remainder if negative(x) else remainder
    if remainder == 0 or negative(x) == negative(y):
        return signed
    return signed + y


@define
def bvnego(x: Bits[N]) -> bool:
    """Does -x overflow: is x the least signed number?"""
    return x != 0 and -x == x


@define
def bvuaddo(x: Bits[N], y: Bits[N]) -> bool:
    """Does x + y overflow, without signs?"""
    return x + y < x


@define
def bvsaddo(x: Bits[N], y: Bits[N]) -> bool:
    """Does x + y overflow, with signs?"""
    return negative(x) == negative(y) and negative(x + y) != negative(x)


@define
def bvssubo(x: Bits[N], y: Bits[N]) -> bool:
    """Does x - y overflow, with signs?"""
    return negative(x) != negative(y) and negative(x - y) != negative(x)


@define
def bvsdivo(x: Bits[N], y: Bits[N]) -> bool:
    """Does the signed quotient overflow: is it the least number by -1?"""
    return bvnego(x) and ~y == 0


@define
def bvredand(x: Bits[N]) -> B1:
    """The conjunction of all bits."""
    return B1(1) if ~x == 0 else B1(0)


@define
def bvredor(x: Bits[N]) -> B1:
    """The disjunction of all bits."""
    return B1(0) if x == 0 else B1(1)


@define
def odd_parity(xs: list[bool]) -> bool:
    """Is the number of True in a list odd?"""
    match xs:
        case [x, *rest]:
            return x != odd_parity(rest)
        case _:
            return False


@define
def bvredxor(x: Bits[N]) -> B1:
    """The exclusive or of all bits."""
    return B1(1) if odd_parity(bit_list(x)) else B1(0)
