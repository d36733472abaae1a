"""Advanced SIMD permute: UZP1, UZP2, TRN1, TRN2, ZIP1, ZIP2 (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, B128, concat, datatype, define, zero_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes import map16_2, map32_2, map64_2
from lemmata.models.armv8.lanes_move import evens, interleave, odds
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
def transpose_even(size: B2, x: B128, y: B128) -> B128:
    """TRN1: in each pair of lanes the even ones of x and y. Each case is a map over the pairs."""
    if size == 0b00:
        return map16_2(lambda a, b: concat(b[7:0], a[7:0]), x, y)
    if size == 0b01:
        return map32_2(lambda a, b: concat(b[15:0], a[15:0]), x, y)
    if size == 0b10:
        return map64_2(lambda a, b: concat(b[31:0], a[31:0]), x, y)
    return concat(y[63:0], x[63:0])


@define
def transpose_odd(size: B2, x: B128, y: B128) -> B128:
    """TRN2: the odd ones."""
    if size == 0b00:
        return map16_2(lambda a, b: concat(b[15:8], a[15:8]), x, y)
    if size == 0b01:
        return map32_2(lambda a, b: concat(b[31:16], a[31:16]), x, y)
    if size == 0b10:
        return map64_2(lambda a, b: concat(b[63:32], a[63:32]), x, y)
    return concat(y[127:64], x[127:64])


@define
def permute(i: AdvSimdPermute, x: B128, y: B128) -> B128:
    """The lanes of two vectors in another order."""
    if i.opcode == 0b001:
        return evens(i.Q, i.size, x, y)
    if i.opcode == 0b010:
        return transpose_even(i.size, x, y)
    if i.opcode == 0b011:
        return interleave(i.size, x[63:0], y[63:0])
    if i.opcode == 0b101:
        return odds(i.Q, i.size, x, y)
    if i.opcode == 0b110:
        return transpose_odd(i.size, x, y)
    return zip_upper(i, x, y)


@define
def execute(i: AdvSimdPermute, s: State) -> State:
    """Rd is a selection of the lanes of Rn and Rm."""
    if undefined(i):
        return undefined_instruction(s)
    return write_q(advance(s), i.Rd, i.Q, permute(i, read_v(s, i.Rn), read_v(s, i.Rm)))


ROW = Encoding("0 Q 001110 size:2 0 Rm:5 0 opcode:3 10 Rn:5 Rd:5", AdvSimdPermute, execute, undefined)
