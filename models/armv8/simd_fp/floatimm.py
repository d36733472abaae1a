"""Floating-point immediate: FMOV (Arm ARM C4.1, Data Processing -- Scalar Floating-Point and Advanced SIMD)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B6, B8, B16, B19, B32, B48, B64, concat, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, undefined_instruction, write_v


@datatype
class FloatImmediate:
    """A word of this row."""

    M: B1
    S: B1
    ftype: B2
    imm8: B8
    imm5: B5
    Rd: B5


@define
def undefined(i: FloatImmediate) -> bool:
    """Three precisions."""
    return i.M == 1 or i.S == 1 or i.ftype == 0b10 or i.imm5 != 0b00000


@define
def expand_half(imm8: B8) -> B16:
    """VFPExpandImm(imm8, 16): the sign, an exponent of three significant bits, four bits of fraction."""
    return concat(imm8[7], ~imm8[6], imm8[6], imm8[6], imm8[5:0], B6(0))


@define
def expand_single(imm8: B8) -> B32:
    """VFPExpandImm(imm8, 32)."""
    repeated = B5(0b11111) if imm8[6] == 1 else B5(0)
    return concat(imm8[7], ~imm8[6], repeated, imm8[5:0], B19(0))


@define
def expand_double(imm8: B8) -> B64:
    """VFPExpandImm(imm8, 64)."""
    repeated = B8(0b11111111) if imm8[6] == 1 else B8(0)
    return concat(imm8[7], ~imm8[6], repeated, imm8[5:0], B48(0))


@define
def execute(i: FloatImmediate, s: State) -> State:
    """Rd is the immediate."""
    if undefined(i):
        return undefined_instruction(s)
    if i.ftype == 0b11:
        return write_v(advance(s), i.Rd, expand_half(i.imm8))
    if i.ftype == 0b00:
        return write_v(advance(s), i.Rd, expand_single(i.imm8))
    return write_v(advance(s), i.Rd, expand_double(i.imm8))


ROW = Encoding("M 0 S 11110 ftype:2 1 imm8:8 100 imm5:5 Rd:5", FloatImmediate, execute, undefined)
