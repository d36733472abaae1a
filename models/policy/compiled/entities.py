"""Entities and requests as the compiled form has them."""

from __future__ import annotations

from lemmata.models.policy.compiled.values import Fields, Key, key, native_fields
from lemmata.models.policy.entities import Request
from lemmata.models.policy.syntax.store import EntityStore
from lemmata.models.policy.values import EntityUID


class Known:
    """What is known of an entity that exists; `reach` are the entities that it is in: itself, and its ancestors."""

    __slots__ = ("attrs", "reach", "tags")

    def __init__(self, attrs: Fields, tags: Fields, reach: frozenset[Key]) -> None:
        self.attrs = attrs
        self.tags = tags
        self.reach = reach


class Prepared(dict[Key, "Known | None"]):
    """A store; `prepared[key]` is what is known of an entity, or None. An entity is converted when first asked for.

    Entities that do not exist are not kept: requests may name any number of them.
    """

    def __init__(self, store: EntityStore) -> None:
        self.store = store

    def __missing__(self, asked: Key) -> Known | None:
        """Raises NotCanonical, NestedTooDeep."""
        record = self.store.records.get(EntityUID(*asked))
        if record is None:
            return None
        above = self.store.ancestors[record.uid]
        known = Known(
            native_fields(record.attrs), native_fields(record.tags), frozenset([asked, *map(key, above)])
        )
        self[asked] = known
        return known

    def reach(self, asked: Key) -> frozenset[Key]:
        """The entities that an entity is in; one that does not exist is in itself alone."""
        known = self[asked]
        return frozenset((asked,)) if known is None else known.reach


class Scene:
    """A request among entities: what a compiled expression is evaluated in."""

    __slots__ = ("_context", "action", "entities", "principal", "request", "resource")

    def __init__(self, request: Request, entities: Prepared) -> None:
        self.request = request
        self.entities = entities
        self.principal: Key = key(request.principal)
        self.action: Key = key(request.action)
        self.resource: Key = key(request.resource)
        self._context: Fields | None = None

    @property
    def context(self) -> Fields:
        """The context, converted when first asked for. Raises NotCanonical, NestedTooDeep."""
        found = self._context
        if found is None:
            found = self._context = native_fields(self.request.context)
        return found
