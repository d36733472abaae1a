"""Entities and requests.

The store is a function, so that a theorem speaks of all stores by a variable and a symbolic run takes one as it
is; a concrete store looks its entities up by uid (`lookup`). Ancestors are closed under transitivity.
"""

from __future__ import annotations

from collections.abc import Callable

from lemmata.core.language import Option, datatype
from lemmata.models.policy.values import EntityUID, Value


@datatype
class EntityData:
    """What is known of an entity: attributes and tags by name, in order, and its proper ancestors."""

    attrs: list[tuple[str, Value]]
    tags: list[tuple[str, Value]]
    ancestors: Callable[[EntityUID], bool]


@datatype
class Entities:
    """The entities that exist."""

    find: Callable[[EntityUID], Option[EntityData]]


@datatype
class Request:
    """Who wants to do what to what, in which context (the fields of a record, in order)."""

    principal: EntityUID
    action: EntityUID
    resource: EntityUID
    context: list[tuple[str, Value]]
