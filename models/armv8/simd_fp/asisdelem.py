"""Advanced SIMD scalar x indexed element: SQDMLAL, SQDMLSL, SQDMULL, SQDMULH, SQRDMULH, SQRDMLAH, SQRDMLSH (Arm ARM
C4.1). The other opcodes are floating-point.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.indexed import indexed_high, indexed_long, indexed_operand, is_long
from lemmata.models.armv8.indexed_fp import element_operand, scalar_by_element
from lemmata.models.armv8.lanes import lowest
from lemmata.models.armv8.lanes_fp import write_fp
from lemmata.models.armv8.saturation import write_saturated
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    undefined_instruction,
)


@datatype
class AdvSimdScalarElement:
    """A word of this row."""

    U: B1
    size: B2
    L: B1
    M: B1
    Rm: B4
    opcode: B4
    H: B1
    Rn: B5
    Rd: B5


@define
def is_floating(i: AdvSimdScalarElement) -> bool:
    """FMLA, FMLS, FMUL, FMULX."""
    return i.opcode == 0b1001 or (i.U == 0 and (i.opcode == 0b0001 or i.opcode == 0b0101))


@define
def undefined(i: AdvSimdScalarElement) -> bool:
    """Doubled products, on halfwords or words; sizes 00, 10, 11 are half, single and double precision."""
    if is_floating(i):
        return i.size == 0b01 or (i.size == 0b11 and i.L == 1)
    if i.size == 0b00 or i.size == 0b11:
        return True
    if i.U == 1:
        return i.opcode != 0b1101 and i.opcode != 0b1111
    if i.opcode[1:0] == 0b11:
        return i.opcode[3:2] == 0b11
    return i.opcode[3:1] != 0b110


@define
def execute(i: AdvSimdScalarElement, s: State) -> State:
    """The lowest lane of the result; the others become zero."""
    if undefined(i):
        return undefined_instruction(s)
    x, d = read_v(s, i.Rn), read_v(s, i.Rd)
    if is_floating(i):
        y = element_operand(s, i.size, i.L, i.M, i.Rm, i.H)
        return write_fp(advance(s), i.Rd, scalar_by_element(i.U, i.size, i.opcode, x, y, d, s.fpcr))
    y = indexed_operand(s, i.size, i.L, i.M, i.Rm, i.H)
    if is_long(i.opcode):
        value, mask = indexed_long(i.U, B1(0), i.size, i.opcode, x, y, d)
        return write_saturated(advance(s), i.Rd, lowest(i.size + 1, value), lowest(i.size + 1, mask))
    value, mask = indexed_high(i.U, i.size, i.opcode, x, y, d)
    return write_saturated(advance(s), i.Rd, lowest(i.size, value), lowest(i.size, mask))


ROW = Encoding(
    "01 U 11111 size:2 L M Rm:4 opcode:4 H 0 Rn:5 Rd:5", AdvSimdScalarElement, execute, undefined
)
