"""Do entities and requests conform to a schema? Plain Python: the store is a concrete one.

A value conforms to a type where it is of it, where each entity in it is of a declared type, is a declared
action if it is one, and has one of the ids of its type where that is an enumeration.
"""

from __future__ import annotations

from collections.abc import Iterator

from lemmata.core.language import Some
from lemmata.models.policy.entities import Request
from lemmata.models.policy.schema import (
    Attribute,
    BoolType,
    EntityType,
    EnumEntity,
    ExtensionType,
    ExtType,
    LongType,
    RecordType,
    SetType,
    StandardEntity,
    StringType,
    Type,
)
from lemmata.models.policy.syntax.errors import ConformanceError, Problem, near
from lemmata.models.policy.syntax.resolution import ResolvedSchema
from lemmata.models.policy.syntax.store import EntityRecord, EntityStore, show_uid
from lemmata.models.policy.syntax.strings import is_identifier, quoted
from lemmata.models.policy.values import (
    Bool,
    Datetime,
    Decimal,
    Duration,
    Entity,
    EntityUID,
    Ext,
    Extension,
    Long,
    Record,
    Set,
    String,
    Value,
)

Findings = Iterator[tuple[str, str]]  # a path, and what is wrong there


def extension_type(value: Extension) -> ExtType:
    """The extension type of a value."""
    match value:
        case Decimal():
            return ExtType.DECIMAL
        case Datetime():
            return ExtType.DATETIME
        case Duration():
            return ExtType.DURATION
        case _:
            return ExtType.IPADDR


def show_type(type_: Type) -> str:
    """A type as it stands in schema text."""
    match type_:
        case BoolType():
            return "Bool"
        case LongType():
            return "Long"
        case StringType():
            return "String"
        case EntityType(name):
            return name
        case ExtensionType(ext):
            return ext.name.lower()
        case SetType(item):
            return f"Set<{show_type(item)}>"
        case RecordType(attributes):
            shown = (f"{_name(n)}{'' if a.required else '?'}: {show_type(a.type)}" for n, a in attributes)
            return f"{{{', '.join(shown)}}}"


def show_kind(value: Value) -> str:
    """What kind of value this is."""
    match value:
        case Bool():
            return "a Bool"
        case Long():
            return "a Long"
        case String():
            return "a String"
        case Entity(uid):
            return show_uid(uid)
        case Set():
            return "a set"
        case Record():
            return "a record"
        case Ext(extension):
            return f"a value of {extension_type(extension).name.lower()}"


def _name(name: str) -> str:
    return name if is_identifier(name) else quoted(name)


def uid_problem(uid: EntityUID, schema: ResolvedSchema) -> str | None:
    """Why an entity cannot exist under a schema; None where it can."""
    if uid in schema.actions:
        return None
    if uid.type in schema.action_types:
        return f"there is no action {show_uid(uid)}"
    entry = schema.entity_types.get(uid.type)
    if entry is None:
        hint = near(uid.type, [*schema.entity_types, *schema.action_types])
        return f"there is no entity type `{uid.type}`{f' ({hint})' if hint else ''}"
    if isinstance(entry, EnumEntity) and uid.id not in entry.ids:
        known = ", ".join(map(quoted, entry.ids[:8]))
        return f"{quoted(uid.id)} is no id of `{uid.type}`, which has {known}"
    return None


def leaf_problem(value: Value, type_: Type, schema: ResolvedSchema) -> str | None:
    """Why a value is not of a type that is neither a set nor a record; None where it is."""
    match type_, value:
        case (BoolType(), Bool()) | (LongType(), Long()) | (StringType(), String()):
            return None
        case EntityType(name), Entity(uid) if uid.type == name:
            return uid_problem(uid, schema)
        case ExtensionType(ext), Ext(extension) if extension_type(extension) is ext:
            return None
        case _:
            return f"expected {show_type(type_)}, found {show_kind(value)}"


def value_problems(value: Value, type_: Type, schema: ResolvedSchema, path: str) -> Findings:
    """What keeps a value from a type."""
    match type_, value:
        case SetType(item), Set(items):
            for number, member in enumerate(items):
                yield from value_problems(member, item, schema, f"{path}[{number}]")
        case RecordType(attributes), Record(fields):
            yield from field_problems(fields, attributes, schema, path)
        case _:
            problem = leaf_problem(value, type_, schema)
            if problem is not None:
                yield path, problem


def field_problems(
    fields: list[tuple[str, Value]],
    attributes: list[tuple[str, Attribute]],
    schema: ResolvedSchema,
    path: str,
) -> Findings:
    """What keeps fields from the attributes of a record."""
    types, found = dict(attributes), dict(fields)
    for name, value in fields:
        at = f"{path}.{name}" if is_identifier(name) else f"{path}[{quoted(name)}]"
        if name not in types:
            yield at, unknown_attribute(name, types)
        else:
            yield from value_problems(value, types[name].type, schema, at)
    for name, attribute in attributes:
        if attribute.required and name not in found:
            yield path, missing_attribute(name)


def unknown_attribute(name: str, types: dict[str, Attribute]) -> str:
    """The message for an attribute that is not declared."""
    hint = near(name, types)
    return f"the schema has no attribute {_name(name)} here{f' ({hint})' if hint else ''}"


def missing_attribute(name: str) -> str:
    """The message for a required attribute that is not there."""
    return f"the attribute {_name(name)} is missing"


def entity_problems(record: EntityRecord, store: EntityStore, schema: ResolvedSchema) -> Findings:
    """What keeps an entity of a store from the schema; paths begin at the entity."""
    problem = uid_problem(record.uid, schema)
    if problem is not None:
        yield "uid", problem
        return
    if record.uid in schema.actions:
        yield from _action_problems(record, store, schema)
        return
    match schema.entity_types[record.uid.type]:
        case EnumEntity():
            for part, members in (
                ("attrs", record.attrs),
                ("tags", record.tags),
                ("parents", record.parents),
            ):
                if members:
                    yield part, f"`{record.uid.type}` is an enumeration, whose entities have no {part}"
        case StandardEntity(ancestors, attributes, tags):
            yield from field_problems(record.attrs, attributes, schema, "attrs")
            for name, value in record.tags:
                at = f"tags.{name}" if is_identifier(name) else f"tags[{quoted(name)}]"
                match tags:
                    case Some(type_):
                        yield from value_problems(value, type_, schema, at)
                    case _:
                        yield at, f"entities of `{record.uid.type}` have no tags"
            for number, parent in enumerate(record.parents):
                if parent.type not in ancestors:
                    yield (
                        f"parents[{number}]",
                        f"`{record.uid.type}` is not declared to be in `{parent.type}`",
                    )
                elif (problem := uid_problem(parent, schema)) is not None:
                    yield f"parents[{number}]", problem


def _action_problems(record: EntityRecord, store: EntityStore, schema: ResolvedSchema) -> Findings:
    for part, members in (("attrs", record.attrs), ("tags", record.tags)):
        if members:
            yield part, f"actions have no {part}"
    wanted = schema.actions[record.uid].ancestors
    if store.ancestors[record.uid] != frozenset(wanted):
        shown = ", ".join(map(show_uid, wanted)) or "none"
        yield "parents", f"the groups of {show_uid(record.uid)} are not those of the schema ({shown})"


def check_entities(store: EntityStore, schema: ResolvedSchema) -> None:
    """Raises ConformanceError with all that is wrong with the entities of a store."""
    problems = [
        Problem(message, path=f"{show_uid(record.uid)}.{path}")
        for record in store
        for path, message in entity_problems(record, store, schema)
    ]
    if problems:
        raise ConformanceError(problems)


def request_problems(request: Request, schema: ResolvedSchema) -> Findings:
    """What keeps a request from the schema."""
    entry = schema.actions.get(request.action)
    if entry is None:
        hint = near(request.action.id, [uid.id for uid in schema.actions])
        yield "action", f"there is no action {show_uid(request.action)}{f' ({hint})' if hint else ''}"
    for part, uid in (("principal", request.principal), ("resource", request.resource)):
        problem = uid_problem(uid, schema)
        if problem is not None:
            yield part, problem
        elif entry is not None:
            types = entry.principals if part == "principal" else entry.resources
            if uid.type not in types:
                known = ", ".join(types) or "none"
                yield (
                    part,
                    f"{show_uid(request.action)} does not apply to a {part} of `{uid.type}` (but {known})",
                )
    if entry is not None:
        yield from field_problems(request.context, entry.context, schema, "context")


def check_request(request: Request, schema: ResolvedSchema) -> None:
    """Raises ConformanceError with all that is wrong with a request."""
    problems = [Problem(message, path=path) for path, message in request_problems(request, schema)]
    if problems:
        raise ConformanceError(problems)
