"""The emulator, the undefined words, the disassembler and the encoding index against recorded vectors."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from lemmata.models.armv8.disassembler import disassemble
from lemmata.models.armv8.emulator import make_state, nzcv, registers, step
from lemmata.models.armv8.index import classify
from lemmata.models.armv8.state import NoError, UndefinedInstruction
from lemmata.models.armv8.table import ROWS, find

Vectors = Callable[[str], Iterator[dict[str, Any]]]
NOT_MODELLED = {
    "crc32b",
    "crc32h",
    "crc32w",
    "crc32x",
    "crc32cb",
    "crc32ch",
    "crc32cw",
    "crc32cx",
    "udiv",
    "sdiv",
}


def modelled(vectors: Vectors) -> Iterator[dict[str, Any]]:
    """The vectors of the rows of the table, without the instructions left out of them."""
    names = {row.name for row in ROWS}
    for vector in vectors("base"):
        row, mnemonic = vector["k"].partition(":")[2].split("/")
        if row in names and mnemonic not in NOT_MODELLED:
            yield vector


def replay(vector: dict[str, Any], rng: random.Random) -> str | None:
    """Run a vector, with random values in unlisted registers; what differs, if anything."""
    pre = {name: int(value, 16) for name, value in vector["pre"].items()}
    post = {name: int(value, 16) for name, value in vector["post"].items()}
    before = [pre.get(f"x{number}", rng.getrandbits(64)) for number in range(31)]
    sp, flags = pre.get("sp", rng.getrandbits(64)), pre.get("nzcv", rng.getrandbits(4))
    state = step({pre["pc"]: int(vector["w"], 16)}, make_state(before, sp=sp, pc=pre["pc"], nzcv=flags))
    wanted = {f"x{number}": post.get(f"x{number}", value) for number, value in enumerate(before)}
    wanted |= {"sp": post.get("sp", sp), "pc": post.get("pc", pre["pc"] + 4), "nzcv": post.get("nzcv", flags)}
    found = {f"x{number}": value for number, value in enumerate(registers(state))}
    found |= {"sp": state.sp.uint, "pc": state.pc.uint, "nzcv": nzcv(state)}
    if isinstance(state.error, NoError) and found == wanted:
        return None
    changed = {name: (wanted[name], found[name]) for name in wanted if wanted[name] != found[name]}
    return f"{vector['w']} {vector['t']}: {state.error}, wanted and found {changed}"


def test_vectors(vectors: Vectors, rng: random.Random) -> None:
    count = 0
    for vector in modelled(vectors):
        assert (difference := replay(vector, rng)) is None, difference
        count += 1
    assert count > 1_500


def test_text(vectors: Vectors) -> None:
    for vector in modelled(vectors):
        assert disassemble(int(vector["w"], 16)) == vector["t"]


def test_undefined_words(vectors: Vectors) -> None:
    count = 0
    for vector in vectors("undefined"):
        word = int(vector["w"], 16)
        if find(word) is not None:
            state = step({0: word}, make_state())
            assert isinstance(state.error, UndefinedInstruction), vector
            count += 1
    assert count > 500


def test_left_out_words_are_not_undefined(vectors: Vectors) -> None:
    for vector in vectors("base"):
        word = int(vector["w"], 16)
        row = find(word)
        if row is not None and vector["k"].rpartition("/")[2] in NOT_MODELLED:
            assert row.unmodelled is not None and row.unmodelled(row.decode(word))
            assert not row.undefined(row.decode(word))


def test_encoding_index(vectors: Vectors) -> None:
    for name in ("base", "simdfp", "crypto", "system"):
        for vector in vectors(name):
            row = vector["k"].partition(":")[2].partition("/")[0].removesuffix("_pmull64")
            assert classify(int(vector["w"], 16))[1] == row, vector
