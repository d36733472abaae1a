"""A policy set: static policies, templates, links of templates, and what belongs to their text."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from lemmata.core.language import Some
from lemmata.models.policy.policies import Policy, Template
from lemmata.models.policy.syntax.errors import LinkError, Problem, Source, near
from lemmata.models.policy.templates import has_slot
from lemmata.models.policy.templates import link as fill_in
from lemmata.models.policy.values import EntityUID

PRINCIPAL, RESOURCE = "?principal", "?resource"


class Comment(NamedTuple):
    """A comment with its slashes, and where it begins."""

    text: str
    start: int


class Head(NamedTuple):
    """Where the parts of a policy before its conditions begin; `close` is the parenthesis after the scopes."""

    annotations: list[int]
    effect: int
    principal: int
    action: int
    resource: int
    close: int


@dataclass(frozen=True)
class TemplateLink:
    """A policy that a template becomes with these entities in its slots."""

    template_id: str
    link_id: str
    values: Mapping[str, EntityUID]


@dataclass(frozen=True)
class PolicySet:
    """Policies in the order of `ids`, with what belongs to their text.

    `annotations` is by id of policy or template; an annotation without a value has None. `spans` says where
    expressions, conditions, policies and templates stand in the source, by identity: ask `span`; `read` keeps alive what has an identity there.
    """

    policies: list[Policy] = field(default_factory=list)
    templates: list[Template] = field(default_factory=list)
    links: list[TemplateLink] = field(default_factory=list)
    annotations: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    source: Source | None = field(default=None, repr=False, compare=False)
    comments: list[Comment] = field(default_factory=list, repr=False, compare=False)
    spans: Mapping[int, tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)
    heads: Mapping[str, Head] = field(default_factory=dict, repr=False, compare=False)
    read: tuple[object, ...] = field(default=(), repr=False, compare=False)

    @staticmethod
    def parse(text: str, name: str = "<text>") -> PolicySet:
        """The policy set of Cedar text; ids are policy0, policy1, ... Raises ParseError."""
        from lemmata.models.policy.syntax.policy_text import parse_policies

        return parse_policies(text, name)

    @staticmethod
    def from_json(text: str, name: str = "<json>") -> PolicySet:
        """The policy set of JSON: a set, or one policy, which is then policy0. Raises DocumentError."""
        from lemmata.models.policy.syntax.est_reader import parse_policies_json

        return parse_policies_json(text, name)

    @staticmethod
    def load(text: str, name: str = "<text>") -> PolicySet:
        """The policy set of text or JSON, whichever it is. Raises ParseError, DocumentError."""
        return (PolicySet.from_json if text.lstrip().startswith("{") else PolicySet.parse)(text, name)

    def text(self, width: int = 80) -> str:
        """The policies as text, laid out; comments stay near where they are. Raises ValueError for links."""
        from lemmata.models.policy.syntax.policy_printer import policy_set_text

        return policy_set_text(self, width)

    def to_json(self) -> dict[str, Any]:
        """JSON data: {"staticPolicies", "templates", "templateLinks"}."""
        from lemmata.models.policy.syntax.est_writer import policy_set_json

        return policy_set_json(self)

    def span(self, node: object) -> tuple[int, int] | None:
        """The offsets between which an expression, condition, policy or template of this set stands."""
        return self.spans.get(id(node))

    def place(self, node: object) -> tuple[int, int] | None:
        """Line and column, both from 1, of a part of this set."""
        span = self.span(node)
        return None if span is None or self.source is None else self.source.place(span[0])

    def instances(self) -> list[Policy]:
        """The static policies, then the policies that links make of templates."""
        by_id = {t.id: t for t in self.templates}
        linked = (instantiate(by_id[one.template_id], one.link_id, one.values) for one in self.links)
        return [*self.policies, *(policy for policy in linked if policy is not None)]

    def annotations_of(self, policy_id: str) -> Mapping[str, str | None]:
        """The annotations of a policy; a linked one has those of its template."""
        for link in self.links:
            if link.link_id == policy_id:
                policy_id = link.template_id
        return self.annotations.get(policy_id, {})

    def link(self, template_id: str, link_id: str, values: Mapping[str, EntityUID]) -> PolicySet:
        """This set with one more link. Raises LinkError."""
        one = TemplateLink(template_id, link_id, dict(values))
        taken = {*self.ids, *(link.link_id for link in self.links)}
        check_link(one, {t.id: t for t in self.templates}, taken)
        return replace(self, links=[*self.links, one])


def check_link(link: TemplateLink, templates: Mapping[str, Template], taken: Container[str]) -> None:
    """Raises LinkError where there is no such template, the id is taken, or values do not fit the slots."""
    template = templates.get(link.template_id)
    if template is None:
        hint = near(link.template_id, templates)
        raise _bad_link(link, f"there is no template `{link.template_id}`", hint)
    if link.link_id in taken:
        raise _bad_link(link, "there is a policy of this id already")
    wanted = slots(template)
    for missing in sorted(wanted - link.values.keys()):
        raise _bad_link(link, f"template `{link.template_id}` needs a value for {missing}")
    for extra in sorted(link.values.keys() - wanted):
        raise _bad_link(link, f"template `{link.template_id}` has no slot {extra}")


def _bad_link(link: TemplateLink, message: str, hint: str = "") -> LinkError:
    return LinkError(Problem(f"link `{link.link_id}`: {message}", hint=hint))


def slots(template: Template) -> set[str]:
    """The slots of a template."""
    places = {PRINCIPAL: template.principal, RESOURCE: template.resource}
    return {name for name, scope in places.items() if has_slot(scope)}


def instantiate(template: Template, policy_id: str, values: Mapping[str, EntityUID]) -> Policy | None:
    """The policy of a template; None where the values are not those of its slots."""
    principal, resource = values.get(PRINCIPAL), values.get(RESOURCE)
    found = fill_in(
        template,
        policy_id,
        None if principal is None else Some(principal),
        None if resource is None else Some(resource),
    )
    return None if found is None else found.value
