"""What is nearly true of authorization, and a policy set that shows that it is not.

Each statement stands beside one of models/policy/theorems/authorization.py.
"""

from __future__ import annotations

from typing import Any

from lemmata.core.language import Theorem, assume, define, replace, theorem
from lemmata.core.language.builtins import exists, select, transform
from lemmata.models.policy.authorizer import Decision, erring, errs, is_authorized, satisfied, satisfied_with
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.policies import Effect, Equal, Policy
from lemmata.models.policy.theorems.authorization import (
    decision,
    decision_is,
    determining,
    determining_is,
    erroring,
    erroring_is,
    forbidden,
    permitted,
    some_satisfied,
)
from lemmata.models.policy.theorems.lists import same_elements
from lemmata.models.policy.theorems.slicing import in_scope

from tests.policy.worlds import (
    ERRING_FORBID,
    ERRING_PERMIT,
    FORBID,
    OTHER_FORBID,
    OTHER_PERMIT,
    PERMIT,
    policies,
    policy,
)

UNFOLDED = (permitted, forbidden, some_satisfied, satisfied_with, erring, exists, select, transform)
FALSE: list[tuple[Theorem[Any], dict[str, Any]]] = []


def false_of(statement: Theorem[Any], **arguments: Any) -> None:
    """The statement is false of these arguments, and of the request and entities of `worlds`.

    What proves the true ones is tried on it: the theorems, their definitions, and a search.
    """
    statement.proof(lambda goal: goal.auto(decision_is, determining_is, erroring_is, *UNFOLDED, depth=2))
    FALSE.append((statement, arguments))


# The decision


@theorem
def allowed_iff_permitted(q: Request, es: Entities, ps: list[Policy]) -> bool:
    return (decision(q, es, ps) == Decision.ALLOW) == permitted(q, es, ps)


false_of(allowed_iff_permitted, ps=policies(PERMIT, FORBID))


@theorem
def denied_iff_forbidden(q: Request, es: Entities, ps: list[Policy]) -> bool:
    return (decision(q, es, ps) == Decision.DENY) == forbidden(q, es, ps)


false_of(denied_iff_forbidden, ps=policies(OTHER_PERMIT))


@theorem
def permit_trumps_forbid(q: Request, es: Entities, ps: list[Policy]) -> bool:
    assume(permitted(q, es, ps))
    return decision(q, es, ps) == Decision.ALLOW


false_of(permit_trumps_forbid, ps=policies(FORBID, PERMIT))


@theorem
def default_allow(q: Request, es: Entities, ps: list[Policy]) -> bool:
    assume(not forbidden(q, es, ps))
    return decision(q, es, ps) == Decision.ALLOW


false_of(default_allow, ps=policies(OTHER_PERMIT, OTHER_FORBID))


@theorem
def decision_of_part(q: Request, es: Entities, ps: list[Policy], qs: list[Policy]) -> bool:
    assume(all(p in qs for p in ps))
    return decision(q, es, ps) == decision(q, es, qs)


false_of(decision_of_part, ps=policies(PERMIT), qs=policies(PERMIT, FORBID))


@theorem
def response_of_same(q: Request, es: Entities, ps: list[Policy], qs: list[Policy]) -> bool:
    assume(same_elements(ps, qs))
    return is_authorized(q, es, ps) == is_authorized(q, es, qs)


false_of(response_of_same, ps=policies(PERMIT, PERMIT), qs=list(reversed(policies(PERMIT, PERMIT))))


# What the response lists


@theorem
def satisfied_permits_determine(q: Request, es: Entities, ps: list[Policy], id: str) -> bool:
    permits = any(p.id == id and p.effect == Effect.PERMIT and satisfied(p, q, es) for p in ps)
    return (id in determining(q, es, ps)) == permits


false_of(satisfied_permits_determine, ps=policies(PERMIT, FORBID), id="policy0")


@theorem
def something_determines(q: Request, es: Entities, ps: list[Policy]) -> bool:
    return determining(q, es, ps) != []


false_of(something_determines, ps=[])


@theorem
def nothing_determines_a_denial(q: Request, es: Entities, ps: list[Policy]) -> bool:
    assume(decision(q, es, ps) == Decision.DENY)
    return determining(q, es, ps) == []


false_of(nothing_determines_a_denial, ps=policies(FORBID))


@theorem
def determining_do_not_err(q: Request, es: Entities, ps: list[Policy], id: str) -> bool:
    """It takes different ids to make it true."""
    assume(id in determining(q, es, ps))
    return id not in erroring(q, es, ps)


false_of(determining_do_not_err, ps=[*policies(PERMIT), *policies(ERRING_PERMIT)], id="policy0")


@theorem
def erroring_are_not_satisfied(q: Request, es: Entities, ps: list[Policy], id: str) -> bool:
    return (id in erroring(q, es, ps)) == any(p.id == id and not satisfied(p, q, es) for p in ps)


false_of(erroring_are_not_satisfied, ps=policies(OTHER_PERMIT), id="policy0")


# One policy more


@theorem
def adding_a_permit_changes_nothing(q: Request, es: Entities, ps: list[Policy], p: Policy) -> bool:
    assume(p.effect == Effect.PERMIT)
    return decision(q, es, [p, *ps]) == decision(q, es, ps)


false_of(adding_a_permit_changes_nothing, ps=[], p=policy(PERMIT))


@theorem
def adding_a_forbid_changes_nothing(q: Request, es: Entities, ps: list[Policy], p: Policy) -> bool:
    assume(p.effect == Effect.FORBID)
    return decision(q, es, [p, *ps]) == decision(q, es, ps)


false_of(adding_a_forbid_changes_nothing, ps=policies(PERMIT), p=policy(FORBID))


@theorem
def adding_a_permit_keeps_denied(q: Request, es: Entities, ps: list[Policy], p: Policy) -> bool:
    assume(p.effect == Effect.PERMIT)
    assume(decision(q, es, ps) == Decision.DENY)
    return decision(q, es, [p, *ps]) == Decision.DENY


false_of(adding_a_permit_keeps_denied, ps=[], p=policy(PERMIT))


@theorem
def adding_a_satisfied_permit_allows(q: Request, es: Entities, ps: list[Policy], p: Policy) -> bool:
    assume(p.effect == Effect.PERMIT and satisfied(p, q, es))
    return decision(q, es, [p, *ps]) == Decision.ALLOW


false_of(adding_a_satisfied_permit_allows, ps=policies(FORBID), p=policy(PERMIT))


@theorem
def adding_a_permit_keeps_determining(q: Request, es: Entities, ps: list[Policy], p: Policy) -> bool:
    assume(p.effect == Effect.PERMIT)
    assume(decision(q, es, ps) == Decision.ALLOW)
    return determining(q, es, [p, *ps]) == determining(q, es, ps)


false_of(adding_a_permit_keeps_determining, ps=policies(PERMIT), p=replace(policy(PERMIT), id="new"))


@theorem
def more_policies_keep_denied(q: Request, es: Entities, ps: list[Policy], p: Policy) -> bool:
    assume(decision(q, es, ps) == Decision.DENY)
    return decision(q, es, [p, *ps]) == Decision.DENY


false_of(more_policies_keep_denied, ps=policies(OTHER_PERMIT), p=policy(PERMIT))


# Errors


@theorem
def removing_an_erring_policy_changes_nothing(q: Request, es: Entities, ps: list[Policy], p: Policy) -> bool:
    assume(errs(p, q, es))
    return is_authorized(q, es, [p, *ps]) == is_authorized(q, es, ps)


false_of(removing_an_erring_policy_changes_nothing, ps=[], p=policy(ERRING_FORBID))


@theorem
def erring_forbid_denies(q: Request, es: Entities, ps: list[Policy], p: Policy) -> bool:
    """The language fails open here: a forbid that errs forbids nothing."""
    assume(p.effect == Effect.FORBID and errs(p, q, es))
    return decision(q, es, [p, *ps]) == Decision.DENY


false_of(erring_forbid_denies, ps=policies(PERMIT), p=policy(ERRING_FORBID))


@theorem
def errs_where_not_satisfied(q: Request, es: Entities, p: Policy) -> bool:
    return errs(p, q, es) == (not satisfied(p, q, es))


false_of(errs_where_not_satisfied, p=policy(OTHER_PERMIT))


@define
def reversed_conditions(p: Policy) -> Policy:
    """The same clauses from bottom to top."""
    return replace(p, conditions=list(reversed(p.conditions)))


@theorem
def conditions_in_any_order(q: Request, es: Entities, p: Policy) -> bool:
    return errs(reversed_conditions(p), q, es) == errs(p, q, es)


false_of(
    conditions_in_any_order,
    p=policy("permit(principal, action, resource) when { false } when { context.missing };"),
)


# Slices


@theorem
def permits_are_enough(q: Request, es: Entities, ps: list[Policy]) -> bool:
    return decision(q, es, [p for p in ps if p.effect == Effect.PERMIT]) == decision(q, es, ps)


false_of(permits_are_enough, ps=policies(PERMIT, FORBID))


@theorem
def satisfied_where_in_scope(q: Request, es: Entities, p: Policy) -> bool:
    return satisfied(p, q, es) == in_scope(p, q, es)


false_of(satisfied_where_in_scope, p=policy("permit(principal, action, resource) when { false };"))


@theorem
def slice_without_erring(q: Request, es: Entities, ps: list[Policy]) -> bool:
    return is_authorized(q, es, [p for p in ps if not errs(p, q, es)]) == is_authorized(q, es, ps)


false_of(slice_without_erring, ps=policies(PERMIT, ERRING_PERMIT))


@theorem
def slice_by_principal_named(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """An index on `principal ==` alone forgets the policies that name nobody."""
    named = [p for p in ps if p.principal == Equal(q.principal)]
    return is_authorized(q, es, named) == is_authorized(q, es, ps)


false_of(slice_by_principal_named, ps=policies(PERMIT))
