"""Bits counted and turned round within lanes: CNT, RBIT, CLZ, CLS, REV (Arm ARM, shared/functions/common)."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import (
    B2,
    B8,
    B16,
    B32,
    B64,
    Bits,
    Nat,
    arithmetic_shift_right,
    bit,
    bits,
    concat,
    define,
    zero_extend,
)

N = TypeVar("N", bound=int)


@define
def leading_zeros(x: Bits[N], count: Nat) -> Bits[N]:
    """CountLeadingZeroBits of the low `count` bits, as a word."""
    if count == 0:
        return bits(0, x.width)
    below = count - 1
    return bits(0, x.width) if bit(x, below) else leading_zeros(x, below) + 1


@define
def count_leading_zeros(x: Bits[N]) -> Bits[N]:
    """CountLeadingZeroBits."""
    return leading_zeros(x, x.width)


@define
def count_leading_signs(x: Bits[N]) -> Bits[N]:
    """CountLeadingSignBits: how many bits after the sign equal it."""
    return count_leading_zeros((x ^ arithmetic_shift_right(x, 1)) << 1 | 1)


@define
def bit_count(x: B8) -> B8:
    """BitCount."""
    low = zero_extend(x[0], 8) + zero_extend(x[1], 8) + zero_extend(x[2], 8) + zero_extend(x[3], 8)
    high = zero_extend(x[4], 8) + zero_extend(x[5], 8) + zero_extend(x[6], 8) + zero_extend(x[7], 8)
    return low + high


@define
def reverse_bits(x: B8) -> B8:
    """The bits from the other end."""
    return concat(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7])


@define
def reverse_in_16(x: B16) -> B16:
    """The bytes of a halfword from the other end."""
    return concat(x[7:0], x[15:8])


@define
def reverse_in_32(size: B2, x: B32) -> B32:
    """The bytes or halfwords of a word from the other end."""
    if size == 0b00:
        return concat(x[7:0], x[15:8], x[23:16], x[31:24])
    return concat(x[15:0], x[31:16])


@define
def reverse_in_64(size: B2, x: B64) -> B64:
    """The bytes, halfwords or words of a doubleword from the other end."""
    if size == 0b00:
        return concat(
            x[7:0], x[15:8], x[23:16], x[31:24], x[39:32], x[47:40], x[55:48], x[63:56],
        )
    if size == 0b01:
        return concat(x[15:0], x[31:16], x[47:32], x[63:48])
    return concat(x[31:0], x[63:32])
