"""Declarations -> `Schema`: names looked up, common types put in, hierarchies closed.

A name is looked up in its own namespace first, then in the empty one, then among Cedar's own; at each place
a common type comes before an entity type. A name with `::` is taken as it stands. So that this never
surprises, nothing in a namespace may have the name of something in the empty one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from lemmata.core.language import Some
from lemmata.models.policy.schema import (
    ActionEntry,
    Attribute,
    BoolKind,
    BoolType,
    EntityEntry,
    EntityType,
    EnumEntity,
    ExtensionType,
    ExtType,
    LongType,
    RecordType,
    Schema,
    SetType,
    StandardEntity,
    StringType,
    Type,
)
from lemmata.models.policy.syntax.declarations import (
    MAX_TYPE_DEPTH,
    ActionDeclaration,
    ActionName,
    Annotations,
    CommonDeclaration,
    DeclaredType,
    EntityDeclaration,
    Name,
    Namespace,
    RecordOf,
    SetOf,
    Sort,
)
from lemmata.models.policy.syntax.errors import Problem, SchemaError, Source, Where, near
from lemmata.models.policy.syntax.strings import RESERVED, is_identifier
from lemmata.models.policy.values import EntityUID

K = TypeVar("K")

BUILT_IN: dict[str, Type] = {
    "Bool": BoolType(BoolKind.ANY),
    "Long": LongType(),
    "String": StringType(),
    **{ext.name.lower(): ExtensionType(ext) for ext in ExtType},
}
KEYWORDS = frozenset({"Bool", "Boolean", "Entity", "Extension", "Long", "Record", "Set", "String"})


@dataclass(frozen=True)
class ResolvedSchema:
    """A schema with what the model leaves out: annotations by full name (an action's by its uid as text)."""

    schema: Schema
    annotations: Mapping[str, Annotations] = field(default_factory=dict)

    @cached_property
    def entity_types(self) -> dict[str, EntityEntry]:
        """The entity types by name."""
        return dict(self.schema.entity_types)

    @cached_property
    def actions(self) -> dict[EntityUID, ActionEntry]:
        """The actions."""
        return dict(self.schema.actions)

    @cached_property
    def action_types(self) -> set[str]:
        """The types of actions."""
        return {uid.type for uid in self.actions}


def action_type(namespace: str) -> str:
    """The type of the actions of a namespace."""
    return f"{namespace}::Action" if namespace else "Action"


def resolve(namespaces: Sequence[Namespace]) -> ResolvedSchema:
    """The schema of declarations. Raises SchemaError with all that is wrong."""
    return _Resolver(namespaces).run()


class _Resolver:
    def __init__(self, namespaces: Sequence[Namespace]) -> None:
        self.namespaces = namespaces
        self.problems: list[Problem] = []
        self.commons: dict[str, tuple[Namespace, CommonDeclaration]] = {}
        self.entities: dict[str, tuple[Namespace, EntityDeclaration]] = {}
        self.actions: dict[EntityUID, tuple[Namespace, ActionDeclaration]] = {}
        self.types: dict[str, Type | None] = {}  # of common types, once resolved; None for a bad one
        self.depths: dict[int, int] = {}  # of resolved types, by identity

    def run(self) -> ResolvedSchema:
        self._declare()
        self._check_shadowing()
        self._resolve_commons()
        entities = self._entity_entries()
        actions = self._action_entries()
        if self.problems:
            raise SchemaError(sorted(self.problems, key=lambda p: p.start))
        return ResolvedSchema(Schema(entities, actions), dict(self._annotations()))

    def _complain(self, where: Where, message: str, hint: str = "") -> None:
        self.problems.append(where.problem(message, hint))

    # What is declared

    def _declare(self) -> None:
        seen: set[str] = set()
        for namespace in self.namespaces:
            if namespace.name in seen:
                self._complain(namespace.where, f"there are two namespaces `{namespace.name}`")
            seen.add(namespace.name)
            parts = namespace.name.split("::") if namespace.name else []
            for part in parts:
                self._check_identifier(namespace.where, part)
            for declaration in namespace.declarations:
                self._declare_one(namespace, declaration)

    def _declare_one(
        self, namespace: Namespace, d: EntityDeclaration | ActionDeclaration | CommonDeclaration
    ) -> None:
        match d:
            case ActionDeclaration():
                uid = EntityUID(action_type(namespace.name), d.id)
                if uid in self.actions:
                    self._complain(d.where, f"action `{d.id}` is declared twice")
                self.actions[uid] = namespace, d
                return
            case CommonDeclaration():
                if d.name in KEYWORDS:
                    self._complain(d.where, f"`{d.name}` is reserved and cannot name a common type")
                known: Mapping[str, object] = self.commons
            case EntityDeclaration():
                if d.name == "Action":
                    self._complain(d.where, "`Action` is the type of actions and cannot name an entity type")
                known = self.entities
        self._check_identifier(d.where, d.name)
        full = namespace.full(d.name)
        if full in known:
            self._complain(d.where, f"`{full}` is declared twice")
        if isinstance(d, CommonDeclaration):
            self.commons[full] = namespace, d
        else:
            self.entities[full] = namespace, d

    def _check_identifier(self, where: Where, name: str) -> None:
        if name in RESERVED:
            self._complain(where, f"`{name}` is reserved")
        elif not is_identifier(name):
            self._complain(where, f"`{name}` is not an identifier")

    def _check_shadowing(self) -> None:
        typed: list[tuple[Namespace, CommonDeclaration | EntityDeclaration]]
        typed = [*self.commons.values(), *self.entities.values()]
        for namespace, d in typed:
            if namespace.name and (d.name in self.commons or d.name in self.entities):
                message = f"`{namespace.full(d.name)}` shadows `{d.name}` of the empty namespace"
                self._complain(d.where, message)
        for uid, (namespace, action) in self.actions.items():
            if namespace.name and EntityUID("Action", uid.id) in self.actions:
                self._complain(
                    action.where, f'`{uid.type}` "{uid.id}" shadows the action of the empty namespace'
                )

    # Names

    def _candidates(self, name: str, namespace: Namespace) -> list[str]:
        return [name] if "::" in name or not namespace.name else [namespace.full(name), name]

    def _common(self, name: Name, namespace: Namespace) -> str | None:
        """The full name of the common type that is meant; None where none is."""
        for full in self._candidates(name.name, namespace):
            if name.sort is not Sort.ENTITY and full in self.commons:
                return full
            if name.sort is not Sort.COMMON and full in self.entities:
                return None
        return None

    def _entity(self, name: Name, namespace: Namespace) -> str | None:
        """The full name of the entity type that is meant; None where none is, after a complaint."""
        for full in self._candidates(name.name, namespace):
            if full in self.entities:
                return full
        known = [*self.entities, *(d.name for n, d in self.entities.values() if n is namespace)]
        self._complain(name.where, f"there is no entity type `{name.name}`", near(name.name, known))
        return None

    def _lookup(self, name: Name, namespace: Namespace) -> Type | None:
        """The type that is meant; None after a complaint."""
        for full in self._candidates(name.name, namespace):
            if name.sort is not Sort.ENTITY and full in self.commons:
                return self.types.get(full)
            if name.sort is not Sort.COMMON and full in self.entities:
                return EntityType(full)
            if name.sort is not Sort.COMMON and any(uid.type == full for uid in self.actions):
                return EntityType(full)
        basename = name.name.removeprefix("__cedar::")
        if name.sort is not Sort.ENTITY and basename in BUILT_IN:
            return BUILT_IN[basename]
        local = [d.name for n, d in self.commons.values() if n is namespace]
        local += [d.name for n, d in self.entities.values() if n is namespace]
        known = {*local, *self.entities, *self.commons, *BUILT_IN}
        if name.name in known:
            hint = f"the {'entity' if name.sort is Sort.COMMON else 'common'} type `{name.name}` is another"
        elif name.name == "Boolean":
            hint = "the type of truth values is `Bool`"
        else:
            hint = near(name.name, known)
        self._complain(name.where, f"there is no {name.sort.value} `{name.name}`", hint)
        return None

    # Types

    def _resolve_commons(self) -> None:
        sorter: TopologicalSorter[str] = TopologicalSorter()
        for full, (namespace, d) in self.commons.items():
            used = (self._common(name, namespace) for name in _names(d.type))
            sorter.add(full, *(u for u in used if u is not None))
        try:
            order = list(sorter.static_order())
        except CycleError as error:
            cycle = error.args[1]
            shown = " -> ".join(f"`{name}`" for name in reversed(cycle))
            self._complain(self.commons[cycle[0]][1].where, f"common types refer to themselves: {shown}")
            raise SchemaError(self.problems) from None
        for full in order:
            namespace, d = self.commons[full]
            self.types[full] = self._type(d.type, namespace, d.where)

    def _type(self, declared: DeclaredType, namespace: Namespace, where: Where) -> Type | None:
        """A type with its names looked up; None where something in it is wrong, which is then said."""
        match declared:
            case Name():
                return self._lookup(declared, namespace)
            case SetOf(item):
                resolved = self._type(item, namespace, where)
                return None if resolved is None else self._bounded(SetType(resolved), [resolved], where)
            case RecordOf():
                attributes = self._attributes(declared, namespace)
                if attributes is None:
                    return None
                parts = [a.type for _, a in attributes]
                return self._bounded(RecordType(attributes), parts, where)

    def _bounded(self, type_: Type, parts: list[Type], where: Where) -> Type | None:
        depth = 1 + max((self.depths.get(id(p), 0) for p in parts), default=0)
        if depth > MAX_TYPE_DEPTH:
            self._complain(where, f"this type is nested more than {MAX_TYPE_DEPTH} deep")
            return None
        self.depths[id(type_)] = depth
        return type_

    def _attributes(self, record: RecordOf, namespace: Namespace) -> list[tuple[str, Attribute]] | None:
        """Attributes in the order of their names; None where something is wrong."""
        found: dict[str, Attribute] = {}
        good = True
        for f in record.fields:
            type_ = self._type(f.type, namespace, f.where)
            if f.name in found:
                self._complain(f.where, f"attribute `{f.name}` is declared twice")
            if type_ is None:
                good = False
            else:
                found[f.name] = Attribute(f.required, type_)
        return sorted(found.items()) if good else None

    def _record(
        self, declared: DeclaredType | None, namespace: Namespace, where: Where, what: str
    ) -> list[tuple[str, Attribute]]:
        """The attributes of a type that must be a record."""
        resolved = None if declared is None else self._type(declared, namespace, where)
        if resolved is not None and not isinstance(resolved, RecordType):
            self._complain(where, f"{what} is not a record")
        return resolved.attributes if isinstance(resolved, RecordType) else []

    # Entries

    def _entity_entries(self) -> list[tuple[str, EntityEntry]]:
        parents: dict[str, list[str]] = {}
        for full, (namespace, d) in self.entities.items():
            found = (self._entity(name, namespace) for name in d.parents)
            parents[full] = [f for f in found if f is not None]
        entries: list[tuple[str, EntityEntry]] = []
        for full, (namespace, d) in self.entities.items():
            if d.ids is not None:
                entries.append((full, EnumEntity(d.ids)))
                continue
            attributes = self._record(d.shape, namespace, d.where, f"the shape of entity type `{full}`")
            tags = None if d.tags is None else self._type(d.tags, namespace, d.where)
            ancestors = closure(full, parents)
            entries.append(
                (full, StandardEntity(ancestors, attributes, None if tags is None else Some(tags)))
            )
        return entries

    def _action_entries(self) -> list[tuple[EntityUID, ActionEntry]]:
        parents = {
            uid: [p for name in d.parents if (p := self._action(name, namespace)) is not None]
            for uid, (namespace, d) in self.actions.items()
        }
        entries = []
        for uid, (namespace, d) in self.actions.items():
            principals = self._entities(d.principals or [], namespace)
            resources = self._entities(d.resources or [], namespace)
            context = self._record(d.context, namespace, d.where, f"the context of action `{uid.id}`")
            ancestors = closure(uid, parents)
            if uid in ancestors:
                self._complain(d.where, f"action `{uid.id}` is among its own groups")
            entries.append((uid, ActionEntry(principals, resources, ancestors, context)))
        return entries

    def _entities(self, names: Iterable[Name], namespace: Namespace) -> list[str]:
        found = (self._entity(name, namespace) for name in names)
        return list(dict.fromkeys(f for f in found if f is not None))

    def _action(self, name: ActionName, namespace: Namespace) -> EntityUID | None:
        """The action that is meant; None after a complaint."""
        for type_ in self._candidates(name.type or "Action", namespace):
            uid = EntityUID(type_, name.id)
            if uid in self.actions:
                return uid
        hint = near(name.id, [uid.id for uid in self.actions])
        self._complain(name.where, f'there is no action {name.type or "Action"}::"{name.id}"', hint)
        return None

    def _annotations(self) -> Iterator[tuple[str, Annotations]]:
        for namespace in self.namespaces:
            if namespace.annotations:
                yield namespace.name, namespace.annotations
            for d in namespace.declarations:
                if d.annotations and isinstance(d, ActionDeclaration):
                    yield f'{action_type(namespace.name)}::"{d.id}"', d.annotations
                elif d.annotations and not isinstance(d, ActionDeclaration):
                    yield namespace.full(d.name), d.annotations


def _names(declared: DeclaredType) -> Iterator[Name]:
    """The names in a type."""
    waiting = [declared]
    while waiting:
        type_ = waiting.pop()
        match type_:
            case Name():
                yield type_
            case SetOf(item):
                waiting.append(item)
            case RecordOf(fields):
                waiting += [f.type for f in fields]


def closure(start: K, parents: Mapping[K, Iterable[K]]) -> list[K]:
    """What can be reached from the parents of a thing on, in the order of finding."""
    found: dict[K, None] = {}
    waiting = list(parents.get(start, ()))[::-1]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = None
            waiting += list(parents.get(one, ()))[::-1]
    return list(found)


def parse_schema(text: str, name: str = "<text>") -> ResolvedSchema:
    """The schema of Cedar schema text. Raises ParseError, SchemaError."""
    from lemmata.models.policy.syntax.schema_text import parse_declarations

    return resolve(parse_declarations(Source(text, name)))


def load_schema(text: str, name: str = "<text>") -> ResolvedSchema:
    """The schema of text or JSON, whichever it is: JSON begins with a brace, and text never does."""
    from lemmata.models.policy.syntax.schema_json import parse_schema_json

    return parse_schema_json(text, name) if text.lstrip().startswith("{") else parse_schema(text, name)
