"""Programs of examples/: every theorem is proved and its proof file checked; what is nearly true is refused."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lemmata.core.kernel.reader import read
from lemmata.core.language import AssumptionFailed, Theorem
from lemmata.core.logic.writer import proof_text

from lemmata import Goal, Nat, Refuted, TacticFailed, define, prove, theorem
from lemmata.targets import load, theorems

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("fibonacci",)
MODULES = {name: load(str(EXAMPLES / f"{name}.py")) for name in NAMES}
PROVED = [pytest.param(t, id=f"{name}-{t.name}") for name in NAMES for t in theorems(MODULES[name])]

fibonacci = MODULES["fibonacci"]
fib, fib_next, steps = fibonacci.fib, fibonacci.fib_next, fibonacci.steps


@pytest.mark.parametrize("true", PROVED)
def test_proved_and_checked(true: Theorem[Any]) -> None:
    th = prove(true)
    assert not th.hyps and th.axioms <= {"choice", "extensionality", "words"}
    assert read(proof_text({true.name: th}).splitlines())[true.name].concl is th.concl


def one(r: random.Random) -> tuple[int, ...]:
    return (r.randrange(8),)


def two(r: random.Random) -> tuple[int, ...]:
    return r.randrange(6), r.randrange(6)


# Fibonacci -------------------------------------------------------------------------------------------


@define
def from_one(n: Nat) -> Nat:
    """The loop, begun one place too late."""
    return steps(n, 1, 1)


@theorem
def fast_begins_late(n: Nat) -> bool:
    return from_one(n) == fib(n)


@fast_begins_late.proof
def _(goal: Goal) -> None:
    goal.use(fibonacci.loop_invariant, k="1").simp(from_one, fib)


@theorem
def invariant_off_by_one(n: Nat, k: Nat) -> bool:
    return steps(n, fib(k), fib(k + 1)) == fib(k + n + 1)


@invariant_off_by_one.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("n")
    zero.simp(steps)
    suc.use("ih", k="k + 1").simp(steps, fib_next)


@theorem
def wrong_addition(m: Nat, n: Nat) -> bool:
    return fib(m + n + 1) == fib(m + 1) * fib(n + 1) + fib(m) * fib(n + 1)


@wrong_addition.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("m")
    zero.simp(fib)
    suc.use("ih", n="n + 1").simp(fib_next, sets=["arith"])


@theorem
def cassini_turned(n: Nat) -> bool:
    square, product = fib(n + 1) * fib(n + 1), fib(n) * fib(n + 2)
    return product + 1 == square if n % 2 == 1 else square + 1 == product


@cassini_turned.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("n")
    zero.simp(fib)
    for case in suc.cases("n % 2 == 0"):
        case.simp(fib_next, sets=["arith"])


# All of them -----------------------------------------------------------------------------------------

FALSE: list[tuple[Theorem[Any], Callable[[random.Random], tuple[Any, ...]]]] = [
    (fast_begins_late, one), (invariant_off_by_one, two), (wrong_addition, two), (cassini_turned, one),
]  # fmt: skip
"""Theorems that do not hold, each with a proof that works for its true neighbour and a source of arguments."""


@pytest.mark.parametrize(("statement", "arguments"), FALSE, ids=lambda v: getattr(v, "name", ""))
def test_false_is_not_proved(statement, arguments) -> None:
    with pytest.raises((TacticFailed, Refuted)) as caught:
        prove(statement)
    assert str(caught.value)


@pytest.mark.parametrize(("statement", "arguments"), FALSE, ids=lambda v: getattr(v, "name", ""))
def test_false_has_a_counterexample(statement, arguments) -> None:
    r = random.Random(statement.name)

    def fails() -> bool:
        try:
            return not statement(*arguments(r))
        except AssumptionFailed:
            return False

    assert any(fails() for _ in range(2000))
