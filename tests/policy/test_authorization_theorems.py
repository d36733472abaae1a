"""The theorems on authorization are proved and their proofs checked; what is nearly true of it is refuted."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from lemmata.core.kernel.reader import read
from lemmata.core.language import AssumptionFailed, Theorem
from lemmata.core.logic.writer import proof_text
from lemmata.models.policy.theorems import (
    agreement,
    authorization,
    evaluated,
    json_form,
    json_parts,
    lists,
    order,
    partial,
    partial_forms,
    partial_known,
    partial_lists,
    partial_lookups,
    partial_steps,
    partial_whole,
    reach,
    reached,
    slicing,
    within,
)

from lemmata import Refuted, TacticFailed, prove
from tests.policy import false_authorization, false_json_form, false_reach
from tests.policy.worlds import ENTITIES, REQUEST

FALSE = [*false_authorization.FALSE, *false_json_form.FALSE, *false_reach.FALSE]
MODULES = (
    lists,
    authorization,
    order,
    slicing,
    json_parts,
    json_form,
    partial_lookups,
    partial_forms,
    partial_steps,
    partial_lists,
    partial,
    within,
    evaluated,
    agreement,
    reach,
    reached,
    partial_known,
    partial_whole,
)


def theorems(module: ModuleType) -> list[Theorem[Any]]:
    """What a module states."""
    return [t for t in vars(module).values() if isinstance(t, Theorem) and t.module == module.__name__]


@pytest.mark.parametrize("true", [t for m in MODULES for t in theorems(m)], ids=lambda t: t.name)
def test_proved(true: Theorem[Any]) -> None:
    th = prove(true)
    assert not th.hyps and th.axioms <= {"choice", "extensionality", "words"}


@pytest.mark.slow
def test_checked() -> None:
    """In one text, in which each step of a proof stands once, whichever theorems share it."""
    proved = {f"{m.__name__.rpartition('.')[2]}.{t.name}": prove(t) for m in MODULES for t in theorems(m)}
    read_again = read(proof_text(proved).splitlines())
    assert {name: th.concl for name, th in read_again.items()} == {
        name: th.concl for name, th in proved.items()
    }


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
    "the_entities_of_the_request_are_enough",
    "patterns_are_written_as_they_were_read",
    "one_step_is_enough",
    "allowed_iff_permitted",
    "response_of_same",
}
"""A failed proof ends in a search for a counterexample, which takes seconds of these; others are refuted sooner."""


@pytest.mark.parametrize(
    "statement",
    [pytest.param(s, marks=[pytest.mark.slow] if s.name in SLOW else [], id=s.name) for s, _ in FALSE],
)
def test_false_is_not_proved(statement: Theorem[Any]) -> None:
    with pytest.raises((TacticFailed, Refuted)) as caught:
        prove(statement)
    assert str(caught.value)
