"""Load/store exclusive pair: LDXP, LDAXP, STXP, STLXP (Arm ARM C4.1, Loads and Stores)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B64, concat, datatype, define
from lemmata.models.armv8.access import load, store
from lemmata.models.armv8.addressing import size_in_bytes
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.memory import may_write, memory_fault
from lemmata.models.armv8.ordered import aligned_access, mark_exclusive, marked, open_monitor, ordered_load
from lemmata.models.armv8.state import (
    State,
    advance,
    read_sp,
    read_x,
    unpredictable_instruction,
    write_x,
)


@datatype
class ExclusivePair:
    """A word of this row."""

    sz: B1
    L: B1
    Rs: B5
    o0: B1
    Rt2: B5
    Rn: B5
    Rt: B5


@define
def undefined(i: ExclusivePair) -> bool:
    """Every word of the row is allocated."""
    return False


@define
def unpredictable(i: ExclusivePair) -> bool:
    """The field that should be ones is not; a load into one register twice; the status of a store goes where
    its data or address is.
    """
    if i.L == 1:
        return i.Rs != 31 or i.Rt == i.Rt2
    return i.Rs == i.Rt or i.Rs == i.Rt2 or (i.Rs == i.Rn and i.Rn != 31)


@define
def size_of_one(i: ExclusivePair) -> B2:
    """The size of one register, a word or a doubleword."""
    return concat(B1(1), i.sz)


@define
def second(i: ExclusivePair, address: B64) -> B64:
    """The address of the second register."""
    return address + (B64(4) if i.sz == 0 else B64(8))


@define
def load_exclusive(i: ExclusivePair, s: State, address: B64, size: B64) -> State:
    """The registers are loaded, and the access marked."""
    after = write_x(mark_exclusive(advance(s), address, size), i.Rt, load(s, size_of_one(i), address))
    return write_x(after, i.Rt2, load(s, size_of_one(i), second(i, address)))


@define
def store_exclusive(i: ExclusivePair, s: State, address: B64, size: B64) -> State:
    """Stored, with status 0, if the access is marked; else status 1. Either way the monitor is open then."""
    if not marked(s.monitor, address, size):
        return write_x(open_monitor(advance(s)), i.Rs, B64(1))
    if not may_write(s, address, size):
        return memory_fault(s, address)
    after = store(open_monitor(advance(s)), size_of_one(i), address, read_x(s, i.Rt))
    after = store(after, size_of_one(i), second(i, address), read_x(s, i.Rt2))
    return write_x(after, i.Rs, B64(0))


@define
def execute(i: ExclusivePair, s: State) -> State:
    """At the base; the two registers are one access."""
    if unpredictable(i):
        return unpredictable_instruction(s)
    address = read_sp(s, i.Rn)
    size = size_in_bytes(concat(B1(0), size_of_one(i))) << 1
    if i.L == 1:
        return ordered_load(s, i.Rn, address, size, lambda t: load_exclusive(i, t, address, size))
    return aligned_access(s, i.Rn, address, size, lambda t: store_exclusive(i, t, address, size))


ROW = Encoding("1 sz 0010000 L 1 Rs:5 o0 Rt2:5 Rn:5 Rt:5", ExclusivePair, execute, undefined)
