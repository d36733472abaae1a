"""Compare and swap pair: CASP, CASPA, CASPL, CASPAL (Arm ARM C4.1, Loads and Stores)."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B5, B64, concat, datatype, define
from lemmata.models.armv8.access import load, low, store
from lemmata.models.armv8.addressing import size_in_bytes
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.ordered import atomic_update
from lemmata.models.armv8.state import State, advance, read_sp, read_x, undefined_instruction, write_x


@datatype
class CompareSwapPair:
    """A word of this row."""

    sz: B1
    L: B1
    Rs: B5
    o0: B1
    Rt2: B5
    Rn: B5
    Rt: B5


@define
def undefined(i: CompareSwapPair) -> bool:
    """One field is all ones; pairs start at an even register."""
    return i.Rt2 != 31 or i.Rs[0] == 1 or i.Rt[0] == 1


@define
def size_of_one(i: CompareSwapPair) -> B2:
    """The size of one register, a word or a doubleword."""
    return concat(B1(1), i.sz)


@define
def swap(i: CompareSwapPair, s: State, address: B64, second: B64) -> State:
    """Rt and its successor are stored where memory holds what Rs and its successor do, which become what
    memory held. The successor of register 30 is the zero register.
    """
    size = size_of_one(i)
    old, next_old = load(s, size, address), load(s, size, second)
    if old == low(size, read_x(s, i.Rs)) and next_old == low(size, read_x(s, i.Rs + 1)):
        after = store(advance(s), size, address, read_x(s, i.Rt))
        after = store(after, size, second, read_x(s, i.Rt + 1))
        return write_x(write_x(after, i.Rs, old), i.Rs + 1, next_old)
    return write_x(write_x(advance(s), i.Rs, old), i.Rs + 1, next_old)


@define
def execute(i: CompareSwapPair, s: State) -> State:
    """At the base; the two registers are one access."""
    if undefined(i):
        return undefined_instruction(s)
    address = read_sp(s, i.Rn)
    size = size_in_bytes(concat(B1(0), size_of_one(i)))
    return atomic_update(s, i.Rn, address, size << 1, lambda t: swap(i, t, address, address + size))


ROW = Encoding("0 sz 0010000 L 1 Rs:5 o0 Rt2:5 Rn:5 Rt:5", CompareSwapPair, execute, undefined)
