"""What the policies of `policies.cedar` guarantee, for all requests and entities that fit `schema.cedarschema`.

    lemmata prove examples/documents/properties.py
    lemmata prove examples/documents/weakened.py       the same of weaker policies: a request and entities refute each

The statements are in `wanted.py`, of any policies; `entities.json` and `request.json` are an example to try policies on.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import wanted
from lemmata.core.language import assume, theorem
from lemmata.models.policy.analysis import evaluate_policies, policies, schema
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.validation.conforming import conforms

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

SCHEMA = schema(Path(__file__).parent / "schema.cedarschema")
POLICIES = policies(Path(__file__).parent / "policies.cedar")


@theorem
def owners_and_admins_delete(q: Request, es: Entities) -> bool:
    """Only owners and admins delete."""
    assume(conforms(q, es, SCHEMA))
    return wanted.owners_and_admins_delete(q, es, POLICIES)


@owners_and_admins_delete.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal, wanted.owners_and_admins_delete)


@theorem
def outsiders_read_nothing(q: Request, es: Entities) -> bool:
    """Nobody outside the network reads."""
    assume(conforms(q, es, SCHEMA))
    return wanted.outsiders_read_nothing(q, es, POLICIES)


@outsiders_read_nothing.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal, wanted.outsiders_read_nothing)


@theorem
def readers_are_cleared(q: Request, es: Entities) -> bool:
    """Only who is cleared reads what is neither public nor their own."""
    assume(conforms(q, es, SCHEMA))
    return wanted.readers_are_cleared(q, es, POLICIES)


@readers_are_cleared.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal, wanted.readers_are_cleared)


@theorem
def suspended_do_nothing(q: Request, es: Entities) -> bool:
    """Who is suspended does nothing, admins excepted."""
    assume(conforms(q, es, SCHEMA))
    return wanted.suspended_do_nothing(q, es, POLICIES)


@suspended_do_nothing.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal, wanted.suspended_do_nothing)


@theorem
def only_staff(q: Request, es: Entities) -> bool:
    """Where admins are staff, only staff deletes."""
    assume(conforms(q, es, SCHEMA))
    return wanted.only_staff(q, es, POLICIES)


@only_staff.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal, wanted.only_staff)


@theorem
def no_forbid_errs(q: Request, es: Entities) -> bool:
    """No forbid policy can err, where principal and resource are known."""
    assume(conforms(q, es, SCHEMA))
    return wanted.no_forbid_errs(q, es, POLICIES)


@no_forbid_errs.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal, wanted.no_forbid_errs)
