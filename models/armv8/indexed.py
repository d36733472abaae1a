"""The integer operations of "x indexed element", vector and scalar: the second operand is one element of a vector."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B128, bits, concat, define
from lemmata.models.armv8.elements import element16, element32
from lemmata.models.armv8.high_products import high_accumulated, high_product
from lemmata.models.armv8.lanes_move import replicate16, replicate32
from lemmata.models.armv8.state import State, read_v
from lemmata.models.armv8.three_different import accumulated, doubled, doubled_accumulated, long


@define
def indexed_operand(s: State, size: B2, L: B1, M: B1, Rm: B4, H: B1) -> B128:
    """The element, in every lane: halfword H:L:M of one of sixteen registers, or word H:L of any register."""
    if size == 0b01:
        return replicate16(element16(read_v(s, concat(bits(0, 1), Rm)), concat(H, L, M)))
    return replicate32(element32(read_v(s, concat(M, Rm)), concat(H, L)))


@define
def is_long(opcode: B4) -> bool:
    """SMLAL, SMLSL, SMULL, SQDMLAL, SQDMLSL, SQDMULL and their unsigned forms, 0b**10 and 0b**11 below 1100."""
    return opcode[1] == 1 and opcode[3:2] != 0b11


@define
def indexed_long(U: B1, Q: B1, size: B2, opcode: B4, x: B128, y: B128, d: B128) -> tuple[B128, B128]:
    """The long operations on the half that Q chooses, and ones in the lanes that were limited."""
    half = x[63:0] if Q == 0 else x[127:64]
    if opcode == 0b1011:
        return doubled(size, half, y[63:0])
    if opcode[0] == 1:
        return doubled_accumulated(opcode == 0b0111, size, d, half, y[63:0])
    products = long(U, size, B4(0b1100), half, y[63:0])
    if opcode == 0b1010:
        return products, bits(0, 128)
    return accumulated(opcode == 0b0110, size, d, products), bits(0, 128)


@define
def indexed_high(U: B1, size: B2, opcode: B4, x: B128, y: B128, d: B128) -> tuple[B128, B128]:
    """SQDMULH, SQRDMULH, SQRDMLAH, SQRDMLSH."""
    if U == 0:
        return high_product(opcode == 0b1101, size, x, y)
    return high_accumulated(opcode == 0b1111, size, x, y, d)
