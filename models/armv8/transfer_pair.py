"""Loads and stores of two registers, as the rows "Load/store register pair" share them."""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B5, B7, B64, concat, datatype, define, sign_extend
from lemmata.models.armv8.access import load_extended, load_v, store, store_v
from lemmata.models.armv8.addressing import size_in_bytes, sp_alignment_fault, sp_misaligned
from lemmata.models.armv8.memory import may_read, may_write, memory_fault
from lemmata.models.armv8.state import State, read_v, read_x, write_x


@datatype
class PairTransfer:
    """The fields of all rows of pairs but the offset: LDP, STP, LDPSW (`opc` 01 of general registers)."""

    opc: B2
    VR: B1
    L: B1
    Rt2: B5
    Rn: B5
    Rt: B5


@define
def pair_undefined(p: PairTransfer) -> bool:
    """Words and doublewords, and quadwords of vector registers; FEAT_MTE (STGP) is absent."""
    return p.opc == 0b11 or (p.VR == 0 and p.opc == 0b01 and p.L == 0)


@define
def loads_one_twice(p: PairTransfer) -> bool:
    """CONSTRAINED UNPREDICTABLE: a load of two values into one register."""
    return p.L == 1 and p.Rt == p.Rt2


@define
def pair_changes_its_base(p: PairTransfer) -> bool:
    """With write-back CONSTRAINED UNPREDICTABLE: one of the registers moved is the base."""
    return p.VR == 0 and (p.Rn == p.Rt or p.Rn == p.Rt2) and p.Rn != 31


@define
def pair_scale(p: PairTransfer) -> B3:
    """The base-2 logarithm of the number of bytes of one register."""
    if p.VR == 1:
        return concat(B1(0), p.opc) + 2
    return B3(2) if p.opc[1] == 0 else B3(3)


@define
def pair_offset(p: PairTransfer, imm7: B7) -> B64:
    """The offset, which counts registers."""
    return sign_extend(imm7, 64) << pair_scale(p)


@define
def load_pair(p: PairTransfer, s: State, low: B64, high: B64, after: State) -> State:
    """`after` with both registers loaded, from two addresses."""
    if p.VR == 1:
        return load_v(s, pair_scale(p), high, p.Rt2, load_v(s, pair_scale(p), low, p.Rt, after))
    size = pair_scale(p)[1:0]
    opc = B2(0b10) if p.opc == 0b01 else B2(0b01)
    after = write_x(after, p.Rt, load_extended(s, size, opc, low))
    return write_x(after, p.Rt2, load_extended(s, size, opc, high))


@define
def store_pair(p: PairTransfer, s: State, low: B64, high: B64, after: State) -> State:
    """`after` with both registers stored, as they were before write-back, at two addresses."""
    if p.VR == 1:
        after = store_v(after, pair_scale(p), low, read_v(s, p.Rt))
        return store_v(after, pair_scale(p), high, read_v(s, p.Rt2))
    after = store(after, pair_scale(p)[1:0], low, read_x(s, p.Rt))
    return store(after, pair_scale(p)[1:0], high, read_x(s, p.Rt2))


@define
def transfer_pair(p: PairTransfer, s: State, address: B64, after: State) -> State:
    """The instruction from `s`, where `after` is the state with PC and base moved on."""
    size = size_in_bytes(pair_scale(p))
    if sp_misaligned(s, p.Rn):
        return sp_alignment_fault(s)
    second = address + size
    if p.L == 1:
        if may_read(s, address, size << 1):
            return load_pair(p, s, address, second, after)
    elif may_write(s, address, size << 1):
        return store_pair(p, s, address, second, after)
    return memory_fault(s, address)
