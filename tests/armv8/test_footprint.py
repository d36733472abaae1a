"""Footprints: known ones, and all of them against runs of the compiled semantics and the table of what rows write."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import B1, B2, B3, B5, B64, concat
from lemmata.models.armv8 import native
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.footprint import NAMES, TOP, Footprint, Range, footprint
from lemmata.models.armv8.symbolic import COMPONENTS, FIELDS
from lemmata.models.armv8.table import ROWS
from lemmata.models.armv8.theorems.written import WRITES

FLAGS = ("n", "z", "c", "v")

KNOWN = {
    # word: reads, writes, memory read, memory written, branches, errors
    0x8B020020: (("x1", "x2"), ("x0",), (), (), False, ()),  # add x0, x1, x2
    0x9100441F: (("x0",), ("sp",), (), (), False, ()),  # add sp, x0, #17
    0xEB02003F: (("x1", "x2"), FLAGS, (), (), False, ()),  # cmp x1, x2
    0x9A830041: (("x2", "x3", "z"), ("x1",), (), (), False, ()),  # csel x1, x2, x3, eq
    0xDA852400: (("x0", "x5", "c"), ("x0",), (), (), False, ()),  # csneg x0, x0, x5, cs
    0x10000000: (("pc",), ("x0",), (), (), False, ()),  # adr x0, .
    0xD503201F: ((), (), (), (), False, ()),  # nop
    0x54000041: (("pc", "z"), (), (), (), True, ()),  # b.ne .+8
    0x94000002: (("pc",), ("x30",), (), (), True, ()),  # bl .+8
    0xD65F03C0: (("x30",), (), (), (), True, ()),  # ret
    0xF9400BE1: (("sp",), ("x1",), (Range("sp", 16, 8),), (), False, ("AlignmentFault", "MemoryFault")),
    0xA9BF7BFD: (
        ("x29", "x30", "sp"), ("sp",), (), (Range("sp", -16, 16),), False, ("AlignmentFault", "MemoryFault"),
    ),  # stp x29, x30, [sp, #-16]!
    0x58000041: (("pc",), ("x1",), (Range("pc", 8, 8),), (), False, ("MemoryFault",)),  # ldr x1, .+8
    0xF8220061: (
        ("x2", "x3"), ("x1",), (Range("x3", 0, 8),), (Range("x3", 0, 8),), False,
        ("AlignmentFault", "MemoryFault"),
    ),  # ldadd x2, x1, [x3]
    0x6E228420: (("v1", "v2"), ("v0",), (), (), False, ()),  # sub v0.16b, v1.16b, v2.16b
    0x1E622820: (("v1", "v2", "fpcr", "fpsr"), ("v0", "fpsr"), (), (), False, ()),  # fadd d0, d1, d2
    0x00000000: ((), (), (), (), False, ("UndefinedInstruction",)),
    0xD4000001: ((), (), (), (), False, ("SupervisorCall",)),  # svc #0
}  # fmt: skip


@pytest.mark.parametrize("word", KNOWN, ids=hex)
def test_known(word: int) -> None:
    found = footprint(word)
    fields = (
        found.reads,
        found.writes,
        found.memory_reads,
        found.memory_writes,
        found.branches,
        found.errors,
    )
    assert fields == KNOWN[word]
    assert isinstance(found.theorem, Thm) and not found.theorem.hyps


def test_text() -> None:
    assert str(footprint(0xA9BF7BFD)).splitlines() == [
        "reads:         x29, x30, sp",
        "writes:        sp",
        "writes memory: 16 at sp - 16",
        "may stop with: AlignmentFault, MemoryFault",
    ]


class Bytes:
    """A memory of random bytes, made from a seed; those in some ranges do not depend on the seed."""

    def __init__(self, seed: int, fixed: list[tuple[int, int]]) -> None:
        self.seed, self.fixed = seed, fixed

    def __call__(self, address: int) -> int:
        inside = any((address - start) % TOP < size for start, size in self.fixed)
        return random.Random(f"{address} {'' if inside else self.seed}").getrandbits(8)

    def load(self, address: int, size: int) -> int:
        return sum(self((address + place) % TOP) << 8 * place for place in range(size))


def allowed(address: int, size: int) -> bool:
    return address >> 60 != 15


def flat(s: native.NativeState) -> dict[str, Any]:
    """The registers and flags of a state by their names."""
    found: dict[str, Any] = {}
    for name, value in zip(FIELDS, s, strict=True):
        found |= dict(zip(COMPONENTS[name], value, strict=True)) if name in COMPONENTS else {name: value}
    return found


def state_of(values: dict[str, Any], memory: Bytes) -> native.NativeState:
    """The inverse."""
    values = {**values, "mem": memory, "readable": allowed, "writable": allowed, "error": native.NO_ERROR}
    return tuple(
        tuple(values[n] for n in COMPONENTS[name]) if name in COMPONENTS else values[name] for name in FIELDS
    )


def random_values(random_value: Callable[[], int], rng: random.Random) -> dict[str, Any]:
    """Values of all registers and flags."""
    wide = {name: random_value() for name in NAMES}
    return wide | {
        **{name: bool(rng.getrandbits(1)) for name in FLAGS},
        **{f"v{n}": random_value() << 64 | random_value() for n in range(32)},
        "sp": random_value() & ~15, "pc": random_value() & ~3, "fpcr": random_value() & 0x07F79F00,
        "fpsr": random_value() & 0xF800009F, "monitor": native.OPEN,
    }  # fmt: skip


def spans(ranges: tuple[Range, ...], values: dict[str, Any]) -> list[tuple[int, int]] | None:
    """The bytes of ranges in a state; None where a base is no register."""
    if any(r.base not in values for r in ranges):
        return None
    return [((values[r.base] + r.offset) % TOP, r.size) for r in ranges]


def compare(
    word: int, found: Footprint, one: dict[str, Any], other: dict[str, Any], seeds: tuple[int, int]
) -> None:
    """Two states that agree on what is read: what is not written stays, what is written agrees."""
    action, record = native.decoded(word)
    other = {name: one[name] if name in found.reads else value for name, value in other.items()}
    other["pc"] = one["pc"]
    reads, stores = spans(found.memory_reads, one), spans(found.memory_writes, one)
    if reads is None or stores is None:
        seeds = (seeds[0], seeds[0])
    ends = []
    for values, seed in ((one, seeds[0]), (other, seeds[1])):
        before = state_of(values, Bytes(seed, reads or []))
        after = action(record, before)
        new, old = flat(after), flat(before)
        for name in NAMES:
            if name != "pc" and name not in found.writes:
                assert new[name] == old[name], (hex(word), name)
        if not found.branches:
            assert new["pc"] == (old["pc"] + (4 if new["error"] == native.NO_ERROR else 0)) % TOP
        written = new["mem"].stores() if new["mem"] is not old["mem"] else []
        if stores is not None:
            inside = all(
                any((at - start) % TOP + len(data) <= size for start, size in stores) for at, data in written
            )
            assert inside, (hex(word), written)
        assert not written or found.memory_writes
        ends.append((new["error"], written, {name: new[name] for name in found.writes}, new["pc"]))
    (error, *rest), (other_error, *others) = ends
    assert error == other_error, hex(word)
    if error == native.NO_ERROR:
        assert rest == others, hex(word)


def marked_base(word: int, values: dict[str, Any], rng: random.Random) -> tuple[int, ...]:
    """A monitor in compiled form: the base of a store-exclusive is marked, for an access that may be this one."""
    number = word >> 5 & 31
    base = values["sp" if number == 31 else f"x{number}"]
    return rng.choice((native.OPEN, (1, base, rng.choice((1, 2, 4, 8, 16)))))


def agree(row: Encoding[Any], words: int, random_word: Any, random_value: Any, rng: random.Random) -> None:
    """Footprints of random words of a row against runs, and against the table of what the row writes."""
    for _ in range(words):
        word = random_word(row)
        found = footprint(word)
        within(row, word, found)
        for _ in range(4):
            one, other = random_values(random_value, rng), random_values(random_value, rng)
            if "monitor" in found.reads:
                one["monitor"] = marked_base(word, one, rng)
            compare(word, found, one, other, (rng.getrandbits(32), rng.getrandbits(32)))


def declared(row: Encoding[Any], word: int) -> dict[tuple[str, str], set[str]]:
    """What the table says that a word of a row may write, by the entries of the table."""
    names = {"i": row.decode(word), "B1": B1, "B2": B2, "B3": B3, "B5": B5, "B64": B64, "concat": concat}

    def holds(condition: str) -> bool:
        return not condition or bool(eval(condition, names))

    writes = WRITES[row.name]
    found = {("part", part): {part} if holds(when) else set() for part, when in writes.parts.items()}
    for letter, numbers in (("x", writes.x), ("v", writes.v)):
        for number, when in numbers.items():
            register = f"{letter}{eval(number, names).uint}"
            found[letter, number] = {register} if holds(when) else set()
    if writes.memory is not None:
        found["part", "memory"] = {"memory"} if holds(writes.memory.when) else set()
    if found.get(("part", "flags")):
        found["part", "flags"] = set(FLAGS)
    return found


def written(found: Footprint) -> set[str]:
    """What a footprint says that a word writes."""
    return set(found.writes) | ({"memory"} if found.memory_writes else set())


def within(row: Encoding[Any], word: int, found: Footprint) -> None:
    """What a word writes is what the row may write."""
    assert written(found) <= set().union(*declared(row, word).values()), hex(word)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_footprints_agree_with_runs(
    row: Encoding[Any], random_word: Any, random_value: Any, rng: Any
) -> None:
    agree(row, 4, random_word, random_value, rng)


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_many_footprints_agree_with_runs(
    row: Encoding[Any], random_word: Any, random_value: Any, rng: Any
) -> None:
    agree(row, 100, random_word, random_value, rng)


RARE = (0xD50B7420, 0xD51B4400, 0xD51B4420, 0x1E7E0000)
"""DC ZVA, MSR FPCR, MSR FPSR, FJCVTZS: what they write is rarely met among random words."""


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_all_that_is_declared_is_written(row: Encoding[Any], random_word: Any) -> None:
    """The table of what rows write claims nothing that no word does."""
    words = [word for word in RARE if row.matches(word)]
    missing = set(declared(row, row.value))
    for _ in range(300):
        if not missing:
            break
        word = words.pop() if words else random_word(row)
        if not native.is_undefined(row)(row.values(word)):
            done = written(footprint(word))
            missing -= {entry for entry, names in declared(row, word).items() if names & done}
    assert not missing


def test_a_footprint_that_is_too_small_is_noticed(random_value: Any, rng: random.Random) -> None:
    """The comparison fails where a register that is read, or written, is left out."""
    whole = footprint(0x8B020020)
    for part in ("reads", "writes"):
        fields = {name: getattr(whole, name) for name in Footprint.__dataclass_fields__}
        less = Footprint(**{**fields, part: ()})
        with pytest.raises(AssertionError):
            for _ in range(20):
                one, other = random_values(random_value, rng), random_values(random_value, rng)
                compare(0x8B020020, less, one, other, (1, 2))
