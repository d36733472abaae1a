"""Types: when two have a least upper bound, which types are below which, and the type of a value.

Validation is strict: only Bool has types below it, those of True alone and of False alone. So two types have an upper
bound just where they differ in nothing but singleton Booleans, wherever in the types these stand.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import Option, Some, define
from lemmata.models.policy.schema import (
    Attribute,
    BoolKind,
    BoolType,
    EntityType,
    ExtensionType,
    ExtType,
    LongType,
    RecordType,
    SetType,
    StringType,
    Type,
)
from lemmata.models.policy.values import (
    Bool,
    Datetime,
    Decimal,
    Duration,
    Entity,
    Ext,
    Extension,
    IPv4,
    IPv6,
    Long,
    Record,
    Set,
    String,
    Value,
)

A = TypeVar("A")

BOOL = BoolType(BoolKind.ANY)
TRUE = BoolType(BoolKind.TRUE)
FALSE = BoolType(BoolKind.FALSE)


@define
def find(name: str, fields: list[tuple[str, A]]) -> Option[A]:
    """What belongs to a name."""
    match fields:
        case [(other, x), *rest]: return Some(x) if name == other else find(name, rest)
        case _:                   return None


# The order of types -----------------------------------------------------------------------------------


@define
def lub(a: Type, b: Type) -> Option[Type]:
    """The least type above two, if there is one."""
    match a, b:
        case BoolType(x),   BoolType(y):   return Some(BoolType(x if x == y else BoolKind.ANY))
        case SetType(x),    SetType(y):
            match lub(x, y):
                case Some(item):           return Some(SetType(item))
                case _:                    return None
        case RecordType(x), RecordType(y):
            match lub_attributes(x, y):
                case Some(attributes):     return Some(RecordType(attributes))
                case _:                    return None
        case _:                            return Some(a) if a == b else None


@define
def lub_attributes(
    a: list[tuple[str, Attribute]], b: list[tuple[str, Attribute]]
) -> Option[list[tuple[str, Attribute]]]:
    """The same of attributes: these must have the same names, and the same must be required."""
    match a, b:
        case [(m, Attribute(p, x)), *xs], [(n, Attribute(q, y)), *ys] if m == n and p == q:
            match lub(x, y), lub_attributes(xs, ys):
                case Some(z), Some(zs): return Some([(m, Attribute(p, z)), *zs])
                case _:                 return None
        case [], []:                    return Some([])
        case _:                         return None


@define
def subtype(a: Type, b: Type) -> bool:
    """Is every value of a one of b?"""
    return lub(a, b) == Some(b)


@define
def lub_all(first: Type, others: list[Type]) -> Option[Type]:
    """The least type above several, if there is one."""
    match others:
        case [other, *rest]:
            match lub(first, other):
                case Some(both): return lub_all(both, rest)
                case _:          return None
        case _:                  return Some(first)


# Values -----------------------------------------------------------------------------------------------


@define
def type_of_extension(value: Extension) -> Type:
    """The extension type of a value."""
    match value:
        case Decimal():       return ExtensionType(ExtType.DECIMAL)
        case IPv4() | IPv6(): return ExtensionType(ExtType.IPADDR)
        case Datetime():      return ExtensionType(ExtType.DATETIME)
        case Duration():      return ExtensionType(ExtType.DURATION)


@define
def type_of_value(value: Value) -> Option[Type]:
    """The least type of a value; none for an empty set, and for a set of values that have no upper bound."""
    match value:
        case Bool(truth):    return Some(TRUE if truth else FALSE)
        case Long():         return Some(LongType())
        case String():       return Some(StringType())
        case Entity(uid):    return Some(EntityType(uid.type))
        case Set(items):
            match type_of_items(items):
                case Some(item):       return Some(SetType(item))
                case _:                return None
        case Record(fields):
            match type_of_fields(fields):
                case Some(attributes): return Some(RecordType(attributes))
                case _:                return None
        case Ext(extension): return Some(type_of_extension(extension))


@define
def type_of_items(items: list[Value]) -> Option[Type]:
    """The least type that all values of a list have."""
    match items:
        case [item]: return type_of_value(item)
        case [item, *rest]:
            match type_of_value(item), type_of_items(rest):
                case Some(a), Some(b): return lub(a, b)
                case _:                return None
        case _:      return None


@define
def type_of_fields(fields: list[tuple[str, Value]]) -> Option[list[tuple[str, Attribute]]]:
    """The attributes of a record value, all of them required."""
    match fields:
        case [(name, value), *rest]:
            match type_of_value(value), type_of_fields(rest):
                case Some(type_), Some(others): return Some([(name, Attribute(True, type_)), *others])
                case _:                         return None
        case _:                                 return Some([])
