"""A request and entities that show that a property of policies fails.

What evaluation has left of a goal, and a model of its denial (`smt_or_model`), say which entities there are, what is equal,
which attributes have which values and who is in what; of anything else the schema says what it may be. The result is
a document: it is read back with the schema, and the kernel evaluates the property on it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lemmata.core.kernel.logic import T
from lemmata.core.kernel.terms import APP, CONST, VAR, Term, app, lit, substitute
from lemmata.core.language import B64, Some
from lemmata.core.language.builtins import member
from lemmata.core.language.sorts import STRING
from lemmata.core.language.tables import Table
from lemmata.core.language.theory import lower_sort, surface_constructor
from lemmata.core.language.values import NotAValue, quote, unquote
from lemmata.core.logic.syntax import is_eq
from lemmata.models.policy import evaluator
from lemmata.models.policy.analysis.defaults import default_fields
from lemmata.models.policy.analysis.terms import calls, field_name, list_of, part, sort_of, type_of
from lemmata.models.policy.entities import Entities, EntityData, Request
from lemmata.models.policy.expressions import Literally
from lemmata.models.policy.patterns import like
from lemmata.models.policy.schema import EnumEntity, Schema
from lemmata.models.policy.syntax.canonical import canonical_set
from lemmata.models.policy.syntax.entities_json import entities_from_data, request_from_data
from lemmata.models.policy.syntax.errors import PolicyError
from lemmata.models.policy.syntax.resolution import ResolvedSchema
from lemmata.models.policy.syntax.store import Cycle, EntityRecord, EntityStore
from lemmata.models.policy.syntax.values_writer import entities_json, request_json
from lemmata.models.policy.theorems.conforming import in_some
from lemmata.models.policy.validation.environments import attributes_of
from lemmata.models.policy.values import Bool, Entity, EntityUID, Ext, IPv4, Long, Record, Set, String, Value
from lemmata.tactics.counterexamples import replay


@dataclass(frozen=True)
class Counterexample:
    """A request and the entities of a store."""

    request: Request
    store: EntityStore

    def documents(self) -> dict[str, object]:
        """Both as the JSON that `lemmata policy authorize` reads."""
        return {
            "request": json.dumps(request_json(self.request)),
            "entities": json.dumps(entities_json(self.store)),
        }


class Classes:
    """Terms of one type by what is equal to them."""

    def __init__(self) -> None:
        self._above: dict[Term, Term] = {}

    def first(self, t: Term) -> Term:
        """The representative of a term; one without variables, if there is one."""
        while t in self._above:
            t = self._above[t]
        return t

    def join(self, a: Term, b: Term) -> None:
        """Make two equal."""
        a, b = self.first(a), self.first(b)
        if a is not b:
            if not a.free:
                a, b = b, a
            self._above[a] = b


@dataclass
class World:
    """What the facts of a goal and a model of its denial say of request and entities."""

    facts: Sequence[Term]
    model: Mapping[Term, Term]
    schema: Schema | None
    classes: Classes = field(default_factory=Classes)
    chosen: dict[Term, Any] = field(default_factory=dict)
    types: dict[Term, Term] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find out what is equal."""
        self.equations = [f.args for f in (*self.facts, *(t for t, v in self.model.items() if v is T)) if is_eq(f)]
        self.literals = [a for t in self.model if is_eq(t) for a in t.args if not a.free and a.type is type_of(EntityUID)]
        for a, b in self.equations:
            if a.type in (type_of(EntityUID), lower_sort(STRING)):
                self.classes.join(a, b)
        for a, b in self.equations:
            if field_name(a) == "type":
                self.types[self.classes.first(a.args[0])] = b

    # Parts -------------------------------------------------------------------------------------

    def uid(self, t: Term) -> EntityUID:
        """The entity that a term stands for."""
        first = self.classes.first(t)
        if first not in self.chosen:
            self.chosen[first] = self._new_uid(first)
        found: EntityUID = self.chosen[first]
        return found

    def _new_uid(self, t: Term) -> EntityUID:
        if not t.free:
            found: EntityUID = unquote(t, sort_of(EntityUID))
            return found
        kind = self.types.get(t)
        type_ = unquote(kind, STRING) if kind is not None and not kind.free else "Any"
        entry = dict(self.schema.entity_types).get(type_) if self.schema is not None else None
        if isinstance(entry, EnumEntity):
            named = {unquote(u, sort_of(EntityUID)).id for u in self.literals if u.type is t.type}
            return EntityUID(type_, next((i for i in entry.ids if i not in named), entry.ids[0]))
        return EntityUID(type_, self._unused(t.name if t.kind == VAR else field_name(t) or "entity"))

    def _unused(self, name: str) -> str:
        taken = {v.id if isinstance(v, EntityUID) else v for v in self.chosen.values()}
        return next(n for n in (name, *(f"{name}{i}" for i in range(2, len(taken) + 3))) if n not in taken)

    def text(self, t: Term) -> str:
        """The string that a term stands for."""
        first = self.classes.first(t)
        if first not in self.chosen:
            self.chosen[first] = self._new_text(first)
        found: str = self.chosen[first]
        return found

    def _new_text(self, t: Term) -> str:
        """A literal's text; a text that matches a pattern that it is to match; or one that nothing else has."""
        if not t.free:
            text: str = unquote(t, STRING)
            return text
        for atom, value in self.model.items():
            if value is T and calls(atom, like) and self.classes.first(atom.args[0]) is t:
                pattern = unquote(atom.args[1], list_of(Literally))
                return "".join(chr(p.char) if isinstance(p, Literally) else "" for p in pattern)
        return self._unused("text")

    def _given(self, t: Term) -> Term:
        """A truth value or a word with the values of its variables."""
        return substitute(t, {v: value for v, value in self.model.items() if v.kind == VAR})

    def value(self, t: Term) -> Value | None:
        """The value that a constructor's term stands for; None where nothing is known of it."""
        constructor = surface_constructor(t.head.symbol) if t.kind == APP and t.head.kind == CONST else None
        cls = constructor.python if constructor is not None else None
        if cls is Bool:
            return Bool(self._given(t.args[0]) is T)
        if cls is Long:
            word = self._given(t.args[0])
            return Long(B64(word.value) if not word.free else B64(0))
        if cls is String:
            return String(self.text(t.args[0]))
        if cls is Entity:
            return Entity(self.uid(t.args[0]))
        if cls is Record:
            return Record(self.fields(t.args[0]))
        if cls is Set:
            return self._members(t.args[0])
        if cls is Ext:
            return self._extension(t.args[0])
        return None

    def _members(self, items: Term) -> Set:
        """A set of what is to be in it."""
        inside = [t.args[0] for t, v in self.model.items() if v is T and calls(t, member) and t.args[1] is items]
        members = [v for t in inside if (v := self.value(t)) is not None]
        among = [t.args[0] for t, v in self.model.items() if v is T and calls(t, in_some) and t.args[1] is items]
        return canonical_set([*members, *[Entity(self.uid(t)) for t in among]])

    def _extension(self, t: Term) -> Value | None:
        """A value of an extension type, whose parts are words."""
        words = [self._given(a) for a in (t.args if t.kind == APP else ())]
        zeros = [lit(w.type, 0) if w.free else w for w in words]
        return Ext(unquote(app(t.head, *zeros), sort_of(IPv4))) if words else None

    def fields(self, of: Term) -> list[tuple[str, Value]]:
        """The fields that were asked for."""
        found: dict[str, Value] = {}
        for a, b in self.equations:
            if calls(a, evaluator.lookup) and a.args[1] is of and b.kind == APP and b.args:
                value = self.value(b.args[0])
                if value is not None:
                    found[unquote(a.args[0], STRING)] = value
        return sorted(found.items())

    # The whole ---------------------------------------------------------------------------------

    def counterexample(self, q: Term) -> Counterexample:
        """The request that a variable stands for, and the entities. Raises Cycle, NotAValue."""
        principal, action, resource = (self.uid(part(Request, name, q)) for name in ("principal", "action", "resource"))
        context = self.fields(part(Request, "context", q))
        if self.schema is not None:
            entry = dict(self.schema.actions).get(action)
            context = default_fields(entry.context if entry is not None else [], context, self.schema)
        return Counterexample(Request(principal, action, resource, context), self.store())

    def store(self) -> EntityStore:
        """The entities that are there. Raises Cycle, NotAValue."""
        attrs: dict[EntityUID, list[tuple[str, Value]]] = {}
        absent: set[EntityUID] = set()
        for a, b in self.equations:
            if calls(a, evaluator.find):
                uid = self.uid(a.args[0])
                if b.kind == APP and b.args:
                    attrs[uid] = self.fields(part(EntityData, "attrs", b.args[0]))
                else:
                    absent.add(uid)
        parents: dict[EntityUID, set[EntityUID]] = {}
        for t, value in self.model.items():
            if value is T and calls(t, evaluator.in_entity):
                below, above = self.uid(t.args[0]), self.uid(t.args[1])
                if below != above:
                    parents.setdefault(below, set()).add(above)
        records = []
        for uid in {**attrs, **parents}:
            known = attrs.get(uid, [])
            if self.schema is not None:
                known = default_fields(attributes_of(uid.type, self.schema), known, self.schema)
            if uid not in absent:
                over = sorted(parents.get(uid, ()), key=lambda one: (one.type, one.id))
                records.append(EntityRecord(uid, known, [], over))
        return EntityStore(records)


def refuting(
    variables: Sequence[Term], hypotheses: Sequence[Term], target: Term, world: World
) -> Counterexample | None:
    """The world's counterexample, if it is as its schema says and the kernel evaluates HYPOTHESES, target to False.

    VARIABLES are those of the statement: a request, and a store or none; None where there are others.
    """
    asked = [v for v in variables if v.type is type_of(Request)]
    stores = [v for v in variables if v.type is type_of(Entities)]
    if len(asked) != 1 or len(stores) > 1 or len(variables) > len(asked) + len(stores):
        return None
    try:
        found = world.counterexample(asked[0])
        resolved = None if world.schema is None else ResolvedSchema(world.schema)
        store = entities_from_data(entities_json(found.store), resolved)
        request = request_from_data(request_json(found.request), resolved)
        values = {asked[0]: quote(request, sort_of(Request))}
        values.update({v: quote(_table(store), sort_of(Entities)) for v in stores})
    except (Cycle, NotAValue, PolicyError):
        return None
    return None if replay(hypotheses, target, values) is None else found


def _table(store: EntityStore) -> Entities:
    """A store as functions given by their values, which the logic has as terms."""
    data = [
        ((uid,), Some(EntityData(r.attrs, r.tags, Table.of(1, False, [((a,), True) for a in store.ancestors[uid]]))))
        for uid, r in store.records.items()
    ]
    return Entities(Table.of(1, None, data))
