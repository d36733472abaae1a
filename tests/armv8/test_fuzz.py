"""The fuzzer: the model against Unicorn, and planted differences that it must find and make small."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from lemmata.models.armv8.conform import conform
from lemmata.models.armv8.errors import OracleError
from lemmata.models.armv8.fuzz import campaign, qemu_oracle
from lemmata.models.armv8.fuzz.cases import BASE, SIZE, Case, Generator, Outcome, run
from lemmata.models.armv8.fuzz.known_errors import KnownError, known_error
from lemmata.models.armv8.fuzz.unicorn_oracle import Oracle
from lemmata.models.armv8.table import ROWS, find

SEED = 20261121


@pytest.fixture
def oracle() -> Iterator[Oracle]:
    """Unicorn in its own process."""
    pytest.importorskip("unicorn")
    made = Oracle()
    yield made
    made.close()


class Model:
    """The model as its own oracle, with a planted error: X3 comes out one too large wherever it is written."""

    def run(self, cases: list[Case], content: bytes) -> list[Outcome | None]:
        found: list[Outcome | None] = []
        for case in cases:
            outcome, _ = run(case, content)
            if outcome.x[3] != case.x[3]:
                outcome = dataclasses.replace(
                    outcome, x=(*outcome.x[:3], outcome.x[3] + 1 & 2**64 - 1, *outcome.x[4:])
                )
            found.append(outcome)
        return found

    def known(self, case: Case) -> KnownError | None:
        return None


def check(oracle: campaign.Runs, count: int) -> None:
    result = campaign.fuzz(oracle, SEED, count)
    assert not result.unexplained, "\n".join(map(str, result.unexplained))
    assert result.cases == count and result.agreed > 0.9 * count
    assert len(result.rows) >= 0.95 * len(ROWS)


@pytest.fixture
def qemu() -> Iterator[qemu_oracle.Oracle]:
    """QEMU in user mode."""
    try:
        qemu_oracle.emulator()
    except OracleError as error:
        pytest.skip(str(error))
    made = qemu_oracle.Oracle()
    yield made
    made.close()


def test_qemu(qemu: qemu_oracle.Oracle) -> None:
    check(qemu, 2_000)


def test_unicorn(oracle: Oracle) -> None:
    check(oracle, 4_000)


@pytest.mark.slow
def test_unicorn_at_length(oracle: Oracle) -> None:
    check(oracle, 40_000)


def test_the_same_seed_gives_the_same_cases() -> None:
    first, second = Generator(5, ROWS), Generator(5, ROWS)
    content = first.content()
    assert content == second.content() and len(content) == SIZE
    assert [first.case(content) for _ in range(50)] == [second.case(content) for _ in range(50)]


def test_planted_errors_are_found_and_made_small(tmp_path: Path) -> None:
    result = campaign.fuzz(Model(), SEED, 20_000, "dpreg/", most=5)
    assert len(result.unexplained) >= 5
    for d in result.unexplained:
        assert [name for name, _, _ in campaign.difference(d)] == ["x3"]
        kept = sum(1 for value in (*d.case.x, *d.case.v, d.case.fpcr, d.case.fpsr, d.case.nzcv) if value)
        assert kept <= 4, d
    pack = tmp_path / "found.jsonl"
    pack.write_text("".join(d.vector() + "\n" for d in result.unexplained), encoding="utf-8")
    replayed = conform([pack], 0)
    assert replayed.total("failed") == len(result.unexplained)
    assert all(list(failure.difference) == ["x3"] for failure in replayed.failures)


def test_loads_and_stores_mostly_complete() -> None:
    generator = Generator(SEED, [row for row in ROWS if row.group == "ldst"])
    content = generator.content()
    outcomes = [run(generator.case(content), content)[0] for _ in range(300)]
    assert sum(not outcome.stopped for outcome in outcomes) > 200
    assert any(outcome.stores for outcome in outcomes)
    assert all(BASE <= address < BASE + SIZE for outcome in outcomes for address, _ in outcome.stores)


@pytest.mark.parametrize(
    ("word", "part"),
    [(0xB824436C, "LDSMAX"), (0x38B85262, "LDSMIN"), (0x2F4D31E0, "lanes"), (0x4E98A682, "I8MM"), (0x6E44ED21, "BF16"),
     (0x0FEDFA87, "BF16"), (0x1E634226, "BF16"), (0x0EA1695A, "BF16"), (0xDAC123E1, "PAuth"), (0x4F9AF323, "I8MM"),
     (0x5F12FFE2, "FCVTZS"), (0x0E70FBFF, "reductions"), (0x4E70C814, "reductions"), (0x2F07FC00, "FMOV"),
     (0x4F15FA45, "I8MM"), (0x0F5EF06E, "BF16"), (0x2ECBFCC7, "BF16"), (0x2E57FD41, "BF16"), (0x4E8A9C63, "I8MM")],
)  # fmt: skip
def test_known_errors(word: int, part: str) -> None:
    known = known_error(word)
    assert known is not None and part in known.reason


def test_known_errors_are_few() -> None:
    generator = Generator(SEED, ROWS)
    words = [generator.word() for _ in range(4_000)]
    assert sum(known_error(word, BASE) is not None for word in words) < 0.1 * len(words)
    assert known_error(0x8B020020) is None and find(0x8B020020) is not None


def test_a_row_that_is_not_there_is_refused() -> None:
    with pytest.raises(OracleError, match="no row"):
        campaign.fuzz(Model(), 1, 10, "nonsense")
