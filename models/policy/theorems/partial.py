"""Partial evaluation followed by the rest is full evaluation: for all policies, requests and entities.

    partial_then_rest       of an expression
    known_satisfied         what is known of a policy is so; also known_false, known_erring
    decided_is_decided      a decision that is made is the decision, whatever turns out
    residual_response       the residual policies give the whole response: decision, determining and erring policies

`request_fits` and `entities_fit` say which requests and entities may turn out; `partial_lookups`, `partial_forms`,
`partial_steps` and `partial_lists` have the steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemmata.core.language import Some, assume, define, theorem
from lemmata.core.language.builtins import exists, member, select, transform
from lemmata.models.policy.authorizer import (
    Decision,
    action_expr,
    condition_expr,
    conditions_expr,
    erring,
    errs,
    is_authorized,
    policy_expr,
    satisfied,
    satisfied_with,
    scope_expr,
)
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import as_bool, evaluate, evaluate_all, evaluate_fields
from lemmata.models.policy.expressions import Expr
from lemmata.models.policy.partial.authorizer import (
    Standing,
    certain,
    matters,
    partial_authorize,
    partial_decision,
    partial_policy,
    possible,
    residual_policies,
    residual_policy,
    satisfiable,
    standing,
    with_condition,
)
from lemmata.models.policy.partial.evaluator import partial, partial_all, partial_fields
from lemmata.models.policy.partial.fitting import entities_fit, request_fits
from lemmata.models.policy.partial.known import PartialEntities, PartialRequest
from lemmata.models.policy.partial.results import rest, rest_all, rest_fields
from lemmata.models.policy.policies import Effect, Policy
from lemmata.models.policy.theorems.authorization import (
    decision,
    decision_is,
    erring_is_not_satisfied,
    erroring,
    erroring_is,
    forbidden,
    permitted,
    some_satisfied,
)
from lemmata.models.policy.theorems.partial_forms import and_truth, as_bool_twice, truth_stays
from lemmata.models.policy.theorems.partial_lists import (
    call_agrees,
    cons_agrees,
    field_agrees,
    record_agrees,
    set_agrees,
)
from lemmata.models.policy.theorems.partial_lookups import variable_agrees
from lemmata.models.policy.theorems.partial_steps import (
    REST,
    and_agrees,
    and_true,
    bare_same,
    binary_agrees,
    evaluate_literal,
    get_agrees,
    has_agrees,
    if_agrees,
    or_agrees,
    unary_agrees,
)

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


# Expressions ------------------------------------------------------------------------------------------


@define
def same_field(
    field: tuple[str, Expr], q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities
) -> bool:
    """Of the expression of one field: both ways give the same."""
    _, e = field
    return rest(partial(e, pq, pes), q, es) == evaluate(e, q, es)


@theorem
def partial_then_rest(e: Expr, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities) -> bool:
    """What is known, or else the value of what is left, is the value of the whole, errors too."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    return rest(partial(e, pq, pes), q, es) == evaluate(e, q, es)


STEPS = (
    if_agrees, and_agrees, or_agrees, unary_agrees, binary_agrees, get_agrees, has_agrees,
    set_agrees, record_agrees, call_agrees,
)  # fmt: skip


@partial_then_rest.proof
def _(goal: Goal) -> None:
    claims = {
        "items": "rest_all(partial_all(items, pq, pes), q, es) == evaluate_all(items, q, es)",
        "fields": "rest_fields(partial_fields(fields, pq, pes), q, es) == evaluate_fields(fields, q, es)",
        "field": "same_field(field, q, es, pq, pes)",
    }
    literal, variable_, *forms = goal.induction("e", fixing=["q", "es", "pq", "pes"], also=claims)
    literal.simp(partial, evaluate, *REST)
    variable_.simp(partial, evaluate, variable_agrees)
    for case, step in zip(forms, STEPS, strict=False):
        case.simp(only=[partial], hyps=False, split=False).apply(step)
    nil, cons, empty, more, field = forms[len(STEPS) :]
    nil.simp(partial_all, evaluate_all, rest_all)
    cons.simp(only=[partial_all], hyps=False, split=False).apply(cons_agrees)
    empty.simp(partial_fields, evaluate_fields, rest_fields)
    (more,) = more.cases("f")
    more.simp(same_field, at="ih").simp(only=[partial_fields], hyps=False, split=False).apply(field_agrees)
    field.simp(same_field)


# Policies ---------------------------------------------------------------------------------------------


@theorem
def policy_then_rest(p: Policy, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities) -> bool:
    """Of a policy."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    return rest(partial_policy(p, pq, pes), q, es) == evaluate(policy_expr(p), q, es)


@policy_then_rest.proof
def _(goal: Goal) -> None:
    goal.unfold(partial_policy).auto(partial_then_rest)


@theorem
def known_satisfied(p: Policy, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities) -> bool:
    """A policy that is known to be satisfied is."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    assume(standing(p, pq, pes) == Standing.SATISFIED)
    return satisfied(p, q, es)


@known_satisfied.proof
def _(goal: Goal) -> None:
    goal = goal.use(policy_then_rest)
    known, residual = goal.cases("partial_policy(p, pq, pes)")
    known.auto(standing, satisfied, rest)
    residual.auto(standing)


@theorem
def known_false(p: Policy, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities) -> bool:
    """A policy that is known to be false is not satisfied, and does not err."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    assume(standing(p, pq, pes) == Standing.FALSE)
    return not satisfied(p, q, es) and not errs(p, q, es)


@known_false.proof
def _(goal: Goal) -> None:
    goal = goal.use(policy_then_rest)
    known, residual = goal.cases("partial_policy(p, pq, pes)")
    known.auto(standing, satisfied, errs, rest)
    residual.auto(standing)


@theorem
def known_erring(p: Policy, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities) -> bool:
    """A policy that is known to err does."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    assume(standing(p, pq, pes) == Standing.ERRING)
    return errs(p, q, es)


@known_erring.proof
def _(goal: Goal) -> None:
    goal = goal.use(policy_then_rest)
    known, residual = goal.cases("partial_policy(p, pq, pes)")
    known.auto(standing, errs, rest)
    residual.auto(standing)


@theorem
def one_condition(p: Policy, e: Expr, q: Request, es: Entities) -> bool:
    """A policy with one condition has its truth value."""
    return evaluate(policy_expr(with_condition(p, e)), q, es) == as_bool(evaluate(e, q, es))


@one_condition.proof
def _(goal: Goal) -> None:
    (goal,) = goal.simp(with_condition, policy_expr, scope_expr, action_expr, conditions_expr, condition_expr)
    goal.auto(evaluate, truth_stays, as_bool_twice, and_true, evaluate_literal)


@theorem
def policy_truth(p: Policy, q: Request, es: Entities) -> bool:
    """A policy has no other value than a truth value."""
    return as_bool(evaluate(policy_expr(p), q, es)) == evaluate(policy_expr(p), q, es)


@policy_truth.proof
def _(goal: Goal) -> None:
    goal.simp(policy_expr, and_truth)


@theorem
def residual_value(p: Policy, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities) -> bool:
    """What is left of a policy has, in the end, the value of the policy."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    return evaluate(policy_expr(residual_policy(p, pq, pes)), q, es) == evaluate(policy_expr(p), q, es)


@residual_value.proof
def _(goal: Goal) -> None:
    goal = goal.use(policy_then_rest).use(policy_truth)
    known, residual = goal.cases("partial_policy(p, pq, pes)", "what")
    residual.auto(residual_policy, one_condition, bare_same, *REST)
    known.auto(residual_policy, one_condition, evaluate_literal, *REST)


# Sets of policies -------------------------------------------------------------------------------------


@theorem
def residual_satisfied(p: Policy, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities) -> bool:
    """What is left of a policy is satisfied where the policy is."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    return satisfied(residual_policy(p, pq, pes), q, es) == satisfied(p, q, es)


@residual_satisfied.proof
def _(goal: Goal) -> None:
    goal.simp(satisfied, residual_value)


@theorem
def residual_errs(p: Policy, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities) -> bool:
    """And errs where the policy does."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    return errs(residual_policy(p, pq, pes), q, es) == errs(p, q, es)


@residual_errs.proof
def _(goal: Goal) -> None:
    goal.simp(errs, residual_value)


@theorem
def residual_name(p: Policy, pq: PartialRequest, pes: PartialEntities) -> bool:
    """It has its id and its effect."""
    left = residual_policy(p, pq, pes)
    return left.id == p.id and left.effect == p.effect


@residual_name.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("partial_policy(p, pq, pes)")
    residual.auto(residual_policy, with_condition)
    known.auto(residual_policy, with_condition)


@theorem
def left_out(p: Policy, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities) -> bool:
    """What is left out is false, and does not err."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    assume(not matters(p, pq, pes))
    return not satisfied(p, q, es) and not errs(p, q, es)


@left_out.proof
def _(goal: Goal) -> None:
    goal.auto(matters, known_false)


@theorem
def residual_satisfied_with(
    effect: Effect, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities, ps: list[Policy]
) -> bool:
    """Of a list, the same policies are satisfied."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    return satisfied_with(effect, q, es, residual_policies(ps, pq, pes)) == satisfied_with(effect, q, es, ps)


@residual_satisfied_with.proof
def _(goal: Goal) -> None:
    goal = goal.unfold(satisfied_with, residual_policies)
    goal.auto(select, transform, residual_satisfied, residual_name, left_out, on="ps")


@theorem
def residual_erring(
    q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities, ps: list[Policy]
) -> bool:
    """And the same err."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    return erring(q, es, residual_policies(ps, pq, pes)) == erring(q, es, ps)


@residual_erring.proof
def _(goal: Goal) -> None:
    goal = goal.unfold(erring, residual_policies)
    goal.auto(select, transform, residual_errs, residual_name, left_out, on="ps")


@theorem
def residual_response(
    q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities, ps: list[Policy]
) -> bool:
    """The policies that are left give the whole response: the decision, the determining and the erring policies."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    return is_authorized(q, es, partial_authorize(pq, pes, ps).residuals) == is_authorized(q, es, ps)


@residual_response.proof
def _(goal: Goal) -> None:
    goal.simp(partial_authorize, is_authorized, residual_satisfied_with, residual_erring)


# The decision -----------------------------------------------------------------------------------------


@theorem
def certain_is_satisfied(
    effect: Effect, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities, ps: list[Policy]
) -> bool:
    """What is certain is so."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    assume(certain(effect, pq, pes, ps))
    return some_satisfied(effect, q, es, ps)


@certain_is_satisfied.proof
def _(goal: Goal) -> None:
    goal.unfold(certain, at="h3").unfold(some_satisfied).auto(exists, known_satisfied, on="ps")


@theorem
def satisfied_is_satisfiable(p: Policy, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities) -> bool:
    """A policy that cannot be satisfied is not."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    assume(not satisfiable(p, pq, pes))
    return not satisfied(p, q, es)


@satisfied_is_satisfiable.proof
def _(goal: Goal) -> None:
    yes, no, erring_, open_ = goal.cases("standing(p, pq, pes)")
    no.use(known_false).simp()
    erring_.use(known_erring).auto(erring_is_not_satisfied)
    yes.auto(satisfiable)
    open_.auto(satisfiable)


@theorem
def satisfied_is_possible(
    effect: Effect, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities, ps: list[Policy]
) -> bool:
    """What is not possible is not so."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    assume(not possible(effect, pq, pes, ps))
    return not some_satisfied(effect, q, es, ps)


@satisfied_is_possible.proof
def _(goal: Goal) -> None:
    goal.unfold(possible, at="h3").unfold(some_satisfied).auto(exists, satisfied_is_satisfiable, on="ps")


@theorem
def decided_is_decided(
    answer: Decision, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities, ps: list[Policy]
) -> bool:
    """A decision that is made without the unknowns is the decision of every request and all entities that fit."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    assume(partial_authorize(pq, pes, ps).decision == Some(answer))
    return decision(q, es, ps) == answer


@decided_is_decided.proof
def _(goal: Goal) -> None:
    goal = goal.simp(partial_authorize, partial_decision, at="h3").simp(decision_is, permitted, forbidden)
    for effect in ("Effect.PERMIT", "Effect.FORBID"):
        goal = goal.use(certain_is_satisfied, effect=effect).use(satisfied_is_possible, effect=effect)
    goal.auto()


@theorem
def known_to_err(
    id: str, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities, ps: list[Policy]
) -> bool:
    """What is listed as erring is listed so in the end."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    assume(id in partial_authorize(pq, pes, ps).erring)
    return id in erroring(q, es, ps)


@known_to_err.proof
def _(goal: Goal) -> None:
    goal = goal.simp(erroring_is, erring).simp(partial_authorize, at="h3")
    goal.auto(select, transform, member, known_erring, on="ps")
