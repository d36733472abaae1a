"""Loads and stores of one register, as the rows "Load/store register" share them.

The rows differ in how they make the address and in what becomes of the base; `transfer` does the rest.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, B64, concat, datatype, define
from lemmata.models.armv8.access import load_extended, load_v, store, store_v
from lemmata.models.armv8.addressing import size_in_bytes, sp_alignment_fault, sp_misaligned
from lemmata.models.armv8.memory import may_read, may_write, memory_fault
from lemmata.models.armv8.state import State, advance, read_v, read_x, write_x


@datatype
class Transfer:
    """The fields that say what is moved: of general registers (`VR` 0) or vector registers (`VR` 1)."""

    size: B2
    VR: B1
    opc: B2
    Rn: B5
    Rt: B5


@define
def transfer_undefined(t: Transfer) -> bool:
    """A vector register has at most 16 bytes; no sign is extended from 32 bits to 32."""
    if t.VR == 1:
        return t.opc[1] == 1 and t.size != 0b00
    return t.opc == 0b11 and t.size[1] == 1


@define
def is_prefetch(t: Transfer) -> bool:
    """PRFM, in the place of the load that would extend the sign of 64 bits."""
    return t.VR == 0 and t.size == 0b11 and t.opc == 0b10


@define
def changes_its_base(t: Transfer) -> bool:
    """With write-back CONSTRAINED UNPREDICTABLE: the register moved is the base."""
    return t.VR == 0 and t.Rn == t.Rt and t.Rn != 31


@define
def scale(t: Transfer) -> B3:
    """The base-2 logarithm of the number of bytes."""
    return concat(B1(0), t.size) if t.VR == 0 else concat(t.opc[1], t.size)


@define
def is_load(t: Transfer) -> bool:
    """Whether memory is read."""
    return t.opc[0] == 1 if t.VR == 1 else t.opc != 0b00


@define
def read_memory(t: Transfer, s: State, address: B64, after: State) -> State:
    """`after` with the register loaded."""
    if t.VR == 1:
        return load_v(s, scale(t), address, t.Rt, after)
    return write_x(after, t.Rt, load_extended(s, t.size, t.opc, address))


@define
def write_memory(t: Transfer, s: State, address: B64, after: State) -> State:
    """`after` with the register stored, as it was before write-back."""
    if t.VR == 1:
        return store_v(after, scale(t), address, read_v(s, t.Rt))
    return store(after, t.size, address, read_x(s, t.Rt))


@define
def transfer(t: Transfer, s: State, address: B64, after: State) -> State:
    """The instruction from `s`, where `after` is the state with PC and base moved on. PRFM has no effect."""
    if is_prefetch(t):
        return advance(s)
    if sp_misaligned(s, t.Rn):
        return sp_alignment_fault(s)
    size = size_in_bytes(scale(t))
    if is_load(t):
        return read_memory(t, s, address, after) if may_read(s, address, size) else memory_fault(s, address)
    return write_memory(t, s, address, after) if may_write(s, address, size) else memory_fault(s, address)
