"""Advanced SIMD permute: UZP1, UZP2, TRN1, TRN2, ZIP1, ZIP2 (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, B128, datatype, define, zero_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes_move import even_lanes, evens, interleave, odd_lanes, odds
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_q


@datatype
class AdvSimdPermute:
    """A word of this row."""

    Q: B1
    size: B2
    Rm: B5
    opcode: B3
    Rn: B5
    Rd: B5


@define
def undefined(i: AdvSimdPermute) -> bool:
    """Doublewords need Q; two opcodes are unallocated."""
    return i.opcode[1:0] == 0b00 or (i.size == 0b11 and i.Q == 0)


@define
def zip_upper(i: AdvSimdPermute, x: B128, y: B128) -> B128:
    """ZIP2: the upper halves of the vectors, which have 64 bits where Q is 0."""
    if i.Q == 1:
        return interleave(i.size, x[127:64], y[127:64])
    return zero_extend(interleave(i.size, x[63:0], y[63:0])[127:64], 128)


@define
def permute(i: AdvSimdPermute, x: B128, y: B128) -> B128:
    """The lanes of two vectors in another order."""
    if i.opcode == 0b001:
        return evens(i.Q, i.size, x, y)
    if i.opcode == 0b010:
        return interleave(i.size, even_lanes(i.size, x), even_lanes(i.size, y))
    if i.opcode == 0b011:
        return interleave(i.size, x[63:0], y[63:0])
    if i.opcode == 0b101:
        return odds(i.Q, i.size, x, y)
    if i.opcode == 0b110:
        return interleave(i.size, odd_lanes(i.size, x), odd_lanes(i.size, y))
    return zip_upper(i, x, y)


@define
def execute(i: AdvSimdPermute, s: State) -> State:
    """Rd is a selection of the lanes of Rn and Rm."""
    if undefined(i):
        return undefined_instruction(s)
    return write_q(advance(s), i.Rd, i.Q, permute(i, read_v(s, i.Rn), read_v(s, i.Rm)))


ROW = Encoding("0 Q 001110 size:2 0 Rm:5 0 opcode:3 10 Rn:5 Rd:5", AdvSimdPermute, execute, undefined)
