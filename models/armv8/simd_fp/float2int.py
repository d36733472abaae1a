"""Conversion between floating-point and integer: FCVTNS, FCVTNU, FCVTPS, FCVTPU, FCVTMS, FCVTMU, FCVTZS, FCVTZU,
FCVTAS, FCVTAU, SCVTF, UCVTF, FMOV (general), FJCVTZS (Arm ARM C4.1, Data Processing -- Scalar Floating-Point and
Advanced SIMD).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, concat, datatype, define, replace, zero_extend
from lemmata.models.armv8.conversions import write_from_fixed, write_to_fixed
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fp.control import FPRounding, cumulative, fp_decode_rounding
from lemmata.models.armv8.fp.fixed import fp_to_fixed_js
from lemmata.models.armv8.state import (
    Flags,
    State,
    advance,
    read_v,
    read_x,
    undefined_instruction,
    write_v,
    write_w,
    write_x,
)


@datatype
class FloatToInteger:
    """A word of this row."""

    sf: B1
    S: B1
    ftype: B2
    rmode: B2
    opcode: B3
    Rn: B5
    Rd: B5


@define
def undefined(i: FloatToInteger) -> bool:
    """FMOV copies between registers of one size, or the upper half; rounding modes are for FCVT, FJCVTZS aside."""
    if i.S == 1:
        return True
    if i.opcode[2:1] == 0b11:
        if i.rmode == 0b00:
            return not (i.ftype == 0b11 or (i.ftype == 0b00 and i.sf == 0) or (i.ftype == 0b01 and i.sf == 1))
        if i.rmode == 0b01:
            return i.sf == 0 or i.ftype != 0b10
        return i.rmode != 0b11 or i.opcode[0] == 1 or i.sf == 1 or i.ftype != 0b01
    return i.ftype == 0b10 or (i.rmode != 0b00 and i.opcode[2:1] != 0b00)


@define
def move(i: FloatToInteger, s: State) -> State:
    """FMOV: the bits as they are. At type 10 it is the upper half of the vector register, the lower stays."""
    x, v = read_x(s, i.Rn), read_v(s, i.Rn)
    if i.rmode == 0b01:
        if i.opcode[0] == 1:
            return write_v(s, i.Rd, concat(x, read_v(s, i.Rd)[63:0]))
        return write_x(s, i.Rd, v[127:64])
    if i.opcode[0] == 1:
        if i.ftype == 0b11:
            return write_v(s, i.Rd, x[15:0])
        return write_v(s, i.Rd, x[31:0]) if i.sf == 0 else write_v(s, i.Rd, x)
    if i.ftype == 0b11:
        return write_x(s, i.Rd, zero_extend(v[15:0], 64))
    return write_w(s, i.Rd, v[31:0]) if i.sf == 0 else write_x(s, i.Rd, v[63:0])


@define
def javascript(i: FloatToInteger, s: State) -> State:
    """FJCVTZS: Z tells whether the result is the operand."""
    result, exact, raised = fp_to_fixed_js(read_v(s, i.Rn)[63:0], s.fpcr)
    flags = Flags(n=False, z=exact, c=False, v=False)
    return write_w(replace(s, flags=flags, fpsr=cumulative(s.fpsr, raised)), i.Rd, result)


@define
def execute(i: FloatToInteger, s: State) -> State:
    """Rd is a function of Rn, in the other register file."""
    if undefined(i):
        return undefined_instruction(s)
    if i.opcode[2:1] == 0b11:
        return javascript(i, advance(s)) if i.rmode == 0b11 else move(i, advance(s))
    unsigned = i.opcode[0] == 1
    if i.opcode[2:1] == 0b01:
        return write_from_fixed(advance(s), i.sf, i.ftype, i.Rn, i.Rd, 0, unsigned)
    rounding = FPRounding.TIEAWAY if i.opcode[2] == 1 else fp_decode_rounding(i.rmode)
    return write_to_fixed(advance(s), i.sf, i.ftype, i.Rn, i.Rd, 0, unsigned, rounding)


ROW = Encoding("sf 0 S 11110 ftype:2 1 rmode:2 opcode:3 000000 Rn:5 Rd:5", FloatToInteger, execute, undefined)
