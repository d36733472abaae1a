"""Load register (literal): LDR, LDRSW, PRFM (Arm ARM C4.1, Loads and Stores)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, B19, concat, datatype, define, sign_extend
from lemmata.models.armv8.access import load_extended, load_v
from lemmata.models.armv8.addressing import size_in_bytes
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.memory import may_read, memory_fault
from lemmata.models.armv8.state import State, advance, undefined_instruction, write_x


@datatype
class LoadLiteral:
    """A word of this row."""

    opc: B2
    VR: B1
    imm19: B19
    Rt: B5


@define
def undefined(i: LoadLiteral) -> bool:
    """Vector registers have three sizes."""
    return i.VR == 1 and i.opc == 0b11


@define
def scale(i: LoadLiteral) -> B3:
    """The base-2 logarithm of the number of bytes: LDRSW is `opc` 10 of general registers."""
    if i.VR == 1:
        return concat(B1(0), i.opc) + 2
    return B3(3) if i.opc == 0b01 else B3(2)


@define
def execute(i: LoadLiteral, s: State) -> State:
    """From `PC + SignExtend(imm19:'00', 64)`. PRFM has no effect."""
    if undefined(i):
        return undefined_instruction(s)
    if i.VR == 0 and i.opc == 0b11:
        return advance(s)
    address = s.pc + (sign_extend(i.imm19, 64) << 2)
    if not may_read(s, address, size_in_bytes(scale(i))):
        return memory_fault(s, address)
    if i.VR == 1:
        return load_v(s, scale(i), address, i.Rt, advance(s))
    extension = B2(0b10) if i.opc == 0b10 else B2(0b01)
    return write_x(advance(s), i.Rt, load_extended(s, scale(i)[1:0], extension, address))


ROW = Encoding("opc:2 011 VR 00 imm19:19 Rt:5", LoadLiteral, execute, undefined)
