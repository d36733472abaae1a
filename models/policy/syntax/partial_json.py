"""Requests and entities with unknowns, from JSON.

    principal, action, resource     missing or null: any entity; {"type": T}: some entity of the type T
    {"__unknown": ...}              a value that is not known, of a field that is there; Cedar's form
                                    {"__extn": {"fn": "unknown", "arg": ...}} says the same
    "__unknown": ... among fields   there may be more fields than those listed
    context, attrs, tags, parents   null: nothing is known; a missing context is unknown, too
    "__unknown": ... of an entity   nothing is known of it, not even whether it exists

An unknown inside a set or a record makes the whole field unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lemmata.core.language import Option, Some
from lemmata.models.policy import conformance
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
from lemmata.models.policy.schema import ActionEntry, Attribute, StandardEntity
from lemmata.models.policy.syntax.canonical import canonical_fields
from lemmata.models.policy.syntax.entities_json import entity_entry, read_reference
from lemmata.models.policy.syntax.errors import ConformanceError, near
from lemmata.models.policy.syntax.json_text import Cursor, Document
from lemmata.models.policy.syntax.resolution import ResolvedSchema
from lemmata.models.policy.syntax.store import Cycle, EntityRecord, EntityStore, show_uid
from lemmata.models.policy.syntax.strings import is_path
from lemmata.models.policy.syntax.values_json import ValueReader, mismatch, read_uid
from lemmata.models.policy.values import EntityUID

UNKNOWN = "__unknown"


@dataclass(frozen=True)
class Fields:
    """What is known of fields: of some by name, of all others the same. A function, as the model takes it."""

    named: Mapping[str, Field]
    others: Field

    def __call__(self, name: str) -> Field:
        return self.named.get(name, self.others)

    @property
    def whole(self) -> bool:
        """Is everything known?"""
        return self.others == Absent() and all(isinstance(f, Has) for f in self.named.values())


@dataclass(frozen=True)
class Ancestors:
    """What is known of ancestors: some are, and of all others it is known or not that they are none."""

    known: frozenset[EntityUID]
    more: bool

    def __call__(self, uid: EntityUID) -> Option[bool]:
        return Some(True) if uid in self.known else None if self.more else Some(False)


class PartialStore:
    """What documents say of entities; `entities` is what the model takes."""

    def __init__(self, known: Mapping[EntityUID, PartialEntity], others: PartialEntity) -> None:
        self.known, self.others = known, others
        self.entities = PartialEntities(lambda uid: known.get(uid, others))

    def __len__(self) -> int:
        return len(self.known)


def unknown_inside(value: Any) -> bool:
    """Is something in JSON data unknown?"""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            call = one.get("__extn")
            if UNKNOWN in one or (isinstance(call, dict) and call.get("fn") == "unknown"):
                return True
            waiting += one.values()
    return False


def _all_unknown(cursor: Cursor | None) -> bool:
    """Is nothing known of a record?"""
    if cursor is None or cursor.value is None:
        return True
    return isinstance(cursor.value, dict) and "__extn" in cursor.value and unknown_inside(cursor.value)


def _fields(
    cursor: Cursor | None, attributes: list[tuple[str, Attribute]] | None, reader: ValueReader
) -> Fields:
    """What is known of the fields of a record, of these attributes or of any."""
    types = None if attributes is None else dict(attributes)
    required = [name for name, a in attributes or [] if a.required]
    if cursor is None or _all_unknown(cursor):
        return Fields({name: Present() for name in required}, Perhaps())
    found: dict[str, Field] = {}
    for name, part in cursor.fields():
        if name == UNKNOWN:
            continue
        if types is not None and name not in types:
            mismatch(part, conformance.unknown_attribute(name, types))
        type_ = None if types is None else types[name].type
        found[name] = Present() if unknown_inside(part.value) else Has(reader.value(part, type_, 1))
    more = UNKNOWN in cursor.mapping()
    for name in required:
        if name not in found and not more:
            mismatch(cursor, conformance.missing_attribute(name))
        found.setdefault(name, Present())
    return Fields(found, Perhaps() if more else Absent())


# Requests


def parse_partial_request(
    text: str, schema: ResolvedSchema | None = None, name: str = "<json>"
) -> PartialRequest:
    """A request with unknowns from JSON text. Raises DocumentError, ConformanceError."""
    return _request(Document.parse(text, name).root(), schema)


def partial_request_from_data(data: Any, schema: ResolvedSchema | None = None) -> PartialRequest:
    """The same of JSON data."""
    return _request(Document(data).root(), schema)


def _request(root: Cursor, schema: ResolvedSchema | None) -> PartialRequest:
    """With a schema, what is known is checked; a context is read by it where the action is known."""
    root.shape([], ["principal", "action", "resource", "context"])
    action = _uid(root.get("action"), schema)
    entry = None
    if schema is not None and isinstance(action, KnownUID):
        entry = schema.actions.get(action.uid)
        if entry is None:
            hint = near(action.uid.id, [uid.id for uid in schema.actions])
            mismatch(
                root.at("action"), f"there is no action {show_uid(action.uid)}{f' ({hint})' if hint else ''}"
            )
    principal, resource = _uid(root.get("principal"), schema), _uid(root.get("resource"), schema)
    if entry is not None and isinstance(action, KnownUID):
        _applies(root, "principal", principal, entry.principals, action.uid)
        _applies(root, "resource", resource, entry.resources, action.uid)
    return PartialRequest(principal, action, resource, _context(root, entry, schema))


def _context(root: Cursor, entry: ActionEntry | None, schema: ResolvedSchema | None) -> PartialContext:
    cursor = root.get("context")
    if cursor is not None and "__entity" in cursor.mapping():
        cursor.fail("a context is a record")
    fields = _fields(cursor, None if entry is None else entry.context, ValueReader(schema))
    if not fields.whole:
        return PartContext(fields)
    return KnownContext(canonical_fields({n: f.value for n, f in fields.named.items() if isinstance(f, Has)}))


def _uid(cursor: Cursor | None, schema: ResolvedSchema | None) -> PartialUID:
    """A part of a request; `cursor` is None where it is missing or null."""
    if cursor is None or (isinstance(cursor.value, dict) and unknown_inside(cursor.value)):
        return AnyUID()
    if isinstance(cursor.value, dict) and "type" in cursor.value and "id" not in cursor.value:
        name = cursor.shape(["type"]).at("type").string()
        if not is_path(name):
            cursor.at("type").fail(f"`{name}` is no name of a type")
        known = None if schema is None else {*schema.entity_types, *schema.action_types}
        if known is not None and name not in known:
            hint = near(name, known)
            mismatch(cursor.at("type"), f"there is no entity type `{name}`{f' ({hint})' if hint else ''}")
        return OfType(name)
    uid = read_reference(cursor)
    problem = None if schema is None or uid.type in schema.action_types else conformance.uid_problem(uid, schema)
    if problem is not None:
        mismatch(cursor, problem)
    return KnownUID(uid)


def _applies(root: Cursor, part: str, known: PartialUID, types: Iterable[str], action: EntityUID) -> None:
    """Raises ConformanceError where an action does not apply to what is known."""
    match known:
        case KnownUID(EntityUID(type_, _)) | OfType(type_):
            if type_ not in types:
                names = ", ".join(types) or "none"
                message = f"{show_uid(action)} does not apply to a {part} of `{type_}` (but {names})"
                mismatch(root.at(part), message)


# Entities


def parse_partial_entities(
    text: str, schema: ResolvedSchema | None = None, name: str = "<json>", *, incomplete: bool = False
) -> PartialStore:
    """Entities with unknowns from JSON text. Raises DocumentError, ConformanceError.

    Others exist, or not, as nobody knows, where the document is INCOMPLETE; else they do not.
    """
    return _entities(Document.parse(text, name).root(), schema, incomplete)


def partial_entities_from_data(
    data: Any, schema: ResolvedSchema | None = None, *, incomplete: bool = False
) -> PartialStore:
    """The same of JSON data."""
    return _entities(Document(data).root(), schema, incomplete)


@dataclass(frozen=True)
class _Read:
    """An entity as a document has it; `record` has the known parents, without attributes and tags."""

    cursor: Cursor
    record: EntityRecord
    attrs: Fields
    tags: Fields
    more: bool
    nothing: bool = False


_ALL = Fields({}, Perhaps())


def _entities(root: Cursor, schema: ResolvedSchema | None, incomplete: bool) -> PartialStore:
    found: dict[EntityUID, _Read] = {}
    for cursor in root.elements():
        one = _entity(cursor, schema)
        if one.record.uid in found:
            before = found[one.record.uid].cursor.where().path
            cursor.at("uid").fail(f"{show_uid(one.record.uid)} stands here twice: see {before}")
        found[one.record.uid] = one
    records = {uid: one.record for uid, one in found.items()}
    for uid, action in schema.schema.actions if schema is not None else ():
        records.setdefault(uid, EntityRecord(uid, parents=list(action.ancestors)))
    try:
        store = EntityStore(records.values())
    except Cycle as cycle:
        at = next((found[uid].cursor for uid in cycle.uids if uid in found), root)
        at.fail(cycle.problems[0].message)
    if schema is not None:
        _check(store, schema, found)
    others: PartialEntity = UnknownEntity() if incomplete else NoEntity()
    no_fields = Fields({}, Absent())

    def open_above(uid: EntityUID) -> bool:
        one = found.get(uid)
        return one.more or one.nothing if one is not None else incomplete and uid not in records

    known: dict[EntityUID, PartialEntity] = {}
    for uid in records:
        read, above = found.get(uid), store.ancestors[uid]
        ancestors = Ancestors(above, open_above(uid) or any(map(open_above, above)))
        if read is None:
            known[uid] = PartEntity(no_fields, no_fields, ancestors)
        else:
            known[uid] = UnknownEntity() if read.nothing else PartEntity(read.attrs, read.tags, ancestors)
    return PartialStore(known, others)


def _entity(cursor: Cursor, schema: ResolvedSchema | None) -> _Read:
    nothing = UNKNOWN in cursor.mapping()
    for key in ("uid",) if nothing else ("uid", "attrs", "parents"):
        if key not in cursor.mapping():
            hint = "" if key == "uid" else f'"{key}": null says that they are not known'
            cursor.fail(f"the key `{key}` is missing", hint)
    uid = read_uid(cursor.at("uid"))
    if nothing:
        cursor.shape(["uid", UNKNOWN])
        return _Read(cursor, EntityRecord(uid), _ALL, _ALL, True, True)
    reader = ValueReader(schema)
    entry = entity_entry(cursor.at("uid"), uid, schema)
    attributes = entry.attributes if isinstance(entry, StandardEntity) else None if schema is None else []
    attrs = _fields(cursor.at("attrs"), attributes, reader)
    parents = cursor.get("parents")
    above = [] if parents is None else list(dict.fromkeys(map(read_uid, parents.elements())))
    tags = _tags(cursor, entry, schema, reader)
    return _Read(cursor, EntityRecord(uid, parents=above), attrs, tags, parents is None)


def _tags(cursor: Cursor, entry: object, schema: ResolvedSchema | None, reader: ValueReader) -> Fields:
    """Tags are of one type; where the key is missing there are none."""
    if "tags" not in cursor.mapping():
        return Fields({}, Absent())
    at = cursor.at("tags")
    if schema is None or _all_unknown(at):
        return _fields(at, None, reader)
    if not isinstance(entry, StandardEntity) or entry.tags is None:
        if at.mapping():
            mismatch(at, "entities of this type have no tags")
        return Fields({}, Absent())
    return _fields(at, [(name, Attribute(False, entry.tags.value)) for name in at.mapping()], reader)


def _check(store: EntityStore, schema: ResolvedSchema, found: Mapping[EntityUID, _Read]) -> None:
    """What the schema says of names and parents; fields are checked when they are read."""
    problems = []
    for uid, one in found.items():
        for path, message in conformance.entity_problems(store.records[uid], store, schema):
            part = path.partition(".")[0].partition("[")[0]
            if part == "uid" or (part == "parents" and not one.more):
                at = one.cursor.at(part) if part in one.cursor.value else one.cursor
                problems.append(at.where().problem(message))
    if problems:
        raise ConformanceError(problems)


