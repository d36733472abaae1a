"""Test vectors: states before and after single instructions, and what an execution got wrong.

The format is that of `arm-vectors` (its README): registers that a vector does not name get random values and
must keep them, and memory that it does not list must not be touched.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lemmata.models.armv8 import native
from lemmata.models.armv8.address_space import TOP, Written
from lemmata.models.armv8.errors import VectorError
from lemmata.models.armv8.function_vectors import FunctionVectors, parse_function
from lemmata.models.armv8.native import (
    ERROR,
    FLAGS,
    FPCR,
    FPSR,
    MEM,
    NO_ERROR,
    OPEN,
    PC,
    REGS,
    SP,
    VREGS,
    NativeState,
    decoded,
)
from lemmata.models.armv8.state import Error, UndefinedInstruction, UnmodelledInstruction

Values = dict[str, int]
"""Registers by name: `x0`, `sp`, `pc`, `nzcv`, `v0`, `fpcr`, `fpsr`."""
Difference = dict[str, tuple[object, object]]
"""What is wanted and what is found, by the name of a register, `[address]` for a byte, or `error`."""

_NUMBERED = {f"x{n}": (REGS, n) for n in range(31)} | {f"v{n}": (VREGS, n) for n in range(32)}
_SINGLE = {"sp": SP, "pc": PC, "fpcr": FPCR, "fpsr": FPSR}
_FLAGS = [tuple(bool(nzcv >> place & 1) for place in (3, 2, 1, 0)) for nzcv in range(16)]


@dataclass(frozen=True, slots=True)
class Vector:
    """One instruction word, a state before it, and what differs after it."""

    word: int
    text: str
    kind: str
    pre: Values
    post: Values
    memory: dict[int, int]
    stored: dict[int, int]


@dataclass(frozen=True, slots=True)
class UndefinedWord:
    """A word that is no instruction."""

    word: int
    kind: str


class Bytes:
    """A memory of some bytes; no other may be accessed."""

    __slots__ = ("content",)

    def __init__(self, content: dict[int, int]) -> None:
        self.content = content

    def __call__(self, address: int) -> int:
        """The byte at an address."""
        return self.content[address]

    def load(self, address: int, size: int) -> int:
        """The little-endian value of so many bytes."""
        return sum(self.content[(address + place) % TOP] << 8 * place for place in range(size))

    def accessible(self, address: int, size: int) -> bool:
        """Whether all these bytes are there."""
        return all((address + place) % TOP in self.content for place in range(size))


class Filler:
    """Random values for the registers that vectors do not name: register files drawn once, used again and again."""

    def __init__(self, rng: random.Random, count: int = 257) -> None:
        self.files = [
            (
                [rng.getrandbits(64) for _ in range(31)],
                [rng.getrandbits(128) for _ in range(32)],
                rng.getrandbits(60) << 4,
                rng.getrandbits(4),
            )
            for _ in range(count)
        ]
        self.turn = 0

    def draw(self) -> tuple[list[int], list[int], int, int]:
        """General registers, vector registers, SP, NZCV."""
        self.turn = (self.turn + 1) % len(self.files)
        return self.files[self.turn]


def read_vectors(path: Path) -> Iterator[Vector | UndefinedWord | FunctionVectors]:
    """The vectors of a pack. Raises VectorError, with file and line, where one cannot be read."""
    for number, entry in read_lines(path):
        try:
            yield _parse(entry)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise VectorError(f"{path}:{number}: not a vector: {error!r}") from error


def _parse(entry: dict[str, Any]) -> Vector | UndefinedWord | FunctionVectors:
    if "symbol" in entry:
        return parse_function(entry)
    return parse_vector(entry) if "pre" in entry else UndefinedWord(int(entry["w"], 16), entry["k"])


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of a pack, one a line, with their numbers. Raises VectorError where that fails."""
    number = 0
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as lines
        ):
            for number, line in enumerate(lines, 1):
                entry = json.loads(line)
                if not isinstance(entry, dict):
                    raise VectorError(f"{path}:{number}: not a JSON object")
                yield number, entry
    except json.JSONDecodeError as error:
        raise VectorError(f"{path}:{number}:{error.colno}: not JSON: {error.msg}") from error
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise VectorError(f"{path}: {error}") from error


def parse_vector(entry: dict[str, Any]) -> Vector:
    """A vector from its JSON object."""
    pre = {name: int(value, 16) for name, value in entry["pre"].items()}
    post = {name: int(value, 16) for name, value in entry["post"].items()}
    unknown = [name for name in (*pre, *post) if name not in _NUMBERED and name not in _SINGLE and name != "nzcv"]
    if unknown:
        raise ValueError(f"there is no register {unknown[0]}")
    memory, stored = _bytes(entry.get("mem", ())), _bytes(entry.get("memo", ()))
    return Vector(int(entry["w"], 16), entry.get("t", ""), entry["k"], pre, post, memory, stored)


def _bytes(ranges: list[list[str]]) -> dict[int, int]:
    """Bytes by address, from pairs of an address and its bytes."""
    return {
        (int(start, 16) + place) % TOP: byte
        for start, data in ranges
        for place, byte in enumerate(bytes.fromhex(data))
    }


def replay(vector: Vector, filler: Filler) -> tuple[Difference, Error | None]:
    """Run a vector on the compiled semantics; what differs from it, and the error, if any."""
    before = state_before(vector, filler)
    function, record = decoded(vector.word)
    after = function(record, before)
    if after[ERROR] == NO_ERROR:
        wanted = list(before)
        wanted[PC] = (before[PC] + 4) % TOP
        _patch(wanted, vector.post)
        memory = after[MEM]
        unchanged = memory is before[MEM] and not vector.stored
        if tuple(wanted[:MEM]) == _without_monitor(after, before) and (unchanged or _same_bytes(vector, memory)):
            return {}, None
        return _difference(vector, wanted, after), None
    return {"error": (None, native.error_of(after))}, native.error_of(after)


def _without_monitor(after: NativeState, before: NativeState) -> NativeState:
    """The fields that a vector speaks of; it says nothing of the monitor."""
    return (*after[: native.MONITOR], before[native.MONITOR], NO_ERROR)


def state_before(vector: Vector, filler: Filler) -> NativeState:
    """The state before an instruction, random where the vector does not say; FPCR and FPSR are 0 then."""
    x, v, sp, nzcv = filler.draw()
    memory = Bytes(vector.memory)
    allowed = memory.accessible
    state = [tuple(x), sp, 0, _FLAGS[nzcv], tuple(v), 0, 0, 0, OPEN, NO_ERROR, memory, allowed, allowed]
    _patch(state, vector.pre)
    return tuple(state)


def _patch(state: list[Any], values: Values) -> None:
    """Change registers of a state."""
    files: dict[int, list[int]] = {}
    for name, value in values.items():
        place = _NUMBERED.get(name)
        if place is not None:
            files.setdefault(place[0], list(state[place[0]]))[place[1]] = value
        elif name == "nzcv":
            state[FLAGS] = _FLAGS[value]
        else:
            state[_SINGLE[name]] = value
    for field, file in files.items():
        state[field] = tuple(file)


def _same_bytes(vector: Vector, memory: Any) -> bool:
    """Whether memory has the bytes that a vector wants; stores outside it have been refused already."""
    wanted = {**vector.memory, **vector.stored}
    stores = memory.stores() if isinstance(memory, Written) else []
    touched = {(address + place) % TOP for address, data in stores for place in range(len(data))}
    return all(memory(address) == wanted.get(address) for address in touched | vector.stored.keys())


def _difference(vector: Vector, wanted: list[Any], after: NativeState) -> Difference:
    """Which registers and bytes are not as they should be."""
    found: Difference = {}
    for name, (field, number) in _NUMBERED.items():
        if wanted[field][number] != after[field][number]:
            found[name] = f"{wanted[field][number]:x}", f"{after[field][number]:x}"
    for name, field in _SINGLE.items():
        if wanted[field] != after[field]:
            found[name] = f"{wanted[field]:x}", f"{after[field]:x}"
    if wanted[FLAGS] != after[FLAGS]:
        found["nzcv"] = wanted[FLAGS], after[FLAGS]
    memory = after[MEM]
    for address, byte in {**vector.memory, **vector.stored}.items():
        if memory(address) != byte:
            found[f"[{address:x}]"] = f"{byte:02x}", f"{memory(address):02x}"
    return found or {"state": ("as the vector says", "another")}


def error_at_once(word: int) -> Error:
    """The error that a word gives in a state of zeros."""
    return native.error_of(native.run_once(word))


def is_undefined(word: int) -> bool:
    """Whether the model takes a word as undefined."""
    return isinstance(error_at_once(word), UndefinedInstruction)


def is_unsupported(error: Error | None) -> bool:
    """Whether an error says that the model has nothing for an instruction."""
    return isinstance(error, UnmodelledInstruction)
