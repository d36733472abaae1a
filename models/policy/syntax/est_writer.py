"""Policies -> JSON (Cedar's EST form). Sugar is put back, but for `has a.b`, which the form lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lemmata.models.policy.expressions import (
    Binary,
    Call,
    Expr,
    GetAttr,
    HasAttr,
    Ite,
    Like,
    Lit,
    Literally,
    Neg,
    Not,
    PatternElement,
    RecordExpr,
    SetExpr,
    Unary,
    Variable,
)
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionInAny,
    AnyEntity,
    Condition,
    EntityOrSlot,
    Equal,
    EqualTemplate,
    Given,
    In,
    InTemplate,
    IsType,
    IsTypeIn,
    IsTypeInTemplate,
    IsTypeTemplate,
    Policy,
    Scope,
    ScopeTemplate,
    Template,
)
from lemmata.models.policy.syntax import functions
from lemmata.models.policy.syntax.folding import fold
from lemmata.models.policy.syntax.literals import spelled
from lemmata.models.policy.syntax.policy_set import PRINCIPAL, RESOURCE, PolicySet
from lemmata.models.policy.syntax.sugar import infix, is_in
from lemmata.models.policy.syntax.values_writer import uid_json, value_json
from lemmata.models.policy.values import EntityUID, Ext, Record, Set

Json = Any
Opened = tuple[Sequence[Expr], Callable[[list[Json]], Json]]


def policy_set_json(policies: PolicySet) -> dict[str, Json]:
    """{"staticPolicies", "templates", "templateLinks"}."""
    annotations = policies.annotations
    return {
        "staticPolicies": {p.id: policy_json(p, annotations.get(p.id, {})) for p in policies.policies},
        "templates": {t.id: policy_json(t, annotations.get(t.id, {})) for t in policies.templates},
        "templateLinks": [
            {
                "templateId": link.template_id,
                "newId": link.link_id,
                "values": {slot: uid_json(uid) for slot, uid in link.values.items()},
            }
            for link in policies.links
        ],
    }


def policy_json(policy: Policy | Template, annotations: Mapping[str, str | None]) -> dict[str, Json]:
    """One policy or template; its id is not part of it."""
    found: dict[str, Json] = {
        "effect": policy.effect.name.lower(),
        "principal": _scope(policy.principal, PRINCIPAL),
        "action": _action(policy.action),
        "resource": _scope(policy.resource, RESOURCE),
        "conditions": [_condition(c) for c in policy.conditions],
    }
    if annotations:
        found["annotations"] = dict(annotations)
    return found


def _condition(condition: Condition) -> dict[str, Json]:
    return {"kind": condition.kind.name.lower(), "body": expression_json(condition.body)}


def _place(uid: EntityOrSlot | EntityUID, slot: str) -> dict[str, Json]:
    match uid:
        case EntityUID():
            return {"entity": uid_json(uid)}
        case Given(given):
            return {"entity": uid_json(given)}
        case _:
            return {"slot": slot}


def _scope(scope: Scope | ScopeTemplate, slot: str) -> dict[str, Json]:
    match scope:
        case Equal(uid):
            return {"op": "==", **_place(uid, slot)}
        case EqualTemplate(place):
            return {"op": "==", **_place(place, slot)}
        case In(uid):
            return {"op": "in", **_place(uid, slot)}
        case InTemplate(place):
            return {"op": "in", **_place(place, slot)}
        case IsType(type_) | IsTypeTemplate(type_):
            return {"op": "is", "entity_type": type_}
        case IsTypeIn(type_, uid):
            return {"op": "is", "entity_type": type_, "in": _place(uid, slot)}
        case IsTypeInTemplate(type_, place):
            return {"op": "is", "entity_type": type_, "in": _place(place, slot)}
        case _:
            return {"op": "All"}


def _action(action: ActionConstraint) -> dict[str, Json]:
    match action:
        case ActionInAny(uids):
            return {"op": "in", "entities": [uid_json(u) for u in uids]}
        case _:
            return _scope(action.scope, "") if not isinstance(action.scope, AnyEntity) else {"op": "All"}


# Expressions


def expression_json(e: Expr) -> Json:
    """An expression."""
    return fold(e, _open)


def _open(e: Expr) -> Opened:
    """The parts of an expression and how its JSON is made from theirs, sugar first."""
    typed, between = is_in(e), infix(e)
    if typed is not None:
        entity, type_, container = typed
        if container is None:
            return [entity], lambda r: {"is": {"left": r[0], "entity_type": type_}}
        return [entity, container], lambda r: {"is": {"left": r[0], "entity_type": type_, "in": r[1]}}
    if between is not None:
        return _two(*between)
    match e:
        case Ite(test, then, other):
            names = ("if", "then", "else")
            return [test, then, other], lambda r: {"if-then-else": dict(zip(names, r, strict=True))}
        case Unary(op, arg):
            return _open_unary(e, arg)
        case Binary(op, left, right):
            return _two(functions.METHOD_NAMES[op], left, right)
        case GetAttr(record, attr):
            return [record], lambda r: {".": {"left": r[0], "attr": attr}}
        case HasAttr(record, attr):
            return [record], lambda r: {"has": {"left": r[0], "attr": attr}}
        case SetExpr(items):
            return items, lambda r: {"Set": r}
        case RecordExpr(fields):
            keys = [name for name, _ in fields]
            return [f for _, f in fields], lambda r: {"Record": dict(zip(keys, r, strict=True))}
        case Call(function, args):
            name = functions.EXTENSION_NAMES[function]
            return args, lambda r: {name: r}
        case Variable(var):
            return [], lambda _: {"Var": var.name.lower()}
        case Lit(Set() | Record() | Ext() as value):
            return [spelled(value)], lambda r: r[0]
        case Lit(value):
            return [], lambda _: {"Value": value_json(value)}
        case _:
            raise TypeError(f"{type(e).__name__} has no place in JSON")


def _two(op: str, left: Expr, right: Expr) -> Opened:
    return [left, right], lambda r: {op: {"left": r[0], "right": r[1]}}


def _open_unary(e: Unary, arg: Expr) -> Opened:
    match e.op:
        case Not():
            return [arg], lambda r: {"!": {"arg": r[0]}}
        case Neg():
            return [arg], lambda r: {"neg": {"arg": r[0]}}
        case Like(pattern):
            return [arg], lambda r: {"like": {"left": r[0], "pattern": [_element(p) for p in pattern]}}
        case _:
            return [arg], lambda r: {"isEmpty": {"arg": r[0]}}


def _element(element: PatternElement) -> Json:
    return {"Literal": chr(element.char)} if isinstance(element, Literally) else "Wildcard"
