"""The benchmark packs: nothing wrong, and no less decided than before."""

from __future__ import annotations

from pathlib import Path

import pytest
from lemmata.models.smtlib.answers import UNKNOWN
from lemmata.models.smtlib.running import Verdict

from lemmata.smt_pool import decide_all
from lemmata.smt_tasks import Task, load


def decided(tasks: list[Task], conflicts: int) -> tuple[list[Verdict], list[str]]:
    """The verdicts on some tasks, and the names of those that are unknown."""
    done = list(decide_all(tasks, 2, conflicts, None))
    assert [d.error for d in done if d.error] == []
    verdicts = [v for d in done for v in d.verdicts]
    assert len(verdicts) == len(tasks)
    assert [v.name for v in verdicts if v.wrong] == []
    return verdicts, sorted([v.name for v in verdicts if v.result == UNKNOWN])


def test_hackers_delight(packs: Path) -> None:
    verdicts, unknown = decided(load(str(packs / "hackers-delight.jsonl.gz")), 5_000)
    assert len(verdicts) == 61
    assert unknown == []


@pytest.mark.parametrize(("pack", "step", "least"), [("instcombine", 100, 0.97), ("regress", 12, 0.96)])
def test_samples(packs: Path, pack: str, step: int, least: float) -> None:
    verdicts, unknown = decided(load(str(packs / f"{pack}.jsonl.gz"))[::step], 5_000)
    assert len(unknown) <= (1 - least) * len(verdicts), unknown


@pytest.mark.slow
@pytest.mark.parametrize(("pack", "least"), [("instcombine", 3890), ("regress", 325)])
def test_whole_packs(packs: Path, pack: str, least: int) -> None:
    verdicts, unknown = decided(load(str(packs / f"{pack}.jsonl.gz")), 20_000)
    assert len(verdicts) - len(unknown) >= least, unknown
