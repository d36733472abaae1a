"""The floating-point opcodes of Advanced SIMD vector x indexed element: FMLA, FMLS, FMUL, FMULX, FMLAL, FMLSL, FMLAL2,
FMLSL2, FCMLA, BFDOT, BFMLALB, BFMLALT (Arm ARM C4.1, Data Processing -- Scalar Floating-Point and Advanced SIMD).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, B128, concat, define
from lemmata.models.armv8.complex_products import complex_vector
from lemmata.models.armv8.elements import element32, element64
from lemmata.models.armv8.indexed_fp import element_operand, half_operand, vector_by_element
from lemmata.models.armv8.lanes_fp import write_fp
from lemmata.models.armv8.lanes_move import replicate32, replicate64
from lemmata.models.armv8.products_fp import bfdot, bfmlal, fmlal
from lemmata.models.armv8.state import State, read_v, write_q


@define
def is_fcmla(U: B1, opcode: B4) -> bool:
    """FCMLA, opcode 0xx1."""
    return U == 1 and opcode[3] == 0 and opcode[0] == 1


@define
def is_fmul(U: B1, opcode: B4) -> bool:
    """FMLA, FMLS, FMUL, FMULX."""
    return opcode == 0b1001 or (U == 0 and (opcode == 0b0001 or opcode == 0b0101))


@define
def is_fmlal(U: B1, opcode: B4) -> bool:
    """FMLAL, FMLSL, FMLAL2, FMLSL2: opcode<3> is U."""
    return opcode[1:0] == 0b00 and opcode[3] == U


@define
def is_bfloat(U: B1, size: B2, opcode: B4) -> bool:
    """BFDOT, and BFMLALB, BFMLALT of size 11."""
    return U == 0 and opcode == 0b1111 and size[0] == 1


@define
def is_floating_element(U: B1, size: B2, opcode: B4) -> bool:
    """Whether the operation is one of these."""
    return is_fcmla(U, opcode) or is_fmul(U, opcode) or is_fmlal(U, opcode) or is_bfloat(U, size, opcode)


@define
def element_fp_undefined(Q: B1, U: B1, size: B2, L: B1, opcode: B4, H: B1) -> bool:
    """Sizes 00, 10, 11 are half, single and double precision; FCMLA has 01 and 10, FMLAL only 10."""
    if is_fcmla(U, opcode):
        if size == 0b01:
            return H == 1 and Q == 0
        return size != 0b10 or L == 1 or Q == 0
    if is_fmul(U, opcode):
        return size == 0b01 or (size == 0b11 and (L == 1 or Q == 0))
    return size != 0b10 and not is_bfloat(U, size, opcode)


@define
def complex_element(size: B2, L: B1, H: B1, y: B128) -> B128:
    """A complex number in every pair of lanes: H:L of those of 16 bits, H of those of 32."""
    if size == 0b01:
        return replicate32(element32(y, concat(H, L)))
    return replicate64(element64(y, H))


@define
def execute_element_fp(
    s: State, Q: B1, U: B1, size: B2, L: B1, M: B1, Rm: B4, opcode: B4, H: B1, n: B5, d: B5
) -> State:
    """Each lane of V[d] is a function of those of V[n] and V[d], and of one element of V[m]."""
    x, old = read_v(s, n), read_v(s, d)
    if is_fmul(U, opcode):
        y = element_operand(s, size, L, M, Rm, H)
        return write_fp(s, d, vector_by_element(Q, U, size, opcode, x, y, old, s.fpcr))
    if is_fmlal(U, opcode):
        return write_fp(s, d, fmlal(Q, U, opcode[2], x, half_operand(s, L, M, Rm, H), old, s.fpcr))
    m = read_v(s, concat(M, Rm))
    if is_fcmla(U, opcode):
        y = complex_element(size, L, H, m)
        return write_fp(s, d, complex_vector(Q, size, False, opcode[2:1], x, y, old, s.fpcr))
    if size == 0b01:
        return write_q(s, d, Q, bfdot(x, replicate32(element32(m, concat(H, L))), old))
    return write_fp(s, d, bfmlal(Q, x, half_operand(s, L, M, Rm, H), old, s.fpcr))
