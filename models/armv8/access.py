"""Memory accesses whose size is a field: `Mem[address, 1 << size]` as a register's value.

Each asks nothing: the instruction has asked `may_read` or `may_write` before.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B2, B3, B5, B64, B128, Bits, define, sign_extend, zero_extend
from lemmata.models.armv8.memory import read_8, read_16, read_32, read_64, read_128, write_mem
from lemmata.models.armv8.state import State, write_v

N = TypeVar("N", bound=int)


@define
def extended(opc: B2, value: Bits[N]) -> B64:
    """A loaded value in a register: with zeros (opc 01), with its sign at 64 bits (10) or at 32 bits (11)."""
    if opc == 0b01:
        return zero_extend(value, 64)
    if opc == 0b10:
        return sign_extend(value, 64)
    return zero_extend(sign_extend(value, 32), 64)


@define
def load_extended(s: State, size: B2, opc: B2, address: B64) -> B64:
    """The byte, halfword, word or doubleword at an address, extended by `opc`."""
    if size == 0b00:
        return extended(opc, read_8(s, address))
    if size == 0b01:
        return extended(opc, read_16(s, address))
    if size == 0b10:
        return extended(opc, read_32(s, address))
    return read_64(s, address)


@define
def load(s: State, size: B2, address: B64) -> B64:
    """The byte, halfword, word or doubleword at an address, with zeros above."""
    return load_extended(s, size, B2(0b01), address)


@define
def low(size: B2, value: B64) -> B64:
    """The low byte, halfword, word or all of a register, with zeros above, to compare with what `load` gives."""
    if size == 0b00:
        return zero_extend(value[7:0], 64)
    if size == 0b01:
        return zero_extend(value[15:0], 64)
    if size == 0b10:
        return zero_extend(value[31:0], 64)
    return value


@define
def store(s: State, size: B2, address: B64, value: B64) -> State:
    """The low byte, halfword, word or all of a register to an address."""
    if size == 0b00:
        return write_mem(s, address, value[7:0])
    if size == 0b01:
        return write_mem(s, address, value[15:0])
    if size == 0b10:
        return write_mem(s, address, value[31:0])
    return write_mem(s, address, value)


@define
def load_v(s: State, scale: B3, address: B64, Rt: B5, after: State) -> State:
    """`V[Rt] = Mem[address]`, 1 to 16 bytes of the memory of `s` into a register of `after`."""
    if scale == 0:
        return write_v(after, Rt, read_8(s, address))
    if scale == 1:
        return write_v(after, Rt, read_16(s, address))
    if scale == 2:
        return write_v(after, Rt, read_32(s, address))
    if scale == 3:
        return write_v(after, Rt, read_64(s, address))
    return write_v(after, Rt, read_128(s, address))


@define
def store_v(s: State, scale: B3, address: B64, value: B128) -> State:
    """The low 1 to 16 bytes of a vector register to an address."""
    if scale == 0:
        return write_mem(s, address, value[7:0])
    if scale == 1:
        return write_mem(s, address, value[15:0])
    if scale == 2:
        return write_mem(s, address, value[31:0])
    if scale == 3:
        return write_mem(s, address, value[63:0])
    return write_mem(s, address, value)
