"""JSON, and how parts of an object are found.

The fields of an object have an order, since the fields of a record have one; a reader finds them by name. Numbers
are integers: policies have no others.
"""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from lemmata.core.language import Option, Some, datatype, define

A = TypeVar("A")


@datatype
class JNull:
    """null"""


@datatype
class JBool:
    """true, false"""

    value: bool


@datatype
class JNumber:
    """An integer, of whatever size."""

    value: int


@datatype
class JString:
    """A string."""

    value: str


@datatype
class JArray:
    """[item, ...]"""

    items: list[Json]


@datatype
class JObject:
    """{name: value, ...}; the names are distinct."""

    fields: list[tuple[str, Json]]


Json: TypeAlias = JNull | JBool | JNumber | JString | JArray | JObject


@define
def tagged(key: str, body: Json) -> Json:
    """{key: body}"""
    return JObject([(key, body)])


@define
def field(name: str, fields: list[tuple[str, A]]) -> Option[A]:
    """The field of a name."""
    match fields:
        case [(other, value), *rest]: return Some(value) if other == name else field(name, rest)
        case _:                       return None


@define
def text_field(name: str, fields: list[tuple[str, Json]]) -> Option[str]:
    """The field of a name, if it is a string."""
    match field(name, fields):
        case Some(JString(text)): return Some(text)
        case _:                   return None
