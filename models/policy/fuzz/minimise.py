"""A case that differs, made small while it differs in the same respect."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from lemmata.models.policy.expressions import Expr, Lit, Var, Variable
from lemmata.models.policy.fuzz.cases import Case
from lemmata.models.policy.fuzz.compare import Difference, Model, only, run
from lemmata.models.policy.fuzz.known import explained
from lemmata.models.policy.fuzz.oracle import Cedar, OracleError
from lemmata.models.policy.fuzz.rewriting import changed_somewhere, size
from lemmata.models.policy.policies import (
    ActionScope,
    AnyEntity,
    AnyTemplate,
    Condition,
    ConditionKind,
    Effect,
    Template,
)
from lemmata.models.policy.syntax.expression_reader import long
from lemmata.models.policy.syntax.policy_set import TemplateLink, slots
from lemmata.models.policy.syntax.sugar import parts
from lemmata.models.policy.values import Bool, String

Json = Any
Where = tuple[str | int, ...]
TRIALS = 1500
"""So often a smaller case is tried at most."""
NO_SCHEMA: Json = {"": {"entityTypes": {}, "actions": {}}}
_LITERALS: tuple[Expr, ...] = (Lit(Bool(True)), Lit(Bool(False)), Lit(long(1)), Lit(String("")), Variable(Var.PRINCIPAL))
_MEMBERS = {"commonTypes", "entityTypes", "actions", "attributes", "memberOfTypes", "memberOf", "principalTypes", "resourceTypes", "enum"}
_PARTS = {"tags", "shape", "appliesTo", "context"}
_EXPLICIT = {"__entity", "__extn"}


@dataclass
class Minimiser:
    """Makes cases smaller, within a number of trials."""

    cedar: Cedar
    model: Model
    trials: int = TRIALS

    def minimised(self, case: Case, difference: Difference) -> tuple[Case, Difference]:
        """The smallest case found that differs in the same respect, and its difference."""
        alone = only(case, difference.request)
        found = self._same(alone, difference)
        if found is None:  # it takes several requests; that none does is not known
            return case, difference
        case, difference = alone, found
        changed = True
        while changed and self.trials > 0:
            changed = False
            for smaller in (_schemas, _templates, _links, _simpler_policies, _conditions, _documents):
                case, difference, once = self._shrunk(case, difference, smaller)
                changed |= once
        return case, difference

    def _shrunk(
        self, case: Case, difference: Difference, smaller: Callable[[Case], Iterator[Case]]
    ) -> tuple[Case, Difference, bool]:
        """The case after changes of one kind that leave the difference; whether there were any.

        After a change the next one is looked for from the same place on: what was tried before will hardly do now.
        """
        changed, place = False, 0
        while self.trials > 0:
            for candidate in islice(smaller(case), place, None):
                self.trials -= 1
                found = self._same(candidate, difference)
                if found is not None:
                    case, difference, changed = candidate, found, True
                    break
                place += 1
                if self.trials <= 0:
                    break
            else:
                break
        return case, difference, changed

    def _same(self, case: Case, difference: Difference) -> Difference | None:
        """The unexplained difference of the same kind that a case has, if it has one."""
        try:
            found = run(case, self.cedar, self.model)
        except OracleError:
            return None
        return next((d for d in found if d.of == difference.of and explained(case, d) is None), None)


# Smaller cases ----------------------------------------------------------------------------------------


def _schemas(case: Case) -> Iterator[Case]:
    if case.schema != NO_SCHEMA:
        yield replace(case, schema=NO_SCHEMA)
        for data in _without(case.schema, lambda path: len(path) == 1 or path[-2] in _MEMBERS or path[-1] in _PARTS):
            yield replace(case, schema=data)


def _templates(case: Case) -> Iterator[Case]:
    for place in reversed(range(len(case.templates))):
        yield _renumbered(case, [t for n, t in enumerate(case.templates) if n != place])


def _renumbered(case: Case, templates: list[Template]) -> Case:
    """The case with these of its templates; ids are by position."""
    names = {t.id: f"policy{number}" for number, t in enumerate(templates)}
    links = [TemplateLink(names[one.template_id], one.link_id, one.values) for one in case.links if one.template_id in names]
    return replace(case, templates=[replace(t, id=names[t.id]) for t in templates], links=links)


def _links(case: Case) -> Iterator[Case]:
    for place in range(len(case.links)):
        yield replace(case, links=case.links[:place] + case.links[place + 1 :])


def _simpler_policies(case: Case) -> Iterator[Case]:
    for place, t in enumerate(case.templates):
        changes: list[dict[str, Any]] = [
            {"principal": AnyTemplate()},
            {"resource": AnyTemplate()},
            {"action": ActionScope(AnyEntity())},
            {"effect": Effect.PERMIT},
            {"conditions": [Condition(ConditionKind.WHEN, c.body) for c in t.conditions]},
            *({"conditions": t.conditions[:n] + t.conditions[n + 1 :]} for n in range(len(t.conditions))),
        ]
        for change in changes:
            other = replace(t, **change)
            if other != t:
                yield _with_template(case, place, other)


def _with_template(case: Case, place: int, template: Template) -> Case:
    """The case with another template; links give values to just the slots that it has."""
    wanted = slots(template)
    links = []
    for one in case.links:
        if one.template_id == template.id:
            if not wanted:
                continue
            one = replace(one, values={slot: uid for slot, uid in one.values.items() if slot in wanted})
        links.append(one)
    return replace(case, templates=[*case.templates[:place], template, *case.templates[place + 1 :]], links=links)


def _conditions(case: Case) -> Iterator[Case]:
    for place, t in enumerate(case.templates):
        for number, condition in enumerate(t.conditions):
            for body in changed_somewhere(condition.body, _simpler):
                conditions = [*t.conditions[:number], Condition(condition.kind, body), *t.conditions[number + 1 :]]
                yield _with_template(case, place, replace(t, conditions=conditions))


def _simpler(e: Expr) -> Iterator[Expr]:
    """Smaller expressions: the parts, and literals."""
    yield from sorted(parts(e), key=size)
    if size(e) > 1:
        yield from _LITERALS


def _documents(case: Case) -> Iterator[Case]:
    for entities in _without(case.entities, _removable):
        yield replace(case, entities=entities)
    for requests in _without(case.requests, lambda path: path[1:2] == ("context",) and _free(path)):
        yield replace(case, requests=requests)


def _removable(path: Where) -> bool:
    """Entities, their tags, and what is in attributes, tags and parents; not the parts of a uid."""
    inner = path[2:] if path[1:2] != ("parents",) else ()
    whole = len(path) == 1 or path[1:] == ("tags",) or (len(path) == 3 and path[1] == "parents")
    return whole or (bool(inner) and path[1] != "uid" and _free(inner))


def _free(path: Where) -> bool:
    """Is this no part of the explicit form of an entity or extension value?"""
    return not _EXPLICIT.intersection(part for part in path if isinstance(part, str))


def _without(data: Json, removable: Callable[[Where], bool], path: Where = ()) -> Iterator[Json]:
    """The data with one member left out, of those whose path may be, the outermost first."""
    items: list[tuple[str | int, Json]] = []
    if isinstance(data, dict | list):
        items = list(data.items()) if isinstance(data, dict) else list(enumerate(data))

    def rebuilt(members: list[tuple[str | int, Json]]) -> Json:
        return dict(members) if isinstance(data, dict) else [member for _, member in members]

    for place, (key, _) in enumerate(items):
        if removable((*path, key)):
            yield rebuilt(items[:place] + items[place + 1 :])
    for place, (key, member) in enumerate(items):
        for other in _without(member, removable, (*path, key)):
            yield rebuilt([*items[:place], (key, other), *items[place + 1 :]])
