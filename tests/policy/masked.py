"""Random requests and entities, and what is left of them where some of it is not known: what fits by construction."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from lemmata.core.language import Option, Some
from lemmata.models.policy.entities import EntityData, Request
from lemmata.models.policy.evaluator import lookup
from lemmata.models.policy.partial.fitting import context_fits, field_fits, known_fits, uid_fits
from lemmata.models.policy.partial.known import (
    Absent,
    AnyUID,
    Field,
    Has,
    KnownContext,
    KnownUID,
    NoEntity,
    OfType,
    PartContext,
    PartEntity,
    PartialEntities,
    PartialEntity,
    PartialRequest,
    PartialUID,
    Perhaps,
    Present,
    UnknownEntity,
)
from lemmata.models.policy.syntax.canonical import canonical_fields
from lemmata.models.policy.syntax.expression_reader import long
from lemmata.models.policy.syntax.partial_json import Ancestors, Fields
from lemmata.models.policy.syntax.store import EntityRecord, EntityStore
from lemmata.models.policy.values import Bool, Entity, EntityUID, Record, Set, String, Value

from tests.policy.generated import NAMES, TYPES

UIDS = st.builds(EntityUID, TYPES, st.sampled_from(["", "a"]))
_LEAVES: st.SearchStrategy[Value] = st.one_of(
    st.booleans().map(Bool),
    st.sampled_from([0, 1, -1]).map(long),
    st.sampled_from(["", "a"]).map(String),
    UIDS.map(Entity),
)
VALUES: st.SearchStrategy[Value] = st.one_of(
    _LEAVES,
    _LEAVES.map(lambda v: Set([v])),
    st.dictionaries(NAMES, _LEAVES, max_size=2).map(lambda d: Record(canonical_fields(d))),
)
FIELDS = st.dictionaries(NAMES, VALUES, max_size=4).map(canonical_fields)


@st.composite
def stores(draw: st.DrawFn) -> EntityStore:
    """A few entities; a parent stands before its children, so that there are no cycles."""
    records: list[EntityRecord] = []
    for uid in draw(st.lists(UIDS, unique=True, max_size=4)):
        above = [r.uid for r in records if draw(st.booleans())]
        records.append(EntityRecord(uid, draw(FIELDS), draw(FIELDS), above))
    return EntityStore(records)


REQUESTS = st.builds(Request, UIDS, UIDS, UIDS, FIELDS)


def _uid(draw: st.DrawFn, uid: EntityUID) -> PartialUID:
    return draw(st.sampled_from([KnownUID(uid), KnownUID(uid), OfType(uid.type), AnyUID()]))


def _fields(draw: st.DrawFn, fields: list[tuple[str, Value]]) -> Fields:
    others = draw(st.sampled_from([Absent(), Perhaps()]))
    known: dict[str, Field] = {
        name: draw(st.sampled_from([Has(value), Present(), Perhaps()])) for name, value in fields
    }
    for name in draw(st.lists(NAMES, max_size=2)):
        known.setdefault(name, draw(st.sampled_from([Absent(), Perhaps()])))
    return Fields(known, others)


@st.composite
def masked_requests(draw: st.DrawFn, request: Request) -> PartialRequest:
    """What may be known of a request."""
    context = draw(st.sampled_from(["known", "part"]))
    return PartialRequest(
        _uid(draw, request.principal),
        _uid(draw, request.action),
        _uid(draw, request.resource),
        KnownContext(request.context) if context == "known" else PartContext(_fields(draw, request.context)),
    )


@st.composite
def masked_entities(draw: st.DrawFn, store: EntityStore) -> PartialEntities:
    """What may be known of entities."""
    known: dict[EntityUID, PartialEntity] = {}
    for record in store:
        if draw(st.integers(0, 3)):
            above, more = store.ancestors[record.uid], draw(st.booleans())

            def ancestors(
                uid: EntityUID, above: frozenset[EntityUID] = above, more: bool = more
            ) -> Option[bool]:
                return None if more and uid.id == "a" else Some(uid in above)

            known[record.uid] = PartEntity(_fields(draw, record.attrs), _fields(draw, record.tags), ancestors)
        else:
            known[record.uid] = UnknownEntity()
    others = draw(st.sampled_from([NoEntity(), UnknownEntity()]))
    return PartialEntities(lambda uid: known.get(uid, others))


def all_known(request: Request, store: EntityStore) -> tuple[PartialRequest, PartialEntities]:
    """Everything."""
    principal, action, resource = map(KnownUID, (request.principal, request.action, request.resource))
    known = {
        r.uid: PartEntity(
            Fields({name: Has(value) for name, value in r.attrs}, Absent()),
            Fields({name: Has(value) for name, value in r.tags}, Absent()),
            Ancestors(store.ancestors[r.uid], False),
        )
        for r in store
    }
    entities = PartialEntities(lambda uid: known.get(uid, NoEntity()))
    return PartialRequest(principal, action, resource, KnownContext(request.context)), entities


# What fits --------------------------------------------------------------------------------------------


def fields_fit(fields: list[tuple[str, Value]], known: Callable[[str], Field]) -> bool:
    """`fields_fit` of the model, of the names that are there and some that are not."""
    names = [*(name for name, _ in fields), *getattr(known, "named", ()), "nowhere", ""]
    return all(field_fits(lookup(name, fields), known(name)) for name in names)


def request_fits(request: Request, known: PartialRequest) -> bool:
    """`request_fits` of the model."""
    parts = (
        (request.principal, known.principal),
        (request.action, known.action),
        (request.resource, known.resource),
    )
    match known.context:
        case PartContext(field):
            fits = fields_fit(request.context, field)
        case context:
            fits = context_fits(request.context, context)
    return fits and all(uid_fits(uid, part) for uid, part in parts)


def entities_fit(store: EntityStore, known: PartialEntities, *others: EntityUID) -> bool:
    """`entities_fit` of the model, of the entities that are there and of others."""
    uids = [*store.records, *(uid for above in store.ancestors.values() for uid in above), *others]
    return all(entity_fits(store.find(uid), known.find(uid), uids) for uid in uids)


def entity_fits(data: Option[EntityData], known: PartialEntity, uids: list[EntityUID]) -> bool:
    """`entity_fits` of the model."""
    match known, data:
        case PartEntity(attrs, tags, above), Some(EntityData(a, t, ancestors)):
            below = all(
                known_fits(above(uid), ancestors(uid)) for uid in [*uids, *getattr(above, "known", ())]
            )
            return below and fields_fit(a, attrs) and fields_fit(t, tags)
        case PartEntity(), _:
            return False
        case NoEntity(), _:
            return data is None
        case _:
            return True


# JSON -------------------------------------------------------------------------------------------------

UNKNOWN: list[Any] = [{"__unknown": ""}, {"__extn": {"fn": "unknown", "arg": "x"}}]


def masked_fields(r: random.Random, fields: dict[str, Any]) -> Any:
    """JSON of a record of which not all is known."""
    if not r.randrange(8):
        return None
    found = {name: r.choice(UNKNOWN) if not r.randrange(3) else value for name, value in fields.items()}
    if not r.randrange(4):
        found = {name: value for name, value in found.items() if r.randrange(2)} | {"__unknown": ""}
    return found


def masked_request(r: random.Random, request: dict[str, Any]) -> dict[str, Any]:
    """JSON of a request of which not all is known."""
    found: dict[str, Any] = {"context": masked_fields(r, request["context"])}
    for part in ("principal", "action", "resource"):
        choice = r.randrange(5)
        if choice < 3:
            found[part] = request[part]
        elif choice == 3:
            found[part] = {"type": request[part]["type"]}
    return found


def masked_document(r: random.Random, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """JSON of entities of which not all is known."""
    found: list[dict[str, Any]] = []
    for entity in entities:
        if not r.randrange(6):
            found.append({"uid": entity["uid"], "__unknown": ""})
            continue
        one = entity | {"attrs": masked_fields(r, entity["attrs"])}
        if "tags" in entity:
            one["tags"] = masked_fields(r, entity["tags"])
        if not r.randrange(4):
            one["parents"] = None
        found.append(one)
    return found
