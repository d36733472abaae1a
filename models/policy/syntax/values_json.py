"""JSON -> values, plain or as a type says.

Where a schema gives a type, short forms are taken: {"type", "id"} for an entity, {"fn", "arg"} for a call of
an extension function, and the bare argument of its constructor for a value of an extension type. The type is
checked on the way, so errors have places.
"""

from __future__ import annotations

from typing import NoReturn

from lemmata.models.policy import conformance
from lemmata.models.policy.expressions import ExtFun
from lemmata.models.policy.extensions.functions import call
from lemmata.models.policy.schema import (
    Attribute,
    EntityType,
    ExtensionType,
    ExtType,
    RecordType,
    SetType,
    Type,
)
from lemmata.models.policy.syntax import functions
from lemmata.models.policy.syntax.canonical import canonical_fields, canonical_set
from lemmata.models.policy.syntax.errors import ConformanceError, near
from lemmata.models.policy.syntax.expression_reader import long
from lemmata.models.policy.syntax.json_text import Cursor
from lemmata.models.policy.syntax.resolution import ResolvedSchema
from lemmata.models.policy.syntax.strings import is_path
from lemmata.models.policy.values import Bool, Entity, EntityUID, Ok, Record, String, Value

MAX_VALUE_DEPTH = 128  # of a document, as in Cedar's JSON reader

CONSTRUCTORS = {
    ExtType.DECIMAL: ExtFun.DECIMAL,
    ExtType.IPADDR: ExtFun.IP,
    ExtType.DATETIME: ExtFun.DATETIME,
    ExtType.DURATION: ExtFun.DURATION,
}
_ARGUMENTS = {
    (ExtType.DATETIME, ExtType.DURATION): ["OFFSET"],
    (ExtType.DATETIME, ExtType.DATETIME): ["DURATION_SINCE"],
    (ExtType.DATETIME,): ["TO_DATE", "TO_TIME"],
    (ExtType.DURATION,): ["TO_MILLISECONDS", "TO_SECONDS", "TO_MINUTES", "TO_HOURS", "TO_DAYS"],
    (ExtType.DECIMAL, ExtType.DECIMAL): [
        "LESS_THAN",
        "LESS_THAN_OR_EQUAL",
        "GREATER_THAN",
        "GREATER_THAN_OR_EQUAL",
    ],
    (ExtType.IPADDR,): ["IS_IPV4", "IS_IPV6", "IS_LOOPBACK", "IS_MULTICAST"],
    (ExtType.IPADDR, ExtType.IPADDR): ["IS_IN_RANGE"],
}
_TYPES = {ExtFun[name]: types for types, names in _ARGUMENTS.items() for name in names}


class ValueReader:
    """Reads values, with a schema or without; typed reading checks against the schema."""

    def __init__(self, schema: ResolvedSchema | None = None) -> None:
        self.schema = schema

    def value(self, cursor: Cursor, type_: Type | None = None, depth: int = 0) -> Value:
        """The value that stands here. Raises DocumentError, ConformanceError."""
        if depth > MAX_VALUE_DEPTH:
            cursor.fail(f"this document is nested more than {MAX_VALUE_DEPTH} deep")
        match type_:
            case None:
                return self._plain(cursor, depth)
            case SetType(item) if isinstance(cursor.value, list):
                return canonical_set(self.value(e, item, depth + 1) for e in cursor.elements())
            case RecordType(attributes) if isinstance(cursor.value, dict) and not _escaped(cursor):
                return Record(self.fields(cursor, attributes, depth))
            case EntityType() if isinstance(cursor.value, dict) and "__extn" not in cursor.value:
                return self._checked(cursor, Entity(read_uid(cursor)), type_)
            case ExtensionType(ext):
                return self._checked(cursor, self._extension(cursor, ext, depth), type_)
            case _:
                return self._checked(cursor, self._plain(cursor, depth), type_)

    def _checked(self, cursor: Cursor, value: Value, type_: Type) -> Value:
        problem = None if self.schema is None else conformance.leaf_problem(value, type_, self.schema)
        if problem is not None:
            mismatch(cursor, problem)
        return value

    def fields(
        self, cursor: Cursor, attributes: list[tuple[str, Attribute]] | None, depth: int = 0
    ) -> list[tuple[str, Value]]:
        """The fields of a record, in order, of these attributes or of any."""
        types = None if attributes is None else dict(attributes)
        found: dict[str, Value] = {}
        for name, part in cursor.fields():
            if types is None:
                found[name] = self.value(part, None, depth + 1)
            elif name not in types:
                mismatch(part, conformance.unknown_attribute(name, types))
            else:
                found[name] = self.value(part, types[name].type, depth + 1)
        for name, attribute in attributes or []:
            if attribute.required and name not in found:
                mismatch(cursor, conformance.missing_attribute(name))
        return canonical_fields(found)

    def _plain(self, cursor: Cursor, depth: int) -> Value:
        value = cursor.value
        if isinstance(value, bool):
            return Bool(value)
        if isinstance(value, list):
            return canonical_set(self.value(e, None, depth + 1) for e in cursor.elements())
        if isinstance(value, dict):
            if "__entity" in value:
                return Entity(read_uid(cursor))
            if "__extn" in value:
                return self._call(cursor.shape(["__extn"]).at("__extn"), depth)
            if "__expr" in value:
                cursor.fail("`__expr` is no longer supported")
            return Record(self.fields(cursor, None, depth))
        if value is None:
            cursor.fail("null is no value")
        if type(value) is str:
            return String(cursor.string())
        return long(cursor.integer())

    # Extension values

    def _extension(self, cursor: Cursor, ext: ExtType, depth: int) -> Value:
        """A value of an extension type, in any of its forms."""
        if type(cursor.value) is str:
            return self._apply(cursor, CONSTRUCTORS[ext], [String(cursor.string())])
        if isinstance(cursor.value, dict) and "fn" in cursor.value:
            return self._call(cursor, depth)
        if isinstance(cursor.value, dict) and "__extn" in cursor.value:
            return self._plain(cursor, depth)
        if isinstance(cursor.value, dict | list):
            mismatch(cursor, f"expected {ext.name.lower()}")
        return self._plain(cursor, depth)

    def _call(self, cursor: Cursor, depth: int) -> Value:
        """{"fn": ..., "arg": ...} or {"fn": ..., "args": [...]}."""
        if depth > MAX_VALUE_DEPTH:
            cursor.fail(f"this document is nested more than {MAX_VALUE_DEPTH} deep")
        several = isinstance(cursor.value, dict) and "args" in cursor.value
        cursor.shape(["fn", "args" if several else "arg"])
        name = cursor.at("fn").string()
        function = functions.EXTENSIONS.get(name)
        if function is None:
            hint = near(name, functions.EXTENSIONS)
            cursor.at("fn").fail(f"there is no extension function `{name}`", hint)
        parts = cursor.at("args").elements() if several else [cursor.at("arg")]
        types = _TYPES.get(function, ())
        args = [
            self._extension(part, types[i], depth + 1)
            if i < len(types)
            else self.value(part, None, depth + 1)
            for i, part in enumerate(parts)
        ]
        return self._apply(cursor, function, args)

    def _apply(self, cursor: Cursor, function: ExtFun, args: list[Value]) -> Value:
        result = call(function, args)
        if isinstance(result, Ok):
            return result.value
        name = functions.EXTENSION_NAMES[function]
        shown = f' "{args[0].value}"' if len(args) == 1 and isinstance(args[0], String) else ""
        cursor.fail(f"`{name}` has no value for{shown or ' these arguments'}")


def _escaped(cursor: Cursor) -> bool:
    return "__entity" in cursor.value or "__extn" in cursor.value


def mismatch(cursor: Cursor, message: str) -> NoReturn:
    """Say that what stands here does not conform to the schema."""
    raise ConformanceError(cursor.where().problem(message))


def read_uid(cursor: Cursor) -> EntityUID:
    """{"type": ..., "id": ...}, or {"__entity": {...}}. Raises DocumentError."""
    if "__entity" in cursor.mapping():
        cursor = cursor.shape(["__entity"]).at("__entity")
    cursor.shape(["type", "id"])
    name = cursor.at("type").string()
    if not is_path(name):
        cursor.at("type").fail(f"`{name}` is no name of a type")
    return EntityUID(name, cursor.at("id").string())
