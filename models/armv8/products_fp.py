"""Vector products of floating-point numbers at two precisions: FMLAL and FMLSL of half-precision lanes into
single-precision ones, BFMLALB, BFMLALT, BFDOT and BFMMLA of BFloat16 lanes.
"""

from __future__ import annotations

from lemmata.core.language import B1, B16, B32, B64, B128, concat, define, zero_extend
from lemmata.models.armv8.fp.arithmetic import fp_mul_add
from lemmata.models.armv8.fp.bfloat import bf_dot_add
from lemmata.models.armv8.fp.formats import fp_neg
from lemmata.models.armv8.fp.widening import fp_mul_add_h
from lemmata.models.armv8.lanes import map32_3
from lemmata.models.armv8.lanes_fp import words3


@define
def half_operands(Q: B1, upper: B1, x: B128) -> B64:
    """The half of a vector that FMLAL (lower) or FMLAL2 (upper) takes: four lanes, or two where Q is 0."""
    if Q == 1:
        return x[63:0] if upper == 0 else x[127:64]
    return zero_extend(x[31:0] if upper == 0 else x[63:32], 64)


@define
def pair_of_sums(subtract: B1, x: B32, y: B32, d: B64, fpcr: B32) -> tuple[B64, B32]:
    """Two lanes of FMLAL, FMLSL."""
    high, low = x[31:16], x[15:0]
    r1, e1 = fp_mul_add_h(d[63:32], fp_neg(high) if subtract == 1 else high, y[31:16], fpcr)
    r0, e0 = fp_mul_add_h(d[31:0], fp_neg(low) if subtract == 1 else low, y[15:0], fpcr)
    return concat(r1, r0), e1 | e0


@define
def fmlal(Q: B1, upper: B1, subtract: B1, x: B128, y: B128, d: B128, fpcr: B32) -> tuple[B128, B32]:
    """FMLAL, FMLAL2, FMLSL, FMLSL2."""
    a, b = half_operands(Q, upper, x), half_operands(Q, upper, y)
    low, raised = pair_of_sums(subtract, a[31:0], b[31:0], d[63:0], fpcr)
    if Q == 0:
        return zero_extend(low, 128), raised
    high, more = pair_of_sums(subtract, a[63:32], b[63:32], d[127:64], fpcr)
    return concat(high, low), more | raised


@define
def single_of_bfloat(x: B16) -> B32:
    """A BFloat16 number in single precision."""
    return concat(x, B16(0))


@define
def bfmlal_lane(top: B1, x: B32, y: B32, d: B32, fpcr: B32) -> tuple[B32, B32]:
    """A lane of BFMLALB or BFMLALT, with the exceptions of single precision."""
    if top == 1:
        return fp_mul_add(d, single_of_bfloat(x[31:16]), single_of_bfloat(y[31:16]), fpcr)
    return fp_mul_add(d, single_of_bfloat(x[15:0]), single_of_bfloat(y[15:0]), fpcr)


@define
def bfmlal(top: B1, x: B128, y: B128, d: B128, fpcr: B32) -> tuple[B128, B32]:
    """BFMLALB, BFMLALT: the products of the even lanes, or of the odd ones."""
    low, raised = words3(lambda a, b, c: bfmlal_lane(top, a, b, c, fpcr), x[63:0], y[63:0], d[63:0])
    high, more = words3(lambda a, b, c: bfmlal_lane(top, a, b, c, fpcr), x[127:64], y[127:64], d[127:64])
    return concat(high, low), more | raised


@define
def bfdot(x: B128, y: B128, d: B128) -> B128:
    """BFDOT."""
    return map32_3(lambda a, b, c: bf_dot_add(c, a, b), x, y, d)


@define
def row_times_row(x: B64, y: B64, d: B32) -> B32:
    """d plus the product of two rows of four numbers, two at a time."""
    return bf_dot_add(bf_dot_add(d, x[31:0], y[31:0]), x[63:32], y[63:32])


@define
def bfmmla(x: B128, y: B128, d: B128) -> B128:
    """BFMMLA: a 2 x 2 matrix plus the product of a 2 x 4 matrix and a transposed one."""
    return concat(
        row_times_row(x[127:64], y[127:64], d[127:96]),
        row_times_row(x[127:64], y[63:0], d[95:64]),
        row_times_row(x[63:0], y[127:64], d[63:32]),
        row_times_row(x[63:0], y[63:0], d[31:0]),
    )
