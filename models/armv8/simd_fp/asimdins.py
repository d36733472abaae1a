"""Advanced SIMD copy: DUP, SMOV, UMOV, INS (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B4, B5, B64, B128, datatype, define, sign_extend, zero_extend
from lemmata.models.armv8.elements import (
    element8,
    element16,
    element32,
    element64,
    insert8,
    insert16,
    insert32,
    insert64,
)
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes_move import replicate8, replicate16, replicate32, replicate64
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    read_x,
    undefined_instruction,
    write_q,
    write_v,
    write_w,
    write_x,
)


@datatype
class AdvSimdCopy:
    """A word of this row. `imm5` is an element's number, a one, and zeros: as many as tell its size."""

    Q: B1
    op: B1
    imm5: B5
    imm4: B4
    Rn: B5
    Rd: B5


@define
def element_size(imm5: B5) -> B2:
    """LowestSetBit(imm5): elements have 8 << size bits. Bit 4 alone is undefined."""
    if imm5[0] == 1:
        return B2(0)
    if imm5[1] == 1:
        return B2(1)
    return B2(2) if imm5[2] == 1 else B2(3)


@define
def undefined(i: AdvSimdCopy) -> bool:
    """INS needs Q, and doublewords elsewhere; a doubleword goes to an X register only, and SMOV leaves it out."""
    size = element_size(i.imm5)
    if i.imm5[3:0] == 0:
        return True
    if i.op == 1 or i.imm4 == 0b0011:
        return i.Q == 0
    if i.imm4[3:1] == 0b000:
        return size == 0b11 and i.Q == 0
    if i.imm4 == 0b0101:
        return size == 0b11 or (size == 0b10 and i.Q == 0)
    return i.imm4 != 0b0111 or (size == 0b11) != (i.Q == 1)


@define
def duplicate(imm5: B5, x: B128) -> B128:
    """The element that imm5 tells, in every lane."""
    if imm5[0] == 1:
        return replicate8(element8(x, imm5[4:1]))
    if imm5[1] == 1:
        return replicate16(element16(x, imm5[4:2]))
    if imm5[2] == 1:
        return replicate32(element32(x, imm5[4:3]))
    return replicate64(element64(x, imm5[4]))


@define
def duplicate_general(imm5: B5, x: B64) -> B128:
    """The low bits of a general-purpose register in every lane."""
    if imm5[0] == 1:
        return replicate8(x[7:0])
    if imm5[1] == 1:
        return replicate16(x[15:0])
    return replicate32(x[31:0]) if imm5[2] == 1 else replicate64(x)


@define
def insert_general(imm5: B5, d: B128, x: B64) -> B128:
    """The low bits of a general-purpose register in one lane."""
    if imm5[0] == 1:
        return insert8(d, imm5[4:1], x[7:0])
    if imm5[1] == 1:
        return insert16(d, imm5[4:2], x[15:0])
    if imm5[2] == 1:
        return insert32(d, imm5[4:3], x[31:0])
    return insert64(d, imm5[4], x)


@define
def insert_element(imm5: B5, imm4: B4, d: B128, x: B128) -> B128:
    """An element of another vector in one lane; imm4 has its number in the upper bits."""
    if imm5[0] == 1:
        return insert8(d, imm5[4:1], element8(x, imm4))
    if imm5[1] == 1:
        return insert16(d, imm5[4:2], element16(x, imm4[3:1]))
    if imm5[2] == 1:
        return insert32(d, imm5[4:3], element32(x, imm4[3:2]))
    return insert64(d, imm5[4], element64(x, imm4[3]))


@define
def unsigned_element(imm5: B5, x: B128) -> B64:
    """UMOV: the element, zero-extended."""
    if imm5[0] == 1:
        return zero_extend(element8(x, imm5[4:1]), 64)
    if imm5[1] == 1:
        return zero_extend(element16(x, imm5[4:2]), 64)
    return zero_extend(element32(x, imm5[4:3]), 64) if imm5[2] == 1 else element64(x, imm5[4])


@define
def signed_element(imm5: B5, x: B128) -> B64:
    """SMOV: the element, sign-extended."""
    if imm5[0] == 1:
        return sign_extend(element8(x, imm5[4:1]), 64)
    if imm5[1] == 1:
        return sign_extend(element16(x, imm5[4:2]), 64)
    return sign_extend(element32(x, imm5[4:3]), 64)


@define
def execute(i: AdvSimdCopy, s: State) -> State:
    """An element moves between vectors, or between a vector and a general-purpose register."""
    if undefined(i):
        return undefined_instruction(s)
    if i.op == 1:
        return write_v(advance(s), i.Rd, insert_element(i.imm5, i.imm4, read_v(s, i.Rd), read_v(s, i.Rn)))
    if i.imm4 == 0b0000:
        return write_q(advance(s), i.Rd, i.Q, duplicate(i.imm5, read_v(s, i.Rn)))
    if i.imm4 == 0b0001:
        return write_q(advance(s), i.Rd, i.Q, duplicate_general(i.imm5, read_x(s, i.Rn)))
    if i.imm4 == 0b0011:
        return write_v(advance(s), i.Rd, insert_general(i.imm5, read_v(s, i.Rd), read_x(s, i.Rn)))
    if i.imm4 == 0b0111:
        return write_x(advance(s), i.Rd, unsigned_element(i.imm5, read_v(s, i.Rn)))
    value = signed_element(i.imm5, read_v(s, i.Rn))
    return write_x(advance(s), i.Rd, value) if i.Q == 1 else write_w(advance(s), i.Rd, value[31:0])


ROW = Encoding("0 Q op 01110000 imm5:5 0 imm4:4 1 Rn:5 Rd:5", AdvSimdCopy, execute, undefined)
