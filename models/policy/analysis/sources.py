"""Policies, schemas and expressions as constants of a file with properties."""

from __future__ import annotations

from pathlib import Path

from lemmata.models.policy.expressions import Expr
from lemmata.models.policy.policies import Policy
from lemmata.models.policy.schema import Schema
from lemmata.models.policy.syntax.errors import DocumentError, Problem
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.syntax.resolution import load_schema


def policies(path: Path) -> list[Policy]:
    """The policies of a file, text or JSON, templates with their links. Raises OSError, ParseError, DocumentError."""
    return PolicySet.load(path.read_text(encoding="utf-8"), str(path)).instances()


def schema(path: Path) -> Schema:
    """The schema of a file, in either format. Raises OSError, ParseError, DocumentError, SchemaError."""
    return load_schema(path.read_text(encoding="utf-8"), str(path)).schema


def expression(text: str) -> Expr:
    """An expression of the policy language. Raises ParseError; DocumentError where the text is more than that."""
    (policy,) = PolicySet.parse(f"permit (principal, action, resource) when {{ {text} }};", "<expression>").policies
    if len(policy.conditions) != 1:
        raise DocumentError(Problem(f"`{text}` is more than an expression"))
    return policy.conditions[0].body
