"""Floating-point functions of vectors and scalars: lane by lane, with the exceptions of all lanes.

Operations return their result and the flags they raise; see `lanes` for how they are passed at each width.
Lanes have 16, 32 or 64 bits, by a size of 01, 10 or 11. Where Q is 0, the upper lanes do not exist and raise
nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from lemmata.core.language import B1, B2, B5, B16, B32, B64, B128, concat, define, replace, zero_extend
from lemmata.models.armv8.fp.control import cumulative
from lemmata.models.armv8.state import State, write_v, write_vpart


@define
def fp_size(ftype: B2) -> B2:
    """The size of the scalars of a type: 00 single, 01 double, 11 half precision."""
    if ftype == 0b11:
        return B2(0b01)
    return B2(0b11) if ftype == 0b01 else B2(0b10)


@define
def vector_size(sz: B1) -> B2:
    """The size of vector lanes in rows that have single and double precision."""
    return B2(0b11) if sz == 1 else B2(0b10)


@define
def write_fp(s: State, d: B5, result: tuple[B128, B32]) -> State:
    """The result in a register, the exceptions in FPSR."""
    value, raised = result
    return write_v(replace(s, fpsr=cumulative(s.fpsr, raised)), d, value)


@define
def write_fp_part(s: State, d: B5, part: B1, result: tuple[B64, B32]) -> State:
    """The result in the lower half of a register, or in the upper half, and the exceptions in FPSR."""
    value, raised = result
    return write_vpart(replace(s, fpsr=cumulative(s.fpsr, raised)), d, part, value)


@define
def halfwords3(
    f: Callable[[B16, B16, B16], tuple[B16, B32]], x: B64, y: B64, z: B64
) -> tuple[B64, B32]:
    """A function of each 16-bit lane of half a vector."""
    r3, e3 = f(x[63:48], y[63:48], z[63:48])
    r2, e2 = f(x[47:32], y[47:32], z[47:32])
    r1, e1 = f(x[31:16], y[31:16], z[31:16])
    r0, e0 = f(x[15:0], y[15:0], z[15:0])
    return concat(r3, r2, r1, r0), e3 | e2 | e1 | e0


@define
def words3(f: Callable[[B32, B32, B32], tuple[B32, B32]], x: B64, y: B64, z: B64) -> tuple[B64, B32]:
    """A function of each 32-bit lane of half a vector."""
    r1, e1 = f(x[63:32], y[63:32], z[63:32])
    r0, e0 = f(x[31:0], y[31:0], z[31:0])
    return concat(r1, r0), e1 | e0


@define
def half_vector3(
    size: B2,
    f16: Callable[[B16, B16, B16], tuple[B16, B32]],
    f32: Callable[[B32, B32, B32], tuple[B32, B32]],
    f64: Callable[[B64, B64, B64], tuple[B64, B32]],
    x: B64, y: B64, z: B64,
) -> tuple[B64, B32]:
    """A function of each lane of half a vector."""
    if size == 0b01:
        return halfwords3(f16, x, y, z)
    if size == 0b10:
        return words3(f32, x, y, z)
    return f64(x, y, z)


@define
def fp_lanes3(
    size: B2, Q: B1,
    f16: Callable[[B16, B16, B16], tuple[B16, B32]],
    f32: Callable[[B32, B32, B32], tuple[B32, B32]],
    f64: Callable[[B64, B64, B64], tuple[B64, B32]],
    x: B128, y: B128, z: B128,
) -> tuple[B128, B32]:
    """A function of each lane of three vectors."""
    low, raised = half_vector3(size, f16, f32, f64, x[63:0], y[63:0], z[63:0])
    if Q == 0:
        return zero_extend(low, 128), raised
    high, more = half_vector3(size, f16, f32, f64, x[127:64], y[127:64], z[127:64])
    return concat(high, low), more | raised


@define
def fp_lanes2(
    size: B2, Q: B1,
    f16: Callable[[B16, B16], tuple[B16, B32]],
    f32: Callable[[B32, B32], tuple[B32, B32]],
    f64: Callable[[B64, B64], tuple[B64, B32]],
    x: B128, y: B128,
) -> tuple[B128, B32]:
    """A function of each lane of two vectors."""
    return fp_lanes3(
        size, Q, lambda a, b, _: f16(a, b), lambda a, b, _: f32(a, b), lambda a, b, _: f64(a, b), x, y, x
    )


@define
def fp_lanes1(
    size: B2, Q: B1,
    f16: Callable[[B16], tuple[B16, B32]],
    f32: Callable[[B32], tuple[B32, B32]],
    f64: Callable[[B64], tuple[B64, B32]],
    x: B128,
) -> tuple[B128, B32]:
    """A function of each lane of a vector."""
    return fp_lanes3(size, Q, lambda a, _, __: f16(a), lambda a, _, __: f32(a), lambda a, _, __: f64(a), x, x, x)


@define
def fp_scalar3(
    size: B2,
    f16: Callable[[B16, B16, B16], tuple[B16, B32]],
    f32: Callable[[B32, B32, B32], tuple[B32, B32]],
    f64: Callable[[B64, B64, B64], tuple[B64, B32]],
    x: B128, y: B128, z: B128,
) -> tuple[B128, B32]:
    """A function of the lowest lane of three vectors; the rest of the result is zero."""
    if size == 0b01:
        r16, e16 = f16(x[15:0], y[15:0], z[15:0])
        return zero_extend(r16, 128), e16
    if size == 0b10:
        r32, e32 = f32(x[31:0], y[31:0], z[31:0])
        return zero_extend(r32, 128), e32
    r64, e64 = f64(x[63:0], y[63:0], z[63:0])
    return zero_extend(r64, 128), e64


@define
def fp_scalar2(
    size: B2,
    f16: Callable[[B16, B16], tuple[B16, B32]],
    f32: Callable[[B32, B32], tuple[B32, B32]],
    f64: Callable[[B64, B64], tuple[B64, B32]],
    x: B128, y: B128,
) -> tuple[B128, B32]:
    """A function of the lowest lane of two vectors."""
    return fp_scalar3(
        size, lambda a, b, _: f16(a, b), lambda a, b, _: f32(a, b), lambda a, b, _: f64(a, b), x, y, x
    )


@define
def fp_scalar1(
    size: B2,
    f16: Callable[[B16], tuple[B16, B32]],
    f32: Callable[[B32], tuple[B32, B32]],
    f64: Callable[[B64], tuple[B64, B32]],
    x: B128,
) -> tuple[B128, B32]:
    """A function of the lowest lane of a vector."""
    return fp_scalar3(size, lambda a, _, __: f16(a), lambda a, _, __: f32(a), lambda a, _, __: f64(a), x, x, x)
