"""Functions of vectors lane by lane.

An operation is written once, at the width of its operands, and passed at each width, since the size of lanes
is a field of the instruction:

    lanes2(
        i.size,
        lambda a, b: operate(i, a, b),
        lambda a, b: operate(i, a, b),
        lambda a, b: operate(i, a, b),
        lambda a, b: operate(i, a, b),
        read_v(s, i.Rn), read_v(s, i.Rm),
    )

On a literal size this is `concat` of the operation at slices of the operands, the highest lane first. The
manual's loops over `elements` are these functions; `Elem[x, e, esize]` is the slice. Where Q is 0 the upper
half is computed too and `write_q` drops it.
"""

from __future__ import annotations

from collections.abc import Callable

from lemmata.core.language import B2, B8, B16, B32, B64, B128, concat, define, zero_extend


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
def lanes1(
    size: B2,
    f8: Callable[[B8], B8],
    f16: Callable[[B16], B16],
    f32: Callable[[B32], B32],
    f64: Callable[[B64], B64],
    x: B128,
) -> B128:
    """The map over lanes of 8 << size bits."""
    if size == 0b00:
        return map8(f8, x)
    if size == 0b01:
        return map16(f16, x)
    if size == 0b10:
        return map32(f32, x)
    return map64(f64, x)


@define
def lanes2(
    size: B2,
    f8: Callable[[B8, B8], B8],
    f16: Callable[[B16, B16], B16],
    f32: Callable[[B32, B32], B32],
    f64: Callable[[B64, B64], B64],
    x: B128, y: B128,
) -> B128:
    """The map over lanes of 8 << size bits."""
    if size == 0b00:
        return map8_2(f8, x, y)
    if size == 0b01:
        return map16_2(f16, x, y)
    if size == 0b10:
        return map32_2(f32, x, y)
    return map64_2(f64, x, y)


@define
def lanes3(
    size: B2,
    f8: Callable[[B8, B8, B8], B8],
    f16: Callable[[B16, B16, B16], B16],
    f32: Callable[[B32, B32, B32], B32],
    f64: Callable[[B64, B64, B64], B64],
    x: B128, y: B128, z: B128,
) -> B128:
    """The map over lanes of 8 << size bits."""
    if size == 0b00:
        return map8_3(f8, x, y, z)
    if size == 0b01:
        return map16_3(f16, x, y, z)
    if size == 0b10:
        return map32_3(f32, x, y, z)
    return map64_3(f64, x, y, z)


@define
def scalar1(
    size: B2,
    f8: Callable[[B8], B8],
    f16: Callable[[B16], B16],
    f32: Callable[[B32], B32],
    f64: Callable[[B64], B64],
    x: B128,
) -> B128:
    """The function at the lowest lane of 8 << size bits; the other lanes of the result are zero."""
    if size == 0b00:
        return zero_extend(f8(x[7:0]), 128)
    if size == 0b01:
        return zero_extend(f16(x[15:0]), 128)
    if size == 0b10:
        return zero_extend(f32(x[31:0]), 128)
    return zero_extend(f64(x[63:0]), 128)


@define
def scalar2(
    size: B2,
    f8: Callable[[B8, B8], B8],
    f16: Callable[[B16, B16], B16],
    f32: Callable[[B32, B32], B32],
    f64: Callable[[B64, B64], B64],
    x: B128, y: B128,
) -> B128:
    """The function at the lowest lane of 8 << size bits; the other lanes of the result are zero."""
    if size == 0b00:
        return zero_extend(f8(x[7:0], y[7:0]), 128)
    if size == 0b01:
        return zero_extend(f16(x[15:0], y[15:0]), 128)
    if size == 0b10:
        return zero_extend(f32(x[31:0], y[31:0]), 128)
    return zero_extend(f64(x[63:0], y[63:0]), 128)


@define
def scalar3(
    size: B2,
    f8: Callable[[B8, B8, B8], B8],
    f16: Callable[[B16, B16, B16], B16],
    f32: Callable[[B32, B32, B32], B32],
    f64: Callable[[B64, B64, B64], B64],
    x: B128, y: B128, z: B128,
) -> B128:
    """The function at the lowest lane of 8 << size bits; the other lanes of the result are zero."""
    if size == 0b00:
        return zero_extend(f8(x[7:0], y[7:0], z[7:0]), 128)
    if size == 0b01:
        return zero_extend(f16(x[15:0], y[15:0], z[15:0]), 128)
    if size == 0b10:
        return zero_extend(f32(x[31:0], y[31:0], z[31:0]), 128)
    return zero_extend(f64(x[63:0], y[63:0], z[63:0]), 128)
