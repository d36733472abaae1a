"""Vectors whose lanes change places.

On a literal size each of these is `concat` of slices of the operands.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B8, B16, B32, B64, B128, concat, define, zero_extend


@define
def replicate8(x: B8) -> B128:
    """`Replicate(x, 16)`."""
    return concat(x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x)


@define
def replicate16(x: B16) -> B128:
    """`Replicate(x, 8)`."""
    return concat(x, x, x, x, x, x, x, x)


@define
def replicate32(x: B32) -> B128:
    """`Replicate(x, 4)`."""
    return concat(x, x, x, x)


@define
def replicate64(x: B64) -> B128:
    """`Replicate(x, 2)`."""
    return concat(x, x)


@define
def even8(x: B128) -> B64:
    """Lanes 0, 2, 4, ... of 8 bits."""
    return concat(x[119:112], x[103:96], x[87:80], x[71:64], x[55:48], x[39:32], x[23:16], x[7:0])


@define
def even16(x: B128) -> B64:
    """Lanes 0, 2, 4, ... of 16 bits."""
    return concat(x[111:96], x[79:64], x[47:32], x[15:0])


@define
def even32(x: B128) -> B64:
    """Lanes 0, 2, 4, ... of 32 bits."""
    return concat(x[95:64], x[31:0])


@define
def even64(x: B128) -> B64:
    """Lanes 0, 2, 4, ... of 64 bits."""
    return x[63:0]


@define
def even_lanes(size: B2, x: B128) -> B64:
    """Lanes 0, 2, 4, ... of 8 << size bits."""
    if size == 0b00:
        return even8(x)
    if size == 0b01:
        return even16(x)
    if size == 0b10:
        return even32(x)
    return even64(x)


@define
def odd8(x: B128) -> B64:
    """Lanes 1, 3, 5, ... of 8 bits."""
    return concat(x[127:120], x[111:104], x[95:88], x[79:72], x[63:56], x[47:40], x[31:24], x[15:8])


@define
def odd16(x: B128) -> B64:
    """Lanes 1, 3, 5, ... of 16 bits."""
    return concat(x[127:112], x[95:80], x[63:48], x[31:16])


@define
def odd32(x: B128) -> B64:
    """Lanes 1, 3, 5, ... of 32 bits."""
    return concat(x[127:96], x[63:32])


@define
def odd64(x: B128) -> B64:
    """Lanes 1, 3, 5, ... of 64 bits."""
    return x[127:64]


@define
def odd_lanes(size: B2, x: B128) -> B64:
    """Lanes 1, 3, 5, ... of 8 << size bits."""
    if size == 0b00:
        return odd8(x)
    if size == 0b01:
        return odd16(x)
    if size == 0b10:
        return odd32(x)
    return odd64(x)


@define
def interleave8(x: B64, y: B64) -> B128:
    """Lanes of 8 bits by turns, that of x first (lower)."""
    return concat(
        y[63:56], x[63:56], y[55:48], x[55:48], y[47:40], x[47:40], y[39:32], x[39:32], y[31:24], x[31:24],
        y[23:16], x[23:16], y[15:8], x[15:8], y[7:0], x[7:0],
    )


@define
def interleave16(x: B64, y: B64) -> B128:
    """Lanes of 16 bits by turns, that of x first (lower)."""
    return concat(y[63:48], x[63:48], y[47:32], x[47:32], y[31:16], x[31:16], y[15:0], x[15:0])


@define
def interleave32(x: B64, y: B64) -> B128:
    """Lanes of 32 bits by turns, that of x first (lower)."""
    return concat(y[63:32], x[63:32], y[31:0], x[31:0])


@define
def interleave64(x: B64, y: B64) -> B128:
    """Lanes of 64 bits by turns, that of x first (lower)."""
    return concat(y, x)


@define
def interleave(size: B2, x: B64, y: B64) -> B128:
    """Lanes of 8 << size bits by turns, that of x first (lower)."""
    if size == 0b00:
        return interleave8(x, y)
    if size == 0b01:
        return interleave16(x, y)
    if size == 0b10:
        return interleave32(x, y)
    return interleave64(x, y)


@define
def evens(Q: B1, size: B2, x: B128, y: B128) -> B128:
    """The even lanes of `y:x`, vectors of 128 bits, or of 64 where Q is 0 (then the upper half is zero)."""
    if Q == 1:
        return concat(even_lanes(size, y), even_lanes(size, x))
    return zero_extend(even_lanes(size, concat(y[63:0], x[63:0])), 128)


@define
def odds(Q: B1, size: B2, x: B128, y: B128) -> B128:
    """The odd lanes of `y:x`, vectors of 128 bits, or of 64 where Q is 0 (then the upper half is zero)."""
    if Q == 1:
        return concat(odd_lanes(size, y), odd_lanes(size, x))
    return zero_extend(odd_lanes(size, concat(y[63:0], x[63:0])), 128)
