"""Advanced SIMD vector x indexed element: products with one element, long, doubled, dot products (Arm ARM C4.1). The
other opcodes are floating-point.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B4, B5, B128, Bits, concat, datatype, define
from lemmata.models.armv8.dot_products import dot_product
from lemmata.models.armv8.elements import element32
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.indexed import indexed_high, indexed_long, indexed_operand, is_long
from lemmata.models.armv8.lanes import lanes3, vector_extent, within
from lemmata.models.armv8.lanes_move import replicate32
from lemmata.models.armv8.saturation import write_saturated
from lemmata.models.armv8.simd_fp.asimdelem_fp import (
    element_fp_undefined,
    execute_element_fp,
    is_floating_element,
)
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    undefined_instruction,
    write_q,
    write_v128,
)

N = TypeVar("N", bound=int)


@datatype
class AdvSimdElement:
    """A word of this row."""

    Q: B1
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
def undefined(i: AdvSimdElement) -> bool:
    """Integer products are on halfwords or words, dot products are told apart by size."""
    if is_floating_element(i.U, i.size, i.opcode):
        return element_fp_undefined(i.Q, i.U, i.size, i.L, i.opcode, i.H)
    if i.opcode == 0b1111 and i.U == 0:
        return False
    if i.opcode == 0b1110:
        return i.size != 0b10
    if i.size == 0b00 or i.size == 0b11:
        return True
    if i.opcode == 0b0000 or i.opcode == 0b0100:
        return i.U == 0
    if i.opcode == 0b1000 or i.opcode == 0b1100:
        return i.U == 1
    return i.U == 1 and i.opcode[1:0] == 0b11 and i.opcode[3:2] != 0b11


@define
def product(opcode: B4, a: Bits[N], b: Bits[N], d: Bits[N]) -> Bits[N]:
    """A lane of MUL, MLA, MLS."""
    if opcode == 0b1000:
        return a * b
    return d + a * b if opcode == 0b0000 else d - a * b


@define
def multiply(i: AdvSimdElement, x: B128, y: B128, d: B128) -> B128:
    """MUL, MLA, MLS. Only halfwords and words occur."""
    return lanes3(
        vector_extent(i.Q), i.size,
        lambda a, b, c: product(i.opcode, a, b, c),
        lambda a, b, c: product(i.opcode, a, b, c),
        lambda a, b, c: product(i.opcode, a, b, c),
        lambda a, b, c: product(i.opcode, a, b, c),
        x, y, d,
    )


@define
def dot(i: AdvSimdElement, s: State, x: B128, d: B128) -> B128:
    """SDOT, UDOT; SUDOT and USDOT, where size<1> tells that the vector is unsigned, or else the element."""
    y = replicate32(element32(read_v(s, concat(i.M, i.Rm)), concat(i.H, i.L)))
    if i.opcode == 0b1110:
        return dot_product(i.U, i.U, x, y, d)
    return dot_product(i.size[1], ~i.size[1], x, y, d)


@define
def execute(i: AdvSimdElement, s: State) -> State:
    """Each lane of Rd is a function of those of Rn and Rd, and of one element of Rm."""
    if undefined(i):
        return undefined_instruction(s)
    if is_floating_element(i.U, i.size, i.opcode):
        return execute_element_fp(
            advance(s), i.Q, i.U, i.size, i.L, i.M, i.Rm, i.opcode, i.H, i.Rn, i.Rd
        )
    x, d = read_v(s, i.Rn), read_v(s, i.Rd)
    if i.opcode == 0b1110 or (i.opcode == 0b1111 and i.U == 0):
        return write_q(advance(s), i.Rd, i.Q, dot(i, s, x, d))
    y = indexed_operand(s, i.size, i.L, i.M, i.Rm, i.H)
    if is_long(i.opcode):
        value, mask = indexed_long(i.U, i.Q, i.size, i.opcode, x, y, d)
        return write_saturated(advance(s), i.Rd, value, mask)
    if i.opcode[3:2] == 0b11:
        value, mask = indexed_high(i.U, i.size, i.opcode, x, y, d)
        extent = vector_extent(i.Q)
        return write_saturated(advance(s), i.Rd, within(extent, i.size, value), within(extent, i.size, mask))
    return write_v128(advance(s), i.Rd, multiply(i, x, y, d))


ROW = Encoding(
    "0 Q U 01111 size:2 L M Rm:4 opcode:4 H 0 Rn:5 Rd:5", AdvSimdElement, execute, undefined
)
