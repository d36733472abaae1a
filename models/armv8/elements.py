"""Lanes by number: the manual's `Elem[x, index, size]`, read and written.

The number is a field of the instruction; on a literal these are a slice, and `concat` of slices.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B4, B8, B16, B32, B64, B128, concat, define


@define
def element64(x: B128, index: B1) -> B64:
    """`Elem[x, index, 64]`, by a binary search."""
    return x[63:0] if index == 0 else x[127:64]


@define
def element32(x: B128, index: B2) -> B32:
    """`Elem[x, index, 32]`, by a binary search."""
    if index[1] == 0:
        return x[31:0] if index[0] == 0 else x[63:32]
    return x[95:64] if index[0] == 0 else x[127:96]


@define
def element16(x: B128, index: B3) -> B16:
    """`Elem[x, index, 16]`, by a binary search."""
    if index[2] == 0:
        if index[1] == 0:
            return x[15:0] if index[0] == 0 else x[31:16]
        return x[47:32] if index[0] == 0 else x[63:48]
    if index[1] == 0:
        return x[79:64] if index[0] == 0 else x[95:80]
    return x[111:96] if index[0] == 0 else x[127:112]


@define
def element8(x: B128, index: B4) -> B8:
    """`Elem[x, index, 8]`, by a binary search."""
    if index[3] == 0:
        if index[2] == 0:
            if index[1] == 0:
                return x[7:0] if index[0] == 0 else x[15:8]
            return x[23:16] if index[0] == 0 else x[31:24]
        if index[1] == 0:
            return x[39:32] if index[0] == 0 else x[47:40]
        return x[55:48] if index[0] == 0 else x[63:56]
    if index[2] == 0:
        if index[1] == 0:
            return x[71:64] if index[0] == 0 else x[79:72]
        return x[87:80] if index[0] == 0 else x[95:88]
    if index[1] == 0:
        return x[103:96] if index[0] == 0 else x[111:104]
    return x[119:112] if index[0] == 0 else x[127:120]


@define
def insert64(x: B128, index: B1, value: B64) -> B128:
    """`Elem[x, index, 64] = value`, by a binary search."""
    return concat(x[127:64], value) if index == 0 else concat(value, x[63:0])


@define
def insert32(x: B128, index: B2, value: B32) -> B128:
    """`Elem[x, index, 32] = value`, by a binary search."""
    if index[1] == 0:
        return concat(x[127:32], value) if index[0] == 0 else concat(x[127:64], value, x[31:0])
    return concat(x[127:96], value, x[63:0]) if index[0] == 0 else concat(value, x[95:0])


@define
def insert16(x: B128, index: B3, value: B16) -> B128:
    """`Elem[x, index, 16] = value`, by a binary search."""
    if index[2] == 0:
        if index[1] == 0:
            return concat(x[127:16], value) if index[0] == 0 else concat(x[127:32], value, x[15:0])
        return concat(x[127:48], value, x[31:0]) if index[0] == 0 else concat(x[127:64], value, x[47:0])
    if index[1] == 0:
        return concat(x[127:80], value, x[63:0]) if index[0] == 0 else concat(x[127:96], value, x[79:0])
    return concat(x[127:112], value, x[95:0]) if index[0] == 0 else concat(value, x[111:0])


@define
def insert8(x: B128, index: B4, value: B8) -> B128:
    """`Elem[x, index, 8] = value`, by a binary search."""
    if index[3] == 0:
        if index[2] == 0:
            if index[1] == 0:
                return concat(x[127:8], value) if index[0] == 0 else concat(x[127:16], value, x[7:0])
            return concat(x[127:24], value, x[15:0]) if index[0] == 0 else concat(x[127:32], value, x[23:0])
        if index[1] == 0:
            return concat(x[127:40], value, x[31:0]) if index[0] == 0 else concat(x[127:48], value, x[39:0])
        return concat(x[127:56], value, x[47:0]) if index[0] == 0 else concat(x[127:64], value, x[55:0])
    if index[2] == 0:
        if index[1] == 0:
            return concat(x[127:72], value, x[63:0]) if index[0] == 0 else concat(x[127:80], value, x[71:0])
        return concat(x[127:88], value, x[79:0]) if index[0] == 0 else concat(x[127:96], value, x[87:0])
    if index[1] == 0:
        return concat(x[127:104], value, x[95:0]) if index[0] == 0 else concat(x[127:112], value, x[103:0])
    return concat(x[127:120], value, x[111:0]) if index[0] == 0 else concat(value, x[119:0])
