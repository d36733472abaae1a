"""Test vectors of whole functions, as `functions.jsonl.gz` of `arm-vectors` has them (its README)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SectionHash:
    """A section in memory, and the SHA-256 of its bytes after relocation."""

    name: str
    address: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FunctionRun:
    """One call: registers and memory before and after, and how many instructions it takes."""

    pre: dict[str, int]
    post: dict[str, int]
    memory: tuple[tuple[int, bytes], ...]
    stored: tuple[tuple[int, bytes], ...]
    instructions: int


@dataclass(frozen=True, slots=True)
class FunctionVectors:
    """A function of a Debian package, and its runs."""

    symbol: str
    package: str
    version: str
    archive: str
    member: str
    sha256: str
    entry: int
    sections: tuple[SectionHash, ...]
    externs: dict[str, int]
    runs: tuple[FunctionRun, ...]

    @property
    def kind(self) -> str:
        """Its class in a report."""
        return f"function:{self.symbol}"


def parse_function(entry: dict[str, Any]) -> FunctionVectors:
    """A function with its runs from the JSON object. Raises ValueError, KeyError, TypeError, AttributeError for another."""
    return FunctionVectors(
        entry["symbol"],
        entry["package"],
        entry["version"],
        entry["archive"],
        entry["member"],
        entry["object_sha256"],
        int(entry["entry"], 16),
        tuple(
            SectionHash(s["name"], int(s["addr"], 16), int(s["size"]), s["sha256_relocated"]) for s in entry["sections"]
        ),
        _numbers(entry["externs"]),
        tuple(_run(run) for run in entry["vectors"]),
    )


def _run(run: dict[str, Any]) -> FunctionRun:
    return FunctionRun(
        _numbers(run["pre"]), _numbers(run["post"]), _ranges(run["mem"]), _ranges(run["memo"]), int(run["insns"])
    )


def _numbers(values: dict[str, str]) -> dict[str, int]:
    return {name: int(value, 16) for name, value in values.items()}


def _ranges(ranges: list[list[str]]) -> tuple[tuple[int, bytes], ...]:
    return tuple((int(start, 16), bytes.fromhex(data)) for start, data in ranges)
