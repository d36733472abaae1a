"""All lanes of a vector combined into one: the manual's Reduce, for functions in which the order does not matter."""

from __future__ import annotations

from collections.abc import Callable

from lemmata.core.language import B1, B2, B8, B16, B32, B64, B128, define, zero_extend


@define
def fold8(f: Callable[[B8, B8], B8], x: B64) -> B8:
    """The lanes of 8 bits of half a vector, combined in pairs."""
    return f(f(f(x[7:0], x[15:8]), f(x[23:16], x[31:24])), f(f(x[39:32], x[47:40]), f(x[55:48], x[63:56])))


@define
def across8(f: Callable[[B8, B8], B8], Q: B1, x: B128) -> B8:
    """The lanes of 8 bits of a vector, or of its lower half where Q is 0, combined."""
    low = fold8(f, x[63:0])
    return f(low, fold8(f, x[127:64])) if Q == 1 else low


@define
def fold16(f: Callable[[B16, B16], B16], x: B64) -> B16:
    """The lanes of 16 bits of half a vector, combined in pairs."""
    return f(f(x[15:0], x[31:16]), f(x[47:32], x[63:48]))


@define
def across16(f: Callable[[B16, B16], B16], Q: B1, x: B128) -> B16:
    """The lanes of 16 bits of a vector, or of its lower half where Q is 0, combined."""
    low = fold16(f, x[63:0])
    return f(low, fold16(f, x[127:64])) if Q == 1 else low


@define
def fold32(f: Callable[[B32, B32], B32], x: B64) -> B32:
    """The lanes of 32 bits of half a vector, combined in pairs."""
    return f(x[31:0], x[63:32])


@define
def across32(f: Callable[[B32, B32], B32], Q: B1, x: B128) -> B32:
    """The lanes of 32 bits of a vector, or of its lower half where Q is 0, combined."""
    low = fold32(f, x[63:0])
    return f(low, fold32(f, x[127:64])) if Q == 1 else low


@define
def across64(f: Callable[[B64, B64], B64], x: B128) -> B64:
    """The two doublewords of a vector, combined."""
    return f(x[63:0], x[127:64])


@define
def across(
    size: B2,
    f8: Callable[[B8, B8], B8],
    f16: Callable[[B16, B16], B16],
    f32: Callable[[B32, B32], B32],
    f64: Callable[[B64, B64], B64],
    Q: B1,
    x: B128,
) -> B128:
    """The lanes of 8 << size bits combined, as the lowest lane of a vector; doublewords need Q."""
    if size == 0b00:
        return zero_extend(across8(f8, Q, x), 128)
    if size == 0b01:
        return zero_extend(across16(f16, Q, x), 128)
    if size == 0b10:
        return zero_extend(across32(f32, Q, x), 128)
    return zero_extend(across64(f64, x), 128)
