"""The operations of "three same", vector and scalar: two operands and a result of one width."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B5, B128, Bits, bits, define
from lemmata.models.armv8.high_products import high_product
from lemmata.models.armv8.lanes import Extent, lanes3, within
from lemmata.models.armv8.lanes_saturating import saturating_lanes2
from lemmata.models.armv8.saturation import (
    all_ones,
    saturating_add,
    saturating_sub,
)
from lemmata.models.armv8.simd_integer import (
    absolute_difference,
    at_most,
    halving_add,
    halving_sub,
    less,
    maximum,
    minimum,
    polynomial_mult,
    rounding_halving_add,
    saturating_shift,
    shift,
)

N = TypeVar("N", bound=int)


@define
def is_saturating(opcode: B5) -> bool:
    """SQADD, SQSUB, SQSHL, SQRSHL and their unsigned forms, SQDMULH and SQRDMULH."""
    return opcode == 0b00001 or opcode == 0b00101 or opcode == 0b01001 or opcode == 0b01011 or opcode == 0b10110


@define
def halving_or_comparison(U: B1, opcode: B5, a: Bits[N], b: Bits[N]) -> Bits[N]:
    """Opcodes 00xxx: SHADD, SRHADD, SHSUB, CMGT (CMHI), CMGE (CMHS)."""
    if opcode == 0b00000:
        return halving_add(U, a, b)
    if opcode == 0b00010:
        return rounding_halving_add(U, a, b)
    if opcode == 0b00100:
        return halving_sub(U, a, b)
    if opcode == 0b00110:
        return all_ones(less(U, b, a), a)
    return all_ones(at_most(U, b, a), a)


@define
def shift_or_choice(U: B1, opcode: B5, a: Bits[N], b: Bits[N], d: Bits[N]) -> Bits[N]:
    """Opcodes 01xxx: SSHL, SRSHL, SMAX, SMIN, SABD, SABA."""
    if opcode == 0b01000:
        return shift(U, False, a, b)
    if opcode == 0b01010:
        return shift(U, True, a, b)
    if opcode == 0b01100:
        return maximum(U, a, b)
    if opcode == 0b01101:
        return minimum(U, a, b)
    if opcode == 0b01110:
        return absolute_difference(U, a, b)
    return d + absolute_difference(U, a, b)


@define
def arithmetic(U: B1, opcode: B5, a: Bits[N], b: Bits[N], d: Bits[N]) -> Bits[N]:
    """Opcodes 10xxx: ADD and SUB, CMTST and CMEQ, MLA and MLS, MUL and PMUL."""
    if opcode == 0b10000:
        return a + b if U == 0 else a - b
    if opcode == 0b10001:
        return all_ones(a & b != 0, a) if U == 0 else all_ones(a == b, a)
    if opcode == 0b10010:
        return d + a * b if U == 0 else d - a * b
    return a * b if U == 0 else polynomial_mult(a, b)


@define
def operate(U: B1, opcode: B5, a: Bits[N], b: Bits[N], d: Bits[N]) -> Bits[N]:
    """A lane of the operations that do not saturate; `d` is the destination before."""
    if opcode[4:3] == 0b00:
        return halving_or_comparison(U, opcode, a, b)
    if opcode[4:3] == 0b01:
        return shift_or_choice(U, opcode, a, b, d)
    return arithmetic(U, opcode, a, b, d)


@define
def operate_saturating(U: B1, opcode: B5, a: Bits[N], b: Bits[N]) -> tuple[Bits[N], bool]:
    """A lane of SQADD, SQSUB, SQSHL, SQRSHL and their unsigned forms."""
    if opcode == 0b00001:
        return saturating_add(U, a, b)
    if opcode == 0b00101:
        return saturating_sub(U, a, b)
    return saturating_shift(U, opcode == 0b01011, a, b)


@define
def three_same(extent: Extent, U: B1, size: B2, opcode: B5, x: B128, y: B128, d: B128) -> tuple[B128, B128]:
    """The results of all lanes, and ones in the lanes that were limited."""
    if opcode == 0b10110:
        products, limited = high_product(U == 1, size, x, y)
        return within(extent, size, products), within(extent, size, limited)
    if is_saturating(opcode):
        return saturating_lanes2(
            extent, size,
            lambda a, b: operate_saturating(U, opcode, a, b),
            lambda a, b: operate_saturating(U, opcode, a, b),
            lambda a, b: operate_saturating(U, opcode, a, b),
            lambda a, b: operate_saturating(U, opcode, a, b),
            x, y,
        )
    values = lanes3(
        extent, size,
        lambda a, b, c: operate(U, opcode, a, b, c),
        lambda a, b, c: operate(U, opcode, a, b, c),
        lambda a, b, c: operate(U, opcode, a, b, c),
        lambda a, b, c: operate(U, opcode, a, b, c),
        x, y, d,
    )
    return values, bits(0, 128)
