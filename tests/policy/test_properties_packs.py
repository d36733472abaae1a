"""That no policy can err, of the policies of the shared examples: each set is proved, or refuted by a request and entities."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lemmata.core.kernel import terms as tm
from lemmata.core.language import assume, implies, theorem
from lemmata.core.language.values import quote
from lemmata.models.policy import api
from lemmata.models.policy.analysis import evaluate_policies
from lemmata.models.policy.analysis.terms import list_of, sort_of
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.policies import Effect, Policy
from lemmata.models.policy.properties import parties_known, some_errs
from lemmata.models.policy.schema import Schema
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.syntax.resolution import load_schema
from lemmata.models.policy.validation.conforming import conforms
from lemmata.tactics.goal import Goal

from lemmata import Refuted
from tests.policy.corpus import cases

TOO_MANY = {"examples/tags_n_roles"}
"""Eleven optional attributes that do not depend on one another: 2,048 cases a request environment."""


@theorem
def none_errs(q: Request, es: Entities, ps: list[Policy], schema: Schema) -> bool:
    """No policy errs, where principal and resource are in the store."""
    assume(conforms(q, es, schema))
    permits, forbids = some_errs(Effect.PERMIT, q, es, ps), some_errs(Effect.FORBID, q, es, ps)
    return implies(parties_known(q, es), not permits and not forbids)


def goal_of(case: dict[str, Any]) -> Goal:
    """The statement of the policies and the schema of a test."""
    statement = none_errs.statement
    known = {v.name: v for v in statement.variables}
    values = {
        known["ps"]: quote(PolicySet.parse(case["policies"]).instances(), list_of(Policy)),
        known["schema"]: quote(load_schema(case["schema"]).schema, sort_of(Schema)),
    }
    hypotheses = [tm.substitute(h, values) for h in statement.assumptions]
    return Goal(hypotheses, tm.substitute(statement.conclusion, values), script=none_errs.function)


@pytest.mark.slow
def test_the_examples_are_decided() -> None:
    seen: set[str] = set()
    proved, refuted = [], []
    for case in cases("examples"):
        if case["name"] in TOO_MANY or case["policies"] in seen:
            continue
        seen.add(case["policies"])
        goal = goal_of(case)
        try:
            evaluate_policies(goal)
        except Refuted as error:
            found = {name: json.loads(str(text)) for name, text in error.counterexample.items()}
            schema = api.Schema.from_text(case["schema"])
            request = api.Request.from_text(json.dumps(found["request"]), schema)
            entities = api.Entities.from_text(json.dumps(found["entities"]), schema)
            assert api.is_authorized(request, api.PolicySet.from_text(case["policies"]), entities).errors
            refuted.append(case["name"])
        else:
            assert not goal.theorem().hyps - set(goal.hypotheses)
            proved.append(case["name"])
    assert "examples/tinytodo" in proved and "examples/hotel_chains/static" in proved
    assert len(proved) >= 8 and len(refuted) >= 8
