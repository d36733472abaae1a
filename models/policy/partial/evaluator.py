"""Partial evaluation of expressions: every part is evaluated, even one that will not be needed."""

from __future__ import annotations

from lemmata.core.language import define
from lemmata.models.policy.evaluator import Failure, Values
from lemmata.models.policy.expressions import (
    And,
    Binary,
    Call,
    Expr,
    GetAttr,
    HasAttr,
    Ite,
    Lit,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    Variable,
)
from lemmata.models.policy.partial.known import PartialEntities, PartialRequest
from lemmata.models.policy.partial.lookups import partial_variable
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
    as_exprs,
    as_fields,
)
from lemmata.models.policy.partial.steps import (
    partial_and,
    partial_binary,
    partial_call,
    partial_get,
    partial_has,
    partial_if,
    partial_or,
    partial_record,
    partial_set,
    partial_unary,
)
from lemmata.models.policy.values import Err, Ok, Record, Value


@define
def partial_after(value: Value, tail: PartialAll) -> PartialAll:
    """A value before several expressions, from what became of them."""
    match tail:
        case KnownAll(Values(values)): return KnownAll(Values([value, *values]))
        case KnownAll(failure):        return KnownAll(failure)
        case ResidualAll(rs):          return ResidualAll([Lit(value), *rs])


@define
def partial_cons(head: Partial, tail: PartialAll, e: Expr, es: list[Expr]) -> PartialAll:
    """`e` before `es`, from what became of them."""
    match head:
        case Known(result):
            match result:
                case Ok(value): return partial_after(value, tail)
                case Err(why):  return KnownAll(Failure(why))
        case Residual(r):       return ResidualAll([r, *as_exprs(tail, es)])


@define
def partial_field(
    name: str, head: Partial, tail: PartialFields, fields: list[tuple[str, Expr]]
) -> PartialFields:
    """A field before others, likewise."""
    match head:
        case Known(Ok(value)):
            match tail:
                case KnownFields(Ok(Record(values))): return KnownFields(Ok(Record([(name, value), *values])))
                case KnownFields(other):              return KnownFields(other)
                case ResidualFields(rs):              return ResidualFields([(name, Lit(value)), *rs])
        case Known(error):                            return KnownFields(error)
        case Residual(r):                             return ResidualFields([(name, r), *as_fields(tail, fields)])


@define
def partial(e: Expr, request: PartialRequest, entities: PartialEntities) -> Partial:
    """The result of an expression, or what is left of it to evaluate."""
    match e:
        case Lit(value):    return Known(Ok(value))
        case Variable(var): return partial_variable(var, request)
        case Ite(test, then_, else_):
            return partial_if(
                partial(test, request, entities),
                partial(then_, request, entities),
                partial(else_, request, entities),
                then_,
                else_,
            )
        case And(left, right):
            return partial_and(partial(left, request, entities), partial(right, request, entities), right)
        case Or(left, right):
            return partial_or(partial(left, request, entities), partial(right, request, entities), right)
        case Unary(op, arg):
            return partial_unary(op, partial(arg, request, entities), request)
        case Binary(op, left, right):
            return partial_binary(
                op, partial(left, request, entities), partial(right, request, entities), right, request, entities
            )
        case GetAttr(record, attr):
            return partial_get(partial(record, request, entities), attr, request, entities)
        case HasAttr(record, attr):
            return partial_has(partial(record, request, entities), attr, request, entities)
        case SetExpr(items):          return partial_set(partial_all(items, request, entities))
        case RecordExpr(fields):      return partial_record(partial_fields(fields, request, entities))
        case Call(function, args):    return partial_call(function, partial_all(args, request, entities))


@define
def partial_all(es: list[Expr], request: PartialRequest, entities: PartialEntities) -> PartialAll:
    """Several expressions."""
    match es:
        case [e, *others]:
            return partial_cons(partial(e, request, entities), partial_all(others, request, entities), e, others)
        case _: return KnownAll(Values([]))


@define
def partial_fields(
    fields: list[tuple[str, Expr]], request: PartialRequest, entities: PartialEntities
) -> PartialFields:
    """The fields of a record."""
    match fields:
        case [(name, e), *others]:
            return partial_field(
                name, partial(e, request, entities), partial_fields(others, request, entities), others
            )
        case _: return KnownFields(Ok(Record([])))
