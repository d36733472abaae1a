"""Upper halves of doubled products: SQDMULH, SQRDMULH, SQRDMLAH, SQRDMLSH, on halfwords or words.

`((a << N) + 2 * b * c + round) >> N` does not fit 2N bits, its half does: a shifted by N - 1, the product once, a
rounding constant of 1 << N - 2, and a shift of N - 1 to the right.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import (
    B2,
    B16,
    B32,
    B128,
    Bits,
    arithmetic_shift_right,
    bits,
    define,
    sign_extend,
)
from lemmata.models.armv8.lanes import map16_2, map16_3, map32_2, map32_3
from lemmata.models.armv8.saturation import limited, signed_sat_q, value_of

M = TypeVar("M", bound=int)
N = TypeVar("N", bound=int)


@define
def high_half(rounding: bool, addend: Bits[M], product: Bits[M], like: Bits[N]) -> tuple[Bits[N], bool]:
    """The upper half of `(addend << N) + 2 * product`, rounded or not; M is twice N, and N at least 2."""
    places = max(like.width - 1, 0)
    half = bits(1, addend.width) << max(like.width - 2, 0)
    total = (addend << places) + product
    return signed_sat_q(arithmetic_shift_right(total + half if rounding else total, places), like)


@define
def high_16(rounding: bool, a: B16, b: B16) -> tuple[B16, bool]:
    """SQDMULH, SQRDMULH of halfwords."""
    return high_half(rounding, bits(0, 32), sign_extend(a, 32) * sign_extend(b, 32), a)


@define
def high_32(rounding: bool, a: B32, b: B32) -> tuple[B32, bool]:
    """SQDMULH, SQRDMULH of words."""
    return high_half(rounding, bits(0, 64), sign_extend(a, 64) * sign_extend(b, 64), a)


@define
def high_product(rounding: bool, size: B2, x: B128, y: B128) -> tuple[B128, B128]:
    """SQDMULH, SQRDMULH; size is 01 or 10. The second vector has ones in the lanes that were limited."""
    if size == 0b01:
        values = map16_2(lambda a, b: value_of(high_16(rounding, a, b)), x, y)
        return values, map16_2(lambda a, b: limited(high_16(rounding, a, b)), x, y)
    values = map32_2(lambda a, b: value_of(high_32(rounding, a, b)), x, y)
    return values, map32_2(lambda a, b: limited(high_32(rounding, a, b)), x, y)


@define
def signed_product(subtract: bool, a: Bits[N], b: Bits[N]) -> Bits[N]:
    """The product, or its negation."""
    return -(a * b) if subtract else a * b


@define
def accumulate_16(subtract: bool, a: B16, b: B16, d: B16) -> tuple[B16, bool]:
    """SQRDMLAH, SQRDMLSH of halfwords."""
    product = signed_product(subtract, sign_extend(a, 32), sign_extend(b, 32))
    return high_half(True, sign_extend(d, 32), product, a)


@define
def accumulate_32(subtract: bool, a: B32, b: B32, d: B32) -> tuple[B32, bool]:
    """SQRDMLAH, SQRDMLSH of words."""
    product = signed_product(subtract, sign_extend(a, 64), sign_extend(b, 64))
    return high_half(True, sign_extend(d, 64), product, a)


@define
def high_accumulated(subtract: bool, size: B2, x: B128, y: B128, d: B128) -> tuple[B128, B128]:
    """SQRDMLAH, SQRDMLSH; size is 01 or 10."""
    if size == 0b01:
        values = map16_3(lambda a, b, c: value_of(accumulate_16(subtract, a, b, c)), x, y, d)
        return values, map16_3(lambda a, b, c: limited(accumulate_16(subtract, a, b, c)), x, y, d)
    values = map32_3(lambda a, b, c: value_of(accumulate_32(subtract, a, b, c)), x, y, d)
    return values, map32_3(lambda a, b, c: limited(accumulate_32(subtract, a, b, c)), x, y, d)
