"""Which requests and entities fit what is known: all those that may turn out to be the case."""

from __future__ import annotations

from collections.abc import Callable

from lemmata.core.language import Option, Some, define, forall
from lemmata.models.policy.entities import Entities, EntityData, Request
from lemmata.models.policy.evaluator import find, lookup
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
    PartialContext,
    PartialEntities,
    PartialEntity,
    PartialRequest,
    PartialUID,
    Perhaps,
    Present,
    UnknownEntity,
)
from lemmata.models.policy.partial.lookups import partial_find
from lemmata.models.policy.values import EntityUID, Value


@define
def uid_fits(uid: EntityUID, known: PartialUID) -> bool:
    """May an unknown entity be this one?"""
    match known:
        case KnownUID(b):   return uid == b
        case OfType(type_): return uid.type == type_
        case AnyUID():      return True


@define
def field_fits(value: Option[Value], known: Field) -> bool:
    """May a field have this value, or not be there?"""
    match known:
        case Has(v):    return value == Some(v)
        case Present(): return value is not None
        case Absent():  return value is None
        case Perhaps(): return True


@define
def fields_fit(fields: list[tuple[str, Value]], known: Callable[[str], Field]) -> bool:
    """May fields be these?"""

    def at(name: str) -> bool:
        return field_fits(lookup(name, fields), known(name))

    return forall(at)


@define
def context_fits(fields: list[tuple[str, Value]], known: PartialContext) -> bool:
    """May the context have these fields?"""
    match known:
        case KnownContext(all_): return fields == all_
        case PartContext(field): return fields_fit(fields, field)


@define
def request_fits(q: Request, pq: PartialRequest) -> bool:
    """May the request be this one?"""
    return (
        uid_fits(q.principal, pq.principal)
        and uid_fits(q.action, pq.action)
        and uid_fits(q.resource, pq.resource)
        and context_fits(q.context, pq.context)
    )


@define
def known_fits(known: Option[bool], holds: bool) -> bool:
    """May what is asked be so?"""
    match known:
        case Some(b): return holds == b
        case _:       return True


@define
def ancestors_fit(ancestors: Callable[[EntityUID], bool], known: Callable[[EntityUID], Option[bool]]) -> bool:
    """May ancestors be these?"""

    def at(b: EntityUID) -> bool:
        return known_fits(known(b), ancestors(b))

    return forall(at)


@define
def entity_fits(data: Option[EntityData], known: PartialEntity) -> bool:
    """May this be an entity of which so much is known?"""
    match known:
        case NoEntity():      return data is None
        case UnknownEntity(): return True
        case PartEntity(attrs, tags, above):
            match data:
                case Some(EntityData(a, t, ancestors)):
                    return fields_fit(a, attrs) and fields_fit(t, tags) and ancestors_fit(ancestors, above)
                case _: return False


@define
def entities_fit(es: Entities, pes: PartialEntities) -> bool:
    """May the entities be these?"""

    def at(uid: EntityUID) -> bool:
        return entity_fits(find(uid, es), partial_find(uid, pes))

    return forall(at)
