"""The compiled semantics against the semantics as Python runs it on words, row by row; memory and machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lemmata.core.language import B8, B16, B64
from lemmata.models.armv8 import emulator, native
from lemmata.models.armv8.address_space import EXECUTE, PAGE, READ, TOP, WRITE, AddressSpace, Written
from lemmata.models.armv8.emulator import make_state
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.errors import EmulationError
from lemmata.models.armv8.execution import Machine
from lemmata.models.armv8.state import MemoryFault, NoError, SupervisorCall, UnmappedAddress
from lemmata.models.armv8.table import ROWS

WORDS_PER_ROW = 150


class SomeBytes:
    """A memory: a byte that depends on its address; all but the upper sixteenth can be accessed."""

    def __init__(self) -> None:
        self.touched: set[int] = set()

    def __call__(self, address: int) -> int:
        return (address * 0x9E3779B97F4A7C15 & TOP - 1) >> 56

    def load(self, address: int, size: int) -> int:
        return sum(self((address + place) % TOP) << 8 * place for place in range(size))

    def accessible(self, address: int, size: int) -> bool:
        self.touched.update((address + place) % TOP for place in range(size))
        return address < 0xF000000000000000


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_compiled_and_plain_agree(
    row: Encoding[Any], random_word: Callable[[Encoding[Any]], int], random_value: Callable[[], int]
) -> None:
    action, memory = native.action(row), SomeBytes()
    for _ in range(WORDS_PER_ROW):
        word, pc, sp, nzcv = random_word(row), random_value() & ~3, random_value() & ~15, random_value() & 15
        x, fpcr = [random_value() for _ in range(31)], random_value() & 0x07F79F00
        v = [random_value() << 64 | random_value() for _ in range(32)]
        flags = tuple(bool(nzcv >> place & 1) for place in (3, 2, 1, 0))
        memory.touched.clear()
        before = (
            tuple(x), sp, pc, flags, tuple(v), fpcr, 0, 0, native.OPEN, native.NO_ERROR,
            memory, memory.accessible, memory.accessible,
        )  # fmt: skip
        after = action(row.values(word), before)
        plain = emulator.step(
            {pc: word},
            make_state(
                x,
                sp=sp,
                pc=pc,
                nzcv=nzcv,
                v=v,
                fpcr=fpcr,
                mem=lambda a: B8(memory(a.uint)),
                accessible=lambda a, n: memory.accessible(a.uint, n.uint),
            ),
        )  # fmt: skip
        assert after[native.REGS] == emulator.registers(plain), hex(word)
        assert after[native.VREGS] == emulator.vectors(plain), hex(word)
        single = (plain.sp, plain.pc, plain.fpcr, plain.fpsr, plain.tpidr)
        places = (native.SP, native.PC, native.FPCR, native.FPSR, native.TPIDR)
        assert tuple(after[place] for place in places) == tuple(value.uint for value in single), hex(word)
        assert after[native.FLAGS] == tuple(bool(emulator.nzcv(plain) >> place & 1) for place in (3, 2, 1, 0))
        assert native.error_of(after) == plain.error, hex(word)
        mem, compiled = plain.mem, after[native.MEM]
        for address in memory.touched:
            assert compiled(address) == mem(B64(address)).uint, (hex(word), hex(address))


ADDRESSES = st.sampled_from([0, 1, 2, 3, 7, 8, 15, 16, 17, TOP - 1, TOP - 2, TOP - 8])


@given(
    st.lists(st.tuples(ADDRESSES, st.binary(min_size=1, max_size=16)), max_size=6),
    ADDRESSES,
    st.integers(1, 16),
)
def test_stores_are_read_back(stores: list[tuple[int, bytes]], address: int, size: int) -> None:
    space = AddressSpace()
    space.map(0, PAGE, READ | WRITE)
    space.map(TOP - PAGE, PAGE, READ | WRITE)
    model: dict[int, int] = {}
    memory: Any = space
    for start, data in stores:
        memory = Written(memory, start, data)
        model |= {(start + place) % TOP: byte for place, byte in enumerate(data)}
    wanted = bytes(model.get((address + place) % TOP, 0) for place in range(size))
    assert memory.load(address, size) == int.from_bytes(wanted, "little")
    for start, data in memory.stores() if stores else []:
        space.put(start, data)
    assert space.get(address, size) == wanted


def test_permissions() -> None:
    space = AddressSpace()
    space.map(0x1000, 10, READ, b"abc")
    space.map(0x2000, PAGE, READ | WRITE)
    assert space.readable(0x1FF8, 16) and not space.writable(0x1FF8, 16) and not space.readable(0x2FF8, 16)
    assert not space.executable(0x1000, 4)
    space.protect(0x1000, PAGE, EXECUTE)
    assert space.executable(0x1000, 4) and not space.readable(0x1000, 1)
    space.unmap(0x2000, PAGE)
    with pytest.raises(EmulationError, match="0x2000: no memory"):
        space.get(0x1FFF, 2)
    with pytest.raises(EmulationError, match="64 bits"):
        space.map(TOP - 5, 10, READ)


def machine(*words: int) -> Machine:
    """A machine at address 0x1000 with some code."""
    made = Machine()
    made.memory.map(
        0x1000, PAGE, READ | WRITE | EXECUTE, b"".join(word.to_bytes(4, "little") for word in words)
    )
    made["pc"] = 0x1000
    return made


def test_run_stops() -> None:
    loop = machine(0x8B010000, 0xD1000442, 0xB5FFFFC2, 0xD65F03C0)  # add; sub x2, x2, #1; cbnz x2; ret
    loop.set({"x1": 3, "x2": 4, "lr": 0x5000})
    assert loop.run(5).error == NoError() and loop.steps == 5 and loop["pc"] == 0x1008
    assert loop.run(100, breakpoints={0x1004}).at_breakpoint and loop["pc"] == 0x1004
    seen: list[int] = []
    stop = loop.run(100, trace=lambda m, word: seen.append(m["pc"]))
    assert stop.error == UnmappedAddress() and stop.pc == 0x5000 and loop["x0"] == 12
    assert loop.steps == 13 and seen[-1] == 0x100C
    assert "0x5000: there is no code here" in loop.explain(stop)


def test_errors_leave_the_state() -> None:
    faulty = machine(0xD4000001 | 5 << 5)  # svc #5
    assert faulty.run(10).error == SupervisorCall(B16(5))
    assert faulty["pc"] == 0x1000 and faulty.steps == 0
    faulty.resume(0x1004)
    assert faulty["pc"] == 0x1004


def test_code_that_changes_itself() -> None:
    changing = machine(0xB9000001, 0xD65F03C0, 0xD65F03C0)  # str w1, [x0]; ret; ret
    changing.set({"x0": 0x1004, "w1": 0x8B010000, "lr": 0x2000})
    changing["pc"] = 0x1004
    changing.run(1)
    changing.resume(0x1000)
    stop = changing.run(3)
    assert changing["x0"] == 0x1004 + 0x8B010000, stop


def test_registers_by_name() -> None:
    made = machine()
    made.set({"x3": 5, "nzcv": 0b1010, "d2": 7, "sp": 64, "tpidr_el0": 9})
    assert made.registers() == {"x3": 5, "nzcv": 0b1010, "v2": 7, "sp": 64, "pc": 0x1000, "tpidr_el0": 9}
    with pytest.raises(EmulationError, match="no register x31"):
        made["x31"]
    with pytest.raises(EmulationError, match="does not fit"):
        made["w0"] = 1 << 32


def test_a_store_to_memory_that_is_not_there() -> None:
    faulty = machine(0xB9000001)  # str w1, [x0]
    faulty["x0"] = 0x9000
    stop = faulty.run(1)
    assert stop.error == MemoryFault(B64(0x9000)) and "0x9000" in faulty.explain(stop)
