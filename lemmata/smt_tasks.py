"""What `lemmata smt` is given: SMT-LIB scripts, and packs of them (`.jsonl`, `.jsonl.gz`)."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_STATUS = ("sat", "unsat", "unknown", None)


class BadTask(Exception):
    """An input cannot be read."""


@dataclass(frozen=True)
class Task:
    """A script, where it is from, and what a pack says about it."""

    file: str
    name: str
    text: str
    place: str
    """The file, or the line of a pack, that errors are reported at."""
    status: str | None = None
    vacuous: bool = False


def is_pack(path: str) -> bool:
    """Whether a file is a pack, by its name."""
    return path.endswith((".jsonl", ".jsonl.gz"))


def load(path: str) -> list[Task]:
    """The tasks of a file; `-` is standard input. Raises BadTask."""
    try:
        if is_pack(path):
            return list(_pack(path))
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadTask(f"{path}: not UTF-8 at byte {error.start}") from None
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise BadTask(f"{path}: broken gzip: {error}") from None
    except OSError as error:
        raise BadTask(f"{path}: {error.strerror or error}") from None
    return [Task(path, path, text, path)]


def _pack(path: str) -> Iterator[Task]:
    data = Path(path).read_bytes()
    text = (gzip.decompress(data) if path.endswith(".gz") else data).decode("utf-8")
    names: set[str] = set()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            column = f":{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
            raise BadTask(f"{place}{column}: no JSON: {error}") from None
        yield _row(path, place, row, names)


def _row(path: str, place: str, row: object, names: set[str]) -> Task:
    if not isinstance(row, dict):
        raise BadTask(f"{place}: not a JSON object")
    name, text, status = row.get("name"), row.get("smt2"), row.get("status")
    if not isinstance(name, str) or not isinstance(text, str):
        raise BadTask(f"{place}: `name` and `smt2` are needed, both strings")
    if status not in _STATUS:
        raise BadTask(f"{place}: `status` is sat, unsat or unknown, not {status!r}")
    if name in names:
        raise BadTask(f"{place}: the name {name} occurs twice")
    names.add(name)
    return Task(path, name, text, f"{place}: {name}", status, row.get("vacuous") is True)
