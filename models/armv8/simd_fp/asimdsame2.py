"""Advanced SIMD three same (extra): SQRDMLAH, SQRDMLSH, dot and matrix products of bytes (Arm ARM C4.1). FCADD, FCMLA
and the products of BFloat16 numbers are floating-point.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, B128, concat, datatype, define
from lemmata.models.armv8.complex_products import complex_vector
from lemmata.models.armv8.dot_products import dot_product, matrix_product
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.high_products import high_accumulated
from lemmata.models.armv8.lanes import vector_extent, within
from lemmata.models.armv8.lanes_fp import write_fp
from lemmata.models.armv8.products_fp import bfdot, bfmlal, bfmmla
from lemmata.models.armv8.saturation import write_saturated
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    undefined_instruction,
    write_q,
    write_v,
)


@datatype
class AdvSimdSameExtra:
    """A word of this row."""

    Q: B1
    U: B1
    size: B2
    Rm: B5
    opcode: B4
    Rn: B5
    Rd: B5


@define
def is_floating(i: AdvSimdSameExtra) -> bool:
    """FCMLA, FCADD; BFMMLA, BFDOT, BFMLALB, BFMLALT."""
    return i.opcode[3] == 1


@define
def undefined_fp(i: AdvSimdSameExtra) -> bool:
    """FCMLA, FCADD have sizes 01, 10, 11; BFloat16 operations are told apart by size."""
    if i.U == 0:
        return True
    if i.opcode == 0b1101:
        return i.size != 0b01 or i.Q == 0
    if i.opcode == 0b1111:
        return i.size[0] == 0
    return i.size == 0b00 or (i.size == 0b11 and i.Q == 0)


@define
def undefined(i: AdvSimdSameExtra) -> bool:
    """High products are on halfwords or words; dot and matrix products have size 10."""
    if is_floating(i):
        return undefined_fp(i)
    if i.opcode[3:1] == 0b000:
        return i.U == 0 or i.size == 0b00 or i.size == 0b11
    if i.opcode == 0b0010:
        return i.size != 0b10
    if i.opcode == 0b0011:
        return i.size != 0b10 or i.U == 1
    if i.opcode == 0b0100:
        return i.size != 0b10 or i.Q == 0
    return i.opcode != 0b0101 or i.size != 0b10 or i.Q == 0 or i.U == 1


@define
def products(i: AdvSimdSameExtra, x: B128, y: B128, d: B128) -> B128:
    """SDOT, UDOT, USDOT; SMMLA, UMMLA, USMMLA: the mixed ones have an odd opcode, and unsigned first operands."""
    first = i.U | i.opcode[0]
    if i.opcode[2] == 0:
        return dot_product(first, i.U, x, y, d)
    return matrix_product(first, i.U, x, y, d)


@define
def execute_fp(i: AdvSimdSameExtra, s: State, x: B128, y: B128, d: B128) -> State:
    """FCMLA, FCADD; BFMMLA, BFDOT, and BFMLALB, BFMLALT, which Q tells apart."""
    if i.opcode == 0b1101:
        return write_v(s, i.Rd, bfmmla(x, y, d))
    if i.opcode == 0b1111:
        if i.size == 0b01:
            return write_q(s, i.Rd, i.Q, bfdot(x, y, d))
        return write_fp(s, i.Rd, bfmlal(i.Q, x, y, d, s.fpcr))
    add = i.opcode[2] == 1
    rot = concat(B1(0), i.opcode[1]) if add else i.opcode[1:0]
    return write_fp(s, i.Rd, complex_vector(i.Q, i.size, add, rot, x, y, d, s.fpcr))


@define
def execute(i: AdvSimdSameExtra, s: State) -> State:
    """Each lane of Rd is a function of those of Rn, Rm and Rd."""
    if undefined(i):
        return undefined_instruction(s)
    x, y, d = read_v(s, i.Rn), read_v(s, i.Rm), read_v(s, i.Rd)
    if is_floating(i):
        return execute_fp(i, advance(s), x, y, d)
    if i.opcode[3:1] == 0b000:
        value, mask = high_accumulated(i.opcode[0] == 1, i.size, x, y, d)
        extent = vector_extent(i.Q)
        return write_saturated(advance(s), i.Rd, within(extent, i.size, value), within(extent, i.size, mask))
    return write_q(advance(s), i.Rd, i.Q, products(i, x, y, d))


ROW = Encoding(
    "0 Q U 01110 size:2 0 Rm:5 1 opcode:4 1 Rn:5 Rd:5", AdvSimdSameExtra, execute, undefined
)
