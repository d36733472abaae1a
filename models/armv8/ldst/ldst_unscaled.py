"""Load/store register (unscaled immediate): LDUR, LDURB, LDURH, LDURSB, LDURSH, LDURSW, STUR, STURB, STURH, PRFUM
(Arm ARM C4.1, Loads and Stores).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B9, datatype, define, sign_extend
from lemmata.models.armv8.addressing import with_offset
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, read_sp, undefined_instruction
from lemmata.models.armv8.transfer import Transfer, transfer, transfer_undefined


@datatype
class LoadStoreUnscaled:
    """A word of this row."""

    size: B2
    VR: B1
    opc: B2
    imm9: B9
    Rn: B5
    Rt: B5


@define
def moved(i: LoadStoreUnscaled) -> Transfer:
    """What is moved."""
    return Transfer(i.size, i.VR, i.opc, i.Rn, i.Rt)


@define
def undefined(i: LoadStoreUnscaled) -> bool:
    """As for all rows of one register."""
    return transfer_undefined(moved(i))


@define
def execute(i: LoadStoreUnscaled, s: State) -> State:
    """At an offset in bytes."""
    if undefined(i):
        return undefined_instruction(s)
    address = with_offset(read_sp(s, i.Rn), sign_extend(i.imm9, 64))
    return transfer(moved(i), s, address, advance(s))


ROW = Encoding("size:2 111 VR 00 opc:2 0 imm9:9 00 Rn:5 Rt:5", LoadStoreUnscaled, execute, undefined)
