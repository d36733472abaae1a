"""Load/store register (immediate post-indexed): LDR, LDRB, LDRH, LDRSB, LDRSH, LDRSW, STR, STRB, STRH
(Arm ARM C4.1, Loads and Stores).
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B9, datatype, define, sign_extend
from lemmata.models.armv8.addressing import with_offset
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.state import (
    State,
    advance,
    read_sp,
    undefined_instruction,
    unpredictable_instruction,
    write_sp,
)
from lemmata.models.armv8.transfer import (
    Transfer,
    changes_its_base,
    is_prefetch,
    transfer,
    transfer_undefined,
)


@datatype
class LoadStorePost:
    """A word of this row."""

    size: B2
    VR: B1
    opc: B2
    imm9: B9
    Rn: B5
    Rt: B5


@define
def moved(i: LoadStorePost) -> Transfer:
    """What is moved."""
    return Transfer(i.size, i.VR, i.opc, i.Rn, i.Rt)


@define
def undefined(i: LoadStorePost) -> bool:
    """As for all rows of one register, without a prefetch."""
    return transfer_undefined(moved(i)) or is_prefetch(moved(i))


@define
def execute(i: LoadStorePost, s: State) -> State:
    """At the base, which moves on by an offset in bytes."""
    if undefined(i):
        return undefined_instruction(s)
    if changes_its_base(moved(i)):
        return unpredictable_instruction(s)
    base = with_offset(read_sp(s, i.Rn), sign_extend(i.imm9, 64))
    return transfer(moved(i), s, read_sp(s, i.Rn), write_sp(advance(s), i.Rn, base))


ROW = Encoding("size:2 111 VR 00 opc:2 0 imm9:9 01 Rn:5 Rt:5", LoadStorePost, execute, undefined)
