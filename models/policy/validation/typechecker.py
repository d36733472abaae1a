"""The type of an expression in a request environment, or why it has none. Strict: what has a type does not err, but
for overflow, for what extension functions refuse, and for entities that do not exist.

An expression also has capabilities: accesses to optional attributes and to tags that are safe where it is true. True
and False have types of their own, so that what a condition rules out is not checked: the right side of `false && e`.
"""

from __future__ import annotations

from typing import TypeAlias

from lemmata.core.language import Some, datatype, define
from lemmata.models.policy.expressions import (
    And,
    Binary,
    Call,
    Expr,
    GetAttr,
    HasAttr,
    Ite,
    Lit,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    Var,
    Variable,
)
from lemmata.models.policy.ordering import Order, compare_strings
from lemmata.models.policy.schema import (
    Attribute,
    BoolKind,
    BoolType,
    EntityType,
    RecordType,
    Schema,
    SetType,
    Type,
)
from lemmata.models.policy.validation.environments import Environment, declared
from lemmata.models.policy.validation.functions import type_of_call
from lemmata.models.policy.validation.judgements import (
    Capability,
    IllTyped,
    Reason,
    Typed,
    Typing,
    common,
    typed,
)
from lemmata.models.policy.validation.operators import (
    type_of_binary,
    type_of_get_attr,
    type_of_has_attr,
    type_of_unary,
)
from lemmata.models.policy.validation.types import BOOL, FALSE, TRUE, lub, lub_all, type_of_value
from lemmata.models.policy.values import Entity, Value


@datatype
class Types:
    """The types of several expressions."""

    types: list[Type]


@datatype
class Untyped:
    """The first of several that has none."""

    problem: Typing


Typings: TypeAlias = Types | Untyped


# Parts of expressions ---------------------------------------------------------------------------------


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


@define
def adding(held: list[Capability], typing: Typing) -> Typing:
    """With capabilities that are there already."""
    match typing:
        case Typed(type_, more): return Typed(type_, held + more)
        case ill:                return ill


@define
def unexpected(e: Expr, operands: list[Type], typing: Typing) -> Typing:
    """What an operand spoils that is not a Bool."""
    match typing:
        case Typed(type_, _): return IllTyped(e, Reason.UNEXPECTED_TYPE, operands + [type_])
        case ill:             return ill


@define
def type_of_branches(e: Expr, held: list[Capability], then_: Typing, else_: Typing) -> Typing:
    """`if` with a test of which nothing is known; `held` are the capabilities of the test."""
    match then_, else_:
        case Typed(a, c1), Typed(b, c2):
            match lub(a, b):
                case Some(both): return Typed(both, common(held + c1, c2))
                case _:          return IllTyped(e, Reason.INCOMPATIBLE_TYPES, [a, b])
        case Typed(), ill:       return ill
        case ill, _:             return ill


@define
def type_of_set(e: Expr, types: list[Type]) -> Typing:
    """`[...]` with members of these types."""
    match types:
        case [first, *rest]:
            match lub_all(first, rest):
                case Some(item): return typed(SetType(item))
                case _:          return IllTyped(e, Reason.INCOMPATIBLE_TYPES, types)
        case _:                  return IllTyped(e, Reason.EMPTY_SET, [])


@define
def insert_attribute(name: str, type_: Type, attributes: list[tuple[str, Attribute]]) -> list[tuple[str, Attribute]]:
    """One more required attribute, in the order of names; it replaces one of its name."""
    match attributes:
        case [(other, a), *rest]:
            match compare_strings(name, other):
                case Order.LESS:    return [(name, Attribute(True, type_)), *attributes]
                case Order.EQUAL:   return [(name, Attribute(True, type_)), *rest]
                case Order.GREATER: return [(other, a), *insert_attribute(name, type_, rest)]
        case _:                     return [(name, Attribute(True, type_))]


# Expressions ------------------------------------------------------------------------------------------


@define
def type_of(e: Expr, caps: list[Capability], env: Environment) -> Typing:
    """The type of an expression where these capabilities are held; `substitute_action` comes first."""
    match e:
        case Lit(value):    return type_of_literal(e, value, env.schema)
        case Variable(var): return typed(type_of_variable(var, env))
        case Ite(test, then_, else_):
            match type_of(test, caps, env):
                case Typed(BoolType(BoolKind.TRUE), held):  return adding(held, type_of(then_, caps + held, env))
                case Typed(BoolType(BoolKind.FALSE), _):    return type_of(else_, caps, env)
                case Typed(BoolType(_), held):
                    return type_of_branches(e, held, type_of(then_, caps + held, env), type_of(else_, caps, env))
                case other:                                 return unexpected(e, [], other)
        case And(left, right):
            match type_of(left, caps, env):
                case Typed(BoolType(BoolKind.FALSE), _):    return typed(FALSE)
                case Typed(BoolType(kind), held):
                    match type_of(right, caps + held, env):
                        case Typed(BoolType(BoolKind.FALSE), _):    return typed(FALSE)
                        case Typed(BoolType(BoolKind.TRUE), more):  return Typed(BoolType(kind), held + more)
                        case Typed(BoolType(_), more):              return Typed(BOOL, held + more)
                        case other:                                 return unexpected(e, [BoolType(kind)], other)
                case other:                                 return unexpected(e, [], other)
        case Or(left, right):
            match type_of(left, caps, env):
                case Typed(BoolType(BoolKind.TRUE), _):     return typed(TRUE)
                case Typed(BoolType(kind), held):
                    match type_of(right, caps, env):
                        case Typed(BoolType(BoolKind.TRUE), _):     return typed(TRUE)
                        case Typed(BoolType(BoolKind.FALSE), _):    return Typed(BoolType(kind), held)
                        case Typed(BoolType(k), more):
                            return Typed(BoolType(k), more if kind == BoolKind.FALSE else common(held, more))
                        case other:                                 return unexpected(e, [BoolType(kind)], other)
                case other:                                 return unexpected(e, [], other)
        case Unary(op, arg):
            match type_of(arg, caps, env):
                case Typed(a, _):     return type_of_unary(op, e, a)
                case ill:             return ill
        case Binary(op, left, right):
            match type_of(left, caps, env), type_of(right, caps, env):
                case Typed(a, _), Typed(b, _): return type_of_binary(op, e, left, right, a, b, caps, env.schema)
                case Typed(_, _), ill:         return ill
                case ill, _:                   return ill
        case GetAttr(record, attr):
            match type_of(record, caps, env):
                case Typed(a, _):     return type_of_get_attr(e, a, record, attr, caps, env.schema)
                case ill:             return ill
        case HasAttr(record, attr):
            match type_of(record, caps, env):
                case Typed(a, _):     return type_of_has_attr(e, a, record, attr, caps, env.schema)
                case ill:             return ill
        case SetExpr(items):
            match types_of(items, caps, env):
                case Types(types):    return type_of_set(e, types)
                case Untyped(ill):    return ill
        case RecordExpr(fields):
            match type_of_fields(fields, caps, env):
                case Typed(type_, _): return typed(type_)
                case ill:             return ill
        case Call(function, args):
            match types_of(args, caps, env):
                case Types(types):
                    match type_of_call(function, args, types):
                        case Some(type_): return typed(type_)
                        case _:           return IllTyped(e, Reason.BAD_CALL, types)
                case Untyped(ill):    return ill


@define
def types_of(es: list[Expr], caps: list[Capability], env: Environment) -> Typings:
    """The types of several expressions."""
    match es:
        case [e, *rest]:
            match type_of(e, caps, env), types_of(rest, caps, env):
                case Typed(type_, _), Types(types): return Types([type_, *types])
                case Typed(_, _), untyped:          return untyped
                case ill, _:                        return Untyped(ill)
        case _:                                     return Types([])


@define
def type_of_fields(fields: list[tuple[str, Expr]], caps: list[Capability], env: Environment) -> Typing:
    """The type of a record with these fields."""
    match fields:
        case [(name, e), *rest]:
            match type_of(e, caps, env), type_of_fields(rest, caps, env):
                case Typed(type_, _), Typed(RecordType(others), _):
                    return typed(RecordType(insert_attribute(name, type_, others)))
                case Typed(_, _), other: return other
                case ill, _:             return ill
        case _:                          return typed(RecordType([]))
