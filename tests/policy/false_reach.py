"""What is nearly true of what a request reaches, and a store that shows that it is not.

Each statement stands beside one of models/policy/theorems/agreement.py, reach.py and reached.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lemmata.core.language import Some, Theorem, assume, theorem
from lemmata.models.policy.authorizer import is_authorized
from lemmata.models.policy.entities import Entities, EntityData, Request
from lemmata.models.policy.evaluator import evaluate, in_entity
from lemmata.models.policy.expressions import (
    Binary,
    BinaryOp,
    Expr,
    GetAttr,
    Lit,
    SetExpr,
    Var,
    Variable,
)
from lemmata.models.policy.policies import (
    ActionScope,
    AnyEntity,
    Condition,
    ConditionKind,
    Effect,
    In,
    Policy,
)
from lemmata.models.policy.theorems.agreement import evaluate_agrees
from lemmata.models.policy.theorems.evaluated import evaluate_within
from lemmata.models.policy.theorems.reach import (
    authorized_agrees,
    only,
    others_do_not_matter,
    policy_within,
)
from lemmata.models.policy.theorems.within import (
    expression_within,
    fields_within,
    request_within,
    result_within,
    value_within,
)
from lemmata.models.policy.values import Entity, EntityUID, Set, String, Value

from tests.policy.worlds import ALICE, PHOTO, VIEW

FALSE: list[tuple[Theorem[Any], dict[str, Any]]] = []

BOB, CAROL, STAFF = EntityUID("User", "bob"), EntityUID("User", "carol"), EntityUID("Group", "staff")
BOSS, TAG = "boss", "deputy"


def _named(uid: EntityUID) -> list[tuple[str, Value]]:
    return [(BOSS, Entity(uid))]


DATA = {
    ALICE: EntityData(_named(BOB), [(TAG, Entity(CAROL))], lambda uid: uid == STAFF),
    BOB: EntityData(_named(CAROL), [], lambda _: False),
    CAROL: EntityData(_named(CAROL), [], lambda _: False),
}
STORE = Entities(lambda uid: Some(DATA[uid]) if uid in DATA else None)
EMPTY = Entities(lambda _: None)
ASKED = Request(ALICE, VIEW, PHOTO, [])
NAMED = (ALICE, VIEW, PHOTO)
PRINCIPAL = Variable(Var.PRINCIPAL)
BOSS_OF_BOSS = GetAttr(GetAttr(PRINCIPAL, BOSS), BOSS)
BOSS_OF_BOB = GetAttr(Lit(Entity(BOB)), BOSS)


def _policy(*bodies: Expr, in_staff: bool = False) -> Policy:
    conditions = [Condition(ConditionKind.WHEN, body) for body in bodies]
    principal = In(STAFF) if in_staff else AnyEntity()
    return Policy("p", Effect.PERMIT, principal, ActionScope(AnyEntity()), AnyEntity(), conditions)


CAROL_IS_BOSS_OF_BOSS = _policy(Binary(BinaryOp.EQ, BOSS_OF_BOSS, Lit(Entity(CAROL))))


def false_of(statement: Theorem[Any], **arguments: Any) -> None:
    """The statement is false of these arguments. The theorems are tried on it, one step deep, and then a search."""
    lemmas = (evaluate_within, evaluate_agrees, authorized_agrees, others_do_not_matter)
    statement.proof(lambda goal: goal.auto(*lemmas, depth=1))
    FALSE.append((statement, arguments))


@theorem
def the_entities_of_the_request_are_enough(
    within: Callable[[EntityUID], bool], asked: Request, store: Entities, ps: list[Policy]
) -> bool:
    assume(request_within(within, asked))
    assume(all(policy_within(within, p) for p in ps))
    return is_authorized(asked, only(within, store), ps) == is_authorized(asked, store, ps)


false_of(
    the_entities_of_the_request_are_enough,
    within=lambda uid: uid in (*NAMED, CAROL),
    asked=ASKED,
    store=STORE,
    ps=[CAROL_IS_BOSS_OF_BOSS],
)


@theorem
def one_step_is_enough(
    within: Callable[[EntityUID], bool],
    attrs: list[tuple[str, Value]],
    e: Expr,
    asked: Request,
    store: Entities,
) -> bool:
    assume(request_within(within, asked) and fields_within(within, attrs))
    assume(expression_within(within, e))
    return evaluate(e, asked, only(within, store)) == evaluate(e, asked, store)


false_of(
    one_step_is_enough,
    within=lambda uid: uid in (*NAMED, BOB),
    attrs=DATA[ALICE].attrs,
    e=GetAttr(BOSS_OF_BOSS, BOSS),
    asked=ASKED,
    store=STORE,
)


@theorem
def literals_need_not_be_within(
    within: Callable[[EntityUID], bool], e: Expr, asked: Request, store: Entities
) -> bool:
    assume(request_within(within, asked))
    return evaluate(e, asked, only(within, store)) == evaluate(e, asked, store)


false_of(
    literals_need_not_be_within, within=lambda uid: uid in NAMED, e=BOSS_OF_BOB, asked=ASKED, store=STORE
)


@theorem
def the_context_need_not_be_within(
    within: Callable[[EntityUID], bool], e: Expr, asked: Request, store: Entities
) -> bool:
    assume(within(asked.principal) and within(asked.action) and within(asked.resource))
    assume(expression_within(within, e))
    return evaluate(e, asked, only(within, store)) == evaluate(e, asked, store)


false_of(
    the_context_need_not_be_within,
    within=lambda uid: uid in NAMED,
    e=GetAttr(GetAttr(Variable(Var.CONTEXT), BOSS), BOSS),
    asked=Request(ALICE, VIEW, PHOTO, _named(BOB)),
    store=STORE,
)


@theorem
def tags_need_not_be_within(
    within: Callable[[EntityUID], bool], e: Expr, asked: Request, store: Entities
) -> bool:
    assume(request_within(within, asked))
    assume(expression_within(within, e))
    assume(within(asked.principal))
    return result_within(within, evaluate(e, asked, store))


false_of(
    tags_need_not_be_within,
    within=lambda uid: uid in (*NAMED, BOB),
    e=Binary(BinaryOp.GET_TAG, PRINCIPAL, Lit(String(TAG))),
    asked=ASKED,
    store=STORE,
)


@theorem
def nothing_is_asked_of_the_left(
    within: Callable[[EntityUID], bool], a: EntityUID, b: EntityUID, store: Entities
) -> bool:
    assume(within(b))
    return in_entity(a, b, only(within, store)) == in_entity(a, b, store)


false_of(nothing_is_asked_of_the_left, within=lambda uid: uid == STAFF, a=ALICE, b=STAFF, store=STORE)


@theorem
def a_store_does_not_matter_to_scopes(
    asked: Request, store: Entities, other: Entities, ps: list[Policy]
) -> bool:
    assume(all(p.conditions == [] for p in ps))
    return is_authorized(asked, store, ps) == is_authorized(asked, other, ps)


false_of(
    a_store_does_not_matter_to_scopes, asked=ASKED, store=STORE, other=EMPTY, ps=[_policy(in_staff=True)]
)


@theorem
def what_is_within_a_set_is_all(within: Callable[[EntityUID], bool], uid: EntityUID, v: Value) -> bool:
    assume(value_within(within, v))
    assume(within(uid))
    return v == Entity(uid)


false_of(what_is_within_a_set_is_all, within=lambda uid: uid == BOB, uid=BOB, v=Set([]))


@theorem
def literals_are_within_what_is_evaluated(
    within: Callable[[EntityUID], bool], e: Expr, asked: Request, store: Entities
) -> bool:
    assume(result_within(within, evaluate(e, asked, store)))
    return expression_within(within, e)


false_of(
    literals_are_within_what_is_evaluated,
    within=lambda uid: uid in NAMED,
    e=Binary(BinaryOp.CONTAINS, SetExpr([Lit(Entity(BOB))]), PRINCIPAL),
    asked=ASKED,
    store=STORE,
)
