"""Partial evaluation from Python.

    from lemmata.models.policy.api import PolicySet
    from lemmata.models.policy.partial_api import PartialEntities, PartialRequest, partial_authorize

    policies = PolicySet.from_text('permit(principal, action, resource) when { resource.owner == principal };')
    request = PartialRequest.of('User::"alice"', 'Action::"view"', {"type": "Photo"})
    answer = partial_authorize(request, policies, PartialEntities.from_data([], incomplete=True))
    answer.decision                              # None: it depends on the photo
    print(answer)                                # what must hold of it
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lemmata.core.language import Some
from lemmata.models.policy.api import PolicySet, Schema, said
from lemmata.models.policy.authorizer import Decision
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.partial import authorizer, known
from lemmata.models.policy.partial.results import Known
from lemmata.models.policy.policies import Policy
from lemmata.models.policy.syntax import policy_set
from lemmata.models.policy.syntax.est_writer import policy_set_json
from lemmata.models.policy.syntax.partial_json import (
    PartialStore,
    parse_partial_entities,
    parse_partial_request,
    partial_entities_from_data,
    partial_request_from_data,
)
from lemmata.models.policy.syntax.policy_printer import policy_set_text
from lemmata.models.policy.values import Err, Error

__all__ = ["PartialAnswer", "PartialEntities", "PartialRequest", "partial_authorize"]


@dataclass(frozen=True, repr=False)
class PartialRequest:
    """A request with unknowns; the forms that say what is unknown are those of `syntax.partial_json`."""

    model: known.PartialRequest

    @staticmethod
    def of(
        principal: str | Mapping[str, Any] | None = None,
        action: str | Mapping[str, Any] | None = None,
        resource: str | Mapping[str, Any] | None = None,
        context: Mapping[str, Any] | None = None,
        schema: Schema | None = None,
    ) -> PartialRequest:
        """What is known; what is left out is not. Raises DocumentError, ConformanceError."""
        data = {"principal": principal, "action": action, "resource": resource, "context": context}
        return PartialRequest(partial_request_from_data(data, schema.resolved if schema else None))

    @staticmethod
    def from_text(text: str, schema: Schema | None = None, name: str = "<request>") -> PartialRequest:
        """The request of JSON text. Raises the same."""
        return PartialRequest(parse_partial_request(text, schema.resolved if schema else None, name))

    def __repr__(self) -> str:
        m = self.model
        return f"<request with unknowns: {m.principal}, {m.action}, {m.resource}>"


@dataclass(frozen=True, repr=False)
class PartialEntities:
    """What is known of entities."""

    store: PartialStore

    @staticmethod
    def from_text(
        text: str, schema: Schema | None = None, name: str = "<entities>", *, incomplete: bool = False
    ) -> PartialEntities:
        """The entities of JSON text; where it is INCOMPLETE, nothing is known of others. Raises DocumentError, ConformanceError."""
        resolved = schema.resolved if schema else None
        return PartialEntities(parse_partial_entities(text, resolved, name, incomplete=incomplete))

    @staticmethod
    def from_data(
        data: list[Any], schema: Schema | None = None, *, incomplete: bool = False
    ) -> PartialEntities:
        """The same of JSON data."""
        resolved = schema.resolved if schema else None
        return PartialEntities(partial_entities_from_data(data, resolved, incomplete=incomplete))

    def __len__(self) -> int:
        return len(self.store)

    def __repr__(self) -> str:
        return f"<{len(self)} entities, perhaps with unknowns>"


@dataclass(frozen=True)
class PartialAnswer:
    """The decision, where it does not depend on what is unknown, and what is known of each policy, by id.

    `residuals` are what is left of the policies that depend on it. `policies` are all that matter, as one set: for any
    request and entities that fit what is known they give the response of the policies asked.
    """

    decision: Decision | None
    satisfied: list[str]
    false: list[str]
    errors: dict[str, Error]
    residuals: dict[str, Policy]
    policies: PolicySet = field(repr=False)

    def text_of(self, policy_id: str) -> str:
        """What is left of a policy, as text."""
        notes = {policy_id: self.policies.parsed.annotations_of(policy_id)}
        return policy_set_text(policy_set.PolicySet([self.residuals[policy_id]], annotations=notes))

    def as_json(self) -> dict[str, Any]:
        """One object, for programs; `policies` is in Cedar's JSON form."""
        return {
            "decision": self.decision.name.lower() if self.decision is not None else None,
            "satisfied": self.satisfied,
            "false": self.false,
            "errors": {name: error.name.lower() for name, error in self.errors.items()},
            "residuals": {name: self.text_of(name) for name in self.residuals},
            "policies": policy_set_json(self.policies.parsed),
        }

    def __str__(self) -> str:
        lines = [self.decision.name.lower() if self.decision is not None else "undecided"]
        lines += [f"{name} is satisfied" for name in self.satisfied]
        lines += [f"{name} is false" for name in self.false]
        lines += [f"{name} errs: {said(error)}" for name, error in self.errors.items()]
        for name in self.residuals:
            lines += [f"of {name} is left:", self.text_of(name).rstrip()]
        return "\n".join(lines)


def partial_authorize(
    request: PartialRequest, policies: PolicySet, entities: PartialEntities
) -> PartialAnswer:
    """What the model answers to a request with unknowns."""
    asked, store = request.model, entities.store.entities
    with deep_recursion():
        response = authorizer.partial_authorize(asked, store, policies.policies)
        errors: dict[str, Error] = {}
        for policy in policies if response.erring else ():
            match authorizer.partial_policy(policy, asked, store):
                case Known(Err(error)):
                    errors[policy.id] = error
    left = {p.id: p for p in response.residuals}
    notes = {name: policies.parsed.annotations_of(name) for name in left}
    matter = policy_set.PolicySet(
        response.residuals, annotations={k: v for k, v in notes.items() if v}, ids=list(left)
    )
    return PartialAnswer(
        response.decision.value if isinstance(response.decision, Some) else None,
        response.satisfied,
        [p.id for p in policies if p.id not in left],
        errors,
        {name: p for name, p in left.items() if name not in {*response.satisfied, *response.erring}},
        PolicySet(matter),
    )
