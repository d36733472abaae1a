"""The shared tests of the policy language."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("LEMMATA_DATA", ROOT.parent / "shared")) / "cedar-corpus"


def _lines(path: Path) -> Iterator[Any]:
    if not path.exists():
        pytest.skip(f"{path} is not here")
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            yield json.loads(line)


def cases(*packs: str) -> Iterator[Any]:
    """The tests of packs such as "corpus"."""
    for pack in packs:
        yield from _lines(FOLDER / f"{pack}.jsonl.gz")


def probes() -> Iterator[Any]:
    """The probes."""
    return _lines(FOLDER / "probes.jsonl")
