"""Only policies whose scopes a request meets can matter to it: an index on scopes may leave out all others.

    scope_decides        a policy out of scope is false, and does not err
    conditions_decide    of a policy in scope the conditions decide
    slice_is_sound       a slice that keeps all policies in scope gives the same response, errors too
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lemmata.core.language import assume, define, theorem
from lemmata.core.language.builtins import every, exists, select, transform
from lemmata.models.policy.authorizer import (
    action_expr,
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
from lemmata.models.policy.evaluator import (
    Values,
    apply1,
    apply2,
    as_bool,
    evaluate,
    evaluate_all,
    in_any,
    in_entity,
    variable,
)
from lemmata.models.policy.expressions import Lit, Var
from lemmata.models.policy.ordering import insert, insert_all, make_set
from lemmata.models.policy.partial.forms import is_entity
from lemmata.models.policy.policies import (
    ActionConstraint,
    ActionInAny,
    ActionScope,
    AnyEntity,
    Effect,
    Equal,
    In,
    IsType,
    IsTypeIn,
    Policy,
    Scope,
)
from lemmata.models.policy.theorems.order import equal_values
from lemmata.models.policy.values import Bool, Entity, EntityUID, Ok, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


# Scopes as tests --------------------------------------------------------------------------------------


@define
def meets(scope: Scope, uid: EntityUID, es: Entities) -> bool:
    """Is an entity in a scope?"""
    match scope:
        case AnyEntity():       return True
        case Equal(b):          return uid == b
        case In(b):             return in_entity(uid, b, es)
        case IsType(type_):     return uid.type == type_
        case IsTypeIn(type_, b): return uid.type == type_ and in_entity(uid, b, es)


@define
def meets_action(action: ActionConstraint, uid: EntityUID, es: Entities) -> bool:
    """Is an action as a policy wants it?"""
    match action:
        case ActionScope(scope): return meets(scope, uid, es)
        case ActionInAny(uids):  return any(in_entity(uid, b, es) for b in uids)


@define
def in_scope(p: Policy, q: Request, es: Entities) -> bool:
    """Does a request meet all three?"""
    return (
        meets(p.principal, q.principal, es)
        and meets_action(p.action, q.action, es)
        and meets(p.resource, q.resource, es)
    )


@theorem
def scope_value(var: Var, scope: Scope, uid: EntityUID, q: Request, es: Entities) -> bool:
    """The expression of a scope has the truth value of the test."""
    assume(variable(var, q) == Entity(uid))
    return evaluate(scope_expr(var, scope), q, es) == Ok(Bool(meets(scope, uid, es)))


@scope_value.proof
def _(goal: Goal) -> None:
    for case in goal.cases("scope"):
        case.auto(scope_expr, evaluate, apply1, apply2, as_bool, meets)


@theorem
def principal_value(scope: Scope, q: Request, es: Entities) -> bool:
    """For the principal."""
    return evaluate(scope_expr(Var.PRINCIPAL, scope), q, es) == Ok(Bool(meets(scope, q.principal, es)))


@principal_value.proof
def _(goal: Goal) -> None:
    goal.auto(scope_value, variable)


@theorem
def resource_value(scope: Scope, q: Request, es: Entities) -> bool:
    """For the resource."""
    return evaluate(scope_expr(Var.RESOURCE, scope), q, es) == Ok(Bool(meets(scope, q.resource, es)))


@resource_value.proof
def _(goal: Goal) -> None:
    goal.auto(scope_value, variable)


# Sets of actions --------------------------------------------------------------------------------------


@define
def in_value(uid: EntityUID, v: Value, es: Entities) -> bool:
    """Is an entity in a value that is one?"""
    match v:
        case Entity(b): return in_entity(uid, b, es)
        case _:         return False


@theorem
def in_any_value(uid: EntityUID, items: list[Value], es: Entities) -> bool:
    """`in` a set of entities is `in` one of them."""
    assume(all(is_entity(v) for v in items))
    return in_any(uid, items, es) == Ok(Bool(any(in_value(uid, v, es) for v in items)))


@in_any_value.proof
def _(goal: Goal) -> None:
    goal.auto(in_any, exists, every, is_entity, in_value, on="items")


@theorem
def insert_entity(b: EntityUID, items: list[Value]) -> bool:
    """A set of entities stays one."""
    assume(all(is_entity(v) for v in items))
    return all(is_entity(v) for v in insert(Entity(b), items))


@insert_entity.proof
def _(goal: Goal) -> None:
    goal.auto(insert, every, is_entity, on="items")


@theorem
def in_inserted(uid: EntityUID, b: EntityUID, items: list[Value], es: Entities) -> bool:
    """And has one more member, if it was not there."""
    more = in_entity(uid, b, es) or any(in_value(uid, v, es) for v in items)
    return any(in_value(uid, v, es) for v in insert(Entity(b), items)) == more


@in_inserted.proof
def _(goal: Goal) -> None:
    goal.auto(insert, exists, in_value, equal_values, on="items")


@theorem
def literal_values(uids: list[EntityUID], q: Request, es: Entities) -> bool:
    """Literals evaluate to what they say."""
    return evaluate_all([Lit(Entity(b)) for b in uids], q, es) == Values([Entity(b) for b in uids])


@literal_values.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate_all, evaluate, transform, on="uids")


@theorem
def set_of_entities(uids: list[EntityUID]) -> bool:
    """A set of entities has entities alone."""
    return all(is_entity(v) for v in insert_all([Entity(b) for b in uids]))


@set_of_entities.proof
def _(goal: Goal) -> None:
    goal.auto(insert_all, transform, every, insert_entity, on="uids")


@theorem
def in_set_of_entities(uid: EntityUID, uids: list[EntityUID], es: Entities) -> bool:
    """Sorting entities and leaving out duplicates does not change who is in one of them."""
    values = insert_all([Entity(b) for b in uids])
    return any(in_value(uid, v, es) for v in values) == any(in_entity(uid, b, es) for b in uids)


@in_set_of_entities.proof
def _(goal: Goal) -> None:
    goal.auto(insert_all, transform, exists, in_inserted, on="uids")


@theorem
def action_value(action: ActionConstraint, q: Request, es: Entities) -> bool:
    """The expression of the constraint on the action has the truth value of the test."""
    return evaluate(action_expr(action), q, es) == Ok(Bool(meets_action(action, q.action, es)))


@action_value.proof
def _(goal: Goal) -> None:
    scope, several = goal.cases("action")
    scope.simp(action_expr, meets_action).auto(scope_value, variable)
    several.simp(action_expr, meets_action, evaluate, variable, literal_values, make_set, apply2).simp(
        in_any_value, set_of_entities, in_set_of_entities
    )


# Policies ---------------------------------------------------------------------------------------------


@theorem
def conditions_decide(p: Policy, q: Request, es: Entities) -> bool:
    """Of a policy in scope the conditions decide."""
    assume(in_scope(p, q, es))
    return evaluate(policy_expr(p), q, es) == as_bool(evaluate(conditions_expr(p.conditions), q, es))


@conditions_decide.proof
def _(goal: Goal) -> None:
    goal.unfold(in_scope, at="h1").simp(policy_expr, evaluate, principal_value, action_value, resource_value).auto(as_bool)


@theorem
def scope_decides(p: Policy, q: Request, es: Entities) -> bool:
    """A policy out of scope is false: it is not satisfied, and does not err."""
    assume(not in_scope(p, q, es))
    return evaluate(policy_expr(p), q, es) == Ok(Bool(False))


@scope_decides.proof
def _(goal: Goal) -> None:
    goal.unfold(in_scope, at="h1").simp(policy_expr, evaluate, principal_value, action_value, resource_value).auto(as_bool)


@theorem
def out_of_scope(p: Policy, q: Request, es: Entities) -> bool:
    """The same in words."""
    assume(not in_scope(p, q, es))
    return not satisfied(p, q, es) and not errs(p, q, es)


@out_of_scope.proof
def _(goal: Goal) -> None:
    goal.simp(satisfied, errs, scope_decides)


# Slices -----------------------------------------------------------------------------------------------


@define
def keeps(keep: Callable[[Policy], bool], q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Does a selection leave out policies out of scope alone?"""
    return all(keep(p) or not in_scope(p, q, es) for p in ps)


@theorem
def slice_satisfied(
    keep: Callable[[Policy], bool], effect: Effect, q: Request, es: Entities, ps: list[Policy]
) -> bool:
    """A slice has the satisfied policies."""
    assume(keeps(keep, q, es, ps))
    return satisfied_with(effect, q, es, [p for p in ps if keep(p)]) == satisfied_with(effect, q, es, ps)


@slice_satisfied.proof
def _(goal: Goal) -> None:
    goal.unfold(keeps, at="h1").unfold(satisfied_with).auto(select, transform, every, out_of_scope, on="ps")


@theorem
def slice_erring(keep: Callable[[Policy], bool], q: Request, es: Entities, ps: list[Policy]) -> bool:
    """And those that err."""
    assume(keeps(keep, q, es, ps))
    return erring(q, es, [p for p in ps if keep(p)]) == erring(q, es, ps)


@slice_erring.proof
def _(goal: Goal) -> None:
    goal.unfold(keeps, at="h1").unfold(erring).auto(select, transform, every, out_of_scope, on="ps")


@theorem
def slice_is_sound(keep: Callable[[Policy], bool], q: Request, es: Entities, ps: list[Policy]) -> bool:
    """A selection that leaves out only policies out of scope gives the whole response."""
    assume(keeps(keep, q, es, ps))
    return is_authorized(q, es, [p for p in ps if keep(p)]) == is_authorized(q, es, ps)


@slice_is_sound.proof
def _(goal: Goal) -> None:
    goal.simp(is_authorized, slice_satisfied, slice_erring)


@theorem
def scope_keeps(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """The policies in scope are such a selection."""
    return all(in_scope(p, q, es) or not in_scope(p, q, es) for p in ps)


@scope_keeps.proof
def _(goal: Goal) -> None:
    goal.auto(every, on="ps")


@theorem
def scope_slice_is_sound(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """So do the policies in scope by themselves."""
    return is_authorized(q, es, [p for p in ps if in_scope(p, q, es)]) == is_authorized(q, es, ps)


@scope_slice_is_sound.proof
def _(goal: Goal) -> None:
    goal.use(slice_is_sound, keep="lambda p: in_scope(p, q, es)").use(scope_keeps).auto(keeps)
