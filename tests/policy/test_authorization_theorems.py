"""The theorems on authorization are proved and their proofs checked; what is nearly true of it is refuted."""

from __future__ import annotations

from typing import Any

import pytest
from lemmata.core.kernel.reader import read
from lemmata.core.language import AssumptionFailed, Theorem
from lemmata.core.logic.writer import proof_text
from lemmata.models.policy.theorems import authorization, json_form, json_parts, lists, order, slicing

from lemmata import Refuted, TacticFailed, prove
from tests.policy import false_authorization, false_json_form
from tests.policy.worlds import ENTITIES, REQUEST

FALSE = [*false_authorization.FALSE, *false_json_form.FALSE]
TRUE = [
    t
    for m in (lists, authorization, order, slicing, json_parts, json_form)
    for t in vars(m).values()
    if isinstance(t, Theorem) and t.module == m.__name__
]


@pytest.mark.parametrize("true", TRUE, ids=lambda t: t.name)
def test_proved_and_checked(true: Theorem[Any]) -> None:
    th = prove(true)
    assert not th.hyps and th.axioms <= {"choice", "extensionality", "words"}
    assert read(proof_text({true.name: th}).splitlines())[true.name].concl is th.concl


@pytest.mark.parametrize(("statement", "arguments"), FALSE, ids=lambda v: getattr(v, "name", ""))
def test_a_policy_set_refutes(statement: Theorem[Any], arguments: dict[str, Any]) -> None:
    names = [p.name for p in statement.definition.params]
    world = {name: value for name, value in (("q", REQUEST), ("es", ENTITIES)) if name in names}
    try:
        assert not statement.function(**world, **arguments)
    except AssumptionFailed:
        pytest.fail("an assumption of the statement fails of these arguments")


SLOW = {
    "determining_do_not_err",
    "adding_a_satisfied_permit_allows",
    "adding_a_permit_keeps_determining",
    "erring_forbid_denies",
}
"""A failed proof ends in a search for a counterexample, which needs many policies to meet these assumptions."""


@pytest.mark.parametrize(
    "statement",
    [pytest.param(s, marks=[pytest.mark.slow] if s.name in SLOW else [], id=s.name) for s, _ in FALSE],
)
def test_false_is_not_proved(statement: Theorem[Any]) -> None:
    with pytest.raises((TacticFailed, Refuted)) as caught:
        prove(statement)
    assert str(caught.value)
