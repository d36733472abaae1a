"""Schema JSON -> declarations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lemmata.models.policy.syntax.declarations import (
    MAX_TYPE_DEPTH,
    ActionDeclaration,
    ActionName,
    Annotations,
    CommonDeclaration,
    Declaration,
    DeclaredType,
    EntityDeclaration,
    Field,
    Name,
    Namespace,
    RecordOf,
    SetOf,
    Sort,
)
from lemmata.models.policy.syntax.errors import Where
from lemmata.models.policy.syntax.json_text import Cursor, Document
from lemmata.models.policy.syntax.resolution import BUILT_IN, ResolvedSchema, resolve
from lemmata.models.policy.syntax.strings import is_path

_SORTS = {"Entity": Sort.ENTITY, "EntityOrCommon": Sort.EITHER}
_EXTENSIONS = ("ipaddr", "decimal", "datetime", "duration")


def parse_schema_json(text: str, name: str = "<json>") -> ResolvedSchema:
    """The schema of a JSON text. Raises DocumentError, SchemaError."""
    return resolve(_namespaces(Document.parse(text, name).root()))


def schema_from_data(data: Mapping[str, Any]) -> ResolvedSchema:
    """The schema of JSON data. Raises DocumentError, SchemaError."""
    return resolve(_namespaces(Document(data).root()))


def _namespaces(root: Cursor) -> list[Namespace]:
    return [_namespace(name, cursor) for name, cursor in root.fields()]


def _namespace(name: str, cursor: Cursor) -> Namespace:
    if name and not is_path(name):
        cursor.fail(f"`{name}` is not a name of a namespace")
    cursor.shape(["entityTypes", "actions"], ["commonTypes", "annotations"])
    found: list[Declaration] = []
    commons = cursor.get("commonTypes")
    for key, part in commons.fields() if commons is not None else ():
        found.append(
            CommonDeclaration(key, part.where(), _type(part, 0, ["annotations"]), _annotations(part))
        )
    found += [_entity(key, part) for key, part in cursor.at("entityTypes").fields()]
    found += [_action(key, part) for key, part in cursor.at("actions").fields()]
    return Namespace(name, cursor.where(), found, _annotations(cursor))


def _annotations(cursor: Cursor) -> Annotations:
    part = cursor.get("annotations")
    if part is None:
        return {}
    return {key: None if value.value is None else value.string() for key, value in part.fields()}


def _entity(name: str, cursor: Cursor) -> EntityDeclaration:
    where = cursor.where()
    if cursor.mapping().get("enum") is not None:
        cursor.shape(["enum"], ["annotations"])
        ids = list(dict.fromkeys(e.string() for e in cursor.at("enum").elements()))
        if not ids:
            cursor.at("enum").fail("an enumeration has at least one id")
        return EntityDeclaration(name, where, ids=ids, annotations=_annotations(cursor))
    cursor.shape([], ["memberOfTypes", "shape", "tags", "annotations", "enum"])
    members, shape, tags = (cursor.get(key) for key in ("memberOfTypes", "shape", "tags"))
    parents = _names(members)
    return EntityDeclaration(
        name,
        where,
        parents,
        None if shape is None else _type(shape, 0),
        None if tags is None else _type(tags, 0),
        annotations=_annotations(cursor),
    )


def _names(cursor: Cursor | None) -> list[Name]:
    """Names of entity types."""
    if cursor is None:
        return []
    return [Name(_path(e), e.where(), Sort.ENTITY) for e in cursor.elements()]


def _path(cursor: Cursor) -> str:
    name = cursor.string()
    if not is_path(name.removeprefix("__cedar::")):
        cursor.fail(f"`{name}` is not a name of a type")
    return name


def _action(name: str, cursor: Cursor) -> ActionDeclaration:
    cursor.shape([], ["attributes", "appliesTo", "memberOf", "annotations"])
    attributes = cursor.get("attributes")
    if attributes is not None:
        attributes.fail("actions have no attributes")
    action = ActionDeclaration(name, cursor.where(), annotations=_annotations(cursor))
    members, applies = cursor.get("memberOf"), cursor.get("appliesTo")
    if members is not None:
        action.parents = [_member(e) for e in members.elements()]
    if applies is not None:
        applies.shape(["principalTypes", "resourceTypes"], ["context"])
        action.principals = _names(applies.at("principalTypes"))
        action.resources = _names(applies.at("resourceTypes"))
        context = applies.get("context")
        action.context = None if context is None else _type(context, 0)
    return action


def _member(cursor: Cursor) -> ActionName:
    cursor.shape(["id"], ["type"])
    type_ = cursor.get("type")
    return ActionName(None if type_ is None else _path(type_), cursor.at("id").string(), cursor.where())


def _type(cursor: Cursor, depth: int, also: list[str] | None = None) -> DeclaredType:
    """A type; `also` are keys that may stand beside its own."""
    if depth > MAX_TYPE_DEPTH:
        cursor.fail(f"this type is nested more than {MAX_TYPE_DEPTH} deep")
    extra = also or []
    if "type" not in cursor.mapping():
        cursor.fail("the key `type` is missing")
    what, where = cursor.at("type").string(), cursor.where()
    match what:
        case "Set":
            cursor.shape(["type", "element"], extra)
            return SetOf(_type(cursor.at("element"), depth + 1))
        case "Record":
            cursor.shape(["type", "attributes"], ["additionalAttributes", *extra])
            more = cursor.get("additionalAttributes")
            if more is not None and more.boolean():
                more.fail("records with additional attributes are not supported")
            return RecordOf([_field(key, part, depth) for key, part in cursor.at("attributes").fields()])
        case "Entity" | "EntityOrCommon":
            cursor.shape(["type", "name"], extra)
            return Name(_path(cursor.at("name")), where, _SORTS[what])
        case "Extension":
            cursor.shape(["type", "name"], extra)
            return _extension(cursor.at("name"))
        case _:
            cursor.shape(["type"], extra)
            if what == "Boolean":
                return _own("Bool", where)
            if what in BUILT_IN and what not in _EXTENSIONS:
                return _own(what, where)
            return Name(_path(cursor.at("type")), where, Sort.COMMON)


def _own(name: str, where: Where) -> Name:
    """A type of Cedar's own, whatever else has its name."""
    return Name(f"__cedar::{name}", where, Sort.COMMON)


def _extension(cursor: Cursor) -> Name:
    name = cursor.string()
    if name not in _EXTENSIONS:
        cursor.fail(f"there is no extension type `{name}`", f"extension types are {', '.join(_EXTENSIONS)}")
    return _own(name, cursor.where())


def _field(name: str, cursor: Cursor, depth: int) -> Field:
    type_ = _type(cursor, depth + 1, ["required", "annotations"])
    _annotations(cursor)
    required = cursor.get("required")
    return Field(name, True if required is None else required.boolean(), type_, cursor.where())
