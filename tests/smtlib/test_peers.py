"""Answers against those of z3, and of Bitwuzla where it is installed: on random scripts with every operator, and on mutations of the packs."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest

from lemmata.smt_pool import decide_all
from lemmata.smt_tasks import Task, load

from .random_scripts import Scripts, mutated

z3: Any = pytest.importorskip("z3")
SEED = int(os.environ.get("LEMMATA_SEED", "20261121"))


def by_z3(script: str) -> str:
    """The answer of z3, within a number of its steps."""
    solver = z3.SolverFor("QF_BV")
    solver.set("rlimit", 3_000_000)
    solver.from_string(script)
    return str(solver.check())


def by_bitwuzla(script: str) -> str:
    """The answer of Bitwuzla; unknown where it is not installed, takes long, or loses a name.

    Bitwuzla 0.9.1 forgets a constant after a let inside the value of a let that binds the same name.
    """
    try:
        import bitwuzla
    except ModuleNotFoundError:
        return "unknown"
    options = bitwuzla.Options()
    options.set(bitwuzla.Option.TIME_LIMIT_PER, 5_000)
    parser = bitwuzla.Parser(bitwuzla.TermManager(), options)
    try:
        parser.parse(script.replace("(check-sat)", ""), True, False)
    except bitwuzla.BitwuzlaException as error:
        if "undefined symbol" not in str(error):
            raise
        return "unknown"
    answer = parser.bitwuzla().check_sat()
    return {bitwuzla.Result.SAT: "sat", bitwuzla.Result.UNSAT: "unsat"}.get(answer, "unknown")


def compared(scripts: list[str], conflicts: int) -> int:
    """How many scripts z3 decides too; all must agree on what they decide."""
    print(f"LEMMATA_SEED={SEED}")
    tasks = [Task("random", str(i), text, "random") for i, text in enumerate(scripts)]
    both = 0
    for done in decide_all(tasks, 2, conflicts, None):
        assert not done.error, (done.error, done.task.text)
        (verdict,) = done.verdicts
        if verdict.result == "unknown":
            continue
        answer = by_z3(done.task.text)
        if answer != "unknown":
            both += 1
            for peer in (answer, by_bitwuzla(done.task.text)):
                assert peer in (verdict.result, "unknown"), done.task.text
    return both


def test_random_scripts() -> None:
    scripts = Scripts(random.Random(SEED))
    assert compared([scripts.script() for _ in range(150)], 2_000) >= 140


@pytest.mark.slow
def test_many_random_scripts() -> None:
    scripts = Scripts(random.Random(SEED + 1))
    assert compared([scripts.script() for _ in range(3_000)], 2_000) >= 2_900


def mutations(packs: Path, count: int) -> list[str]:
    """Mutations of scripts of all packs, with small ones first taken."""
    rng = random.Random(SEED)
    tasks = [
        t
        for name in ("hackers-delight", "instcombine", "regress")
        for t in load(str(packs / f"{name}.jsonl.gz"))
    ]
    found = []
    while len(found) < count:
        text = mutated(rng.choice(tasks).text, rng)
        if text is not None:
            found.append(text)
    return found


def test_mutations(packs: Path) -> None:
    assert compared(mutations(packs, 25), 1_000) >= 18


@pytest.mark.slow
def test_many_mutations(packs: Path) -> None:
    assert compared(mutations(packs, 500), 2_000) >= 400
