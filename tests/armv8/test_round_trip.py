"""Decoding and encoding in the logic: the theorems of each row, and statements that are nearly true."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lemmata.core.language import B32, Theorem, assume, theorem
from lemmata.models.armv8 import encoders, generate
from lemmata.models.armv8.dispatch import OfAddSubImm, OfAddSubShift, OfAdvSimdShift, decode
from lemmata.models.armv8.dpimm.addsub_imm import AddSubImm
from lemmata.models.armv8.dpreg.addsub_shift import AddSubShift
from lemmata.models.armv8.encoders import (
    encode_addsub_imm,
    encode_addsub_shift,
    encode_asimdshf,
    fields_addsub_imm,
)
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.simd_fp.asimdshf import AdvSimdShift
from lemmata.models.armv8.table import ROWS
from lemmata.models.armv8.theorems.round_trip import ROUND_TRIP
from lemmata.tactics.errors import Refuted
from lemmata.tactics.prover import prove

SAMPLE = [row for row in ROWS if row.nonzero] + list(ROWS[::12])


def test_files_are_generated_from_the_table() -> None:
    for name, text in generate.files().items():
        assert (Path(generate.__file__).parent / name).read_text(encoding="utf-8") == text, name


def test_every_row_has_its_theorems() -> None:
    assert list(ROUND_TRIP) == [row.name for row in ROWS]


def round_trip(row: Encoding[Any]) -> None:
    for statement in ROUND_TRIP[row.name]:
        th = prove(statement)
        assert not th.hyps and th.axioms <= {"choice", "extensionality", "words"}


@pytest.mark.parametrize("row", SAMPLE, ids=lambda row: row.name)
def test_round_trip(row: Encoding[Any]) -> None:
    round_trip(row)


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_round_trip_of_every_row(row: Encoding[Any]) -> None:
    round_trip(row)


def test_the_encoder_is_the_one_of_the_table(random_word: Callable[[Encoding[Any]], int]) -> None:
    for row in ROWS:
        encode, fields = (getattr(encoders, f"{part}_{row.name}") for part in ("encode", "fields"))
        for _ in range(20):
            word = random_word(row)
            record = row.decode(word)
            assert fields(B32(word)) == record
            assert encode(record) == B32(row.encode(record)) == B32(word)


# Near-true statements, each false


@theorem
def a_shift_that_may_be_zero(i: AdvSimdShift) -> bool:
    return decode(encode_asimdshf(i)) == OfAdvSimdShift(i)


@theorem
def operands_swapped(i: AddSubShift) -> bool:
    return decode(encode_addsub_shift(i)) == OfAddSubShift(
        AddSubShift(i.sf, i.op, i.S, i.shift, i.Rn, i.imm6, i.Rm, i.Rd)
    )


@theorem
def a_bit_too_few(w: B32) -> bool:
    assume(w & 0x1F000000 == 0x11000000)
    return encode_addsub_imm(fields_addsub_imm(w)) == w


@theorem
def of_another_row(i: AddSubShift) -> bool:
    return decode(encode_addsub_shift(i)) == OfAddSubImm(
        AddSubImm(i.sf, i.op, i.S, i.shift[0], fields_addsub_imm(encode_addsub_shift(i)).imm12, i.Rn, i.Rd)
    )


@theorem
def every_word_of_a_row_decodes(w: B32) -> bool:
    assume(w & 0x1F000000 == 0x11000000)
    return decode(w) == OfAddSubImm(fields_addsub_imm(w))


@pytest.mark.parametrize(
    "statement",
    [a_shift_that_may_be_zero, operands_swapped, a_bit_too_few, of_another_row, every_word_of_a_row_decodes],
    ids=lambda statement: statement.name,
)
def test_near_true_statements_are_refuted(statement: Theorem[Any]) -> None:
    with pytest.raises(Refuted) as caught:
        prove(statement)
    assert caught.value.replayed
