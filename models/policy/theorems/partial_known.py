"""Where everything is known of requests and entities, nothing that is looked up in them stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import Option, Some, assume, define, theorem
from lemmata.models.policy.entities import Entities, EntityData, Request
from lemmata.models.policy.evaluator import find, lookup
from lemmata.models.policy.expressions import BinaryOp
from lemmata.models.policy.partial.fitting import (
    ancestors_fit,
    context_fits,
    entities_fit,
    entity_fits,
    field_fits,
    fields_fit,
    known_fits,
    request_fits,
    uid_fits,
)
from lemmata.models.policy.partial.known import (
    Absent,
    Field,
    Has,
    KnownContext,
    KnownUID,
    NoEntity,
    PartEntity,
    PartialEntities,
    PartialEntity,
    PartialRequest,
)
from lemmata.models.policy.partial.lookups import (
    either,
    get_field,
    has_field,
    in_some,
    partial_apply2,
    partial_find,
    partial_get_attr,
    partial_get_tag,
    partial_has_attr,
    partial_has_tag,
    partial_in,
    partial_in_any,
    truth_value,
)
from lemmata.models.policy.values import EntityUID, Error, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

A = TypeVar("A")


# Everything -------------------------------------------------------------------------------------------


@define
def known_field(value: Option[Value]) -> Field:
    """A field of which all is known."""
    match value:
        case Some(v): return Has(v)
        case _:       return Absent()


@define
def known_entity(data: Option[EntityData]) -> PartialEntity:
    """An entity of which all is known."""
    match data:
        case Some(EntityData(attrs, tags, ancestors)):
            return PartEntity(
                lambda name: known_field(lookup(name, attrs)),
                lambda name: known_field(lookup(name, tags)),
                lambda uid: Some(ancestors(uid)),
            )
        case _: return NoEntity()


@define
def known_entities(es: Entities) -> PartialEntities:
    """All is known of all entities."""
    return PartialEntities(lambda uid: known_entity(find(uid, es)))


@define
def known_request(q: Request) -> PartialRequest:
    """All is known of a request."""
    return PartialRequest(KnownUID(q.principal), KnownUID(q.action), KnownUID(q.resource), KnownContext(q.context))


@theorem
def request_fits_itself(q: Request) -> bool:
    """A request fits what it is."""
    return request_fits(q, known_request(q))


@request_fits_itself.proof
def _(goal: Goal) -> None:
    goal.simp(request_fits, known_request, uid_fits, context_fits)


@theorem
def field_fits_itself(value: Option[Value]) -> bool:
    """So do fields."""
    return field_fits(value, known_field(value))


@field_fits_itself.proof
def _(goal: Goal) -> None:
    for case in goal.cases("value"):
        case.simp(field_fits, known_field)


@theorem
def entity_fits_itself(data: Option[EntityData]) -> bool:
    """An entity does."""
    return entity_fits(data, known_entity(data))


@entity_fits_itself.proof
def _(goal: Goal) -> None:
    for case in goal.cases("data"):
        case.auto(entity_fits, known_entity, fields_fit, ancestors_fit, field_fits_itself, known_fits)


@theorem
def entities_fit_themselves(es: Entities) -> bool:
    """And the entities."""
    return entities_fit(es, known_entities(es))


@entities_fit_themselves.proof
def _(goal: Goal) -> None:
    goal.simp(entities_fit, partial_find, known_entities, entity_fits_itself)


# Lookups ----------------------------------------------------------------------------------------------


@define
def is_some(x: Option[A]) -> bool:
    """Is there something?"""
    match x:
        case Some(_): return True
        case _:       return False


@theorem
def some_is_some(x: A) -> bool:
    """Something is there."""
    return is_some(Some(x))


@some_is_some.proof
def _(goal: Goal) -> None:
    goal.simp(is_some)


@theorem
def has_field_known(value: Option[Value]) -> bool:
    """Fields."""
    return is_some(has_field(known_field(value)))


@has_field_known.proof
def _(goal: Goal) -> None:
    for case in goal.cases("value"):
        case.simp(has_field, known_field, is_some)


@theorem
def get_field_known(value: Option[Value], missing: Error) -> bool:
    return is_some(get_field(known_field(value), missing))


@get_field_known.proof
def _(goal: Goal) -> None:
    for case in goal.cases("value"):
        case.simp(get_field, known_field, is_some)


LOOK_UP = (partial_find, known_entities, known_entity, has_field_known, get_field_known)


@theorem
def has_attr_known(value: Value, attr: str, es: Entities) -> bool:
    """`has`"""
    return is_some(partial_has_attr(value, attr, known_entities(es)))


@has_attr_known.proof
def _(goal: Goal) -> None:
    bool_, long, string, entity, *others = goal.cases("value")
    for case in (bool_, long, string, *others):
        case.simp(partial_has_attr, is_some)
    for case in entity.cases("find(uid, es)"):
        case.simp(partial_has_attr, *LOOK_UP, some_is_some)


@theorem
def get_attr_known(value: Value, attr: str, es: Entities) -> bool:
    """`.`"""
    return is_some(partial_get_attr(value, attr, known_entities(es)))


@get_attr_known.proof
def _(goal: Goal) -> None:
    bool_, long, string, entity, *others = goal.cases("value")
    for case in (bool_, long, string, *others):
        case.simp(partial_get_attr, is_some)
    for case in entity.cases("find(uid, es)"):
        case.simp(partial_get_attr, *LOOK_UP, some_is_some)


@theorem
def has_tag_known(uid: EntityUID, tag: str, es: Entities) -> bool:
    """`hasTag`"""
    return is_some(partial_has_tag(uid, tag, known_entities(es)))


@has_tag_known.proof
def _(goal: Goal) -> None:
    for case in goal.cases("find(uid, es)"):
        case.simp(partial_has_tag, *LOOK_UP, some_is_some)


@theorem
def get_tag_known(uid: EntityUID, tag: str, es: Entities) -> bool:
    """`getTag`"""
    return is_some(partial_get_tag(uid, tag, known_entities(es)))


@get_tag_known.proof
def _(goal: Goal) -> None:
    for case in goal.cases("find(uid, es)"):
        case.simp(partial_get_tag, *LOOK_UP, some_is_some)


@theorem
def in_known(a: EntityUID, b: EntityUID, es: Entities) -> bool:
    """`in`"""
    return is_some(partial_in(a, b, known_entities(es)))


@in_known.proof
def _(goal: Goal) -> None:
    for case in goal.cases("find(a, es)"):
        case.auto(partial_in, partial_find, known_entities, known_entity, is_some)


@theorem
def either_known(a: Option[bool], b: Option[bool]) -> bool:
    """One of two."""
    assume(is_some(a) and is_some(b))
    return is_some(either(a, b))


@either_known.proof
def _(goal: Goal) -> None:
    for case in goal.cases("a"):
        for part in case.cases("b"):
            part.auto(either, is_some)


@theorem
def truth_value_known(b: Option[bool]) -> bool:
    """Truth values."""
    assume(is_some(b))
    return is_some(truth_value(b))


@truth_value_known.proof
def _(goal: Goal) -> None:
    for case in goal.cases("b"):
        case.auto(truth_value, is_some)


@theorem
def in_some_known(a: EntityUID, items: list[Value], es: Entities) -> bool:
    """`in` one of several."""
    return is_some(in_some(a, items, known_entities(es)))


@in_some_known.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("items")
    nil.simp(in_some, some_is_some)
    for case in cons.cases("i"):
        case.auto(in_some, some_is_some, either_known, in_known)


@theorem
def apply2_known(op: BinaryOp, a: Value, b: Value, es: Entities) -> bool:
    """Operators of two operands."""
    return is_some(partial_apply2(op, a, b, known_entities(es)))


@apply2_known.proof
def _(goal: Goal) -> None:
    lemmas = (truth_value_known, in_known, in_some_known, has_tag_known, get_tag_known, some_is_some)
    for case in goal.cases("op"):
        for part in case.cases("a"):
            part.unfold(partial_apply2, partial_in_any).auto(*lemmas)
