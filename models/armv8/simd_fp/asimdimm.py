"""Advanced SIMD modified immediate: MOVI, MVNI, ORR, BIC, FMOV (Arm ARM C4.1)."""

from __future__ import annotations

from lemmata.core.language import (
    B1,
    B3,
    B4,
    B5,
    B8,
    B64,
    B128,
    bits,
    concat,
    datatype,
    define,
    sign_extend,
)
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fp.immediates import double_immediate, half_immediate, single_immediate
from lemmata.models.armv8.lanes_move import replicate8, replicate16, replicate32, replicate64
from lemmata.models.armv8.state import State, advance, read_v, undefined_instruction, write_q


@datatype
class AdvSimdImmediate:
    """A word of this row. The immediate has the letters a to h in two places."""

    Q: B1
    op: B1
    abc: B3
    cmode: B4
    o2: B1
    defgh: B5
    Rd: B5


@define
def undefined(i: AdvSimdImmediate) -> bool:
    """`o2` is for FMOV of half precision; FMOV of double precision needs Q."""
    if i.o2 == 1:
        return i.cmode != 0b1111 or i.op == 1
    return i.cmode == 0b1111 and i.op == 1 and i.Q == 0


@define
def byte_mask(imm8: B8) -> B64:
    """Eight bytes of ones or zeros, one for each bit."""
    high = concat(
        sign_extend(imm8[7], 8), sign_extend(imm8[6], 8), sign_extend(imm8[5], 8), sign_extend(imm8[4], 8),
    )
    low = concat(
        sign_extend(imm8[3], 8), sign_extend(imm8[2], 8), sign_extend(imm8[1], 8), sign_extend(imm8[0], 8),
    )
    return concat(high, low)


@define
def expand_special(op: B1, cmode: B4, imm8: B8) -> B128:
    """AdvSIMDExpandImm for cmode 111x: a byte, a mask of bytes, a floating-point number."""
    if cmode[0] == 0:
        return replicate8(imm8) if op == 0 else replicate64(byte_mask(imm8))
    return replicate32(single_immediate(imm8)) if op == 0 else replicate64(double_immediate(imm8))


@define
def adv_simd_expand_imm(op: B1, cmode: B4, imm8: B8) -> B128:
    """AdvSIMDExpandImm (shared/functions/vector), twice."""
    if cmode[3] == 0:
        return replicate32(concat(bits(0, 24), imm8) << concat(bits(0, 3), cmode[2:1], bits(0, 3)))
    if cmode[2] == 0:
        return replicate16(concat(bits(0, 8), imm8) << concat(bits(0, 4), cmode[1], bits(0, 3)))
    if cmode[1] == 1:
        return expand_special(op, cmode, imm8)
    if cmode[0] == 0:
        return replicate32(concat(bits(0, 16), imm8, ~bits(0, 8)))
    return replicate32(concat(bits(0, 8), imm8, ~bits(0, 16)))


@define
def operate(i: AdvSimdImmediate, old: B128) -> B128:
    """ORR and BIC have an odd cmode below 1100; of the others `op` inverts, save in cmode 111x."""
    imm8 = concat(i.abc, i.defgh)
    if i.o2 == 1:
        return replicate16(half_immediate(imm8))
    imm = adv_simd_expand_imm(i.op, i.cmode, imm8)
    if i.cmode[0] == 1 and i.cmode[3:2] != 0b11:
        return old | imm if i.op == 0 else old & ~imm
    return ~imm if i.op == 1 and i.cmode[3:1] != 0b111 else imm


@define
def execute(i: AdvSimdImmediate, s: State) -> State:
    """Rd is a constant, or Rd combined with one."""
    if undefined(i):
        return undefined_instruction(s)
    return write_q(advance(s), i.Rd, i.Q, operate(i, read_v(s, i.Rd)))


ROW = Encoding("0 Q op 0111100000 abc:3 cmode:4 o2 1 defgh:5 Rd:5", AdvSimdImmediate, execute, undefined)
