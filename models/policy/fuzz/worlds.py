"""Random entities and requests, as JSON data: those of a schema, and any.

Entities refer to some that are not there. Data is in the explicit form, which needs no schema to be read.
"""

from __future__ import annotations

import random
from typing import Any

from lemmata.core.language import Some
from lemmata.models.policy.expressions import ExtFun
from lemmata.models.policy.fuzz.atoms import LEAST, Pool
from lemmata.models.policy.fuzz.schemas import IDS
from lemmata.models.policy.schema import (
    Attribute,
    BoolKind,
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
from lemmata.models.policy.syntax.functions import EXTENSION_NAMES
from lemmata.models.policy.syntax.resolution import ResolvedSchema
from lemmata.models.policy.syntax.values_writer import uid_json
from lemmata.models.policy.validation.environments import Environment
from lemmata.models.policy.values import EntityUID

Json = Any
CONSTRUCTORS = {
    ExtType.DECIMAL: ExtFun.DECIMAL, ExtType.IPADDR: ExtFun.IP, ExtType.DATETIME: ExtFun.DATETIME, ExtType.DURATION: ExtFun.DURATION,
}  # fmt: skip
NOT_THERE = "ghost"


class World:
    """The entities that a case speaks of; some of them are not in the store."""

    def __init__(self, rng: random.Random, schema: ResolvedSchema, pool: Pool) -> None:
        self.rng, self.schema, self.pool = rng, schema, pool
        self.uids: dict[str, list[EntityUID]] = {}
        for name, entry in schema.schema.entity_types:
            ids = entry.ids if isinstance(entry, EnumEntity) else [*rng.sample(IDS, rng.randrange(2, 4)), NOT_THERE]
            self.uids[name] = [EntityUID(name, id_) for id_ in ids]
        self.actions = [uid for uid, _ in schema.schema.actions]
        self.tags = [pool.string() for _ in range(3)]

    # Entities

    def uid(self, type_: str) -> EntityUID:
        """An entity of a type; of a type that is not declared, one that is not there."""
        if type_ in self.uids:
            found = self.rng.choice(self.uids[type_])
            return self.rng.choice(self.uids[type_]) if found.id == NOT_THERE else found
        actions = [uid for uid in self.actions if uid.type == type_]
        return self.rng.choice(actions) if actions else EntityUID(type_, NOT_THERE)

    def any_uid(self) -> EntityUID:
        """An entity of any type."""
        everything = [uid for uids in self.uids.values() for uid in uids]
        return self.rng.choice([*everything, self.rng.choice(self.actions), EntityUID("Nowhere", "x")])

    # Values

    def value(self, type_: Type) -> Json:
        """A value of a type."""
        rng = self.rng
        match type_:
            case BoolType():
                return rng.random() < 0.5
            case LongType():
                return self.pool.long()
            case StringType():
                return self.pool.string()
            case EntityType(name):
                return {"__entity": uid_json(self.uid(name))}
            case SetType(item):
                return [self.value(item) for _ in range(rng.choice((0, 1, 1, 2, 2, 3)))]
            case RecordType(attributes):
                return self.fields(attributes)
            case ExtensionType(ext):
                return self.extension(ext)

    def extension(self, ext: ExtType) -> Json:
        """A value of an extension type."""
        if ext is ExtType.DATETIME and self.rng.random() < 0.2:
            length = self.rng.choice((f"{LEAST}ms", "9223372036854775807ms", self.pool.text(ExtFun.DURATION)))
            return {"__extn": {"fn": "offset", "args": [_call(ExtFun.DATETIME, "1970-01-01"), _call(ExtFun.DURATION, length)]}}
        return _call(CONSTRUCTORS[ext], self.pool.text(CONSTRUCTORS[ext]))

    def fields(self, attributes: list[tuple[str, Attribute]]) -> dict[str, Json]:
        """The fields of a record, those that are optional now and then."""
        return {name: self.value(a.type) for name, a in attributes if a.required or self.rng.random() < 0.6}

    def any_type(self, depth: int = 2) -> Type:
        """A type of any values."""
        rng = self.rng
        kind = rng.randrange(9 if depth else 6)
        if kind < 3:
            return (BoolType(BoolKind.ANY), LongType(), StringType())[kind]
        if kind == 3:
            return EntityType(self.any_uid().type)
        if kind < 6:
            return ExtensionType(rng.choice(list(ExtType)))
        if kind < 8:
            return SetType(self.any_type(depth - 1))
        return RecordType([(name, Attribute(True, self.any_type(depth - 1))) for name in rng.sample(("n", "s", "a", "x y"), 2)])

    def any_value(self) -> Json:
        """A value of any type; sets with members of several."""
        if self.rng.random() < 0.2:
            return [self.value(self.any_type(1)) for _ in range(3)]
        return self.value(self.any_type())

    # Documents

    def entities(self, typed: bool) -> list[Json]:
        """The entities of the store, below one another without a circle, and the actions."""
        there = [uid for uids in self.uids.values() for uid in uids if uid.id != NOT_THERE]
        self.rng.shuffle(there)
        found = [self._entity(uid, there[place + 1 :], typed) for place, uid in enumerate(there)]
        for uid, entry in self.schema.schema.actions:
            if typed or self.rng.random() < 0.7:
                attrs = {} if typed else {"n": self.any_value()}
                found.append({"uid": uid_json(uid), "attrs": attrs, "parents": [uid_json(a) for a in entry.ancestors]})
        return found

    def _entity(self, uid: EntityUID, later: list[EntityUID], typed: bool) -> Json:
        entry, rng = self.schema.entity_types[uid.type], self.rng
        ghosts = [one for uids in self.uids.values() for one in uids if one.id == NOT_THERE]
        if not isinstance(entry, StandardEntity):
            return {"uid": uid_json(uid), "attrs": {}, "parents": []}
        above = [one for one in later + ghosts if not typed or one.type in entry.ancestors]
        parents = [one for one in above if rng.random() < (0.5 if one.id != NOT_THERE else 0.1)]
        attrs = self.fields(entry.attributes)
        tags = {name: self.value(entry.tags.value) for name in self.tags if rng.random() < 0.6} if isinstance(entry.tags, Some) else {}
        if not typed:
            attrs |= {name: self.any_value() for name in attrs if rng.random() < 0.3}
            tags |= {self.rng.choice(self.tags): self.any_value()}
        found = {"uid": uid_json(uid), "attrs": attrs, "parents": [uid_json(one) for one in parents]}
        return found | ({"tags": tags} if tags else {})

    def request(self, env: Environment, typed: bool) -> Json:
        """A request in an environment; one in ten does not conform."""
        rng = self.rng
        spoilt = rng.random() < (0.1 if typed else 0.3)
        principal, resource, action = self.uid(env.principal), self.uid(env.resource), env.action
        context = self.fields(env.context)
        if not typed:
            context |= {name: self.any_value() for name in context if rng.random() < 0.3}
        if spoilt:
            match rng.randrange(5):
                case 0:
                    principal = self.any_uid()
                case 1:
                    resource = self.any_uid()
                case 2:
                    action = rng.choice([*self.actions, self.any_uid()])
                case 3:
                    context[rng.choice(("n", "zz", "x y"))] = self.any_value()
                case _:
                    context = dict(list(context.items())[1:])
        return {"principal": uid_json(principal), "action": uid_json(action), "resource": uid_json(resource), "context": context}


def _call(function: ExtFun, text: str) -> Json:
    return {"__extn": {"fn": EXTENSION_NAMES[function], "arg": text}}
