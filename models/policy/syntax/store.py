"""A concrete store of entities: those of a document, with all their ancestors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from lemmata.core.language import Option, Some
from lemmata.models.policy.entities import Entities, EntityData
from lemmata.models.policy.syntax.errors import DocumentError, Problem
from lemmata.models.policy.syntax.strings import quoted
from lemmata.models.policy.values import EntityUID, Value


def show_uid(uid: EntityUID) -> str:
    """An entity as it stands in policy text."""
    return f"{uid.type}::{quoted(uid.id)}"


@dataclass(frozen=True)
class EntityRecord:
    """An entity as a document has it: attributes and tags in the order of their names, and its parents."""

    uid: EntityUID
    attrs: list[tuple[str, Value]] = field(default_factory=list)
    tags: list[tuple[str, Value]] = field(default_factory=list)
    parents: list[EntityUID] = field(default_factory=list)


class Cycle(DocumentError):
    """The hierarchy goes round in a circle."""

    def __init__(self, uids: list[EntityUID]) -> None:
        self.uids = uids
        super().__init__(Problem(f"entities are below themselves: {' in '.join(map(show_uid, uids))}"))


class EntityStore:
    """Entities by uid; `entities` is what the model takes."""

    def __init__(self, records: Iterable[EntityRecord] = ()) -> None:
        """Raises Cycle; of two records with one uid the last counts, so readers refuse them before."""
        self.records: Mapping[EntityUID, EntityRecord] = {r.uid: r for r in records}
        self.ancestors = _closure({uid: r.parents for uid, r in self.records.items()})
        self._data: dict[EntityUID, Some[EntityData]] = {}

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[EntityRecord]:
        return iter(self.records.values())

    def __contains__(self, uid: EntityUID) -> bool:
        return uid in self.records

    def find(self, uid: EntityUID) -> Option[EntityData]:
        """What the model sees of an entity."""
        found = self._data.get(uid)
        if found is None and uid in self.records:
            record = self.records[uid]
            data = EntityData(record.attrs, record.tags, self.ancestors[uid].__contains__)
            found = self._data[uid] = Some(data)
        return found

    @cached_property
    def entities(self) -> Entities:
        """The store as the model takes it."""
        return Entities(self.find)


def _closure(parents: Mapping[EntityUID, list[EntityUID]]) -> dict[EntityUID, frozenset[EntityUID]]:
    """All proper ancestors. Raises Cycle. Entities that are not in the store have none."""
    try:
        order = list(TopologicalSorter(parents).static_order())
    except CycleError as error:
        raise Cycle(list(reversed(error.args[1]))) from None
    found: dict[EntityUID, frozenset[EntityUID]] = {}
    for uid in order:
        above = parents.get(uid, [])
        found[uid] = frozenset(above).union(*(found[p] for p in above))
    return found
