"""Authorization from Python.

    from lemmata.models.policy.api import Entities, PolicySet, Request, Schema, is_authorized

    policies = PolicySet.from_text('permit(principal == User::"alice", action, resource);')
    request = Request.of('User::"alice"', 'Action::"view"', 'Photo::"p"')
    answer = is_authorized(request, policies, Entities.from_data([]))
    answer.allowed, answer.determining           # (True, ['policy0'])
    print(answer)

    compiled = policies.compile()                # the same answers, sooner: for many requests
    compiled.is_authorized(request, entities)

Readers raise PolicyError, with the place in the text: ParseError, SchemaError, DocumentError, LinkError, and
ConformanceError for what does not fit the schema.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lemmata.models.policy.authorizer import Decision
from lemmata.models.policy.authorizer import is_authorized as _is_authorized
from lemmata.models.policy.compiled.authorizer import CompiledPolicies
from lemmata.models.policy.compiled.entities import Prepared, Scene, scene_of
from lemmata.models.policy.compiled.reading import read_scene
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.entities import Request as _Request
from lemmata.models.policy.explain import Verdict, explain
from lemmata.models.policy.policies import Effect, Policy
from lemmata.models.policy.syntax import policy_set
from lemmata.models.policy.syntax.entities_json import (
    entities_from_data,
    parse_entities,
    parse_request,
    request_from_data,
)
from lemmata.models.policy.syntax.errors import (
    ConformanceError,
    DocumentError,
    LinkError,
    ParseError,
    PolicyError,
    SchemaError,
)
from lemmata.models.policy.syntax.json_text import Document
from lemmata.models.policy.syntax.resolution import ResolvedSchema, load_schema
from lemmata.models.policy.syntax.schema_json import schema_from_data
from lemmata.models.policy.syntax.store import EntityStore, show_uid
from lemmata.models.policy.syntax.values_json import read_uid
from lemmata.models.policy.validation.versions import Version
from lemmata.models.policy.values import EntityUID, Error

if TYPE_CHECKING:
    from lemmata.models.policy.partial_api import PartialAnswer, PartialEntities, PartialRequest
    from lemmata.models.policy.validation.results import ValidationResult

__all__ = [
    "Answer",
    "CompiledPolicySet",
    "ConformanceError",
    "Decision",
    "DocumentError",
    "Entities",
    "EntityUID",
    "LinkError",
    "ParseError",
    "PolicyError",
    "PolicySet",
    "Request",
    "Schema",
    "SchemaError",
    "Version",
    "is_authorized",
    "validate",
]

WIDEST = 100
"""So much of a policy is shown in one line."""


@dataclass(frozen=True, repr=False)
class Schema:
    """Entity types and actions."""

    resolved: ResolvedSchema

    @staticmethod
    def from_text(text: str, name: str = "<schema>") -> Schema:
        """A schema in either format. Raises ParseError, DocumentError, SchemaError."""
        return Schema(load_schema(text, name))

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> Schema:
        """A schema from the JSON format. Raises DocumentError, SchemaError."""
        return Schema(schema_from_data(data))

    def __repr__(self) -> str:
        return f"<schema: {len(self.resolved.entity_types)} entity types, {len(self.resolved.actions)} actions>"


@dataclass(frozen=True, repr=False)
class Entities:
    """The entities that exist, with attributes, tags and ancestors."""

    store: EntityStore

    @staticmethod
    def from_text(text: str, schema: Schema | None = None, name: str = "<entities>") -> Entities:
        """The entities of JSON text, read and checked with the schema. Raises DocumentError, ConformanceError."""
        return Entities(parse_entities(text, schema.resolved if schema else None, name))

    @staticmethod
    def from_data(data: list[Any], schema: Schema | None = None) -> Entities:
        """The same of JSON data."""
        return Entities(entities_from_data(data, schema.resolved if schema else None))

    @cached_property
    def prepared(self) -> Prepared:
        """The entities as compiled policies take them."""
        return Prepared(self.store)

    def __len__(self) -> int:
        return len(self.store)

    def __repr__(self) -> str:
        return f"<{len(self)} entities>"


@dataclass(frozen=True, repr=False)
class Request:
    """Who wants to do what to what, in which context."""

    model: _Request

    @staticmethod
    def of(
        principal: str,
        action: str,
        resource: str,
        context: Mapping[str, Any] | None = None,
        schema: Schema | None = None,
    ) -> Request:
        """A request of entities as policies write them, and a context of JSON data. Raises DocumentError, ConformanceError."""
        data = {"principal": principal, "action": action, "resource": resource, "context": dict(context or {})}
        return Request(request_from_data(data, schema.resolved if schema else None))

    @staticmethod
    def from_text(text: str, schema: Schema | None = None, name: str = "<request>") -> Request:
        """The request of JSON text with principal, action, resource and context. Raises the same."""
        return Request(parse_request(text, schema.resolved if schema else None, name))

    def __repr__(self) -> str:
        m = self.model
        return f"<request: {show_uid(m.principal)}, {show_uid(m.action)}, {show_uid(m.resource)}>"


@dataclass(frozen=True, repr=False)
class PolicySet:
    """Policies, and templates with their links."""

    parsed: policy_set.PolicySet
    policies: list[Policy] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "policies", self.parsed.instances())

    @staticmethod
    def from_text(text: str, name: str = "<policies>") -> PolicySet:
        """The policies of Cedar text, with the ids policy0, policy1, ..., or of JSON. Raises ParseError, DocumentError."""
        return PolicySet(policy_set.PolicySet.load(text, name))

    def link(self, template_id: str, link_id: str, values: Mapping[str, EntityUID]) -> PolicySet:
        """With one more policy, which a template becomes with values for its slots. Raises LinkError."""
        return PolicySet(self.parsed.link(template_id, link_id, values))

    def with_links(self, text: str, name: str = "<links>") -> PolicySet:
        """With the policies of a JSON list of links. Raises DocumentError, LinkError."""
        made = self.parsed
        for cursor in Document.parse(text, name).root().elements():
            cursor.shape(["template_id", "link_id", "values"])
            values = {slot: read_uid(part) for slot, part in cursor.at("values").fields()}
            template_id, link_id = cursor.at("template_id").string(), cursor.at("link_id").string()
            try:
                made = made.link(template_id, link_id, values)
            except LinkError as error:
                raise LinkError(cursor.where().problem(p.message, p.hint) for p in error.problems) from None
        return PolicySet(made)

    def excerpt(self, *parts: object) -> tuple[str, str] | None:
        """The text of the first part whose place is known, on one line, and the place: file:line:column."""
        source = self.parsed.source
        for part in parts:
            span = self.parsed.span(part)
            if span is not None and source is not None:
                line, column = source.place(span[0])
                text = " ".join(source.text[span[0] : span[1]].split())
                return text if len(text) <= WIDEST else f"{text[:WIDEST]}...", f"{source.name}:{line}:{column}"
        return None

    def compile(self) -> CompiledPolicySet:
        """The policies in a form that answers many requests fast, as `is_authorized` would."""
        return CompiledPolicySet(CompiledPolicies(self.policies))

    def partial(self, request: PartialRequest, entities: PartialEntities) -> PartialAnswer:
        """What these policies say to a request with unknowns: a decision, or what is left of them."""
        from lemmata.models.policy.partial_api import partial_authorize

        return partial_authorize(request, self, entities)

    @property
    def ids(self) -> list[str]:
        """The ids of the policies that take part, templates left out."""
        return [p.id for p in self.policies]

    def __len__(self) -> int:
        return len(self.policies)

    def __iter__(self) -> Iterator[Policy]:
        return iter(self.policies)

    def __repr__(self) -> str:
        return f"<{len(self)} policies, {len(self.parsed.templates)} templates>"


@dataclass(frozen=True)
class Answer:
    """The decision, the policies that it rests on, and what went wrong in those that erred, by id.

    `unreliable` are the forbid policies among the erring: a request may be allowed because they were skipped.
    """

    decision: Decision
    determining: list[str]
    errors: dict[str, Error]
    unreliable: list[str] = field(default_factory=list)

    @property
    def allowed(self) -> bool:
        """Is the decision to allow?"""
        return self.decision == Decision.ALLOW

    def as_json(self) -> dict[str, Any]:
        """One object, for programs."""
        return {
            "decision": self.decision.name.lower(),
            "determining": self.determining,
            "errors": {name: error.name.lower() for name, error in self.errors.items()},
            "unreliable": self.unreliable if self.allowed else [],
        }

    def __str__(self) -> str:
        because = f"because of {', '.join(self.determining)}" if self.determining else "by default"
        lines = [f"{self.decision.name.lower()} {because}"]
        lines += [f"{name} erred: {said(error)}" for name, error in self.errors.items()]
        if self.allowed and self.unreliable:
            lines.append(f"warning: skipped forbid policies: {', '.join(self.unreliable)}")
        return "\n".join(lines)


@dataclass(frozen=True, repr=False)
class CompiledPolicySet:
    """Policies compiled, with an index on their scopes (`compiled`)."""

    compiled: CompiledPolicies

    def is_authorized(self, request: Request, entities: Entities) -> Answer:
        """What `is_authorized` answers."""
        return self._answer(scene_of(request.model, entities.prepared))

    def is_authorized_data(self, data: Mapping[str, Any], entities: Entities) -> Answer:
        """The same for a request of JSON data: principal, action, resource and context. Raises DocumentError."""
        return self._answer(read_scene(data, entities.prepared))

    def _answer(self, q: Scene) -> Answer:
        found = self.compiled.evaluated(q)
        response = self.compiled.response(found)
        if not response.erroring:
            return Answer(response.decision, response.determining, {})
        erring = [(self.compiled.policies[place], error) for place, error in sorted(found[2].items())]
        forbids = [policy.id for policy, _ in erring if policy.effect == Effect.FORBID]
        return Answer(response.decision, response.determining, {p.id: error for p, error in erring}, forbids)

    def __len__(self) -> int:
        return len(self.compiled)

    def __repr__(self) -> str:
        return f"<{len(self)} compiled policies>"


def said(error: Error) -> str:
    """An error in words: entity does not exist."""
    return error.name.lower().replace("_", " ")


def is_authorized(request: Request, policies: PolicySet, entities: Entities) -> Answer:
    """What the model answers to a request."""
    with deep_recursion():
        found = _is_authorized(request.model, entities.store.entities, policies.policies)
        erring = [v for v in verdicts(request, policies, entities) if v.error is not None] if found.erroring else []
    errors = {v.policy.id: v.error for v in erring if v.error is not None}
    forbids = [v.policy.id for v in erring if v.policy.effect == Effect.FORBID]
    return Answer(found.decision, found.determining, errors, forbids)


def validate(
    policies: PolicySet, schema: Schema, *, level: int | None = None, version: Version = Version.V4_12
) -> ValidationResult:
    """Do policies, templates and links fit a schema? Strictly, and at a level (RFC 76) where one is given."""
    from lemmata.models.policy.validation import results  # answers to requests do without

    return results.validate(policies.parsed, schema.resolved, version=version, level=level)


def verdicts(request: Request, policies: PolicySet, entities: Entities) -> list[Verdict]:
    """What became of each policy, and why."""
    with deep_recursion():
        return [explain(policy, request.model, entities.store.entities) for policy in policies]
