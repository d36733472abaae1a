"""Load/store register pair (pre-indexed): LDP, LDPSW, STP (Arm ARM C4.1, Loads and Stores)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B7, datatype, define
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
from lemmata.models.armv8.transfer_pair import (
    PairTransfer,
    loads_one_twice,
    pair_changes_its_base,
    pair_offset,
    pair_undefined,
    transfer_pair,
)


@datatype
class LoadStorePairPre:
    """A word of this row."""

    opc: B2
    VR: B1
    L: B1
    imm7: B7
    Rt2: B5
    Rn: B5
    Rt: B5


@define
def moved(i: LoadStorePairPre) -> PairTransfer:
    """What is moved."""
    return PairTransfer(i.opc, i.VR, i.L, i.Rt2, i.Rn, i.Rt)


@define
def undefined(i: LoadStorePairPre) -> bool:
    """As for all rows of pairs."""
    return pair_undefined(moved(i))


@define
def execute(i: LoadStorePairPre, s: State) -> State:
    """At an offset that counts registers, where the base moves to."""
    if undefined(i):
        return undefined_instruction(s)
    if loads_one_twice(moved(i)) or pair_changes_its_base(moved(i)):
        return unpredictable_instruction(s)
    address = with_offset(read_sp(s, i.Rn), pair_offset(moved(i), i.imm7))
    return transfer_pair(moved(i), s, address, write_sp(advance(s), i.Rn, address))


ROW = Encoding("opc:2 101 VR 011 L imm7:7 Rt2:5 Rn:5 Rt:5", LoadStorePairPre, execute, undefined)
