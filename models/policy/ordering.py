"""A total order on values, in which sets and the fields of records stand.

Which order it is does not matter to the language, which cannot observe it; that equal sets are equal lists does.
Values of different kinds stand in the order of `Value`; Longs are read as signed; strings are compared by code points.
"""

from __future__ import annotations

from enum import Enum

from lemmata.core.language import B64, Nat, code_points, define, signed_lt
from lemmata.models.policy.values import (
    Bool,
    Datetime,
    Decimal,
    Duration,
    Entity,
    EntityUID,
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


class Order(Enum):
    """How two values stand."""

    LESS = 0
    EQUAL = 1
    GREATER = 2


# Parts of values --------------------------------------------------------------------------------------


@define
def compare_naturals(a: Nat, b: Nat) -> Order:
    """The order of naturals."""
    return Order.LESS if a < b else Order.EQUAL if a == b else Order.GREATER


@define
def compare_words(a: B64, b: B64) -> Order:
    """The order of words, read as signed."""
    return Order.LESS if signed_lt(a, b) else Order.EQUAL if a == b else Order.GREATER


@define
def compare_code_points(a: list[Nat], b: list[Nat]) -> Order:
    """The lexicographic order."""
    match a, b:
        case [x, *xs], [y, *ys]:
            match compare_naturals(x, y):
                case Order.EQUAL: return compare_code_points(xs, ys)
                case other:       return other
        case [], [_, *_]:         return Order.LESS
        case [_, *_], []:         return Order.GREATER
        case _:                   return Order.EQUAL


@define
def compare_strings(a: str, b: str) -> Order:
    """The order of strings, by code points; equal strings, the common case, at once."""
    return Order.EQUAL if a == b else compare_code_points(code_points(a), code_points(b))


@define
def compare_uids(a: EntityUID, b: EntityUID) -> Order:
    """By type, then by id."""
    match compare_strings(a.type, b.type):
        case Order.EQUAL: return compare_strings(a.id, b.id)
        case other:       return other


@define
def extension_kind(e: Extension) -> Nat:
    """The place of an extension type among the others."""
    match e:
        case Decimal():  return 0
        case IPv4():     return 1
        case IPv6():     return 2
        case Datetime(): return 3
        case Duration(): return 4


@define
def compare_extensions(a: Extension, b: Extension) -> Order:
    """By type, then by value; addresses by address, then by prefix."""
    match a, b:
        case Decimal(x), Decimal(y):   return compare_words(x, y)
        case Datetime(x), Datetime(y): return compare_words(x, y)
        case Duration(x), Duration(y): return compare_words(x, y)
        case IPv4(x, p), IPv4(y, q):
            match compare_naturals(x.uint, y.uint):
                case Order.EQUAL:      return compare_naturals(p.uint, q.uint)
                case other:            return other
        case IPv6(v, m), IPv6(w, n):
            match compare_naturals(v.uint, w.uint):
                case Order.EQUAL:      return compare_naturals(m.uint, n.uint)
                case other:            return other
        case _:                        return compare_naturals(extension_kind(a), extension_kind(b))


# Values -----------------------------------------------------------------------------------------------


@define
def kind(v: Value) -> Nat:
    """The place of a kind of values among the others."""
    match v:
        case Bool():   return 0
        case Long():   return 1
        case String(): return 2
        case Entity(): return 3
        case Set():    return 4
        case Record(): return 5
        case Ext():    return 6


@define
def compare(a: Value, b: Value) -> Order:
    """How two values stand."""
    match a, b:
        case Bool(x), Bool(y):     return Order.EQUAL if x == y else Order.GREATER if x else Order.LESS
        case Long(x), Long(y):     return compare_words(x, y)
        case String(x), String(y): return compare_strings(x, y)
        case Entity(x), Entity(y): return compare_uids(x, y)
        case Set(x), Set(y):       return compare_items(x, y)
        case Record(x), Record(y): return compare_fields(x, y)
        case Ext(x), Ext(y):       return compare_extensions(x, y)
        case _:                    return compare_naturals(kind(a), kind(b))


@define
def compare_items(a: list[Value], b: list[Value]) -> Order:
    """The lexicographic order of lists of values."""
    match a, b:
        case [x, *xs], [y, *ys]:
            match compare(x, y):
                case Order.EQUAL: return compare_items(xs, ys)
                case other:       return other
        case [], [_, *_]:         return Order.LESS
        case [_, *_], []:         return Order.GREATER
        case _:                   return Order.EQUAL


@define
def compare_fields(a: list[tuple[str, Value]], b: list[tuple[str, Value]]) -> Order:
    """The lexicographic order of lists of fields, names before values."""
    match a, b:
        case [(m, x), *xs], [(n, y), *ys]:
            match compare_strings(m, n):
                case Order.EQUAL:
                    match compare(x, y):
                        case Order.EQUAL: return compare_fields(xs, ys)
                        case other:       return other
                case other:               return other
        case [], [_, *_]:                 return Order.LESS
        case [_, *_], []:                 return Order.GREATER
        case _:                           return Order.EQUAL


# Sets and records -------------------------------------------------------------------------------------


@define
def insert(x: Value, items: list[Value]) -> list[Value]:
    """The items, in order, and one more value among them; the items themselves where it is there."""
    match items:
        case [y, *rest]:
            match compare(x, y):
                case Order.LESS:    return [x, *items]
                case Order.EQUAL:   return items
                case Order.GREATER: return [y, *insert(x, rest)]
        case _:                     return [x]


@define
def insert_all(xs: list[Value]) -> list[Value]:
    """Values in order, without duplicates."""
    match xs:
        case [x, *rest]: return insert(x, insert_all(rest))
        case _:          return []


@define
def make_set(xs: list[Value]) -> Value:
    """The set of some values."""
    return Set(insert_all(xs))


@define
def insert_field(name: str, x: Value, fields: list[tuple[str, Value]]) -> list[tuple[str, Value]]:
    """The fields, in order, and one more among them, which replaces one of its name."""
    match fields:
        case [(other, y), *rest]:
            match compare_strings(name, other):
                case Order.LESS:    return [(name, x), *fields]
                case Order.EQUAL:   return [(name, x), *rest]
                case Order.GREATER: return [(other, y), *insert_field(name, x, rest)]
        case _:                     return [(name, x)]


@define
def make_fields(fields: list[tuple[str, Value]]) -> list[tuple[str, Value]]:
    """Fields in the order of their names; of several with one name, the first."""
    match fields:
        case [(name, x), *rest]: return insert_field(name, x, make_fields(rest))
        case _:                  return []


@define
def make_record(fields: list[tuple[str, Value]]) -> Value:
    """The record of some fields."""
    return Record(make_fields(fields))
