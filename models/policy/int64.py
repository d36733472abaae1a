"""Arithmetic of 64-bit integers: words read as signed, nothing where the result does not fit."""

from __future__ import annotations

from lemmata.core.language import B64, Option, Some, bits, define, sign_extend, to_nat, truncate
from lemmata.core.library.smtlib import bvnego, bvsaddo, bvssubo

MODULUS = 0x1_0000_0000_0000_0000
LEAST = -0x8000_0000_0000_0000
LARGEST = 0x7FFF_FFFF_FFFF_FFFF


@define
def from_int(n: int) -> Option[B64]:
    """The word of an integer."""
    return Some(bits(to_nat(n % MODULUS), 64)) if LEAST <= n <= LARGEST else None


@define
def to_int(a: B64) -> int:
    """The integer of a word."""
    return a.uint - MODULUS if LARGEST < a.uint else a.uint


@define
def add(a: B64, b: B64) -> Option[B64]:
    """a + b"""
    return None if bvsaddo(a, b) else Some(a + b)


@define
def sub(a: B64, b: B64) -> Option[B64]:
    """a - b"""
    return None if bvssubo(a, b) else Some(a - b)


@define
def mul(a: B64, b: B64) -> Option[B64]:
    """a * b, computed in 128 bits, which hold every product"""
    product = sign_extend(a, 128) * sign_extend(b, 128)
    return Some(truncate(product, 64)) if sign_extend(truncate(product, 64), 128) == product else None


@define
def neg(a: B64) -> Option[B64]:
    """-a"""
    return None if bvnego(a) else Some(-a)
