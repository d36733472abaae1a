"""Random instruction words and states, with the corners where models go wrong drawn often."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from lemmata.models.armv8 import native
from lemmata.models.armv8.address_space import TOP, Written
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fuzz.words import random_word
from lemmata.models.armv8.native import ERROR, MEM, NO_ERROR, OPEN, NativeState, decoded
from lemmata.models.armv8.state import Error, MemoryFault
from lemmata.models.armv8.table import find

BASE, SIZE = 0x2000_0000, 0x4000
"""The memory that a case may touch; its bytes are those of the batch."""
CODE = BASE + 0x2000
BRK = 0xD4200000
EDGES = (0, 1, TOP - 1, TOP >> 1, (TOP >> 1) - 1, 1 << 31, (1 << 32) - 1, (1 << 31) - 1, 63, 64, 0x8080808080808080)
HALVES = (0x0000, 0x8000, 0x3C00, 0xBC00, 0x7C00, 0xFC00, 0x7E00, 0x7D01, 0x0001, 0x03FF, 0x0400, 0x7BFF)
SINGLES = (0, 0x80000000, 0x3F800000, 0xBF800000, 0x7F800000, 0xFF800000, 0x7FC00000, 0x7FA00001, 1, 0x007FFFFF,
           0x00800000, 0x7F7FFFFF, 0x4F000000, 0x5F000000, 0xCF000000)  # fmt: skip
DOUBLES = (0, 1 << 63, 0x3FF << 52, 0xBFF << 52, 0x7FF << 52, 0xFFF << 52, 0x7FF8 << 48, 0x7FF4 << 48 | 1, 1,
           (1 << 52) - 1, 1 << 52, (0x7FF << 52) - 1, 0x41E << 52, 0x43E << 52, 0xC3E << 52)  # fmt: skip
ROUNDING = (0, 0, 0, 0x400000, 0x800000, 0xC00000, 0x1000000, 0x2000000, 0x80000, 0x3C80000, 0x4000000)
"""FPCR: rounding modes (23:22), flush to zero (24), default NaN (25), flush of half precision (19), its
alternative format (26)."""


@dataclass(frozen=True)
class Case:
    """A word at CODE and the state before it; memory is that of the batch."""

    word: int
    x: tuple[int, ...]
    sp: int
    nzcv: int
    v: tuple[int, ...]
    fpcr: int
    fpsr: int
    tpidr: int

    @property
    def base(self) -> int:
        """What the base register of a load or store holds."""
        number = self.word >> 5 & 31
        return self.sp if number == 31 else self.x[number]


@dataclass(frozen=True)
class Outcome:
    """The state after a case; `stores` are the changed bytes. `stopped` where the instruction did not complete."""

    x: tuple[int, ...]
    sp: int
    pc: int
    nzcv: int
    v: tuple[int, ...]
    fpcr: int
    fpsr: int
    tpidr: int
    stores: tuple[tuple[int, int], ...]
    stopped: bool


class Region:
    """The memory of a batch, as compiled code reads it."""

    def __init__(self, content: bytes, word: int) -> None:
        offset = CODE - BASE
        self.content = content[:offset] + word.to_bytes(4, "little") + content[offset + 4 :]

    def __call__(self, address: int) -> int:
        """The byte at an address."""
        return self.content[address - BASE]

    def load(self, address: int, size: int) -> int:
        """The little-endian value of so many bytes."""
        return int.from_bytes(self.content[address - BASE : address - BASE + size], "little")

    def accessible(self, address: int, size: int) -> bool:
        """Whether all these bytes are in the region."""
        return BASE <= address and address + size <= BASE + SIZE


def run(case: Case, content: bytes) -> tuple[Outcome, Error]:
    """A case on the compiled semantics."""
    memory = Region(content, case.word)
    flags = tuple(bool(case.nzcv >> place & 1) for place in (3, 2, 1, 0))
    before: NativeState = (
        case.x, case.sp, CODE, flags, case.v, case.fpcr, case.fpsr, case.tpidr, OPEN, NO_ERROR,
        memory, memory.accessible, memory.accessible,
    )  # fmt: skip
    function, record = decoded(case.word)
    s = function(record, before)
    if s[ERROR] != NO_ERROR:
        s = (*before[:ERROR], s[ERROR], *before[MEM:])
    nzcv = sum(bit << 3 - place for place, bit in enumerate(s[native.FLAGS]))
    outcome = Outcome(
        s[native.REGS], s[native.SP], s[native.PC], nzcv, s[native.VREGS], s[native.FPCR], s[native.FPSR], s[native.TPIDR],
        _stores(s[MEM], memory), s[ERROR] != NO_ERROR,
    )  # fmt: skip
    return outcome, native.error_of(s)


def _stores(written: Any, memory: Region) -> tuple[tuple[int, int], ...]:
    """The bytes that differ from those before, by address."""
    changed: dict[int, int] = {}
    if isinstance(written, Written):
        for address, data in written.stores():
            changed |= {address + place: byte for place, byte in enumerate(data)}
    return tuple(sorted((address, byte) for address, byte in changed.items() if memory(address) != byte))


class Generator:
    """Random cases; the same seed gives the same ones."""

    def __init__(self, seed: int, rows: Sequence[Encoding[Any]]) -> None:
        self.rng = random.Random(seed)
        self.rows = rows

    def content(self) -> bytes:
        """The memory of a batch: random bytes, runs of zeros and ones; BRK behind the case's word."""
        parts: list[bytes] = []
        while sum(map(len, parts)) < SIZE:
            kind = self.rng.randrange(4)
            length = self.rng.randrange(1, 64)
            parts.append(bytes(length) if kind == 0 else b"\xff" * length if kind == 1 else self.rng.randbytes(length))
        content, after = b"".join(parts)[:SIZE], CODE - BASE + 4
        return content[:after] + BRK.to_bytes(4, "little") + content[after + 4 :]

    def word(self) -> int:
        """A word of some row: mostly an instruction, with fields often zero, all ones, or small."""
        return random_word(self.rng, self.rng.choice(self.rows), 0.98)

    def number(self) -> int:
        """A 64-bit value: an edge, a pointer, a number of few bits, or one of random density."""
        rng = self.rng
        kind = rng.randrange(8)
        if kind == 0:
            return rng.choice(EDGES)
        if kind == 1:
            return BASE + 0x800 + rng.randrange(0x3000)
        if kind == 2:
            return rng.getrandbits(rng.randrange(1, 65))
        value = rng.getrandbits(64)
        for _ in range(rng.randrange(4)):
            value = value & rng.getrandbits(64) if kind & 1 else value | rng.getrandbits(64)
        return value

    def vector(self) -> int:
        """A 128-bit value: lanes of floating-point edges, or two numbers."""
        rng = self.rng
        kind = rng.randrange(6)
        if kind < 3:
            width, edges = ((16, HALVES), (32, SINGLES), (64, DOUBLES))[kind]
            lanes = [
                rng.choice(edges) ^ rng.choice((0, 0, 1, 1 << width - 1)) if rng.random() < 0.7 else rng.getrandbits(width)
                for _ in range(128 // width)
            ]
            return sum(lane << width * place for place, lane in enumerate(lanes))
        return self.number() << 64 | self.number()

    def case(self, content: bytes) -> Case:
        """A case; the base register of a load or store is moved until the access is in the region."""
        rng = self.rng
        word = self.word()
        case = Case(
            word, tuple(self.number() for _ in range(31)), BASE + 0x1000 + 16 * rng.randrange(0x200), rng.getrandbits(4),
            tuple(self.vector() for _ in range(32)), rng.choice(ROUNDING), rng.choice((0, 0, 0x08000000, 0x9F)), self.number(),
        )  # fmt: skip
        row = find(word)
        base = next((field for field in row.fields if field.name == "Rn"), None) if row is not None else None
        for _ in range(3):
            if base is None or row is None or row.group != "ldst":
                break
            _, error = run(case, content)
            if not isinstance(error, MemoryFault):
                break
            case = self._moved(case, base.of(word), error.address.uint)
        return case

    def _moved(self, case: Case, base: int, address: int) -> Case:
        """The case with its base register such that the access is in the region, mostly aligned."""
        target = BASE + 0x800 + self.rng.randrange(0x3000)
        if base == 31 or self.rng.random() < 0.8:
            target &= ~15
        delta = target - address
        if base == 31:
            return replace(case, sp=(case.sp + delta & ~15) % TOP)
        x = list(case.x)
        x[base] = (x[base] + delta) % TOP
        return replace(case, x=tuple(x))
