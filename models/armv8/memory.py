"""Memory: little-endian reads and writes of 1 to 16 bytes, and what they may not touch (Arm ARM, shared/functions/memory).

A load asks `may_read` first and a store `may_write`; where the answer is no, the instruction is
`memory_fault(s, address)` and changes nothing else.

    if not may_read(s, address, 8):
        return memory_fault(s, address)
    return write_x(advance(s), i.Rt, read_64(s, address))
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import B8, B16, B32, B64, B128, Bits, bits, concat, define, replace, zero_extend
from lemmata.models.armv8.state import AlignmentFault, MemoryFault, State

N = TypeVar("N", bound=int)


@define
def may_read(s: State, address: B64, size: B64) -> bool:
    """Whether `size` bytes from `address` can be read."""
    readable = s.readable
    return readable(address, size)


@define
def may_write(s: State, address: B64, size: B64) -> bool:
    """Whether `size` bytes from `address` can be written."""
    writable = s.writable
    return writable(address, size)


@define
def memory_fault(s: State, address: B64) -> State:
    """A data abort: the access at an address is not allowed."""
    return replace(s, error=MemoryFault(address))


@define
def alignment_fault(s: State, address: B64) -> State:
    """An address is not aligned as it has to be."""
    return replace(s, error=AlignmentFault(address))


@define
def read_8(s: State, address: B64) -> B8:
    """`Mem[address, 1]`."""
    mem = s.mem
    return mem(address)


@define
def read_16(s: State, address: B64) -> B16:
    """`Mem[address, 2]`."""
    return concat(read_8(s, address + 1), read_8(s, address))


@define
def read_32(s: State, address: B64) -> B32:
    """`Mem[address, 4]`."""
    return concat(read_16(s, address + 2), read_16(s, address))


@define
def read_64(s: State, address: B64) -> B64:
    """`Mem[address, 8]`."""
    return concat(read_32(s, address + 4), read_32(s, address))


@define
def read_128(s: State, address: B64) -> B128:
    """`Mem[address, 16]`."""
    return concat(read_64(s, address + 8), read_64(s, address))


@define
def write_mem(s: State, address: B64, value: Bits[N]) -> State:
    """`Mem[address, N DIV 8] = value`, N a multiple of 8: the byte at address + k is bits 8k to 8k + 7."""
    mem = s.mem
    size = bits(value.width // 8, 64)
    return replace(
        s, mem=lambda a: zero_extend(value >> ((a - address) << 3), 8) if a - address < size else mem(a)
    )
