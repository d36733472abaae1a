"""FMLA, FMLS, FMUL, FMULX of "x indexed element", vector and scalar: the second operand is one element of a vector.

Size is 00 for half precision, 10 for single, 11 for double. The operations are those of "three same".
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B4, B32, B128, bits, concat, define
from lemmata.models.armv8.elements import element16, element32, element64
from lemmata.models.armv8.lanes_fp import vector_size
from lemmata.models.armv8.lanes_move import replicate16, replicate32, replicate64
from lemmata.models.armv8.state import State, read_v
from lemmata.models.armv8.three_same_fp import three_same_scalar, three_same_vector


@define
def half_operand(s: State, L: B1, M: B1, Rm: B4, H: B1) -> B128:
    """Element H:L:M of one of sixteen registers, in every lane of 16 bits."""
    return replicate16(element16(read_v(s, concat(bits(0, 1), Rm)), concat(H, L, M)))


@define
def element_operand(s: State, size: B2, L: B1, M: B1, Rm: B4, H: B1) -> B128:
    """The element, in every lane: H:L:M of one of sixteen registers; H:L or H of any register."""
    if size == 0b00:
        return half_operand(s, L, M, Rm, H)
    y = read_v(s, concat(M, Rm))
    return replicate64(element64(y, H)) if size == 0b11 else replicate32(element32(y, concat(H, L)))


@define
def lane_size(size: B2) -> B2:
    """Lanes have 8 << lane_size bits."""
    return B2(0b01) if size == 0b00 else vector_size(size[0])


@define
def multiplies(opcode: B4) -> bool:
    """FMUL, and FMULX where U is 1; the others are FMLA, and FMLS where the opcode is 0101."""
    return opcode[3] == 1


@define
def vector_by_element(
    Q: B1, U: B1, size: B2, opcode: B4, x: B128, y: B128, d: B128, fpcr: B32
) -> tuple[B128, B32]:
    """The operation on all lanes: FMUL has U = 1 in "three same", FMULX U = 0."""
    if multiplies(opcode):
        return three_same_vector(Q, ~U, B1(0), lane_size(size), B3(0b011), x, y, d, fpcr)
    return three_same_vector(Q, B1(0), opcode[2], lane_size(size), B3(0b001), x, y, d, fpcr)


@define
def scalar_by_element(
    U: B1, size: B2, opcode: B4, x: B128, y: B128, d: B128, fpcr: B32
) -> tuple[B128, B32]:
    """The operation on scalars."""
    if multiplies(opcode):
        return three_same_scalar(~U, B1(0), lane_size(size), B3(0b011), x, y, d, fpcr)
    return three_same_scalar(B1(0), opcode[2], lane_size(size), B3(0b001), x, y, d, fpcr)
