"""Properties of a user's own policies: true ones are proved, false ones refuted by a request and entities that show it."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from lemmata.core.kernel.reader import read
from lemmata.core.language import Theorem, assume, theorem
from lemmata.core.logic.writer import proof_text
from lemmata.models.policy import api
from lemmata.models.policy.analysis import evaluate_policies, expression
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.policies import Policy
from lemmata.models.policy.properties import allowed, holds
from lemmata.models.policy.syntax.errors import PolicyError
from lemmata.models.policy.values import EntityUID
from lemmata.tactics.goal import Goal
from typer.testing import CliRunner

from lemmata import Refuted, TacticFailed, prove
from lemmata.cli import app
from tests.policy import shop_properties

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "examples" / "documents"
NAMES = (
    "owners_and_admins_delete", "outsiders_read_nothing", "readers_are_cleared", "suspended_do_nothing",
    "only_staff", "no_forbid_errs",
)  # fmt: skip
OWN_AXIOMS = {"choice", "extensionality", "words"}


def example(name: str) -> Any:
    """A module of examples/documents."""
    if str(DOCUMENTS) not in sys.path:
        sys.path.append(str(DOCUMENTS))
    return importlib.import_module(name)


def refutation(statement: Theorem[Any]) -> dict[str, Any]:
    """The documents that refute a statement."""
    with pytest.raises(Refuted) as caught:
        prove(statement)
    assert caught.value.replayed
    return {name: json.loads(str(text)) for name, text in caught.value.counterexample.items()}


def replayed(found: dict[str, Any], folder: Path, policies: str) -> api.Answer:
    """What policies answer to the documents of a refutation, read with the schema."""
    known = api.Schema.from_text((folder / "schema.cedarschema").read_text())
    request = api.Request.from_text(json.dumps(found["request"]), known)
    entities = api.Entities.from_text(json.dumps(found["entities"]), known)
    return api.is_authorized(request, api.PolicySet.from_text((folder / policies).read_text()), entities)


def checked(statement: Theorem[Any]) -> None:
    """Prove a statement, and read its proof again."""
    th = prove(statement)
    assert not th.hyps and th.axioms <= OWN_AXIOMS
    assert read(proof_text({statement.name: th}).splitlines())[statement.name].concl is th.concl


@pytest.mark.parametrize("name", NAMES)
def test_the_example_holds(name: str) -> None:
    checked(getattr(example("properties"), name))


ALLOWED = {
    "owners_and_admins_delete",
    "outsiders_read_nothing",
    "readers_are_cleared",
    "suspended_do_nothing",
    "only_staff",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_weakened_example_is_refuted(name: str) -> None:
    found = refutation(getattr(example("weakened"), name))
    answer = replayed(found, DOCUMENTS, "weakened.cedar")
    if name in ALLOWED:
        assert answer.allowed
        assert not replayed(found, DOCUMENTS, "policies.cedar").allowed
    else:
        assert "policy5" in answer.errors
        assert not replayed(found, DOCUMENTS, "policies.cedar").errors


LONG = (shop_properties.buyers_are_inside, shop_properties.viewers_are_customers_or_clerks)
TRUE = [
    pytest.param(s, id=s.name, marks=[pytest.mark.slow] if s in LONG else []) for s in shop_properties.TRUE
]


@pytest.mark.parametrize("statement", TRUE)
def test_true_properties_are_proved(statement: Theorem[Any]) -> None:
    th = prove(statement)
    assert not th.hyps and th.axioms <= OWN_AXIOMS


@pytest.mark.parametrize("statement", shop_properties.FALSE, ids=lambda s: s.name)
def test_false_properties_are_refuted(statement: Theorem[Any]) -> None:
    replayed(refutation(statement), shop_properties.SHOP, "policies.cedar")


def test_the_command_says_how_to_replay(tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["prove", str(DOCUMENTS / "weakened.py"), "-k", "outsiders", "--json"])
    assert run.exit_code == 1, run.output
    row = json.loads(run.output)["theorems"][0]
    for name in ("request", "entities"):
        (tmp_path / f"{name}.json").write_text(row["counterexample"][name])
    arguments = ["policy", "authorize", "--policies", str(DOCUMENTS / "weakened.cedar")]
    arguments += ["--request", str(tmp_path / "request.json"), "--entities", str(tmp_path / "entities.json")]
    again = CliRunner().invoke(app, [*arguments, "--schema", str(DOCUMENTS / "schema.cedarschema")])
    assert again.exit_code == 0, again.output
    assert again.output.startswith("allow")


# Without a schema -------------------------------------------------------------------------------------

OPEN: list[Policy] = list(
    api.PolicySet.from_text('permit (principal in G::"g", action, resource) when { context.n < 3 };')
)
MEMBER = expression('principal in G::"g"')
SMALL = expression("context.n < 4")
SMALLER = expression("context.n < 2")


@theorem
def members_alone(q: Request, es: Entities) -> bool:
    """Without a schema all types are possible."""
    assume(allowed(q, es, OPEN))
    return holds(MEMBER, q, es) and holds(SMALL, q, es)


@members_alone.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


@theorem
def too_small(q: Request, es: Entities) -> bool:
    assume(allowed(q, es, OPEN))
    return holds(SMALLER, q, es)


@too_small.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal)


def test_without_a_schema() -> None:
    checked(members_alone)
    found = refutation(too_small)
    assert found["request"]["context"] == {"n": 2}


# What cannot be refuted this way ----------------------------------------------------------------------

GUEST = EntityUID("User", "guest")


@theorem
def unlike_another(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Of policies that are not known nothing is evaluated."""
    return not allowed(q, es, ps)


def test_unknown_policies_are_left() -> None:
    statement = unlike_another.statement
    goal = Goal(statement.assumptions, statement.conclusion, script=unlike_another.function)
    with pytest.raises(TacticFailed, match="evaluation leaves a case that does not follow"):
        evaluate_policies(goal)
    assert goal.open_goals() == [goal]


def test_expressions_are_read_alone() -> None:
    with pytest.raises(PolicyError):
        expression("true } unless { false")
    with pytest.raises(PolicyError):
        expression("1 +")
