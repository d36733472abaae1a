"""Values, entities and requests -> JSON with explicit forms, which needs no schema to be read."""

from __future__ import annotations

from typing import Any

from lemmata.models.policy.entities import Request
from lemmata.models.policy.expressions import Call, Expr, Lit
from lemmata.models.policy.syntax.canonical import signed
from lemmata.models.policy.syntax.functions import EXTENSION_NAMES
from lemmata.models.policy.syntax.literals import spelled
from lemmata.models.policy.syntax.store import EntityRecord, EntityStore
from lemmata.models.policy.values import Bool, Entity, EntityUID, Ext, Long, Record, Set, String, Value


def uid_json(uid: EntityUID) -> dict[str, str]:
    """{"type": ..., "id": ...}."""
    return {"type": uid.type, "id": uid.id}


def value_json(value: Value) -> Any:
    """A value. A record with a field `__entity` or `__extn` has no JSON of its own and is read as something else."""
    match value:
        case Bool(b):
            return b
        case Long(n):
            return signed(n)
        case String(s):
            return s
        case Entity(uid):
            return {"__entity": uid_json(uid)}
        case Set(items):
            return [value_json(i) for i in items]
        case Record(fields):
            return fields_json(fields)
        case Ext():
            return _call_json(spelled(value))


def fields_json(fields: list[tuple[str, Value]]) -> dict[str, Any]:
    """The fields of a record, a context, attributes or tags."""
    return {name: value_json(v) for name, v in fields}


def _call_json(e: Expr) -> Any:
    """{"__extn": {"fn": ..., "arg": ...}} of a call of literals and such calls."""
    match e:
        case Lit(value):
            return value_json(value)
        case Call(function, args):
            shown = [_call_json(a) for a in args]
            name = EXTENSION_NAMES[function]
            return {
                "__extn": {"fn": name, "arg": shown[0]} if len(shown) == 1 else {"fn": name, "args": shown}
            }
        case _:
            raise TypeError(f"{type(e).__name__} is neither a literal nor a call")


def entity_json(record: EntityRecord) -> dict[str, Any]:
    """{"uid", "attrs", "parents"}, and "tags" where there are some."""
    tags = {"tags": fields_json(record.tags)} if record.tags else {}
    return {
        "uid": uid_json(record.uid),
        "attrs": fields_json(record.attrs),
        "parents": [uid_json(p) for p in record.parents],
        **tags,
    }


def entities_json(store: EntityStore) -> list[dict[str, Any]]:
    """The entities of a store."""
    return [entity_json(record) for record in store]


def request_json(request: Request) -> dict[str, Any]:
    """{"principal", "action", "resource", "context"}."""
    return {
        "principal": uid_json(request.principal),
        "action": uid_json(request.action),
        "resource": uid_json(request.resource),
        "context": fields_json(request.context),
    }
