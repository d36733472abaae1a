"""Loads and stores of multiple structures: LD1 to LD4, ST1 to ST4 of whole registers.

A block is what one register holds: 8 bytes, or 16 where Q is 1. LD1 and ST1 move 1 to 4 registers, a block each.
The others move 2, 3 or 4 registers whose elements take turns in memory: element e of register r is item
e * selem + r. The manual loops over items; here a load makes each register from every selem-th item, and a
store makes each block of memory from the items that lie in it. On literal fields both are one `concat`.
"""

from __future__ import annotations

from lemmata.core.language import (
    B1,
    B2,
    B4,
    B5,
    B6,
    B8,
    B16,
    B32,
    B64,
    B128,
    concat,
    datatype,
    define,
    zero_extend,
)
from lemmata.models.armv8.addressing import sp_alignment_fault, sp_misaligned, with_offset
from lemmata.models.armv8.elements import element8, element16, element32, element64
from lemmata.models.armv8.memory import (
    may_read,
    may_write,
    memory_fault,
    read_8,
    read_16,
    read_32,
    read_64,
    read_128,
    write_mem,
)
from lemmata.models.armv8.state import State, read_v, write_q, write_v


@datatype
class Structures:
    """The fields that say what is moved."""

    Q: B1
    L: B1
    opcode: B4
    size: B2
    Rn: B5
    Rt: B5


@define
def selem(m: Structures) -> B6:
    """How many registers' elements take turns."""
    if m.opcode == 0b0000:
        return B6(4)
    if m.opcode == 0b0100:
        return B6(3)
    return B6(2) if m.opcode == 0b1000 else B6(1)


@define
def register_count(m: Structures) -> B6:
    """How many registers are moved, `rpt * selem`."""
    if m.opcode == 0b0000 or m.opcode == 0b0010:
        return B6(4)
    if m.opcode == 0b0100 or m.opcode == 0b0110:
        return B6(3)
    return B6(1) if m.opcode == 0b0111 else B6(2)


@define
def structures_undefined(m: Structures) -> bool:
    """Seven operations; a doubleword is no lane of half a register, save for LD1 and ST1."""
    if m.opcode == 0b0010 or m.opcode == 0b0110 or m.opcode == 0b0111 or m.opcode == 0b1010:
        return False
    if m.opcode == 0b0000 or m.opcode == 0b0100 or m.opcode == 0b1000:
        return m.size == 0b11 and m.Q == 0
    return True


@define
def block(m: Structures, number: B64) -> B64:
    """The offset of a block."""
    return number << 3 if m.Q == 0 else number << 4


@define
def total_size(m: Structures) -> B64:
    """The number of bytes in memory."""
    return block(m, zero_extend(register_count(m), 64))


@define
def gather_64(s: State, size: B2, base: B64, first: B64, step: B64) -> B64:
    """Eight bytes of elements that are `step` bytes apart, from the offset `first`."""
    if size == 0b00:
        return concat(
            read_8(s, with_offset(base, first + step * 7)), read_8(s, with_offset(base, first + step * 6)),
            read_8(s, with_offset(base, first + step * 5)), read_8(s, with_offset(base, first + step * 4)),
            read_8(s, with_offset(base, first + step * 3)), read_8(s, with_offset(base, first + step * 2)),
            read_8(s, with_offset(base, first + step)), read_8(s, with_offset(base, first)),
        )
    if size == 0b01:
        return concat(
            read_16(s, with_offset(base, first + step * 3)), read_16(s, with_offset(base, first + step * 2)),
            read_16(s, with_offset(base, first + step)), read_16(s, with_offset(base, first)),
        )
    if size == 0b10:
        return concat(read_32(s, with_offset(base, first + step)), read_32(s, with_offset(base, first)))
    return read_64(s, with_offset(base, first))


@define
def gather(m: Structures, s: State, base: B64, first: B64) -> B128:
    """A register's elements, every selem-th one from an offset."""
    step = zero_extend(selem(m), 64) << m.size
    low = gather_64(s, m.size, base, first, step)
    if m.Q == 0:
        return zero_extend(low, 128)
    return concat(gather_64(s, m.size, base, first + (step << (3 - zero_extend(m.size, 8))), step), low)


@define
def load_one(m: Structures, s: State, base: B64, r: B5, after: State) -> State:
    """`after` with register r of those moved loaded."""
    if selem(m) != 1:
        return write_q(after, m.Rt + r, m.Q, gather(m, s, base, zero_extend(r, 64) << m.size))
    address = with_offset(base, block(m, zero_extend(r, 64)))
    if m.Q == 0:
        return write_v(after, m.Rt + r, read_64(s, address))
    return write_v(after, m.Rt + r, read_128(s, address))


@define
def load_all(m: Structures, s: State, base: B64, after: State) -> State:
    """`after` with all registers loaded."""
    count = register_count(m)
    after = load_one(m, s, base, B5(0), after)
    after = load_one(m, s, base, B5(1), after) if count >= 2 else after
    after = load_one(m, s, base, B5(2), after) if count >= 3 else after
    return load_one(m, s, base, B5(3), after) if count == 4 else after


@define
def of_item(m: Structures, s: State, item: B6) -> B128:
    """The register that an item comes from."""
    return read_v(s, m.Rt + (item % selem(m))[4:0])


@define
def item_8(m: Structures, s: State, item: B6) -> B8:
    """An item of 8 bits."""
    return element8(of_item(m, s, item), (item // selem(m))[3:0])


@define
def item_16(m: Structures, s: State, item: B6) -> B16:
    """An item of 16 bits."""
    return element16(of_item(m, s, item), (item // selem(m))[2:0])


@define
def item_32(m: Structures, s: State, item: B6) -> B32:
    """An item of 32 bits."""
    return element32(of_item(m, s, item), (item // selem(m))[1:0])


@define
def items_64(m: Structures, s: State, half: B6) -> B64:
    """Eight bytes of memory: the items of half a block, counted from the base."""
    if m.size == 0b00:
        i = half << 3
        return concat(
            item_8(m, s, i + 7), item_8(m, s, i + 6), item_8(m, s, i + 5), item_8(m, s, i + 4),
            item_8(m, s, i + 3), item_8(m, s, i + 2), item_8(m, s, i + 1), item_8(m, s, i),
        )
    if m.size == 0b01:
        i = half << 2
        return concat(item_16(m, s, i + 3), item_16(m, s, i + 2), item_16(m, s, i + 1), item_16(m, s, i))
    if m.size == 0b10:
        return concat(item_32(m, s, (half << 1) + 1), item_32(m, s, half << 1))
    return element64(of_item(m, s, half), (half // selem(m))[0])


@define
def store_one(m: Structures, s: State, base: B64, b: B5, after: State) -> State:
    """`after` with block b of memory stored."""
    address = with_offset(base, block(m, zero_extend(b, 64)))
    n: B6 = zero_extend(b, 6)
    if m.Q == 0:
        low = read_v(s, m.Rt + b)[63:0] if selem(m) == 1 else items_64(m, s, n)
        return write_mem(after, address, low)
    if selem(m) == 1:
        return write_mem(after, address, read_v(s, m.Rt + b))
    return write_mem(after, address, concat(items_64(m, s, (n << 1) + 1), items_64(m, s, n << 1)))


@define
def store_all(m: Structures, s: State, base: B64, after: State) -> State:
    """`after` with all registers stored."""
    count = register_count(m)
    after = store_one(m, s, base, B5(0), after)
    after = store_one(m, s, base, B5(1), after) if count >= 2 else after
    after = store_one(m, s, base, B5(2), after) if count >= 3 else after
    return store_one(m, s, base, B5(3), after) if count == 4 else after


@define
def move_structures(m: Structures, s: State, base: B64, after: State) -> State:
    """The instruction from `s`, where `after` is the state with PC and base moved on."""
    if sp_misaligned(s, m.Rn):
        return sp_alignment_fault(s)
    if m.L == 1:
        return load_all(m, s, base, after) if may_read(s, base, total_size(m)) else memory_fault(s, base)
    return store_all(m, s, base, after) if may_write(s, base, total_size(m)) else memory_fault(s, base)
