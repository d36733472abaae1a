"""Entities and requests as the compiled form has them."""

from __future__ import annotations

from lemmata.models.policy.compiled.values import Fields, Key, key, model_fields, native_fields
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
    """A request among entities: what a compiled expression is evaluated in. Context and request are made when asked for."""

    __slots__ = ("_context", "_request", "action", "entities", "principal", "resource")

    def __init__(
        self,
        principal: Key,
        action: Key,
        resource: Key,
        entities: Prepared,
        context: Fields | None = None,
        request: Request | None = None,
    ) -> None:
        """Either the context or the request is given."""
        self.principal = principal
        self.action = action
        self.resource = resource
        self.entities = entities
        self._context = context
        self._request = request

    @property
    def context(self) -> Fields:
        """The context. Raises NotCanonical, NestedTooDeep."""
        found = self._context
        if found is None:
            found = self._context = native_fields(self.request.context)
        return found

    @property
    def request(self) -> Request:
        """The request, as the model takes it."""
        found = self._request
        if found is None:
            principal, action, resource = (
                EntityUID(*part) for part in (self.principal, self.action, self.resource)
            )
            found = self._request = Request(principal, action, resource, model_fields(self.context))
        return found


def scene_of(request: Request, entities: Prepared) -> Scene:
    """A request of the model among entities."""
    return Scene(
        key(request.principal), key(request.action), key(request.resource), entities, request=request
    )
