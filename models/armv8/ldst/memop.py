"""Atomic memory operations: LDADD, LDCLR, LDEOR, LDSET, LDSMAX, LDSMIN, LDUMAX, LDUMIN, SWP, with all orderings and
sizes; LDAPR, LDAPRB, LDAPRH (Arm ARM C4.1, Loads and Stores).
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B1, B2, B3, B5, B64, Bits, concat, datatype, define, signed_lt, zero_extend
from lemmata.models.armv8.access import load
from lemmata.models.armv8.addressing import size_in_bytes
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.memory import read_8, read_16, read_32, read_64, write_mem
from lemmata.models.armv8.ordered import atomic_update, ordered_load
from lemmata.models.armv8.state import (
    State,
    advance,
    read_sp,
    read_x,
    undefined_instruction,
    unpredictable_instruction,
    write_x,
)

N = TypeVar("N", bound=int)


@datatype
class AtomicMemory:
    """A word of this row."""

    size: B2
    VR: B1
    A: B1
    R: B1
    Rs: B5
    o3: B1
    opc: B3
    Rn: B5
    Rt: B5


@define
def is_ldapr(i: AtomicMemory) -> bool:
    """LDAPR, a load with acquire ordering."""
    return i.o3 == 1 and i.opc == 0b100


@define
def undefined(i: AtomicMemory) -> bool:
    """Eight operations, SWP and LDAPR; FEAT_LS64, FEAT_LSE128 and FEAT_THE are absent."""
    if i.VR == 1:
        return True
    if is_ldapr(i):
        return i.A == 0 or i.R == 1
    return i.o3 == 1 and i.opc != 0b000


@define
def combine(i: AtomicMemory, old: Bits[N], x: Bits[N]) -> Bits[N]:
    """What is stored, from what memory and Rs hold."""
    if i.o3 == 1:
        return x
    if i.opc == 0b000:
        return old + x
    if i.opc == 0b001:
        return old & ~x
    if i.opc == 0b010:
        return old ^ x
    if i.opc == 0b011:
        return old | x
    if i.opc == 0b100:
        return x if signed_lt(old, x) else old
    if i.opc == 0b101:
        return old if signed_lt(old, x) else x
    if i.opc == 0b110:
        return x if old < x else old
    return old if old < x else x


@define
def update(i: AtomicMemory, s: State, address: B64, old: Bits[N], x: Bits[N]) -> State:
    """Memory changes; Rt becomes what memory held."""
    return write_x(write_mem(advance(s), address, combine(i, old, x)), i.Rt, zero_extend(old, 64))


@define
def operate(i: AtomicMemory, s: State, address: B64) -> State:
    """The operation at each size."""
    x = read_x(s, i.Rs)
    if i.size == 0b00:
        return update(i, s, address, read_8(s, address), x[7:0])
    if i.size == 0b01:
        return update(i, s, address, read_16(s, address), x[15:0])
    if i.size == 0b10:
        return update(i, s, address, read_32(s, address), x[31:0])
    return update(i, s, address, read_64(s, address), x)


@define
def execute(i: AtomicMemory, s: State) -> State:
    """At the base. `Rs` of LDAPR should be ones; with others it is CONSTRAINED UNPREDICTABLE."""
    if undefined(i):
        return undefined_instruction(s)
    address = read_sp(s, i.Rn)
    size = size_in_bytes(concat(B1(0), i.size))
    if not is_ldapr(i):
        return atomic_update(s, i.Rn, address, size, lambda t: operate(i, t, address))
    if i.Rs != 31:
        return unpredictable_instruction(s)
    return ordered_load(
        s, i.Rn, address, size, lambda t: write_x(advance(t), i.Rt, load(t, i.size, address))
    )


ROW = Encoding("size:2 111 VR 00 A R 1 Rs:5 o3 opc:3 00 Rn:5 Rt:5", AtomicMemory, execute, undefined)
