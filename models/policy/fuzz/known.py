"""Where Cedar is known to differ, and why: everything else is a difference to explain.

An entry looks at the case again, not only at what is said of it: it must come to Cedar's answer by the very thing
that it names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lemmata.models.policy.authorizer import policy_expr
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.expressions import Expr, RecordExpr
from lemmata.models.policy.fuzz.cases import Case
from lemmata.models.policy.fuzz.compare import Difference, instances
from lemmata.models.policy.fuzz.coverage import error_name
from lemmata.models.policy.fuzz.rewriting import mapped, with_bodies
from lemmata.models.policy.syntax.entities_json import entities_from_data, request_from_data
from lemmata.models.policy.values import Err


@dataclass(frozen=True)
class Known:
    """A difference that has a reason."""

    reason: str
    matches: Callable[[Case, Difference], bool]


def _by_name(e: Expr) -> Expr:
    """A record literal with its fields in the order of their names; other expressions as they are."""
    return RecordExpr(sorted(e.fields, key=lambda field: field[0])) if isinstance(e, RecordExpr) else e


def _fields_by_name(case: Case, d: Difference) -> bool:
    """Does the policy err as Cedar says when the fields of record literals are evaluated in the order of their names?"""
    if d.of != "kind of error" or d.request is None:
        return False
    policy = next(p for p in instances(case) if p.id == d.policy)
    other = with_bodies(policy, lambda e: mapped(e, _by_name))
    if other == policy:
        return False
    request, store = request_from_data(case.requests[d.request]), entities_from_data(case.entities)
    result = evaluate(policy_expr(other), request, store.entities)
    return isinstance(result, Err) and error_name(result.error) == d.theirs


KNOWN = (
    Known(
        "Cedar evaluates the fields of a record literal by name, the model as they are written: of several errors it is another",
        _fields_by_name,
    ),
)


def explained(case: Case, d: Difference) -> Known | None:
    """The entry that explains a difference, if one does."""
    with deep_recursion():
        return next((known for known in KNOWN if known.matches(case, d)), None)
