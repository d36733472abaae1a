"""Compare and swap: CAS, CASA, CASL, CASAL, and B and H of each (Arm ARM C4.1, Loads and Stores)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B64, concat, datatype, define
from lemmata.models.armv8.access import load, low, store
from lemmata.models.armv8.addressing import size_in_bytes
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.ordered import atomic_update
from lemmata.models.armv8.state import State, advance, read_sp, read_x, undefined_instruction, write_x


@datatype
class CompareSwap:
    """A word of this row."""

    size: B2
    L: B1
    Rs: B5
    o0: B1
    Rt2: B5
    Rn: B5
    Rt: B5


@define
def undefined(i: CompareSwap) -> bool:
    """One field is all ones."""
    return i.Rt2 != 31


@define
def swap(i: CompareSwap, s: State, address: B64) -> State:
    """Rt is stored where memory holds what Rs does; Rs becomes what memory held."""
    old = load(s, i.size, address)
    if old == low(i.size, read_x(s, i.Rs)):
        return write_x(store(advance(s), i.size, address, read_x(s, i.Rt)), i.Rs, old)
    return write_x(advance(s), i.Rs, old)


@define
def execute(i: CompareSwap, s: State) -> State:
    """At the base."""
    if undefined(i):
        return undefined_instruction(s)
    address = read_sp(s, i.Rn)
    size = size_in_bytes(concat(B1(0), i.size))
    return atomic_update(s, i.Rn, address, size, lambda t: swap(i, t, address))


ROW = Encoding("size:2 0010001 L 1 Rs:5 o0 Rt2:5 Rn:5 Rt:5", CompareSwap, execute, undefined)
