"""Saturation: results that stop at the limits of their width, and the cumulative flag QC (Arm ARM, SatQ).

A saturating operation gives a pair: the result, and whether it was limited. Everything stays at the width of the
operands where the carry or the sign tells that the exact result does not fit; the manual computes over the
integers. Tests compare the two.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import (
    B1,
    B5,
    B128,
    Bits,
    arithmetic_shift_right,
    bits,
    define,
    replace,
    sign_extend,
    zero_extend,
)
from lemmata.models.armv8.pseudocode import is_negative
from lemmata.models.armv8.state import State, write_v128

M = TypeVar("M", bound=int)
N = TypeVar("N", bound=int)


@define
def all_ones(condition: bool, x: Bits[N]) -> Bits[N]:
    """`if condition then Ones(N) else Zeros(N)`, at the width of a word."""
    return ~bits(0, x.width) if condition else bits(0, x.width)


@define
def signed_limit(negative: bool, x: Bits[N]) -> Bits[N]:
    """The least signed number of a width, or the greatest."""
    greatest = ~bits(0, x.width) >> 1
    return ~greatest if negative else greatest


@define
def value_of(pair: tuple[Bits[N], bool]) -> Bits[N]:
    """The result."""
    value, _ = pair
    return value


@define
def limited(pair: tuple[Bits[N], bool]) -> Bits[N]:
    """Ones where the result was limited."""
    value, saturated = pair
    return all_ones(saturated, value)


@define
def signed_sat_q(x: Bits[M], like: Bits[N]) -> tuple[Bits[N], bool]:
    """SignedSatQ(SInt(x), N): N is the width of the second operand."""
    low = zero_extend(x, like.width)
    if sign_extend(low, x.width) == x:
        return low, False
    return signed_limit(is_negative(x), like), True


@define
def unsigned_sat_q(x: Bits[M], like: Bits[N]) -> tuple[Bits[N], bool]:
    """UnsignedSatQ(UInt(x), N)."""
    low = zero_extend(x, like.width)
    if zero_extend(low, x.width) == x:
        return low, False
    return ~bits(0, like.width), True


@define
def signed_to_unsigned_sat_q(x: Bits[M], like: Bits[N]) -> tuple[Bits[N], bool]:
    """UnsignedSatQ(SInt(x), N)."""
    if is_negative(x):
        return bits(0, like.width), True
    return unsigned_sat_q(x, like)


@define
def sat_q(U: B1, x: Bits[M], like: Bits[N]) -> tuple[Bits[N], bool]:
    """SatQ(Int(x, unsigned), N, unsigned)."""
    return unsigned_sat_q(x, like) if U == 1 else signed_sat_q(x, like)


@define
def saturating_add(U: B1, a: Bits[N], b: Bits[N]) -> tuple[Bits[N], bool]:
    """SQADD, UQADD: the sum overflows where it carries, or where its sign is that of neither operand."""
    total = a + b
    if U == 1:
        return (~bits(0, a.width), True) if total < a else (total, False)
    if is_negative((a ^ total) & (b ^ total)):
        return signed_limit(is_negative(a), a), True
    return total, False


@define
def saturating_sub(U: B1, a: Bits[N], b: Bits[N]) -> tuple[Bits[N], bool]:
    """SQSUB, UQSUB."""
    difference = a - b
    if U == 1:
        return (bits(0, a.width), True) if a < b else (difference, False)
    if is_negative((a ^ b) & (a ^ difference)):
        return signed_limit(is_negative(a), a), True
    return difference, False


@define
def saturating_accumulate(U: B1, a: Bits[N], b: Bits[N]) -> tuple[Bits[N], bool]:
    """SUQADD, USQADD: to a number the other of signed and unsigned is added (U tells whether `a` is unsigned)."""
    total = a + b
    if U == 1:
        if is_negative(b):
            return (bits(0, a.width), True) if total > a else (total, False)
        return (~bits(0, a.width), True) if total < a else (total, False)
    if is_negative(~a & (b | total)) or is_negative(b & total):
        return signed_limit(False, a), True
    return total, False


@define
def saturating_abs(a: Bits[N]) -> tuple[Bits[N], bool]:
    """SQABS: the least number has no absolute value."""
    if a == signed_limit(True, a):
        return signed_limit(False, a), True
    return (-a if is_negative(a) else a), False


@define
def saturating_neg(a: Bits[N]) -> tuple[Bits[N], bool]:
    """SQNEG."""
    if a == signed_limit(True, a):
        return signed_limit(False, a), True
    return -a, False


@define
def saturating_shift_left(U: B1, x: Bits[N], amount: Bits[M]) -> tuple[Bits[N], bool]:
    """SQSHL, UQSHL to the left: what is shifted out must be zeros, or copies of the sign that stays."""
    moved = x << amount
    if U == 1:
        return (moved, False) if moved >> amount == x else (~bits(0, x.width), True)
    if arithmetic_shift_right(moved, amount) == x:
        return moved, False
    return signed_limit(is_negative(x), x), True


@define
def saturating_shift_left_unsigned(x: Bits[N], amount: Bits[M]) -> tuple[Bits[N], bool]:
    """SQSHLU: a signed number to the left, limited as an unsigned one."""
    if is_negative(x):
        return bits(0, x.width), True
    return saturating_shift_left(B1(1), x, amount)


@define
def doubling_long(a: Bits[N], b: Bits[N]) -> tuple[Bits[N], bool]:
    """SQDMULL: the doubled product of numbers that are sign-extended to the width of the result.

    It overflows where both are least: then the product is one half of the sign bit.
    """
    product = a * b
    return saturating_shift_left(B1(0), product, B1(1))


@define
def set_qc(s: State, mask: B128) -> State:
    """`if sat then FPSR.QC = '1'`, where a mask has ones at the limited lanes."""
    return s if mask == 0 else replace(s, fpsr=s.fpsr | 0x08000000)


@define
def write_saturated(s: State, n: B5, value: B128, mask: B128) -> State:
    """The result of a saturating operation, and QC."""
    return set_qc(write_v128(s, n, value), mask)
