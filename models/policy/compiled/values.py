"""Values as the compiled form has them: Python's own where that is fast.

    Bool    bool                      Set     frozenset of members
    Long    int, signed               Record  Fields, a dict
    String  str                       Ext     Decimal, IPv4, IPv6, Datetime or Duration of the model
    Entity  a pair: type, id

Python has True == 1, the language does not: values of different classes are different (`equal`), and in a set a
truth value stands as TRUE or FALSE, which equal nothing else (`member`).

The model compares sets and records as lists, which is right of those in the order of `ordering`; that is what
readers and evaluation make. A value in another order would mean something else to the model than here, so it is refused.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import pairwise
from typing import Any, TypeAlias

from lemmata.core.language import bits
from lemmata.models.policy.int64 import MODULUS
from lemmata.models.policy.syntax.canonical import canonical_fields, canonical_set, order_key, signed
from lemmata.models.policy.values import (
    Bool,
    Datetime,
    Decimal,
    Duration,
    Entity,
    EntityUID,
    Error,
    Ext,
    IPv4,
    IPv6,
    Long,
    Record,
    Set,
    String,
    Value,
)

Native: TypeAlias = Any
"""A value of the table above; the classes are told apart as it says, by `__class__`."""

Key: TypeAlias = tuple[str, str]
"""An entity: type, id."""

MAX_NESTED = 130
"""Values and expressions may be nested so deep here: documents may be 128 deep, and a value that deep inside an expression that
deep takes two thirds of the calls that Python allows."""


class Failed(Exception):
    """Evaluation failed, why says `error`."""

    def __init__(self, error: Error) -> None:
        self.error = error


class NotCanonical(ValueError):
    """A set or a record is not in the order of `ordering`, or has duplicates: the model does not say what it means."""


class NestedTooDeep(ValueError):
    """A value is nested more than MAX_NESTED deep."""


class _Truth:
    """A truth value in a set."""

    __slots__ = ("value",)

    def __init__(self, value: bool) -> None:
        self.value = value

    def __repr__(self) -> str:
        return str(self.value).upper()


TRUE, FALSE = _Truth(True), _Truth(False)


class Fields(dict[str, Native]):
    """The fields of a record, none of which is ever changed."""

    __slots__ = ("_members",)
    _members: frozenset[tuple[str, Hashable]]

    def members(self) -> frozenset[tuple[str, Hashable]]:
        """What makes two records equal."""
        try:
            return self._members
        except AttributeError:
            self._members = frozenset((name, member(value)) for name, value in self.items())
            return self._members

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fields) and self.members() == other.members()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(self.members())


def equal(a: Native, b: Native) -> bool:
    """Are two values the same?"""
    return a.__class__ is b.__class__ and bool(a == b)


def member(value: Native) -> Hashable:
    """A value as it stands in a set."""
    if value.__class__ is bool:
        return TRUE if value else FALSE
    return value  # type: ignore[no-any-return]


def key(uid: EntityUID) -> Key:
    """An entity."""
    return uid.type, uid.id


# From the model's values ------------------------------------------------------------------------------


def native(value: Value, room: int = MAX_NESTED) -> Native:
    """A value of the model. Raises NotCanonical, NestedTooDeep."""
    match value:
        case Bool(truth):
            return truth
        case Long(word):
            return signed(word)
        case String(text):
            return text
        case Entity(uid):
            return uid.type, uid.id
        case Set(items):
            return _native_set(items, room)
        case Record(fields):
            return native_fields(fields, room)
        case Ext(extension):
            return extension


def _native_set(items: list[Value], room: int) -> Native:
    if room == 0:
        raise NestedTooDeep(f"a value is nested more than {MAX_NESTED} deep")
    found = frozenset([member(native(item, room - 1)) for item in items])
    if len(items) > 1:
        keys = [order_key(item) for item in items]
        if not all(a < b for a, b in pairwise(keys)):
            raise NotCanonical("the members of a set are not in order")
    return found


def native_fields(fields: list[tuple[str, Value]], room: int = MAX_NESTED) -> Fields:
    """Fields of a record, attributes, tags, a context. Raises NotCanonical, NestedTooDeep."""
    if room == 0:
        raise NestedTooDeep(f"a value is nested more than {MAX_NESTED} deep")
    found = Fields()
    before: str | None = None
    for name, value in fields:
        if before is not None and not before < name:
            raise NotCanonical(f"the fields {before!r} and {name!r} are not in order")
        before = name
        found[name] = native(value, room - 1)
    return found


# To the model's values --------------------------------------------------------------------------------


def model_value(value: Native) -> Value:
    """The model's value: sets and records in order, by sorting, which `make_set` and `make_record` do by insertion."""
    if value.__class__ is bool:
        return Bool(value)
    if isinstance(value, _Truth):
        return Bool(value.value)
    if value.__class__ is int:
        return Long(bits(value % MODULUS, 64))
    match value:
        case str():
            return String(value)
        case (type_, id_):
            return Entity(EntityUID(type_, id_))
        case frozenset():
            return canonical_set(map(model_value, value))
        case Fields():
            return Record(model_fields(value))
        case Decimal() | IPv4() | IPv6() | Datetime() | Duration():
            return Ext(value)
        case _:
            raise TypeError(f"{value!r} is no value")


def model_fields(fields: Fields) -> list[tuple[str, Value]]:
    """The model's fields."""
    return canonical_fields({name: model_value(v) for name, v in fields.items()})
