"""VFPExpandImm: the floating-point number of eight bits, at each width (Arm ARM, shared/functions/float)."""

from __future__ import annotations

from lemmata.core.language import B8, B16, B32, B64, bits, concat, define, sign_extend


@define
def half_immediate(imm8: B8) -> B16:
    """VFPExpandImm(imm8, 16): the sign, three significant bits of exponent, four of fraction."""
    return concat(imm8[7], ~imm8[6], sign_extend(imm8[6], 2), imm8[5:0], bits(0, 6))


@define
def single_immediate(imm8: B8) -> B32:
    """VFPExpandImm(imm8, 32)."""
    return concat(imm8[7], ~imm8[6], sign_extend(imm8[6], 5), imm8[5:0], bits(0, 19))


@define
def double_immediate(imm8: B8) -> B64:
    """VFPExpandImm(imm8, 64)."""
    return concat(imm8[7], ~imm8[6], sign_extend(imm8[6], 8), imm8[5:0], bits(0, 48))
