"""Compiled traces against the same machine, one instruction at a time."""

from __future__ import annotations

import random
from typing import Any

import pytest
from lemmata.models.armv8 import native
from lemmata.models.armv8.address_space import EXECUTE, PAGE, READ, WRITE, AddressSpace
from lemmata.models.armv8.execution import HOT, Machine
from lemmata.models.armv8.fuzz.cases import Generator
from lemmata.models.armv8.state import MemoryFault, NoError
from lemmata.models.armv8.table import ROWS, find
from lemmata.models.armv8.traces import LENGTH, Builder

CODE, DATA = 0x10000, 0x2000_0000
COUNTER = 28
LOOP = [0xF1000400 | COUNTER << 5 | COUNTER]  # subs x28, x28, #1


def machine(words: list[int], tracing: bool, setup: dict[str, int], content: bytes) -> Machine:
    """A machine with a program and 16 kB of data."""
    made = Machine(tracing=tracing)
    made.memory.map(CODE, 2 * PAGE, READ | EXECUTE, b"".join(word.to_bytes(4, "little") for word in words))
    made.memory.map(DATA, len(content), READ | WRITE, content)
    made.set(setup)
    made["pc"] = CODE
    return made


def looped(body: list[int], rounds: int) -> list[int]:
    """A loop over some instructions, and RET."""
    back = 0x54000001 | (-(len(body) + 1) & 0x7FFFF) << 5  # b.ne
    return [*body, *LOOP, back, 0xD65F03C0]


def compare(words: list[int], setup: dict[str, int], content: bytes, limit: int) -> Machine:
    """Run both ways; everything must be equal."""
    fast, slow = (machine(words, tracing, setup, content) for tracing in (True, False))
    stops = fast.run(limit), slow.run(limit)
    assert stops[0] == stops[1], [f"{word:08x}" for word in words]
    names = ("steps", "state")
    for name in names:
        ours, theirs = getattr(fast, name), getattr(slow, name)
        if name == "state":
            ours, theirs = ours[: native.MEM], theirs[: native.MEM]
        assert ours == theirs, ([f"{word:08x}" for word in words], name)
    assert fast.memory.get(DATA, len(content)) == slow.memory.get(DATA, len(content))
    return fast


def random_body(generator: Generator, size: int) -> list[int]:
    """Instructions that go on to the next one, and leave the counter and the base registers mostly alone."""
    found: list[int] = []
    while len(found) < size:
        word = generator.word()
        row = find(word)
        assert row is not None
        writes_counter = any(f.name in ("Rd", "Rt", "Rt2", "Rs") and f.of(word) >= 20 for f in row.fields)
        if row.group != "control" and not writes_counter and not native.is_undefined(row)(row.values(word)):
            found.append(word)
    return found


def has_rn(word: int) -> bool:
    """Whether an instruction has a first source register."""
    row = find(word)
    return row is not None and any(f.name == "Rn" for f in row.fields)


@pytest.mark.parametrize("seed", range(40))
def test_random_loops(seed: int) -> None:
    generator = Generator(seed, ROWS)
    rng: random.Random = generator.rng
    content = generator.content()
    setup = {f"x{n}": DATA + 0x1000 + 16 * rng.randrange(0x100) for n in range(20, 31)}
    setup |= {f"x{n}": generator.number() for n in range(20)} | {
        f"v{n}": generator.vector() for n in range(32)
    }
    setup |= {"sp": DATA + 0x2000, f"x{COUNTER}": 3 * HOT}
    compare(looped(random_body(generator, 12), 3 * HOT), setup, content, 10_000)


@pytest.mark.parametrize("seed", range(20))
def test_random_loops_that_end_in_a_fault(seed: int) -> None:
    """A store somewhere in the loop walks off the mapped memory, long after the loop has become a trace."""
    generator = Generator(seed, [row for row in ROWS if row.group in ("dpimm", "dpreg")])
    rng: random.Random = generator.rng
    # Where Rn is, it is the counter, so that what a round computes is not what the one before did.
    body = [word & ~0x3E0 | COUNTER << 5 if has_rn(word) else word for word in random_body(generator, 8)]
    body.insert(rng.randrange(9), 0xF8008680 | rng.randrange(20))  # str xN, [x20], #8
    setup = {f"x{n}": generator.number() for n in range(20)} | {
        f"v{n}": generator.vector() for n in range(32)
    }
    rounds = 3 * HOT + rng.randrange(8)
    setup |= {"x20": DATA + PAGE - 8 * rounds, f"x{COUNTER}": 1 << 20}
    made = compare(looped(body, 1), setup, bytes(PAGE), 100_000)
    assert made["x20"] == DATA + PAGE


def test_a_fault_in_a_trace_leaves_the_state_before_the_instruction() -> None:
    # adds x1, x1, #1; str x1, [x0], #8; b: the store walks off the mapped memory
    words = [0xB1000421, 0xF8008401, 0x17FFFFFE]
    made = compare(words, {"x0": DATA}, bytes(PAGE), 100_000)
    stop = made.run(1)
    assert stop.error == MemoryFault(stop.error.address) if isinstance(stop.error, MemoryFault) else False
    assert made["x0"] == DATA + PAGE and made["x1"] == PAGE // 8 + 1 and made["pc"] == CODE + 4


def test_a_fault_at_the_end_of_a_long_trace() -> None:
    """Each product needs the one before it, and nothing but the state at the fault needs any of them."""
    # mov x1, x2; madd x1, x1, x2, x3 as often as fits; str x5, [x0], #8, which walks off the mapped memory; b
    chain = [0xAA0203E1] + [0x9B020C21] * (LENGTH - 3)
    words = [*chain, 0xF8008405, 0x14000000 | -(LENGTH - 1) & 0x3FFFFFF]
    setup = {"x0": DATA, "x2": 3, "x3": 5}
    made = compare(words, setup, bytes(PAGE), 1_000_000)
    assert made["pc"] == CODE + 4 * (LENGTH - 2)
    trace: Any = Builder(made.memory).build(CODE)
    assert trace.loops and len(trace.dropped) > 500


@pytest.mark.parametrize(
    "after",
    [
        [0xAA0003E1],  # mov x1, x0
        [0xF274001F],  # tst x0, #0x1000, the page that ends
        [0x9E670001],  # fmov d1, x0
    ],
)
def test_a_fault_before_a_register_is_written_finds_what_the_last_round_wrote(after: list[int]) -> None:
    # str x5, [x0], #8, which walks off the mapped memory; ...; b
    words = [0xF8008405, *after, 0x14000000 | -(len(after) + 1) & 0x3FFFFFF]
    made = compare(words, {"x0": DATA}, bytes(PAGE), 100_000)
    assert made["pc"] == CODE and made["x0"] == DATA + PAGE


def test_the_limit_is_kept() -> None:
    words = looped([0x91000421], 1)  # add x1, x1, #1
    made = machine(words, True, {f"x{COUNTER}": 1 << 40}, bytes(PAGE))
    for limit in (1, 2, 500, 7, 1_000, 3):
        before = made.steps
        assert made.run(limit).error == NoError()
        assert made.steps == before + limit


@pytest.mark.parametrize("place", [0, 1, 2])
def test_breakpoints_are_not_run_over(place: int) -> None:
    words = looped([0x91000421], 1)
    made = machine(words, True, {f"x{COUNTER}": 1 << 40}, bytes(PAGE))
    made.run(1_000)
    stop = made.run(1_000, breakpoints={CODE + 4 * place})
    assert stop.at_breakpoint and made["pc"] == CODE + 4 * place and made.steps < 1_004
    steps = made.steps
    assert made.run(1_000, breakpoints={CODE + 4 * place}).at_breakpoint and made.steps == steps + 3


def test_branches_out_of_a_loop() -> None:
    # tbnz x1, #7, out; add x1, x1, #1; b head; out: ret
    words = [0x37380061, 0x91000421, 0x17FFFFFE, 0xD65F03C0]
    made = compare(words, {"lr": 0x50000}, bytes(PAGE), 10_000)
    assert made["x1"] == 128 and made["pc"] == 0x50000


def test_code_that_changes_is_compiled_again() -> None:
    words = looped([0x91000421], 1)
    made = machine(words, True, {f"x{COUNTER}": 200, "lr": 0x50000}, bytes(PAGE))
    made.run(10_000)
    assert made["x1"] == 200
    made.memory.put(CODE, (0x91000821).to_bytes(4, "little"))  # add x1, x1, #2
    made.set({"pc": CODE, f"x{COUNTER}": 200})
    made.run(10_000)
    assert made["x1"] == 600


def test_dead_flags_are_not_computed_in_the_loop() -> None:
    words = looped([0xB1000421, 0xB1000842], 1)  # adds x1, x1, #1; adds x2, x2, #2
    made = machine(words, True, {}, bytes(PAGE))
    trace: Any = Builder(made.memory).build(CODE)
    assert trace.loops and trace.length == 5
    hot = trace.source[trace.source.index("while True") : trace.source.index("return")]
    assert hot.count("==") == 1  # Z of the last instruction that sets flags


def test_a_trace_before_an_instruction_that_cannot_be_traced() -> None:
    """What was written for STXR, inside its conditions, goes; the load of LDAXR before it stays."""
    memory = AddressSpace()
    code = b"".join(word.to_bytes(4, "little") for word in (0xAA0003F0, 0xC85FFC20, 0xC8117C30))
    memory.map(0x1000, 12, READ | EXECUTE, code)  # mov x16, x0; ldaxr x0, [x1]; stxr w17, x16, [x1]
    trace = Builder(memory).build(0x1000)
    assert trace is not None
    assert "load_8" in trace.source
