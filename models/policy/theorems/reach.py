"""What lies outside a closed set of entities does not matter to a request.

An entity's ancestors need not be within: `in` asks the entity, not them. Nor need what only scopes name, nor a
literal on the right of an operator.

    evaluate_agrees         stores that agree within give an expression the same value
    authorized_agrees       and a request the same response
    others_do_not_matter    so what is outside can be left out
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lemmata.core.language import Option, Theorem, assume, define, implies, theorem
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
from lemmata.models.policy.evaluator import (
    apply2,
    evaluate,
    evaluate_all,
    evaluate_fields,
    find,
    get_attr,
    get_tag,
    has_attr,
    has_tag,
    in_any,
    in_entity,
)
from lemmata.models.policy.expressions import (
    BinaryOp,
    Expr,
)
from lemmata.models.policy.policies import ActionConstraint, Condition, Effect, Policy, Scope
from lemmata.models.policy.theorems.evaluated import evaluate_within, outcome_within
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
    expressions_within,
    field_expressions_within,
    find_agrees,
    is_literal,
    request_within,
    same_ancestors,
    same_data,
    store_within,
    value_within,
)
from lemmata.models.policy.values import (
    EntityUID,
    Value,
)

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


# Stores that agree ------------------------------------------------------------------------------------


def _known(goal: Goal, uid: str) -> list[Goal]:
    """The goal where neither store has an entity, and where both have it with the same data."""
    goal = goal.use(find_agrees, "agree", within="within", uid=uid, es="es", fs="fs")
    left: list[Goal] = []
    for case in goal.cases(f"find({uid}, es)", "here"):
        for both in case.cases(f"find({uid}, fs)", "there"):
            for x in ("x0", "x01"):
                if x in [v.name for v in both.variables()]:
                    (both,) = both.cases(x)
            left.append(both)
    return left


@theorem
def in_entity_agrees(
    within: Callable[[EntityUID], bool], a: EntityUID, b: EntityUID, es: Entities, fs: Entities
) -> bool:
    """`in` an entity, which need not be within."""
    assume(agree_within(within, es, fs))
    assume(within(a))
    return in_entity(a, b, es) == in_entity(a, b, fs)


@in_entity_agrees.proof
def _(goal: Goal) -> None:
    for case in _known(goal, "a"):
        case.auto(in_entity, same_data, same_ancestors)


@theorem
def in_any_agrees(
    within: Callable[[EntityUID], bool], a: EntityUID, items: list[Value], es: Entities, fs: Entities
) -> bool:
    """`in` a set."""
    assume(agree_within(within, es, fs))
    assume(within(a))
    return in_any(a, items, es) == in_any(a, items, fs)


@in_any_agrees.proof
def _(goal: Goal) -> None:
    goal = goal.revert("h1", "h2")
    nil, cons = goal.induction("items", fixing=["within", "a", "es", "fs"])
    nil.simp(in_any)
    boolean, long, string, entity, *others = cons.intros("h1", "h2").cases("i")
    for case in (boolean, long, string, *others):
        case.simp(in_any)
    entity.use(in_entity_agrees, within="within", a="a", b="uid", es="es", fs="fs").simp(in_any)


@theorem
def has_tag_agrees(
    within: Callable[[EntityUID], bool], a: EntityUID, tag: str, es: Entities, fs: Entities
) -> bool:
    """Whether there is a tag."""
    assume(agree_within(within, es, fs))
    assume(within(a))
    return has_tag(a, tag, es) == has_tag(a, tag, fs)


@has_tag_agrees.proof
def _(goal: Goal) -> None:
    for case in _known(goal, "a"):
        case.auto(has_tag, same_data)


@theorem
def get_tag_agrees(
    within: Callable[[EntityUID], bool], a: EntityUID, tag: str, es: Entities, fs: Entities
) -> bool:
    """A tag."""
    assume(agree_within(within, es, fs))
    assume(within(a))
    return get_tag(a, tag, es) == get_tag(a, tag, fs)


@get_tag_agrees.proof
def _(goal: Goal) -> None:
    for case in _known(goal, "a"):
        case.auto(get_tag, same_data)


@theorem
def has_attr_agrees(
    within: Callable[[EntityUID], bool], v: Value, attr: str, es: Entities, fs: Entities
) -> bool:
    """Whether there is an attribute."""
    assume(agree_within(within, es, fs))
    assume(value_within(within, v))
    return has_attr(v, attr, es) == has_attr(v, attr, fs)


@has_attr_agrees.proof
def _(goal: Goal) -> None:
    boolean, long, string, entity, *others = goal.cases("v")
    for case in (boolean, long, string, *others):
        case.simp(has_attr)
    (entity,) = entity.simp(value_within, at="h2")
    for case in _known(entity, "uid"):
        case.auto(has_attr, same_data)


@theorem
def get_attr_agrees(
    within: Callable[[EntityUID], bool], v: Value, attr: str, es: Entities, fs: Entities
) -> bool:
    """An attribute."""
    assume(agree_within(within, es, fs))
    assume(value_within(within, v))
    return get_attr(v, attr, es) == get_attr(v, attr, fs)


@get_attr_agrees.proof
def _(goal: Goal) -> None:
    boolean, long, string, entity, *others = goal.cases("v")
    for case in (boolean, long, string, *others):
        case.simp(get_attr)
    (entity,) = entity.simp(value_within, at="h2")
    for case in _known(entity, "uid"):
        case.auto(get_attr, same_data)


@theorem
def apply2_agrees(
    within: Callable[[EntityUID], bool], op: BinaryOp, a: Value, b: Value, es: Entities, fs: Entities
) -> bool:
    """Operators of two operands; the second is asked nothing."""
    assume(agree_within(within, es, fs))
    assume(value_within(within, a))
    return apply2(op, a, b, es) == apply2(op, a, b, fs)


@apply2_agrees.proof
def _(goal: Goal) -> None:
    for part in goal.cases("op"):
        for left in part.cases("a"):
            for case in left.cases("b"):
                case.auto(apply2, value_within, in_entity_agrees, in_any_agrees, has_tag_agrees, get_tag_agrees)


@theorem
def literal_agrees(e: Expr, q: Request, es: Entities, fs: Entities) -> bool:
    """The value of a literal."""
    assume(is_literal(e))
    return evaluate(e, q, es) == evaluate(e, q, fs)


@literal_agrees.proof
def _(goal: Goal) -> None:
    literal, *others = goal.cases("e")
    literal.simp(evaluate)
    for case in others:
        case.simp(is_literal, at="h1")


def _of_value(goal: Goal, part: str, agrees: Theorem[Any]) -> None:
    """A goal on an operation on the value of a part, for which stores that agree within give the same."""
    goal = goal.use(evaluate_within, "value", within="within", e=part, q="q", es="es")
    value, error = goal.simp(evaluate)[0].cases(f"evaluate({part}, q, fs)")
    value.auto(outcome_within, agrees)
    error.auto()


@define
def field_evaluates_alike(
    within: Callable[[EntityUID], bool], field: tuple[str, Expr], q: Request, es: Entities, fs: Entities
) -> bool:
    """The value of one field."""
    _, e = field
    return implies(expression_within(within, e), evaluate(e, q, es) == evaluate(e, q, fs))


@theorem
def evaluate_agrees(
    within: Callable[[EntityUID], bool], e: Expr, q: Request, es: Entities, fs: Entities
) -> bool:
    """Stores that agree within give an expression the same value."""
    assume(request_within(within, q))
    assume(store_within(within, es))
    assume(agree_within(within, es, fs))
    assume(expression_within(within, e))
    return evaluate(e, q, es) == evaluate(e, q, fs)


@evaluate_agrees.proof
def _(goal: Goal) -> None:
    claims = {
        "exprs": "implies(expressions_within(within, exprs), evaluate_all(exprs, q, es) == evaluate_all(exprs, q, fs))",
        "gs": "implies(field_expressions_within(within, gs), evaluate_fields(gs, q, es) == evaluate_fields(gs, q, fs))",
        "field": "field_evaluates_alike(within, field, q, es, fs)",
    }
    parts = goal.revert("h4").induction("e", also=claims, fixing=["within", "q", "es", "fs"])
    (
        literal, var, ite, both, either, unary, binary, get, has, items, record, called, nil, cons, empty, more, pair,
    ) = parts  # fmt: skip
    for case in (literal, var, ite, both, either, unary, items, record, called):
        case.intro("h4").simp(expression_within, at="h4").simp(evaluate)
    (binary,) = binary.intro("h4").simp(expression_within, at="h4")
    binary = binary.have("evaluate(right, q, es) == evaluate(right, q, fs)", "same", by=lambda g: g.auto(literal_agrees))
    _of_value(binary, "left", apply2_agrees)
    _of_value(get.intro("h4").simp(expression_within, at="h4")[0], "record", get_attr_agrees)
    _of_value(has.intro("h4").simp(expression_within, at="h4")[0], "record", has_attr_agrees)
    nil.simp(evaluate_all)
    cons.simp(expressions_within, evaluate_all)
    empty.simp(evaluate_fields)
    (more,) = more.cases("g")
    more.simp(field_evaluates_alike, field_expressions_within, evaluate_fields)
    pair.simp(field_evaluates_alike)


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
    cons.intros("h1", "h2").use(in_entity_agrees, within="within", a="uid", b="u", es="es", fs="fs").simp(exists)


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
    return request_within(within, q) and store_within(within, es) and all(policy_within(within, p) for p in ps)


@theorem
def lists_agree(
    within: Callable[[EntityUID], bool], effect: Effect, q: Request, es: Entities, fs: Entities, ps: list[Policy]
) -> bool:
    """The satisfied policies of an effect, and those that err."""
    assume(request_within(within, q))
    assume(store_within(within, es))
    assume(agree_within(within, es, fs))
    assume(all(policy_within(within, p) for p in ps))
    return satisfied_with(effect, q, es, ps) == satisfied_with(effect, q, fs, ps) and erring(q, es, ps) == erring(q, fs, ps)


@lists_agree.proof
def _(goal: Goal) -> None:
    nil, cons = goal.revert("h4").unfold(satisfied_with, erring).induction("ps", fixing=["within", "effect", "q", "es", "fs"])
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
    goal = goal.use(lists_agree, effect="Effect.PERMIT", **stores).use(lists_agree, effect="Effect.FORBID", **stores)
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
def others_do_not_matter(within: Callable[[EntityUID], bool], q: Request, es: Entities, ps: list[Policy]) -> bool:
    """Entities outside what is closed can be left out."""
    assume(closed(within, q, es, ps))
    return is_authorized(q, only(within, es), ps) == is_authorized(q, es, ps)


@others_do_not_matter.proof
def _(goal: Goal) -> None:
    goal.use(authorized_agrees, within="within", q="q", es="es", fs="only(within, es)", ps="ps").simp(only_agrees)
