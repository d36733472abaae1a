"""Schemas as declared: the same for text and JSON, before names are resolved (`resolution`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, TypeAlias

from lemmata.models.policy.syntax.errors import Where

MAX_TYPE_DEPTH = 100  # of a type with its common types put in; readers may recurse over types


class Sort(Enum):
    """What a name may be that of."""

    EITHER = "type"
    COMMON = "common type"
    ENTITY = "entity type"


class Name(NamedTuple):
    """A name as it is used."""

    name: str
    where: Where
    sort: Sort = Sort.EITHER


class SetOf(NamedTuple):
    """Set<item>."""

    item: DeclaredType


class Field(NamedTuple):
    """An attribute of a record."""

    name: str
    required: bool
    type: DeclaredType
    where: Where


class RecordOf(NamedTuple):
    """A record type."""

    fields: list[Field]


DeclaredType: TypeAlias = Name | SetOf | RecordOf
Annotations: TypeAlias = dict[str, str | None]


@dataclass
class EntityDeclaration:
    """`entity ... in parents = shape tags tags;`, or with the ids of an enumeration."""

    name: str
    where: Where
    parents: list[Name] = field(default_factory=list)
    shape: DeclaredType | None = None
    tags: DeclaredType | None = None
    ids: list[str] | None = None
    annotations: Annotations = field(default_factory=dict)


class ActionName(NamedTuple):
    """An action as it is used; the type may be left out."""

    type: str | None
    id: str
    where: Where


@dataclass
class ActionDeclaration:
    """`action ... in parents appliesTo { ... };`; what it applies to is None where nothing is said."""

    id: str
    where: Where
    parents: list[ActionName] = field(default_factory=list)
    principals: list[Name] | None = None
    resources: list[Name] | None = None
    context: DeclaredType | None = None
    annotations: Annotations = field(default_factory=dict)


@dataclass
class CommonDeclaration:
    """`type name = type;`."""

    name: str
    where: Where
    type: DeclaredType
    annotations: Annotations = field(default_factory=dict)


Declaration: TypeAlias = EntityDeclaration | ActionDeclaration | CommonDeclaration


@dataclass
class Namespace:
    """A namespace; the empty one has the empty name."""

    name: str
    where: Where
    declarations: list[Declaration] = field(default_factory=list)
    annotations: Annotations = field(default_factory=dict)

    def full(self, name: str) -> str:
        """The full name of something declared here."""
        return f"{self.name}::{name}" if self.name else name
