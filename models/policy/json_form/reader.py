"""JSON (Cedar's EST form) -> policies and templates. Sugar ends here.

The keys of an object may stand in any order, and none may be missing or unknown. What `syntax.est_reader` takes
beyond that, and what of it is left to `syntax` (names of types, what an action is called, annotations) is listed in
docs/policy.md.
"""

from __future__ import annotations

from lemmata.core.language import Option, Some, code_points, define
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
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
from lemmata.models.policy.int64 import from_int
from lemmata.models.policy.json_form.json import (
    JArray,
    JBool,
    JNumber,
    JObject,
    Json,
    JString,
    field,
    text_field,
)
from lemmata.models.policy.json_form.names import binary_named, function_named, negated_named, variable_named
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionInAny,
    ActionScope,
    AnyEntity,
    AnyTemplate,
    Condition,
    ConditionKind,
    Effect,
    EntityOrSlot,
    Equal,
    EqualTemplate,
    Given,
    In,
    InTemplate,
    IsTypeInTemplate,
    IsTypeTemplate,
    Policy,
    ScopeTemplate,
    Slot,
    Template,
)
from lemmata.models.policy.templates import link
from lemmata.models.policy.values import Bool, Entity, EntityUID, Long, String, Value

# Literals ---------------------------------------------------------------------------------------------


@define
def uid_from_json(j: Json) -> Option[EntityUID]:
    """{"type": ..., "id": ...}"""
    match j:
        case JObject(fields):
            match len(fields), text_field("type", fields), text_field("id", fields):
                case 2, Some(type_), Some(id_): return Some(EntityUID(type_, id_))
                case _:                         return None
        case _: return None


@define
def long(n: int) -> Option[Value]:
    """An integer of 64 bits."""
    match from_int(n):
        case Some(word): return Some(Long(word))
        case _:          return None


@define
def entity(uid: Option[EntityUID]) -> Option[Value]:
    """A reference to an entity."""
    match uid:
        case Some(u): return Some(Entity(u))
        case _:       return None


@define
def literal_from_json(j: Json) -> Option[Value]:
    """A literal."""
    match j:
        case JBool(b):                     return Some(Bool(b))
        case JNumber(n):                   return long(n)
        case JString(s):                   return Some(String(s))
        case JObject([("__entity", uid)]): return entity(uid_from_json(uid))
        case _:                            return None


@define
def characters(text: str) -> list[PatternElement]:
    """A text as a pattern that matches it alone."""
    return [Literally(c) for c in code_points(text)]


@define
def elements_from_json(js: list[Json]) -> Option[list[PatternElement]]:
    """A pattern."""
    match js:
        case [j, *rest]:
            match j, elements_from_json(rest):
                case JString("Wildcard"), Some(more): return Some([Wildcard(), *more])
                case JObject([("Literal", JString(text))]), Some(more):
                    return Some([*characters(text), *more])
                case _: return None
        case _: return Some([])


# Operators --------------------------------------------------------------------------------------------


@define
def two(parts: list[tuple[str, Option[Expr]]]) -> Option[tuple[Expr, Expr]]:
    """{"left": ..., "right": ...}"""
    match len(parts), field("left", parts), field("right", parts):
        case 2, Some(Some(left)), Some(Some(right)): return Some((left, right))
        case _:                                      return None


@define
def one(op: UnaryOp, parts: list[tuple[str, Option[Expr]]]) -> Option[Expr]:
    """{"arg": ...}"""
    match parts:
        case [("arg", Some(arg))]: return Some(Unary(op, arg))
        case _:                    return None


@define
def attribute(fields: list[tuple[str, Json]], parts: list[tuple[str, Option[Expr]]]) -> Option[tuple[Expr, str]]:
    """{"left": ..., "attr": ...}"""
    match len(fields), field("left", parts), text_field("attr", fields):
        case 2, Some(Some(left)), Some(attr): return Some((left, attr))
        case _:                               return None


@define
def like_of(fields: list[tuple[str, Json]], parts: list[tuple[str, Option[Expr]]]) -> Option[Expr]:
    """{"left": ..., "pattern": ...}"""
    match len(fields), field("left", parts), field("pattern", fields):
        case 2, Some(Some(left)), Some(JArray(items)):
            match elements_from_json(items):
                case Some(pattern): return Some(Unary(Like(pattern), left))
                case _:             return None
        case _: return None


@define
def is_of(fields: list[tuple[str, Json]], parts: list[tuple[str, Option[Expr]]]) -> Option[Expr]:
    """{"left": ..., "entity_type": ...}, perhaps with {"in": ...}"""
    match len(fields), field("left", parts), text_field("entity_type", fields), field("in", parts):
        case 2, Some(Some(e)), Some(t), None:          return Some(Unary(Is(t), e))
        case 3, Some(Some(e)), Some(t), Some(Some(f)): return Some(And(Unary(Is(t), e), Binary(BinaryOp.MEM, e, f)))
        case _:                                        return None


@define
def ite_of(parts: list[tuple[str, Option[Expr]]]) -> Option[Expr]:
    """{"if": ..., "then": ..., "else": ...}"""
    match len(parts), field("if", parts), field("then", parts), field("else", parts):
        case 3, Some(Some(a)), Some(Some(b)), Some(Some(c)): return Some(Ite(a, b, c))
        case _:                                              return None


@define
def record_of(parts: list[tuple[str, Option[Expr]]]) -> Option[list[tuple[str, Expr]]]:
    """The fields of a record, all of them expressions."""
    match parts:
        case [(name, Some(e)), *rest]:
            match record_of(rest):
                case Some(fields): return Some([(name, e), *fields])
                case _:            return None
        case [_, *_]: return None
        case _:       return Some([])


@define
def operator_of(key: str, parts: list[tuple[str, Option[Expr]]]) -> Option[Expr]:
    """An operator of two operands, `&&`, `||` and negations among them."""
    match two(parts):
        case Some((left, right)):
            if key == "&&": return Some(And(left, right))
            if key == "||": return Some(Or(left, right))
            match binary_named(key), negated_named(key):
                case Some(op), _: return Some(Binary(op, left, right))
                case _, Some(op): return Some(Unary(Not(), Binary(op, left, right)))
                case _:           return None
        case _: return None


@define
def object_of(key: str, fields: list[tuple[str, Json]], parts: list[tuple[str, Option[Expr]]]) -> Option[Expr]:
    """{key: {...}}, where PARTS are the fields, each read as an expression."""
    match key:
        case "!":            return one(Not(), parts)
        case "neg":          return one(Neg(), parts)
        case "isEmpty":      return one(IsEmpty(), parts)
        case "like":         return like_of(fields, parts)
        case "is":           return is_of(fields, parts)
        case "if-then-else": return ite_of(parts)
        case ".":
            match attribute(fields, parts):
                case Some((e, attr)): return Some(GetAttr(e, attr))
                case _:               return None
        case "has":
            match attribute(fields, parts):
                case Some((e, attr)): return Some(HasAttr(e, attr))
                case _:               return None
        case "Record":
            match record_of(parts):
                case Some(es): return Some(RecordExpr(es))
                case _:        return None
        case _: return operator_of(key, parts)


@define
def array_of(key: str, items: Option[list[Expr]]) -> Option[Expr]:
    """{key: [...]}"""
    match items:
        case Some(es):
            if key == "Set": return Some(SetExpr(es))
            match function_named(key):
                case Some(function): return Some(Call(function, es))
                case _:              return None
        case _: return None


@define
def variable_of(name: str) -> Option[Expr]:
    """A variable."""
    match variable_named(name):
        case Some(var): return Some(Variable(var))
        case _:         return None


@define
def literal_of(j: Json) -> Option[Expr]:
    """A literal."""
    match literal_from_json(j):
        case Some(value): return Some(Lit(value))
        case _:           return None


# Expressions ------------------------------------------------------------------------------------------


@define
def expression_from_json(j: Json) -> Option[Expr]:
    """An expression."""
    match j:
        case JObject([("Value", value)]):       return literal_of(value)
        case JObject([("Var", JString(name))]): return variable_of(name)
        case JObject([(key, JArray(items))]):   return array_of(key, expressions_from_json(items))
        case JObject([(key, JObject(fields))]): return object_of(key, fields, parts_from_json(fields))
        case _:                                 return None


@define
def expressions_from_json(js: list[Json]) -> Option[list[Expr]]:
    """Several expressions."""
    match js:
        case [j, *rest]:
            match expression_from_json(j), expressions_from_json(rest):
                case Some(e), Some(es): return Some([e, *es])
                case _:                 return None
        case _: return Some([])


@define
def parts_from_json(fields: list[tuple[str, Json]]) -> list[tuple[str, Option[Expr]]]:
    """Fields, each as an expression where it is one."""
    match fields:
        case [(name, j), *rest]: return [(name, expression_from_json(j)), *parts_from_json(rest)]
        case _:                  return []


# Policies ---------------------------------------------------------------------------------------------


@define
def place_from_json(slot: str, fields: list[tuple[str, Json]]) -> Option[EntityOrSlot]:
    """{"entity": ...} or {"slot": ...}, perhaps beside other keys."""
    match field("entity", fields), field("slot", fields):
        case Some(j), None:
            match uid_from_json(j):
                case Some(uid): return Some(Given(uid))
                case _:         return None
        case None, Some(JString(name)): return Some(Slot()) if name == slot else None
        case _:                         return None


@define
def within_from_json(slot: str, j: Json) -> Option[EntityOrSlot]:
    """The same alone."""
    match j:
        case JObject([only]): return place_from_json(slot, [only])
        case _:               return None


@define
def scope_of(slot: str, op: str, fields: list[tuple[str, Json]]) -> Option[ScopeTemplate]:
    """A constraint with some operator."""
    place, size = place_from_json(slot, fields), len(fields)
    match op, size:
        case "All", 1: return Some(AnyTemplate())
        case "==", 2:
            match place:
                case Some(p): return Some(EqualTemplate(p))
                case _:       return None
        case "in", 2:
            match place:
                case Some(p): return Some(InTemplate(p))
                case _:       return None
        case "is", 2:
            match text_field("entity_type", fields):
                case Some(type_): return Some(IsTypeTemplate(type_))
                case _:           return None
        case "is", 3:
            match text_field("entity_type", fields), field("in", fields):
                case Some(type_), Some(within):
                    match within_from_json(slot, within):
                        case Some(p): return Some(IsTypeInTemplate(type_, p))
                        case _:       return None
                case _: return None
        case _: return None


@define
def scope_from_json(slot: str, j: Json) -> Option[ScopeTemplate]:
    """The constraint on the principal or the resource."""
    match j:
        case JObject(fields):
            match text_field("op", fields):
                case Some(op): return scope_of(slot, op, fields)
                case _:        return None
        case _: return None


@define
def uids_from_json(js: list[Json]) -> Option[list[EntityUID]]:
    """Several entities."""
    match js:
        case [j, *rest]:
            match uid_from_json(j), uids_from_json(rest):
                case Some(uid), Some(uids): return Some([uid, *uids])
                case _:                     return None
        case _: return Some([])


@define
def actions_from_json(j: Json) -> Option[ActionConstraint]:
    """`action in [...]`."""
    match j:
        case JObject(fields):
            match len(fields), text_field("op", fields), field("entities", fields):
                case 2, Some("in"), Some(JArray(items)):
                    match uids_from_json(items):
                        case Some(uids): return Some(ActionInAny(uids))
                        case _:          return None
                case _: return None
        case _: return None


@define
def action_from_json(j: Json) -> Option[ActionConstraint]:
    """The constraint on the action: any, `==`, `in`."""
    match scope_from_json("", j):
        case Some(AnyTemplate()):             return Some(ActionScope(AnyEntity()))
        case Some(EqualTemplate(Given(uid))): return Some(ActionScope(Equal(uid)))
        case Some(InTemplate(Given(uid))):    return Some(ActionScope(In(uid)))
        case _:                               return actions_from_json(j)


@define
def effect_named(name: str) -> Option[Effect]:
    """`permit` or `forbid`."""
    match name:
        case "permit": return Some(Effect.PERMIT)
        case "forbid": return Some(Effect.FORBID)
        case _:        return None


@define
def kind_named(name: str) -> Option[ConditionKind]:
    """`when` or `unless`."""
    match name:
        case "when":   return Some(ConditionKind.WHEN)
        case "unless": return Some(ConditionKind.UNLESS)
        case _:        return None


@define
def clause(kind: str, body: Json) -> Option[Condition]:
    """A clause of its parts."""
    match kind_named(kind), expression_from_json(body):
        case Some(k), Some(e): return Some(Condition(k, e))
        case _:                return None


@define
def condition_from_json(j: Json) -> Option[Condition]:
    """A clause."""
    match j:
        case JObject(fields):
            match len(fields), text_field("kind", fields), field("body", fields):
                case 2, Some(kind), Some(body): return clause(kind, body)
                case _:                         return None
        case _: return None


@define
def conditions_from_json(js: list[Json]) -> Option[list[Condition]]:
    """All clauses."""
    match js:
        case [j, *rest]:
            match condition_from_json(j), conditions_from_json(rest):
                case Some(c), Some(cs): return Some([c, *cs])
                case _:                 return None
        case _: return Some([])


@define
def scopes_of(fields: list[tuple[str, Json]]) -> Option[tuple[ScopeTemplate, ActionConstraint, ScopeTemplate]]:
    """The three constraints of a policy."""
    match field("principal", fields), field("action", fields), field("resource", fields):
        case Some(p), Some(a), Some(r):
            match scope_from_json("?principal", p), action_from_json(a), scope_from_json("?resource", r):
                case Some(principal), Some(action), Some(resource): return Some((principal, action, resource))
                case _:                                             return None
        case _: return None


@define
def effect_of(fields: list[tuple[str, Json]]) -> Option[Effect]:
    """The effect of a policy."""
    match text_field("effect", fields):
        case Some(name): return effect_named(name)
        case _:          return None


@define
def conditions_of(fields: list[tuple[str, Json]]) -> Option[list[Condition]]:
    """The clauses of a policy."""
    match field("conditions", fields):
        case Some(JArray(items)): return conditions_from_json(items)
        case _:                   return None


@define
def template_from_json(id: str, j: Json) -> Option[Template]:
    """A template, which is given an id."""
    match j:
        case JObject(fields):
            match len(fields), effect_of(fields), scopes_of(fields), conditions_of(fields):
                case 5, Some(effect), Some((principal, action, resource)), Some(conditions):
                    return Some(Template(id, effect, principal, action, resource, conditions))
                case _: return None
        case _: return None


@define
def policy_from_json(id: str, j: Json) -> Option[Policy]:
    """A policy, which is given an id: a template without slots."""
    match template_from_json(id, j):
        case Some(template): return link(template, id, None, None)
        case _:              return None
