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

from lemmata.core.language import B8, B64
from lemmata.models.armv8 import emulator
from lemmata.models.armv8.errors import VectorError
from lemmata.models.armv8.state import NoError, State

Values = dict[str, int]
"""Registers by name (`x0`, `sp`, `pc`, `nzcv`, `v0`, `fpcr`, `fpsr`) and bytes of memory by address (`[1000]`)."""


@dataclass(frozen=True)
class Vector:
    """One instruction word, a state before it, and what differs after it."""

    word: int
    text: str
    kind: str
    pre: Values
    post: Values
    memory: dict[int, int]
    stored: dict[int, int]

    @property
    def row(self) -> str:
        """The row of the encoding index."""
        return self.kind.partition(":")[2].partition("/")[0]


def read_vectors(path: Path) -> Iterator[Vector]:
    """The vectors of a pack. Raises VectorError, with file and line, where one cannot be read."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield parse_vector(json.loads(line))
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    raise VectorError(f"{path}:{number}: not a vector: {error!r}") from error
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise VectorError(f"{path}: {error}") from error


def parse_vector(entry: dict[str, Any]) -> Vector:
    """A vector from its JSON object."""
    pre, post = ({name: int(value, 16) for name, value in entry[part].items()} for part in ("pre", "post"))
    return Vector(
        int(entry["w"], 16), entry.get("t", ""), entry["k"], pre, post,
        _bytes(entry.get("mem", [])), _bytes(entry.get("memo", [])),
    )  # fmt: skip


def _bytes(ranges: list[list[str]]) -> dict[int, int]:
    """Bytes by address, from pairs of an address and its bytes."""
    return {
        int(start, 16) + place: byte for start, data in ranges for place, byte in enumerate(bytes.fromhex(data))
    }


def replay(vector: Vector, rng: random.Random) -> dict[str, tuple[object, object]]:
    """Run a vector on the semantics; what differs, as wanted and found values by name, empty if nothing does."""
    before = state_before(vector, rng)
    after = emulator.step({before["pc"]: vector.word}, _state(before, vector.memory))
    found = values(after, vector.memory)
    wanted = before | {"pc": (before["pc"] + 4) % 2**64} | vector.post
    wanted |= {f"[{address:x}]": byte for address, byte in (vector.memory | vector.stored).items()}
    difference: dict[str, tuple[object, object]] = {
        name: (f"{wanted[name]:x}", f"{found[name]:x}") for name in wanted if wanted[name] != found[name]
    }
    if not isinstance(after.error, NoError):
        difference["error"] = None, after.error
    return difference


def state_before(vector: Vector, rng: random.Random) -> Values:
    """The registers before an instruction, random where the vector does not say; FPCR and FPSR are 0 then."""
    before = {f"x{number}": rng.getrandbits(64) for number in range(31)}
    before |= {f"v{number}": rng.getrandbits(128) for number in range(32)}
    before |= {"sp": rng.getrandbits(60) << 4, "nzcv": rng.getrandbits(4), "fpcr": 0, "fpsr": 0}
    return before | vector.pre


def _state(before: Values, memory: dict[int, int]) -> State:
    """The state of some values."""

    def mem(address: B64) -> B8:
        return B8(memory[address.uint])

    def accessible(address: B64, size: B64) -> bool:
        return all((address.uint + place) % 2**64 in memory for place in range(size.uint))

    return emulator.make_state(
        {number: before[f"x{number}"] for number in range(31)}, sp=before["sp"], pc=before["pc"], nzcv=before["nzcv"],
        v={number: before[f"v{number}"] for number in range(32)}, fpcr=before["fpcr"], fpsr=before["fpsr"],
        mem=mem, accessible=accessible,
    )  # fmt: skip


def values(s: State, memory: dict[int, int]) -> Values:
    """The registers of a state by name, and the bytes at some addresses."""
    found = {f"x{number}": value for number, value in enumerate(emulator.registers(s))}
    found |= {f"v{number}": value for number, value in enumerate(emulator.vectors(s))}
    found |= {"sp": s.sp.uint, "pc": s.pc.uint, "nzcv": emulator.nzcv(s), "fpcr": s.fpcr.uint, "fpsr": s.fpsr.uint}
    mem = s.mem
    return found | {f"[{address:x}]": mem(B64(address)).uint for address in memory}
