"""Random cases: a schema, policies with linked templates, entities and requests, all from one seed.

A seed that is odd gives a case of no types.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lemmata.models.policy.fuzz.atoms import Pool
from lemmata.models.policy.fuzz.schemas import Schemas, schema_text
from lemmata.models.policy.fuzz.typed import Typed
from lemmata.models.policy.fuzz.untyped import Untyped
from lemmata.models.policy.fuzz.worlds import World
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionInAny,
    ActionScope,
    AnyEntity,
    AnyTemplate,
    Condition,
    ConditionKind,
    Effect,
    EntityOrSlot,
    Equal,
    EqualTemplate,
    Given,
    In,
    InTemplate,
    IsTypeInTemplate,
    IsTypeTemplate,
    ScopeTemplate,
    Slot,
    Template,
)
from lemmata.models.policy.schema import StandardEntity
from lemmata.models.policy.syntax.policy_set import PRINCIPAL, RESOURCE, TemplateLink, slots
from lemmata.models.policy.syntax.schema_json import schema_from_data
from lemmata.models.policy.validation.environments import Environment, environments
from lemmata.models.policy.values import EntityUID

REQUESTS = 10
POLICIES = (3, 8)
Json = Any


@dataclass(frozen=True)
class Case:
    """What is compared; `templates` are the policies, those without slots too, with the ids policy0, policy1, ..."""

    seed: int
    schema: Json
    templates: list[Template]
    links: list[TemplateLink]
    entities: list[Json]
    requests: list[Json] = field(default_factory=list)

    @property
    def typed(self) -> bool:
        """Is the case type-directed?"""
        return self.seed % 2 == 0

    @property
    def schema_text(self) -> str:
        """The schema as text."""
        return schema_text(self.schema)


def seed_of(rng: random.Random, untyped_share: float) -> int:
    """The seed of a case."""
    return 2 * rng.getrandbits(40) + (rng.random() < untyped_share)


def case_of(seed: int) -> Case:
    """The case of a seed."""
    rng = random.Random(seed)
    data = Schemas(rng).schema()
    typed = seed % 2 == 0
    schema = schema_from_data(data)
    world = World(rng, schema, Pool(rng))
    every = environments(schema.schema)
    policies = Policies(rng, world, typed, rng.sample(every, min(len(every), 2)))
    templates = [policies.template(f"policy{number}") for number in range(rng.randrange(*POLICIES))]
    links = [policies.link(t, f"link{number}") for t in templates if slots(t) for number in range(rng.choice((0, 1, 1, 2)))]
    links = [TemplateLink(one.template_id, f"link{number}", one.values) for number, one in enumerate(links)]
    entities = world.entities(typed)
    requests = [world.request(policies.environment(), typed) for _ in range(REQUESTS)]
    return Case(seed, data, templates, links, entities, requests)


class Policies:
    """The policies of a case, most of them about a few environments."""

    def __init__(self, rng: random.Random, world: World, typed: bool, focus: list[Environment]) -> None:
        self.rng, self.world, self.typed, self.focus = rng, world, typed, focus
        slip = rng.choice((0.0, 0.0, 0.02))
        self._typed = [Typed(rng, world, env, slip) for env in focus]
        self._untyped = Untyped(rng, world)

    def environment(self) -> Environment:
        """One of the environments that the case is about."""
        return self.focus[0] if self.rng.random() < 0.7 else self.rng.choice(self.focus)

    def template(self, id_: str) -> Template:
        """A policy or template."""
        rng = self.rng
        made = self._typed[self.focus.index(self.environment())]
        effect = Effect.FORBID if rng.random() < 0.35 else Effect.PERMIT
        pinned = rng.random() < (0.75 if self.typed else 0.3)
        with_slots = rng.random() < 0.2
        scopes = [self._scope(type_, pinned, with_slots) for type_ in (made.env.principal, made.env.resource)]
        condition: Callable[[int], Any] = made.condition if self.typed else self._untyped.expression
        if not self.typed and rng.random() < 0.3:
            condition = made.condition
        conditions = [
            Condition(ConditionKind.UNLESS if rng.random() < 0.3 else ConditionKind.WHEN, condition(rng.choice((0, 1, 1, 2, 3))))
            for _ in range(rng.choice((0, 1, 1, 1, 1, 1, 2)))
        ]
        return Template(id_, effect, scopes[0], self._action(made.env.action, pinned), scopes[1], conditions)

    def _scope(self, type_: str, pinned: bool, with_slots: bool) -> ScopeTemplate:
        """A constraint on the principal or resource; a pinned one is of a type."""
        rng = self.rng
        slot: Callable[[EntityUID], EntityOrSlot] = lambda uid: Slot() if with_slots and rng.random() < 0.7 else Given(uid)
        kind = rng.randrange(10)
        if rng.random() < (0.02 if self.typed else 0.2):
            type_ = rng.choice([*self.world.uids])
        if not pinned and kind < 6 and not with_slots:
            return AnyTemplate()
        if kind < 7 and not with_slots:
            return IsTypeTemplate(type_)
        if kind < 3 or kind == 7:
            return EqualTemplate(slot(self.world.uid(type_)))
        if kind < 9 and not pinned:
            return InTemplate(slot(self._above(type_)))
        return IsTypeInTemplate(type_, slot(self._above(type_)))

    def _above(self, type_: str) -> EntityUID:
        """An entity that one of a type can be in."""
        entry = self.world.schema.entity_types.get(type_)
        above = [type_, *entry.ancestors] if isinstance(entry, StandardEntity) else [type_]
        return self.world.uid(self.rng.choice(above))

    def _action(self, action: EntityUID, pinned: bool) -> ActionConstraint:
        rng = self.rng
        if pinned or rng.random() < 0.2:
            return ActionScope(Equal(action))
        others = [rng.choice(self.world.actions) for _ in range(rng.randrange(3))]
        entry = self.world.schema.actions[action]
        match rng.randrange(3):
            case 0:
                return ActionScope(AnyEntity())
            case 1:
                return ActionScope(In(rng.choice([action, *entry.ancestors])))
            case _:
                return ActionInAny([rng.choice([action, *entry.ancestors]), *others] if rng.random() < 0.9 else others)

    def link(self, template: Template, id_: str) -> TemplateLink:
        """A link of a template, to entities that the case is about."""
        env = self.environment()
        types = {PRINCIPAL: env.principal, RESOURCE: env.resource}
        values = {
            slot: self.world.uid(types[slot]) if self.rng.random() < 0.5 else self._above(types[slot])
            for slot in sorted(slots(template))
        }
        return TemplateLink(template.id, id_, values)
