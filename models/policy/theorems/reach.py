"""What lies outside a closed set of entities does not matter to a request.

An entity's ancestors need not be within: `in` asks the entity, not them. Nor need what only scopes name, nor a
literal on the right of an operator.

    authorized_agrees       stores that agree within give a request the same response
    others_do_not_matter    so what is outside can be left out
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lemmata.core.language import Option, assume, define, theorem
from lemmata.core.language.builtins import every, exists, select, transform
from lemmata.models.policy.authorizer import (
    condition_expr,
    conditions_expr,
    erring,
    errs,
    is_authorized,
    policy_expr,
    satisfied,
    satisfied_with,
)
from lemmata.models.policy.entities import Entities, EntityData, Request
from lemmata.models.policy.evaluator import evaluate, find, in_entity
from lemmata.models.policy.policies import ActionConstraint, Condition, Effect, Policy, Scope
from lemmata.models.policy.theorems.agreement import evaluate_agrees, in_entity_agrees
from lemmata.models.policy.theorems.slicing import (
    conditions_decide,
    in_scope,
    meets,
    meets_action,
    scope_decides,
)
from lemmata.models.policy.theorems.within import (
    agree_within,
    expression_within,
    request_within,
    same_ancestors,
    same_data,
    store_within,
    value_within,
)
from lemmata.models.policy.values import EntityUID

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


# Policies ---------------------------------------------------------------------------------------------


@define
def policy_within(within: Callable[[EntityUID], bool], p: Policy) -> bool:
    """Are the entities that the conditions of a policy name within? Its scopes may name others."""
    return all(expression_within(within, c.body) for c in p.conditions)


@theorem
def meets_agrees(
    within: Callable[[EntityUID], bool], scope: Scope, uid: EntityUID, es: Entities, fs: Entities
) -> bool:
    """Whether an entity is in a scope."""
    assume(agree_within(within, es, fs))
    assume(within(uid))
    return meets(scope, uid, es) == meets(scope, uid, fs)


@meets_agrees.proof
def _(goal: Goal) -> None:
    for case in goal.cases("scope"):
        case.auto(meets, in_entity_agrees)


@theorem
def any_agrees(
    within: Callable[[EntityUID], bool], uid: EntityUID, uids: list[EntityUID], es: Entities, fs: Entities
) -> bool:
    """Whether it is in one of several entities."""
    assume(agree_within(within, es, fs))
    assume(within(uid))
    return any(in_entity(uid, b, es) for b in uids) == any(in_entity(uid, b, fs) for b in uids)


@any_agrees.proof
def _(goal: Goal) -> None:
    nil, cons = goal.revert("h1", "h2").induction("uids", fixing=["within", "uid", "es", "fs"])
    nil.simp(exists)
    cons.intros("h1", "h2").use(in_entity_agrees, within="within", a="uid", b="u", es="es", fs="fs").simp(
        exists
    )


@theorem
def action_agrees(
    within: Callable[[EntityUID], bool], action: ActionConstraint, uid: EntityUID, es: Entities, fs: Entities
) -> bool:
    """Whether an action is as a policy wants it."""
    assume(agree_within(within, es, fs))
    assume(within(uid))
    return meets_action(action, uid, es) == meets_action(action, uid, fs)


@action_agrees.proof
def _(goal: Goal) -> None:
    for case in goal.cases("action"):
        case.auto(meets_action, meets_agrees, any_agrees)


@theorem
def in_scope_agrees(
    within: Callable[[EntityUID], bool], p: Policy, q: Request, es: Entities, fs: Entities
) -> bool:
    """Whether a request is in the scope of a policy."""
    assume(request_within(within, q))
    assume(agree_within(within, es, fs))
    return in_scope(p, q, es) == in_scope(p, q, fs)


@in_scope_agrees.proof
def _(goal: Goal) -> None:
    (goal,) = goal.simp(request_within, at="h1")
    stores = {"within": "within", "es": "es", "fs": "fs"}
    goal = goal.use(meets_agrees, scope="p.principal", uid="q.principal", **stores)
    goal = goal.use(meets_agrees, scope="p.resource", uid="q.resource", **stores)
    goal = goal.use(action_agrees, action="p.action", uid="q.action", **stores)
    goal.simp(in_scope)


@theorem
def conditions_within(within: Callable[[EntityUID], bool], cs: list[Condition]) -> bool:
    """The conditions of a policy, as an expression."""
    assume(all(expression_within(within, c.body) for c in cs))
    return expression_within(within, conditions_expr(cs))


@conditions_within.proof
def _(goal: Goal) -> None:
    goal.auto(every, conditions_expr, condition_expr, expression_within, value_within, on="cs")


@theorem
def policy_agrees(
    within: Callable[[EntityUID], bool], p: Policy, q: Request, es: Entities, fs: Entities
) -> bool:
    """The value of a policy."""
    assume(request_within(within, q))
    assume(store_within(within, es))
    assume(agree_within(within, es, fs))
    assume(policy_within(within, p))
    return evaluate(policy_expr(p), q, es) == evaluate(policy_expr(p), q, fs)


@policy_agrees.proof
def _(goal: Goal) -> None:
    (goal,) = goal.simp(policy_within, at="h4")
    goal = goal.use(in_scope_agrees, "scope", within="within", p="p", q="q", es="es", fs="fs")
    goal = goal.use(
        evaluate_agrees, "value", within="within", e="conditions_expr(p.conditions)", q="q", es="es", fs="fs"
    )
    for case in goal.simp(conditions_within, at="value")[0].cases("in_scope(p, q, fs)", "fits"):
        case.simp(conditions_decide, scope_decides)


@theorem
def satisfied_agrees(
    within: Callable[[EntityUID], bool], p: Policy, q: Request, es: Entities, fs: Entities
) -> bool:
    """Whether a policy is satisfied."""
    assume(request_within(within, q))
    assume(store_within(within, es))
    assume(agree_within(within, es, fs))
    assume(policy_within(within, p))
    return satisfied(p, q, es) == satisfied(p, q, fs) and errs(p, q, es) == errs(p, q, fs)


@satisfied_agrees.proof
def _(goal: Goal) -> None:
    goal.use(policy_agrees, within="within", p="p", q="q", es="es", fs="fs").simp(satisfied, errs)


# Responses --------------------------------------------------------------------------------------------


@define
def closed(within: Callable[[EntityUID], bool], q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Is all that is reached within?"""
    return (
        request_within(within, q) and store_within(within, es) and all(policy_within(within, p) for p in ps)
    )


@theorem
def lists_agree(
    within: Callable[[EntityUID], bool],
    effect: Effect,
    q: Request,
    es: Entities,
    fs: Entities,
    ps: list[Policy],
) -> bool:
    """The satisfied policies of an effect, and those that err."""
    assume(request_within(within, q))
    assume(store_within(within, es))
    assume(agree_within(within, es, fs))
    assume(all(policy_within(within, p) for p in ps))
    return satisfied_with(effect, q, es, ps) == satisfied_with(effect, q, fs, ps) and erring(
        q, es, ps
    ) == erring(q, fs, ps)


@lists_agree.proof
def _(goal: Goal) -> None:
    nil, cons = (
        goal.revert("h4")
        .unfold(satisfied_with, erring)
        .induction("ps", fixing=["within", "effect", "q", "es", "fs"])
    )
    nil.simp(transform, select)
    cons.intro("h4").simp(every, at="h4")[0].use(
        satisfied_agrees, within="within", p="p", q="q", es="es", fs="fs"
    ).simp(transform, select)


@theorem
def authorized_agrees(
    within: Callable[[EntityUID], bool], q: Request, es: Entities, fs: Entities, ps: list[Policy]
) -> bool:
    """Stores that agree within give the same response."""
    assume(closed(within, q, es, ps))
    assume(agree_within(within, es, fs))
    return is_authorized(q, es, ps) == is_authorized(q, fs, ps)


@authorized_agrees.proof
def _(goal: Goal) -> None:
    (goal,) = goal.simp(closed, at="h1")
    stores = {"within": "within", "q": "q", "es": "es", "fs": "fs", "ps": "ps"}
    goal = goal.use(lists_agree, effect="Effect.PERMIT", **stores).use(
        lists_agree, effect="Effect.FORBID", **stores
    )
    goal.simp(is_authorized)


@define
def only(within: Callable[[EntityUID], bool], es: Entities) -> Entities:
    """A store without the entities that are not within."""
    return Entities(lambda uid: find(uid, es) if within(uid) else None)


@theorem
def same_as_itself(data: Option[EntityData]) -> bool:
    """What is known of an entity is what is known of it."""
    return same_data(data, data)


@same_as_itself.proof
def _(goal: Goal) -> None:
    goal.auto(same_data, same_ancestors)


@theorem
def only_agrees(within: Callable[[EntityUID], bool], es: Entities) -> bool:
    """Such a store agrees with the whole one within."""
    return agree_within(within, es, only(within, es))


@only_agrees.proof
def _(goal: Goal) -> None:
    goal.auto(agree_within, only, find, same_as_itself)


@theorem
def others_do_not_matter(
    within: Callable[[EntityUID], bool], q: Request, es: Entities, ps: list[Policy]
) -> bool:
    """Entities outside what is closed can be left out."""
    assume(closed(within, q, es, ps))
    return is_authorized(q, only(within, es), ps) == is_authorized(q, es, ps)


@others_do_not_matter.proof
def _(goal: Goal) -> None:
    goal.use(authorized_agrees, within="within", q="q", es="es", fs="only(within, es)", ps="ps").simp(
        only_agrees
    )
