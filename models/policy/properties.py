"""What a property of policies can speak of, and its policies, schema and entities from files.

    POLICIES = policies("policies.cedar")
    SCHEMA = schema("schema.cedarschema")

    @theorem
    def only_admins_delete(q: Request, es: Entities) -> bool:
        assume(conforms(q, es, SCHEMA))
        assume(q.action == DELETE)
        assume(allowed(q, es, POLICIES))
        return holds(expression('principal in Group::"admins"'), q, es)
"""

from __future__ import annotations

from lemmata.core.language import define
from lemmata.models.policy.authorizer import Decision, errs, is_authorized
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import evaluate, find, in_entity
from lemmata.models.policy.expressions import Expr
from lemmata.models.policy.policies import Effect, Policy
from lemmata.models.policy.values import Bool, EntityUID, Ok

# What can be said -------------------------------------------------------------------------------------


@define
def allowed(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Is a request allowed?"""
    return is_authorized(q, es, ps).decision == Decision.ALLOW


@define
def holds(e: Expr, q: Request, es: Entities) -> bool:
    """Is an expression of the policy language true?"""
    return evaluate(e, q, es) == Ok(Bool(True))


@define
def some_errs(effect: Effect, q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Does a policy of an effect err, so that it is skipped?"""
    return any(p.effect == effect and errs(p, q, es) for p in ps)


@define
def is_known(uid: EntityUID, es: Entities) -> bool:
    """Is an entity in the store?"""
    return find(uid, es) is not None


@define
def parties_known(q: Request, es: Entities) -> bool:
    """Are principal and resource in the store?"""
    return is_known(q.principal, es) and is_known(q.resource, es)


@define
def all_below(hierarchy: list[tuple[EntityUID, EntityUID]], es: Entities) -> bool:
    """Is of each pair the first entity in the second?"""
    return all(in_entity(a, b, es) for a, b in hierarchy)
