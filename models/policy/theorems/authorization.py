"""What authorization guarantees: for all sets of policies, all requests and all entities.

    allowed_iff, denied_iff, default_deny, explicit_permit, forbid_trumps_permit      the decision
    decision_of_same, determining_of_same, erroring_of_same                           order and repetition
    permits_determine, forbids_determine, nothing_determines, erroring_exactly        what the response lists
    adding_a_permit, adding_a_forbid                                                  one policy more
    erring_is_not_satisfied, erring_is_skipped, erring_is_reported                    errors

Every statement on decisions goes back to `decision_is`: of the policies only two truth values matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemmata.core.language import assume, define, theorem
from lemmata.core.language.builtins import append, exists, select, transform
from lemmata.core.library.lists import append_assoc, exists_append, filter_append, map_append
from lemmata.models.policy.authorizer import (
    Decision,
    erring,
    errs,
    is_authorized,
    satisfied,
    satisfied_with,
)
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.policies import Effect, Policy
from lemmata.models.policy.theorems.lists import any_of_same, same_elements, selection_empty, selection_member

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


# What is said of a request ----------------------------------------------------------------------------


@define
def some_satisfied(effect: Effect, q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Is there a satisfied policy of an effect?"""
    return any(p.effect == effect and satisfied(p, q, es) for p in ps)


@define
def permitted(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Is a permit policy satisfied?"""
    return some_satisfied(Effect.PERMIT, q, es, ps)


@define
def forbidden(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Is a forbid policy satisfied?"""
    return some_satisfied(Effect.FORBID, q, es, ps)


@define
def decision(q: Request, es: Entities, ps: list[Policy]) -> Decision:
    """The decision alone."""
    return is_authorized(q, es, ps).decision


@define
def determining(q: Request, es: Entities, ps: list[Policy]) -> list[str]:
    """The policies that it rests on."""
    return is_authorized(q, es, ps).determining


@define
def erroring(q: Request, es: Entities, ps: list[Policy]) -> list[str]:
    """The policies whose evaluation failed."""
    return is_authorized(q, es, ps).erroring


# The decision -----------------------------------------------------------------------------------------


@theorem
def none_satisfied(effect: Effect, q: Request, es: Entities, ps: list[Policy]) -> bool:
    """The list of the satisfied policies of an effect is empty where there is none."""
    return (satisfied_with(effect, q, es, ps) == []) == (not some_satisfied(effect, q, es, ps))


@none_satisfied.proof
def _(goal: Goal) -> None:
    goal.simp(satisfied_with, some_satisfied, selection_empty)


@theorem
def decision_is(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """The decision, from two truth values."""
    answer = Decision.ALLOW if permitted(q, es, ps) and not forbidden(q, es, ps) else Decision.DENY
    return decision(q, es, ps) == answer


@decision_is.proof
def _(goal: Goal) -> None:
    goal.auto(decision, is_authorized, none_satisfied, permitted, forbidden)


@theorem
def allowed_iff(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """A request is allowed if and only if a permit policy is satisfied and no forbid policy is."""
    return (decision(q, es, ps) == Decision.ALLOW) == (permitted(q, es, ps) and not forbidden(q, es, ps))


@allowed_iff.proof
def _(goal: Goal) -> None:
    goal.auto(decision, is_authorized, none_satisfied, permitted, forbidden)


@theorem
def denied_iff(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """A request is denied if and only if a forbid policy is satisfied or no permit policy is."""
    return (decision(q, es, ps) == Decision.DENY) == (forbidden(q, es, ps) or not permitted(q, es, ps))


@denied_iff.proof
def _(goal: Goal) -> None:
    goal.auto(decision, is_authorized, none_satisfied, permitted, forbidden)


@theorem
def default_deny(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Where no permit policy is satisfied, the request is denied."""
    assume(not permitted(q, es, ps))
    return decision(q, es, ps) == Decision.DENY


@default_deny.proof
def _(goal: Goal) -> None:
    goal.simp(denied_iff)


@theorem
def explicit_permit(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """What is allowed, a permit policy allows."""
    assume(decision(q, es, ps) == Decision.ALLOW)
    return permitted(q, es, ps)


@explicit_permit.proof
def _(goal: Goal) -> None:
    goal.auto(allowed_iff)


@theorem
def forbid_trumps_permit(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Where a forbid policy is satisfied, the request is denied, whatever is permitted."""
    assume(forbidden(q, es, ps))
    return decision(q, es, ps) == Decision.DENY


@forbid_trumps_permit.proof
def _(goal: Goal) -> None:
    goal.simp(denied_iff)


@theorem
def same_satisfied(effect: Effect, q: Request, es: Entities, ps: list[Policy], qs: list[Policy]) -> bool:
    """Whether a policy of an effect is satisfied depends on neither."""
    assume(same_elements(ps, qs))
    return some_satisfied(effect, q, es, ps) == some_satisfied(effect, q, es, qs)


@same_satisfied.proof
def _(goal: Goal) -> None:
    goal.unfold(some_satisfied).auto(any_of_same)


@theorem
def decision_of_same(q: Request, es: Entities, ps: list[Policy], qs: list[Policy]) -> bool:
    """The decision depends neither on the order of policies nor on how often one stands there."""
    assume(same_elements(ps, qs))
    return decision(q, es, ps) == decision(q, es, qs)


@decision_of_same.proof
def _(goal: Goal) -> None:
    goal = goal.use(same_satisfied, effect="Effect.PERMIT").use(same_satisfied, effect="Effect.FORBID")
    goal.simp(decision_is, permitted, forbidden)


# What the response lists ------------------------------------------------------------------------------


@theorem
def determining_is(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """The satisfied policies of the effect that the decision has."""
    effect = Effect.PERMIT if decision(q, es, ps) == Decision.ALLOW else Effect.FORBID
    return determining(q, es, ps) == satisfied_with(effect, q, es, ps)


@determining_is.proof
def _(goal: Goal) -> None:
    goal.auto(determining, decision, is_authorized)


@theorem
def permits_determine(q: Request, es: Entities, ps: list[Policy], id: str) -> bool:
    """Where the request is allowed, the determining policies are the satisfied permits."""
    assume(decision(q, es, ps) == Decision.ALLOW)
    return (id in determining(q, es, ps)) == any(
        p.id == id and p.effect == Effect.PERMIT and satisfied(p, q, es) for p in ps
    )


@permits_determine.proof
def _(goal: Goal) -> None:
    goal.simp(determining_is, satisfied_with, selection_member)


@theorem
def forbids_determine(q: Request, es: Entities, ps: list[Policy], id: str) -> bool:
    """Where it is denied, they are the satisfied forbids."""
    assume(decision(q, es, ps) == Decision.DENY)
    return (id in determining(q, es, ps)) == any(
        p.id == id and p.effect == Effect.FORBID and satisfied(p, q, es) for p in ps
    )


@forbids_determine.proof
def _(goal: Goal) -> None:
    goal.simp(determining_is, satisfied_with, selection_member)


@theorem
def nothing_determines(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """A denial by default rests on no policy."""
    assume(not permitted(q, es, ps) and not forbidden(q, es, ps))
    return determining(q, es, ps) == []


@nothing_determines.proof
def _(goal: Goal) -> None:
    goal.auto(determining, is_authorized, none_satisfied, permitted, forbidden)


@theorem
def erroring_is(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """The erroring policies, whatever the decision."""
    return erroring(q, es, ps) == erring(q, es, ps)


@erroring_is.proof
def _(goal: Goal) -> None:
    goal.auto(erroring, is_authorized)


@theorem
def erroring_exactly(q: Request, es: Entities, ps: list[Policy], id: str) -> bool:
    """The erroring policies are those whose evaluation fails."""
    return (id in erroring(q, es, ps)) == any(p.id == id and errs(p, q, es) for p in ps)


@erroring_exactly.proof
def _(goal: Goal) -> None:
    goal.simp(erroring_is, erring, selection_member)


@theorem
def determining_of_same(q: Request, es: Entities, ps: list[Policy], qs: list[Policy], id: str) -> bool:
    """Which policies determine the decision depends neither on order nor on repetition, either."""
    assume(same_elements(ps, qs))
    return (id in determining(q, es, ps)) == (id in determining(q, es, qs))


@determining_of_same.proof
def _(goal: Goal) -> None:
    goal.use(decision_of_same).simp(determining_is, satisfied_with, selection_member).auto(any_of_same)


@theorem
def erroring_of_same(q: Request, es: Entities, ps: list[Policy], qs: list[Policy], id: str) -> bool:
    """Nor does which policies err."""
    assume(same_elements(ps, qs))
    return (id in erroring(q, es, ps)) == (id in erroring(q, es, qs))


@erroring_of_same.proof
def _(goal: Goal) -> None:
    goal.simp(erroring_exactly).auto(any_of_same)


# More policies, and fewer -----------------------------------------------------------------------------


@theorem
def satisfied_among(effect: Effect, q: Request, es: Entities, ps: list[Policy], p: Policy, qs: list[Policy]) -> bool:
    """A policy among others adds itself."""
    more = (p.effect == effect and satisfied(p, q, es)) or some_satisfied(effect, q, es, ps + qs)
    return some_satisfied(effect, q, es, [*ps, p, *qs]) == more


@satisfied_among.proof
def _(goal: Goal) -> None:
    goal.auto(some_satisfied, exists, exists_append)


@theorem
def adding_a_permit(q: Request, es: Entities, ps: list[Policy], p: Policy, qs: list[Policy]) -> bool:
    """One more permit policy, wherever it stands, never turns allow into deny."""
    assume(p.effect == Effect.PERMIT)
    assume(decision(q, es, ps + qs) == Decision.ALLOW)
    return decision(q, es, [*ps, p, *qs]) == Decision.ALLOW


@adding_a_permit.proof
def _(goal: Goal) -> None:
    goal.auto(allowed_iff, permitted, forbidden, satisfied_among)


@theorem
def adding_a_forbid(q: Request, es: Entities, ps: list[Policy], p: Policy, qs: list[Policy]) -> bool:
    """One more forbid policy never turns deny into allow."""
    assume(p.effect == Effect.FORBID)
    assume(decision(q, es, ps + qs) == Decision.DENY)
    return decision(q, es, [*ps, p, *qs]) == Decision.DENY


@adding_a_forbid.proof
def _(goal: Goal) -> None:
    goal.auto(denied_iff, permitted, forbidden, satisfied_among)


# Errors -----------------------------------------------------------------------------------------------


@theorem
def erring_is_not_satisfied(p: Policy, q: Request, es: Entities) -> bool:
    """A policy that errs is not satisfied."""
    assume(errs(p, q, es))
    return not satisfied(p, q, es)


@erring_is_not_satisfied.proof
def _(goal: Goal) -> None:
    goal.auto(errs, satisfied)


@theorem
def selected_among(effect: Effect, q: Request, es: Entities, ps: list[Policy], p: Policy, qs: list[Policy]) -> bool:
    """What is not satisfied does not count among the satisfied."""
    assume(not satisfied(p, q, es))
    return satisfied_with(effect, q, es, [*ps, p, *qs]) == satisfied_with(effect, q, es, ps + qs)


@selected_among.proof
def _(goal: Goal) -> None:
    goal.simp(satisfied_with, filter_append, map_append, select)


@theorem
def erring_is_skipped(q: Request, es: Entities, ps: list[Policy], p: Policy, qs: list[Policy]) -> bool:
    """A policy that errs, permit or forbid, says nothing: decision and determining policies are as without it."""
    assume(errs(p, q, es))
    return (
        decision(q, es, [*ps, p, *qs]) == decision(q, es, ps + qs)
        and determining(q, es, [*ps, p, *qs]) == determining(q, es, ps + qs)
    )


@erring_is_skipped.proof
def _(goal: Goal) -> None:
    goal.simp(decision_is, determining_is, permitted, forbidden, satisfied_among, selected_among, erring_is_not_satisfied)


@theorem
def erring_is_reported(q: Request, es: Entities, ps: list[Policy], p: Policy, qs: list[Policy]) -> bool:
    """And it is listed, in its place."""
    assume(errs(p, q, es))
    return erroring(q, es, [*ps, p, *qs]) == erroring(q, es, ps) + [p.id] + erroring(q, es, qs)


@erring_is_reported.proof
def _(goal: Goal) -> None:
    goal.simp(erroring_is, erring, filter_append, map_append, select, transform, append, append_assoc)


@theorem
def not_erring_is_not_reported(q: Request, es: Entities, ps: list[Policy], p: Policy, qs: list[Policy]) -> bool:
    """A policy that does not err changes nothing of that list."""
    assume(not errs(p, q, es))
    return erroring(q, es, [*ps, p, *qs]) == erroring(q, es, ps + qs)


@not_erring_is_not_reported.proof
def _(goal: Goal) -> None:
    goal.simp(erroring_is, erring, filter_append, map_append, select, transform, append)
