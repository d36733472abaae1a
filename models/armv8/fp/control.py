"""Rounding modes and the other modes of FPCR, and the cumulative exception flags of FPSR (Arm ARM, C5.2).

An operation returns the flags it raises in the layout of FPSR; its caller joins them to FPSR. Traps are not
modelled: FPCR's trap enables are RES0 without their support, which is implementation defined.
"""

from __future__ import annotations

from enum import Enum

from lemmata.core.language import B2, B32, define
from lemmata.models.armv8.fp.formats import Format


class FPRounding(Enum):
    """The rounding modes: those of FPCR.RMode, to nearest with ties away from zero, and to odd."""

    TIEEVEN = 0
    POSINF = 1
    NEGINF = 2
    ZERO = 3
    TIEAWAY = 4
    ODD = 5


@define
def fp_decode_rounding(rmode: B2) -> FPRounding:
    """FPDecodeRounding."""
    if rmode == 0b00:
        return FPRounding.TIEEVEN
    if rmode == 0b01:
        return FPRounding.POSINF
    if rmode == 0b10:
        return FPRounding.NEGINF
    return FPRounding.ZERO


@define
def fp_rounding_mode(fpcr: B32) -> FPRounding:
    """FPRoundingMode: the mode of FPCR.RMode."""
    return fp_decode_rounding(fpcr[23:22])


@define
def default_nan(fpcr: B32) -> bool:
    """FPCR.DN: a NaN as a result is the default NaN."""
    return fpcr[25] == 1


@define
def alternative_half(fpcr: B32) -> bool:
    """FPCR.AHP: conversions take half precision in the alternative format, which has no infinity and no NaN."""
    return fpcr[26] == 1


@define
def flushes(f: Format, fpcr: B32) -> bool:
    """FPCR.FZ, or FPCR.FZ16 for half precision: denormal numbers are flushed to zero."""
    return fpcr[19] == 1 if f.exponent_size == 5 else fpcr[24] == 1


@define
def no_exception() -> B32:
    """No flag."""
    return B32(0)


@define
def invalid_op() -> B32:
    """FPSR.IOC: the invalid operation."""
    return B32(0x01)


@define
def divide_by_zero() -> B32:
    """FPSR.DZC."""
    return B32(0x02)


@define
def overflow() -> B32:
    """FPSR.OFC, with FPSR.IXC: an overflow is inexact."""
    return B32(0x14)


@define
def underflow() -> B32:
    """FPSR.UFC."""
    return B32(0x08)


@define
def inexact() -> B32:
    """FPSR.IXC."""
    return B32(0x10)


@define
def input_denormal() -> B32:
    """FPSR.IDC: a denormal operand was flushed to zero."""
    return B32(0x80)


@define
def cumulative(fpsr: B32, raised: B32) -> B32:
    """FPSR after an instruction; as it was where none is raised, which keeps the terms of moves small."""
    return fpsr if raised == 0 else fpsr | raised
