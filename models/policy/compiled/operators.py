"""The operators on values of the compiled form: the tables of `evaluator`, one line an operator, in its order.

An operator that has no value raises Failed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from lemmata.models.policy.compiled.entities import Prepared
from lemmata.models.policy.compiled.patterns import matcher
from lemmata.models.policy.compiled.values import Failed, Fields, Native, equal, member, model_value, native
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.expressions import BinaryOp, ExtFun, Is, IsEmpty, Like, Neg, Not, UnaryOp
from lemmata.models.policy.extensions.functions import call
from lemmata.models.policy.int64 import LARGEST, LEAST
from lemmata.models.policy.syntax.canonical import signed
from lemmata.models.policy.values import Datetime, Duration, Err, Error, Ok

Apply1 = Callable[[Native], Native]
Apply2 = Callable[[Native, Native, Prepared], Native]


def type_error() -> NoReturn:
    """Values of other kinds."""
    raise Failed(Error.TYPE_ERROR)


def truth(value: Native) -> bool:
    """The value where it is a truth value."""
    if value is True or value is False:
        return value
    type_error()


def integer(n: int) -> int:
    """A number, if it can be represented."""
    if LEAST <= n <= LARGEST:
        return n
    raise Failed(Error.ARITH_BOUNDS_ERROR)


# One operand ------------------------------------------------------------------------------------------


def invert(a: Native) -> Native:
    """`!a`"""
    return not truth(a)


def negate(a: Native) -> Native:
    """`-a`"""
    return integer(-a) if a.__class__ is int else type_error()


def is_empty(a: Native) -> Native:
    """`a.isEmpty()`"""
    return not a if a.__class__ is frozenset else type_error()


def like(op: Like) -> Apply1:
    """`a like pattern`"""
    matches = matcher(op.pattern)
    return lambda a: matches(a) if a.__class__ is str else type_error()


def is_of(op: Is) -> Apply1:
    """`a is T`"""
    type_ = op.type
    return lambda a: a[0] == type_ if a.__class__ is tuple else type_error()


def unary(op: UnaryOp) -> Apply1:
    """An operator of one operand."""
    match op:
        case Not():     return invert
        case Neg():     return negate
        case IsEmpty(): return is_empty
        case Like():    return like(op)
        case Is():      return is_of(op)


# Two operands -----------------------------------------------------------------------------------------


def is_in(a: Native, b: Native, entities: Prepared) -> Native:
    """`a in b`, an entity or a set of entities, all of which are looked at."""
    if a.__class__ is not tuple:
        type_error()
    if b.__class__ is tuple:
        return a == b or b in entities.reach(a)
    if b.__class__ is not frozenset:
        type_error()
    for item in b:
        if item.__class__ is not tuple:
            type_error()
    return not entities.reach(a).isdisjoint(b)


def has_tag(a: Native, tag: Native, entities: Prepared) -> Native:
    """`a.hasTag(tag)`"""
    if a.__class__ is not tuple or tag.__class__ is not str:
        type_error()
    known = entities[a]
    return known is not None and tag in known.tags


def get_tag(a: Native, tag: Native, entities: Prepared) -> Native:
    """`a.getTag(tag)`"""
    if a.__class__ is not tuple or tag.__class__ is not str:
        type_error()
    known = entities[a]
    if known is None:
        raise Failed(Error.ENTITY_DOES_NOT_EXIST)
    if tag in known.tags:
        return known.tags[tag]
    raise Failed(Error.TAG_DOES_NOT_EXIST)


def less(a: Native, b: Native, _: Prepared) -> Native:
    """`a < b`"""
    kind = a.__class__
    if kind is not b.__class__:
        type_error()
    if kind is int:
        return a < b
    return signed(a.value) < signed(b.value) if kind is Datetime or kind is Duration else type_error()


def less_eq(a: Native, b: Native, _: Prepared) -> Native:
    """`a <= b`"""
    kind = a.__class__
    if kind is not b.__class__:
        type_error()
    if kind is int:
        return a <= b
    return signed(a.value) <= signed(b.value) if kind is Datetime or kind is Duration else type_error()


def add(a: Native, b: Native, _: Prepared) -> Native:
    """`a + b`"""
    return integer(a + b) if a.__class__ is int is b.__class__ else type_error()


def sub(a: Native, b: Native, _: Prepared) -> Native:
    """`a - b`"""
    return integer(a - b) if a.__class__ is int is b.__class__ else type_error()


def mul(a: Native, b: Native, _: Prepared) -> Native:
    """`a * b`"""
    return integer(a * b) if a.__class__ is int is b.__class__ else type_error()


def contains(a: Native, b: Native, _: Prepared) -> Native:
    """`a.contains(b)`"""
    return member(b) in a if a.__class__ is frozenset else type_error()


def contains_all(a: Native, b: Native, _: Prepared) -> Native:
    """`a.containsAll(b)`"""
    return b <= a if a.__class__ is frozenset is b.__class__ else type_error()


def contains_any(a: Native, b: Native, _: Prepared) -> Native:
    """`a.containsAny(b)`"""
    return not a.isdisjoint(b) if a.__class__ is frozenset is b.__class__ else type_error()


BINARY: dict[BinaryOp, Apply2] = {
    BinaryOp.EQ: lambda a, b, _: equal(a, b),
    BinaryOp.MEM: is_in,
    BinaryOp.HAS_TAG: has_tag,
    BinaryOp.GET_TAG: get_tag,
    BinaryOp.LESS: less,
    BinaryOp.LESS_EQ: less_eq,
    BinaryOp.ADD: add,
    BinaryOp.SUB: sub,
    BinaryOp.MUL: mul,
    BinaryOp.CONTAINS: contains,
    BinaryOp.CONTAINS_ALL: contains_all,
    BinaryOp.CONTAINS_ANY: contains_any,
}

OF_ENTITIES = frozenset({BinaryOp.MEM, BinaryOp.HAS_TAG, BinaryOp.GET_TAG})
"""The operators whose value depends on the entities."""


# Records, sets, functions -----------------------------------------------------------------------------


def has_attr(value: Native, attr: str, entities: Prepared) -> Native:
    """`value has attr`"""
    if value.__class__ is tuple:
        known = entities[value]
        return known is not None and attr in known.attrs
    return attr in value if value.__class__ is Fields else type_error()


def make_set(values: list[Native]) -> Native:
    """The set of some values."""
    return frozenset(map(member, values))


def make_record(names: list[str], values: list[Native]) -> Native:
    """The record of some fields; of several with one name, the first."""
    return Fields(zip(reversed(names), reversed(values), strict=True))


def apply_function(function: ExtFun, args: list[Native]) -> Native:
    """An extension function, by the model's own definition."""
    with deep_recursion():  # a constructor recurses with the length of its text
        result = call(function, [model_value(arg) for arg in args])
    match result:
        case Ok(value): return native(value)
        case Err(error): raise Failed(error)
