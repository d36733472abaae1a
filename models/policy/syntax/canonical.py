"""Canonical sets and records of many members: what `make_set` and `make_record` of `ordering` give, by sorting.

Those are definitions, insert one member after the other and recurse with their number; a document may hold
thousands. A test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lemmata.core.language import Bits
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


def signed(word: Bits[Any]) -> int:
    """The number that a word of 64 bits stands for, read as signed."""
    n = word.uint
    return n - (1 << 64) if n >> 63 else n


def _extension_key(value: Extension) -> tuple[Any, ...]:
    match value:
        case Decimal(x):
            return 0, signed(x)
        case IPv4(address, prefix):
            return 1, address.uint, prefix.uint
        case IPv6(address6, prefix6):
            return 2, address6.uint, prefix6.uint
        case Datetime(x):
            return 3, signed(x)
        case Duration(x):
            return 4, signed(x)


def order_key(value: Value) -> tuple[Any, ...]:
    """A key that sorts as `compare` of `ordering` does."""
    match value:
        case Bool(b):
            return 0, b
        case Long(n):
            return 1, signed(n)
        case String(s):
            return 2, s
        case Entity(uid):
            return 3, uid.type, uid.id
        case Set(items):
            return 4, [order_key(i) for i in items]
        case Record(fields):
            return 5, [(name, order_key(v)) for name, v in fields]
        case Ext(extension):
            return 6, _extension_key(extension)


def canonical_set(values: Iterable[Value]) -> Set:
    """The set of some values."""
    keyed = sorted(((order_key(v), v) for v in values), key=lambda pair: pair[0])
    return Set([v for i, (key, v) in enumerate(keyed) if i == 0 or key != keyed[i - 1][0]])


def canonical_fields(fields: dict[str, Value]) -> list[tuple[str, Value]]:
    """Fields in the order of their names."""
    return sorted(fields.items(), key=lambda field: field[0])
