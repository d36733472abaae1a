"""The emulator, the undefined words, the disassembler and the encoding index against recorded vectors."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from lemmata.models.armv8.disassembler import disassemble
from lemmata.models.armv8.emulator import make_state, step
from lemmata.models.armv8.index import classify
from lemmata.models.armv8.state import UndefinedInstruction
from lemmata.models.armv8.table import ROWS, find
from lemmata.models.armv8.vectors import parse_vector, replay

Vectors = Callable[[str], Iterator[dict[str, Any]]]


def modelled(vectors: Vectors, pack: str) -> Iterator[dict[str, Any]]:
    """The vectors of the rows of the table."""
    names = {row.name for row in ROWS}
    for vector in vectors(pack):
        if vector["k"].partition(":")[2].partition("/")[0] in names:
            yield vector


@pytest.mark.parametrize(("pack", "least"), [("base", 3_400), ("system", 0)])
def test_vectors(pack: str, least: int, vectors: Vectors, rng: random.Random) -> None:
    count = 0
    for entry in modelled(vectors, pack):
        difference = replay(parse_vector(entry), rng)
        assert not difference, (entry["w"], entry["t"], difference)
        count += 1
    assert count >= least


def test_text(vectors: Vectors) -> None:
    count = 0
    for vector in modelled(vectors, "base"):
        text = disassemble(int(vector["w"], 16))
        assert text is None or text == vector["t"]
        count += text is not None
    assert count > 2_000


def test_undefined_words(vectors: Vectors) -> None:
    count = 0
    for vector in vectors("undefined"):
        word = int(vector["w"], 16)
        if find(word) is not None:
            state = step({0: word}, make_state())
            assert isinstance(state.error, UndefinedInstruction), vector
            count += 1
    assert count > 500


def test_encoding_index(vectors: Vectors) -> None:
    for name in ("base", "simdfp", "crypto", "system"):
        for vector in vectors(name):
            row = vector["k"].partition(":")[2].partition("/")[0].removesuffix("_pmull64")
            assert classify(int(vector["w"], 16))[1] == row, vector
