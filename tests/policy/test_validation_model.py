"""The validator's definitions against Cedar: rules one by one, random expressions, the shared tests."""

from __future__ import annotations

import cedarpy
import pytest
from lemmata.core.language.registry import definition
from lemmata.models.policy.conform import linked
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.syntax.policy_text import parse_policies
from lemmata.models.policy.syntax.resolution import load_schema
from lemmata.models.policy.validation import policies as model
from lemmata.models.policy.validation.versions import Version

from tests.policy.corpus import cases
from tests.policy.validated import CONDITIONS, SCHEMA, SCOPES

RESOLVED = load_schema(SCHEMA).schema


def cedar(text: str, schema: str = SCHEMA) -> bool:
    """Whether Cedar validates policies."""
    return bool(cedarpy.validate_policies(text, schema).validation_passed)


def ours(text: str) -> bool:
    """Whether the model does."""
    read = parse_policies(text)
    return model.validate(read.policies, read.templates, RESOLVED, Version.V4_12)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_conditions(condition: str) -> None:
    text = f"permit(principal, action, resource) when {{ {condition} }};"
    assert ours(text) == cedar(text)


@pytest.mark.parametrize("scopes", SCOPES)
def test_scopes(scopes: str) -> None:
    """Also where the conditions are ill-typed, so that it shows which environments the scopes leave."""
    for condition in ("true", "1", "resource has z && resource.z"):
        text = f"permit({scopes}) when {{ {condition} }};"
        assert ours(text) == cedar(text), condition


def test_the_tables_are_of_both_kinds() -> None:
    for texts in (
        [f"permit(principal, action, resource) when {{ {c} }};" for c in CONDITIONS],
        [f"permit({s});" for s in SCOPES],
    ):
        verdicts = [ours(text) for text in texts]
        assert sum(verdicts) > len(texts) // 4 < sum(not v for v in verdicts) * 2


@pytest.mark.parametrize("pack", ["handwritten", "examples", pytest.param("corpus", marks=pytest.mark.slow)])
def test_packs(pack: str) -> None:
    for case in cases(pack):
        policies = linked(parse_policies(case["policies"]), case["template_links"])
        schema = load_schema(case["schema"]).schema
        with deep_recursion():
            for version, key in ((Version.V4_12, "should_validate"), (Version.V4_13, "should_validate_4_13")):
                found = model.validate(policies.instances(), policies.templates, schema, version)
                assert found == case[key], (case["name"], key)


def test_definitions_enter_the_kernel() -> None:
    assert definition(model.validate).constant is not None
