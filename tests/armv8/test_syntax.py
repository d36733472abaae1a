"""The text of instruction words: the recorded vectors, undefined words, targets, names, random words of rows."""

from __future__ import annotations

import doctest
import importlib
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from lemmata.models.armv8.index import classify
from lemmata.models.armv8.syntax import disassemble, find_form, instruction_class, mnemonic, valid_words
from lemmata.models.armv8.syntax.table import rows

Vectors = Callable[[str], Iterator[dict[str, Any]]]
PACKS = {"base": 11_820, "simdfp": 23_889, "crypto": 1_200, "system": 472}
MODULES = ("assembly", "disassembly", "fields", "immediates", "registers")


@pytest.mark.parametrize("pack", PACKS)
def test_vectors(pack: str, vectors: Vectors) -> None:
    count = 0
    for vector in vectors(pack):
        word = int(vector["w"], 16)
        assert disassemble(word) == vector["t"]
        assert instruction_class(word) == vector["k"].partition(":")[2].replace("_pmull64", "")
        count += 1
    assert count == PACKS[pack]


def test_undefined_words(vectors: Vectors) -> None:
    count = 0
    for vector in vectors("undefined"):
        word = int(vector["w"], 16)
        assert find_form(word) is None, vector
        group, row = classify(word)
        assert disassemble(word) == f".inst {word:#010x} ; undefined ({group}: {row})"
        assert disassemble(word, aliases=True) == disassemble(word)
        assert mnemonic(word) is instruction_class(word) is None
        count += 1
    assert count > 6_000


@pytest.mark.parametrize(
    ("word", "address", "text"),
    [
        (0x14000002, None, "b .+8"),
        (0x17FFFFFC, None, "b .-16"),
        (0x14000002, 0x1000, "b 0x1008"),
        (0x17FFFFFC, 8, "b 0xfffffffffffffff8"),
        (0x54000001, 0, "b.ne 0x0"),
        (0x10000000, None, "adr x0, .+0"),
        (0x90000001, 0x12345678, "adrp x1, 0x12345000"),
        (0xB0000001, 0x12345678, "adrp x1, 0x12346000"),
        (0xB0000001, None, "adrp x1, .+4096"),
    ],
)
def test_targets(word: int, address: int | None, text: str) -> None:
    assert disassemble(word, address) == text


@pytest.mark.parametrize(
    ("word", "plain", "alias"),
    [
        (0x91000000 | 31 << 5, "add x0, sp, #0x0", "mov x0, sp"),
        (0xEB02003F, "subs xzr, x1, x2", "cmp x1, x2"),
        (0xD37DF020, "ubfm x0, x1, #61, #60", "lsl x0, x1, #3"),
        (0xD3431C20, "ubfm x0, x1, #3, #7", "ubfx x0, x1, #3, #5"),
        (0x9A9F17E0, "csinc x0, xzr, xzr, ne", "cset x0, eq"),
        (0x9A9FF7E0, "csinc x0, xzr, xzr, nv", "csinc x0, xzr, xzr, nv"),
        (0x9B027C20, "madd x0, x1, x2, xzr", "mul x0, x1, x2"),
        (0xD503201F, "hint #0x0", "nop"),
        (0xD65F03C0, "ret", "ret"),
        (0x4EA11C20, "orr v0.16b, v1.16b, v1.16b", "mov v0.16b, v1.16b"),
        (0xF2E00000, "movk x0, #0x0, lsl #48", "movk x0, #0x0, lsl #48"),
        (0x12800000, "movn w0, #0x0", "mov w0, #0xffffffff"),
        (0xD50B7421, "sys #3, C7, C4, #1, x1", "dc zva, x1"),
    ],
)
def test_aliases(word: int, plain: str, alias: str) -> None:
    assert disassemble(word) == plain
    assert disassemble(word, aliases=True) == alias


def test_names_of_conditional_branches() -> None:
    assert {mnemonic(0x54000000 | condition) for condition in range(16)} == {"b.cond"}
    assert mnemonic(0x54000010) == "bc.cond"
    assert disassemble(0x5400000E) == "b.al .+0"


@pytest.mark.parametrize("row", rows())
def test_valid_words(row: str, rng: random.Random) -> None:
    words = [word for word, _ in zip(valid_words(row, rng), range(60), strict=False)]
    assert len(words) == 60
    for word in words:
        form = find_form(word)
        assert form is not None and form.row == row and classify(word)[1] == row
    assert len(set(words)) > 4


def test_rare_forms_come_up(rng: random.Random) -> None:
    names = {mnemonic(word) for word, _ in zip(valid_words("dp_1src", rng), range(400), strict=False)}
    assert {"rbit", "rev32", "paciza", "xpaci"} <= names


@pytest.mark.parametrize("word", [-1, 1 << 32])
def test_what_is_no_word(word: int) -> None:
    with pytest.raises(ValueError, match="not a word of 32 bits"):
        disassemble(word)


def test_no_row_of_that_name() -> None:
    with pytest.raises(KeyError):
        next(valid_words("addsub", random.Random(0)))


@pytest.mark.parametrize("name", MODULES)
def test_doctests(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"lemmata.models.armv8.syntax.{name}"))
    assert result.failed == 0 and result.attempted > 0
