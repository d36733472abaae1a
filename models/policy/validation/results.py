"""Validation of policy sets: the verdicts of `policies`, and what is wrong where, in words."""

from __future__ import annotations

from collections.abc import Callable

from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.syntax.resolution import ResolvedSchema
from lemmata.models.policy.validation import policies as model
from lemmata.models.policy.validation.policies import Version


def validates(version: Version) -> Callable[[PolicySet, ResolvedSchema], bool]:
    """The test whether all policies of a set, templates and their links are valid."""

    def validate(policies: PolicySet, schema: ResolvedSchema) -> bool:
        with deep_recursion():
            return model.validate(policies.instances(), policies.templates, schema.schema, version)

    return validate
