"""Operations on lanes of two widths, from vectors or with one element: sums, differences and products at twice the
width of their operands, with or without the destination.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import (
    B1,
    B2,
    B4,
    B16,
    B32,
    B64,
    B128,
    Bits,
    bits,
    define,
    sign_extend,
    zero_extend,
)
from lemmata.models.armv8.lanes import Extent, lanes2
from lemmata.models.armv8.lanes_resize import long1, long2, narrow2, widen8_2, widen16_2, widen32_2
from lemmata.models.armv8.lanes_saturating import saturating_lanes2
from lemmata.models.armv8.saturation import (
    doubling_long,
    limited,
    saturating_add,
    saturating_sub,
    value_of,
)
from lemmata.models.armv8.simd_integer import absolute_difference, extend, polynomial_mult

M = TypeVar("M", bound=int)
N = TypeVar("N", bound=int)


@define
def combine(opcode: B4, a: Bits[N], b: Bits[N]) -> Bits[N]:
    """SADDL, SSUBL, SABDL (SABAL), SMULL (SMLAL, SMLSL) and their unsigned forms, on operands that are extended."""
    if opcode == 0b0000 or opcode == 0b0001:
        return a + b
    if opcode == 0b0010 or opcode == 0b0011:
        return a - b
    if opcode == 0b0101 or opcode == 0b0111:
        return absolute_difference(B1(0), a, b)
    return a * b


@define
def long(U: B1, size: B2, opcode: B4, x: B64, y: B64) -> B128:
    """The operations of `combine` on half vectors."""
    return long2(
        size,
        lambda a, b: combine(opcode, extend(U, a, bits(0, 16)), extend(U, b, bits(0, 16))),
        lambda a, b: combine(opcode, extend(U, a, bits(0, 32)), extend(U, b, bits(0, 32))),
        lambda a, b: combine(opcode, extend(U, a, bits(0, 64)), extend(U, b, bits(0, 64))),
        x, y,
    )


@define
def wide(U: B1, size: B2, opcode: B4, x: B128, y: B64) -> B128:
    """SADDW, SSUBW and their unsigned forms: the first operand has the width of the result."""
    extended = long1(
        size,
        lambda b: extend(U, b, bits(0, 16)),
        lambda b: extend(U, b, bits(0, 32)),
        lambda b: extend(U, b, bits(0, 64)),
        y,
    )
    return lanes2(
        Extent.ALL, size + 1,
        lambda a, b: combine(opcode, a, b),
        lambda a, b: combine(opcode, a, b),
        lambda a, b: combine(opcode, a, b),
        lambda a, b: combine(opcode, a, b),
        x, extended,
    )


@define
def accumulated(subtract: bool, size: B2, d: B128, x: B128) -> B128:
    """The destination plus or minus the result, whose lanes have twice 8 << size bits."""
    return lanes2(
        Extent.ALL, size + 1,
        lambda a, b: a - b if subtract else a + b,
        lambda a, b: a - b if subtract else a + b,
        lambda a, b: a - b if subtract else a + b,
        lambda a, b: a - b if subtract else a + b,
        d, x,
    )


@define
def high_half(rounding: bool, x: Bits[M], like: Bits[N]) -> Bits[N]:
    """The upper half of a word, after one half of its unit is added if it is rounded."""
    half = bits(1, x.width) << max(like.width - 1, 0)
    return zero_extend((x + half if rounding else x) >> like.width, like.width)


@define
def high_narrow(U: B1, size: B2, opcode: B4, x: B128, y: B128) -> B64:
    """ADDHN, SUBHN, RADDHN, RSUBHN: the upper halves of sums or differences."""
    return narrow2(
        size,
        lambda a, b: high_half(U == 1, a + b if opcode == 0b0100 else a - b, bits(0, 8)),
        lambda a, b: high_half(U == 1, a + b if opcode == 0b0100 else a - b, bits(0, 16)),
        lambda a, b: high_half(U == 1, a + b if opcode == 0b0100 else a - b, bits(0, 32)),
        x, y,
    )


@define
def doubled_16(a: B16, b: B16) -> tuple[B32, bool]:
    """SQDMULL of halfwords."""
    return doubling_long(sign_extend(a, 32), sign_extend(b, 32))


@define
def doubled_32(a: B32, b: B32) -> tuple[B64, bool]:
    """SQDMULL of words."""
    return doubling_long(sign_extend(a, 64), sign_extend(b, 64))


@define
def doubled(size: B2, x: B64, y: B64) -> tuple[B128, B128]:
    """SQDMULL: the doubled products, and ones in the lanes that were limited. Size is 01 or 10."""
    if size == 0b01:
        values = widen16_2(lambda a, b: value_of(doubled_16(a, b)), x, y)
        return values, widen16_2(lambda a, b: limited(doubled_16(a, b)), x, y)
    values = widen32_2(lambda a, b: value_of(doubled_32(a, b)), x, y)
    return values, widen32_2(lambda a, b: limited(doubled_32(a, b)), x, y)


@define
def add_or_sub(subtract: bool, a: Bits[N], b: Bits[N]) -> tuple[Bits[N], bool]:
    """The signed saturating sum or difference."""
    return saturating_sub(B1(0), a, b) if subtract else saturating_add(B1(0), a, b)


@define
def doubled_accumulated(subtract: bool, size: B2, d: B128, x: B64, y: B64) -> tuple[B128, B128]:
    """SQDMLAL, SQDMLSL: the product and the sum are both limited."""
    products, first = doubled(size, x, y)
    values, second = saturating_lanes2(
        Extent.ALL, size + 1,
        lambda a, b: add_or_sub(subtract, a, b),
        lambda a, b: add_or_sub(subtract, a, b),
        lambda a, b: add_or_sub(subtract, a, b),
        lambda a, b: add_or_sub(subtract, a, b),
        d, products,
    )
    return values, first | second


@define
def polynomial_long(size: B2, x: B64, y: B64) -> B128:
    """PMULL, on bytes or on doublewords."""
    if size == 0b00:
        return widen8_2(lambda a, b: polynomial_mult(zero_extend(a, 16), b), x, y)
    return polynomial_mult(zero_extend(x, 128), y)
