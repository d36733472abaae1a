"""Functions of the manual's pseudo-code that several rows share (Arm ARM, J1.3, "Shared pseudocode").

They are polymorphic in the width of their operands, 64 or 32 here. What is computed from immediate fields
only (`decode_bit_masks`) is meant to be evaluated on literals; the rest stays short on symbolic operands.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import (
    B1,
    B2,
    B3,
    B4,
    B6,
    B64,
    Bits,
    arithmetic_shift_right,
    bits,
    concat,
    define,
    rotate_right,
    sign_extend,
    signed_lt,
    zero_extend,
)
from lemmata.models.armv8.state import Flags

N = TypeVar("N", bound=int)


@define
def is_negative(x: Bits[N]) -> bool:
    """The sign bit, `x<N-1>`."""
    return signed_lt(x, bits(0, x.width))


@define
def carry_flags(x: Bits[N], y: Bits[N], result: Bits[N]) -> Flags:
    """The flags of AddWithCarry (shared/functions/integer), where `result` is the sum of x, y and a carry.

    The manual compares the result with the sum over the integers. Here the top bit tells: it carries out
    where both operands have it, or one has and the sum does not; it overflows where the sum's sign differs
    from that of both operands. A test compares the two.
    """
    return Flags(
        n=is_negative(result),
        z=result == 0,
        c=is_negative((x & y) | ((x | y) & ~result)),
        v=is_negative((x ^ result) & (y ^ result)),
    )


@define
def add_sub(op: B1, S: B1, x: Bits[N], y: Bits[N], flags: Flags) -> tuple[Bits[N], Flags]:
    """AddWithCarry(x, y, '0'), or AddWithCarry(x, NOT(y), '1') where `op` is 1, which is x - y.

    The flags are new where `S` is 1, and not computed otherwise.
    """
    if op == 1:
        return x - y, carry_flags(x, ~y, x - y) if S == 1 else flags
    return x + y, carry_flags(x, y, x + y) if S == 1 else flags


@define
def logical_flags(result: Bits[N]) -> Flags:
    """The flags of a logical operation: `result<N-1> : IsZeroBit(result) : '00'`."""
    return Flags(n=is_negative(result), z=result == 0, c=False, v=False)


@define
def shift_reg(x: Bits[N], shift: B2, amount: B6) -> Bits[N]:
    """ShiftReg (aarch64/instrs/integer/shiftreg): LSL, LSR, ASR, ROR by a literal amount.

    An amount of 0 leaves the word as it is whatever the kind; saying so keeps symbolic terms small.
    """
    if amount == 0:
        return x
    if shift == 0b00:
        return x << amount
    if shift == 0b01:
        return x >> amount
    if shift == 0b10:
        return arithmetic_shift_right(x, amount)
    return rotate_right(x, amount)


@define
def base_condition(cond: B4, f: Flags) -> bool:
    """The condition of the upper three bits: EQ, CS, MI, VS, HI, GE, GT, AL."""
    if cond[3:1] == 0b000:
        return f.z
    if cond[3:1] == 0b001:
        return f.c
    if cond[3:1] == 0b010:
        return f.n
    if cond[3:1] == 0b011:
        return f.v
    if cond[3:1] == 0b100:
        return f.c and not f.z
    if cond[3:1] == 0b101:
        return f.n == f.v
    if cond[3:1] == 0b110:
        return f.n == f.v and not f.z
    return True


@define
def condition_holds(cond: B4, f: Flags) -> bool:
    """ConditionHolds (shared/functions/system): the low bit inverts, save that 1111 holds as 1110 does."""
    if cond[3:1] == 0b111:
        return True
    return base_condition(cond, f) if cond[0] == 0 else not base_condition(cond, f)


@define
def flags_of(nzcv: B4) -> Flags:
    """The flags as four bits, `PSTATE.<N,Z,C,V>`."""
    return Flags(n=nzcv[3] == 1, z=nzcv[2] == 1, c=nzcv[1] == 1, v=nzcv[0] == 1)


@define
def conditional_compare(op: B1, cond: B4, nzcv: B4, x: Bits[N], y: Bits[N], f: Flags) -> Flags:
    """The flags of x + y, or of x - y where `op` is 1, if a condition holds, and `nzcv` if not.

    Each flag is a choice, so that what reads one flag afterwards need not look into a choice of records.
    """
    _, flags = add_sub(op, B1(1), x, y, f)
    holds, given = condition_holds(cond, f), flags_of(nzcv)
    return Flags(
        n=flags.n if holds else given.n,
        z=flags.z if holds else given.z,
        c=flags.c if holds else given.c,
        v=flags.v if holds else given.v,
    )


@define
def extended(x: Bits[N], option: B3) -> Bits[N]:
    """The low byte, halfword, word or all of a word, extended: UXTB to UXTX, and SXTB to SXTX."""
    if option == 0b000:
        return zero_extend(zero_extend(x, 8), x.width)
    if option == 0b001:
        return zero_extend(zero_extend(x, 16), x.width)
    if option == 0b010:
        return zero_extend(zero_extend(x, 32), x.width)
    if option == 0b100:
        return sign_extend(zero_extend(x, 8), x.width)
    if option == 0b101:
        return sign_extend(zero_extend(x, 16), x.width)
    if option == 0b110:
        return sign_extend(zero_extend(x, 32), x.width)
    return x


@define
def extend_reg(x: Bits[N], option: B3, shift: B3) -> Bits[N]:
    """ExtendReg (aarch64/instrs/extendreg): extended and shifted to the left by a literal amount."""
    return extended(x, option) if shift == 0 else extended(x, option) << shift


@define
def element_levels(immN: B1, imms: B6) -> B6:
    """`levels` of DecodeBitMasks: the element size minus one, by the highest set bit of immN:NOT(imms).

    Zero stands for the reserved encodings, where that bit is bit 0 or there is none.
    """
    size = concat(immN, ~imms)
    if size[6] == 1:
        return B6(0b111111)
    if size[5] == 1:
        return B6(0b011111)
    if size[4] == 1:
        return B6(0b001111)
    if size[3] == 1:
        return B6(0b000111)
    if size[2] == 1:
        return B6(0b000011)
    if size[1] == 1:
        return B6(0b000001)
    return B6(0b000000)


@define
def bit_masks_undefined(immN: B1, imms: B6) -> bool:
    """Whether DecodeBitMasks with `immediate` is UNDEFINED: no element size, or an element of all ones."""
    levels = element_levels(immN, imms)
    return levels == 0 or imms & levels == levels


@define
def ones(top: B6) -> B64:
    """`Ones(top + 1)`, zero-extended."""
    return (B64(2) << top) - 1


@define
def replicate(element: B64, levels: B6) -> B64:
    """Replicate(element): copies of the low `levels` + 1 bits of a word that is zero above them."""
    x2 = element if levels >= 2 else element | (element << 2)
    x4 = x2 if levels >= 4 else x2 | (x2 << 4)
    x8 = x4 if levels >= 8 else x4 | (x4 << 8)
    x16 = x8 if levels >= 16 else x8 | (x8 << 16)
    return x16 if levels >= 32 else x16 | (x16 << 32)


@define
def decode_bit_masks(immN: B1, imms: B6, immr: B6) -> tuple[B64, B64]:
    """DecodeBitMasks (aarch64/instrs/integer/bitmasks): wmask and tmask, at 64 bits.

    At 32 bits they are the lower halves: immN is 0 there, so elements have at most 32 bits. Turning an
    element and replicating it is turning the replicated word, which is what this does.
    """
    levels = element_levels(immN, imms)
    wmask = rotate_right(replicate(ones(imms & levels), levels), immr & levels)
    return wmask, replicate(ones((imms - immr) & levels), levels)
