"""Vector conversions between precisions: FCVTL, FCVTN, FCVTXN, BFCVTN; and FCVTXN of a scalar."""

from __future__ import annotations

from lemmata.core.language import B1, B32, B64, B128, concat, define, zero_extend
from lemmata.models.armv8.fp.bfloat import fp_convert_bf
from lemmata.models.armv8.fp.control import FPRounding, fp_rounding_mode
from lemmata.models.armv8.fp.converting import fp_convert
from lemmata.models.armv8.fp.formats import double, half, single


@define
def lengthened(sz: B1, x: B64, fpcr: B32) -> tuple[B128, B32]:
    """FCVTL: half precision to single, or single to double."""
    rounding = fp_rounding_mode(fpcr)
    if sz == 1:
        d1, f1 = fp_convert(x[63:32], fpcr, rounding, double())
        d0, f0 = fp_convert(x[31:0], fpcr, rounding, double())
        return concat(d1, d0), f1 | f0
    r3, e3 = fp_convert(x[63:48], fpcr, rounding, single())
    r2, e2 = fp_convert(x[47:32], fpcr, rounding, single())
    r1, e1 = fp_convert(x[31:16], fpcr, rounding, single())
    r0, e0 = fp_convert(x[15:0], fpcr, rounding, single())
    return concat(r3, r2, r1, r0), e3 | e2 | e1 | e0


@define
def doubles_narrowed(x: B128, fpcr: B32, rounding: FPRounding) -> tuple[B64, B32]:
    """Double precision to single."""
    r1, e1 = fp_convert(x[127:64], fpcr, rounding, single())
    r0, e0 = fp_convert(x[63:0], fpcr, rounding, single())
    return concat(r1, r0), e1 | e0


@define
def narrowed(sz: B1, x: B128, fpcr: B32) -> tuple[B64, B32]:
    """FCVTN: single precision to half, or double to single."""
    rounding = fp_rounding_mode(fpcr)
    if sz == 1:
        return doubles_narrowed(x, fpcr, rounding)
    r3, e3 = fp_convert(x[127:96], fpcr, rounding, half())
    r2, e2 = fp_convert(x[95:64], fpcr, rounding, half())
    r1, e1 = fp_convert(x[63:32], fpcr, rounding, half())
    r0, e0 = fp_convert(x[31:0], fpcr, rounding, half())
    return concat(r3, r2, r1, r0), e3 | e2 | e1 | e0


@define
def narrowed_to_odd(x: B128, fpcr: B32) -> tuple[B64, B32]:
    """FCVTXN: double precision to single, rounded to odd."""
    return doubles_narrowed(x, fpcr, FPRounding.ODD)


@define
def scalar_narrowed_to_odd(x: B64, fpcr: B32) -> tuple[B128, B32]:
    """FCVTXN of a scalar."""
    result, raised = fp_convert(x, fpcr, FPRounding.ODD, single())
    return zero_extend(result, 128), raised


@define
def narrowed_to_bfloat(x: B128, fpcr: B32) -> tuple[B64, B32]:
    """BFCVTN: single precision to BFloat16."""
    r3, e3 = fp_convert_bf(x[127:96], fpcr)
    r2, e2 = fp_convert_bf(x[95:64], fpcr)
    r1, e1 = fp_convert_bf(x[63:32], fpcr)
    r0, e0 = fp_convert_bf(x[31:0], fpcr)
    return concat(r3, r2, r1, r0), e3 | e2 | e1 | e0
