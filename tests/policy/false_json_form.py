"""What is nearly true of the JSON form, and policies, expressions or documents that show that it is not.

Each statement stands beside one of models/policy/theorems/json_form.py.
"""

from __future__ import annotations

from typing import Any

from lemmata.core.language import Some, Theorem, assume, theorem
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Expr,
    Is,
    Lit,
    Literally,
    Not,
    PatternElement,
    Unary,
)
from lemmata.models.policy.int64 import from_int
from lemmata.models.policy.json_form.json import JArray, JObject, Json, JString, tagged
from lemmata.models.policy.json_form.reader import (
    action_from_json,
    elements_from_json,
    expression_from_json,
    policy_from_json,
    scope_from_json,
)
from lemmata.models.policy.json_form.writer import (
    action_to_json,
    element_to_json,
    expression_to_json,
    one_to_json,
    policy_to_json,
    scope_to_json,
    template_to_json,
    two_to_json,
)
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionScope,
    AnyEntity,
    AnyTemplate,
    Condition,
    ConditionKind,
    Effect,
    EqualTemplate,
    IsType,
    Policy,
    ScopeTemplate,
    Slot,
    Template,
)
from lemmata.models.policy.theorems.json_form import (
    action_round_trip,
    expression_round_trip,
    policy_round_trip,
    scope_round_trip,
    template_round_trip,
    writable,
    writable_expression,
)
from lemmata.models.policy.values import Bool, Record, Set

ROUND_TRIPS = (
    expression_round_trip, scope_round_trip, action_round_trip, template_round_trip, policy_round_trip,
)  # fmt: skip
FALSE: list[tuple[Theorem[Any], dict[str, Any]]] = []

TRUE_LITERAL = Lit(Bool(True))
EMPTY_SET, EMPTY_RECORD = Lit(Set([])), Lit(Record([]))
IS, IN = Unary(Is("T"), TRUE_LITERAL), Binary(BinaryOp.MEM, TRUE_LITERAL, TRUE_LITERAL)
EQ = Binary(BinaryOp.EQ, TRUE_LITERAL, TRUE_LITERAL)
READ_TRUE = expression_to_json(TRUE_LITERAL)


def _policy(id: str, action: ActionConstraint, *bodies: Expr) -> Policy:
    conditions = [Condition(ConditionKind.WHEN, body) for body in bodies]
    return Policy(id, Effect.PERMIT, AnyEntity(), action, AnyEntity(), conditions)


ANY = ActionScope(AnyEntity())
PLAIN = _policy("p", ANY)


def false_of(statement: Theorem[Any], **arguments: Any) -> None:
    """The statement is false of these arguments. The theorems are tried on it, one step deep, and then a search."""
    statement.proof(lambda goal: goal.auto(*ROUND_TRIPS, depth=1))
    FALSE.append((statement, arguments))


@theorem
def any_json_is_a_policy(id: str, j: Json) -> bool:
    return policy_from_json(id, j) is not None


false_of(any_json_is_a_policy, id="p", j=JArray([]))


@theorem
def round_trip_of_any_policy(p: Policy) -> bool:
    return policy_from_json(p.id, policy_to_json(p)) == Some(p)


false_of(round_trip_of_any_policy, p=_policy("p", ANY, EMPTY_SET))


@theorem
def round_trip_for_any_action(p: Policy) -> bool:
    assume(all(writable_expression(c.body) for c in p.conditions))
    return policy_from_json(p.id, policy_to_json(p)) == Some(p)


false_of(round_trip_for_any_action, p=_policy("p", ActionScope(IsType("Action"))))


@theorem
def action_round_trip_of_any(action: ActionConstraint) -> bool:
    return action_from_json(action_to_json(action)) == Some(action)


false_of(action_round_trip_of_any, action=ActionScope(IsType("Action")))


@theorem
def the_id_is_in_the_json(id: str, p: Policy) -> bool:
    assume(writable(p))
    return policy_from_json(id, policy_to_json(p)) == Some(p)


false_of(the_id_is_in_the_json, id="q", p=PLAIN)


@theorem
def one_json_one_policy(p: Policy, other: Policy) -> bool:
    assume(writable(p) and writable(other))
    assume(policy_to_json(p) == policy_to_json(other))
    return p == other


false_of(one_json_one_policy, p=PLAIN, other=_policy("q", ANY))


@theorem
def one_json_one_expression(e: Expr, f: Expr) -> bool:
    assume(expression_to_json(e) == expression_to_json(f))
    return e == f


false_of(one_json_one_expression, e=EMPTY_SET, f=EMPTY_RECORD)


@theorem
def json_is_written_as_it_was_read(id: str, j: Json, p: Policy) -> bool:
    assume(policy_from_json(id, j) == Some(p))
    return policy_to_json(p) == j


def _reordered(j: Json) -> Json:
    """An object with its keys the other way round."""
    return JObject(list(reversed(j.fields))) if isinstance(j, JObject) else j


false_of(json_is_written_as_it_was_read, id="p", j=_reordered(policy_to_json(PLAIN)), p=PLAIN)


@theorem
def expressions_are_written_as_they_were_read(j: Json, e: Expr) -> bool:
    assume(expression_from_json(j) == Some(e))
    return expression_to_json(e) == j


false_of(
    expressions_are_written_as_they_were_read,
    j=two_to_json("&&", expression_to_json(IS), expression_to_json(IN)),
    e=And(IS, IN),
)


@theorem
def a_template_is_a_policy(t: Template) -> bool:
    assume(all(writable_expression(c.body) for c in t.conditions))
    return policy_from_json(t.id, template_to_json(t)) is not None


false_of(
    a_template_is_a_policy, t=Template("t", Effect.PERMIT, EqualTemplate(Slot()), ANY, AnyTemplate(), [])
)


@theorem
def slots_are_alike(scope: ScopeTemplate) -> bool:
    return scope_from_json("?resource", scope_to_json(scope, "?principal")) == Some(scope)


false_of(slots_are_alike, scope=EqualTemplate(Slot()))


@theorem
def not_is_written_out(e: Expr) -> bool:
    assume(writable_expression(e))
    return expression_to_json(Unary(Not(), e)) == one_to_json("!", expression_to_json(e))


false_of(not_is_written_out, e=EQ)


@theorem
def and_is_written_out(e: Expr, f: Expr) -> bool:
    assume(writable_expression(e) and writable_expression(f))
    return expression_to_json(And(e, f)) == two_to_json("&&", expression_to_json(e), expression_to_json(f))


false_of(and_is_written_out, e=IS, f=IN)


@theorem
def a_key_names_one_operator(key: str, j: Json) -> bool:
    return expression_from_json(tagged(key, j)) == expression_from_json(JObject([(key, j), ("x", j)]))


false_of(a_key_names_one_operator, key="Value", j=JString("a"))


@theorem
def patterns_are_written_as_they_were_read(js: list[Json], pattern: list[PatternElement]) -> bool:
    assume(elements_from_json(js) == Some(pattern))
    return [element_to_json(p) for p in pattern] == js


false_of(
    patterns_are_written_as_they_were_read,
    js=[tagged("Literal", JString("ab"))],
    pattern=[Literally(ord("a")), Literally(ord("b"))],
)


@theorem
def any_integer_is_a_long(n: int) -> bool:
    return from_int(n) is not None


false_of(any_integer_is_a_long, n=2**63)
