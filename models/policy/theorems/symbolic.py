"""Evaluation by parts: the value of an expression from the values of its operands, as equations to rewrite with.

The parts stay as they are where nothing is known of their operands, so that evaluation on a symbolic request and symbolic
entities takes a few steps a node; `symbolic_laws` says what they are of values and errors.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lemmata.core.language import define, theorem
from lemmata.models.policy.authorizer import errs, policy_expr, satisfied
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import (
    Failure,
    Results,
    Values,
    apply1,
    apply2,
    as_bool,
    evaluate,
    evaluate_all,
    evaluate_fields,
    get_attr,
    has_attr,
    variable,
)
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Call,
    Expr,
    ExtFun,
    GetAttr,
    HasAttr,
    Ite,
    Lit,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    UnaryOp,
    Var,
    Variable,
)
from lemmata.models.policy.extensions.functions import call
from lemmata.models.policy.ordering import make_fields, make_set
from lemmata.models.policy.policies import Policy
from lemmata.models.policy.properties import allowed, holds
from lemmata.models.policy.theorems.authorization import allowed_iff, decision, forbidden, permitted
from lemmata.models.policy.values import Bool, Err, Error, Ok, Record, Result, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


# Parts ------------------------------------------------------------------------------------------------


@define
def then(r: Result, f: Callable[[Value], Result]) -> Result:
    """What comes of a value; an error stays."""
    match r:
        case Ok(value): return f(value)
        case error:     return error


@define
def when(r: Result, f: Callable[[bool], Result]) -> Result:
    """What comes of a truth value; any other value is a type error, and an error stays."""
    match r:
        case Ok(Bool(p)): return f(p)
        case Ok(_):       return Err(Error.TYPE_ERROR)
        case error:       return error


@define
def with_all(rs: Results, f: Callable[[list[Value]], Result]) -> Result:
    """What comes of several values; an error stays."""
    match rs:
        case Values(values): return f(values)
        case Failure(error): return Err(error)


@define
def collect(r: Result, rs: Results) -> Results:
    """A value before others; the first error stays."""
    match r, rs:
        case Ok(value), Values(values): return Values([value, *values])
        case Ok(_), failure:            return failure
        case Err(error), _:             return Failure(error)


@define
def fields_of(r: Result) -> Result:
    """The record of fields as they are written."""
    match r:
        case Ok(Record(fields)): return Ok(Record(make_fields(fields)))
        case other:              return other


@define
def field(name: str, r: Result, others: Result) -> Result:
    """A field before others; the first error stays."""
    match r, others:
        case Ok(value), Ok(Record(values)): return Ok(Record([(name, value), *values]))
        case Ok(_), other:                  return other
        case error, _:                      return error


@define
def is_true(r: Result) -> bool:
    """Is it True?"""
    match r:
        case Ok(Bool(p)): return p
        case _:           return False


@define
def is_error(r: Result) -> bool:
    """Is it an error?"""
    match r:
        case Err(): return True
        case _:     return False


@theorem
def evaluate_literal(v: Value, q: Request, es: Entities) -> bool:
    """Literals."""
    return evaluate(Lit(v), q, es) == Ok(v)


@evaluate_literal.proof
def _(goal: Goal) -> None:
    goal.simp(evaluate)


@theorem
def evaluate_variable(var: Var, q: Request, es: Entities) -> bool:
    """The parts of the request."""
    return evaluate(Variable(var), q, es) == Ok(variable(var, q))


@evaluate_variable.proof
def _(goal: Goal) -> None:
    goal.simp(evaluate)


@theorem
def evaluate_ite(test: Expr, a: Expr, b: Expr, q: Request, es: Entities) -> bool:
    """`if`"""
    return evaluate(Ite(test, a, b), q, es) == when(evaluate(test, q, es), lambda p: evaluate(a, q, es) if p else evaluate(b, q, es))


@evaluate_ite.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, when, as_bool)


@theorem
def evaluate_and(a: Expr, b: Expr, q: Request, es: Entities) -> bool:
    """`&&`"""
    return evaluate(And(a, b), q, es) == when(evaluate(a, q, es), lambda p: as_bool(evaluate(b, q, es)) if p else Ok(Bool(False)))


@evaluate_and.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, when, as_bool)


@theorem
def evaluate_or(a: Expr, b: Expr, q: Request, es: Entities) -> bool:
    """`||`"""
    return evaluate(Or(a, b), q, es) == when(evaluate(a, q, es), lambda p: Ok(Bool(True)) if p else as_bool(evaluate(b, q, es)))


@evaluate_or.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, when, as_bool)


@theorem
def evaluate_unary(op: UnaryOp, a: Expr, q: Request, es: Entities) -> bool:
    """Operators of one operand."""
    return evaluate(Unary(op, a), q, es) == then(evaluate(a, q, es), lambda x: apply1(op, x))


@evaluate_unary.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, then)


@theorem
def evaluate_binary(op: BinaryOp, a: Expr, b: Expr, q: Request, es: Entities) -> bool:
    """Operators of two."""
    return evaluate(Binary(op, a, b), q, es) == then(evaluate(a, q, es), lambda x: then(evaluate(b, q, es), lambda y: apply2(op, x, y, es)))


@evaluate_binary.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, then)


@theorem
def evaluate_get_attr(a: Expr, name: str, q: Request, es: Entities) -> bool:
    """`.`"""
    return evaluate(GetAttr(a, name), q, es) == then(evaluate(a, q, es), lambda x: get_attr(x, name, es))


@evaluate_get_attr.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, then)


@theorem
def evaluate_has_attr(a: Expr, name: str, q: Request, es: Entities) -> bool:
    """`has`"""
    return evaluate(HasAttr(a, name), q, es) == then(evaluate(a, q, es), lambda x: has_attr(x, name, es))


@evaluate_has_attr.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, then)


@theorem
def evaluate_set(items: list[Expr], q: Request, es: Entities) -> bool:
    """Sets."""
    return evaluate(SetExpr(items), q, es) == with_all(evaluate_all(items, q, es), lambda xs: Ok(make_set(xs)))


@evaluate_set.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, with_all)


@theorem
def evaluate_record(fields: list[tuple[str, Expr]], q: Request, es: Entities) -> bool:
    """Records."""
    return evaluate(RecordExpr(fields), q, es) == fields_of(evaluate_fields(fields, q, es))


@evaluate_record.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, fields_of)


@theorem
def evaluate_call(function: ExtFun, args: list[Expr], q: Request, es: Entities) -> bool:
    """Extension functions."""
    return evaluate(Call(function, args), q, es) == with_all(evaluate_all(args, q, es), lambda xs: call(function, xs))


@evaluate_call.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate, with_all)


@theorem
def evaluate_first(e: Expr, rest: list[Expr], q: Request, es: Entities) -> bool:
    """Several expressions, in order."""
    return evaluate_all([e, *rest], q, es) == collect(evaluate(e, q, es), evaluate_all(rest, q, es))


@evaluate_first.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate_all, collect)


@theorem
def evaluate_none(q: Request, es: Entities) -> bool:
    """None."""
    return evaluate_all([], q, es) == Values([])


@evaluate_none.proof
def _(goal: Goal) -> None:
    goal.simp(evaluate_all)


@theorem
def evaluate_field(name: str, e: Expr, rest: list[tuple[str, Expr]], q: Request, es: Entities) -> bool:
    """Fields, in order."""
    return evaluate_fields([(name, e), *rest], q, es) == field(name, evaluate(e, q, es), evaluate_fields(rest, q, es))


@evaluate_field.proof
def _(goal: Goal) -> None:
    goal.auto(evaluate_fields, field)


@theorem
def evaluate_no_field(q: Request, es: Entities) -> bool:
    """None."""
    return evaluate_fields([], q, es) == Ok(Record([]))


@evaluate_no_field.proof
def _(goal: Goal) -> None:
    goal.simp(evaluate_fields)


# Policies ---------------------------------------------------------------------------------------------


@theorem
def satisfied_is(p: Policy, q: Request, es: Entities) -> bool:
    """A policy is satisfied where it is true."""
    return satisfied(p, q, es) == is_true(evaluate(policy_expr(p), q, es))


@satisfied_is.proof
def _(goal: Goal) -> None:
    goal.auto(satisfied, is_true)


@theorem
def errs_is(p: Policy, q: Request, es: Entities) -> bool:
    """It errs where its evaluation is an error."""
    return errs(p, q, es) == is_error(evaluate(policy_expr(p), q, es))


@errs_is.proof
def _(goal: Goal) -> None:
    goal.auto(errs, is_error)


@theorem
def holds_is(e: Expr, q: Request, es: Entities) -> bool:
    """An expression holds where it is true."""
    return holds(e, q, es) == is_true(evaluate(e, q, es))


@holds_is.proof
def _(goal: Goal) -> None:
    goal.auto(holds, is_true)


@theorem
def allowed_is(q: Request, es: Entities, ps: list[Policy]) -> bool:
    """A request is allowed where a permit policy is satisfied and no forbid policy is."""
    return allowed(q, es, ps) == (permitted(q, es, ps) and not forbidden(q, es, ps))


@allowed_is.proof
def _(goal: Goal) -> None:
    goal.unfold(allowed).use(allowed_iff).unfold(decision, at="h1").simp()
