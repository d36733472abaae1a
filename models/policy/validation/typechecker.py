"""The type of an expression in a request environment, or why it has none. Strict: what has a type does not err, but
for overflow, for what extension functions refuse, and for entities that do not exist.

An expression also has capabilities: accesses to optional attributes and to tags that are safe where it is true. True
and False have types of their own, so that what a condition rules out is not checked: the right side of `false && e`.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from lemmata.core.language import Option, Some, datatype, define
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
    Neg,
    Not,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    UnaryOp,
    Var,
    Variable,
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
    Environment,
    action_in,
    attributes_of,
    declared,
    is_action,
    tags_of,
    type_in,
)
from lemmata.models.policy.validation.functions import type_of_call
from lemmata.models.policy.validation.types import BOOL, FALSE, TRUE, find, lub, lub_all, type_of_value
from lemmata.models.policy.values import Entity, EntityUID, Value


@datatype
class AttributeOf:
    """`e.name` is there."""

    record: Expr
    name: str


@datatype
class TagOf:
    """`e.getTag(tag)` is there."""

    entity: Expr
    tag: Expr


Capability: TypeAlias = AttributeOf | TagOf


class Reason(Enum):
    """Why an expression has no type."""

    UNKNOWN_ENTITY = 0          # an entity literal that is not declared
    UNEXPECTED_TYPE = 1         # an operand of a type that the operator does not take
    INCOMPATIBLE_TYPES = 2      # two types without an upper bound
    EMPTY_SET = 3               # an empty set literal
    NO_ATTRIBUTE = 4            # an attribute that is not declared
    OPTIONAL_ATTRIBUTE = 5      # an attribute that need not be there, without a capability
    NO_TAGS = 6                 # a tag of an entity type without tags
    UNCHECKED_TAG = 7           # a tag, without a capability


@datatype
class Typed:
    """A type, and the capabilities where the expression is true."""

    type: Type
    capabilities: list[Capability]


@datatype
class IllTyped:
    """The innermost expression without a type, why, and the types of its operands."""

    at: Expr
    reason: Reason
    operands: list[Type]


Typing: TypeAlias = Typed | IllTyped


@datatype
class Types:
    """The types of several expressions."""

    types: list[Type]


@datatype
class Fields:
    """The attributes of a record."""

    attributes: list[tuple[str, Attribute]]


Typings: TypeAlias = Types | IllTyped
FieldTypings: TypeAlias = Fields | IllTyped


@define
def typed(type_: Type) -> Typing:
    """A type, and no capabilities."""
    return Typed(type_, [])


@define
def common(a: list[Capability], b: list[Capability]) -> list[Capability]:
    """The capabilities in both."""
    return [c for c in a if c in b]


# Literals and variables -------------------------------------------------------------------------------


@define
def type_of_literal(e: Expr, value: Value, schema: Schema) -> Typing:
    """The type of a literal."""
    match value:
        case Entity(uid) if not declared(uid, schema): return IllTyped(e, Reason.UNKNOWN_ENTITY, [])
        case _:
            match type_of_value(value):
                case Some(type_):                      return typed(type_)
                case _:                                return IllTyped(e, Reason.EMPTY_SET, [])


@define
def type_of_variable(var: Var, env: Environment) -> Type:
    """The type of a part of the request."""
    match var:
        case Var.PRINCIPAL: return EntityType(env.principal)
        case Var.ACTION:    return EntityType(env.action.type)
        case Var.RESOURCE:  return EntityType(env.resource)
        case Var.CONTEXT:   return RecordType(env.context)


# Attributes and tags ----------------------------------------------------------------------------------


@define
def type_of_has(e: Expr, attribute: Option[Attribute], held: bool, always: bool, cap: Capability) -> Typing:
    """`has`, of an attribute as it is declared; `held` with the capability, `always` where what is required is there."""
    match attribute:
        case Some(Attribute(required, _)): return typed(TRUE) if held or required and always else Typed(BOOL, [cap])
        case _:                            return typed(FALSE)


@define
def type_of_has_attr(e: Expr, type_: Type, cap: AttributeOf, caps: list[Capability], schema: Schema) -> Typing:
    """`e has name`; an entity need not exist, and then has no attributes."""
    match type_:
        case RecordType(attributes): return type_of_has(e, find(cap.name, attributes), cap in caps, True, cap)
        case EntityType(name):
            return type_of_has(e, find(cap.name, attributes_of(name, schema)), cap in caps, False, cap)
        case _:                      return IllTyped(e, Reason.UNEXPECTED_TYPE, [type_])


@define
def type_of_get(e: Expr, type_: Type, attribute: Option[Attribute], held: bool) -> Typing:
    """An access to an attribute as it is declared."""
    match attribute:
        case Some(Attribute(required, found)) if required or held: return typed(found)
        case Some(_):                                              return IllTyped(e, Reason.OPTIONAL_ATTRIBUTE, [type_])
        case _:                                                    return IllTyped(e, Reason.NO_ATTRIBUTE, [type_])


@define
def type_of_get_attr(e: Expr, type_: Type, cap: AttributeOf, caps: list[Capability], schema: Schema) -> Typing:
    """`e.name`"""
    match type_:
        case RecordType(attributes): return type_of_get(e, type_, find(cap.name, attributes), cap in caps)
        case EntityType(name):
            return type_of_get(e, type_, find(cap.name, attributes_of(name, schema)), cap in caps)
        case _:                      return IllTyped(e, Reason.UNEXPECTED_TYPE, [type_])
