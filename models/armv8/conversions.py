"""Conversions between floating-point scalars and general-purpose registers, as integers or in fixed point."""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B5, B32, B128, Bits, Nat, define, replace, zero_extend
from lemmata.models.armv8.fp.control import FPRounding, cumulative, fp_rounding_mode
from lemmata.models.armv8.fp.fixed import fixed_to_fp, fp_to_fixed
from lemmata.models.armv8.fp.formats import double, half, single
from lemmata.models.armv8.lanes_fp import write_fp
from lemmata.models.armv8.state import State, read_v, read_w, read_x, write_w, write_x

N = TypeVar("N", bound=int)
M = TypeVar("M", bound=int)


@define
def to_fixed(
    ftype: B2, x: B128, fraction_bits: Nat, unsigned: bool, fpcr: B32, rounding: FPRounding, like: Bits[M]
) -> tuple[Bits[M], B32]:
    """FPToFixed, from the precision of a type."""
    if ftype == 0b11:
        return fp_to_fixed(x[15:0], fraction_bits, unsigned, fpcr, rounding, like)
    if ftype == 0b00:
        return fp_to_fixed(x[31:0], fraction_bits, unsigned, fpcr, rounding, like)
    return fp_to_fixed(x[63:0], fraction_bits, unsigned, fpcr, rounding, like)


@define
def from_fixed(ftype: B2, x: Bits[N], fraction_bits: Nat, unsigned: bool, fpcr: B32) -> tuple[B128, B32]:
    """FixedToFP, to the precision of a type."""
    rounding = fp_rounding_mode(fpcr)
    if ftype == 0b11:
        result16, raised16 = fixed_to_fp(x, fraction_bits, unsigned, fpcr, rounding, half())
        return zero_extend(result16, 128), raised16
    if ftype == 0b00:
        result32, raised32 = fixed_to_fp(x, fraction_bits, unsigned, fpcr, rounding, single())
        return zero_extend(result32, 128), raised32
    result64, raised64 = fixed_to_fp(x, fraction_bits, unsigned, fpcr, rounding, double())
    return zero_extend(result64, 128), raised64


@define
def write_to_fixed(
    s: State, sf: B1, ftype: B2, n: B5, d: B5, fraction_bits: Nat, unsigned: bool, rounding: FPRounding
) -> State:
    """X[d] or W[d] becomes V[n] as a number with so many bits of fraction."""
    if sf == 1:
        long, raised = to_fixed(ftype, read_v(s, n), fraction_bits, unsigned, s.fpcr, rounding, double())
        return write_x(replace(s, fpsr=cumulative(s.fpsr, raised)), d, long)
    word, exceptions = to_fixed(ftype, read_v(s, n), fraction_bits, unsigned, s.fpcr, rounding, single())
    return write_w(replace(s, fpsr=cumulative(s.fpsr, exceptions)), d, word)


@define
def write_from_fixed(s: State, sf: B1, ftype: B2, n: B5, d: B5, fraction_bits: Nat, unsigned: bool) -> State:
    """V[d] becomes X[n] or W[n], a number with so many bits of fraction."""
    if sf == 1:
        return write_fp(s, d, from_fixed(ftype, read_x(s, n), fraction_bits, unsigned, s.fpcr))
    return write_fp(s, d, from_fixed(ftype, read_w(s, n), fraction_bits, unsigned, s.fpcr))
