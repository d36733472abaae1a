"""Types and schemas, after names and common types are resolved (`syntax` does that)."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from lemmata.core.language import Option, datatype
from lemmata.models.policy.values import EntityUID


class BoolKind(Enum):
    """Which truth values a type has."""

    ANY = 0
    TRUE = 1
    FALSE = 2


class ExtType(Enum):
    """The extension types."""

    DECIMAL = 0
    IPADDR = 1
    DATETIME = 2
    DURATION = 3


@datatype
class BoolType:
    """Bool, or the type of True alone or of False alone."""

    kind: BoolKind


@datatype
class LongType:
    """Long."""


@datatype
class StringType:
    """String."""


@datatype
class EntityType:
    """Entities of a type, by its full name."""

    name: str


@datatype
class SetType:
    """Set<T>."""

    item: Type


@datatype
class RecordType:
    """A record: its attributes in the order of their names; no others are there."""

    attributes: list[tuple[str, Attribute]]


@datatype
class ExtensionType:
    """decimal, ipaddr, datetime, duration."""

    ext: ExtType


Type: TypeAlias = BoolType | LongType | StringType | EntityType | SetType | RecordType | ExtensionType


@datatype
class Attribute:
    """The type of an attribute, and whether it is always there."""

    required: bool
    type: Type


@datatype
class StandardEntity:
    """An entity type: the types of its ancestors (closed under transitivity), attributes, and the type of its tags."""

    ancestors: list[str]
    attributes: list[tuple[str, Attribute]]
    tags: Option[Type]


@datatype
class EnumEntity:
    """An entity type with these ids alone."""

    ids: list[str]


EntityEntry: TypeAlias = StandardEntity | EnumEntity


@datatype
class ActionEntry:
    """What an action applies to, its ancestors (closed under transitivity), and its context."""

    principals: list[str]
    resources: list[str]
    ancestors: list[EntityUID]
    context: list[tuple[str, Attribute]]


@datatype
class Schema:
    """The entity types by full name and the actions, each in order of declaration."""

    entity_types: list[tuple[str, EntityEntry]]
    actions: list[tuple[EntityUID, ActionEntry]]
