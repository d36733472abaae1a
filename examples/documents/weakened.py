"""The properties of `properties.py` of `weakened.cedar`: each is false, and is refuted by a request and entities.

    lemmata prove examples/documents/weakened.py

Saved to files, these are what `lemmata policy authorize` reads.
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
WEAKENED = policies(Path(__file__).parent / "weakened.cedar")


@theorem
def owners_and_admins_delete(q: Request, es: Entities) -> bool:
    """Only owners and admins delete."""
    assume(conforms(q, es, SCHEMA))
    return wanted.owners_and_admins_delete(q, es, WEAKENED)


@owners_and_admins_delete.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal, wanted.owners_and_admins_delete)


@theorem
def outsiders_read_nothing(q: Request, es: Entities) -> bool:
    """Nobody outside the network reads."""
    assume(conforms(q, es, SCHEMA))
    return wanted.outsiders_read_nothing(q, es, WEAKENED)


@outsiders_read_nothing.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal, wanted.outsiders_read_nothing)


@theorem
def readers_are_cleared(q: Request, es: Entities) -> bool:
    """Only who is cleared reads what is neither public nor their own."""
    assume(conforms(q, es, SCHEMA))
    return wanted.readers_are_cleared(q, es, WEAKENED)


@readers_are_cleared.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal, wanted.readers_are_cleared)


@theorem
def suspended_do_nothing(q: Request, es: Entities) -> bool:
    """Who is suspended does nothing, admins excepted."""
    assume(conforms(q, es, SCHEMA))
    return wanted.suspended_do_nothing(q, es, WEAKENED)


@suspended_do_nothing.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal, wanted.suspended_do_nothing)


@theorem
def only_staff(q: Request, es: Entities) -> bool:
    """Where admins are staff, only staff deletes."""
    assume(conforms(q, es, SCHEMA))
    return wanted.only_staff(q, es, WEAKENED)


@only_staff.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal, wanted.only_staff)


@theorem
def no_forbid_errs(q: Request, es: Entities) -> bool:
    """No forbid policy can err, where principal and resource are known."""
    assume(conforms(q, es, SCHEMA))
    return wanted.no_forbid_errs(q, es, WEAKENED)


@no_forbid_errs.proof
def _(goal: Goal) -> None:
    evaluate_policies(goal, wanted.no_forbid_errs)
