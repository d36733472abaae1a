"""Memory: reads and writes against an array of bytes, faults that change nothing, alignment, and the monitor."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lemmata.core.language import B1, B2, B5, B8, B64, Bits, replace, word_class
from lemmata.models.armv8 import memory
from lemmata.models.armv8.access import load_extended, store
from lemmata.models.armv8.addressing import crosses_16
from lemmata.models.armv8.control import barriers, systeminstrs
from lemmata.models.armv8.emulator import make_state
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.ldst.ldstexclp import ExclusivePair
from lemmata.models.armv8.ldst.ldstexclp import execute as execute_pair
from lemmata.models.armv8.ldst.ldstexclr import ExclusiveRegister
from lemmata.models.armv8.ldst.ldstexclr import execute as execute_register
from lemmata.models.armv8.state import (
    AlignmentFault,
    Exclusive,
    MemoryFault,
    NoError,
    Open,
    State,
    UndefinedInstruction,
    UnpredictableInstruction,
)
from lemmata.models.armv8.table import TABLE

TOP = 1 << 64
READERS: dict[int, Callable[[State, B64], Bits[Any]]] = {
    1: memory.read_8,
    2: memory.read_16,
    4: memory.read_32,
    8: memory.read_64,
    16: memory.read_128,
}
ADDRESSES = st.one_of(
    st.integers(0, TOP - 1), st.integers(0, 40), st.integers(TOP - 40, TOP - 1), st.integers(4080, 4110)
)
SIZES = st.sampled_from([1, 2, 4, 8, 16])
NOT_MEMORY = ("ldst_pos", "ldst_unscaled", "ldst_regoff", "loadlit")
"""The rows that have a prefetch, which touches nothing."""


def initial(address: B64) -> B8:
    """Memory before: each byte depends on its address."""
    return B8((address.uint * 0x9E37 + 11) >> 4 & 0xFF)


def peek(s: State, address: int) -> int:
    """A byte of memory."""
    mem = s.mem
    return mem(B64(address % TOP)).uint


@given(st.lists(st.tuples(ADDRESSES, st.binary(min_size=1, max_size=64)), max_size=5), ADDRESSES, SIZES)
def test_reads_and_writes(writes: list[tuple[int, bytes]], address: int, size: int) -> None:
    state, reference = make_state(mem=initial), dict[int, int]()
    for start, data in writes:
        value = word_class(8 * len(data))(int.from_bytes(data, "little"))
        state = memory.write_mem(state, B64(start), value)
        reference |= {(start + place) % TOP: byte for place, byte in enumerate(data)}
    wanted = [reference.get(at % TOP, initial(B64(at % TOP)).uint) for at in range(address, address + size)]
    assert READERS[size](state, B64(address)).uint == int.from_bytes(wanted, "little")
    for start, data in writes:
        for at in (start - 1, start, start + len(data) - 1, start + len(data)):
            assert peek(state, at) == reference.get(at % TOP, initial(B64(at % TOP)).uint)


@given(ADDRESSES, st.integers(0, 3), st.integers(1, 3))
def test_extension(address: int, size: int, opc: int) -> None:
    state = make_state(mem=initial)
    number = READERS[1 << size](state, B64(address)).uint
    bits = 8 << size
    if opc > 1 and number >> bits - 1:
        number -= 1 << bits
    wanted = number % (1 << 32) if opc == 3 else number % TOP
    if size < 2 or opc == 1 or (size == 2 and opc == 2):
        assert load_extended(state, B2(size), B2(opc), B64(address)).uint == wanted


@given(ADDRESSES, st.integers(0, 3), st.integers(0, TOP - 1))
def test_stores_of_each_size(address: int, size: int, value: int) -> None:
    state = store(make_state(mem=initial), B2(size), B64(address), B64(value))
    for place in range(-1, (1 << size) + 1):
        wanted = (
            value >> 8 * place & 0xFF
            if 0 <= place < 1 << size
            else initial(B64((address + place) % TOP)).uint
        )
        assert peek(state, address + place) == wanted


def test_accesses_within_16_bytes() -> None:
    for address in range(TOP - 32, TOP + 48):
        for size in (1, 2, 4, 8, 16):
            blocks = {(address + place) % TOP >> 4 for place in range(size)}
            assert crosses_16(B64(address % TOP), B64(size)) == (len(blocks) > 1)


def untouchable(address: B64) -> B8:
    """Memory that is not to be read."""
    raise AssertionError(f"read at {address}")


def random_state(random_value: Callable[[], int], **given: Any) -> State:
    """A state with an aligned SP and bases that are mostly aligned."""
    return make_state(
        [random_value() & ~15 for _ in range(31)], sp=random_value() & ~15, pc=random_value() & ~3,
        v=[random_value() for _ in range(32)], nzcv=random_value() & 15, **given,
    )  # fmt: skip


@pytest.mark.parametrize("row", TABLE["ldst"], ids=lambda row: row.name)
def test_what_may_not_be_touched_is_not(
    row: Encoding[Any], random_word: Callable[[Encoding[Any]], int], random_value: Callable[[], int]
) -> None:
    """Memory that cannot be accessed is not read, and a faulting instruction changes nothing else."""
    asked: list[int] = []

    def forbidden(address: B64, size: B64) -> bool:
        asked.append(address.uint)
        return False

    faults = 0
    for _ in range(400):
        before = random_state(random_value, mem=untouchable, accessible=forbidden)
        asked.clear()
        instruction = row.decode(random_word(row))
        after = row.execute(instruction, before)
        match after.error:
            case MemoryFault(address):
                assert [address.uint] == asked[:1]
                assert replace(after, error=NoError()) == before
                faults += 1
            case UndefinedInstruction() | UnpredictableInstruction() | AlignmentFault():
                assert replace(after, error=NoError()) == before
            case NoError():
                assert not asked and after.mem is untouchable
            case error:
                raise AssertionError(error)
    assert faults > 0 or row.name == "ldstexclp"


def test_a_store_that_may_not_be_done_is_not_done(
    random_word: Callable[[Encoding[Any]], int], random_value: Callable[[], int]
) -> None:
    """Where memory can be read but not written, an instruction loads, or changes nothing at all."""
    faults = 0
    for row in TABLE["ldst"]:
        for _ in range(100):
            state = random_state(random_value, mem=initial)
            before = replace(state, writable=lambda address, size: False)
            after = row.execute(row.decode(random_word(row)), before)
            assert after.mem is initial
            if isinstance(after.error, MemoryFault):
                assert replace(after, error=NoError()) == before
                faults += 1
    assert faults > 200


@pytest.mark.parametrize("row", TABLE["ldst"], ids=lambda row: row.name)
def test_a_base_in_sp_is_aligned(
    row: Encoding[Any], random_word: Callable[[Encoding[Any]], int], random_value: Callable[[], int]
) -> None:
    fields = [field for field in row.fields if field.name == "Rn"]
    faults = 0
    for _ in range(300):
        word = random_word(row) | sum(31 << field.low for field in fields)
        sp = random_value() | 1 << random.Random(word).randrange(4)
        before = replace(random_state(random_value, mem=initial), sp=B64(sp))
        after = row.execute(row.decode(word), before)
        if isinstance(after.error, AlignmentFault):
            assert fields and after.error.address.uint == sp
            assert replace(after, error=NoError()) == before
            faults += 1
        elif isinstance(after.error, NoError):
            assert row.name in NOT_MEMORY and after.mem is initial
    assert faults > 0 or not fields or row.name == "ldstexclp"


ADDRESS, STATUS = 0x1000, 0xFFFF


def exclusive(load: int, size: int) -> Callable[[State], State]:
    """LDXR X0, [X1] or STXR W2, X0, [X1], of 1 << size bytes."""
    status = B5(31) if load else B5(2)
    i = ExclusiveRegister(B2(size), B1(load), status, B1(0), B5(31), B5(1), B5(0))
    return lambda s: execute_register(i, s)


def exclusive_pair(load: int, sz: int) -> Callable[[State], State]:
    """LDXP X0, X3, [X1] or STXP W2, X0, X3, [X1]."""
    status = B5(31) if load else B5(2)
    i = ExclusivePair(B1(sz), B1(load), status, B1(0), B5(3), B5(1), B5(0))
    return lambda s: execute_pair(i, s)


def moved(by: int) -> Callable[[State], State]:
    """The base goes elsewhere."""
    return lambda s: replace(s, regs=replace(s.regs, x1=s.regs.x1 + B64(by % TOP)))


def clrex(s: State) -> State:
    """CLREX."""
    return barriers.execute(barriers.ROW.decode(0xD5033F5F), s)


LDXR, STXR, LDXRW, STXRW = exclusive(1, 3), exclusive(0, 3), exclusive(1, 2), exclusive(0, 2)
LDXP, STXP, LDXPW, STXPW = (
    exclusive_pair(1, 1),
    exclusive_pair(0, 1),
    exclusive_pair(1, 0),
    exclusive_pair(0, 0),
)


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        ([LDXR, STXR], 0),
        ([STXR], 1),
        ([LDXR, STXR, STXR], 1),
        ([LDXR, LDXR, STXR], 0),
        ([LDXR, clrex, STXR], 1),
        ([LDXR, moved(16), STXR], 1),
        ([LDXR, moved(16), moved(-16), STXR], 0),
        ([LDXR, moved(16), LDXR, moved(-16), STXR], 1),
        ([LDXR, moved(16), STXR, moved(-16), STXR], 1),
        ([LDXR, STXRW], 1),
        ([LDXRW, STXR], 1),
        ([LDXRW, STXRW], 0),
        ([LDXP, STXP], 0),
        ([LDXP, STXR], 1),
        ([LDXR, STXP], 1),
        ([LDXP, STXPW], 1),
        ([LDXPW, STXPW], 0),
        ([LDXPW, STXR], 0),
        ([exclusive(1, 0), exclusive(0, 0)], 0),
        ([exclusive(1, 1), exclusive(0, 1)], 0),
        ([exclusive(1, 0), exclusive(0, 1)], 1),
    ],
)
def test_monitor(steps: list[Callable[[State], State]], status: int) -> None:
    """The status of the last store, which leaves the monitor open and memory changed only if it is 0."""
    state = make_state({0: 5, 1: ADDRESS, 2: STATUS, 3: 7}, mem=initial)
    for step in steps[:-1]:
        state = step(state)
        assert isinstance(state.error, NoError)
    state = replace(state, regs=replace(state.regs, x0=B64(0x0123456789ABCDEF), x3=B64(0x1122334455667788)))
    after = steps[-1](state)
    assert after.regs.x2.uint == status
    assert after.monitor == Open()
    changed = {at for at in range(ADDRESS - 16, ADDRESS + 48) if peek(after, at) != peek(state, at)}
    assert bool(changed) == (status == 0)


def test_exclusive_load_marks_its_access() -> None:
    state = make_state({1: ADDRESS}, mem=initial)
    assert LDXRW(state).monitor == Exclusive(B64(ADDRESS), B64(4))
    assert LDXP(state).monitor == Exclusive(B64(ADDRESS), B64(16))
    assert LDXP(moved(8)(state)).error == AlignmentFault(B64(ADDRESS + 8))
    assert LDXPW(moved(8)(state)).monitor == Exclusive(B64(ADDRESS + 8), B64(8))


def test_a_faulting_store_keeps_the_monitor() -> None:
    state = LDXR(make_state({1: ADDRESS}, mem=initial))
    closed = replace(state, writable=lambda address, size: False)
    assert STXR(closed) == replace(closed, error=MemoryFault(B64(ADDRESS)))
    opened = clrex(closed)
    assert STXR(opened).regs.x2 == B64(1)


def test_stores_at_the_end_of_memory() -> None:
    """Addresses wrap around: ST4 of 64 bytes from the last eight."""
    (row,) = (row for row in TABLE["ldst"] if row.name == "asisdlse")
    state = make_state(
        {1: TOP - 8}, v=[int.from_bytes(bytes(range(16 * n, 16 * n + 16)), "little") for n in range(4)]
    )
    after = row.execute(row.decode(0x4C000020), state)
    found = [peek(after, TOP - 8 + place) for place in range(64)]
    assert found == [16 * (place % 4) + place // 4 for place in range(64)]
    loaded = row.execute(row.decode(0x4C400024), after)
    assert [loaded.vregs.v4, loaded.vregs.v5] == [state.vregs.v0, state.vregs.v1]
    assert [loaded.vregs.v6, loaded.vregs.v7] == [state.vregs.v2, state.vregs.v3]


def test_zeroing_a_block() -> None:
    """DC ZVA, X1 zeroes the 64 bytes around the address."""
    instruction = systeminstrs.ROW.decode(0xD50B7421)
    state = make_state({1: ADDRESS + 100}, mem=lambda address: B8(0xFF))
    after = systeminstrs.execute(instruction, state)
    assert [peek(after, at) for at in range(ADDRESS + 60, ADDRESS + 132)] == [255] * 4 + [0] * 64 + [255] * 4
    closed = replace(state, writable=lambda address, size: address != ADDRESS + 64 or size != 64)
    assert systeminstrs.execute(instruction, closed) == replace(closed, error=MemoryFault(B64(ADDRESS + 64)))
