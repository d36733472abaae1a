"""Floating-point operations on one vector or scalar, for the rows "two-register miscellaneous" and their
half-precision forms.

An operation has U, `a` (bit 23 of the word, the upper bit of size) and an opcode of five bits. Those here keep
the width of their lanes.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B5, B32, B128, Bits, bits, concat, define
from lemmata.models.armv8.fp.arithmetic import fp_sqrt
from lemmata.models.armv8.fp.comparing import fp_compare_eq, fp_compare_ge, fp_compare_gt
from lemmata.models.armv8.fp.control import FPRounding, fp_decode_rounding, fp_rounding_mode, no_exception
from lemmata.models.armv8.fp.converting import fp_round_int, fp_round_int_n
from lemmata.models.armv8.fp.estimates import fp_recip_estimate, fp_recp_x, fp_rsqrt_estimate
from lemmata.models.armv8.fp.fixed import fixed_to_fp, fp_to_fixed
from lemmata.models.armv8.fp.formats import fp_abs, fp_neg
from lemmata.models.armv8.lanes_fp import fp_lanes1, fp_scalar1
from lemmata.models.armv8.three_same_fp import all_ones_if

N = TypeVar("N", bound=int)


@define
def two_misc_scalar_allocated(U: B1, a: B1, opcode: B5) -> bool:
    """Whether there is an operation on scalars: conversions to and from integers, comparisons with 0, estimates."""
    if opcode[4:2] == 0b011:
        return a == 1 and opcode != 0b01111 and not (U == 1 and opcode == 0b01110)
    if opcode == 0b11010 or opcode == 0b11011 or opcode == 0b11101:
        return True
    if opcode == 0b11100:
        return a == 0
    return opcode == 0b11111 and U == 0 and a == 1


@define
def two_misc_allocated(U: B1, a: B1, opcode: B5) -> bool:
    """Whether there is an operation on vectors of all three precisions: FABS, FNEG, FRINT, FSQRT as well."""
    if opcode == 0b11000:
        return not (U == 1 and a == 1)
    if opcode == 0b11111:
        return U == 1 and a == 1
    if opcode == 0b11001 or (opcode == 0b01111 and a == 1):
        return True
    return two_misc_scalar_allocated(U, a, opcode)


@define
def compare_zero(U: B1, opcode: B5, x: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FCMGT, FCMEQ, FCMLT, FCMGE, FCMLE against zero."""
    zero = bits(0, x.width)
    if opcode[1:0] == 0b00:
        return all_ones_if(fp_compare_gt(x, zero, fpcr) if U == 0 else fp_compare_ge(x, zero, fpcr), x)
    if opcode[1:0] == 0b01:
        return all_ones_if(fp_compare_eq(x, zero, fpcr) if U == 0 else fp_compare_ge(zero, x, fpcr), x)
    return all_ones_if(fp_compare_gt(zero, x, fpcr), x)


@define
def round_integral(U: B1, a: B1, opcode: B5, x: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FRINTN, FRINTM, FRINTP, FRINTZ; FRINTA, FRINTX, FRINTI."""
    if U == 0:
        return fp_round_int(x, fpcr, fp_decode_rounding(concat(opcode[0], a)), False)
    if opcode[0] == 0:
        return fp_round_int(x, fpcr, FPRounding.TIEAWAY, False)
    return fp_round_int(x, fpcr, fp_rounding_mode(fpcr), a == 0)


@define
def convert(U: B1, a: B1, opcode: B5, x: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """FCVTN, FCVTM, FCVTP, FCVTZ, FCVTA, to signed and unsigned integers; SCVTF, UCVTF."""
    if opcode == 0b11101:
        return fixed_to_fp(x, 0, U == 1, fpcr, fp_rounding_mode(fpcr), x)
    rounding = FPRounding.TIEAWAY if opcode == 0b11100 else fp_decode_rounding(concat(opcode[0], a))
    return fp_to_fixed(x, 0, U == 1, fpcr, rounding, x)


@define
def operate(U: B1, a: B1, opcode: B5, x: Bits[N], fpcr: B32) -> tuple[Bits[N], B32]:
    """The operation on one lane."""
    if opcode == 0b01111:
        return (fp_abs(x) if U == 0 else fp_neg(x)), no_exception()
    if opcode[4] == 0:
        return compare_zero(U, opcode, x, fpcr)
    if opcode[4:1] == 0b1100:
        return round_integral(U, a, opcode, x, fpcr)
    if opcode == 0b11101 and a == 1:
        return fp_recip_estimate(x, fpcr) if U == 0 else fp_rsqrt_estimate(x, fpcr)
    if opcode == 0b11111 and a == 1:
        return fp_recp_x(x, fpcr) if U == 0 else fp_sqrt(x, fpcr)
    if opcode[4:1] == 0b1111:
        rounding = FPRounding.ZERO if U == 0 else fp_rounding_mode(fpcr)
        return fp_round_int_n(x, fpcr, rounding, 64 if opcode[0] == 1 else 32)
    return convert(U, a, opcode, x, fpcr)


@define
def two_misc_vector(Q: B1, U: B1, a: B1, size: B2, opcode: B5, x: B128, fpcr: B32) -> tuple[B128, B32]:
    """The operation on all lanes."""
    return fp_lanes1(
        size, Q,
        lambda e: operate(U, a, opcode, e, fpcr),
        lambda e: operate(U, a, opcode, e, fpcr),
        lambda e: operate(U, a, opcode, e, fpcr),
        x,
    )


@define
def two_misc_scalar(U: B1, a: B1, size: B2, opcode: B5, x: B128, fpcr: B32) -> tuple[B128, B32]:
    """The operation on scalars."""
    return fp_scalar1(
        size,
        lambda e: operate(U, a, opcode, e, fpcr),
        lambda e: operate(U, a, opcode, e, fpcr),
        lambda e: operate(U, a, opcode, e, fpcr),
        x,
    )
