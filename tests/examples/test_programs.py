"""Programs of examples/: every theorem is proved and its proof file checked; what is nearly true is refused."""

from __future__ import annotations

import random
from typing import Any

import pytest
from lemmata.core.kernel.reader import read
from lemmata.core.language import AssumptionFailed, Theorem
from lemmata.core.logic.writer import proof_text
from lemmata.tactics.quickcheck import quickcheck

from lemmata import Refuted, TacticFailed, prove
from lemmata.targets import theorems
from tests.examples import false_compiler, false_lists, false_numbers
from tests.examples.programs import MODULES

PROVED = [
    pytest.param(t, id=f"{name}-{t.name}") for name, module in MODULES.items() for t in theorems(module)
]
FALSE = [*false_numbers.FALSE, *false_lists.FALSE, *false_compiler.FALSE]


@pytest.mark.parametrize("true", PROVED)
def test_proved_and_checked(true: Theorem[Any]) -> None:
    th = prove(true)
    assert not th.hyps and th.axioms <= {"choice", "extensionality", "words"}
    assert read(proof_text({true.name: th}).splitlines())[true.name].concl is th.concl


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


RARE = (false_lists.order_not_transitive, false_compiler.folded_to_the_wrong_side)
"""Few arguments show that these are false: random ones do not do it in so many runs."""


@pytest.mark.parametrize("statement", [s for s, _ in FALSE if s not in RARE], ids=lambda s: s.name)
def test_random_arguments_refute(statement) -> None:
    found = quickcheck(statement, runs=300, seed=1)
    assert found is not None and not statement(**found.arguments)
