"""The map of all words and the coverage of binaries."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lemmata.models.armv8 import coverage, encoding_map, index, native
from lemmata.models.armv8.elf import Archive
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.errors import ObjectFileError
from lemmata.models.armv8.table import ROWS


def test_rows_are_disjoint_over_all_words() -> None:
    assert encoding_map.overlaps() == []


def test_overlaps_are_found() -> None:
    row = ROWS[0]
    assert encoding_map.overlaps((row, row)) == [(row, row)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_counts_agree_with_samples(row: Encoding[Any], rng: random.Random) -> None:
    counted = encoding_map.count(row)
    assert counted.words == 1 << 32 - row.mask.bit_count() and 0 <= counted.modelled <= counted.words
    sample = 4_000
    found = 0
    for _ in range(sample):
        record = row.values(rng.getrandbits(32) & ~row.mask | row.value)
        found += not native.is_undefined(row)(record) and not native.is_unmodelled(row)(record)
    share = counted.modelled / counted.words
    assert abs(found / sample - share) < 5 * (share * (1 - share) / sample) ** 0.5 + 2 / sample


def test_the_map_has_every_row_of_the_index() -> None:
    names = [(r.group, r.name) for r in encoding_map.whole()]
    assert names == [(group, name) for group, rows in index.ROWS.items() for name, _ in rows]


def test_undefined_words_are_those_that_execute_refuses(
    random_word: Callable[[Encoding[Any]], int],
) -> None:
    for row in ROWS:
        for _ in range(60):
            word = random_word(row)
            refused = type(native.error_of(native.run_once(word))).__name__ == "UndefinedInstruction"
            assert refused == native.is_undefined(row)(row.values(word)), (row, hex(word))


def test_classes_of_what_is_missing() -> None:
    assert coverage.missing_class(0x8B020020) is None
    assert coverage.missing_class(0xDAC10020) == "dpreg: dp_1src/pacia (undefined)"
    assert coverage.missing_class(0x00000000) == "reserved: perm_undef/udf (no row)"


def test_coverage_of_libgcc(libgcc: Archive) -> None:
    found = coverage.coverage(Path(libgcc.source))
    assert found.words > 3_000 and found.modelled + found.missing.total() == found.words
    assert found.percent > 50


def test_what_is_no_binary_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"text")
    with pytest.raises(ObjectFileError, match="not an ELF file"):
        coverage.coverage(path)
    with pytest.raises(ObjectFileError, match="No such file"):
        coverage.coverage(tmp_path / "y")
