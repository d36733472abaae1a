"""Entities, contexts and requests from JSON, plain or as a schema says."""

from __future__ import annotations

from typing import Any

from lemmata.models.policy import conformance
from lemmata.models.policy.entities import Request
from lemmata.models.policy.expressions import Lit
from lemmata.models.policy.schema import EntityEntry, StandardEntity
from lemmata.models.policy.syntax.canonical import canonical_fields
from lemmata.models.policy.syntax.errors import ConformanceError, ParseError, near
from lemmata.models.policy.syntax.json_text import Cursor, Document
from lemmata.models.policy.syntax.policy_text import parse_expression
from lemmata.models.policy.syntax.resolution import ResolvedSchema
from lemmata.models.policy.syntax.store import Cycle, EntityRecord, EntityStore, show_uid
from lemmata.models.policy.syntax.values_json import ValueReader, mismatch, read_uid
from lemmata.models.policy.values import Entity, EntityUID, Value


def parse_entities(text: str, schema: ResolvedSchema | None = None, name: str = "<json>") -> EntityStore:
    """The entities of a JSON text. Raises DocumentError, ConformanceError."""
    return _entities(Document.parse(text, name).root(), schema)


def entities_from_data(data: Any, schema: ResolvedSchema | None = None) -> EntityStore:
    """The entities of JSON data. Raises DocumentError, ConformanceError."""
    return _entities(Document(data).root(), schema)


def _entities(root: Cursor, schema: ResolvedSchema | None) -> EntityStore:
    """With a schema, entities are read and checked by it, and its actions are among them."""
    found: dict[EntityUID, EntityRecord] = {}
    cursors: dict[EntityUID, Cursor] = {}
    for cursor in root.elements():
        record = read_entity(cursor, schema)
        if record.uid in found:
            before = cursors[record.uid].where()
            line = "" if before.source is None else f" (line {before.source.place(before.start)[0]})"
            message = f"{show_uid(record.uid)} stands here twice: see {before.path}{line}"
            cursor.at("uid").fail(message)
        found[record.uid], cursors[record.uid] = record, cursor
    for uid, action in schema.schema.actions if schema is not None else ():
        if uid not in found:
            found[uid] = EntityRecord(uid, parents=list(action.ancestors))
    try:
        store = EntityStore(found.values())
    except Cycle as cycle:
        known = next((cursors[uid] for uid in cycle.uids if uid in cursors), root)
        known.fail(cycle.problems[0].message)
    if schema is not None:
        _check(store, schema, cursors)
    return store


def read_entity(cursor: Cursor, schema: ResolvedSchema | None) -> EntityRecord:
    """One entity; keys that mean nothing are left out, as Cedar does."""
    for key in ("uid", "attrs", "parents"):
        if key not in cursor.mapping():
            cursor.fail(f"the key `{key}` is missing")
    uid = read_uid(cursor.at("uid"))
    reader = ValueReader(schema)
    entry = entity_entry(cursor.at("uid"), uid, schema)
    attributes = entry.attributes if isinstance(entry, StandardEntity) else None if schema is None else []
    attrs = reader.fields(cursor.at("attrs"), attributes)
    tags: dict[str, Value] = {}
    tags_at = cursor.get("tags")
    for name, part in tags_at.fields() if tags_at is not None else ():
        if schema is None:
            tags[name] = reader.value(part, None, 1)
        elif isinstance(entry, StandardEntity) and entry.tags is not None:
            tags[name] = reader.value(part, entry.tags.value, 1)
        else:
            mismatch(part, f"entities of `{uid.type}` have no tags")
    parents = list(dict.fromkeys(map(read_uid, cursor.at("parents").elements())))
    return EntityRecord(uid, attrs, canonical_fields(tags), parents)


def entity_entry(cursor: Cursor, uid: EntityUID, schema: ResolvedSchema | None) -> EntityEntry | None:
    """The type of an entity under a schema; None for actions, and without a schema."""
    if schema is None or uid.type in schema.action_types:
        return None
    entry = schema.entity_types.get(uid.type)
    if entry is None:
        hint = near(uid.type, schema.entity_types)
        mismatch(cursor, f"there is no entity type `{uid.type}`{f' ({hint})' if hint else ''}")
    return entry


def _check(store: EntityStore, schema: ResolvedSchema, cursors: dict[EntityUID, Cursor]) -> None:
    """What is still to be checked once all are read. Raises ConformanceError with all that is wrong."""
    problems = []
    for uid, cursor in cursors.items():
        for path, message in conformance.entity_problems(store.records[uid], store, schema):
            part = path.partition(".")[0].partition("[")[0]
            at = cursor.at(part) if part in cursor.value else cursor
            problems.append(at.where().problem(message))
    if problems:
        raise ConformanceError(problems)


# Requests


def _context(cursor: Cursor, schema: ResolvedSchema | None, action: EntityUID) -> list[tuple[str, Value]]:
    if "__entity" in cursor.mapping() or "__extn" in cursor.mapping():
        cursor.fail("a context is a record")
    entry = None if schema is None else schema.actions.get(action)
    return ValueReader(schema).fields(cursor, None if entry is None else entry.context)


def context_from_data(
    data: Any, action: EntityUID, schema: ResolvedSchema | None = None
) -> list[tuple[str, Value]]:
    """The fields of a context, read as the schema says of the action. Raises DocumentError, ConformanceError."""
    return _context(Document(data).root(), schema, action)


def parse_context(
    text: str, action: EntityUID, schema: ResolvedSchema | None = None, name: str = "<json>"
) -> list[tuple[str, Value]]:
    """The same of a JSON text."""
    return _context(Document.parse(text, name).root(), schema, action)


def parse_request(text: str, schema: ResolvedSchema | None = None, name: str = "<json>") -> Request:
    """{"principal", "action", "resource", "context"}. Raises DocumentError, ConformanceError."""
    return _request(Document.parse(text, name).root(), schema)


def request_from_data(data: Any, schema: ResolvedSchema | None = None) -> Request:
    """The same of JSON data; keys beside those four are left out."""
    return _request(Document(data).root(), schema)


def _request(root: Cursor, schema: ResolvedSchema | None) -> Request:
    for key in ("principal", "action", "resource"):
        if key not in root.mapping():
            root.fail(f"the key `{key}` is missing")
    principal, action, resource = (read_reference(root.at(key)) for key in ("principal", "action", "resource"))
    empty = Request(principal, action, resource, [])
    if schema is not None:
        problems = [
            root.at(path).where().problem(message)
            for path, message in conformance.request_problems(empty, schema)
            if path in ("principal", "action", "resource")
        ]
        if problems:
            raise ConformanceError(problems)
    context = Document({}).root() if root.get("context") is None else root.at("context")
    return Request(principal, action, resource, _context(context, schema, action))


def read_reference(cursor: Cursor) -> EntityUID:
    """An entity, as an object or as text: `User::"alice"`."""
    if not isinstance(cursor.value, str):
        return read_uid(cursor)
    try:
        match parse_expression(cursor.string()):
            case Lit(Entity(uid)):
                return uid
    except ParseError:
        pass
    cursor.fail('expected an entity such as User::"alice"')
