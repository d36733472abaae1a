"""What is known of entities and attributes that conform to a schema: used where evaluation asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemmata.core.language import Option, Some, assume, define, theorem
from lemmata.core.language.builtins import every
from lemmata.models.policy.entities import Entities, EntityData
from lemmata.models.policy.evaluator import find, in_any, in_entity, lookup
from lemmata.models.policy.partial.forms import is_entity
from lemmata.models.policy.schema import Attribute, EntityType, Schema, Type
from lemmata.models.policy.theorems.slicing import in_any_value, in_value
from lemmata.models.policy.validation.conforming import (
    all_of_type,
    are_declared,
    are_there,
    of_type,
    tags_have_type,
)
from lemmata.models.policy.validation.environments import tags_of
from lemmata.models.policy.validation.types import find as find_name
from lemmata.models.policy.values import Bool, EntityUID, Ok, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


# Hierarchy --------------------------------------------------------------------------------------------


@theorem
def in_itself(a: EntityUID, b: EntityUID, es: Entities) -> bool:
    """An entity is in itself."""
    assume(a == b)
    return in_entity(a, b, es)


@in_itself.proof
def _(goal: Goal) -> None:
    goal.unfold(in_entity).auto()


@theorem
def unknown_in(a: EntityUID, b: EntityUID, es: Entities) -> bool:
    """One that is not in the store is in nothing else."""
    assume(find(a, es) is None)
    return in_entity(a, b, es) == (a == b)


@unknown_in.proof
def _(goal: Goal) -> None:
    goal.simp(in_entity)


# Attributes -------------------------------------------------------------------------------------------


@define
def fits(value: Option[Value], attribute: Option[Attribute], schema: Schema) -> bool:
    """Is an attribute as declared: of its type, or not there and not required?"""
    match value, attribute:
        case Some(v), Some(Attribute(_, type_)):  return of_type(v, type_, schema)
        case None, Some(Attribute(required, _)):  return not required
        case Some(_), _:                          return False
        case _:                                   return True


@theorem
def is_of_type(
    name: str,
    fields: list[tuple[str, Value]],
    attributes: list[tuple[str, Attribute]],
    attribute: Attribute,
    v: Value,
    schema: Schema,
) -> bool:
    """An attribute that is there is of its type."""
    assume(are_declared(fields, attributes, schema))
    assume(find_name(name, attributes) == Some(attribute))
    assume(lookup(name, fields) == Some(v))
    return of_type(v, attribute.type, schema)


@is_of_type.proof
def _(goal: Goal) -> None:
    goal.auto(are_declared, lookup, on="fields")


@theorem
def is_not_there(
    name: str, fields: list[tuple[str, Value]], attributes: list[tuple[str, Attribute]], schema: Schema
) -> bool:
    """One that is not declared is not there."""
    assume(are_declared(fields, attributes, schema))
    assume(find_name(name, attributes) is None)
    return lookup(name, fields) is None


@is_not_there.proof
def _(goal: Goal) -> None:
    goal.auto(are_declared, lookup, on="fields")


@theorem
def is_there(
    name: str, fields: list[tuple[str, Value]], attributes: list[tuple[str, Attribute]], attribute: Attribute
) -> bool:
    """A required one is there."""
    assume(are_there(fields, attributes))
    assume(find_name(name, attributes) == Some(attribute))
    assume(attribute.required)
    return lookup(name, fields) is not None


@is_there.proof
def _(goal: Goal) -> None:
    goal.unfold(are_there, at="h1").auto(every, find_name, on="attributes")


@theorem
def attribute_fits(
    attr: str, fields: list[tuple[str, Value]], attributes: list[tuple[str, Attribute]], schema: Schema
) -> bool:
    """An attribute is as declared."""
    assume(are_declared(fields, attributes, schema))
    assume(are_there(fields, attributes))
    return fits(lookup(attr, fields), find_name(attr, attributes), schema)


@attribute_fits.proof
def _(goal: Goal) -> None:
    for case in goal.cases("lookup(attr, fields)"):
        for part in case.cases("find_name(attr, attributes)"):
            part.auto(fits, is_of_type, is_there, is_not_there)


@define
def tag_attribute(name: str, schema: Schema) -> Option[Attribute]:
    """Tags of entities of a type, as an attribute that need not be there."""
    match tags_of(name, schema):
        case Some(type_): return Some(Attribute(False, type_))
        case _:           return None


@theorem
def tag_is_of_type(tag: str, tags: list[tuple[str, Value]], type_: Type, v: Value, schema: Schema) -> bool:
    """A tag that is there is of its type."""
    assume(all(of_type(other, type_, schema) for _, other in tags))
    assume(lookup(tag, tags) == Some(v))
    return of_type(v, type_, schema)


@tag_is_of_type.proof
def _(goal: Goal) -> None:
    goal.auto(every, lookup, on="tags")


@theorem
def tag_fits(tag: str, data: EntityData, kind: str, schema: Schema) -> bool:
    """A tag is as declared."""
    assume(tags_have_type(data, kind, schema))
    return fits(lookup(tag, data.tags), tag_attribute(kind, schema), schema)


@tag_fits.proof
def _(goal: Goal) -> None:
    for case in goal.unfold(tags_have_type, at="h1").unfold(tag_attribute).cases("tags_of(kind, schema)"):
        for part in case.cases("lookup(tag, data.tags)"):
            part.auto(fits, tag_is_of_type, lookup)


# Sets of entities -------------------------------------------------------------------------------------


@define
def in_some(uid: EntityUID, items: list[Value], es: Entities) -> bool:
    """Is an entity in one of a list?"""
    return any(in_value(uid, v, es) for v in items)


@theorem
def members_are_entities(items: list[Value], kind: str, schema: Schema) -> bool:
    """The members of a set of entities are entities."""
    assume(all_of_type(items, EntityType(kind), schema))
    return all(is_entity(v) for v in items)


@members_are_entities.proof
def _(goal: Goal) -> None:
    goal.auto(all_of_type, of_type, every, is_entity, on="items")


@theorem
def in_any_of_entities(uid: EntityUID, items: list[Value], kind: str, schema: Schema, es: Entities) -> bool:
    """So `in` a set of them does not err."""
    assume(all_of_type(items, EntityType(kind), schema))
    return in_any(uid, items, es) == Ok(Bool(in_some(uid, items, es)))


@in_any_of_entities.proof
def _(goal: Goal) -> None:
    goal.use(members_are_entities).simp(in_any_value, in_some)
