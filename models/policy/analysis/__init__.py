"""Properties of a user's own policies: what can be said of them, and how they are proved or refuted."""

from lemmata.models.policy.analysis.evaluation import evaluate_policies
from lemmata.models.policy.analysis.sources import expression, policies, schema

__all__ = ["evaluate_policies", "expression", "policies", "schema"]
