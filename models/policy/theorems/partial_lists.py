"""Partial evaluation of lists of expressions and of fields, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemmata.core.language import assume, theorem
from lemmata.core.language.builtins import transform
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import Values, evaluate, evaluate_all, evaluate_fields
from lemmata.models.policy.expressions import Call, Expr, ExtFun, Lit, RecordExpr, SetExpr
from lemmata.models.policy.partial.evaluator import partial_after, partial_cons, partial_field
from lemmata.models.policy.partial.results import (
    Partial,
    PartialAll,
    PartialFields,
    as_exprs,
    as_fields,
    literal_fields,
    rest,
    rest_all,
    rest_fields,
)
from lemmata.models.policy.partial.steps import partial_call, partial_record, partial_set
from lemmata.models.policy.theorems.partial_steps import REST
from lemmata.models.policy.values import Ok, Record, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


@theorem
def literals_evaluate(values: list[Value], q: Request, es: Entities) -> bool:
    """Literals have their values."""
    return evaluate_all([Lit(value) for value in values], q, es) == Values(values)


@literals_evaluate.proof
def _(goal: Goal) -> None:
    goal.auto(transform, evaluate_all, evaluate, on="values")


@theorem
def literal_fields_evaluate(values: list[tuple[str, Value]], q: Request, es: Entities) -> bool:
    """In fields, too."""
    return evaluate_fields(literal_fields(values), q, es) == Ok(Record(values))


@literal_fields_evaluate.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("values")
    nil.simp(literal_fields, evaluate_fields)
    (cons,) = cons.cases("v")
    cons.simp(literal_fields, evaluate_fields, evaluate)


@theorem
def as_exprs_agrees(p: PartialAll, items: list[Expr], q: Request, es: Entities) -> bool:
    """What became of expressions, in their place."""
    assume(rest_all(p, q, es) == evaluate_all(items, q, es))
    return evaluate_all(as_exprs(p, items), q, es) == evaluate_all(items, q, es)


@as_exprs_agrees.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    for case in known.cases("results"):
        case.auto(as_exprs, rest_all, literals_evaluate)
    residual.auto(as_exprs, rest_all)


@theorem
def as_fields_agrees(p: PartialFields, fields: list[tuple[str, Expr]], q: Request, es: Entities) -> bool:
    """What became of fields."""
    assume(rest_fields(p, q, es) == evaluate_fields(fields, q, es))
    return evaluate_fields(as_fields(p, fields), q, es) == evaluate_fields(fields, q, es)


@as_fields_agrees.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    ok, error = known.cases("result")
    for case in (*ok.cases("value"), error):
        case.auto(as_fields, rest_fields, literal_fields_evaluate)
    residual.auto(as_fields, rest_fields)


@theorem
def cons_agrees(
    e: Expr, items: list[Expr], p: Partial, tail: PartialAll, q: Request, es: Entities
) -> bool:
    """One expression before others."""
    assume(rest(p, q, es) == evaluate(e, q, es))
    assume(rest_all(tail, q, es) == evaluate_all(items, q, es))
    return rest_all(partial_cons(p, tail, e, items), q, es) == evaluate_all([e, *items], q, es)


@cons_agrees.proof
def _(goal: Goal) -> None:
    goal = goal.use(as_exprs_agrees, p="tail")
    known, residual = goal.cases("p")
    residual.simp(*REST, at="h1").auto(partial_cons, evaluate_all, rest_all)
    ok, error = known.simp(*REST, at="h1").cases("result")
    error.auto(partial_cons, evaluate_all, rest_all)
    known, residual = ok.cases("tail")
    residual.auto(partial_cons, partial_after, evaluate_all, evaluate, rest_all)
    for case in known.cases("results"):
        case.auto(partial_cons, partial_after, evaluate_all, rest_all)


@theorem
def field_agrees(
    name: str, e: Expr, fields: list[tuple[str, Expr]], p: Partial, tail: PartialFields, q: Request, es: Entities
) -> bool:
    """One field before others."""
    assume(rest(p, q, es) == evaluate(e, q, es))
    assume(rest_fields(tail, q, es) == evaluate_fields(fields, q, es))
    return (
        rest_fields(partial_field(name, p, tail, fields), q, es) == evaluate_fields([(name, e), *fields], q, es)
    )


@field_agrees.proof
def _(goal: Goal) -> None:
    goal = goal.use(as_fields_agrees, p="tail")
    known, residual = goal.cases("p")
    residual.simp(*REST, at="h1").auto(partial_field, evaluate_fields, rest_fields)
    ok, error = known.simp(*REST, at="h1").cases("result")
    error.auto(partial_field, evaluate_fields, rest_fields)
    known, residual = ok.cases("tail")
    residual.auto(partial_field, evaluate_fields, evaluate, rest_fields)
    ok, error = known.cases("result")
    for case in (*ok.cases("value1"), error):
        case.auto(partial_field, evaluate_fields, rest_fields)


@theorem
def set_agrees(items: list[Expr], p: PartialAll, q: Request, es: Entities) -> bool:
    """`[e, ...]`"""
    assume(rest_all(p, q, es) == evaluate_all(items, q, es))
    return rest(partial_set(p), q, es) == evaluate(SetExpr(items), q, es)


@set_agrees.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    residual.simp(rest_all, at="h1").auto(partial_set, evaluate, *REST)
    for case in known.simp(rest_all, at="h1").cases("results"):
        case.auto(partial_set, evaluate, *REST)


@theorem
def call_agrees(function: ExtFun, args: list[Expr], p: PartialAll, q: Request, es: Entities) -> bool:
    """`f(e, ...)`"""
    assume(rest_all(p, q, es) == evaluate_all(args, q, es))
    return rest(partial_call(function, p), q, es) == evaluate(Call(function, args), q, es)


@call_agrees.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    residual.simp(rest_all, at="h1").auto(partial_call, evaluate, *REST)
    for case in known.simp(rest_all, at="h1").cases("results"):
        case.auto(partial_call, evaluate, *REST)


@theorem
def record_agrees(fields: list[tuple[str, Expr]], p: PartialFields, q: Request, es: Entities) -> bool:
    """`{a: e, ...}`"""
    assume(rest_fields(p, q, es) == evaluate_fields(fields, q, es))
    return rest(partial_record(p), q, es) == evaluate(RecordExpr(fields), q, es)


@record_agrees.proof
def _(goal: Goal) -> None:
    known, residual = goal.cases("p")
    residual.simp(rest_fields, at="h1").auto(partial_record, evaluate, *REST)
    ok, error = known.simp(rest_fields, at="h1").cases("result")
    for case in (*ok.cases("value"), error):
        case.auto(partial_record, evaluate, *REST)
