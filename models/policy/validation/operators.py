"""The types of operators, one line a case, in the order of the evaluator's tables."""

from __future__ import annotations

from lemmata.core.language import Option, Some, define
from lemmata.models.policy.expressions import (
    BinaryOp,
    Expr,
    Is,
    IsEmpty,
    Like,
    Lit,
    Neg,
    Not,
    SetExpr,
    UnaryOp,
)
from lemmata.models.policy.schema import (
    Attribute,
    BoolKind,
    BoolType,
    EntityType,
    ExtensionType,
    ExtType,
    LongType,
    RecordType,
    Schema,
    SetType,
    StringType,
    Type,
)
from lemmata.models.policy.validation.environments import (
    action_in,
    attributes_of,
    is_action,
    tags_of,
    type_in,
)
from lemmata.models.policy.validation.judgements import (
    AttributeOf,
    Capability,
    IllTyped,
    Reason,
    TagOf,
    Typed,
    Typing,
    typed,
)
from lemmata.models.policy.validation.types import BOOL, FALSE, TRUE, find, lub
from lemmata.models.policy.values import Entity, EntityUID

# Attributes and tags ----------------------------------------------------------------------------------


@define
def has(attribute: Option[Attribute], always: bool, cap: Capability, caps: list[Capability]) -> Typing:
    """`has`, of an attribute as declared; `always` where what is required is there."""
    match attribute:
        case Some(Attribute(required, _)): return typed(TRUE) if required and always or cap in caps else Typed(BOOL, [cap])
        case _:                            return typed(FALSE)


@define
def type_of_has_attr(e: Expr, type_: Type, x: Expr, name: str, caps: list[Capability], schema: Schema) -> Typing:
    """`x has name`, x of a type; an entity need not exist, and then has no attributes."""
    match type_:
        case RecordType(attributes): return has(find(name, attributes), True, AttributeOf(x, name), caps)
        case EntityType(entity):     return has(find(name, attributes_of(entity, schema)), False, AttributeOf(x, name), caps)
        case _:                      return IllTyped(e, Reason.UNEXPECTED_TYPE, [type_])


@define
def get(e: Expr, type_: Type, attribute: Option[Attribute], cap: Capability, caps: list[Capability]) -> Typing:
    """An access to an attribute as declared."""
    match attribute:
        case Some(Attribute(required, found)):
            return typed(found) if required or cap in caps else IllTyped(e, Reason.OPTIONAL_ATTRIBUTE, [type_])
        case _:
            return IllTyped(e, Reason.NO_ATTRIBUTE, [type_])


@define
def type_of_get_attr(e: Expr, type_: Type, x: Expr, name: str, caps: list[Capability], schema: Schema) -> Typing:
    """`x.name`, x of a type."""
    match type_:
        case RecordType(attributes): return get(e, type_, find(name, attributes), AttributeOf(x, name), caps)
        case EntityType(entity):     return get(e, type_, find(name, attributes_of(entity, schema)), AttributeOf(x, name), caps)
        case _:                      return IllTyped(e, Reason.UNEXPECTED_TYPE, [type_])


@define
def type_of_has_tag(type_: str, cap: Capability, caps: list[Capability], schema: Schema) -> Typing:
    """`x.hasTag(tag)`, x of an entity type."""
    match tags_of(type_, schema):
        case Some(_): return typed(TRUE) if cap in caps else Typed(BOOL, [cap])
        case _:       return typed(FALSE)


@define
def type_of_get_tag(e: Expr, type_: str, cap: Capability, caps: list[Capability], schema: Schema) -> Typing:
    """`x.getTag(tag)`, x of an entity type."""
    match tags_of(type_, schema):
        case Some(found): return typed(found) if cap in caps else IllTyped(e, Reason.UNCHECKED_TAG, [EntityType(type_)])
        case _:           return IllTyped(e, Reason.NO_TAGS, [EntityType(type_)])


# Equality and membership ------------------------------------------------------------------------------


@define
def type_of_eq(e: Expr, x: Expr, y: Expr, a: Type, b: Type) -> Typing:
    """`x == y`: known of two literals; entities of two types are never equal, values of other two not compared."""
    match x, y:
        case Lit(v), Lit(w): return typed(TRUE if v == w else FALSE)
        case _:
            match lub(a, b), a, b:
                case Some(_), _, _:                 return typed(BOOL)
                case _, EntityType(), EntityType(): return typed(FALSE)
                case _:                             return IllTyped(e, Reason.INCOMPATIBLE_TYPES, [a, b])


@define
def literal_uid(e: Expr) -> Option[EntityUID]:
    """The entity that a literal is."""
    match e:
        case Lit(Entity(uid)): return Some(uid)
        case _:                return None


@define
def literal_uids(es: list[Expr]) -> Option[list[EntityUID]]:
    """The entities, if all are literals."""
    match es:
        case [e, *rest]:
            match literal_uid(e), literal_uids(rest):
                case Some(uid), Some(uids): return Some([uid, *uids])
                case _:                     return None
        case _:                             return Some([])


@define
def members(e: Expr) -> list[Expr]:
    """The members of a set that is written out; another expression is its own only one."""
    match e:
        case SetExpr(items): return items
        case _:              return [e]


@define
def type_of_in(x: Expr, y: Expr, a: str, b: str, schema: Schema) -> Type:
    """`x in y`, x an entity of type a, y one of type b or a set of them: known of actions, False if it can never be."""
    match literal_uid(x), literal_uids(members(y)):
        case Some(uid), Some(uids) if is_action(uid, schema):
            return TRUE if any(action_in(uid, other, schema) for other in uids) else FALSE
        case _:
            return BOOL if type_in(a, b, schema) else FALSE


# The tables -------------------------------------------------------------------------------------------


@define
def type_of_unary(op: UnaryOp, e: Expr, a: Type) -> Typing:
    """An operator of one operand."""
    match op, a:
        case Not(),     BoolType(BoolKind.TRUE):  return typed(FALSE)
        case Not(),     BoolType(BoolKind.FALSE): return typed(TRUE)
        case Not(),     BoolType(_):              return typed(BOOL)
        case Neg(),     LongType():               return typed(LongType())
        case IsEmpty(), SetType():                return typed(BOOL)
        case Like(),    StringType():             return typed(BOOL)
        case Is(type_), EntityType(found):        return typed(TRUE if type_ == found else FALSE)
        case _:                                   return IllTyped(e, Reason.UNEXPECTED_TYPE, [a])


@define
def same(e: Expr, a: Type, b: Type, operands: list[Type]) -> Typing:
    """Bool, where two types are compatible."""
    match lub(a, b):
        case Some(_): return typed(BOOL)
        case _:       return IllTyped(e, Reason.INCOMPATIBLE_TYPES, operands)


@define
def type_of_comparison(e: Expr, a: Type, b: Type) -> Typing:
    """`<` and `<=`."""
    match a, b:
        case LongType(), LongType():                                               return typed(BOOL)
        case ExtensionType(ExtType.DATETIME), ExtensionType(ExtType.DATETIME):     return typed(BOOL)
        case ExtensionType(ExtType.DURATION), ExtensionType(ExtType.DURATION):     return typed(BOOL)
        case _:                                                return IllTyped(e, Reason.UNEXPECTED_TYPE, [a, b])


@define
def type_of_binary(
    op: BinaryOp, e: Expr, x: Expr, y: Expr, a: Type, b: Type, caps: list[Capability], schema: Schema
) -> Typing:
    """An operator of two operands x and y of types a and b."""
    match op, a, b:
        case BinaryOp.EQ,           _,             _:                      return type_of_eq(e, x, y, a, b)
        case BinaryOp.MEM,          EntityType(s), EntityType(t):          return typed(type_of_in(x, y, s, t, schema))
        case BinaryOp.MEM,          EntityType(s), SetType(EntityType(t)): return typed(type_of_in(x, y, s, t, schema))
        case BinaryOp.HAS_TAG,      EntityType(s), StringType():           return type_of_has_tag(s, TagOf(x, y), caps, schema)
        case BinaryOp.GET_TAG,      EntityType(s), StringType():           return type_of_get_tag(e, s, TagOf(x, y), caps, schema)
        case BinaryOp.LESS,         _,             _:                      return type_of_comparison(e, a, b)
        case BinaryOp.LESS_EQ,      _,             _:                      return type_of_comparison(e, a, b)
        case BinaryOp.ADD,          LongType(),    LongType():             return typed(LongType())
        case BinaryOp.SUB,          LongType(),    LongType():             return typed(LongType())
        case BinaryOp.MUL,          LongType(),    LongType():             return typed(LongType())
        case BinaryOp.CONTAINS,     SetType(s),    _:                      return same(e, s, b, [a, b])
        case BinaryOp.CONTAINS_ALL, SetType(s),    SetType(t):             return same(e, s, t, [a, b])
        case BinaryOp.CONTAINS_ANY, SetType(s),    SetType(t):             return same(e, s, t, [a, b])
        case _:                                                            return IllTyped(e, Reason.UNEXPECTED_TYPE, [a, b])
