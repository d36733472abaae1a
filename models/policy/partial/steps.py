"""Partial evaluation of each form of expressions, from what became of its parts.

Cedar's rules hold exactly: errors come from left to right, `x && false` is false only where x cannot fail, and an operand
of `&&` that may be no truth value stays one.
"""

from __future__ import annotations

from lemmata.core.language import Some, define
from lemmata.models.policy.evaluator import Failure, Values, apply1, as_bool
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Call,
    Expr,
    ExtFun,
    GetAttr,
    HasAttr,
    Is,
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
from lemmata.models.policy.partial.forms import boolean, total
from lemmata.models.policy.partial.known import PartialEntities, PartialRequest
from lemmata.models.policy.partial.lookups import (
    context_field,
    entity_type,
    get_field,
    has_field,
    partial_apply2,
    partial_get_attr,
    partial_has_attr,
)
from lemmata.models.policy.partial.results import (
    Known,
    KnownAll,
    KnownFields,
    Partial,
    PartialAll,
    PartialFields,
    Residual,
    ResidualAll,
    ResidualFields,
    as_expr,
    decided,
)
from lemmata.models.policy.values import Bool, Err, Error, Ok, Record


@define
def bare(e: Expr) -> Expr:
    """`true && e` as e, for places where no other value than a truth value passes."""
    match e:
        case And(Lit(Bool(True)), inner): return inner
        case _:                           return e


@define
def truth(p: Partial) -> Partial:
    """`true && e`: the result where it is a truth value or an error; otherwise a type error."""
    match p:
        case Known(result): return Known(as_bool(result))
        case Residual(e):   return Residual(e) if boolean(e) else Residual(And(Lit(Bool(True)), e))


@define
def partial_if(test: Partial, then_: Partial, else_: Partial, e1: Expr, e2: Expr) -> Partial:
    """`if test then e1 else e2`, from what became of all three."""
    match test:
        case Known(Ok(Bool(True))):  return then_
        case Known(Ok(Bool(False))): return else_
        case Known(other):           return Known(as_bool(other))
        case Residual(c):            return Residual(Ite(bare(c), as_expr(then_, e1), as_expr(else_, e2)))


@define
def partial_and(left: Partial, right: Partial, e: Expr) -> Partial:
    """`left && e`. Where `left` may fail, `left && false` is not false."""
    match left:
        case Known(Ok(Bool(True))): return truth(right)
        case Known(other):          return Known(as_bool(other))
        case Residual(l):
            match right:
                case Known(Ok(Bool(True))): return truth(Residual(l))
                case Known(Ok(Bool(False))):
                    return Known(Ok(Bool(False))) if total(l) else Residual(And(bare(l), Lit(Bool(False))))
                case _:                     return Residual(And(bare(l), bare(as_expr(right, e))))


@define
def partial_or(left: Partial, right: Partial, e: Expr) -> Partial:
    """`left || e`, likewise."""
    match left:
        case Known(Ok(Bool(False))): return truth(right)
        case Known(other):           return Known(as_bool(other))
        case Residual(l):
            match right:
                case Known(Ok(Bool(False))): return truth(Residual(l))
                case Known(Ok(Bool(True))):
                    return Known(Ok(Bool(True))) if total(l) else Residual(Or(bare(l), Lit(Bool(True))))
                case _:                      return Residual(Or(bare(l), bare(as_expr(right, e))))


@define
def partial_unary(op: UnaryOp, arg: Partial, request: PartialRequest) -> Partial:
    """An operator of one operand; `is` needs no more than a type."""
    match arg:
        case Known(Ok(value)): return Known(apply1(op, value))
        case Known(error):     return Known(error)
        case Residual(e):
            match op, entity_type(e, request):
                case Is(type_), Some(known): return Known(Ok(Bool(known == type_)))
                case _:                      return Residual(Unary(op, e))


@define
def differ(left: Expr, right: Expr, request: PartialRequest) -> bool:
    """Are two entities known to be of different types?"""
    match entity_type(left, request), entity_type(right, request):
        case Some(a), Some(b): return a != b
        case _:                return False


@define
def residual_binary(op: BinaryOp, left: Expr, right: Expr, request: PartialRequest) -> Partial:
    """An operator of two operands that are not both known."""
    if op == BinaryOp.EQ and differ(left, right, request):
        return Known(Ok(Bool(False)))
    return Residual(Binary(op, left, right))


@define
def partial_binary(
    op: BinaryOp, left: Partial, right: Partial, e: Expr, request: PartialRequest, entities: PartialEntities
) -> Partial:
    """`left op e`. Where `left` may fail, an error of the right operand stays."""
    match left:
        case Known(Ok(a)):
            match right:
                case Known(Ok(b)):  return decided(partial_apply2(op, a, b, entities), Binary(op, Lit(a), Lit(b)))
                case Known(error):  return Known(error)
                case Residual(r):   return residual_binary(op, Lit(a), r, request)
        case Known(error):          return Known(error)
        case Residual(l):           return residual_binary(op, l, as_expr(right, e), request)


@define
def partial_get(record: Partial, attr: str, request: PartialRequest, entities: PartialEntities) -> Partial:
    """`record.attr`"""
    match record:
        case Known(Ok(value)): return decided(partial_get_attr(value, attr, entities), GetAttr(Lit(value), attr))
        case Known(error):     return Known(error)
        case Residual(Variable(Var.CONTEXT)):
            field = context_field(attr, request.context)
            return decided(get_field(field, Error.ATTR_DOES_NOT_EXIST), GetAttr(Variable(Var.CONTEXT), attr))
        case Residual(e):      return Residual(GetAttr(e, attr))


@define
def partial_has(record: Partial, attr: str, request: PartialRequest, entities: PartialEntities) -> Partial:
    """`record has attr`"""
    match record:
        case Known(Ok(value)): return decided(partial_has_attr(value, attr, entities), HasAttr(Lit(value), attr))
        case Known(error):     return Known(error)
        case Residual(Variable(Var.CONTEXT)):
            field = context_field(attr, request.context)
            return decided(has_field(field), HasAttr(Variable(Var.CONTEXT), attr))
        case Residual(e):      return Residual(HasAttr(e, attr))


@define
def partial_set(items: PartialAll) -> Partial:
    """`[e, ...]`"""
    match items:
        case KnownAll(results):
            match results:
                case Values(values): return Known(Ok(make_set(values)))
                case Failure(why):   return Known(Err(why))
        case ResidualAll(es): return Residual(SetExpr(es))


@define
def partial_record(fields: PartialFields) -> Partial:
    """`{a: e, ...}`"""
    match fields:
        case KnownFields(Ok(Record(values))): return Known(Ok(Record(make_fields(values))))
        case KnownFields(other):              return Known(other)
        case ResidualFields(es):              return Residual(RecordExpr(es))


@define
def partial_call(function: ExtFun, args: PartialAll) -> Partial:
    """`f(e, ...)`"""
    match args:
        case KnownAll(results):
            match results:
                case Values(values): return Known(call(function, values))
                case Failure(why):   return Known(Err(why))
        case ResidualAll(es): return Residual(Call(function, es))
