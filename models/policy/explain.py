"""Why a policy was satisfied, was not, or erred: the clause that decided, and within it the smallest part.

Plain Python beside the model, which it asks again for every part; nothing rests on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lemmata.models.policy.authorizer import action_expr, condition_expr, policy_expr, scope_expr
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.expressions import (
    And,
    Binary,
    Call,
    Expr,
    GetAttr,
    HasAttr,
    Ite,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    Var,
)
from lemmata.models.policy.policies import Condition, Policy
from lemmata.models.policy.values import Bool, Err, Error, Ok, Result


@dataclass(frozen=True)
class Verdict:
    """What became of a policy. `clause` decided: "principal", "action", "resource" or a condition by its number from 1.

    `error` is there where it erred; `part` is the smallest expression that erred, or that made the clause false. A
    satisfied policy has no clause.
    """

    policy: Policy
    satisfied: bool
    error: Error | None = None
    clause: str | int | None = None
    part: Expr | None = None

    @property
    def condition(self) -> Condition | None:
        """The condition that decided, if one did."""
        return self.policy.conditions[self.clause - 1] if isinstance(self.clause, int) else None


def explain(policy: Policy, request: Request, entities: Entities) -> Verdict:
    """What became of a policy, and why."""
    if evaluate(policy_expr(policy), request, entities) == Ok(Bool(True)):
        return Verdict(policy, True)
    for clause, expr in clauses(policy):
        match evaluate(expr, request, entities):
            case Err(error):
                return Verdict(policy, False, error, clause, first_error(expr, request, entities))
            case Ok(Bool(True)):
                continue
            case Ok(Bool(False)):
                return Verdict(policy, False, None, clause, what_failed(expr, request, entities))
            case _:  # a clause that is no truth value
                return Verdict(policy, False, Error.TYPE_ERROR, clause, expr)
    raise ValueError(f"all clauses of {policy.id} are true, and it is not satisfied")


def clauses(policy: Policy) -> Iterator[tuple[str | int, Expr]]:
    """The clauses of a policy as expressions, in the order of evaluation."""
    yield "principal", scope_expr(Var.PRINCIPAL, policy.principal)
    yield "action", action_expr(policy.action)
    yield "resource", scope_expr(Var.RESOURCE, policy.resource)
    for number, condition in enumerate(policy.conditions, 1):
        yield number, condition_expr(condition)


def operands(e: Expr) -> list[Expr]:
    """The parts of an expression from left to right."""
    match e:
        case Ite(test, then_, else_):                                      return [test, then_, else_]
        case And(left, right) | Or(left, right) | Binary(_, left, right):  return [left, right]
        case Unary(_, arg) | GetAttr(arg, _) | HasAttr(arg, _):            return [arg]
        case SetExpr(items) | Call(_, items):                              return items
        case RecordExpr(fields):                                           return [item for _, item in fields]
        case _:                                                            return []


def first_error(e: Expr, request: Request, entities: Entities) -> Expr:
    """The smallest part of an erring expression in which the error came about."""
    while True:
        erring = next((part for part in _evaluated(e, request, entities) if _errs(part, request, entities)), None)
        if erring is None:
            return e
        e = erring


def _errs(e: Expr, request: Request, entities: Entities) -> bool:
    return isinstance(evaluate(e, request, entities), Err)


def _evaluated(e: Expr, request: Request, entities: Entities) -> list[Expr]:
    """The operands that are evaluated."""
    first: Result
    match e:
        case Ite(test, then_, else_):
            first = evaluate(test, request, entities)
            return [test, then_ if first == Ok(Bool(True)) else else_] if _is_bool(first) else [test]
        case And(left, right) | Or(left, right):
            first = evaluate(left, request, entities)
            decided = first == Ok(Bool(isinstance(e, Or)))
            return [left] if decided or not _is_bool(first) else [left, right]
        case _:
            return operands(e)


def _is_bool(result: Result) -> bool:
    return isinstance(result, Ok) and isinstance(result.value, Bool)


def what_failed(e: Expr, request: Request, entities: Entities) -> Expr:
    """Of a conjunction that is false, the part that is; any other expression itself."""
    while isinstance(e, And):
        e = e.right if evaluate(e.left, request, entities) == Ok(Bool(True)) else e.left
    return e
