"""What is known of a request and of the entities, where not all is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from lemmata.core.language import Option, datatype
from lemmata.models.policy.values import EntityUID, Value


@datatype
class Has:
    """The field is there, with this value."""

    value: Value


@datatype
class Present:
    """The field is there."""


@datatype
class Absent:
    """The field is not there."""


@datatype
class Perhaps:
    """Nothing is known of the field."""


Field: TypeAlias = Has | Present | Absent | Perhaps


@datatype
class KnownUID:
    """This entity."""

    uid: EntityUID


@datatype
class OfType:
    """Some entity of a type."""

    type: str


@datatype
class AnyUID:
    """Some entity."""


PartialUID: TypeAlias = KnownUID | OfType | AnyUID


@datatype
class KnownContext:
    """The whole context."""

    fields: list[tuple[str, Value]]


@datatype
class PartContext:
    """Of each field of the context, what is known."""

    field: Callable[[str], Field]


PartialContext: TypeAlias = KnownContext | PartContext


@datatype
class PartialRequest:
    """A request with unknowns."""

    principal: PartialUID
    action: PartialUID
    resource: PartialUID
    context: PartialContext


@datatype
class NoEntity:
    """The entity does not exist."""


@datatype
class PartEntity:
    """The entity exists; what is known of each attribute and tag, and of what may be its ancestor."""

    attrs: Callable[[str], Field]
    tags: Callable[[str], Field]
    ancestors: Callable[[EntityUID], Option[bool]]


@datatype
class UnknownEntity:
    """Nothing is known of the entity, not even whether it exists."""


PartialEntity: TypeAlias = NoEntity | PartEntity | UnknownEntity


@datatype
class PartialEntities:
    """What is known of each entity."""

    find: Callable[[EntityUID], PartialEntity]
