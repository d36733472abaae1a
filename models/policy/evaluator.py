"""What an expression means, given a request and the entities: a value, or the reason why there is none.

Operands are evaluated from left to right, and the first error is the result. Only `&&`, `||` and `if` leave operands
out, those that do not matter.
"""

from __future__ import annotations

from typing import TypeAlias

from lemmata.core.language import B64, Option, Some, code_points, datatype, define, signed_le, signed_lt
from lemmata.models.policy import int64
from lemmata.models.policy.entities import Entities, EntityData, Request
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Call,
    Expr,
    GetAttr,
    HasAttr,
    Is,
    IsEmpty,
    Ite,
    Like,
    Lit,
    Neg,
    Not,
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
from lemmata.models.policy.patterns import like
from lemmata.models.policy.values import (
    Bool,
    Datetime,
    Duration,
    Entity,
    EntityUID,
    Err,
    Error,
    Ext,
    Long,
    Ok,
    Record,
    Result,
    Set,
    String,
    Value,
)


@datatype
class Values:
    """The values of several expressions, or of the fields of a record."""

    values: list[Value]


@datatype
class Failure:
    """The error of the first that failed."""

    error: Error


Results: TypeAlias = Values | Failure


# Entities ---------------------------------------------------------------------------------------------


@define
def find(a: EntityUID, entities: Entities) -> Option[EntityData]:
    """What is known of an entity, if it exists."""
    look_up = entities.find
    return look_up(a)


@define
def lookup(name: str, fields: list[tuple[str, Value]]) -> Option[Value]:
    """The field of a name."""
    match fields:
        case [(other, value), *rest]: return Some(value) if name == other else lookup(name, rest)
        case _:                       return None


@define
def in_entity(a: EntityUID, b: EntityUID, entities: Entities) -> bool:
    """`a in b`: a is b, or below it; an entity that does not exist has no ancestors."""
    match find(a, entities):
        case Some(EntityData(_, _, ancestors)): return a == b or ancestors(b)
        case _:                                 return a == b


@define
def in_any(a: EntityUID, items: list[Value], entities: Entities) -> Result:
    """`a in [b, ...]`: is a in one of them? All must be entities, whatever is found before."""
    match items:
        case [Entity(b), *rest]:
            match in_any(a, rest, entities):
                case Ok(Bool(below)): return Ok(Bool(in_entity(a, b, entities) or below))
                case error:           return error
        case [_, *_]: return Err(Error.TYPE_ERROR)
        case _:       return Ok(Bool(False))


@define
def has_tag(a: EntityUID, tag: str, entities: Entities) -> bool:
    """`a.hasTag(tag)`"""
    match find(a, entities):
        case Some(data): return lookup(tag, data.tags) is not None
        case _:          return False


@define
def found(value: Option[Value], missing: Error) -> Result:
    """What was looked up, or the error where it is not there."""
    match value:
        case Some(v): return Ok(v)
        case _:       return Err(missing)


@define
def get_tag(a: EntityUID, tag: str, entities: Entities) -> Result:
    """`a.getTag(tag)`"""
    match find(a, entities):
        case Some(data): return found(lookup(tag, data.tags), Error.TAG_DOES_NOT_EXIST)
        case _:          return Err(Error.ENTITY_DOES_NOT_EXIST)


@define
def has_attr(value: Value, attr: str, entities: Entities) -> Result:
    """`value has attr`; an entity that does not exist has no attributes."""
    match value:
        case Record(fields):  return Ok(Bool(lookup(attr, fields) is not None))
        case Entity(uid):
            match find(uid, entities):
                case Some(data): return Ok(Bool(lookup(attr, data.attrs) is not None))
                case _:          return Ok(Bool(False))
        case _:               return Err(Error.TYPE_ERROR)


@define
def get_attr(value: Value, attr: str, entities: Entities) -> Result:
    """`value.attr`"""
    match value:
        case Record(fields):  return found(lookup(attr, fields), Error.ATTR_DOES_NOT_EXIST)
        case Entity(uid):
            match find(uid, entities):
                case Some(data): return found(lookup(attr, data.attrs), Error.ATTR_DOES_NOT_EXIST)
                case _:          return Err(Error.ENTITY_DOES_NOT_EXIST)
        case _:               return Err(Error.TYPE_ERROR)


# Operators --------------------------------------------------------------------------------------------


@define
def integer(n: Option[B64]) -> Result:
    """A Long, if the number can be represented."""
    match n:
        case Some(word): return Ok(Long(word))
        case _:          return Err(Error.ARITH_BOUNDS_ERROR)


@define
def apply1(op: UnaryOp, a: Value) -> Result:
    """An operator of one operand."""
    match op, a:
        case Not(),         Bool(x):   return Ok(Bool(not x))
        case Neg(),         Long(x):   return integer(int64.neg(x))
        case IsEmpty(),     Set(xs):   return Ok(Bool(xs == []))
        case Like(pattern), String(s): return Ok(Bool(like(code_points(s), pattern)))
        case Is(type_),     Entity(x): return Ok(Bool(x.type == type_))
        case _:                        return Err(Error.TYPE_ERROR)


@define
def apply2(op: BinaryOp, a: Value, b: Value, entities: Entities) -> Result:
    """An operator of two operands."""
    match op, a, b:
        case BinaryOp.EQ,           _,                _:                return Ok(Bool(a == b))
        case BinaryOp.MEM,          Entity(x),        Entity(y):        return Ok(Bool(in_entity(x, y, entities)))
        case BinaryOp.MEM,          Entity(x),        Set(ys):          return in_any(x, ys, entities)
        case BinaryOp.HAS_TAG,      Entity(x),        String(tag):      return Ok(Bool(has_tag(x, tag, entities)))
        case BinaryOp.GET_TAG,      Entity(x),        String(tag):      return get_tag(x, tag, entities)
        case BinaryOp.LESS,         Long(x),          Long(y):          return Ok(Bool(signed_lt(x, y)))
        case BinaryOp.LESS,         Ext(Datetime(x)), Ext(Datetime(y)): return Ok(Bool(signed_lt(x, y)))
        case BinaryOp.LESS,         Ext(Duration(x)), Ext(Duration(y)): return Ok(Bool(signed_lt(x, y)))
        case BinaryOp.LESS_EQ,      Long(x),          Long(y):          return Ok(Bool(signed_le(x, y)))
        case BinaryOp.LESS_EQ,      Ext(Datetime(x)), Ext(Datetime(y)): return Ok(Bool(signed_le(x, y)))
        case BinaryOp.LESS_EQ,      Ext(Duration(x)), Ext(Duration(y)): return Ok(Bool(signed_le(x, y)))
        case BinaryOp.ADD,          Long(x),          Long(y):          return integer(int64.add(x, y))
        case BinaryOp.SUB,          Long(x),          Long(y):          return integer(int64.sub(x, y))
        case BinaryOp.MUL,          Long(x),          Long(y):          return integer(int64.mul(x, y))
        case BinaryOp.CONTAINS,     Set(xs),          _:                return Ok(Bool(b in xs))
        case BinaryOp.CONTAINS_ALL, Set(xs),          Set(ys):          return Ok(Bool(all(y in xs for y in ys)))
        case BinaryOp.CONTAINS_ANY, Set(xs),          Set(ys):          return Ok(Bool(any(y in xs for y in ys)))
        case _:                                                         return Err(Error.TYPE_ERROR)


@define
def as_bool(result: Result) -> Result:
    """The result where it is a truth value or an error; otherwise a type error."""
    match result:
        case Ok(Bool()) | Err(): return result
        case _:                  return Err(Error.TYPE_ERROR)


# Expressions ------------------------------------------------------------------------------------------


@define
def variable(var: Var, request: Request) -> Value:
    """A part of the request."""
    match var:
        case Var.PRINCIPAL: return Entity(request.principal)
        case Var.ACTION:    return Entity(request.action)
        case Var.RESOURCE:  return Entity(request.resource)
        case Var.CONTEXT:   return Record(request.context)


@define
def evaluate(e: Expr, request: Request, entities: Entities) -> Result:
    """The value of an expression, or why it has none."""
    match e:
        case Lit(value):    return Ok(value)
        case Variable(var): return Ok(variable(var, request))
        case Ite(test, then_, else_):
            match as_bool(evaluate(test, request, entities)):
                case Ok(Bool(True)):  return evaluate(then_, request, entities)
                case Ok(Bool(False)): return evaluate(else_, request, entities)
                case error:           return error
        case And(left, right):
            match as_bool(evaluate(left, request, entities)):
                case Ok(Bool(True)):  return as_bool(evaluate(right, request, entities))
                case other:           return other
        case Or(left, right):
            match as_bool(evaluate(left, request, entities)):
                case Ok(Bool(False)): return as_bool(evaluate(right, request, entities))
                case other:           return other
        case Unary(op, arg):
            match evaluate(arg, request, entities):
                case Ok(value):       return apply1(op, value)
                case error:           return error
        case Binary(op, left, right):
            match evaluate(left, request, entities), evaluate(right, request, entities):
                case Ok(a), Ok(b):    return apply2(op, a, b, entities)
                case Ok(_), error:    return error
                case error, _:        return error
        case GetAttr(record, attr):
            match evaluate(record, request, entities):
                case Ok(value):       return get_attr(value, attr, entities)
                case error:           return error
        case HasAttr(record, attr):
            match evaluate(record, request, entities):
                case Ok(value):       return has_attr(value, attr, entities)
                case error:           return error
        case SetExpr(items):
            match evaluate_all(items, request, entities):
                case Values(values):  return Ok(make_set(values))
                case Failure(why):    return Err(why)
        case RecordExpr(fields):
            match evaluate_fields(fields, request, entities):
                case Ok(Record(xs)):  return Ok(Record(make_fields(xs)))
                case other:           return other
        case Call(function, args):
            match evaluate_all(args, request, entities):
                case Values(values):  return call(function, values)
                case Failure(why):    return Err(why)


@define
def evaluate_all(es: list[Expr], request: Request, entities: Entities) -> Results:
    """The values of several expressions."""
    match es:
        case [e, *rest]:
            match evaluate(e, request, entities), evaluate_all(rest, request, entities):
                case Ok(value), Values(values): return Values([value, *values])
                case Ok(_), failure:            return failure
                case Err(error), _:             return Failure(error)
        case _:                                 return Values([])


@define
def evaluate_fields(fields: list[tuple[str, Expr]], request: Request, entities: Entities) -> Result:
    """The fields of a record, in the order in which they are written."""
    match fields:
        case [(name, e), *rest]:
            match evaluate(e, request, entities), evaluate_fields(rest, request, entities):
                case Ok(value), Ok(Record(values)): return Ok(Record([(name, value), *values]))
                case Ok(_), other:                  return other
                case error, _:                      return error
        case _:                                     return Ok(Record([]))
