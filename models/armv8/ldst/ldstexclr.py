"""Load/store exclusive register: LDXR, LDAXR, STXR, STLXR, and B and H of each (Arm ARM C4.1, Loads and Stores)."""

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
class ExclusiveRegister:
    """A word of this row."""

    size: B2
    L: B1
    Rs: B5
    o0: B1
    Rt2: B5
    Rn: B5
    Rt: B5


@define
def undefined(i: ExclusiveRegister) -> bool:
    """Every word of the row is allocated."""
    return False


@define
def unpredictable(i: ExclusiveRegister) -> bool:
    """Fields that should be ones are not, or the status of a store goes where its data or address is."""
    if i.Rt2 != 31:
        return True
    return i.Rs != 31 if i.L == 1 else i.Rs == i.Rt or (i.Rs == i.Rn and i.Rn != 31)


@define
def load_exclusive(i: ExclusiveRegister, s: State, address: B64, size: B64) -> State:
    """The register is loaded, and the access marked."""
    return write_x(mark_exclusive(advance(s), address, size), i.Rt, load(s, i.size, address))


@define
def store_exclusive(i: ExclusiveRegister, s: State, address: B64, size: B64) -> State:
    """Stored, with status 0, if the access is marked; else status 1. Either way the monitor is open then."""
    if not marked(s.monitor, address, size):
        return write_x(open_monitor(advance(s)), i.Rs, B64(1))
    if not may_write(s, address, size):
        return memory_fault(s, address)
    return write_x(store(open_monitor(advance(s)), i.size, address, read_x(s, i.Rt)), i.Rs, B64(0))


@define
def execute(i: ExclusiveRegister, s: State) -> State:
    """At the base."""
    if unpredictable(i):
        return unpredictable_instruction(s)
    address = read_sp(s, i.Rn)
    size = size_in_bytes(concat(B1(0), i.size))
    if i.L == 1:
        return ordered_load(s, i.Rn, address, size, lambda t: load_exclusive(i, t, address, size))
    return aligned_access(s, i.Rn, address, size, lambda t: store_exclusive(i, t, address, size))


ROW = Encoding("size:2 0010000 L 0 Rs:5 o0 Rt2:5 Rn:5 Rt:5", ExclusiveRegister, execute, undefined)
