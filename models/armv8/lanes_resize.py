"""Functions of vectors lane by lane that double or halve the width of the lanes.

A long operation takes half a vector to a vector, a narrow one a vector to half a vector. `size` is that of the
narrow lanes in both cases, as in the instructions; it is 00, 01 or 10.
"""

from __future__ import annotations

from collections.abc import Callable

from lemmata.core.language import B2, B8, B16, B32, B64, B128, concat, define


@define
def widen8(f: Callable[[B8], B16], x: B64) -> B128:
    """Each 8-bit lane of half a vector to a lane of 16 bits."""
    return concat(
        f(x[63:56]), f(x[55:48]), f(x[47:40]), f(x[39:32]), f(x[31:24]), f(x[23:16]), f(x[15:8]),
        f(x[7:0]),
    )


@define
def widen16(f: Callable[[B16], B32], x: B64) -> B128:
    """Each 16-bit lane of half a vector to a lane of 32 bits."""
    return concat(f(x[63:48]), f(x[47:32]), f(x[31:16]), f(x[15:0]))


@define
def widen32(f: Callable[[B32], B64], x: B64) -> B128:
    """Each 32-bit lane of half a vector to a lane of 64 bits."""
    return concat(f(x[63:32]), f(x[31:0]))


@define
def widen8_2(f: Callable[[B8, B8], B16], x: B64, y: B64) -> B128:
    """Each 8-bit lane of two halves of vectors to a lane of 16 bits."""
    return concat(
        f(x[63:56], y[63:56]), f(x[55:48], y[55:48]), f(x[47:40], y[47:40]), f(x[39:32], y[39:32]),
        f(x[31:24], y[31:24]), f(x[23:16], y[23:16]), f(x[15:8], y[15:8]), f(x[7:0], y[7:0]),
    )


@define
def widen16_2(f: Callable[[B16, B16], B32], x: B64, y: B64) -> B128:
    """Each 16-bit lane of two halves of vectors to a lane of 32 bits."""
    return concat(f(x[63:48], y[63:48]), f(x[47:32], y[47:32]), f(x[31:16], y[31:16]), f(x[15:0], y[15:0]))


@define
def widen32_2(f: Callable[[B32, B32], B64], x: B64, y: B64) -> B128:
    """Each 32-bit lane of two halves of vectors to a lane of 64 bits."""
    return concat(f(x[63:32], y[63:32]), f(x[31:0], y[31:0]))


@define
def shrink16(f: Callable[[B16], B8], x: B128) -> B64:
    """Each 16-bit lane of a vector to a lane of 8 bits."""
    return concat(
        f(x[127:112]), f(x[111:96]), f(x[95:80]), f(x[79:64]), f(x[63:48]), f(x[47:32]), f(x[31:16]),
        f(x[15:0]),
    )


@define
def shrink32(f: Callable[[B32], B16], x: B128) -> B64:
    """Each 32-bit lane of a vector to a lane of 16 bits."""
    return concat(f(x[127:96]), f(x[95:64]), f(x[63:32]), f(x[31:0]))


@define
def shrink64(f: Callable[[B64], B32], x: B128) -> B64:
    """Each 64-bit lane of a vector to a lane of 32 bits."""
    return concat(f(x[127:64]), f(x[63:0]))


@define
def shrink16_2(f: Callable[[B16, B16], B8], x: B128, y: B128) -> B64:
    """Each 16-bit lane of two vectors to a lane of 8 bits."""
    return concat(
        f(x[127:112], y[127:112]), f(x[111:96], y[111:96]), f(x[95:80], y[95:80]), f(x[79:64], y[79:64]),
        f(x[63:48], y[63:48]), f(x[47:32], y[47:32]), f(x[31:16], y[31:16]), f(x[15:0], y[15:0]),
    )


@define
def shrink32_2(f: Callable[[B32, B32], B16], x: B128, y: B128) -> B64:
    """Each 32-bit lane of two vectors to a lane of 16 bits."""
    return concat(
        f(x[127:96], y[127:96]), f(x[95:64], y[95:64]), f(x[63:32], y[63:32]), f(x[31:0], y[31:0]),
    )


@define
def shrink64_2(f: Callable[[B64, B64], B32], x: B128, y: B128) -> B64:
    """Each 64-bit lane of two vectors to a lane of 32 bits."""
    return concat(f(x[127:64], y[127:64]), f(x[63:0], y[63:0]))


@define
def long1(
    size: B2,
    f8: Callable[[B8], B16],
    f16: Callable[[B16], B32],
    f32: Callable[[B32], B64],
    x: B64,
) -> B128:
    """Lanes of 8 << size bits to lanes of twice the width."""
    if size == 0b00:
        return widen8(f8, x)
    if size == 0b01:
        return widen16(f16, x)
    return widen32(f32, x)


@define
def long2(
    size: B2,
    f8: Callable[[B8, B8], B16],
    f16: Callable[[B16, B16], B32],
    f32: Callable[[B32, B32], B64],
    x: B64, y: B64,
) -> B128:
    """Lanes of 8 << size bits to lanes of twice the width."""
    if size == 0b00:
        return widen8_2(f8, x, y)
    if size == 0b01:
        return widen16_2(f16, x, y)
    return widen32_2(f32, x, y)


@define
def narrow1(
    size: B2,
    f16: Callable[[B16], B8],
    f32: Callable[[B32], B16],
    f64: Callable[[B64], B32],
    x: B128,
) -> B64:
    """Lanes of twice 8 << size bits to lanes of 8 << size bits."""
    if size == 0b00:
        return shrink16(f16, x)
    if size == 0b01:
        return shrink32(f32, x)
    return shrink64(f64, x)


@define
def narrow2(
    size: B2,
    f16: Callable[[B16, B16], B8],
    f32: Callable[[B32, B32], B16],
    f64: Callable[[B64, B64], B32],
    x: B128, y: B128,
) -> B64:
    """Lanes of twice 8 << size bits to lanes of 8 << size bits."""
    if size == 0b00:
        return shrink16_2(f16, x, y)
    if size == 0b01:
        return shrink32_2(f32, x, y)
    return shrink64_2(f64, x, y)
