"""The compiled form beside the model: what each makes of an expression in one world, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable

from lemmata.models.policy.compiled.entities import Prepared, scene_of
from lemmata.models.policy.compiled.expressions import compile_expr
from lemmata.models.policy.compiled.values import Failed, model_value
from lemmata.models.policy.entities import Request
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.expressions import Expr, GetAttr, Lit, Var, Variable
from lemmata.models.policy.syntax.policy_text import parse_expression
from lemmata.models.policy.values import Error, Ok, Value

from tests.policy.test_operators import ASKED, STORE, VALUES

MORE = [
    "[true]", "[false]", "[0]", "[true, 1]", "[[true]]", "[[1]]", "{n: true}", "[{n: true}]", "[{n: 1}]", "{n: [1]}", "{n: [true]}",
    "[{n: 1}, 1, \"x\", principal]", "[principal, resource]", '["x"]', '["t", "x"]', '[ip("::1"), decimal("1.5")]', 'U::"nowhere"',
    'decimal("1.50")', '{n: principal}', "[1, 2, 3]", 'datetime("1970-01-01T00:00:00Z")', '"U"',
]  # fmt: skip
"""Values beside those of `test_operators`: near to each other, so that one may be taken for the other."""


def _value(text: str) -> Value:
    match evaluate(parse_expression(text), ASKED, STORE.entities):
        case Ok(found):
            return found
        case error:
            raise ValueError(f"{text}: {error}")


TEXTS = [*VALUES, *MORE]
FIELDS = sorted((f"v{i:02}", _value(text)) for i, text in enumerate(TEXTS))
WORLD = Request(ASKED.principal, ASKED.action, ASKED.resource, FIELDS)
"""The request of `test_operators`, with all values in its context."""

WRITTEN: list[Expr] = [parse_expression(text) for text in TEXTS]
"""The values as expressions, most of them constant."""

LITERAL: list[Expr] = [Lit(value) for _, value in FIELDS]
"""The values as they stand in residual policies."""

GIVEN: list[Expr] = [GetAttr(Variable(Var.CONTEXT), name) for name, _ in FIELDS]
"""The values as parts of the request, known only when it is there."""

SCENE = scene_of(WORLD, Prepared(STORE))


def by_the_model(e: Expr) -> Value | Error:
    """What the model makes of an expression."""
    match evaluate(e, WORLD, STORE.entities):
        case Ok(value):
            return value
        case error:
            return error.error


def by_the_compiled(e: Expr) -> Value | Error:
    """What the compiled form makes of it."""
    try:
        return model_value(compile_expr(e).run(SCENE))
    except Failed as failed:
        return failed.error


def differences(es: Iterable[Expr]) -> list[tuple[Expr, Value | Error, Value | Error]]:
    """Expressions of which they say different things, with both."""
    found = [(e, by_the_model(e), by_the_compiled(e)) for e in es]
    return [(e, a, b) for e, a, b in found if a != b]


def differ(es: Iterable[Expr]) -> bool:
    """Is there one of which they do?"""
    return any(by_the_model(e) != by_the_compiled(e) for e in es)
