"""Loads and stores of a single structure: one lane of 1 to 4 registers, LD1 to LD4 and ST1 to ST4; and LD1R to
LD4R, which fill each register with one element.
"""

from __future__ import annotations

from lemmata.core.language import B1, B2, B3, B4, B5, B64, B128, concat, datatype, define, zero_extend
from lemmata.models.armv8.addressing import sp_alignment_fault, sp_misaligned, with_offset
from lemmata.models.armv8.elements import (
    element8,
    element16,
    element32,
    element64,
    insert8,
    insert16,
    insert32,
    insert64,
)
from lemmata.models.armv8.lanes_move import replicate8, replicate16, replicate32, replicate64
from lemmata.models.armv8.memory import (
    may_read,
    may_write,
    memory_fault,
    read_8,
    read_16,
    read_32,
    read_64,
    write_mem,
)
from lemmata.models.armv8.state import State, read_v, write_q, write_v


@datatype
class SingleStructure:
    """The fields that say what is moved."""

    Q: B1
    L: B1
    R: B1
    opcode: B3
    S: B1
    size: B2
    Rn: B5
    Rt: B5


@define
def replicates(m: SingleStructure) -> bool:
    """LD1R to LD4R."""
    return m.opcode[2:1] == 0b11


@define
def single_undefined(m: SingleStructure) -> bool:
    """There is no store that replicates; the bits of Q:S:size below the number of the lane are fixed."""
    if replicates(m):
        return m.L == 0 or m.S == 1
    if m.opcode[2:1] == 0b00:
        return False
    if m.opcode[2:1] == 0b01:
        return m.size[0] == 1
    return m.size[1] == 1 or (m.size[0] == 1 and m.S == 1)


@define
def lane_size(m: SingleStructure) -> B2:
    """The base-2 logarithm of an element's bytes."""
    if replicates(m):
        return m.size
    if m.opcode[2:1] == 0b10 and m.size[0] == 1:
        return B2(0b11)
    return m.opcode[2:1]


@define
def lane_place(m: SingleStructure) -> B4:
    """The byte of the register at which the lane starts: Q:S:size without the bits that are fixed."""
    return concat(m.Q, B3(0)) if lane_size(m) == 0b11 else concat(m.Q, m.S, m.size)


@define
def structure_count(m: SingleStructure) -> B64:
    """`selem`, the number of registers."""
    return zero_extend(concat(m.opcode[0], m.R), 64) + 1


@define
def structure_size(m: SingleStructure) -> B64:
    """The number of bytes in memory."""
    return structure_count(m) << lane_size(m)


@define
def with_lane(m: SingleStructure, s: State, address: B64, old: B128) -> B128:
    """A register after a load: the element in its lane, or in all lanes."""
    if lane_size(m) == 0b00:
        b = read_8(s, address)
        return replicate8(b) if replicates(m) else insert8(old, lane_place(m), b)
    if lane_size(m) == 0b01:
        h = read_16(s, address)
        return replicate16(h) if replicates(m) else insert16(old, lane_place(m)[3:1], h)
    if lane_size(m) == 0b10:
        w = read_32(s, address)
        return replicate32(w) if replicates(m) else insert32(old, lane_place(m)[3:2], w)
    d = read_64(s, address)
    return replicate64(d) if replicates(m) else insert64(old, lane_place(m)[3], d)


@define
def with_stored(m: SingleStructure, s: State, address: B64, x: B128) -> State:
    """A state after the lane of a register is stored."""
    if lane_size(m) == 0b00:
        return write_mem(s, address, element8(x, lane_place(m)))
    if lane_size(m) == 0b01:
        return write_mem(s, address, element16(x, lane_place(m)[3:1]))
    if lane_size(m) == 0b10:
        return write_mem(s, address, element32(x, lane_place(m)[3:2]))
    return write_mem(s, address, element64(x, lane_place(m)[3]))


@define
def move_lane(m: SingleStructure, s: State, base: B64, r: B5, after: State) -> State:
    """`after` with register r of those moved loaded or stored. LD1R writes half a register where Q is 0."""
    address, x = with_offset(base, zero_extend(r, 64) << lane_size(m)), read_v(s, m.Rt + r)
    if m.L == 0:
        return with_stored(m, after, address, x)
    loaded = with_lane(m, s, address, x)
    return write_q(after, m.Rt + r, m.Q, loaded) if replicates(m) else write_v(after, m.Rt + r, loaded)


@define
def move_lanes(m: SingleStructure, s: State, base: B64, after: State) -> State:
    """All registers."""
    count = structure_count(m)
    after = move_lane(m, s, base, B5(0), after)
    after = move_lane(m, s, base, B5(1), after) if count >= 2 else after
    after = move_lane(m, s, base, B5(2), after) if count >= 3 else after
    return move_lane(m, s, base, B5(3), after) if count == 4 else after


@define
def move_single(m: SingleStructure, s: State, base: B64, after: State) -> State:
    """The instruction from `s`, where `after` is the state with PC and base moved on."""
    if sp_misaligned(s, m.Rn):
        return sp_alignment_fault(s)
    allowed = may_read(s, base, structure_size(m)) if m.L == 1 else may_write(s, base, structure_size(m))
    return move_lanes(m, s, base, after) if allowed else memory_fault(s, base)
