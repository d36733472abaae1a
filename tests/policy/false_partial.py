"""What is nearly true of partial evaluation, and a request with unknowns, and policies, that show that it is not.

Each statement stands beside one of models/policy/theorems/partial*.py. Nothing is known of entities, so all fit; what is
to fit a request can be evaluated, since its context is known.
"""

from __future__ import annotations

from typing import Any

from lemmata.core.language import Theorem, assume, replace, theorem
from lemmata.core.language.builtins import exists, select, transform
from lemmata.models.policy.authorizer import Decision, is_authorized, policy_expr
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Expr,
    GetAttr,
    Lit,
    Neg,
    Or,
    Unary,
    Var,
    Variable,
)
from lemmata.models.policy.partial.authorizer import (
    Standing,
    certain,
    partial_authorize,
    partial_decision,
    possible,
    residual_policy,
    standing,
)
from lemmata.models.policy.partial.evaluator import partial
from lemmata.models.policy.partial.fitting import request_fits, uid_fits
from lemmata.models.policy.partial.known import (
    AnyUID,
    KnownContext,
    KnownUID,
    OfType,
    PartialEntities,
    PartialRequest,
    UnknownEntity,
)
from lemmata.models.policy.partial.results import Known, as_expr, rest
from lemmata.models.policy.policies import Effect, Policy
from lemmata.models.policy.theorems.authorization import decision, determining
from lemmata.models.policy.theorems.partial_known import known_request
from lemmata.models.policy.values import Bool, Entity, EntityUID, Err, Error, Ok, String

from tests.policy.worlds import (
    ALICE,
    ENTITIES,
    ERRING_PERMIT,
    OTHER_FORBID,
    OTHER_PERMIT,
    PERMIT,
    PHOTO,
    REQUEST,
    VIEW,
    policies,
    policy,
)

MISSING = GetAttr(Variable(Var.CONTEXT), "missing")
NOBODY = PartialEntities(lambda uid: UnknownEntity())
SOMEBODY = PartialRequest(AnyUID(), KnownUID(VIEW), KnownUID(PHOTO), KnownContext([]))
BOB = EntityUID("User", "bob")
BY_ALICE = 'permit(principal == User::"alice", action, resource);'
NOT_ALICE = 'forbid(principal == User::"alice", action, resource);'
WORLD = {"q": REQUEST, "es": ENTITIES, "pq": SOMEBODY, "pes": NOBODY}
UNFOLDED = (partial_authorize, partial_decision, certain, possible, exists, select, transform)
FALSE: list[tuple[Theorem[Any], dict[str, Any]]] = []


def false_of(statement: Theorem[Any], **arguments: Any) -> None:
    """The statement is false of these arguments, and of WORLD. What proves true ones is tried on it."""
    statement.proof(lambda goal: goal.auto(*UNFOLDED, evaluate, rest, depth=2))
    names = [p.name for p in statement.definition.params]
    FALSE.append((statement, {k: v for k, v in WORLD.items() if k in names} | arguments))


# Expressions


@theorem
def and_false_is_false(x: Expr, q: Request, es: Entities) -> bool:
    return evaluate(And(x, Lit(Bool(False))), q, es) == Ok(Bool(False))


false_of(and_false_is_false, x=MISSING)


@theorem
def or_true_is_true(x: Expr, q: Request, es: Entities) -> bool:
    return evaluate(Or(x, Lit(Bool(True))), q, es) == Ok(Bool(True))


false_of(or_true_is_true, x=MISSING)


@theorem
def true_and_is_nothing(x: Expr, q: Request, es: Entities) -> bool:
    return evaluate(And(Lit(Bool(True)), x), q, es) == evaluate(x, q, es)


false_of(true_and_is_nothing, x=Lit(String("a")))


@theorem
def right_error_is_the_error(op: BinaryOp, x: Expr, y: Expr, why: Error, q: Request, es: Entities) -> bool:
    assume(evaluate(y, q, es) == Err(why))
    return evaluate(Binary(op, x, y), q, es) == Err(why)


false_of(
    right_error_is_the_error,
    op=BinaryOp.ADD,
    x=MISSING,
    y=Unary(Neg(), Lit(Bool(True))),
    why=Error.TYPE_ERROR,
)


@theorem
def of_one_type_is_equal(uid: EntityUID, type: str, q: Request, es: Entities) -> bool:
    assume(uid_fits(q.principal, OfType(type)) and uid.type == type)
    return evaluate(Binary(BinaryOp.EQ, Variable(Var.PRINCIPAL), Lit(Entity(uid))), q, es) == Ok(Bool(True))


false_of(of_one_type_is_equal, uid=BOB, type="User")


@theorem
def residual_of_any_request(
    e: Expr, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities
) -> bool:
    return evaluate(as_expr(partial(e, pq, pes), e), q, es) == evaluate(e, q, es)


false_of(residual_of_any_request, e=Variable(Var.RESOURCE), q=Request(ALICE, VIEW, BOB, []))


@theorem
def equal_results_leave_equal(e: Expr, x: Expr, q: Request, es: Entities, pq: PartialRequest) -> bool:
    assume(request_fits(q, pq))
    assume(evaluate(e, q, es) == evaluate(x, q, es))
    pes = PartialEntities(lambda uid: UnknownEntity())
    return partial(e, pq, pes) == partial(x, pq, pes)


false_of(equal_results_leave_equal, e=Variable(Var.PRINCIPAL), x=Lit(Entity(ALICE)))


@theorem
def a_known_request_leaves_nothing(e: Expr, q: Request, es: Entities, pes: PartialEntities) -> bool:
    return partial(e, known_request(q), pes) == Known(evaluate(e, q, es))


false_of(a_known_request_leaves_nothing, e=GetAttr(Variable(Var.PRINCIPAL), "name"))


# Policies


@theorem
def leaving_out_erring(q: Request, es: Entities, pq: PartialRequest, ps: list[Policy]) -> bool:
    assume(request_fits(q, pq))
    pes = PartialEntities(lambda uid: UnknownEntity())
    rest_ = [p for p in ps if standing(p, pq, pes) != Standing.ERRING]
    return is_authorized(q, es, rest_) == is_authorized(q, es, ps)


false_of(leaving_out_erring, ps=policies(ERRING_PERMIT))


@theorem
def leaving_out_open(q: Request, es: Entities, pq: PartialRequest, ps: list[Policy]) -> bool:
    assume(request_fits(q, pq))
    pes = PartialEntities(lambda uid: UnknownEntity())
    return decision(q, es, [p for p in ps if standing(p, pq, pes) != Standing.OPEN]) == decision(q, es, ps)


false_of(leaving_out_open, ps=policies(BY_ALICE))


@theorem
def open_alone_decide(q: Request, es: Entities, pq: PartialRequest, ps: list[Policy]) -> bool:
    assume(request_fits(q, pq))
    pes = PartialEntities(lambda uid: UnknownEntity())
    return decision(q, es, [p for p in ps if standing(p, pq, pes) == Standing.OPEN]) == decision(q, es, ps)


false_of(open_alone_decide, ps=policies(PERMIT, OTHER_FORBID))


@theorem
def one_principal_speaks_for_all(b: EntityUID, q: Request, es: Entities, ps: list[Policy]) -> bool:
    return decision(replace(q, principal=b), es, ps) == decision(q, es, ps)


false_of(one_principal_speaks_for_all, b=BOB, ps=policies(OTHER_PERMIT))


@theorem
def undecided_is_denied(q: Request, es: Entities, pq: PartialRequest, ps: list[Policy]) -> bool:
    assume(request_fits(q, pq))
    assume(partial_decision(pq, PartialEntities(lambda uid: UnknownEntity()), ps) is None)
    return decision(q, es, ps) == Decision.DENY


false_of(undecided_is_denied, ps=policies(BY_ALICE))


@theorem
def certain_permit_allows(q: Request, es: Entities, pq: PartialRequest, ps: list[Policy]) -> bool:
    assume(request_fits(q, pq))
    assume(certain(Effect.PERMIT, pq, PartialEntities(lambda uid: UnknownEntity()), ps))
    return decision(q, es, ps) == Decision.ALLOW


false_of(certain_permit_allows, ps=policies(PERMIT, NOT_ALICE))


@theorem
def no_forbid_allows(q: Request, es: Entities, pq: PartialRequest, ps: list[Policy]) -> bool:
    assume(request_fits(q, pq))
    assume(not possible(Effect.FORBID, pq, PartialEntities(lambda uid: UnknownEntity()), ps))
    return decision(q, es, ps) == Decision.ALLOW


false_of(no_forbid_allows, ps=policies(OTHER_PERMIT))


@theorem
def satisfied_determine(q: Request, es: Entities, pq: PartialRequest, ps: list[Policy]) -> bool:
    assume(request_fits(q, pq))
    pes = PartialEntities(lambda uid: UnknownEntity())
    return partial_authorize(pq, pes, ps).satisfied == determining(q, es, ps)


false_of(satisfied_determine, ps=policies(PERMIT, BY_ALICE))


@theorem
def residual_is_the_policy(p: Policy, q: Request, es: Entities, pq: PartialRequest) -> bool:
    pes = PartialEntities(lambda uid: UnknownEntity())
    return evaluate(policy_expr(residual_policy(p, pq, pes)), q, es) == evaluate(policy_expr(p), q, es)


false_of(
    residual_is_the_policy,
    p=policy('permit(principal, action, resource == Photo::"p");'),
    q=Request(ALICE, VIEW, BOB, []),
)
