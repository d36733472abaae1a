"""Validation of policy sets: the verdicts of the definitions, and what is wrong where, in words.

    result = validate(PolicySet.parse(text), load_schema(schema))
    result.valid          # what `policies.validate` says
    print(result)         # photos.cedar:3:24: policy0: expected Bool, found Long, and so on
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lemmata.core.language import Some
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.expressions import And, Expr
from lemmata.models.policy.policies import Policy, Template
from lemmata.models.policy.syntax.errors import Problem
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.syntax.resolution import ResolvedSchema
from lemmata.models.policy.validation import levels
from lemmata.models.policy.validation import policies as model
from lemmata.models.policy.validation.environments import Environment, environments
from lemmata.models.policy.validation.judgements import IllTyped, Typing
from lemmata.models.policy.validation.messages import (
    counterpart,
    explain,
    show_environment,
    subexpressions,
    unknown_name,
)
from lemmata.models.policy.validation.typechecker import type_of
from lemmata.models.policy.validation.versions import Version

SHOWN = 3
"""So many environments of a finding are named."""


def validates(version: Version) -> Callable[[PolicySet, ResolvedSchema], bool]:
    """The test whether all policies of a set, templates and their links are valid."""

    def valid(policies: PolicySet, schema: ResolvedSchema) -> bool:
        with deep_recursion():
            return model.validate(policies.instances(), policies.templates, schema.schema, version)

    return valid


@dataclass(frozen=True)
class Finding:
    """One thing to say of a policy: what, where, and in which environments it is so (none: in whichever)."""

    policy: str
    problem: Problem
    environments: tuple[Environment, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """One object, for programs."""
        found: dict[str, Any] = {"policy": self.policy, "message": self.problem.message}
        if self.problem.source is not None:
            found |= {"line": self.problem.line, "column": self.problem.column}
        if self.environments:
            found["environments"] = [
                {"principal": e.principal, "action": {"type": e.action.type, "id": e.action.id}, "resource": e.resource}
                for e in self.environments
            ]
        return found

    def __str__(self) -> str:
        lines = [str(self.problem), *(f"  for {show_environment(e)}" for e in self.environments[:SHOWN])]
        if len(self.environments) > SHOWN:
            lines.append(f"  and {len(self.environments) - SHOWN} more")
        return "\n".join(lines)


@dataclass(frozen=True)
class ValidationResult:
    """The verdict, with what is wrong and what is only strange."""

    valid: bool
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """One object, for programs."""
        return {
            "valid": self.valid,
            "errors": [finding.as_json() for finding in self.errors],
            "warnings": [finding.as_json() for finding in self.warnings],
        }

    def __str__(self) -> str:
        lines = [f"error: {finding}" for finding in self.errors]
        lines += [f"warning: {finding}" for finding in self.warnings]
        return "\n".join([*lines, "valid" if self.valid else "not valid"])


def validate(
    policies: PolicySet,
    schema: ResolvedSchema,
    *,
    version: Version = Version.V4_12,
    level: int | None = None,
) -> ValidationResult:
    """Validate the policies of a set, its templates, and their links; at a level, if one is given."""
    with deep_recursion():
        result = ValidationResult(validates(version)(policies, schema))
        for report in _reports(policies, schema, version):
            report.say()
            result.errors.extend(report.errors)
            result.warnings.extend(report.warnings)
        if level is None or not result.valid:
            return result
        for report in _reports(policies, schema, version):
            report.say_level(level)
            result.errors.extend(report.errors)
    return ValidationResult(not result.errors, result.errors, result.warnings)


def _reports(policies: PolicySet, schema: ResolvedSchema, version: Version) -> Iterator[_Report]:
    """One for each policy, template and linked policy."""
    templates = {t.id: t for t in policies.templates}
    sources: dict[str, Policy | Template] = {p.id: p for p in policies.policies} | templates
    sources |= {link.link_id: templates[link.template_id] for link in policies.links}
    found = [*map(model.as_template, policies.instances()), *policies.templates]
    order = {name: place for place, name in enumerate(policies.ids)}
    for t in sorted(found, key=lambda t: order.get(t.id, len(order))):
        yield _Report(t, sources[t.id], policies, schema, version)


class _Report:
    """What is said of one policy or template."""

    def __init__(
        self, t: Template, source: Policy | Template, policies: PolicySet, schema: ResolvedSchema, version: Version
    ) -> None:
        self.template, self.source, self.version = t, source, version
        self.policies, self.schema = policies, schema
        self.expression = model.template_expr(t)
        self.environments = environments(schema.schema)
        self.errors: list[Finding] = []
        self.warnings: list[Finding] = []

    def say(self) -> None:
        """Names, applicability, types."""
        self._names()
        if not model.applicable(self.template, self.schema.schema):
            findings = self.errors if self.version is Version.V4_12 else self.warnings
            findings.append(self._finding("no action of the schema applies to principals and resources of these scopes"))
        typings = [self._typing(env) for env in self.environments]
        self._types(typings)
        if all(model.is_false(typing) for _, typing, _ in typings):
            self.warnings.append(self._finding("this policy is never satisfied: it is false in every environment"))

    def say_level(self, level: int) -> None:
        """The environments in which a level is not enough."""
        failing: dict[str, list[Environment]] = {}
        for env in self.environments:
            match levels.level_in(self.template, env):
                case Some(needed) if needed <= level:
                    continue
                case Some(needed):
                    what = f"level {needed} is needed, and {level} is asked for"
                case _:
                    what = "no level is enough: this reads an entity that is written out"
            failing.setdefault(what, []).append(env)
        self.errors = [self._finding(what, None, envs) for what, envs in failing.items()]

    def _typing(self, env: Environment) -> tuple[Environment, Typing, Expr]:
        substituted = model.substitute_action(self.expression, env.action)
        return env, type_of(substituted, [], env), substituted

    def _names(self) -> None:
        seen = set[str]()
        for e in subexpressions(self.expression):
            message = unknown_name(e, self.schema)
            if message is not None and message not in seen:
                seen.add(message)
                self.errors.append(self._finding(message, e))

    def _types(self, typings: list[tuple[Environment, Typing, Expr]]) -> None:
        found: dict[tuple[int, str], tuple[Expr, list[Environment]]] = {}
        for env, typing, substituted in typings:
            match typing:
                case IllTyped():
                    at, message = explain(typing, env, self.schema)
                    original = counterpart(at, substituted, self.expression)
                    if unknown_name(original, self.schema) is None:
                        found.setdefault((id(original), message), (original, []))[1].append(env)
                case _:
                    continue
        self.errors += [self._finding(message, e, envs) for (_, message), (e, envs) in found.items()]

    def _finding(self, message: str, e: Expr | None = None, envs: list[Environment] | None = None) -> Finding:
        """At an expression where its place is known, and else at the policy."""
        name, source = self.template.id, self.policies.source
        span = (self._span(e) if e is not None else None) or self.policies.span(self.source)
        start, end = span or (0, 0)
        problem = Problem(message, source if span else None, start, end, path=name)
        return Finding(name, problem, tuple(envs or ()))

    def _span(self, e: Expr) -> tuple[int, int] | None:
        """Where an expression stands; of a part of a scope, the scope."""
        return self.policies.span(e) or self._scope_spans.get(id(e))

    @cached_property
    def _scope_spans(self) -> dict[int, tuple[int, int]]:
        head, source = self.policies.heads.get(self.source.id), self.policies.source
        match self.expression:
            case And(principal, And(action, And(resource, _))) if head is not None and source is not None:
                ends = (head.action, head.resource, head.close)
                starts = (head.principal, head.action, head.resource)
            case _:
                return {}
        spans: dict[int, tuple[int, int]] = {}
        for scope, start, end in zip((principal, action, resource), starts, ends, strict=True):
            text = source.text[start:end].rstrip().removesuffix(",")
            spans |= {id(node): (start, start + len(text)) for node in subexpressions(scope)}
        return spans
