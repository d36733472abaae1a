"""The product of 128-bit numbers in libgcc: proved and re-checked; what is nearly the product is refuted."""

from __future__ import annotations

from pathlib import Path

import pytest
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.reader import read
from lemmata.core.kernel.types import NAT
from lemmata.core.language import concat  # noqa: F401  a goal speaks of it
from lemmata.core.language.formulas import formula
from lemmata.core.logic.writer import proof_text
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.goal import Goal
from lemmata.tactics.prover import prove

from lemmata.targets import load, theorems
from tests.tactics.ring_goals import parts

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    not (ROOT / ".cache/libgcc/libgcc.a").exists(), reason="libgcc.a is not there: run scripts/fetch-libgcc"
)


@pytest.fixture(scope="module")
def example():
    return {t.name: t for t in theorems(load(str(ROOT / "examples/multi3.py")))}


def test_it_is_proved_and_checked_again(example):
    theorem = example["multi3"]
    th = prove(theorem)
    assert th.concl is theorem.statement.conclusion and not th.hyps
    assert th.axioms == {"choice", "extensionality", "words"}
    again = read(proof_text({theorem.name: th}).splitlines())[theorem.name]
    assert again.concl is th.concl and again.axioms == th.axioms


NEARLY = [
    # the carry where the total is at most, not less than, the first summand
    (
        "y.uint <= 0xFFFFFFFF * 0xFFFFFFFF ⊢ (x + y + (z >> 32)).uint + (2**64 if x + y + (z >> 32) <= x else 0)"
        " == x.uint + y.uint + (z >> 32).uint"
    ),
    # summands that may carry twice
    (
        "y.uint <= 0xFFFFFFFFFFFFFFFF ⊢ (x + y + (z >> 32)).uint + (2**64 if x + y + (z >> 32) < x else 0)"
        " == x.uint + y.uint + (z >> 32).uint"
    ),
    "((x & 0xFFFFFFFF) + (y << 32)).uint + 2**64 * (y >> 32).uint == (x & 0xFFFFFFFF).uint + 2**31 * y.uint",
    "((x & 0xFFFFFFFF) + (y << 32)).uint + 2**64 * (y >> 31).uint == (x & 0xFFFFFFFF).uint + 2**32 * y.uint",
    "concat(x, y).uint == 2**64 * y.uint + x.uint",
    "x.uint == (x & 0xFFFFFFFF).uint + 2**32 * (x >> 31).uint",
]


def tried(line):
    """A goal about three words."""
    hypotheses, conclusion = parts(line)
    variables = [tm.var(v, ty.word(64)) for v in "xyz"]
    read_as = [formula(text, variables, tried) for text in (*hypotheses, conclusion)]
    return Goal(read_as[:-1], read_as[-1])


@pytest.mark.parametrize("line", NEARLY)
def test_what_is_nearly_so_is_not_proved(line):
    with pytest.raises((Refuted, TacticFailed)):
        tried(line).word()


def test_another_product_is_not_proved():
    """x * y + 1 from the same halves: what is left over is the 1."""
    equations = "x.uint == m + 2**32 * n ; y.uint == k + 2**32 * j"
    claim = "x.uint * y.uint == m * k + 2**32 * (m * j + n * k) + 2**64 * (n * j)"
    variables = [*[tm.var(v, ty.word(64)) for v in "xy"], *[tm.var(v, NAT) for v in "jkmn"]]
    texts = [*equations.split(";"), claim]
    *hypotheses, target = (formula(text.strip(), variables, tried) for text in texts)
    goal = Goal(hypotheses, target)
    goal.ring(*goal.names)
    assert goal.theorem().concl is target
    wrong = Goal(hypotheses, formula(f"{claim} + 1", variables, tried))
    with pytest.raises((Refuted, TacticFailed)):
        wrong.ring(*wrong.names)
