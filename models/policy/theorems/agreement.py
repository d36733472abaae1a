"""Stores that agree on what is within give an expression the same value, if what it names is within.

An entity's ancestors need not be within: `in` asks the entity, not them. Nor need a literal on the right of an operator.

    in_entity_agrees, ..., get_attr_agrees    each way to look into a store
    evaluate_agrees                           expressions
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lemmata.core.language import Theorem, assume, define, implies, theorem
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import (
    apply2,
    evaluate,
    evaluate_all,
    evaluate_fields,
    find,  # noqa: F401  named in scripts
    get_attr,
    get_tag,
    has_attr,
    has_tag,
    in_any,
    in_entity,
)
from lemmata.models.policy.expressions import BinaryOp, Expr
from lemmata.models.policy.theorems.evaluated import evaluate_within, outcome_within
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
from lemmata.models.policy.values import EntityUID, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


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
                case.auto(
                    apply2, value_within, in_entity_agrees, in_any_agrees, has_tag_agrees, get_tag_agrees
                )


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
    binary = binary.have(
        "evaluate(right, q, es) == evaluate(right, q, fs)", "same", by=lambda g: g.auto(literal_agrees)
    )
    _of_value(binary, "left", apply2_agrees)
    _of_value(get.intro("h4").simp(expression_within, at="h4")[0], "record", get_attr_agrees)
    _of_value(has.intro("h4").simp(expression_within, at="h4")[0], "record", has_attr_agrees)
    nil.simp(evaluate_all)
    cons.simp(expressions_within, evaluate_all)
    empty.simp(evaluate_fields)
    (more,) = more.cases("g")
    more.simp(field_evaluates_alike, field_expressions_within, evaluate_fields)
    pair.simp(field_evaluates_alike)
