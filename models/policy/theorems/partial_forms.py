"""What the form of an expression promises, it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemmata.core.language import assume, define, theorem
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import apply1, apply2, as_bool, evaluate, has_attr, in_any, variable
from lemmata.models.policy.expressions import And, BinaryOp, Expr, Neg, Not, Or, Unary, UnaryOp
from lemmata.models.policy.partial.forms import (
    boolean,
    is_entity,
    names_entities,
    names_entity,
    total,
    yields_truth,
)
from lemmata.models.policy.theorems.slicing import in_any_value
from lemmata.models.policy.values import Bool, EntityUID, Err, Error, Ok, Result, Set, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


@theorem
def as_bool_twice(result: Result) -> bool:
    """Once is enough."""
    return as_bool(as_bool(result)) == as_bool(result)


@as_bool_twice.proof
def _(goal: Goal) -> None:
    ok, err = goal.cases("result")
    for case in ok.cases("value"):
        case.simp(as_bool)
    err.simp(as_bool)


@theorem
def truth_stays(b: bool) -> bool:
    """Truth values are such."""
    return as_bool(Ok(Bool(b))) == Ok(Bool(b))


@truth_stays.proof
def _(goal: Goal) -> None:
    goal.simp(as_bool)


@theorem
def error_stays(error: Error) -> bool:
    """Errors pass."""
    return as_bool(Err(error)) == Err(error)


@error_stays.proof
def _(goal: Goal) -> None:
    goal.simp(as_bool)


@theorem
def apply1_truth(op: UnaryOp, value: Value) -> bool:
    """Operators of one operand, but for `-`."""
    assume(op != Neg())
    return as_bool(apply1(op, value)) == apply1(op, value)


@apply1_truth.proof
def _(goal: Goal) -> None:
    for case in goal.cases("op"):
        for part in case.cases("value"):
            part.auto(apply1, as_bool)


@theorem
def in_any_truth(a: EntityUID, items: list[Value], es: Entities) -> bool:
    """`in` a set."""
    return as_bool(in_any(a, items, es)) == in_any(a, items, es)


@in_any_truth.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("items")
    nil.simp(in_any, as_bool)
    for case in cons.cases("i"):
        case.auto(in_any, as_bool)


@theorem
def apply2_truth(op: BinaryOp, a: Value, b: Value, es: Entities) -> bool:
    """Operators of two operands."""
    assume(yields_truth(op))
    return as_bool(apply2(op, a, b, es)) == apply2(op, a, b, es)


@apply2_truth.proof
def _(goal: Goal) -> None:
    for case in goal.cases("op"):
        for part in case.cases("a"):
            part.unfold(apply2).auto(truth_stays, error_stays, yields_truth, in_any_truth)


@theorem
def has_attr_truth(value: Value, attr: str, es: Entities) -> bool:
    """`has`"""
    return as_bool(has_attr(value, attr, es)) == has_attr(value, attr, es)


@has_attr_truth.proof
def _(goal: Goal) -> None:
    for case in goal.cases("value"):
        case.auto(has_attr, as_bool)


@theorem
def and_truth(left: Expr, right: Expr, q: Request, es: Entities) -> bool:
    """`&&`"""
    return as_bool(evaluate(And(left, right), q, es)) == evaluate(And(left, right), q, es)


@and_truth.proof
def _(goal: Goal) -> None:
    for case in goal.cases("as_bool(evaluate(left, q, es))"):
        case.auto(evaluate, as_bool_twice, as_bool)


@theorem
def or_truth(left: Expr, right: Expr, q: Request, es: Entities) -> bool:
    """`||`"""
    return as_bool(evaluate(Or(left, right), q, es)) == evaluate(Or(left, right), q, es)


@or_truth.proof
def _(goal: Goal) -> None:
    for case in goal.cases("as_bool(evaluate(left, q, es))"):
        case.auto(evaluate, as_bool_twice, as_bool)


@theorem
def boolean_keeps(e: Expr, q: Request, es: Entities) -> bool:
    """Whether an expression has no other value than a truth value."""
    assume(boolean(e))
    return as_bool(evaluate(e, q, es)) == evaluate(e, q, es)


@boolean_keeps.proof
def _(goal: Goal) -> None:
    literal, variable_, if_, and_, or_, unary, binary, get, has, *others = goal.induction("e")
    for case in literal.cases("value"):
        case.auto(boolean, evaluate, as_bool)
    for case in (variable_, get, *others):
        case.auto(boolean)
    for case in if_.cases("as_bool(evaluate(test, q, es))"):
        case.auto(boolean, evaluate, as_bool)
    and_.auto(and_truth)
    or_.auto(or_truth)
    for case in unary.cases("op"):
        case.auto(boolean, evaluate, apply1_truth, error_stays)
    binary.auto(boolean, evaluate, apply2_truth, error_stays)
    has.auto(evaluate, has_attr_truth, error_stays)


# No errors --------------------------------------------------------------------------------------------


@define
def is_truth(result: Result) -> bool:
    """Is a result a truth value?"""
    match result:
        case Ok(Bool()): return True
        case _:          return False


@define
def is_entity_result(result: Result) -> bool:
    """Is a result an entity?"""
    match result:
        case Ok(value): return is_entity(value)
        case _:         return False


@theorem
def entity_named(e: Expr, q: Request, es: Entities) -> bool:
    """An expression that names an entity."""
    assume(names_entity(e))
    return is_entity_result(evaluate(e, q, es))


@entity_named.proof
def _(goal: Goal) -> None:
    literal, variable_, *others = goal.cases("e")
    literal.auto(names_entity, is_entity_result, evaluate)
    for case in variable_.cases("var"):
        case.auto(names_entity, is_entity_result, evaluate, is_entity, variable)
    for case in others:
        case.auto(names_entity)


@define
def are_entities(value: Value) -> bool:
    """Is a value an entity, or a set of entities?"""
    match value:
        case Set(items): return all(is_entity(item) for item in items)
        case _:          return is_entity(value)


@define
def is_entities_result(result: Result) -> bool:
    """The same of a result."""
    match result:
        case Ok(value): return are_entities(value)
        case _:         return False


@theorem
def entities_named(e: Expr, q: Request, es: Entities) -> bool:
    """One that names entities."""
    assume(names_entities(e))
    return is_entities_result(evaluate(e, q, es))


@entities_named.proof
def _(goal: Goal) -> None:
    literal, variable_, *others = goal.cases("e")
    for case in literal.cases("value"):
        case.auto(names_entities, names_entity, is_entities_result, are_entities, is_entity, evaluate)
    for case in variable_.cases("var"):
        case.auto(names_entities, names_entity, is_entities_result, evaluate, are_entities, is_entity, variable)
    for case in others:
        case.auto(names_entities, names_entity)


@theorem
def in_entities(a: Value, b: Value, es: Entities) -> bool:
    """`in` of entities."""
    assume(is_entity(a))
    assume(are_entities(b))
    return is_truth(apply2(BinaryOp.MEM, a, b, es))


@in_entities.proof
def _(goal: Goal) -> None:
    for case in goal.cases("a"):
        for part in case.cases("b"):
            part.auto(are_entities, is_entity, is_truth, apply2, in_any_value)


@theorem
def truth_seen(b: bool) -> bool:
    """A truth value is one."""
    return is_truth(Ok(Bool(b)))


@truth_seen.proof
def _(goal: Goal) -> None:
    goal.simp(is_truth)


@theorem
def truth_kept(result: Result) -> bool:
    """A truth value passes as one."""
    assume(is_truth(result))
    return as_bool(result) == result


@truth_kept.proof
def _(goal: Goal) -> None:
    ok, error = goal.cases("result")
    error.simp(is_truth)
    for case in ok.cases("value"):
        case.auto(is_truth, as_bool)


@theorem
def total_and(left: Expr, right: Expr, q: Request, es: Entities) -> bool:
    """`&&` of truth values."""
    assume(is_truth(evaluate(left, q, es)))
    assume(is_truth(evaluate(right, q, es)))
    return is_truth(evaluate(And(left, right), q, es))


@total_and.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, truth_kept, truth_stays, truth_seen)


@theorem
def total_or(left: Expr, right: Expr, q: Request, es: Entities) -> bool:
    """`||` of truth values."""
    assume(is_truth(evaluate(left, q, es)))
    assume(is_truth(evaluate(right, q, es)))
    return is_truth(evaluate(Or(left, right), q, es))


@total_or.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, truth_kept, truth_stays, truth_seen)


@theorem
def total_not(arg: Expr, q: Request, es: Entities) -> bool:
    """`!` of a truth value."""
    assume(is_truth(evaluate(arg, q, es)))
    return is_truth(evaluate(Unary(Not(), arg), q, es))


@total_not.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, is_truth, apply1)


@theorem
def total_value(e: Expr, q: Request, es: Entities) -> bool:
    """An expression that cannot fail has a truth value."""
    assume(total(e))
    return is_truth(evaluate(e, q, es))


@total_value.proof
def _(goal: Goal) -> None:
    literal, variable_, if_, and_, or_, unary, binary, get, has, *others = goal.induction("e")
    for case in literal.cases("value"):
        case.auto(total, evaluate, is_truth)
    for case in (variable_, if_, get, *others):
        case.auto(total)
    and_.auto(total, total_and)
    or_.auto(total, total_or)
    not_, *tests = unary.cases("op")
    not_.auto(total, total_not)
    for case in tests:
        case.use(entity_named, e="arg").auto(total, evaluate, truth_seen, is_entity_result, is_entity, apply1)
    binary = binary.use(entity_named, e="left").use(entities_named, e="right")
    same, within, *operators = binary.cases("op")
    same.auto(total, evaluate, truth_seen, is_entity_result, is_entities_result, apply2)
    within.auto(total, evaluate, is_entity_result, is_entities_result, in_entities)
    for case in operators:
        case.auto(total)
    for case in has.cases("record"):
        case.auto(total, evaluate, is_truth, has_attr, variable)
