"""Integer operations on lanes, at the width of the lanes (Arm ARM, shared/functions/vector).

Sums and differences that the manual takes over the integers and halves, or rounds, stay at this width: the
identities are named where they stand, and tests compare them with the integers.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import (
    B1,
    B8,
    Bits,
    Nat,
    arithmetic_shift_right,
    bit,
    bits,
    define,
    sign_extend,
    signed_le,
    signed_lt,
    zero_extend,
)
from lemmata.models.armv8.pseudocode import is_negative
from lemmata.models.armv8.saturation import saturating_shift_left

M = TypeVar("M", bound=int)
N = TypeVar("N", bound=int)


@define
def less(U: B1, a: Bits[N], b: Bits[N]) -> bool:
    """`Int(a, unsigned) < Int(b, unsigned)`."""
    return a < b if U == 1 else signed_lt(a, b)


@define
def at_most(U: B1, a: Bits[N], b: Bits[N]) -> bool:
    """`Int(a, unsigned) <= Int(b, unsigned)`."""
    return a <= b if U == 1 else signed_le(a, b)


@define
def maximum(U: B1, a: Bits[N], b: Bits[N]) -> Bits[N]:
    """`Max(Int(a, unsigned), Int(b, unsigned))`."""
    return a if less(U, b, a) else b


@define
def minimum(U: B1, a: Bits[N], b: Bits[N]) -> Bits[N]:
    """`Min(Int(a, unsigned), Int(b, unsigned))`."""
    return a if less(U, a, b) else b


@define
def absolute_difference(U: B1, a: Bits[N], b: Bits[N]) -> Bits[N]:
    """`Abs(Int(a, unsigned) - Int(b, unsigned))`, modulo 2 to the N."""
    return b - a if less(U, a, b) else a - b


@define
def absolute(a: Bits[N]) -> Bits[N]:
    """`Abs(SInt(a))`."""
    return -a if is_negative(a) else a


@define
def shift_right(U: B1, x: Bits[N], amount: Bits[M]) -> Bits[N]:
    """The logical shift of an unsigned number, the arithmetic one of a signed number."""
    return x >> amount if U == 1 else arithmetic_shift_right(x, amount)


@define
def halve(U: B1, x: Bits[N]) -> Bits[N]:
    """Half of a number, rounded down."""
    return shift_right(U, x, B1(1))


@define
def halving_add(U: B1, a: Bits[N], b: Bits[N]) -> Bits[N]:
    """SHADD, UHADD. The sum of two bits is twice their `and`, plus their `xor`."""
    return (a & b) + halve(U, a ^ b)


@define
def rounding_halving_add(U: B1, a: Bits[N], b: Bits[N]) -> Bits[N]:
    """SRHADD, URHADD: half of a + b + 1. The sum of two bits is twice their `or`, minus their `xor`."""
    return (a | b) - halve(U, a ^ b)


@define
def halving_sub(U: B1, a: Bits[N], b: Bits[N]) -> Bits[N]:
    """SHSUB, UHSUB. The difference of two bits is their `xor`, minus 2 where only the second is set."""
    return halve(U, a ^ b) - (~a & b)


@define
def rounding_shift_right(U: B1, x: Bits[N], amount: Bits[M]) -> Bits[N]:
    """`(Int(x, unsigned) + (1 << amount - 1)) >> amount`: the last bit shifted out is added. The amount is not 0."""
    return shift_right(U, x, amount) + (shift_right(U, x, amount - 1) & 1)


@define
def shift(U: B1, rounding: bool, x: Bits[N], by: Bits[N]) -> Bits[N]:
    """SSHL, USHL, SRSHL, URSHL: to the left by the signed low byte of a lane, to the right if it is negative."""
    amount = zero_extend(by, 8)
    if not is_negative(amount):
        return x << amount
    return rounding_shift_right(U, x, -amount) if rounding else shift_right(U, x, -amount)


@define
def saturating_shift(U: B1, rounding: bool, x: Bits[N], by: Bits[N]) -> tuple[Bits[N], bool]:
    """SQSHL, UQSHL, SQRSHL, UQRSHL (register)."""
    amount: B8 = zero_extend(by, 8)
    if not is_negative(amount):
        return saturating_shift_left(U, x, amount)
    return shift(U, rounding, x, by), False


@define
def polynomial_partial(x: Bits[N], y: Bits[M], count: Nat) -> Bits[N]:
    """The product of a polynomial and the low `count` terms of another, over the field of two elements."""
    if count == 0:
        return bits(0, x.width)
    below = count - 1
    return polynomial_partial(x, y, below) ^ (x << below if bit(y, below) else bits(0, x.width))


@define
def polynomial_mult(x: Bits[N], y: Bits[M]) -> Bits[N]:
    """PolynomialMult (shared/functions/vector), modulo 2 to the N: for all of it x is zero-extended."""
    return polynomial_partial(x, y, y.width)


@define
def extend(U: B1, x: Bits[N], like: Bits[M]) -> Bits[M]:
    """Extend(x, M, unsigned), at the width of the second word."""
    return zero_extend(x, like.width) if U == 1 else sign_extend(x, like.width)
