"""The emulator, the undefined words and the encoding index against recorded vectors."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lemmata.models.armv8.conform import conform
from lemmata.models.armv8.index import classify
from lemmata.models.armv8.table import ROWS

Vectors = Callable[[str], Iterator[dict[str, Any]]]


def modelled(vectors: Vectors, pack: str) -> Iterator[dict[str, Any]]:
    """The vectors of the rows of the table."""
    names = {row.name for row in ROWS}
    for vector in vectors(pack):
        if vector["k"].partition(":")[2].partition("/")[0] in names:
            yield vector


@pytest.mark.parametrize(
    ("pack", "least"),
    [("base", 11_820), ("simdfp", 5_000), ("crypto", 0), ("system", 472), ("undefined", 6_800)],
)
def test_vectors(pack: str, least: int, vector_folder: Path, rng: random.Random) -> None:
    report = conform([vector_folder / f"{pack}.jsonl.gz"], rng.getrandbits(32))
    assert not report.failures, "\n".join(map(str, report.failures))
    assert report.total("passed") >= least


def test_encoding_index(vectors: Vectors) -> None:
    for name in ("base", "simdfp", "crypto", "system"):
        for vector in vectors(name):
            row = vector["k"].partition(":")[2].partition("/")[0].removesuffix("_pmull64")
            assert classify(int(vector["w"], 16))[1] == row, vector
