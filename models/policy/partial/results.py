"""Results of partial evaluation: what is known, or a residual.

A residual is an expression that has, with any request and entities that fit what is known, the result of the original
one (`theorems/partial.py`). Errors have no literal: what fails inside something that stays is kept as it was written,
and fails again.
"""

from __future__ import annotations

from typing import TypeAlias

from lemmata.core.language import Option, Some, datatype, define
from lemmata.models.policy.entities import Entities, Request
from lemmata.models.policy.evaluator import Results, Values, evaluate, evaluate_all, evaluate_fields
from lemmata.models.policy.expressions import Expr, Lit
from lemmata.models.policy.values import Ok, Record, Result, Value


@datatype
class Known:
    """The result, with whatever fits."""

    result: Result


@datatype
class Residual:
    """An expression that is to be evaluated yet."""

    expr: Expr


Partial: TypeAlias = Known | Residual


@datatype
class KnownAll:
    """The results of several expressions."""

    results: Results


@datatype
class ResidualAll:
    """Several expressions that are to be evaluated yet."""

    exprs: list[Expr]


PartialAll: TypeAlias = KnownAll | ResidualAll


@datatype
class KnownFields:
    """The record of some fields, or why there is none."""

    result: Result


@datatype
class ResidualFields:
    """Fields that are to be evaluated yet."""

    fields: list[tuple[str, Expr]]


PartialFields: TypeAlias = KnownFields | ResidualFields


@define
def rest(p: Partial, request: Request, entities: Entities) -> Result:
    """What is known, or else the value of the residual."""
    match p:
        case Known(result): return result
        case Residual(e):   return evaluate(e, request, entities)


@define
def rest_all(p: PartialAll, request: Request, entities: Entities) -> Results:
    """The same of several expressions."""
    match p:
        case KnownAll(results): return results
        case ResidualAll(es):   return evaluate_all(es, request, entities)


@define
def rest_fields(p: PartialFields, request: Request, entities: Entities) -> Result:
    """The same of the fields of a record."""
    match p:
        case KnownFields(result):    return result
        case ResidualFields(fields): return evaluate_fields(fields, request, entities)


@define
def as_expr(p: Partial, e: Expr) -> Expr:
    """What became of an expression, as an expression; one that fails stays, to fail again."""
    match p:
        case Known(Ok(value)): return Lit(value)
        case Known(_):         return e
        case Residual(r):      return r


@define
def as_exprs(p: PartialAll, es: list[Expr]) -> list[Expr]:
    """The same of several."""
    match p:
        case KnownAll(Values(values)): return [Lit(value) for value in values]
        case KnownAll(_):              return es
        case ResidualAll(rs):          return rs


@define
def literal_fields(values: list[tuple[str, Value]]) -> list[tuple[str, Expr]]:
    """Fields as literals."""
    match values:
        case [(name, value), *others]: return [(name, Lit(value)), *literal_fields(others)]
        case _:                        return []


@define
def as_fields(p: PartialFields, fields: list[tuple[str, Expr]]) -> list[tuple[str, Expr]]:
    """The same of fields."""
    match p:
        case KnownFields(Ok(Record(values))): return literal_fields(values)
        case KnownFields(_):                  return fields
        case ResidualFields(rs):              return rs


@define
def decided(result: Option[Result], e: Expr) -> Partial:
    """What is known of an expression, or else the expression."""
    match result:
        case Some(r): return Known(r)
        case _:       return Residual(e)
