"""Estimates of the reciprocal and of the reciprocal square root by table (Arm ARM, RecipEstimate, RecipSqrtEstimate).

The manual gives them as functions of nine bits, which is what they are here; the tables of other documents list
the results. They are meant to be evaluated on literals.
"""

from __future__ import annotations

from lemmata.core.language import B9, B32, bits, concat, define, zero_extend


@define
def recip_estimate(a: B9) -> B9:
    """RecipEstimate: `a` from 256 to 511 stands for 0.5 to 1.0; the result is in 256ths of 1.0 to 2.0."""
    middle = zero_extend(a, 32) * 2 + 1
    quotient = B32(0x80000) // middle
    return ((quotient + 1) >> 1)[8:0]


@define
def raise_root(a: B32, b: B32, step: B32) -> B32:
    """b + step, if its square times `a` is less than 2 to the 28."""
    return b + step if a * (b + step) * (b + step) < 0x10000000 else b


@define
def greatest_root(a: B32) -> B32:
    """The greatest b from 512 to 1023 with `a * b * b < 2 to the 28`, bit by bit; the manual counts upwards."""
    b = raise_root(a, B32(512), B32(256))
    b = raise_root(a, b, B32(128))
    b = raise_root(a, b, B32(64))
    b = raise_root(a, b, B32(32))
    b = raise_root(a, b, B32(16))
    b = raise_root(a, b, B32(8))
    b = raise_root(a, b, B32(4))
    b = raise_root(a, b, B32(2))
    return raise_root(a, b, B32(1))


@define
def recip_sqrt_estimate(a: B9) -> B9:
    """RecipSqrtEstimate: `a` from 128 to 511 stands for 0.25 to 1.0; the result is in 256ths of 1.0 to 2.0."""
    wide = zero_extend(a, 32)
    middle = wide * 2 + 1 if a < 256 else ((wide >> 1 << 1) + 1) * 2
    return ((greatest_root(middle) + 1) >> 1)[8:0]


@define
def unsigned_recip_estimate(x: B32) -> B32:
    """UnsignedRecipEstimate: all ones below 0.5."""
    if x[31] == 0:
        return ~bits(0, 32)
    return concat(recip_estimate(x[31:23]), bits(0, 23))


@define
def unsigned_recip_sqrt_estimate(x: B32) -> B32:
    """UnsignedRSqrtEstimate: all ones below 0.25."""
    if x[31:30] == 0:
        return ~bits(0, 32)
    return concat(recip_sqrt_estimate(x[31:23]), bits(0, 23))
