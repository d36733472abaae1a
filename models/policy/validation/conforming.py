"""When requests and entities are as a schema says: what theorems about a user's policies may assume.

The same as `conformance` says of documents, for any store; that there are such entities at all is not assumed.
"""

from __future__ import annotations

from lemmata.core.language import Some, define, forall
from lemmata.models.policy.entities import Entities, EntityData, Request
from lemmata.models.policy.evaluator import find, in_entity, lookup
from lemmata.models.policy.schema import (
    ActionEntry,
    Attribute,
    BoolKind,
    BoolType,
    EntityType,
    ExtensionType,
    LongType,
    RecordType,
    Schema,
    SetType,
    StringType,
    Type,
)
from lemmata.models.policy.validation.environments import action_in, attributes_of, declared, tags_of, type_in
from lemmata.models.policy.validation.types import find as find_name
from lemmata.models.policy.validation.types import type_of_extension
from lemmata.models.policy.values import (
    Bool,
    Entity,
    EntityUID,
    Ext,
    Extension,
    IPv4,
    IPv6,
    Long,
    Record,
    Set,
    String,
    Value,
)

# Values -----------------------------------------------------------------------------------------------


@define
def has_prefix(x: Extension) -> bool:
    """Is the length of the prefix of an address one?"""
    match x:
        case IPv4(_, prefix): return prefix <= 32
        case IPv6(_, prefix): return prefix <= 128
        case _:               return True


@define
def of_type(v: Value, t: Type, schema: Schema) -> bool:
    """Is a value of a type?"""
    match t, v:
        case BoolType(BoolKind.ANY), Bool(_):   return True
        case BoolType(BoolKind.TRUE), Bool(p):  return p
        case BoolType(BoolKind.FALSE), Bool(p): return not p
        case LongType(), Long(_):               return True
        case StringType(), String(_):           return True
        case EntityType(name), Entity(uid):     return uid.type == name and declared(uid, schema)
        case SetType(item), Set(items):         return all_of_type(items, item, schema)
        case RecordType(attributes), Record(fields):
            return are_declared(fields, attributes, schema) and are_there(fields, attributes)
        case ExtensionType(_), Ext(x):          return type_of_extension(x) == t and has_prefix(x)
        case _:                                 return False


@define
def all_of_type(items: list[Value], t: Type, schema: Schema) -> bool:
    """Are all values of a type?"""
    match items:
        case [v, *rest]: return of_type(v, t, schema) and all_of_type(rest, t, schema)
        case _:          return True


@define
def are_declared(fields: list[tuple[str, Value]], attributes: list[tuple[str, Attribute]], schema: Schema) -> bool:
    """Are all attributes declared, and of their types?"""
    match fields:
        case [(name, v), *rest]:
            match find_name(name, attributes):
                case Some(Attribute(_, type_)): return of_type(v, type_, schema) and are_declared(rest, attributes, schema)
                case _:                         return False
        case _:
            return True


@define
def are_there(fields: list[tuple[str, Value]], attributes: list[tuple[str, Attribute]]) -> bool:
    """Are the required attributes there?"""
    return all(not attribute.required or lookup(name, fields) is not None for name, attribute in attributes)


# Entities ---------------------------------------------------------------------------------------------


@define
def tags_have_type(data: EntityData, name: str, schema: Schema) -> bool:
    """Are the tags of an entity of a type as declared?"""
    match tags_of(name, schema):
        case Some(type_): return all(of_type(v, type_, schema) for _, v in data.tags)
        case _:           return data.tags == []


@define
def entity_conforms(uid: EntityUID, data: EntityData, schema: Schema) -> bool:
    """Are attributes and tags of an entity as declared?"""
    return (
        declared(uid, schema)
        and are_declared(data.attrs, attributes_of(uid.type, schema), schema)
        and are_there(data.attrs, attributes_of(uid.type, schema))
        and tags_have_type(data, uid.type, schema)
    )


@define
def entities_conform(es: Entities, schema: Schema) -> bool:
    """Are attributes and tags as declared, is each entity below others of the declared types alone, an action just where the
    schema has it, and is what is above an entity above all that are below it?"""

    def conforms_at(uid: EntityUID) -> bool:
        match find(uid, es):
            case Some(data): return entity_conforms(uid, data, schema)
            case _:          return True

    def placed(a: EntityUID, b: EntityUID) -> bool:
        match find_name(a.type, schema.entity_types):
            case Some(_): return not in_entity(a, b, es) or type_in(a.type, b.type, schema)
            case _:       return in_entity(a, b, es) == action_in(a, b, schema)

    def transitive(a: EntityUID, b: EntityUID, c: EntityUID) -> bool:
        return not (in_entity(a, b, es) and in_entity(b, c, es)) or in_entity(a, c, es)

    return forall(conforms_at) and forall(placed) and forall(transitive)


# Requests ---------------------------------------------------------------------------------------------


@define
def applies_to(q: Request, entry: ActionEntry, schema: Schema) -> bool:
    """Is a request one that an action applies to?"""
    return (
        q.principal.type in entry.principals
        and declared(q.principal, schema)
        and q.resource.type in entry.resources
        and declared(q.resource, schema)
        and are_declared(q.context, entry.context, schema)
        and are_there(q.context, entry.context)
    )


@define
def request_conforms(q: Request, schema: Schema) -> bool:
    """Is the action declared, and are principal, resource and context as it wants them?"""
    return any(q.action == action and applies_to(q, entry, schema) for action, entry in schema.actions)


@define
def conforms(q: Request, es: Entities, schema: Schema) -> bool:
    """Are request and entities as the schema says?"""
    return request_conforms(q, schema) and entities_conform(es, schema)
