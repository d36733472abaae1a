"""What a set of policies says to a request.

A policy is one expression: principal && (action && (resource && conditions)). It is satisfied where the expression is
true, and errs where it has no value; a policy that errs says nothing. A request is allowed if a permit policy is
satisfied and no forbid policy is.
"""

from __future__ import annotations

from enum import Enum

from lemmata.core.language import datatype, define
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Expr,
    Is,
    Lit,
    Not,
    SetExpr,
    Unary,
    Var,
    Variable,
)
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionInAny,
    ActionScope,
    AnyEntity,
    Condition,
    ConditionKind,
    Effect,
    Equal,
    In,
    IsType,
    IsTypeIn,
    Policy,
    Scope,
)
from lemmata.models.policy.values import Bool, Entity, Err, Ok


class Decision(Enum):
    """The answer to a request."""

    ALLOW = 0
    DENY = 1


@datatype
class Response:
    """The decision, the policies that it rests on, and those whose evaluation failed, by id."""

    decision: Decision
    determining: list[str]
    erroring: list[str]


# Policies as expressions ------------------------------------------------------------------------------


@define
def scope_expr(var: Var, scope: Scope) -> Expr:
    """The constraint on a part of the request."""
    match scope:
        case AnyEntity():        return Lit(Bool(True))
        case Equal(uid):         return Binary(BinaryOp.EQ, Variable(var), Lit(Entity(uid)))
        case In(uid):            return Binary(BinaryOp.MEM, Variable(var), Lit(Entity(uid)))
        case IsType(type_):      return Unary(Is(type_), Variable(var))
        case IsTypeIn(type_, uid):
            return And(Unary(Is(type_), Variable(var)), Binary(BinaryOp.MEM, Variable(var), Lit(Entity(uid))))


@define
def action_expr(action: ActionConstraint) -> Expr:
    """The constraint on the action."""
    match action:
        case ActionScope(scope): return scope_expr(Var.ACTION, scope)
        case ActionInAny(uids):
            return Binary(BinaryOp.MEM, Variable(Var.ACTION), SetExpr([Lit(Entity(uid)) for uid in uids]))


@define
def condition_expr(condition: Condition) -> Expr:
    """`when e`, `unless e`"""
    match condition.kind:
        case ConditionKind.WHEN:   return condition.body
        case ConditionKind.UNLESS: return Unary(Not(), condition.body)


@define
def conditions_expr(conditions: list[Condition]) -> Expr:
    """All conditions, from top to bottom."""
    match conditions:
        case [condition, *rest]: return And(condition_expr(condition), conditions_expr(rest))
        case _:                  return Lit(Bool(True))


@define
def policy_expr(policy: Policy) -> Expr:
    """principal && (action && (resource && conditions))"""
    return And(
        scope_expr(Var.PRINCIPAL, policy.principal),
        And(
            action_expr(policy.action),
            And(scope_expr(Var.RESOURCE, policy.resource), conditions_expr(policy.conditions)),
        ),
    )


# Authorization ----------------------------------------------------------------------------------------


@define
def satisfied(policy: Policy, request: Request, entities: Entities) -> bool:
    """Is the policy true of the request?"""
    return evaluate(policy_expr(policy), request, entities) == Ok(Bool(True))


@define
def errs(policy: Policy, request: Request, entities: Entities) -> bool:
    """Does its evaluation fail?"""
    match evaluate(policy_expr(policy), request, entities):
        case Err(): return True
        case _:     return False


@define
def satisfied_with(effect: Effect, request: Request, entities: Entities, policies: list[Policy]) -> list[str]:
    """The ids of the satisfied policies of an effect."""
    return [p.id for p in policies if p.effect == effect and satisfied(p, request, entities)]


@define
def erring(request: Request, entities: Entities, policies: list[Policy]) -> list[str]:
    """The ids of the policies whose evaluation fails."""
    return [p.id for p in policies if errs(p, request, entities)]


@define
def is_authorized(request: Request, entities: Entities, policies: list[Policy]) -> Response:
    """The answer to a request."""
    forbids = satisfied_with(Effect.FORBID, request, entities, policies)
    permits = satisfied_with(Effect.PERMIT, request, entities, policies)
    erroring = erring(request, entities, policies)
    if forbids == [] and permits != []:
        return Response(Decision.ALLOW, permits, erroring)
    return Response(Decision.DENY, forbids, erroring)
