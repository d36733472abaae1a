"""The operations of "shift by immediate", vector and scalar. `immh:immb` gives the size of lanes by its highest set
bit, and the amount by the bits below it.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import (
    B1,
    B2,
    B3,
    B4,
    B5,
    B8,
    B64,
    B128,
    Bits,
    bits,
    concat,
    define,
    sign_extend,
    zero_extend,
)
from lemmata.models.armv8.lanes import Extent, lanes2
from lemmata.models.armv8.lanes_resize import long1
from lemmata.models.armv8.lanes_saturating import saturating_lanes1, saturating_narrow1
from lemmata.models.armv8.saturation import (
    sat_q,
    saturating_shift_left,
    saturating_shift_left_unsigned,
    signed_to_unsigned_sat_q,
)
from lemmata.models.armv8.simd_integer import rounding_shift_right, shift_right

M = TypeVar("M", bound=int)
N = TypeVar("N", bound=int)


@define
def lane_size(immh: B4) -> B2:
    """HighestSetBit(immh): lanes have 8 << size bits."""
    if immh[3] == 1:
        return B2(3)
    if immh[2] == 1:
        return B2(2)
    return B2(1) if immh[1] == 1 else B2(0)


@define
def left_amount(immh: B4, immb: B3) -> B8:
    """`UInt(immh:immb) - esize`."""
    return concat(bits(0, 1), immh, immb) - (B8(8) << lane_size(immh))


@define
def right_amount(immh: B4, immb: B3) -> B8:
    """`(esize * 2) - UInt(immh:immb)`, from 1 to esize."""
    return (B8(16) << lane_size(immh)) - concat(bits(0, 1), immh, immb)


@define
def right(U: B1, rounding: bool, a: Bits[N], amount: B8) -> Bits[N]:
    """SSHR, USHR, SRSHR, URSHR."""
    return rounding_shift_right(U, a, amount) if rounding else shift_right(U, a, amount)


@define
def insert_right(a: Bits[N], d: Bits[N], amount: B8) -> Bits[N]:
    """SRI: the upper bits of the destination stay."""
    mask = ~bits(0, a.width) >> amount
    return (d & ~mask) | (a >> amount)


@define
def insert_left(a: Bits[N], d: Bits[N], amount: B8) -> Bits[N]:
    """SLI: the lower bits of the destination stay."""
    mask = ~bits(0, a.width) << amount
    return (d & ~mask) | (a << amount)


@define
def operate(U: B1, opcode: B5, a: Bits[N], d: Bits[N], to_left: B8, to_right: B8) -> Bits[N]:
    """A lane of the shifts that keep the width and do not saturate; opcode<1> adds the destination."""
    if opcode == 0b01000:
        return insert_right(a, d, to_right)
    if opcode == 0b01010:
        return a << to_left if U == 0 else insert_left(a, d, to_left)
    shifted = right(U, opcode[2] == 1, a, to_right)
    return d + shifted if opcode[1] == 1 else shifted


@define
def operate_saturating(U: B1, opcode: B5, a: Bits[N], amount: B8) -> tuple[Bits[N], bool]:
    """A lane of SQSHLU, SQSHL, UQSHL."""
    return saturating_shift_left_unsigned(a, amount) if opcode == 0b01100 else saturating_shift_left(U, a, amount)


@define
def shifted(extent: Extent, U: B1, opcode: B5, immh: B4, immb: B3, x: B128, d: B128) -> tuple[B128, B128]:
    """The results of lanes whose width stays, and ones in the lanes that were limited."""
    size, to_left = lane_size(immh), left_amount(immh, immb)
    if opcode[4:2] == 0b011:
        return saturating_lanes1(
            extent, size,
            lambda a: operate_saturating(U, opcode, a, to_left),
            lambda a: operate_saturating(U, opcode, a, to_left),
            lambda a: operate_saturating(U, opcode, a, to_left),
            lambda a: operate_saturating(U, opcode, a, to_left),
            x,
        )
    to_right = right_amount(immh, immb)
    values = lanes2(
        extent, size,
        lambda a, b: operate(U, opcode, a, b, to_left, to_right),
        lambda a, b: operate(U, opcode, a, b, to_left, to_right),
        lambda a, b: operate(U, opcode, a, b, to_left, to_right),
        lambda a, b: operate(U, opcode, a, b, to_left, to_right),
        x, d,
    )
    return values, bits(0, 128)


@define
def narrow(U: B1, opcode: B5, a: Bits[M], amount: B8, like: Bits[N]) -> tuple[Bits[N], bool]:
    """A lane of SHRN, SQSHRUN, SQSHRN, UQSHRN, and of the same with rounding (opcode<0>)."""
    if opcode[1] == 1:
        return sat_q(U, right(U, opcode[0] == 1, a, amount), like)
    moved = right(B1(0), opcode[0] == 1, a, amount)
    if U == 1:
        return signed_to_unsigned_sat_q(moved, like)
    return zero_extend(moved, like.width), False


@define
def shifted_narrow(U: B1, opcode: B5, immh: B4, immb: B3, x: B128) -> tuple[B64, B64]:
    """The results of half the width, and ones in the lanes that were limited."""
    amount = right_amount(immh, immb)
    return saturating_narrow1(
        lane_size(immh),
        lambda a: narrow(U, opcode, a, amount, bits(0, 8)),
        lambda a: narrow(U, opcode, a, amount, bits(0, 16)),
        lambda a: narrow(U, opcode, a, amount, bits(0, 32)),
        x,
    )


@define
def shifted_long(U: B1, immh: B4, immb: B3, x: B64) -> B128:
    """SSHLL, USHLL: lanes of twice the width."""
    size, amount = lane_size(immh), left_amount(immh, immb)
    if U == 0:
        return long1(
            size,
            lambda a: sign_extend(a, 16) << amount,
            lambda a: sign_extend(a, 32) << amount,
            lambda a: sign_extend(a, 64) << amount,
            x,
        )
    return long1(
        size,
        lambda a: zero_extend(a, 16) << amount,
        lambda a: zero_extend(a, 32) << amount,
        lambda a: zero_extend(a, 64) << amount,
        x,
    )
