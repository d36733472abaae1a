"""Functions of vectors lane by lane.

An operation is written once, at the width of its operands, and passed at each width, since the size of lanes
is a field of the instruction:

    lanes2(
        vector_extent(i.Q), i.size,
        lambda a, b: operate(i, a, b),
        lambda a, b: operate(i, a, b),
        lambda a, b: operate(i, a, b),
        lambda a, b: operate(i, a, b),
        read_v(s, i.Rn), read_v(s, i.Rm),
    )

On literal fields this is `concat` of the operation at slices of the operands, the highest lane first. The
manual's loops over `elements` are these functions; `Elem[x, e, esize]` is the slice. Lanes that do not count are
zero in the result.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from lemmata.core.language import B1, B2, B8, B16, B32, B64, B128, bits, concat, define, zero_extend


class Extent(Enum):
    """The lanes of a vector that count: all, those of its lower half, the lowest (scalar instructions)."""

    ALL = 0
    HALF = 1
    LOWEST = 2


@define
def vector_extent(Q: B1) -> Extent:
    """128 bits where Q is 1, or else 64."""
    return Extent.ALL if Q == 1 else Extent.HALF


@define
def lowest(size: B2, x: B128) -> B128:
    """The lowest lane of 8 << size bits; zeros above it."""
    if size == 0b00:
        return zero_extend(x[7:0], 128)
    if size == 0b01:
        return zero_extend(x[15:0], 128)
    if size == 0b10:
        return zero_extend(x[31:0], 128)
    return zero_extend(x[63:0], 128)


@define
def within(extent: Extent, size: B2, x: B128) -> B128:
    """The lanes of 8 << size bits that count, and zeros."""
    match extent:
        case Extent.ALL:    return x
        case Extent.HALF:   return zero_extend(x[63:0], 128)
        case Extent.LOWEST: return lowest(size, x)


@define
def map8(f: Callable[[B8], B8], x: B128) -> B128:
    """A function of each 8-bit lane of a vector."""
    return concat(
        f(x[127:120]), f(x[119:112]), f(x[111:104]), f(x[103:96]), f(x[95:88]), f(x[87:80]), f(x[79:72]),
        f(x[71:64]), f(x[63:56]), f(x[55:48]), f(x[47:40]), f(x[39:32]), f(x[31:24]), f(x[23:16]),
        f(x[15:8]), f(x[7:0]),
    )


@define
def map16(f: Callable[[B16], B16], x: B128) -> B128:
    """A function of each 16-bit lane of a vector."""
    return concat(
        f(x[127:112]), f(x[111:96]), f(x[95:80]), f(x[79:64]), f(x[63:48]), f(x[47:32]), f(x[31:16]),
        f(x[15:0]),
    )


@define
def map32(f: Callable[[B32], B32], x: B128) -> B128:
    """A function of each 32-bit lane of a vector."""
    return concat(f(x[127:96]), f(x[95:64]), f(x[63:32]), f(x[31:0]))


@define
def map64(f: Callable[[B64], B64], x: B128) -> B128:
    """A function of each 64-bit lane of a vector."""
    return concat(f(x[127:64]), f(x[63:0]))


@define
def map8_2(f: Callable[[B8, B8], B8], x: B128, y: B128) -> B128:
    """A function of each 8-bit lane of two vectors."""
    return concat(
        f(x[127:120], y[127:120]), f(x[119:112], y[119:112]), f(x[111:104], y[111:104]),
        f(x[103:96], y[103:96]), f(x[95:88], y[95:88]), f(x[87:80], y[87:80]), f(x[79:72], y[79:72]),
        f(x[71:64], y[71:64]), f(x[63:56], y[63:56]), f(x[55:48], y[55:48]), f(x[47:40], y[47:40]),
        f(x[39:32], y[39:32]), f(x[31:24], y[31:24]), f(x[23:16], y[23:16]), f(x[15:8], y[15:8]),
        f(x[7:0], y[7:0]),
    )


@define
def map16_2(f: Callable[[B16, B16], B16], x: B128, y: B128) -> B128:
    """A function of each 16-bit lane of two vectors."""
    return concat(
        f(x[127:112], y[127:112]), f(x[111:96], y[111:96]), f(x[95:80], y[95:80]), f(x[79:64], y[79:64]),
        f(x[63:48], y[63:48]), f(x[47:32], y[47:32]), f(x[31:16], y[31:16]), f(x[15:0], y[15:0]),
    )


@define
def map32_2(f: Callable[[B32, B32], B32], x: B128, y: B128) -> B128:
    """A function of each 32-bit lane of two vectors."""
    return concat(
        f(x[127:96], y[127:96]), f(x[95:64], y[95:64]), f(x[63:32], y[63:32]), f(x[31:0], y[31:0]),
    )


@define
def map64_2(f: Callable[[B64, B64], B64], x: B128, y: B128) -> B128:
    """A function of each 64-bit lane of two vectors."""
    return concat(f(x[127:64], y[127:64]), f(x[63:0], y[63:0]))


@define
def map8_3(f: Callable[[B8, B8, B8], B8], x: B128, y: B128, z: B128) -> B128:
    """A function of each 8-bit lane of three vectors."""
    return concat(
        f(x[127:120], y[127:120], z[127:120]), f(x[119:112], y[119:112], z[119:112]),
        f(x[111:104], y[111:104], z[111:104]), f(x[103:96], y[103:96], z[103:96]),
        f(x[95:88], y[95:88], z[95:88]), f(x[87:80], y[87:80], z[87:80]), f(x[79:72], y[79:72], z[79:72]),
        f(x[71:64], y[71:64], z[71:64]), f(x[63:56], y[63:56], z[63:56]), f(x[55:48], y[55:48], z[55:48]),
        f(x[47:40], y[47:40], z[47:40]), f(x[39:32], y[39:32], z[39:32]), f(x[31:24], y[31:24], z[31:24]),
        f(x[23:16], y[23:16], z[23:16]), f(x[15:8], y[15:8], z[15:8]), f(x[7:0], y[7:0], z[7:0]),
    )


@define
def map16_3(f: Callable[[B16, B16, B16], B16], x: B128, y: B128, z: B128) -> B128:
    """A function of each 16-bit lane of three vectors."""
    return concat(
        f(x[127:112], y[127:112], z[127:112]), f(x[111:96], y[111:96], z[111:96]),
        f(x[95:80], y[95:80], z[95:80]), f(x[79:64], y[79:64], z[79:64]), f(x[63:48], y[63:48], z[63:48]),
        f(x[47:32], y[47:32], z[47:32]), f(x[31:16], y[31:16], z[31:16]), f(x[15:0], y[15:0], z[15:0]),
    )


@define
def map32_3(f: Callable[[B32, B32, B32], B32], x: B128, y: B128, z: B128) -> B128:
    """A function of each 32-bit lane of three vectors."""
    return concat(
        f(x[127:96], y[127:96], z[127:96]), f(x[95:64], y[95:64], z[95:64]),
        f(x[63:32], y[63:32], z[63:32]), f(x[31:0], y[31:0], z[31:0]),
    )


@define
def map64_3(f: Callable[[B64, B64, B64], B64], x: B128, y: B128, z: B128) -> B128:
    """A function of each 64-bit lane of three vectors."""
    return concat(f(x[127:64], y[127:64], z[127:64]), f(x[63:0], y[63:0], z[63:0]))


@define
def part8(extent: Extent, f: Callable[[B8], B8], x: B128) -> B128:
    """The map over the lanes of 8 bits that count; zeros elsewhere."""
    match extent:
        case Extent.ALL:    return map8(f, x)
        case Extent.LOWEST: return zero_extend(f(x[7:0]), 128)
        case Extent.HALF:   return concat(
            bits(0, 64), f(x[63:56]), f(x[55:48]), f(x[47:40]), f(x[39:32]), f(x[31:24]), f(x[23:16]),
            f(x[15:8]), f(x[7:0]),
        )


@define
def part16(extent: Extent, f: Callable[[B16], B16], x: B128) -> B128:
    """The map over the lanes of 16 bits that count; zeros elsewhere."""
    match extent:
        case Extent.ALL:    return map16(f, x)
        case Extent.LOWEST: return zero_extend(f(x[15:0]), 128)
        case Extent.HALF:   return concat(bits(0, 64), f(x[63:48]), f(x[47:32]), f(x[31:16]), f(x[15:0]))


@define
def part32(extent: Extent, f: Callable[[B32], B32], x: B128) -> B128:
    """The map over the lanes of 32 bits that count; zeros elsewhere."""
    match extent:
        case Extent.ALL:    return map32(f, x)
        case Extent.LOWEST: return zero_extend(f(x[31:0]), 128)
        case Extent.HALF:   return concat(bits(0, 64), f(x[63:32]), f(x[31:0]))


@define
def part64(extent: Extent, f: Callable[[B64], B64], x: B128) -> B128:
    """The map over the lanes of 64 bits that count; zeros elsewhere."""
    match extent:
        case Extent.ALL: return map64(f, x)
        case _:          return zero_extend(f(x[63:0]), 128)


@define
def part8_2(extent: Extent, f: Callable[[B8, B8], B8], x: B128, y: B128) -> B128:
    """The map over the lanes of 8 bits that count; zeros elsewhere."""
    match extent:
        case Extent.ALL:    return map8_2(f, x, y)
        case Extent.LOWEST: return zero_extend(f(x[7:0], y[7:0]), 128)
        case Extent.HALF:   return concat(
            bits(0, 64), f(x[63:56], y[63:56]), f(x[55:48], y[55:48]), f(x[47:40], y[47:40]),
            f(x[39:32], y[39:32]), f(x[31:24], y[31:24]), f(x[23:16], y[23:16]), f(x[15:8], y[15:8]),
            f(x[7:0], y[7:0]),
        )


@define
def part16_2(extent: Extent, f: Callable[[B16, B16], B16], x: B128, y: B128) -> B128:
    """The map over the lanes of 16 bits that count; zeros elsewhere."""
    match extent:
        case Extent.ALL:    return map16_2(f, x, y)
        case Extent.LOWEST: return zero_extend(f(x[15:0], y[15:0]), 128)
        case Extent.HALF:   return concat(
            bits(0, 64), f(x[63:48], y[63:48]), f(x[47:32], y[47:32]), f(x[31:16], y[31:16]),
            f(x[15:0], y[15:0]),
        )


@define
def part32_2(extent: Extent, f: Callable[[B32, B32], B32], x: B128, y: B128) -> B128:
    """The map over the lanes of 32 bits that count; zeros elsewhere."""
    match extent:
        case Extent.ALL:    return map32_2(f, x, y)
        case Extent.LOWEST: return zero_extend(f(x[31:0], y[31:0]), 128)
        case Extent.HALF:   return concat(bits(0, 64), f(x[63:32], y[63:32]), f(x[31:0], y[31:0]))


@define
def part64_2(extent: Extent, f: Callable[[B64, B64], B64], x: B128, y: B128) -> B128:
    """The map over the lanes of 64 bits that count; zeros elsewhere."""
    match extent:
        case Extent.ALL: return map64_2(f, x, y)
        case _:          return zero_extend(f(x[63:0], y[63:0]), 128)


@define
def part8_3(extent: Extent, f: Callable[[B8, B8, B8], B8], x: B128, y: B128, z: B128) -> B128:
    """The map over the lanes of 8 bits that count; zeros elsewhere."""
    match extent:
        case Extent.ALL:    return map8_3(f, x, y, z)
        case Extent.LOWEST: return zero_extend(f(x[7:0], y[7:0], z[7:0]), 128)
        case Extent.HALF:   return concat(
            bits(0, 64), f(x[63:56], y[63:56], z[63:56]), f(x[55:48], y[55:48], z[55:48]),
            f(x[47:40], y[47:40], z[47:40]), f(x[39:32], y[39:32], z[39:32]), f(x[31:24], y[31:24], z[31:24]),
            f(x[23:16], y[23:16], z[23:16]), f(x[15:8], y[15:8], z[15:8]), f(x[7:0], y[7:0], z[7:0]),
        )


@define
def part16_3(extent: Extent, f: Callable[[B16, B16, B16], B16], x: B128, y: B128, z: B128) -> B128:
    """The map over the lanes of 16 bits that count; zeros elsewhere."""
    match extent:
        case Extent.ALL:    return map16_3(f, x, y, z)
        case Extent.LOWEST: return zero_extend(f(x[15:0], y[15:0], z[15:0]), 128)
        case Extent.HALF:   return concat(
            bits(0, 64), f(x[63:48], y[63:48], z[63:48]), f(x[47:32], y[47:32], z[47:32]),
            f(x[31:16], y[31:16], z[31:16]), f(x[15:0], y[15:0], z[15:0]),
        )


@define
def part32_3(extent: Extent, f: Callable[[B32, B32, B32], B32], x: B128, y: B128, z: B128) -> B128:
    """The map over the lanes of 32 bits that count; zeros elsewhere."""
    match extent:
        case Extent.ALL:    return map32_3(f, x, y, z)
        case Extent.LOWEST: return zero_extend(f(x[31:0], y[31:0], z[31:0]), 128)
        case Extent.HALF:   return concat(bits(0, 64), f(x[63:32], y[63:32], z[63:32]), f(x[31:0], y[31:0], z[31:0]))


@define
def part64_3(extent: Extent, f: Callable[[B64, B64, B64], B64], x: B128, y: B128, z: B128) -> B128:
    """The map over the lanes of 64 bits that count; zeros elsewhere."""
    match extent:
        case Extent.ALL: return map64_3(f, x, y, z)
        case _:          return zero_extend(f(x[63:0], y[63:0], z[63:0]), 128)


@define
def lanes1(
    extent: Extent,
    size: B2,
    f8: Callable[[B8], B8],
    f16: Callable[[B16], B16],
    f32: Callable[[B32], B32],
    f64: Callable[[B64], B64],
    x: B128,
) -> B128:
    """The map over lanes of 8 << size bits."""
    if size == 0b00:
        return part8(extent, f8, x)
    if size == 0b01:
        return part16(extent, f16, x)
    if size == 0b10:
        return part32(extent, f32, x)
    return part64(extent, f64, x)


@define
def lanes2(
    extent: Extent,
    size: B2,
    f8: Callable[[B8, B8], B8],
    f16: Callable[[B16, B16], B16],
    f32: Callable[[B32, B32], B32],
    f64: Callable[[B64, B64], B64],
    x: B128, y: B128,
) -> B128:
    """The map over lanes of 8 << size bits."""
    if size == 0b00:
        return part8_2(extent, f8, x, y)
    if size == 0b01:
        return part16_2(extent, f16, x, y)
    if size == 0b10:
        return part32_2(extent, f32, x, y)
    return part64_2(extent, f64, x, y)


@define
def lanes3(
    extent: Extent,
    size: B2,
    f8: Callable[[B8, B8, B8], B8],
    f16: Callable[[B16, B16, B16], B16],
    f32: Callable[[B32, B32, B32], B32],
    f64: Callable[[B64, B64, B64], B64],
    x: B128, y: B128, z: B128,
) -> B128:
    """The map over lanes of 8 << size bits."""
    if size == 0b00:
        return part8_3(extent, f8, x, y, z)
    if size == 0b01:
        return part16_3(extent, f16, x, y, z)
    if size == 0b10:
        return part32_3(extent, f32, x, y, z)
    return part64_3(extent, f64, x, y, z)
