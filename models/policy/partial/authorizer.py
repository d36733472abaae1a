"""What a set of policies says to a request of which not all is known: a decision, or policies that are left."""

from __future__ import annotations

from enum import Enum

from lemmata.core.language import Option, Some, datatype, define
from lemmata.models.policy.authorizer import Decision, policy_expr
from lemmata.models.policy.expressions import Expr, Lit
from lemmata.models.policy.partial.evaluator import partial
from lemmata.models.policy.partial.known import PartialEntities, PartialRequest
from lemmata.models.policy.partial.results import Known, Partial, Residual
from lemmata.models.policy.partial.steps import bare
from lemmata.models.policy.policies import (
    ActionScope,
    AnyEntity,
    Condition,
    ConditionKind,
    Effect,
    Policy,
)
from lemmata.models.policy.values import Bool, Err, Ok


class Standing(Enum):
    """What is known of a policy; OPEN where it depends on what is not known."""

    SATISFIED = 0
    FALSE = 1
    ERRING = 2
    OPEN = 3


@datatype
class PartialResponse:
    """The decision, where all that fits leads to one; the policies known to be satisfied and to err; what is left.

    `residuals` are policies that answer any request that fits as all policies do: those known to be false are left out.
    """

    decision: Option[Decision]
    satisfied: list[str]
    erring: list[str]
    residuals: list[Policy]


@define
def partial_policy(p: Policy, request: PartialRequest, entities: PartialEntities) -> Partial:
    """A policy, evaluated as far as possible."""
    return partial(policy_expr(p), request, entities)


@define
def standing(p: Policy, request: PartialRequest, entities: PartialEntities) -> Standing:
    """What is known of a policy."""
    match partial_policy(p, request, entities):
        case Known(Ok(Bool(True))): return Standing.SATISFIED
        case Known(Err()):          return Standing.ERRING
        case Known(_):              return Standing.FALSE
        case Residual():            return Standing.OPEN


@define
def with_condition(p: Policy, e: Expr) -> Policy:
    """A policy of any request that one condition decides."""
    return Policy(
        p.id, p.effect, AnyEntity(), ActionScope(AnyEntity()), AnyEntity(), [Condition(ConditionKind.WHEN, e)]
    )


@define
def residual_policy(p: Policy, request: PartialRequest, entities: PartialEntities) -> Policy:
    """What is left of a policy; one that errs stays as it is."""
    match partial_policy(p, request, entities):
        case Known(Ok(value)): return with_condition(p, Lit(value))
        case Known(_):         return p
        case Residual(e):      return with_condition(p, bare(e))


@define
def matters(p: Policy, request: PartialRequest, entities: PartialEntities) -> bool:
    """May a policy be satisfied, or err?"""
    return standing(p, request, entities) != Standing.FALSE


@define
def residual_policies(ps: list[Policy], request: PartialRequest, entities: PartialEntities) -> list[Policy]:
    """What is left of the policies that matter."""
    return [residual_policy(p, request, entities) for p in ps if matters(p, request, entities)]


@define
def certain(effect: Effect, request: PartialRequest, entities: PartialEntities, ps: list[Policy]) -> bool:
    """Is a policy of an effect satisfied, whatever fits?"""
    return any(p.effect == effect and standing(p, request, entities) == Standing.SATISFIED for p in ps)


@define
def satisfiable(p: Policy, request: PartialRequest, entities: PartialEntities) -> bool:
    """May a policy be satisfied?"""
    match standing(p, request, entities):
        case Standing.SATISFIED | Standing.OPEN: return True
        case _:                                  return False


@define
def possible(effect: Effect, request: PartialRequest, entities: PartialEntities, ps: list[Policy]) -> bool:
    """May a policy of an effect be satisfied?"""
    return any(p.effect == effect and satisfiable(p, request, entities) for p in ps)


@define
def partial_decision(request: PartialRequest, entities: PartialEntities, ps: list[Policy]) -> Option[Decision]:
    """The decision, where it does not depend on what is not known."""
    if certain(Effect.FORBID, request, entities, ps) or not possible(Effect.PERMIT, request, entities, ps):
        return Some(Decision.DENY)
    if certain(Effect.PERMIT, request, entities, ps) and not possible(Effect.FORBID, request, entities, ps):
        return Some(Decision.ALLOW)
    return None


@define
def partial_authorize(request: PartialRequest, entities: PartialEntities, ps: list[Policy]) -> PartialResponse:
    """The answer to a request with unknowns."""
    return PartialResponse(
        partial_decision(request, entities, ps),
        [p.id for p in ps if standing(p, request, entities) == Standing.SATISFIED],
        [p.id for p in ps if standing(p, request, entities) == Standing.ERRING],
        residual_policies(ps, request, entities),
    )
