"""What a schema says of entity types and actions, and the request environments that it allows."""

from __future__ import annotations

from lemmata.core.language import Option, Some, datatype, define
from lemmata.models.policy.schema import (
    ActionEntry,
    Attribute,
    EntityEntry,
    EnumEntity,
    Schema,
    StandardEntity,
    Type,
)
from lemmata.models.policy.validation.types import find
from lemmata.models.policy.values import EntityUID


@datatype
class Environment:
    """A schema and a kind of request: types of principal and resource, the action, attributes of the context."""

    schema: Schema
    principal: str
    action: EntityUID
    resource: str
    context: list[tuple[str, Attribute]]


# Entity types and entities ----------------------------------------------------------------------------


@define
def find_action(uid: EntityUID, actions: list[tuple[EntityUID, ActionEntry]]) -> Option[ActionEntry]:
    """The declaration of an action."""
    match actions:
        case [(other, entry), *rest]: return Some(entry) if uid == other else find_action(uid, rest)
        case _:                       return None


@define
def is_action(uid: EntityUID, schema: Schema) -> bool:
    """Is it a declared action?"""
    return find_action(uid, schema.actions) is not None


@define
def action_type_ancestors(name: str, actions: list[tuple[EntityUID, ActionEntry]]) -> list[str]:
    """The types of the groups of the actions of a type."""
    match actions:
        case [(uid, entry), *rest]:
            others = action_type_ancestors(name, rest)
            return [a.type for a in entry.ancestors] + others if uid.type == name else others
        case _:
            return []


@define
def entity_entry(name: str, schema: Schema) -> Option[EntityEntry]:
    """What is declared of a type; actions are entities without attributes and tags."""
    match find(name, schema.entity_types):
        case Some(entry): return Some(entry)
        case _:
            if any(uid.type == name for uid, _ in schema.actions):
                return Some(StandardEntity(action_type_ancestors(name, schema.actions), [], None))
            return None


@define
def declared(uid: EntityUID, schema: Schema) -> bool:
    """Can there be such an entity? An id of an enumeration must be among its ids, an action among the actions."""
    match find(uid.type, schema.entity_types):
        case Some(EnumEntity(ids)): return uid.id in ids
        case Some(StandardEntity()): return True
        case _:                     return is_action(uid, schema)


@define
def attributes_of(name: str, schema: Schema) -> list[tuple[str, Attribute]]:
    """The attributes of an entity type."""
    match entity_entry(name, schema):
        case Some(StandardEntity(_, attributes, _)): return attributes
        case _:                                      return []


@define
def tags_of(name: str, schema: Schema) -> Option[Type]:
    """The type of the tags of an entity type, if it has tags."""
    match entity_entry(name, schema):
        case Some(StandardEntity(_, _, tags)): return tags
        case _:                                return None


@define
def type_in(a: str, b: str, schema: Schema) -> bool:
    """Can an entity of type a be in one of type b?"""
    match entity_entry(a, schema):
        case Some(StandardEntity(ancestors, _, _)): return a == b or b in ancestors
        case _:                                     return a == b


@define
def action_in(a: EntityUID, b: EntityUID, schema: Schema) -> bool:
    """Is an action b, or in b?"""
    match find_action(a, schema.actions):
        case Some(entry): return a == b or b in entry.ancestors
        case _:           return a == b


# Environments -----------------------------------------------------------------------------------------


@define
def of_action(schema: Schema, action: EntityUID, entry: ActionEntry, principals: list[str]) -> list[Environment]:
    """The environments of an action and some types of principals."""
    match principals:
        case [principal, *rest]:
            here = [Environment(schema, principal, action, resource, entry.context) for resource in entry.resources]
            return here + of_action(schema, action, entry, rest)
        case _:
            return []


@define
def of_actions(schema: Schema, actions: list[tuple[EntityUID, ActionEntry]]) -> list[Environment]:
    """The environments of several actions."""
    match actions:
        case [(action, entry), *rest]:
            return of_action(schema, action, entry, entry.principals) + of_actions(schema, rest)
        case _:
            return []


@define
def environments(schema: Schema) -> list[Environment]:
    """All environments: each action with each type of principals and of resources that it applies to."""
    return of_actions(schema, schema.actions)
