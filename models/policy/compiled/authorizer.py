"""The answer of the model to a request, by an index on scopes and compiled conditions.

    compiled = CompiledPolicies(policies)
    entities = Prepared(store)
    compiled.is_authorized(request, entities)       # == is_authorized(request, store.entities, policies) of the model

The index gives the policies in scope; `slice_is_sound` of `theorems/slicing` is why the others do not matter, and
`conditions_decide` why only the conditions of these are looked at. Ids are in the order of the policies, as the model has them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from lemmata.models.policy.authorizer import Decision, Response, condition_expr, conditions_expr
from lemmata.models.policy.compiled.entities import Prepared, Scene, scene_of
from lemmata.models.policy.compiled.expressions import Compiler, Run, conjunction
from lemmata.models.policy.compiled.index import Index
from lemmata.models.policy.compiled.reading import read_scene
from lemmata.models.policy.compiled.values import Failed, NestedTooDeep
from lemmata.models.policy.depth import deep_recursion
from lemmata.models.policy.entities import Request
from lemmata.models.policy.evaluator import evaluate
from lemmata.models.policy.expressions import And, Lit
from lemmata.models.policy.policies import Condition, Effect, Policy
from lemmata.models.policy.values import Bool, Err, Error, Ok

Entry: TypeAlias = tuple[int, bool, Run | None]
"""A policy: its place, whether it permits, and its conditions if it has any."""


Found: TypeAlias = tuple[list[int], list[int], dict[int, Error]]
"""The permit policies and the forbid policies that are satisfied, and why those erred that did, by their places."""


class CompiledPolicies:
    """Policies that answer requests."""

    def __init__(self, policies: Iterable[Policy]) -> None:
        """Raises NotCanonical for a literal that is a set or a record out of order."""
        self.policies = list(policies)
        self._ids = [policy.id for policy in self.policies]
        self._index: Index[Entry] = Index()
        compiler = Compiler()
        for place, policy in enumerate(self.policies):
            entry = place, policy.effect == Effect.PERMIT, compile_conditions(policy.conditions, compiler)
            self._index.add(policy, entry)

    def __len__(self) -> int:
        return len(self.policies)

    def is_authorized(self, request: Request, entities: Prepared) -> Response:
        """The answer to a request. Raises NotCanonical, NestedTooDeep for values that are out of order or too deep."""
        return self.response(self.evaluated(scene_of(request, entities)))

    def is_authorized_data(self, data: Any, entities: Prepared) -> Response:
        """The answer to a request of JSON data. Raises DocumentError where it is none, and NestedTooDeep."""
        return self.response(self.evaluated(read_scene(data, entities)))

    def evaluated(self, q: Scene) -> Found:
        """What became of the policies, in no order. Raises the same."""
        permits: list[int] = []
        forbids: list[int] = []
        errors: dict[int, Error] = {}
        for entries in self._index.meeting(q):
            for place, permit, conditions in entries:
                try:
                    truth = conditions is None or conditions(q)
                except Failed as failed:
                    errors[place] = failed.error
                else:
                    if truth is True:
                        (permits if permit else forbids).append(place)
                    elif truth is not False:
                        errors[place] = Error.TYPE_ERROR
        return permits, forbids, errors

    def response(self, found: Found) -> Response:
        """The response that is made of it."""
        permits, forbids, errors = found
        erring = self._named(errors) if errors else []
        if permits and not forbids:
            return Response(Decision.ALLOW, self._named(permits), erring)
        return Response(Decision.DENY, self._named(forbids) if forbids else [], erring)

    def _named(self, places: Iterable[int]) -> list[str]:
        """The ids of policies, in the order of the policies."""
        ids = self._ids
        return [ids[place] for place in sorted(set(places))]  # the index may find one more than once


def compile_conditions(conditions: list[Condition], compiler: Compiler) -> Run | None:
    """The conjunction of all conditions; None where there are none."""
    if not conditions:
        return None
    try:
        runs = [compiler.compile(condition_expr(condition)).run for condition in conditions]
    except NestedTooDeep:
        return by_the_model(conditions)
    return runs[0] if len(runs) == 1 else conjunction(runs)


def by_the_model(conditions: list[Condition]) -> Run:
    """The same for expressions that are nested too deep: the model evaluates them."""
    e = And(Lit(Bool(True)), conditions_expr(conditions))

    def run(q: Scene) -> bool:
        with deep_recursion():
            match evaluate(e, q.request, q.entities.store.entities):
                case Ok(Bool(value)): return value
                case Err(error):      raise Failed(error)
                case other:           raise TypeError(f"conditions evaluate to {other}")

    return run
