"""Advanced SIMD three same: integer arithmetic, comparisons, shifts by register, logical operations (Arm ARM C4.1,
Data Processing -- Scalar Floating-Point and Advanced SIMD). Opcodes 11xxx are floating-point.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B5, B128, Bits, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.lanes import lanes2, vector_extent
from lemmata.models.armv8.lanes_fp import write_fp
from lemmata.models.armv8.lanes_move import evens, odds
from lemmata.models.armv8.saturation import write_saturated
from lemmata.models.armv8.simd_fp.asimdsame_fp import same_fp, same_fp_undefined
from lemmata.models.armv8.simd_integer import maximum, minimum
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    undefined_instruction,
    write_q,
    write_v128,
)
from lemmata.models.armv8.three_same import three_same

N = TypeVar("N", bound=int)


@datatype
class AdvSimdSame:
    """A word of this row."""

    Q: B1
    U: B1
    size: B2
    Rm: B5
    opcode: B5
    Rn: B5
    Rd: B5


@define
def undefined(i: AdvSimdSame) -> bool:
    """64-bit lanes need Q, and many operations do not have them; PMUL is on bytes, the high products on two sizes."""
    if i.opcode[4:3] == 0b11:
        return same_fp_undefined(i.Q, i.U, i.size, i.opcode)
    if i.opcode == 0b00011:
        return False
    if i.opcode == 0b10011 and i.U == 1:
        return i.size != 0b00
    if i.opcode == 0b10110:
        return i.size == 0b00 or i.size == 0b11
    if i.opcode == 0b10111 and i.U == 1:
        return True
    if i.size != 0b11:
        return False
    if i.opcode == 0b00000 or i.opcode == 0b00010 or i.opcode == 0b00100 or i.opcode[4:2] == 0b011:
        return True
    if i.opcode[4:1] == 0b1001 or i.opcode[4:1] == 0b1010:
        return True
    return i.Q == 0


@define
def logical(i: AdvSimdSame, x: B128, y: B128, d: B128) -> B128:
    """AND, BIC, ORR, ORN; EOR, BSL, BIT, BIF: the destination selects, or is what stays."""
    if i.U == 0:
        if i.size == 0b00:
            return x & y
        if i.size == 0b01:
            return x & ~y
        if i.size == 0b10:
            return x | y
        return x | ~y
    if i.size == 0b00:
        return x ^ y
    if i.size == 0b01:
        return y ^ ((y ^ x) & d)
    if i.size == 0b10:
        return d ^ ((d ^ x) & y)
    return d ^ ((d ^ x) & ~y)


@define
def pairwise(i: AdvSimdSame, a: Bits[N], b: Bits[N]) -> Bits[N]:
    """A lane of SMAXP, SMINP and their unsigned forms, ADDP, from neighbours."""
    if i.opcode == 0b10100:
        return maximum(i.U, a, b)
    if i.opcode == 0b10101:
        return minimum(i.U, a, b)
    return a + b


@define
def pairs(i: AdvSimdSame, x: B128, y: B128) -> B128:
    """The operations on neighbours of the two vectors, one after the other."""
    return lanes2(
        vector_extent(i.Q), i.size,
        lambda a, b: pairwise(i, a, b),
        lambda a, b: pairwise(i, a, b),
        lambda a, b: pairwise(i, a, b),
        lambda a, b: pairwise(i, a, b),
        evens(i.Q, i.size, x, y), odds(i.Q, i.size, x, y),
    )


@define
def execute(i: AdvSimdSame, s: State) -> State:
    """Each lane of Rd is a function of those of Rn, Rm and Rd."""
    if undefined(i):
        return undefined_instruction(s)
    x, y, d = read_v(s, i.Rn), read_v(s, i.Rm), read_v(s, i.Rd)
    if i.opcode[4:3] == 0b11:
        return write_fp(advance(s), i.Rd, same_fp(i.Q, i.U, i.size, i.opcode, x, y, d, s.fpcr))
    if i.opcode == 0b00011:
        return write_q(advance(s), i.Rd, i.Q, logical(i, x, y, d))
    if i.opcode[4:1] == 0b1010 or i.opcode == 0b10111:
        return write_v128(advance(s), i.Rd, pairs(i, x, y))
    value, mask = three_same(vector_extent(i.Q), i.U, i.size, i.opcode, x, y, d)
    return write_saturated(advance(s), i.Rd, value, mask)


ROW = Encoding("0 Q U 01110 size:2 1 Rm:5 opcode:5 1 Rn:5 Rd:5", AdvSimdSame, execute, undefined)
