"""Advanced SIMD two-register miscellaneous: reversals, counts, comparisons with zero, absolute values, pairwise sums,
narrowing, integer estimates (Arm ARM C4.1). The other opcodes are floating-point.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B64, B128, datatype, define, sign_extend, zero_extend
from lemmata.models.armv8.bit_counts import (
    bit_count,
    reverse_bits,
    reverse_in_16,
    reverse_in_32,
    reverse_in_64,
)
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.estimates import unsigned_recip_estimate, unsigned_recip_sqrt_estimate
from lemmata.models.armv8.lanes import lanes2, map8, map16, map32, map64, vector_extent
from lemmata.models.armv8.lanes_resize import long1
from lemmata.models.armv8.saturation import set_qc, write_saturated
from lemmata.models.armv8.simd_fp.asimdmisc_fp import execute_misc_fp, misc_fp_undefined
from lemmata.models.armv8.state import (
    State,
    advance,
    read_v,
    read_vpart,
    undefined_instruction,
    write_q,
    write_v128,
    write_vpart,
)
from lemmata.models.armv8.two_register import narrowed, one_to_one


@datatype
class AdvSimdMisc:
    """A word of this row."""

    Q: B1
    U: B1
    size: B2
    opcode: B5
    Rn: B5
    Rd: B5


@define
def is_estimate(i: AdvSimdMisc) -> bool:
    """URECPE, URSQRTE: the integer operations among the opcodes of floating point."""
    return i.opcode == 0b11100 and i.size[1] == 1


@define
def is_floating(i: AdvSimdMisc) -> bool:
    """The floating-point operations."""
    if i.opcode[4:2] == 0b011 or i.opcode[4:1] == 0b1011:
        return True
    return i.opcode[4:3] == 0b11 and not is_estimate(i)


@define
def undefined_bits(i: AdvSimdMisc) -> bool:
    """REV64, REV32, REV16; CNT, NOT, RBIT."""
    if i.opcode == 0b00000:
        return i.size == 0b11 if i.U == 0 else i.size[1] == 1
    if i.opcode == 0b00001:
        return i.U == 1 or i.size != 0b00
    return i.size != 0b00 if i.U == 0 else i.size[1] == 1


@define
def undefined(i: AdvSimdMisc) -> bool:
    """64-bit lanes need Q, and many operations do not have them."""
    if is_floating(i):
        return misc_fp_undefined(i.Q, i.U, i.size, i.opcode)
    if is_estimate(i):
        return i.size != 0b10
    if i.opcode == 0b00000 or i.opcode == 0b00001 or i.opcode == 0b00101:
        return undefined_bits(i)
    if (i.opcode == 0b01010 and i.U == 1) or (i.opcode == 0b10011 and i.U == 0):
        return True
    if i.opcode == 0b10000 or i.opcode == 0b10001 or i.opcode == 0b10101:
        return True
    if i.size != 0b11:
        return False
    if i.opcode[4] == 1 or i.opcode[3:0] == 0b0010 or i.opcode[3:0] == 0b0100 or i.opcode[3:0] == 0b0110:
        return True
    return i.Q == 0


@define
def reverse(i: AdvSimdMisc, x: B128) -> B128:
    """REV64, REV32, REV16: elements of `size` from the other end of containers of 64, 32, 16 bits."""
    if i.opcode == 0b00001:
        return map16(reverse_in_16, x)
    if i.U == 1:
        return map32(lambda a: reverse_in_32(i.size, a), x)
    return map64(lambda a: reverse_in_64(i.size, a), x)


@define
def bitwise(i: AdvSimdMisc, x: B128) -> B128:
    """CNT, NOT, RBIT."""
    if i.U == 0:
        return map8(bit_count, x)
    return ~x if i.size == 0b00 else map8(reverse_bits, x)


@define
def estimate(i: AdvSimdMisc, x: B128) -> B128:
    """URECPE, URSQRTE."""
    return map32(unsigned_recip_estimate, x) if i.U == 0 else map32(unsigned_recip_sqrt_estimate, x)


@define
def pair_sums(U: B1, size: B2, x: B128) -> B128:
    """SADDLP, UADDLP: the sum of two neighbours, at twice their width."""
    if size == 0b00:
        if U == 0:
            return map16(lambda a: sign_extend(a[15:8], 16) + sign_extend(a[7:0], 16), x)
        return map16(lambda a: zero_extend(a[15:8], 16) + zero_extend(a[7:0], 16), x)
    if size == 0b01:
        if U == 0:
            return map32(lambda a: sign_extend(a[31:16], 32) + sign_extend(a[15:0], 32), x)
        return map32(lambda a: zero_extend(a[31:16], 32) + zero_extend(a[15:0], 32), x)
    if U == 0:
        return map64(lambda a: sign_extend(a[63:32], 64) + sign_extend(a[31:0], 64), x)
    return map64(lambda a: zero_extend(a[63:32], 64) + zero_extend(a[31:0], 64), x)


@define
def accumulated(i: AdvSimdMisc, d: B128, sums: B128) -> B128:
    """SADALP, UADALP: the sums added to the destination."""
    return lanes2(
        vector_extent(i.Q), i.size + 1,
        lambda a, b: a + b, lambda a, b: a + b, lambda a, b: a + b, lambda a, b: a + b,
        d, sums,
    )


@define
def shifted_long(i: AdvSimdMisc, x: B64) -> B128:
    """SHLL: each lane at twice the width, shifted by its width."""
    return long1(
        i.size,
        lambda a: zero_extend(a, 16) << 8,
        lambda a: zero_extend(a, 32) << 16,
        lambda a: zero_extend(a, 64) << 32,
        x,
    )


@define
def execute(i: AdvSimdMisc, s: State) -> State:
    """Each lane of Rd is a function of those of Rn, or of Rn and Rd."""
    if undefined(i):
        return undefined_instruction(s)
    if is_floating(i):
        return execute_misc_fp(advance(s), i.Q, i.U, i.size, i.opcode, i.Rn, i.Rd)
    x, d = read_v(s, i.Rn), read_v(s, i.Rd)
    if i.opcode[4:1] == 0b0000:
        return write_q(advance(s), i.Rd, i.Q, reverse(i, x))
    if i.opcode == 0b00010:
        return write_q(advance(s), i.Rd, i.Q, pair_sums(i.U, i.size, x))
    if i.opcode == 0b00110:
        return write_v128(advance(s), i.Rd, accumulated(i, d, pair_sums(i.U, i.size, x)))
    if i.opcode == 0b00101:
        return write_q(advance(s), i.Rd, i.Q, bitwise(i, x))
    if i.opcode == 0b10010 or i.opcode == 0b10100:
        half, limited = narrowed(i.U, i.size, i.opcode, x)
        return set_qc(write_vpart(advance(s), i.Rd, i.Q, half), zero_extend(limited, 128))
    if i.opcode == 0b10011:
        return write_v128(advance(s), i.Rd, shifted_long(i, read_vpart(s, i.Rn, i.Q)))
    if i.opcode == 0b11100:
        return write_q(advance(s), i.Rd, i.Q, estimate(i, x))
    value, mask = one_to_one(vector_extent(i.Q), i.U, i.size, i.opcode, x, d)
    return write_saturated(advance(s), i.Rd, value, mask)


ROW = Encoding("0 Q U 01110 size:2 10000 opcode:5 10 Rn:5 Rd:5", AdvSimdMisc, execute, undefined)
