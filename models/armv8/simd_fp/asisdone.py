"""Advanced SIMD scalar copy: DUP of an element to a scalar (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B1, B4, B5, B128, datatype, define, zero_extend
from lemmata.models.armv8.elements import element8, element16, element32, element64
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_v


@datatype
class AdvSimdScalarCopy:
    """A word of this row. `imm5` is an element's number, a one, and zeros: as many as tell its size."""

    op: B1
    imm5: B5
    imm4: B4
    Rn: B5
    Rd: B5


@define
def undefined(i: AdvSimdScalarCopy) -> bool:
    """One opcode; imm5 has a one that tells the size."""
    return i.op == 1 or i.imm4 != 0b0000 or i.imm5[3:0] == 0


@define
def scalar_element(imm5: B5, x: B128) -> B128:
    """The element that imm5 tells, zero-extended."""
    if imm5[0] == 1:
        return zero_extend(element8(x, imm5[4:1]), 128)
    if imm5[1] == 1:
        return zero_extend(element16(x, imm5[4:2]), 128)
    if imm5[2] == 1:
        return zero_extend(element32(x, imm5[4:3]), 128)
    return zero_extend(element64(x, imm5[4]), 128)


@define
def execute(i: AdvSimdScalarCopy, s: State) -> State:
    """An element of Rn, and zeros."""
    if undefined(i):
        return undefined_instruction(s)
    return write_v(advance(s), i.Rd, scalar_element(i.imm5, read_v(s, i.Rn)))


ROW = Encoding("01 op 11110000 imm5:5 0 imm4:4 1 Rn:5 Rd:5", AdvSimdScalarCopy, execute, undefined)
