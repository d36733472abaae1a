"""FCADD, FCMLA: pairs of lanes as complex numbers, the real part in the even lane."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B32, B64, B128, Bits, concat, define, zero_extend
from lemmata.models.armv8.fp.arithmetic import fp_add, fp_mul_add
from lemmata.models.armv8.fp.formats import fp_neg

N = TypeVar("N", bound=int)


@define
def rotated_sum(
    rot: B1, xr: Bits[N], xi: Bits[N], yr: Bits[N], yi: Bits[N], fpcr: B32
) -> tuple[Bits[N], Bits[N], B32]:
    """FCADD: x plus y turned by 90 degrees, or by 270."""
    real, e0 = fp_add(xr, yi if rot == 1 else fp_neg(yi), fpcr)
    imaginary, e1 = fp_add(xi, fp_neg(yr) if rot == 1 else yr, fpcr)
    return real, imaginary, e0 | e1


@define
def rotated_product(
    rot: B2, xr: Bits[N], xi: Bits[N], yr: Bits[N], yi: Bits[N], dr: Bits[N], di: Bits[N], fpcr: B32
) -> tuple[Bits[N], Bits[N], B32]:
    """FCMLA: half of a product of complex numbers: one part of x by the parts of y, turned by `rot` times 90
    degrees.
    """
    part = xi if rot[0] == 1 else xr
    first = yi if rot[0] == 1 else yr
    second = yr if rot[0] == 1 else yi
    negative = rot == 0b01 or rot == 0b10
    real, e0 = fp_mul_add(dr, part, fp_neg(first) if negative else first, fpcr)
    imaginary, e1 = fp_mul_add(di, part, fp_neg(second) if rot[1] == 1 else second, fpcr)
    return real, imaginary, e0 | e1


@define
def complex_pair(
    add: bool, rot: B2, xr: Bits[N], xi: Bits[N], yr: Bits[N], yi: Bits[N], dr: Bits[N], di: Bits[N], fpcr: B32
) -> tuple[Bits[N], Bits[N], B32]:
    """FCADD, where the lower bit of `rot` is its own, or FCMLA."""
    if add:
        return rotated_sum(rot[0], xr, xi, yr, yi, fpcr)
    return rotated_product(rot, xr, xi, yr, yi, dr, di, fpcr)


@define
def complex32(add: bool, rot: B2, x: B32, y: B32, d: B32, fpcr: B32) -> tuple[B32, B32]:
    """The operation on a pair of 16-bit lanes."""
    real, imaginary, raised = complex_pair(add, rot, x[15:0], x[31:16], y[15:0], y[31:16], d[15:0], d[31:16], fpcr)
    return concat(imaginary, real), raised


@define
def complex64(size: B2, add: bool, rot: B2, x: B64, y: B64, d: B64, fpcr: B32) -> tuple[B64, B32]:
    """The operation on a pair of 32-bit lanes, or on two of 16-bit lanes."""
    if size == 0b01:
        high, e1 = complex32(add, rot, x[63:32], y[63:32], d[63:32], fpcr)
        low, e0 = complex32(add, rot, x[31:0], y[31:0], d[31:0], fpcr)
        return concat(high, low), e1 | e0
    real, imaginary, raised = complex_pair(add, rot, x[31:0], x[63:32], y[31:0], y[63:32], d[31:0], d[63:32], fpcr)
    return concat(imaginary, real), raised


@define
def complex_vector(
    Q: B1, size: B2, add: bool, rot: B2, x: B128, y: B128, d: B128, fpcr: B32
) -> tuple[B128, B32]:
    """The operation on all pairs of lanes of 8 << size bits."""
    if size == 0b11:
        real, imaginary, raised = complex_pair(
            add, rot, x[63:0], x[127:64], y[63:0], y[127:64], d[63:0], d[127:64], fpcr
        )
        return concat(imaginary, real), raised
    low, e0 = complex64(size, add, rot, x[63:0], y[63:0], d[63:0], fpcr)
    if Q == 0:
        return zero_extend(low, 128), e0
    high, e1 = complex64(size, add, rot, x[127:64], y[127:64], d[127:64], fpcr)
    return concat(high, low), e1 | e0
