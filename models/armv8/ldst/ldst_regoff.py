"""Load/store register (register offset): LDR, LDRB, LDRH, LDRSB, LDRSH, LDRSW, STR, STRB, STRH, PRFM
(Arm ARM C4.1, Loads and Stores).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, datatype, define
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.pseudocode import extend_reg
from lemmata.models.armv8.state import State, advance, read_sp, read_x, undefined_instruction
from lemmata.models.armv8.transfer import Transfer, scale, transfer, transfer_undefined


@datatype
class LoadStoreRegOffset:
    """A word of this row."""

    size: B2
    VR: B1
    opc: B2
    Rm: B5
    option: B3
    S: B1
    Rn: B5
    Rt: B5


@define
def moved(i: LoadStoreRegOffset) -> Transfer:
    """What is moved."""
    return Transfer(i.size, i.VR, i.opc, i.Rn, i.Rt)


@define
def undefined(i: LoadStoreRegOffset) -> bool:
    """The offset is a word or doubleword."""
    return i.option[1] == 0 or transfer_undefined(moved(i))


@define
def execute(i: LoadStoreRegOffset, s: State) -> State:
    """At an offset in a register, extended, and scaled where `S` is 1."""
    if undefined(i):
        return undefined_instruction(s)
    t = moved(i)
    offset = extend_reg(read_x(s, i.Rm), i.option, scale(t) if i.S == 1 else B3(0))
    return transfer(t, s, read_sp(s, i.Rn) + offset, advance(s))


ROW = Encoding("size:2 111 VR 00 opc:2 1 Rm:5 option:3 S 10 Rn:5 Rt:5", LoadStoreRegOffset, execute, undefined)
