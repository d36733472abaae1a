"""Each step of partial evaluation, followed by the rest, is the step of full evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemmata.core.language import Option, assume, theorem
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import (
    apply1,
    apply2,
    as_bool,
    evaluate,
    get_attr,
    has_attr,
    variable,
)
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Expr,
    GetAttr,
    HasAttr,
    Ite,
    Lit,
    Or,
    Unary,
    UnaryOp,
)
from lemmata.models.policy.partial.fitting import entities_fit, request_fits
from lemmata.models.policy.partial.known import PartialEntities, PartialRequest
from lemmata.models.policy.partial.lookups import entity_type  # noqa: F401  scripts name it
from lemmata.models.policy.partial.results import Known, Partial, Residual, as_expr, decided, rest
from lemmata.models.policy.partial.steps import (
    bare,
    differ,
    partial_and,
    partial_binary,
    partial_get,
    partial_has,
    partial_if,
    partial_or,
    partial_unary,
    residual_binary,
    truth,
)
from lemmata.models.policy.theorems.partial_forms import (
    as_bool_twice,
    boolean_keeps,
    error_stays,
    is_truth,
    total_value,
    truth_kept,
    truth_stays,
)
from lemmata.models.policy.theorems.partial_lookups import (
    agrees,
    apply2_agrees,
    context_field_fits,
    entity_type_agrees,
    get_attr_agrees,
    get_field_agrees,
    has_attr_agrees,
    has_field_agrees,
    has_type,
)
from lemmata.models.policy.values import Bool, Ok, Result, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal
    from lemmata.tactics.lemmas import Lemma


@theorem
def rest_of_known(result: Result, q: Request, es: Entities) -> bool:
    """What is known stays."""
    return rest(Known(result), q, es) == result


@rest_of_known.proof
def _(goal: Goal) -> None:
    goal.simp(rest)


@theorem
def rest_of_residual(e: Expr, q: Request, es: Entities) -> bool:
    """What is left is evaluated."""
    return rest(Residual(e), q, es) == evaluate(e, q, es)


@rest_of_residual.proof
def _(goal: Goal) -> None:
    goal.simp(rest)


REST = (rest_of_known, rest_of_residual)


# Places -----------------------------------------------------------------------------------------------


@theorem
def bare_same(e: Expr, q: Request, es: Entities) -> bool:
    """`true && e` and e give the same truth value."""
    return as_bool(evaluate(bare(e), q, es)) == as_bool(evaluate(e, q, es))


@bare_same.proof
def _(goal: Goal) -> None:
    literal, variable_, if_, and_, *others = goal.cases("e")
    for case in (literal, variable_, if_, *others):
        case.simp(bare)
    left, *others = and_.cases("left")
    for case in others:
        case.simp(bare)
    left, *others = left.cases("value")
    for case in others:
        case.simp(bare)
    left.auto(bare, evaluate, as_bool_twice, truth_stays)


@theorem
def truth_agrees(p: Partial, q: Request, es: Entities) -> bool:
    """`true && e`"""
    return rest(truth(p), q, es) == as_bool(rest(p, q, es))


@truth_agrees.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    known.simp(truth, rest)
    residual.auto(truth, rest, boolean_keeps, evaluate, truth_stays)


@theorem
def as_expr_agrees(p: Partial, e: Expr, q: Request, es: Entities) -> bool:
    """What became of an expression, in its place."""
    assume(rest(p, q, es) == evaluate(e, q, es))
    return evaluate(as_expr(p, e), q, es) == evaluate(e, q, es)


@as_expr_agrees.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    for case in known.cases("result"):
        case.auto(as_expr, rest, evaluate)
    residual.auto(as_expr, rest)


@theorem
def decided_agrees(known: Option[Result], result: Result, e: Expr, q: Request, es: Entities) -> bool:
    """What is looked up, or left."""
    assume(agrees(known, result))
    assume(evaluate(e, q, es) == result)
    return rest(decided(known, e), q, es) == result


@decided_agrees.proof
def _(goal: Goal) -> None:
    for case in goal.cases("known"):
        case.auto(decided, agrees, rest)


# Connectives ------------------------------------------------------------------------------------------


@theorem
def if_agrees(
    test: Expr, e1: Expr, e2: Expr, p: Partial, p1: Partial, p2: Partial, q: Request, es: Entities
) -> bool:
    """`if`"""
    assume(rest(p, q, es) == evaluate(test, q, es))
    assume(rest(p1, q, es) == evaluate(e1, q, es))
    assume(rest(p2, q, es) == evaluate(e2, q, es))
    return rest(partial_if(p, p1, p2, e1, e2), q, es) == evaluate(Ite(test, e1, e2), q, es)


@if_agrees.proof
def _(goal: Goal) -> None:
    goal = goal.have("evaluate(as_expr(p1, e1), q, es) == evaluate(e1, q, es)", by=lambda g: g.auto(as_expr_agrees))
    goal = goal.have("evaluate(as_expr(p2, e2), q, es) == evaluate(e2, q, es)", by=lambda g: g.auto(as_expr_agrees))
    known, residual = goal.cases("p")
    ok, error = known.cases("result")
    error.simp(rest, at="h1").auto(partial_if, evaluate, rest, error_stays)
    truth_, *others = ok.cases("value")
    truth_.simp(rest, at="h1").simp(evaluate, truth_stays).auto(partial_if)
    for case in others:
        case.simp(rest, at="h1").auto(partial_if, evaluate, as_bool, rest)
    residual.simp(rest, at="h1").auto(partial_if, rest, evaluate, bare_same)


@theorem
def evaluate_literal(value: Value, q: Request, es: Entities) -> bool:
    """Literals."""
    return evaluate(Lit(value), q, es) == Ok(value)


@evaluate_literal.proof
def _(goal: Goal) -> None:
    goal.simp(evaluate)


@theorem
def and_true(left: Expr, right: Expr, q: Request, es: Entities) -> bool:
    """`x && true`"""
    assume(evaluate(right, q, es) == Ok(Bool(True)))
    return evaluate(And(left, right), q, es) == as_bool(evaluate(left, q, es))


@and_true.proof
def _(goal: Goal) -> None:
    for case in goal.cases("as_bool(evaluate(left, q, es))"):
        case.auto(evaluate, truth_stays)


@theorem
def and_false(left: Expr, right: Expr, q: Request, es: Entities) -> bool:
    """`x && false`, where x does not fail."""
    assume(is_truth(evaluate(left, q, es)))
    assume(evaluate(right, q, es) == Ok(Bool(False)))
    return evaluate(And(left, right), q, es) == Ok(Bool(False))


@and_false.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, truth_kept, truth_stays, is_truth)


@theorem
def and_bare(left: Expr, right: Expr, l: Expr, x: Expr, q: Request, es: Entities) -> bool:
    """What stays of both operands."""
    assume(evaluate(l, q, es) == evaluate(left, q, es))
    assume(evaluate(x, q, es) == evaluate(right, q, es))
    return evaluate(And(bare(l), x), q, es) == evaluate(And(left, right), q, es)


@and_bare.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, bare_same)


@theorem
def and_agrees(left: Expr, right: Expr, p: Partial, p1: Partial, q: Request, es: Entities) -> bool:
    """`&&`"""
    assume(rest(p, q, es) == evaluate(left, q, es))
    assume(rest(p1, q, es) == evaluate(right, q, es))
    return rest(partial_and(p, p1, right), q, es) == evaluate(And(left, right), q, es)


@and_agrees.proof
def _(goal: Goal) -> None:
    goal = goal.use(as_expr_agrees, p="p1", e="right")
    known, residual = goal.cases("p")
    ok, error = known.cases("result")
    error.simp(*REST, at="h1").auto(partial_and, evaluate, *REST, error_stays)
    truth_, *others = ok.cases("value")
    truth_.simp(*REST, at="h1").auto(partial_and, evaluate, truth_stays, truth_agrees, *REST)
    for case in others:
        case.simp(*REST, at="h1").auto(partial_and, evaluate, as_bool, *REST)
    (residual,) = residual.simp(*REST, at="h1")
    known, residual = residual.cases("p1")
    residual.auto(partial_and, evaluate, bare_same, *REST)
    (known,) = known.simp(*REST, at="h2")
    ok, error = known.cases("result")
    error.auto(partial_and, evaluate, bare_same, *REST)
    truth_, *others = ok.cases("value")
    for case in truth_.use(total_value, e="expr").cases("value"):
        case.auto(partial_and, and_true, and_false, truth_agrees, and_bare, evaluate_literal, *REST)
    for case in others:
        case.auto(partial_and, evaluate, bare_same, *REST)


@theorem
def or_false(left: Expr, right: Expr, q: Request, es: Entities) -> bool:
    """`x || false`"""
    assume(evaluate(right, q, es) == Ok(Bool(False)))
    return evaluate(Or(left, right), q, es) == as_bool(evaluate(left, q, es))


@or_false.proof
def _(goal: Goal) -> None:
    for case in goal.cases("as_bool(evaluate(left, q, es))"):
        case.auto(evaluate, truth_stays)


@theorem
def or_true(left: Expr, right: Expr, q: Request, es: Entities) -> bool:
    """`x || true`, where x does not fail."""
    assume(is_truth(evaluate(left, q, es)))
    assume(evaluate(right, q, es) == Ok(Bool(True)))
    return evaluate(Or(left, right), q, es) == Ok(Bool(True))


@or_true.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, truth_kept, truth_stays, is_truth)


@theorem
def or_bare(left: Expr, right: Expr, l: Expr, x: Expr, q: Request, es: Entities) -> bool:
    """What stays of both operands."""
    assume(evaluate(l, q, es) == evaluate(left, q, es))
    assume(evaluate(x, q, es) == evaluate(right, q, es))
    return evaluate(Or(bare(l), x), q, es) == evaluate(Or(left, right), q, es)


@or_bare.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, bare_same)


@theorem
def or_agrees(left: Expr, right: Expr, p: Partial, p1: Partial, q: Request, es: Entities) -> bool:
    """`||`"""
    assume(rest(p, q, es) == evaluate(left, q, es))
    assume(rest(p1, q, es) == evaluate(right, q, es))
    return rest(partial_or(p, p1, right), q, es) == evaluate(Or(left, right), q, es)


@or_agrees.proof
def _(goal: Goal) -> None:
    goal = goal.use(as_expr_agrees, p="p1", e="right")
    known, residual = goal.cases("p")
    ok, error = known.cases("result")
    error.simp(*REST, at="h1").auto(partial_or, evaluate, *REST, error_stays)
    truth_, *others = ok.cases("value")
    truth_.simp(*REST, at="h1").auto(partial_or, evaluate, truth_stays, truth_agrees, *REST)
    for case in others:
        case.simp(*REST, at="h1").auto(partial_or, evaluate, as_bool, *REST)
    (residual,) = residual.simp(*REST, at="h1")
    known, residual = residual.cases("p1")
    residual.auto(partial_or, evaluate, bare_same, *REST)
    (known,) = known.simp(*REST, at="h2")
    ok, error = known.cases("result")
    error.auto(partial_or, evaluate, bare_same, *REST)
    truth_, *others = ok.cases("value")
    for case in truth_.use(total_value, e="expr").cases("value"):
        case.auto(partial_or, or_true, or_false, truth_agrees, or_bare, evaluate_literal, *REST)
    for case in others:
        case.auto(partial_or, evaluate, bare_same, *REST)


# Operators --------------------------------------------------------------------------------------------


@theorem
def unary_agrees(
    op: UnaryOp, arg: Expr, p: Partial, q: Request, es: Entities, pq: PartialRequest
) -> bool:
    """Operators of one operand."""
    assume(request_fits(q, pq))
    assume(rest(p, q, es) == evaluate(arg, q, es))
    return rest(partial_unary(op, p, pq), q, es) == evaluate(Unary(op, arg), q, es)


@unary_agrees.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    for case in known.simp(*REST, at="h2").cases("result"):
        case.auto(partial_unary, evaluate, *REST)
    (residual,) = residual.simp(*REST, at="h2")
    for case in residual.use(entity_type_agrees, e="expr").cases("entity_type(expr, pq)"):
        for part in case.cases("op"):
            part.auto(partial_unary, evaluate, has_type, apply1, *REST)


@theorem
def differ_agrees(left: Expr, right: Expr, q: Request, es: Entities, pq: PartialRequest) -> bool:
    """Entities of different types are not equal."""
    assume(request_fits(q, pq))
    assume(differ(left, right, pq))
    return evaluate(Binary(BinaryOp.EQ, left, right), q, es) == Ok(Bool(False))


@differ_agrees.proof
def _(goal: Goal) -> None:
    goal = goal.use(entity_type_agrees, e="left").use(entity_type_agrees, e="right")
    for case in goal.cases("entity_type(left, pq)"):
        for part in case.cases("entity_type(right, pq)"):
            part.auto(differ, evaluate, has_type, apply2)


@theorem
def residual_binary_agrees(
    op: BinaryOp, left: Expr, right: Expr, q: Request, es: Entities, pq: PartialRequest
) -> bool:
    """Operators of two operands that stay."""
    assume(request_fits(q, pq))
    return rest(residual_binary(op, left, right, pq), q, es) == evaluate(Binary(op, left, right), q, es)


@residual_binary_agrees.proof
def _(goal: Goal) -> None:
    goal.auto(residual_binary, differ_agrees, *REST)


@theorem
def binary_parts(
    op: BinaryOp, left: Expr, right: Expr, l: Expr, r: Expr, q: Request, es: Entities
) -> bool:
    """Of two operands only the results matter."""
    assume(evaluate(l, q, es) == evaluate(left, q, es))
    assume(evaluate(r, q, es) == evaluate(right, q, es))
    return evaluate(Binary(op, l, r), q, es) == evaluate(Binary(op, left, right), q, es)


@binary_parts.proof
def _(goal: Goal) -> None:
    goal.simp(evaluate)


@theorem
def binary_agrees(
    op: BinaryOp,
    left: Expr,
    right: Expr,
    p: Partial,
    p1: Partial,
    q: Request,
    es: Entities,
    pq: PartialRequest,
    pes: PartialEntities,
) -> bool:
    """Operators of two operands."""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    assume(rest(p, q, es) == evaluate(left, q, es))
    assume(rest(p1, q, es) == evaluate(right, q, es))
    return rest(partial_binary(op, p, p1, right, pq, pes), q, es) == evaluate(Binary(op, left, right), q, es)


@binary_agrees.proof
def _(goal: Goal) -> None:
    goal = goal.use(as_expr_agrees, p="p1", e="right")
    known, residual = goal.cases("p")
    ok, error = known.simp(*REST, at="h3").cases("result")
    error.auto(partial_binary, evaluate, *REST)
    other, stays = ok.cases("p1")
    stays.simp(*REST, at="h4").auto(partial_binary, residual_binary_agrees, binary_parts, evaluate_literal)
    both, error = other.simp(*REST, at="h4").cases("result")
    error.auto(partial_binary, evaluate, *REST)
    both.simp(evaluate, partial_binary).auto(decided_agrees, apply2_agrees, evaluate)
    residual.simp(*REST, at="h3").auto(partial_binary, residual_binary_agrees, binary_parts)


def by_record(goal: Goal, step: Lemma, entity: Lemma) -> Goal:
    """All but the context, of which fields may be known: that case is left."""
    known, residual = goal.cases("p")
    ok, error = known.simp(*REST, at="h3").cases("result")
    error.auto(step, evaluate, *REST)
    ok.simp(evaluate, step).auto(decided_agrees, entity, evaluate)
    residual = residual.simp(*REST, at="h3").unfold(request_fits, at="h1").obtain("h1")
    literal, variable_, *others = residual.cases("expr")
    *parts, context = variable_.cases("var")
    for case in (literal, *others, *parts):
        case.auto(step, evaluate, *REST)
    left: Goal = context.simp(evaluate, variable, at="h3")[0]
    return left


@theorem
def get_agrees(
    record: Expr, attr: str, p: Partial, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities
) -> bool:
    """`.`"""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    assume(rest(p, q, es) == evaluate(record, q, es))
    return rest(partial_get(p, attr, pq, pes), q, es) == evaluate(GetAttr(record, attr), q, es)


@get_agrees.proof
def _(goal: Goal) -> None:
    context = by_record(goal, partial_get, get_attr_agrees)
    context.simp(evaluate, variable, get_attr, partial_get).auto(
        decided_agrees, get_field_agrees, context_field_fits, evaluate, get_attr, variable
    )


@theorem
def has_agrees(
    record: Expr, attr: str, p: Partial, q: Request, es: Entities, pq: PartialRequest, pes: PartialEntities
) -> bool:
    """`has`"""
    assume(request_fits(q, pq))
    assume(entities_fit(es, pes))
    assume(rest(p, q, es) == evaluate(record, q, es))
    return rest(partial_has(p, attr, pq, pes), q, es) == evaluate(HasAttr(record, attr), q, es)


@has_agrees.proof
def _(goal: Goal) -> None:
    context = by_record(goal, partial_has, has_attr_agrees)
    context.simp(evaluate, variable, has_attr, partial_has).auto(
        decided_agrees, has_field_agrees, context_field_fits, evaluate, has_attr, variable
    )
