"""Values of the policy language, and the errors of evaluation.

A set is a list without duplicates and a record a list of fields without duplicate names, both in the order of
`ordering`; so equal values are equal, and `==` of the language is equality of values. `make_set` and
`make_record` there build them.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from lemmata.core.language import B6, B8, B32, B64, B128, datatype


@datatype
class EntityUID:
    """An entity: the full name of its type (`N::User`), and its id."""

    type: str
    id: str


@datatype
class Decimal:
    """A decimal number with four digits after the point: a signed word, of ten-thousandths."""

    value: B64


@datatype
class IPv4:
    """An IPv4 address with the length of its prefix, at most 32."""

    address: B32
    prefix: B6


@datatype
class IPv6:
    """An IPv6 address with the length of its prefix, at most 128."""

    address: B128
    prefix: B8


@datatype
class Datetime:
    """A point in time: a signed word, of milliseconds since 1970-01-01T00:00:00Z."""

    value: B64


@datatype
class Duration:
    """A length of time: a signed word, of milliseconds."""

    value: B64


Extension: TypeAlias = Decimal | IPv4 | IPv6 | Datetime | Duration


@datatype
class Bool:
    """A truth value."""

    value: bool


@datatype
class Long:
    """An integer: a word read as signed."""

    value: B64


@datatype
class String:
    """A string of code points."""

    value: str


@datatype
class Entity:
    """A reference to an entity, which need not exist."""

    uid: EntityUID


@datatype
class Set:
    """A set, in the order of `ordering`, without duplicates."""

    items: list[Value]


@datatype
class Record:
    """A record, its fields in the order of their names, without duplicates."""

    fields: list[tuple[str, Value]]


@datatype
class Ext:
    """A value of an extension type."""

    value: Extension


Value: TypeAlias = Bool | Long | String | Entity | Set | Record | Ext


class Error(Enum):
    """Why an evaluation failed."""

    ENTITY_DOES_NOT_EXIST = 0
    ATTR_DOES_NOT_EXIST = 1
    TAG_DOES_NOT_EXIST = 2
    TYPE_ERROR = 3
    ARITH_BOUNDS_ERROR = 4
    EXTENSION_ERROR = 5


@datatype
class Ok:
    """Evaluation gave a value."""

    value: Value


@datatype
class Err:
    """Evaluation failed."""

    error: Error


Result: TypeAlias = Ok | Err
