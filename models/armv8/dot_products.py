"""Sums of products of bytes in words: SDOT, UDOT, USDOT, SUDOT, and the matrix products SMMLA, UMMLA, USMMLA."""

from __future__ import annotations

from lemmata.core.language import B1, B8, B32, B64, B128, bits, concat, define
from lemmata.models.armv8.lanes import map32_3
from lemmata.models.armv8.simd_integer import extend


@define
def byte_product(U1: B1, U2: B1, a: B8, b: B8) -> B32:
    """The product of bytes, each unsigned or signed."""
    return extend(U1, a, bits(0, 32)) * extend(U2, b, bits(0, 32))


@define
def dot_4(U1: B1, U2: B1, a: B32, b: B32) -> B32:
    """The sum of the products of four bytes."""
    low = byte_product(U1, U2, a[7:0], b[7:0]) + byte_product(U1, U2, a[15:8], b[15:8])
    high = byte_product(U1, U2, a[23:16], b[23:16]) + byte_product(U1, U2, a[31:24], b[31:24])
    return low + high


@define
def dot_8(U1: B1, U2: B1, a: B64, b: B64) -> B32:
    """The sum of the products of eight bytes."""
    return dot_4(U1, U2, a[31:0], b[31:0]) + dot_4(U1, U2, a[63:32], b[63:32])


@define
def dot_product(U1: B1, U2: B1, x: B128, y: B128, d: B128) -> B128:
    """To each word of the destination the sum of the products of the four bytes there."""
    return map32_3(lambda a, b, c: c + dot_4(U1, U2, a, b), x, y, d)


@define
def matrix_product(U1: B1, U2: B1, x: B128, y: B128, d: B128) -> B128:
    """MatMulAdd: 2 x 8 bytes times 8 x 2 bytes, added to 2 x 2 words; rows of x, columns of y are doublewords."""
    return concat(
        d[127:96] + dot_8(U1, U2, x[127:64], y[127:64]),
        d[95:64] + dot_8(U1, U2, x[127:64], y[63:0]),
        d[63:32] + dot_8(U1, U2, x[63:0], y[127:64]),
        d[31:0] + dot_8(U1, U2, x[63:0], y[63:0]),
    )
