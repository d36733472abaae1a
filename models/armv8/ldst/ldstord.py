"""Load/store ordered: LDAR, LDLAR, STLR, STLLR, and B and H of each (Arm ARM C4.1, Loads and Stores)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, concat, datatype, define
from lemmata.models.armv8.access import load, store
from lemmata.models.armv8.addressing import size_in_bytes
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.ordered import ordered_load, ordered_store
from lemmata.models.armv8.state import (
    State,
    advance,
    read_sp,
    read_x,
    unpredictable_instruction,
    write_x,
)


@datatype
class LoadStoreOrdered:
    """A word of this row."""

    size: B2
    L: B1
    Rs: B5
    o0: B1
    Rt2: B5
    Rn: B5
    Rt: B5


@define
def undefined(i: LoadStoreOrdered) -> bool:
    """Every word of the row is allocated; FEAT_LOR (`o0` 0) is there."""
    return False


@define
def execute(i: LoadStoreOrdered, s: State) -> State:
    """At the base. Two fields should be ones; with others the word is CONSTRAINED UNPREDICTABLE."""
    if i.Rs != 31 or i.Rt2 != 31:
        return unpredictable_instruction(s)
    address = read_sp(s, i.Rn)
    size = size_in_bytes(concat(B1(0), i.size))
    if i.L == 1:
        return ordered_load(
            s, i.Rn, address, size, lambda t: write_x(advance(t), i.Rt, load(t, i.size, address))
        )
    return ordered_store(
        s, i.Rn, address, size, lambda t: store(advance(t), i.size, address, read_x(t, i.Rt))
    )


ROW = Encoding("size:2 0010001 L 0 Rs:5 o0 Rt2:5 Rn:5 Rt:5", LoadStoreOrdered, execute, undefined)
