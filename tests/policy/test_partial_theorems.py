"""What is nearly true of partial evaluation is refuted; its theorems are proved in test_authorization_theorems."""

from __future__ import annotations

from typing import Any

import pytest
from lemmata.core.language import AssumptionFailed, Theorem
from lemmata.tactics import prover

from lemmata import Refuted, TacticFailed, prove
from tests.policy.false_partial import FALSE


@pytest.mark.parametrize(("statement", "arguments"), FALSE, ids=lambda v: getattr(v, "name", ""))
def test_refuted(statement: Theorem[Any], arguments: dict[str, Any]) -> None:
    try:
        assert not statement.function(**arguments)
    except AssumptionFailed:
        pytest.fail("an assumption of the statement fails of these arguments")


@pytest.mark.parametrize("statement", [s for s, _ in FALSE], ids=lambda s: s.name)
def test_not_proved(statement: Theorem[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        prover, "_tested", lambda _: None
    )  # the counterexample is known: no search for another
    with pytest.raises((TacticFailed, Refuted)) as caught:
        prove(statement)
    assert str(caught.value)
