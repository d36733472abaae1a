"""Levels (RFC 76): how far from the request are the entities that a policy reads?

At level n, entities in the request are read and those that are reached from them through n - 1 others, so that a
request can be answered from the slice of the store that has these alone. Reading is `.`, `has`, `in`, hasTag and
getTag. Entity literals other than the action are not reached from the request: to read them no level is enough.

Expressions here have a type, and `substitute_action` came first. What the typechecker does not look at needs no level.
"""

from __future__ import annotations

from lemmata.core.language import Nat, Option, Some, define
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
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
    Variable,
)
from lemmata.models.policy.policies import Template
from lemmata.models.policy.schema import BoolKind, BoolType, EntityType, Schema
from lemmata.models.policy.validation.environments import Environment, environments
from lemmata.models.policy.validation.judgements import Capability, Typed
from lemmata.models.policy.validation.policies import substitute_action, template_expr
from lemmata.models.policy.validation.typechecker import type_of
from lemmata.models.policy.values import Entity


@define
def deeper(level: Option[Nat]) -> Option[Nat]:
    """One more; none stands for no level at all."""
    match level:
        case Some(n): return Some(n + 1)
        case _:       return None


@define
def most(a: Option[Nat], b: Option[Nat]) -> Option[Nat]:
    """The larger of two levels."""
    match a, b:
        case Some(m), Some(n): return Some(max(m, n))
        case _:                return None


@define
def is_entity(e: Expr, caps: list[Capability], env: Environment) -> bool:
    """Is it of an entity type?"""
    match type_of(e, caps, env):
        case Typed(EntityType(_), _): return True
        case _:                       return False


@define
def reads_entity(op: BinaryOp) -> bool:
    """Does an operator read its left operand, an entity?"""
    return op == BinaryOp.MEM or op == BinaryOp.HAS_TAG or op == BinaryOp.GET_TAG


@define
def level(e: Expr, caps: list[Capability], env: Environment) -> Option[Nat]:
    """The least level at which all entities that an expression reads are there."""
    match e:
        case Lit(_):      return Some(0)
        case Variable(_): return Some(0)
        case Ite(test, then_, else_):
            match type_of(test, caps, env):
                case Typed(BoolType(BoolKind.TRUE), held):
                    return most(level(test, caps, env), level(then_, caps + held, env))
                case Typed(BoolType(BoolKind.FALSE), _):
                    return most(level(test, caps, env), level(else_, caps, env))
                case Typed(_, held):
                    branches = most(level(then_, caps + held, env), level(else_, caps, env))
                    return most(level(test, caps, env), branches)
                case _: return None
        case And(left, right):
            match type_of(left, caps, env):
                case Typed(BoolType(BoolKind.FALSE), _): return level(left, caps, env)
                case Typed(_, held):                     return most(level(left, caps, env), level(right, caps + held, env))
                case _:                                  return None
        case Or(left, right):
            match type_of(left, caps, env):
                case Typed(BoolType(BoolKind.TRUE), _):  return level(left, caps, env)
                case Typed(_, _):                        return most(level(left, caps, env), level(right, caps, env))
                case _:                                  return None
        case Unary(_, arg): return level(arg, caps, env)
        case Binary(op, left, right):
            operands = most(level(left, caps, env), level(right, caps, env))
            return most(operands, deeper(distance(left, [], caps, env))) if reads_entity(op) else operands
        case GetAttr(record, _):
            inner = level(record, caps, env)
            return most(inner, deeper(distance(record, [], caps, env))) if is_entity(record, caps, env) else inner
        case HasAttr(record, _):
            inner = level(record, caps, env)
            return most(inner, deeper(distance(record, [], caps, env))) if is_entity(record, caps, env) else inner
        case SetExpr(items):     return level_of_all(items, caps, env)
        case RecordExpr(fields): return level_of_fields(fields, caps, env)
        case Call(_, args):      return level_of_all(args, caps, env)


@define
def level_of_all(es: list[Expr], caps: list[Capability], env: Environment) -> Option[Nat]:
    """The level of several expressions."""
    match es:
        case [e, *rest]: return most(level(e, caps, env), level_of_all(rest, caps, env))
        case _:          return Some(0)


@define
def level_of_fields(fields: list[tuple[str, Expr]], caps: list[Capability], env: Environment) -> Option[Nat]:
    """The level of the fields of a record."""
    match fields:
        case [(_, e), *rest]: return most(level(e, caps, env), level_of_fields(rest, caps, env))
        case _:               return Some(0)


@define
def distance(e: Expr, path: list[str], caps: list[Capability], env: Environment) -> Option[Nat]:
    """How many entities are read on the way from the request to the one that stands at a path in an expression.

    The path leads through records. It matters where one is written out, whose fields may be far apart.
    """
    match e:
        case Lit(Entity(uid)): return Some(0) if uid == env.action else None
        case Variable(_):      return Some(0)
        case Ite(test, then_, else_):
            match type_of(test, caps, env):
                case Typed(BoolType(BoolKind.TRUE), held): return distance(then_, path, caps + held, env)
                case Typed(BoolType(BoolKind.FALSE), _):   return distance(else_, path, caps, env)
                case Typed(_, held):
                    return most(distance(then_, path, caps + held, env), distance(else_, path, caps, env))
                case _:                                    return None
        case Binary(BinaryOp.GET_TAG, left, _):            return deeper(distance(left, [], caps, env))
        case GetAttr(record, attr):
            if is_entity(record, caps, env):
                return deeper(distance(record, [], caps, env))
            return distance(record, [attr, *path], caps, env)
        case RecordExpr(fields):                           return distance_in_fields(fields, path, caps, env)
        case _:                                            return None


@define
def distance_in_fields(
    fields: list[tuple[str, Expr]], path: list[str], caps: list[Capability], env: Environment
) -> Option[Nat]:
    """The same in a record: the first name of the path is that of a field."""
    match fields, path:
        case [(name, e), *rest], [attr, *further]:
            if name == attr:
                return distance(e, further, caps, env)
            return distance_in_fields(rest, path, caps, env)
        case _: return None


# Policies ---------------------------------------------------------------------------------------------


@define
def level_in(t: Template, env: Environment) -> Option[Nat]:
    """The level that a policy needs in an environment."""
    return level(substitute_action(template_expr(t), env.action), [], env)


@define
def within(needed: Option[Nat], n: Nat) -> bool:
    """Is a level enough?"""
    match needed:
        case Some(m): return m <= n
        case _:       return False


@define
def validate_at_level(t: Template, schema: Schema, n: Nat) -> bool:
    """Is a level enough for a policy, which is valid, in every environment?"""
    return all(within(level_in(t, env), n) for env in environments(schema))
