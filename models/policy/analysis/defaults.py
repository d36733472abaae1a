"""Some value of a type: for attributes that a counterexample must have and does not depend on."""

from __future__ import annotations

from collections.abc import Sequence

from lemmata.core.language import B6, B32, B64
from lemmata.models.policy.schema import (
    Attribute,
    BoolType,
    EntityType,
    EnumEntity,
    ExtensionType,
    ExtType,
    LongType,
    RecordType,
    Schema,
    SetType,
    StringType,
    Type,
)
from lemmata.models.policy.values import (
    Bool,
    Datetime,
    Decimal,
    Duration,
    Entity,
    EntityUID,
    Ext,
    Extension,
    IPv4,
    Long,
    Record,
    Set,
    String,
    Value,
)

EXTENSIONS: dict[ExtType, Extension] = {
    ExtType.DECIMAL: Decimal(B64(0)),
    ExtType.IPADDR: IPv4(B32(0), B6(32)),
    ExtType.DATETIME: Datetime(B64(0)),
    ExtType.DURATION: Duration(B64(0)),
}


def default_value(kind: Type, schema: Schema) -> Value:
    """A value of a type."""
    match kind:
        case BoolType():
            return Bool(False)
        case LongType():
            return Long(B64(0))
        case StringType():
            return String("")
        case EntityType(name):
            return Entity(EntityUID(name, _an_id(name, schema)))
        case SetType():
            return Set([])
        case RecordType(attributes):
            return Record(default_fields(attributes, [], schema))
        case ExtensionType(ext):
            return Ext(EXTENSIONS[ext])


def default_fields(
    attributes: Sequence[tuple[str, Attribute]], known: Sequence[tuple[str, Value]], schema: Schema
) -> list[tuple[str, Value]]:
    """The known fields, and values of the required attributes that are not among them, in the order of names."""
    fields = dict(known)
    for name, attribute in attributes:
        if attribute.required and name not in fields:
            fields[name] = default_value(attribute.type, schema)
    return sorted(fields.items())


def _an_id(name: str, schema: Schema) -> str:
    entry = dict(schema.entity_types).get(name)
    return entry.ids[0] if isinstance(entry, EnumEntity) else "any"
