"""FPMulAddH: single-precision sums of half-precision products, for FMLAL and FMLSL (Arm ARM,
shared/functions/float/fpmuladdh).
"""

from __future__ import annotations

from lemmata.core.language import B16, B32, define
from lemmata.models.armv8.fp.arithmetic import add_product, infinity_times_zero
from lemmata.models.armv8.fp.control import invalid_op
from lemmata.models.armv8.fp.converting import converted_nan
from lemmata.models.armv8.fp.formats import fp_default_nan
from lemmata.models.armv8.fp.nans import either_nan, fp_process_nan
from lemmata.models.armv8.fp.unpacking import Unpacked, fp_unpack, is_nan, is_quiet, is_signalling


@define
def fp_process_nans3_h(
    c: Unpacked, a: Unpacked, b: Unpacked, addend: B32, x: B16, y: B16, fpcr: B32
) -> tuple[B32, B32]:
    """FPProcessNaNs3H, where an operand is a NaN: the first signalling one, or else the first."""
    if is_signalling(c) or (is_quiet(c) and not (is_signalling(a) or is_signalling(b))):
        return fp_process_nan(c, addend, fpcr)
    if is_signalling(a) or (is_quiet(a) and not is_signalling(b)):
        return converted_nan(a, x, fpcr, addend)
    return converted_nan(b, y, fpcr, addend)


@define
def fp_mul_add_h(addend: B32, x: B16, y: B16, fpcr: B32) -> tuple[B32, B32]:
    """FPMulAddH: addend + x * y, rounded once."""
    c, a, b = fp_unpack(addend, fpcr), fp_unpack(x, fpcr), fp_unpack(y, fpcr)
    flags = c.flags | a.flags | b.flags
    if is_quiet(c) and infinity_times_zero(a, b):
        return fp_default_nan(addend), flags | invalid_op()
    if is_nan(c) or either_nan(a, b):
        nan, raised = fp_process_nans3_h(c, a, b, addend, x, y, fpcr)
        return nan, flags | raised
    return add_product(c, a, b, fpcr, addend)
