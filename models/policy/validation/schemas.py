"""Well-formed schemas: what the typechecker takes for granted of a schema. Readers (`syntax`) make no others.

    names are declared once and used only where they are declared; attributes stand in the order of their names
    ancestors are declared, closed under transitivity, and for actions without a circle; an enumeration has ids
    actions are of types of their own, and apply to entities that are no actions
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language import Option, Some, define
from lemmata.models.policy.ordering import Order, compare_strings
from lemmata.models.policy.schema import (
    ActionEntry,
    Attribute,
    BoolKind,
    BoolType,
    EntityEntry,
    EntityType,
    EnumEntity,
    ExtensionType,
    LongType,
    RecordType,
    Schema,
    SetType,
    StandardEntity,
    StringType,
    Type,
)
from lemmata.models.policy.validation.environments import entity_entry, find_action
from lemmata.models.policy.validation.types import find
from lemmata.models.policy.values import EntityUID

A = TypeVar("A")


@define
def distinct(xs: list[A]) -> bool:
    """Is nothing there twice?"""
    match xs:
        case [x, *rest]: return x not in rest and distinct(rest)
        case _:          return True


@define
def precedes(name: str, fields: list[tuple[str, Attribute]]) -> bool:
    """Does a name stand before that of the first attribute, if there is one?"""
    match fields:
        case [(first, _), *_]: return compare_strings(name, first) == Order.LESS
        case _:                return True


@define
def in_order(fields: list[tuple[str, Attribute]]) -> bool:
    """Are the attributes in the order of their names, each there once?"""
    match fields:
        case [(name, _), *rest]: return precedes(name, rest) and in_order(rest)
        case _:                  return True


# Types ------------------------------------------------------------------------------------------------


@define
def well_formed_type(type_: Type, schema: Schema) -> bool:
    """Are the entity types in a type declared, and its records in order? No Bool in a schema is a singleton."""
    match type_:
        case BoolType(kind):         return kind == BoolKind.ANY
        case LongType():             return True
        case StringType():           return True
        case EntityType(name):       return entity_entry(name, schema) is not None
        case SetType(item):          return well_formed_type(item, schema)
        case RecordType(attributes): return in_order(attributes) and well_formed_attributes(attributes, schema)
        case ExtensionType():        return True


@define
def well_formed_attributes(attributes: list[tuple[str, Attribute]], schema: Schema) -> bool:
    """Are their types?"""
    match attributes:
        case [(_, Attribute(_, type_)), *rest]:
            return well_formed_type(type_, schema) and well_formed_attributes(rest, schema)
        case _:
            return True


@define
def well_formed_record(attributes: list[tuple[str, Attribute]], schema: Schema) -> bool:
    """The attributes of an entity type, or of a context."""
    return in_order(attributes) and well_formed_attributes(attributes, schema)


@define
def well_formed_tags(tags: Option[Type], schema: Schema) -> bool:
    """The type of tags, if there are tags."""
    match tags:
        case Some(type_): return well_formed_type(type_, schema)
        case _:           return True


# Entity types -----------------------------------------------------------------------------------------


@define
def ancestors_include(name: str, ancestors: list[str], schema: Schema) -> bool:
    """Is a type declared, and are its ancestors among these?"""
    match find(name, schema.entity_types):
        case Some(StandardEntity(further, _, _)): return all(a in ancestors for a in further)
        case Some(EnumEntity(_)):                 return True
        case _:                                   return False


@define
def well_formed_entity(name: str, entry: EntityEntry, schema: Schema) -> bool:
    """An entity type; it may be among its own ancestors, since its entities may be in others of the type."""
    match entry:
        case EnumEntity(ids): return ids != [] and distinct(ids)
        case StandardEntity(ancestors, attributes, tags):
            return (
                all(ancestors_include(a, ancestors, schema) for a in ancestors)
                and distinct(ancestors)
                and well_formed_record(attributes, schema)
                and well_formed_tags(tags, schema)
            )


# Actions ----------------------------------------------------------------------------------------------


@define
def groups_include(group: EntityUID, ancestors: list[EntityUID], schema: Schema) -> bool:
    """Is a group declared, and are its groups among these?"""
    match find_action(group, schema.actions):
        case Some(entry): return all(a in ancestors for a in entry.ancestors)
        case _:           return False


@define
def well_formed_action(action: EntityUID, entry: ActionEntry, schema: Schema) -> bool:
    """An action: its type is no entity type, and it is in no circle of groups."""
    return (
        find(action.type, schema.entity_types) is None
        and action not in entry.ancestors
        and distinct(entry.ancestors)
        and all(groups_include(a, entry.ancestors, schema) for a in entry.ancestors)
        and all(find(p, schema.entity_types) is not None for p in entry.principals)
        and distinct(entry.principals)
        and all(find(r, schema.entity_types) is not None for r in entry.resources)
        and distinct(entry.resources)
        and well_formed_record(entry.context, schema)
    )


@define
def well_formed(schema: Schema) -> bool:
    """Is a schema well-formed?"""
    return (
        distinct([name for name, _ in schema.entity_types])
        and distinct([action for action, _ in schema.actions])
        and all(well_formed_entity(name, entry, schema) for name, entry in schema.entity_types)
        and all(well_formed_action(action, entry, schema) for action, entry in schema.actions)
    )
