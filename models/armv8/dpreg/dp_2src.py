"""Data-processing (2 source): LSLV, LSRV, ASRV, RORV (Arm ARM C4.1, Data Processing -- Register).

UDIV, SDIV and the CRC32 instructions are in this row too, and are not modelled.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B5, B6, Bits, arithmetic_shift_right, datatype, define, rotate_right
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import (
    State,
    advance,
    read_w,
    read_x,
    undefined_instruction,
    unmodelled_instruction,
    write_w,
    write_x,
)

N = TypeVar("N", bound=int)


@datatype
class DataProc2:
    """A word of this row."""

    sf: B1
    S: B1
    Rm: B5
    opcode: B6
    Rn: B5
    Rd: B5


@define
def unmodelled(i: DataProc2) -> bool:
    """UDIV and SDIV; CRC32 and CRC32C on bytes to words (W form) and doublewords (X form)."""
    if i.S == 1:
        return False
    if i.opcode[5:1] == 0b00001:
        return True
    return i.opcode[5:3] == 0b010 and (i.opcode[1:0] == 0b11) == (i.sf == 1)


@define
def undefined(i: DataProc2) -> bool:
    """Neither shift nor `unmodelled`; FEAT_PAuth, FEAT_MTE and FEAT_CSSC are absent."""
    return i.S == 1 or (i.opcode[5:2] != 0b0010 and not unmodelled(i))


@define
def operate(i: DataProc2, x: Bits[N], amount: Bits[N]) -> Bits[N]:
    """ShiftReg by an amount below the width."""
    if i.opcode[1:0] == 0b00:
        return x << amount
    if i.opcode[1:0] == 0b01:
        return x >> amount
    if i.opcode[1:0] == 0b10:
        return arithmetic_shift_right(x, amount)
    return rotate_right(x, amount)


@define
def execute(i: DataProc2, s: State) -> State:
    """Rn shifted by Rm modulo the width."""
    if undefined(i):
        return undefined_instruction(s)
    if unmodelled(i):
        return unmodelled_instruction(s)
    if i.sf == 1:
        return write_x(advance(s), i.Rd, operate(i, read_x(s, i.Rn), read_x(s, i.Rm) & 63))
    return write_w(advance(s), i.Rd, operate(i, read_w(s, i.Rn), read_w(s, i.Rm) & 31))


ROW = Encoding("sf 0 S 11010110 Rm:5 opcode:6 Rn:5 Rd:5", DataProc2, execute, undefined, unmodelled)
