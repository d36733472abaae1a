"""What is written as JSON is read back as it was: policies, templates, and the expressions in them.

    expression_round_trip    for expressions, by induction
    template_round_trip      for templates
    policy_round_trip        for policies
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemmata.core.language import Some, assume, define, implies, theorem
from lemmata.core.language.builtins import every, length, transform
from lemmata.models.policy.expressions import (
    And,
    Binary,
    Call,
    Expr,
    ExtFun,
    GetAttr,
    HasAttr,
    Ite,
    Lit,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    Variable,
)
from lemmata.models.policy.json_form.json import JArray, JObject, Json, field, tagged, text_field
from lemmata.models.policy.json_form.names import function_name, function_named
from lemmata.models.policy.json_form.reader import (
    action_from_json,
    actions_from_json,
    array_of,
    attribute,
    clause,
    condition_from_json,
    conditions_from_json,
    conditions_of,
    effect_named,
    effect_of,
    expression_from_json,
    expressions_from_json,
    ite_of,
    kind_named,
    literal_of,
    object_of,
    parts_from_json,
    place_from_json,
    policy_from_json,
    record_of,
    scope_from_json,
    scope_of,
    scopes_of,
    template_from_json,
    uids_from_json,
    variable_of,
    within_from_json,
)
from lemmata.models.policy.json_form.writer import (
    action_to_json,
    condition_to_json,
    effect_name,
    expression_to_json,
    expressions_to_json,
    fields_to_json,
    kind_name,
    left_to_json,
    place_to_json,
    policy_to_json,
    scope_to_json,
    template_to_json,
    uid_to_json,
)
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionScope,
    Condition,
    EntityOrSlot,
    IsType,
    IsTypeIn,
    Policy,
    Scope,
    ScopeTemplate,
    Template,
)
from lemmata.models.policy.templates import fill, fill_scope, has_slot, link, link_scope
from lemmata.models.policy.theorems.json_parts import (
    TWO,
    names_variable,
    primitive,
    read_binary,
    read_conjunction,
    read_literal,
    read_uid,
    read_unary,
)
from lemmata.models.policy.validation.policies import as_template, scope_template
from lemmata.models.policy.values import EntityUID

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


# What can be written ----------------------------------------------------------------------------------


@define
def writable_expression(e: Expr) -> bool:
    """Are the values in an expression those of literals?"""
    match e:
        case Lit(value):         return primitive(value)
        case Variable(_):        return True
        case Ite(a, b, c):       return writable_expression(a) and writable_expression(b) and writable_expression(c)
        case And(a, b):          return writable_expression(a) and writable_expression(b)
        case Or(a, b):           return writable_expression(a) and writable_expression(b)
        case Unary(_, a):        return writable_expression(a)
        case Binary(_, a, b):    return writable_expression(a) and writable_expression(b)
        case GetAttr(a, _):      return writable_expression(a)
        case HasAttr(a, _):      return writable_expression(a)
        case SetExpr(items):     return writable_expressions(items)
        case RecordExpr(fields): return writable_fields(fields)
        case Call(_, args):      return writable_expressions(args)


@define
def writable_expressions(es: list[Expr]) -> bool:
    """The same of several."""
    match es:
        case [e, *rest]: return writable_expression(e) and writable_expressions(rest)
        case _:          return True


@define
def writable_fields(fields: list[tuple[str, Expr]]) -> bool:
    """The same of the fields of a record."""
    match fields:
        case [(_, e), *rest]: return writable_expression(e) and writable_fields(rest)
        case _:               return True


@define
def writable_action(action: ActionConstraint) -> bool:
    """Is it any, `==` or `in`? There is no `is` for actions."""
    match action:
        case ActionScope(IsType(_)) | ActionScope(IsTypeIn(_, _)): return False
        case _:                                                    return True


@define
def writable_template(t: Template) -> bool:
    """A constraint on the action that there is, and literals that there are."""
    return writable_action(t.action) and all(writable_expression(c.body) for c in t.conditions)


@define
def writable(p: Policy) -> bool:
    """The same of a policy."""
    return writable_action(p.action) and all(writable_expression(c.body) for c in p.conditions)


# Expressions ------------------------------------------------------------------------------------------


@theorem
def read_call(function: ExtFun, js: list[Json], es: list[Expr]) -> bool:
    """An extension function applied."""
    assume(expressions_from_json(js) == Some(es))
    return expression_from_json(tagged(function_name(function), JArray(js))) == Some(Call(function, es))


@read_call.proof
def _(goal: Goal) -> None:
    for case in goal.cases("function"):
        case.simp(tagged, expression_from_json, function_name, array_of, function_named)


SCOPE = (
    scope_to_json, tagged, scope_from_json, scope_of, place_to_json, place_from_json, within_from_json, read_uid,
    length, field, text_field,
)  # fmt: skip
WRITTEN = (expression_to_json, expression_from_json, tagged)
ATTRIBUTE = (*WRITTEN, left_to_json, parts_from_json, object_of, attribute, length, field, text_field)


@define
def readable(field: tuple[str, Expr]) -> bool:
    """Is the expression of a field read as it is written?"""
    _, e = field
    return implies(writable_expression(e), expression_from_json(expression_to_json(e)) == Some(e))


@theorem
def expression_round_trip(e: Expr) -> bool:
    """What is written of an expression is read as it."""
    assume(writable_expression(e))
    return expression_from_json(expression_to_json(e)) == Some(e)


@expression_round_trip.proof
def _(goal: Goal) -> None:
    claims = {
        "es": "implies(writable_expressions(es), expressions_from_json(expressions_to_json(es)) == Some(es))",
        "fs": "implies(writable_fields(fs), record_of(parts_from_json(fields_to_json(fs))) == Some(fs))",
        "field": "readable(field)",
    }
    parts = goal.induction("e", also=claims)
    (
        literal, variable, ite, conjoined, disjoined, unary, binary, get_attr, has_attr, items, record, call,
        nil, cons, empty, more, pair,
    ) = parts  # fmt: skip
    literal.simp(writable_expression, at="h1").simp(*WRITTEN, literal_of, read_literal)
    variable.simp(*WRITTEN, variable_of, names_variable)
    ite.simp(writable_expression, at="h1").simp(*WRITTEN, parts_from_json, object_of, ite_of, length, field)
    conjoined.simp(writable_expression, at="h1").simp(expression_to_json, read_conjunction)
    disjoined.simp(writable_expression, at="h1").simp(expression_to_json, *TWO)
    unary.simp(writable_expression, at="h1").simp(expression_to_json, read_unary)
    binary.simp(writable_expression, at="h1").simp(expression_to_json, read_binary)
    for attribute_form in (get_attr, has_attr):
        attribute_form.simp(writable_expression, at="h1").simp(*ATTRIBUTE)
    items.simp(writable_expression, at="h1").simp(*WRITTEN, array_of)
    record.simp(writable_expression, at="h1").simp(*WRITTEN, object_of)
    call.simp(writable_expression, at="h1").simp(expression_to_json, read_call)
    nil.simp(expressions_to_json, expressions_from_json)
    cons.simp(writable_expressions, expressions_to_json, expressions_from_json)
    empty.simp(fields_to_json, parts_from_json, record_of)
    (more,) = more.cases("f")
    more.simp(writable_fields, readable, fields_to_json, parts_from_json, record_of)
    pair.simp(readable)


# Policies ---------------------------------------------------------------------------------------------


@theorem
def read_place(place: EntityOrSlot, slot: str) -> bool:
    """An entity or a slot, alone."""
    return within_from_json(slot, JObject([place_to_json(place, slot)])) == Some(place)


@read_place.proof
def _(goal: Goal) -> None:
    for case in goal.cases("place"):
        case.simp(place_to_json, within_from_json, place_from_json, field, read_uid)


@theorem
def scope_round_trip(scope: ScopeTemplate, slot: str) -> bool:
    """The constraint on the principal or the resource."""
    return scope_from_json(slot, scope_to_json(scope, slot)) == Some(scope)


@scope_round_trip.proof
def _(goal: Goal) -> None:
    for case in goal.cases("scope"):
        if "uid" in [v.name for v in case.variables()]:
            for place in case.cases("uid"):
                place.simp(*SCOPE)
        else:
            case.simp(*SCOPE)


@theorem
def uids_round_trip(uids: list[EntityUID]) -> bool:
    """Several entities."""
    return uids_from_json([uid_to_json(uid) for uid in uids]) == Some(uids)


@uids_round_trip.proof
def _(goal: Goal) -> None:
    goal.auto(transform, uids_from_json, read_uid, on="uids")


@theorem
def action_round_trip(action: ActionConstraint) -> bool:
    """The constraint on the action."""
    assume(writable_action(action))
    return action_from_json(action_to_json(action)) == Some(action)


@action_round_trip.proof
def _(goal: Goal) -> None:
    one, several = goal.cases("action")
    for case in one.cases("scope"):
        case.auto(writable_action, action_to_json, action_from_json, scope_template, scope_round_trip)
    several.simp(action_to_json, action_from_json, *SCOPE, actions_from_json, uids_round_trip)


@theorem
def condition_round_trip(c: Condition) -> bool:
    """A clause."""
    assume(writable_expression(c.body))
    return condition_from_json(condition_to_json(c)) == Some(c)


@condition_round_trip.proof
def _(goal: Goal) -> None:
    (condition,) = goal.cases("c")
    for case in condition.cases("kind"):
        case.simp(
            condition_to_json, condition_from_json, length, text_field, field, kind_name, kind_named, clause,
            expression_round_trip,
        )  # fmt: skip


@theorem
def conditions_round_trip(cs: list[Condition]) -> bool:
    """All clauses."""
    assume(all(writable_expression(c.body) for c in cs))
    return conditions_from_json([condition_to_json(c) for c in cs]) == Some(cs)


@conditions_round_trip.proof
def _(goal: Goal) -> None:
    goal.auto(transform, every, conditions_from_json, condition_round_trip, on="cs")


@theorem
def template_round_trip(t: Template) -> bool:
    """A template, of its JSON and its id."""
    assume(writable_template(t))
    return template_from_json(t.id, template_to_json(t)) == Some(t)


@template_round_trip.proof
def _(goal: Goal) -> None:
    (template,) = goal.simp(writable_template, at="h1")[0].cases("t")
    for case in template.cases("effect"):
        case.simp(
            template_to_json, template_from_json, length, field, text_field, effect_of, effect_name, effect_named,
            scopes_of, scope_round_trip, action_round_trip, conditions_of, conditions_round_trip,
        )  # fmt: skip


@theorem
def scope_without_slots(scope: Scope) -> bool:
    """A scope, from that of a template without slots."""
    return link_scope(scope_template(scope), None) == Some(scope)


@scope_without_slots.proof
def _(goal: Goal) -> None:
    for case in goal.cases("scope"):
        case.simp(scope_template, link_scope, has_slot, fill_scope, fill)


@theorem
def policy_round_trip(p: Policy) -> bool:
    """A policy, of its JSON and its id."""
    assume(writable(p))
    return policy_from_json(p.id, policy_to_json(p)) == Some(p)


@policy_round_trip.proof
def _(goal: Goal) -> None:
    goal.use(template_round_trip, t="as_template(p)").simp(
        policy_to_json, policy_from_json, writable, writable_template, as_template, link, scope_without_slots
    )
