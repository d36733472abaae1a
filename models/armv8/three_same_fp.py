"""Floating-point operations on two vectors or scalars of one precision, for the rows "three same" and their
half-precision forms.

An operation has U, `a` (bit 23 of the word, the upper bit of size) and the lower three bits of its opcode.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B3, B32, B128, Bits, bits, define
from lemmata.models.armv8.fp.arithmetic import fp_add, fp_div, fp_mul, fp_mul_add, fp_mul_x, fp_sub
from lemmata.models.armv8.fp.comparing import (
    fp_compare_eq,
    fp_compare_ge,
    fp_compare_gt,
    fp_max,
    fp_max_num,
    fp_min,
    fp_min_num,
)
from lemmata.models.armv8.fp.formats import fp_abs, fp_neg
from lemmata.models.armv8.fp.steps import fp_recip_step_fused, fp_rsqrt_step_fused
from lemmata.models.armv8.lanes_fp import fp_lanes2, fp_lanes3, fp_scalar3
from lemmata.models.armv8.lanes_move import evens, odds

N = TypeVar("N", bound=int)


@define
def three_same_allocated(U: B1, a: B1, opcode: B3) -> bool:
    """Whether there is an operation on vectors; opcode 001 of U = 1, and 101 of U = 0, are not on one precision."""
    if opcode == 0b001 or opcode == 0b111:
        return U == 0 or (opcode == 0b111 and a == 0)
    if opcode == 0b011 or (opcode == 0b100 and U == 0):
        return a == 0
    return opcode != 0b101 or U == 1


@define
def three_same_scalar_allocated(U: B1, a: B1, opcode: B3) -> bool:
    """Whether there is an operation on scalars: FMULX, FCMEQ, FRECPS, FRSQRTS; FCMGE, FACGE, FABD, FCMGT, FACGT."""
    if U == 0:
        return opcode == 0b111 or (a == 0 and (opcode == 0b011 or opcode == 0b100))
    return opcode[2:1] == 0b10 or (opcode == 0b010 and a == 1)


@define
def all_ones_if(result: tuple[bool, B32], like: Bits[N]) -> tuple[Bits[N], B32]:
    """The result of a comparison as a lane."""
    holds, raised = result
    return (~bits(0, like.width) if holds else bits(0, like.width)), raised


@define
def extreme(U: B1, a: B1, opcode: B3, x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FMAXNM, FMINNM, FMAX, FMIN."""
    if opcode == 0b000:
        return fp_max_num(x, y, fpcr) if a == 0 else fp_min_num(x, y, fpcr)
    return fp_max(x, y, fpcr) if a == 0 else fp_min(x, y, fpcr)


@define
def signed_operation(a: B1, opcode: B3, x: Bits[N], y: Bits[N], d: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """U = 0: FMLA, FMLS, FADD, FSUB, FMULX, FCMEQ, FRECPS, FRSQRTS."""
    if opcode == 0b001:
        return fp_mul_add(d, x if a == 0 else fp_neg(x), y, fpcr)
    if opcode == 0b010:
        return fp_add(x, y, fpcr) if a == 0 else fp_sub(x, y, fpcr)
    if opcode == 0b011:
        return fp_mul_x(x, y, fpcr)
    if opcode == 0b100:
        return all_ones_if(fp_compare_eq(x, y, fpcr), x)
    return fp_recip_step_fused(x, y, fpcr) if a == 0 else fp_rsqrt_step_fused(x, y, fpcr)


@define
def unsigned_operation(a: B1, opcode: B3, x: Bits[N], y: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """U = 1: FADDP's sum, FABD, FMUL, FCMGE, FCMGT, FACGE, FACGT, FDIV."""
    if opcode == 0b010:
        if a == 0:
            return fp_add(x, y, fpcr)
        difference, raised = fp_sub(x, y, fpcr)
        return fp_abs(difference), raised
    if opcode == 0b011:
        return fp_mul(x, y, fpcr)
    if opcode == 0b100:
        return all_ones_if(fp_compare_ge(x, y, fpcr) if a == 0 else fp_compare_gt(x, y, fpcr), x)
    if opcode == 0b101:
        left, right = fp_abs(x), fp_abs(y)
        return all_ones_if(fp_compare_ge(left, right, fpcr) if a == 0 else fp_compare_gt(left, right, fpcr), x)
    return fp_div(x, y, fpcr)


@define
def operate(
    U: B1, a: B1, opcode: B3, x: Bits[N], y: Bits[N], d: Bits[N], fpcr: B32
) -> tuple[Bits[N], B32]:
    """The operation on one lane."""
    if opcode == 0b000 or opcode == 0b110:
        return extreme(U, a, opcode, x, y, fpcr)
    if U == 0:
        return signed_operation(a, opcode, x, y, d, fpcr)
    return unsigned_operation(a, opcode, x, y, fpcr)


@define
def is_pairwise(U: B1, a: B1, opcode: B3) -> bool:
    """FMAXNMP, FMINNMP, FADDP, FMAXP, FMINP."""
    return U == 1 and (opcode == 0b000 or opcode == 0b110 or (opcode == 0b010 and a == 0))


@define
def three_same_vector(
    Q: B1, U: B1, a: B1, size: B2, opcode: B3, x: B128, y: B128, d: B128, fpcr: B32
) -> tuple[B128, B32]:
    """The operation on all lanes, or on neighbours of the two vectors, one after the other."""
    if is_pairwise(U, a, opcode):
        return fp_lanes2(
            size, Q,
            lambda e, f: operate(U, a, opcode, e, f, e, fpcr),
            lambda e, f: operate(U, a, opcode, e, f, e, fpcr),
            lambda e, f: operate(U, a, opcode, e, f, e, fpcr),
            evens(Q, size, x, y), odds(Q, size, x, y),
        )
    return fp_lanes3(
        size, Q,
        lambda e, f, g: operate(U, a, opcode, e, f, g, fpcr),
        lambda e, f, g: operate(U, a, opcode, e, f, g, fpcr),
        lambda e, f, g: operate(U, a, opcode, e, f, g, fpcr),
        x, y, d,
    )


@define
def three_same_scalar(
    U: B1, a: B1, size: B2, opcode: B3, x: B128, y: B128, d: B128, fpcr: B32
) -> tuple[B128, B32]:
    """The operation on scalars."""
    return fp_scalar3(
        size,
        lambda e, f, g: operate(U, a, opcode, e, f, g, fpcr),
        lambda e, f, g: operate(U, a, opcode, e, f, g, fpcr),
        lambda e, f, g: operate(U, a, opcode, e, f, g, fpcr),
        x, y, d,
    )
