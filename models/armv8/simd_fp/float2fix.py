"""Conversion between floating-point and fixed-point: FCVTZS, FCVTZU, SCVTF, UCVTF (Arm ARM C4.1, Data Processing --
Scalar Floating-Point and Advanced SIMD).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, B6, datatype, define
from lemmata.models.armv8.conversions import write_from_fixed, write_to_fixed
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fp.control import FPRounding
from lemmata.models.armv8.state import State, advance, undefined_instruction


@datatype
class FloatToFixed:
    """A word of this row; there are 64 - `scale` bits of fraction."""

    sf: B1
    S: B1
    ftype: B2
    rmode: B2
    opcode: B3
    scale: B6
    Rn: B5
    Rd: B5


@define
def undefined(i: FloatToFixed) -> bool:
    """To fixed point towards zero; a W register has 32 bits of fraction at most."""
    if i.S == 1 or i.ftype == 0b10 or (i.sf == 0 and i.scale[5] == 0):
        return True
    if i.opcode[2:1] == 0b00:
        return i.rmode != 0b11
    return i.opcode[2:1] != 0b01 or i.rmode != 0b00


@define
def execute(i: FloatToFixed, s: State) -> State:
    """Rd is a function of Rn, in the other register file."""
    if undefined(i):
        return undefined_instruction(s)
    fraction_bits, unsigned = max(64 - i.scale.uint, 0), i.opcode[0] == 1
    if i.opcode[1] == 1:
        return write_from_fixed(advance(s), i.sf, i.ftype, i.Rn, i.Rd, fraction_bits, unsigned)
    return write_to_fixed(advance(s), i.sf, i.ftype, i.Rn, i.Rd, fraction_bits, unsigned, FPRounding.ZERO)


ROW = Encoding("sf 0 S 11110 ftype:2 0 rmode:2 opcode:3 scale:6 Rn:5 Rd:5", FloatToFixed, execute, undefined)
