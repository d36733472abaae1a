"""Sets of entities that values, expressions, requests and stores do not lead out of.

    value_within, expression_within, ...    the entities that occur are within a set
    request_within, store_within            nor does what a request names, or what the entities within name, leave it
    agree_within                            two stores know the same of the entities within
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lemmata.core.language import Option, Some, assume, define, forall, implies, theorem
from lemmata.models.policy.entities import Entities, EntityData, Request
from lemmata.models.policy.evaluator import (
    Results,
    Values,
    find,
)
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
    Variable,
)
from lemmata.models.policy.values import (
    Entity,
    EntityUID,
    Ok,
    Record,
    Result,
    Set,
    Value,
)

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


# Entities that occur ----------------------------------------------------------------------------------


@define
def value_within(within: Callable[[EntityUID], bool], v: Value) -> bool:
    """Are the entities in a value within?"""
    match v:
        case Entity(uid):    return within(uid)
        case Set(items):     return values_within(within, items)
        case Record(fields): return fields_within(within, fields)
        case _:              return True


@define
def values_within(within: Callable[[EntityUID], bool], items: list[Value]) -> bool:
    """The same of several values."""
    match items:
        case [v, *rest]: return value_within(within, v) and values_within(within, rest)
        case _:          return True


@define
def fields_within(within: Callable[[EntityUID], bool], fields: list[tuple[str, Value]]) -> bool:
    """The same of the fields of a record, of attributes and tags."""
    match fields:
        case [(_, v), *rest]: return value_within(within, v) and fields_within(within, rest)
        case _:               return True


@define
def option_within(within: Callable[[EntityUID], bool], v: Option[Value]) -> bool:
    """The same of a value that may be there."""
    match v:
        case Some(value): return value_within(within, value)
        case _:           return True


@define
def result_within(within: Callable[[EntityUID], bool], r: Result) -> bool:
    """The same of what was evaluated."""
    match r:
        case Ok(v): return value_within(within, v)
        case _:     return True


@define
def results_within(within: Callable[[EntityUID], bool], r: Results) -> bool:
    """The same of several."""
    match r:
        case Values(vs): return values_within(within, vs)
        case _:          return True


@define
def data_within(within: Callable[[EntityUID], bool], data: Option[EntityData]) -> bool:
    """The same of what is known of an entity; its ancestors need not be within."""
    match data:
        case Some(EntityData(attrs, tags, _)): return fields_within(within, attrs) and fields_within(within, tags)
        case _:                                return True


@define
def is_literal(e: Expr) -> bool:
    """Is it a literal?"""
    match e:
        case Lit(_): return True
        case _:      return False


@define
def expression_within(within: Callable[[EntityUID], bool], e: Expr) -> bool:
    """Are the entities that an expression names within? A literal on the right of an operator is asked nothing."""
    match e:
        case Lit(value):         return value_within(within, value)
        case Variable(_):        return True
        case Ite(a, b, c):
            return expression_within(within, a) and expression_within(within, b) and expression_within(within, c)
        case And(a, b):          return expression_within(within, a) and expression_within(within, b)
        case Or(a, b):           return expression_within(within, a) and expression_within(within, b)
        case Unary(_, a):        return expression_within(within, a)
        case Binary(_, a, b):    return expression_within(within, a) and (is_literal(b) or expression_within(within, b))
        case GetAttr(a, _):      return expression_within(within, a)
        case HasAttr(a, _):      return expression_within(within, a)
        case SetExpr(items):     return expressions_within(within, items)
        case RecordExpr(fields): return field_expressions_within(within, fields)
        case Call(_, args):      return expressions_within(within, args)


@define
def expressions_within(within: Callable[[EntityUID], bool], es: list[Expr]) -> bool:
    """The same of several."""
    match es:
        case [e, *rest]: return expression_within(within, e) and expressions_within(within, rest)
        case _:          return True


@define
def field_expressions_within(within: Callable[[EntityUID], bool], fields: list[tuple[str, Expr]]) -> bool:
    """The same of the fields of a record."""
    match fields:
        case [(_, e), *rest]: return expression_within(within, e) and field_expressions_within(within, rest)
        case _:               return True


# What is closed ---------------------------------------------------------------------------------------


@define
def request_within(within: Callable[[EntityUID], bool], q: Request) -> bool:
    """Are the entities that a request names within?"""
    return (
        within(q.principal) and within(q.action) and within(q.resource) and fields_within(within, q.context)
    )


@define
def store_within(within: Callable[[EntityUID], bool], es: Entities) -> bool:
    """Do the entities within name others within alone?"""

    def at(uid: EntityUID) -> bool:
        return implies(within(uid), data_within(within, find(uid, es)))

    return forall(at)


@define
def same_ancestors(above: Callable[[EntityUID], bool], over: Callable[[EntityUID], bool]) -> bool:
    """Are the ancestors the same?"""

    def at(uid: EntityUID) -> bool:
        return above(uid) == over(uid)

    return forall(at)


@define
def same_data(a: Option[EntityData], b: Option[EntityData]) -> bool:
    """Is the same known of an entity?"""
    match a, b:
        case Some(EntityData(attrs, tags, above)), Some(EntityData(fields, labels, over)):
            return attrs == fields and tags == labels and same_ancestors(above, over)
        case None, None: return True
        case _:          return False


@define
def agree_within(within: Callable[[EntityUID], bool], es: Entities, fs: Entities) -> bool:
    """Do two stores know the same of the entities within?"""

    def at(uid: EntityUID) -> bool:
        return implies(within(uid), same_data(find(uid, es), find(uid, fs)))

    return forall(at)


@theorem
def find_within(within: Callable[[EntityUID], bool], uid: EntityUID, es: Entities) -> bool:
    """What is known of an entity within names others within."""
    assume(store_within(within, es))
    assume(within(uid))
    return data_within(within, find(uid, es))


@find_within.proof
def _(goal: Goal) -> None:
    goal.simp(store_within, at="h1").auto()


@theorem
def find_agrees(within: Callable[[EntityUID], bool], uid: EntityUID, es: Entities, fs: Entities) -> bool:
    """Stores that agree know the same of an entity within."""
    assume(agree_within(within, es, fs))
    assume(within(uid))
    return same_data(find(uid, es), find(uid, fs))


@find_agrees.proof
def _(goal: Goal) -> None:
    goal.unfold(agree_within, at="h1").auto()
