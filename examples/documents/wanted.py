"""What is wanted of the policies of a small application, documents in folders and users in groups: of any policies PS."""

from __future__ import annotations

from lemmata.core.language import define, implies
from lemmata.models.policy.analysis import expression
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.policies import Effect, Policy
from lemmata.models.policy.properties import all_below, allowed, holds, parties_known, some_errs
from lemmata.models.policy.values import EntityUID

READ, DELETE = EntityUID("Action", "read"), EntityUID("Action", "delete")
ADMINS, STAFF = EntityUID("Group", "admins"), EntityUID("Group", "staff")

OWNER = expression("resource.owner == principal")
ADMIN = expression('principal in Group::"admins"')
MEMBER = expression('principal in Group::"staff"')
INTERNAL = expression("context.internal")
SUSPENDED = expression("principal.suspended")
CLEARED = expression("principal.clearance >= resource.level")
PUBLIC = expression("resource.public")


@define
def owners_and_admins_delete(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Only owners and admins delete."""
    return implies(q.action == DELETE and allowed(q, es, ps), holds(OWNER, q, es) or holds(ADMIN, q, es))


@define
def outsiders_read_nothing(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Nobody outside the network reads."""
    return implies(q.action == READ and not holds(INTERNAL, q, es), not allowed(q, es, ps))


@define
def readers_are_cleared(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Who reads a document that is not public, and not their own, is cleared for it."""
    free = holds(OWNER, q, es) or holds(PUBLIC, q, es)
    return implies(q.action == READ and allowed(q, es, ps) and not free, holds(CLEARED, q, es))


@define
def suspended_do_nothing(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Who is suspended does nothing, admins excepted."""
    return implies(holds(SUSPENDED, q, es) and not holds(ADMIN, q, es), not allowed(q, es, ps))


@define
def only_staff(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Where admins are staff, only staff deletes."""
    return implies(q.action == DELETE and all_below([(ADMINS, STAFF)], es) and allowed(q, es, ps), holds(MEMBER, q, es))


@define
def no_forbid_errs(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """No forbid policy can err, where principal and resource are in the store."""
    return implies(parties_known(q, es), not some_errs(Effect.FORBID, q, es, ps))
