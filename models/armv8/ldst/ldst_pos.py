"""Load/store register (unsigned immediate): LDR, LDRB, LDRH, LDRSB, LDRSH, LDRSW, STR, STRB, STRH, PRFM
(Arm ARM C4.1, Loads and Stores).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B12, datatype, define, zero_extend
from lemmata.models.armv8.addressing import with_offset
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, read_sp, undefined_instruction
from lemmata.models.armv8.transfer import Transfer, scale, transfer, transfer_undefined


@datatype
class LoadStoreUnsigned:
    """A word of this row."""

    size: B2
    VR: B1
    opc: B2
    imm12: B12
    Rn: B5
    Rt: B5


@define
def moved(i: LoadStoreUnsigned) -> Transfer:
    """What is moved."""
    return Transfer(i.size, i.VR, i.opc, i.Rn, i.Rt)


@define
def undefined(i: LoadStoreUnsigned) -> bool:
    """As for all rows of one register."""
    return transfer_undefined(moved(i))


@define
def execute(i: LoadStoreUnsigned, s: State) -> State:
    """At an offset that counts in the size of the access."""
    if undefined(i):
        return undefined_instruction(s)
    t = moved(i)
    address = with_offset(read_sp(s, i.Rn), zero_extend(i.imm12, 64) << scale(t))
    return transfer(t, s, address, advance(s))


ROW = Encoding("size:2 111 VR 01 opc:2 imm12:12 Rn:5 Rt:5", LoadStoreUnsigned, execute, undefined)
