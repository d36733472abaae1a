"""What an expression cannot do, by its form: have another value than a truth value, or fail."""

from __future__ import annotations

from lemmata.core.language import define
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Expr,
    HasAttr,
    Is,
    Ite,
    Lit,
    Neg,
    Not,
    Or,
    Unary,
    Var,
    Variable,
)
from lemmata.models.policy.values import Bool, Entity, Set, Value


@define
def yields_truth(op: BinaryOp) -> bool:
    """Is what an operator gives always a truth value?"""
    match op:
        case BinaryOp.GET_TAG | BinaryOp.ADD | BinaryOp.SUB | BinaryOp.MUL: return False
        case _:                                                             return True


@define
def boolean(e: Expr) -> bool:
    """Has an expression, wherever it has a value, a truth value, by its form?"""
    match e:
        case Lit(Bool()):              return True
        case And() | Or() | HasAttr(): return True
        case Unary(Neg(), _):          return False
        case Unary(_, _):              return True
        case Binary(op, _, _):         return yields_truth(op)
        case Ite(_, then_, else_):     return boolean(then_) and boolean(else_)
        case _:                        return False


@define
def is_entity(value: Value) -> bool:
    """Is a value an entity?"""
    match value:
        case Entity(): return True
        case _:        return False


@define
def names_entity(e: Expr) -> bool:
    """Is the value of an expression an entity, by its form?"""
    match e:
        case Variable(var):  return var != Var.CONTEXT
        case Lit(value):     return is_entity(value)
        case _:              return False


@define
def names_entities(e: Expr) -> bool:
    """Is it an entity or a set of entities?"""
    match e:
        case Lit(Set(items)): return all(is_entity(item) for item in items)
        case _:               return names_entity(e)


@define
def total(e: Expr) -> bool:
    """Has an expression a truth value with every request and all entities, by its form?"""
    match e:
        case Lit(Bool()):                  return True
        case And(left, right):             return total(left) and total(right)
        case Or(left, right):              return total(left) and total(right)
        case Unary(Not(), a):              return total(a)
        case Unary(Is(_), a):              return names_entity(a)
        case HasAttr(Variable(_), _):      return True
        case Binary(BinaryOp.MEM, a, b):   return names_entity(a) and names_entities(b)
        case Binary(BinaryOp.EQ, a, b):    return names_entity(a) and names_entities(b)
        case _:                            return False
