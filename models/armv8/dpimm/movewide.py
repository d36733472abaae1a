"""Move wide (immediate): MOVN, MOVZ, MOVK (Arm ARM C4.1, Data Processing -- Immediate)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B16, B64, datatype, define, zero_extend
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, read_x, undefined_instruction, write_w, write_x


@datatype
class MoveWide:
    """A word of this row."""

    sf: B1
    opc: B2
    hw: B2
    imm16: B16
    Rd: B5


@define
def undefined(i: MoveWide) -> bool:
    """One `opc` is unallocated, and a W register has no upper halfwords."""
    return i.opc == 0b01 or (i.sf == 0 and i.hw[1] == 1)


@define
def place(i: MoveWide, halfword: B16) -> B64:
    """A halfword at position `hw`."""
    if i.hw == 0b00:
        return zero_extend(halfword, 64)
    if i.hw == 0b01:
        return zero_extend(halfword, 64) << 16
    if i.hw == 0b10:
        return zero_extend(halfword, 64) << 32
    return zero_extend(halfword, 64) << 48


@define
def operate(i: MoveWide, old: B64) -> B64:
    """MOVN, MOVZ, or MOVK, which keeps the other halfwords of the old value."""
    if i.opc == 0b00:
        return ~place(i, i.imm16)
    if i.opc == 0b10:
        return place(i, i.imm16)
    return (old & ~place(i, B16(0xFFFF))) | place(i, i.imm16)


@define
def execute(i: MoveWide, s: State) -> State:
    """The result at 64 bits; at 32 bits it is the lower half."""
    if undefined(i):
        return undefined_instruction(s)
    x = operate(i, read_x(s, i.Rd))
    return write_x(advance(s), i.Rd, x) if i.sf == 1 else write_w(advance(s), i.Rd, x[31:0])


ROW = Encoding("sf opc:2 100101 hw:2 imm16:16 Rd:5", MoveWide, execute, undefined)
