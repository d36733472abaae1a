"""Load/store register (unprivileged): LDTR, LDTRB, LDTRH, LDTRSB, LDTRSH, LDTRSW, STTR, STTRB, STTRH
(Arm ARM C4.1, Loads and Stores).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B9, datatype, define, sign_extend
from lemmata.models.armv8.addressing import with_offset
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import State, advance, read_sp, undefined_instruction
from lemmata.models.armv8.transfer import Transfer, is_prefetch, transfer, transfer_undefined


@datatype
class LoadStoreUnprivileged:
    """A word of this row."""

    size: B2
    VR: B1
    opc: B2
    imm9: B9
    Rn: B5
    Rt: B5


@define
def moved(i: LoadStoreUnprivileged) -> Transfer:
    """What is moved."""
    return Transfer(i.size, i.VR, i.opc, i.Rn, i.Rt)


@define
def undefined(i: LoadStoreUnprivileged) -> bool:
    """For general registers only, without a prefetch."""
    return i.VR == 1 or transfer_undefined(moved(i)) or is_prefetch(moved(i))


@define
def execute(i: LoadStoreUnprivileged, s: State) -> State:
    """At an offset in bytes, with the rights of EL0, where we are."""
    if undefined(i):
        return undefined_instruction(s)
    address = with_offset(read_sp(s, i.Rn), sign_extend(i.imm9, 64))
    return transfer(moved(i), s, address, advance(s))


ROW = Encoding("size:2 111 VR 00 opc:2 0 imm9:9 10 Rn:5 Rt:5", LoadStoreUnprivileged, execute, undefined)
