"""Policies and templates -> JSON (Cedar's EST form). Sugar is put back, but for `has a.b`, which the form lacks.

The id of a policy is not part of its JSON: it is the key of the policy in that of a set.
"""

from __future__ import annotations

from lemmata.core.language import Option, Some, define, from_code_points
from lemmata.models.policy.expressions import (
    And,
    Binary,
    Call,
    Expr,
    GetAttr,
    HasAttr,
    Is,
    IsEmpty,
    Ite,
    Like,
    Lit,
    Literally,
    Neg,
    Not,
    Or,
    PatternElement,
    RecordExpr,
    SetExpr,
    Unary,
    UnaryOp,
    Variable,
    Wildcard,
)
from lemmata.models.policy.int64 import to_int
from lemmata.models.policy.json_form.json import JArray, JBool, JNull, JNumber, JObject, Json, JString, tagged
from lemmata.models.policy.json_form.names import binary_name, function_name, variable_name
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionInAny,
    ActionScope,
    AnyTemplate,
    Condition,
    ConditionKind,
    Effect,
    EntityOrSlot,
    EqualTemplate,
    Given,
    InTemplate,
    IsTypeInTemplate,
    IsTypeTemplate,
    Policy,
    ScopeTemplate,
    Slot,
    Template,
)
from lemmata.models.policy.validation.policies import as_template, scope_template
from lemmata.models.policy.values import Bool, Entity, EntityUID, Long, String, Value

# Literals ---------------------------------------------------------------------------------------------


@define
def uid_to_json(uid: EntityUID) -> Json:
    """An entity."""
    return JObject([("type", JString(uid.type)), ("id", JString(uid.id))])


@define
def literal_to_json(value: Value) -> Json:
    """A literal; null for a value that no literal has."""
    match value:
        case Bool(b):     return JBool(b)
        case Long(n):     return JNumber(to_int(n))
        case String(s):   return JString(s)
        case Entity(uid): return tagged("__entity", uid_to_json(uid))
        case _:           return JNull()


@define
def element_to_json(element: PatternElement) -> Json:
    """An element of a pattern."""
    match element:
        case Wildcard():      return JString("Wildcard")
        case Literally(char): return tagged("Literal", JString(from_code_points([char])))


# Operators --------------------------------------------------------------------------------------------


@define
def two_to_json(key: str, left: Json, right: Json) -> Json:
    """{key: {"left": left, "right": right}}"""
    return tagged(key, JObject([("left", left), ("right", right)]))


@define
def one_to_json(key: str, arg: Json) -> Json:
    """{key: {"arg": arg}}"""
    return tagged(key, tagged("arg", arg))


@define
def left_to_json(key: str, left: Json, name: str, other: Json) -> Json:
    """{key: {"left": left, name: other}}"""
    return tagged(key, JObject([("left", left), (name, other)]))


@define
def negation(arg: Json) -> Json:
    """`!`, which `==`, `<` and `<=` have within."""
    match arg:
        case JObject([("==", body)]): return tagged("!=", body)
        case JObject([("<", body)]):  return tagged(">=", body)
        case JObject([("<=", body)]): return tagged(">", body)
        case _:                       return one_to_json("!", arg)


@define
def type_test(j: Json) -> Option[tuple[Json, Json]]:
    """Of `e is T`: the entity and the type."""
    match j:
        case JObject([("is", JObject([("left", e), ("entity_type", t)]))]): return Some((e, t))
        case _:                                                             return None


@define
def membership(j: Json) -> Option[tuple[Json, Json]]:
    """Of `e in f`: e and f."""
    match j:
        case JObject([("in", JObject([("left", e), ("right", f)]))]): return Some((e, f))
        case _:                                                       return None


@define
def conjunction(left: Json, right: Json) -> Json:
    """`&&`; `e is T && e in f` as `e is T in f`."""
    match type_test(left), membership(right):
        case Some((e, t)), Some((other, f)) if e == other:
            return tagged("is", JObject([("left", e), ("entity_type", t), ("in", f)]))
        case _:
            return two_to_json("&&", left, right)


@define
def unary_to_json(op: UnaryOp, arg: Json) -> Json:
    """An operator of one operand."""
    match op:
        case Not():         return negation(arg)
        case Neg():         return one_to_json("neg", arg)
        case IsEmpty():     return one_to_json("isEmpty", arg)
        case Like(pattern): return left_to_json("like", arg, "pattern", JArray([element_to_json(p) for p in pattern]))
        case Is(type_):     return left_to_json("is", arg, "entity_type", JString(type_))


# Expressions ------------------------------------------------------------------------------------------


@define
def expression_to_json(e: Expr) -> Json:
    """An expression."""
    match e:
        case Lit(value):            return tagged("Value", literal_to_json(value))
        case Variable(var):         return tagged("Var", JString(variable_name(var)))
        case Ite(test, then_, else_):
            parts = [("if", expression_to_json(test)), ("then", expression_to_json(then_)), ("else", expression_to_json(else_))]
            return tagged("if-then-else", JObject(parts))
        case And(left, right):      return conjunction(expression_to_json(left), expression_to_json(right))
        case Or(left, right):       return two_to_json("||", expression_to_json(left), expression_to_json(right))
        case Unary(op, arg):        return unary_to_json(op, expression_to_json(arg))
        case Binary(op, left, right):
            return two_to_json(binary_name(op), expression_to_json(left), expression_to_json(right))
        case GetAttr(record, attr): return left_to_json(".", expression_to_json(record), "attr", JString(attr))
        case HasAttr(record, attr): return left_to_json("has", expression_to_json(record), "attr", JString(attr))
        case SetExpr(items):        return tagged("Set", JArray(expressions_to_json(items)))
        case RecordExpr(fields):    return tagged("Record", JObject(fields_to_json(fields)))
        case Call(function, args):  return tagged(function_name(function), JArray(expressions_to_json(args)))


@define
def expressions_to_json(es: list[Expr]) -> list[Json]:
    """Several expressions."""
    match es:
        case [e, *rest]: return [expression_to_json(e), *expressions_to_json(rest)]
        case _:          return []


@define
def fields_to_json(fields: list[tuple[str, Expr]]) -> list[tuple[str, Json]]:
    """The fields of a record."""
    match fields:
        case [(name, e), *rest]: return [(name, expression_to_json(e)), *fields_to_json(rest)]
        case _:                  return []


# Policies ---------------------------------------------------------------------------------------------


@define
def place_to_json(place: EntityOrSlot, slot: str) -> tuple[str, Json]:
    """An entity, or the slot that stands for it."""
    match place:
        case Given(uid): return ("entity", uid_to_json(uid))
        case Slot():     return ("slot", JString(slot))


@define
def scope_to_json(scope: ScopeTemplate, slot: str) -> Json:
    """The constraint on the principal or the resource."""
    match scope:
        case AnyTemplate():        return tagged("op", JString("All"))
        case EqualTemplate(place): return JObject([("op", JString("==")), place_to_json(place, slot)])
        case InTemplate(place):    return JObject([("op", JString("in")), place_to_json(place, slot)])
        case IsTypeTemplate(type_): return JObject([("op", JString("is")), ("entity_type", JString(type_))])
        case IsTypeInTemplate(type_, place):
            within = JObject([place_to_json(place, slot)])
            return JObject([("op", JString("is")), ("entity_type", JString(type_)), ("in", within)])


@define
def action_to_json(action: ActionConstraint) -> Json:
    """The constraint on the action."""
    match action:
        case ActionScope(scope): return scope_to_json(scope_template(scope), "")
        case ActionInAny(uids):  return JObject([("op", JString("in")), ("entities", JArray([uid_to_json(u) for u in uids]))])


@define
def effect_name(effect: Effect) -> str:
    """`permit` or `forbid`."""
    match effect:
        case Effect.PERMIT: return "permit"
        case Effect.FORBID: return "forbid"


@define
def kind_name(kind: ConditionKind) -> str:
    """`when` or `unless`."""
    match kind:
        case ConditionKind.WHEN:   return "when"
        case ConditionKind.UNLESS: return "unless"


@define
def condition_to_json(condition: Condition) -> Json:
    """A clause."""
    return JObject([("kind", JString(kind_name(condition.kind))), ("body", expression_to_json(condition.body))])


@define
def template_to_json(t: Template) -> Json:
    """A template."""
    return JObject([
        ("effect", JString(effect_name(t.effect))),
        ("principal", scope_to_json(t.principal, "?principal")),
        ("action", action_to_json(t.action)),
        ("resource", scope_to_json(t.resource, "?resource")),
        ("conditions", JArray([condition_to_json(c) for c in t.conditions])),
    ])  # fmt: skip


@define
def policy_to_json(p: Policy) -> Json:
    """A policy, a template without slots."""
    return template_to_json(as_template(p))
