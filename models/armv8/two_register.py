"""The operations of "two-register miscellaneous", vector and scalar: one operand and a result of one width, or the
result of half the width.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B5, B64, B128, Bits, bits, define, truncate
from lemmata.models.armv8.bit_counts import count_leading_signs, count_leading_zeros
from lemmata.models.armv8.lanes import Extent, lanes1
from lemmata.models.armv8.lanes_resize import narrow1
from lemmata.models.armv8.lanes_saturating import (
    saturating_lanes1,
    saturating_lanes2,
    saturating_narrow1,
)
from lemmata.models.armv8.pseudocode import is_negative
from lemmata.models.armv8.saturation import (
    all_ones,
    sat_q,
    saturating_abs,
    saturating_accumulate,
    saturating_neg,
    signed_to_unsigned_sat_q,
)
from lemmata.models.armv8.simd_integer import absolute

M = TypeVar("M", bound=int)
N = TypeVar("N", bound=int)


@define
def compare_zero(U: B1, opcode: B5, a: Bits[N]) -> bool:
    """CMGT, CMGE, CMEQ, CMLE, CMLT with zero."""
    zero = a == 0
    negative = is_negative(a)
    if opcode == 0b01000:
        return not negative if U == 1 else not (negative or zero)
    if opcode == 0b01001:
        return negative or zero if U == 1 else zero
    return negative


@define
def operate(U: B1, opcode: B5, a: Bits[N]) -> Bits[N]:
    """A lane of CLS, CLZ, the comparisons, ABS, NEG."""
    if opcode == 0b00100:
        return count_leading_signs(a) if U == 0 else count_leading_zeros(a)
    if opcode == 0b01011:
        return absolute(a) if U == 0 else -a
    return all_ones(compare_zero(U, opcode, a), a)


@define
def abs_or_neg(U: B1, a: Bits[N]) -> tuple[Bits[N], bool]:
    """SQABS, SQNEG."""
    return saturating_abs(a) if U == 0 else saturating_neg(a)


@define
def one_to_one(extent: Extent, U: B1, size: B2, opcode: B5, x: B128, d: B128) -> tuple[B128, B128]:
    """The results of lanes whose width stays, and ones in the lanes that were limited."""
    if opcode == 0b00011:
        return saturating_lanes2(
            extent, size,
            lambda a, b: saturating_accumulate(U, a, b),
            lambda a, b: saturating_accumulate(U, a, b),
            lambda a, b: saturating_accumulate(U, a, b),
            lambda a, b: saturating_accumulate(U, a, b),
            d, x,
        )
    if opcode == 0b00111:
        return saturating_lanes1(
            extent, size,
            lambda a: abs_or_neg(U, a),
            lambda a: abs_or_neg(U, a),
            lambda a: abs_or_neg(U, a),
            lambda a: abs_or_neg(U, a),
            x,
        )
    values = lanes1(
        extent, size,
        lambda a: operate(U, opcode, a),
        lambda a: operate(U, opcode, a),
        lambda a: operate(U, opcode, a),
        lambda a: operate(U, opcode, a),
        x,
    )
    return values, bits(0, 128)


@define
def extract(U: B1, opcode: B5, a: Bits[M], like: Bits[N]) -> tuple[Bits[N], bool]:
    """SQXTUN, SQXTN, UQXTN: a lane of half the width."""
    return signed_to_unsigned_sat_q(a, like) if opcode == 0b10010 else sat_q(U, a, like)


@define
def narrowed(U: B1, size: B2, opcode: B5, x: B128) -> tuple[B64, B64]:
    """XTN, SQXTUN, SQXTN, UQXTN."""
    if opcode == 0b10010 and U == 0:
        values = narrow1(
            size, lambda a: truncate(a, 8), lambda a: truncate(a, 16), lambda a: truncate(a, 32), x
        )
        return values, bits(0, 64)
    return saturating_narrow1(
        size,
        lambda a: extract(U, opcode, a, bits(0, 8)),
        lambda a: extract(U, opcode, a, bits(0, 16)),
        lambda a: extract(U, opcode, a, bits(0, 32)),
        x,
    )
