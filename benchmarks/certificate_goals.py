"""Goals whose certificates are large for their kind: multiplication, long carries, counting, cascades of shifts."""

from __future__ import annotations

from typing import Literal

from lemmata.core.language import B8, B32, B64, Bits, theorem, zero_extend


@theorem
def absv64(x: B64) -> bool:
    s = 0 - (x >> 63)
    return ((x ^ s) - s) == (0 - x if x >> 63 == 1 else x)


@theorem
def avg64(x: B64, y: B64) -> bool:
    return zero_extend((x & y) + ((x ^ y) >> 1), 65) == (zero_extend(x, 65) + zero_extend(y, 65)) >> 1


@theorem
def clp2_64(x: B64) -> bool:
    a = x - 1
    b = a | (a >> 1)
    c = b | (b >> 2)
    d = c | (c >> 4)
    e = d | (d >> 8)
    f = e | (e >> 16)
    g = f | (f >> 32)
    p = g + 1
    power = p & (p - 1) == 0
    return power and (x > 0x8000000000000000 or x <= p) and (x <= 1 or p >> 1 < x or p == 0)


@theorem
def parity32(x: B32) -> bool:
    a = x ^ (x >> 1)
    b = a ^ (a >> 2)
    c = b ^ (b >> 4)
    d = c ^ (c >> 8)
    e = d ^ (d >> 16)
    return e & 1 == (
        ((x >> 0) & 1)
        ^ ((x >> 1) & 1)
        ^ ((x >> 2) & 1)
        ^ ((x >> 3) & 1)
        ^ ((x >> 4) & 1)
        ^ ((x >> 5) & 1)
        ^ ((x >> 6) & 1)
        ^ ((x >> 7) & 1)
        ^ ((x >> 8) & 1)
        ^ ((x >> 9) & 1)
        ^ ((x >> 10) & 1)
        ^ ((x >> 11) & 1)
        ^ ((x >> 12) & 1)
        ^ ((x >> 13) & 1)
        ^ ((x >> 14) & 1)
        ^ ((x >> 15) & 1)
        ^ ((x >> 16) & 1)
        ^ ((x >> 17) & 1)
        ^ ((x >> 18) & 1)
        ^ ((x >> 19) & 1)
        ^ ((x >> 20) & 1)
        ^ ((x >> 21) & 1)
        ^ ((x >> 22) & 1)
        ^ ((x >> 23) & 1)
        ^ ((x >> 24) & 1)
        ^ ((x >> 25) & 1)
        ^ ((x >> 26) & 1)
        ^ ((x >> 27) & 1)
        ^ ((x >> 28) & 1)
        ^ ((x >> 29) & 1)
        ^ ((x >> 30) & 1)
        ^ ((x >> 31) & 1)
    )


@theorem
def popcount32(x: B32) -> bool:
    a = x - ((x >> 1) & 0x55555555)
    b = (a & 0x33333333) + ((a >> 2) & 0x33333333)
    c = (b + (b >> 4)) & 0x0F0F0F0F
    return (c * 0x01010101) >> 24 == (
        ((x >> 0) & 1)
        + ((x >> 1) & 1)
        + ((x >> 2) & 1)
        + ((x >> 3) & 1)
        + ((x >> 4) & 1)
        + ((x >> 5) & 1)
        + ((x >> 6) & 1)
        + ((x >> 7) & 1)
        + ((x >> 8) & 1)
        + ((x >> 9) & 1)
        + ((x >> 10) & 1)
        + ((x >> 11) & 1)
        + ((x >> 12) & 1)
        + ((x >> 13) & 1)
        + ((x >> 14) & 1)
        + ((x >> 15) & 1)
        + ((x >> 16) & 1)
        + ((x >> 17) & 1)
        + ((x >> 18) & 1)
        + ((x >> 19) & 1)
        + ((x >> 20) & 1)
        + ((x >> 21) & 1)
        + ((x >> 22) & 1)
        + ((x >> 23) & 1)
        + ((x >> 24) & 1)
        + ((x >> 25) & 1)
        + ((x >> 26) & 1)
        + ((x >> 27) & 1)
        + ((x >> 28) & 1)
        + ((x >> 29) & 1)
        + ((x >> 30) & 1)
        + ((x >> 31) & 1)
    )


@theorem
def add_assoc64(x: B64, y: B64, z: B64) -> bool:
    return (x + y) + z == x + (y + z)


@theorem
def mulcomm7(x: Bits[Literal[7]], y: Bits[Literal[7]]) -> bool:
    return x * y == y * x


@theorem
def mulcomm8(x: B8, y: B8) -> bool:
    return x * y == y * x


@theorem
def muldist6(x: Bits[Literal[6]], y: Bits[Literal[6]], z: Bits[Literal[6]]) -> bool:
    return x * (y + z) == x * y + x * z
