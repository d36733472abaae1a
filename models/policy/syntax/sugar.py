"""Sugar put back: what text and JSON write an expression as, so that it is read back as the same one.

Nothing here recurses with the depth of an expression.
"""

from __future__ import annotations

from typing import NamedTuple

from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Call,
    Expr,
    GetAttr,
    HasAttr,
    Is,
    Ite,
    Lit,
    Not,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    Variable,
)

OPERATORS = {
    BinaryOp.EQ: "==",
    BinaryOp.MEM: "in",
    BinaryOp.LESS: "<",
    BinaryOp.LESS_EQ: "<=",
    BinaryOp.ADD: "+",
    BinaryOp.SUB: "-",
    BinaryOp.MUL: "*",
}
NEGATED = {BinaryOp.EQ: "!=", BinaryOp.LESS_EQ: ">", BinaryOp.LESS: ">="}


class Infix(NamedTuple):
    """`left op right`: `==` and its like, `&&`, `||`."""

    op: str
    left: Expr
    right: Expr


class IsIn(NamedTuple):
    """`entity is type in container`, or without `in` where there is none."""

    entity: Expr
    type: str
    container: Expr | None


def parts(e: Expr) -> list[Expr]:
    """The expressions in an expression, in the order of its fields."""
    match e:
        case Ite(a, b, c):
            return [a, b, c]
        case And(a, b) | Or(a, b) | Binary(_, a, b):
            return [a, b]
        case Unary(_, a) | GetAttr(a, _) | HasAttr(a, _):
            return [a]
        case SetExpr(items) | Call(_, items):
            return items
        case RecordExpr(fields):
            return [f for _, f in fields]
        case _:
            return []


def head(e: Expr) -> tuple[object, ...]:
    """What an expression is besides its parts."""
    match e:
        case Lit(value):
            return Lit, value
        case Variable(var):
            return Variable, var
        case Unary(op, _):
            return Unary, op
        case Binary(op, _, _):
            return Binary, op
        case GetAttr(_, attr) | HasAttr(_, attr):
            return type(e), attr
        case RecordExpr(fields):
            return RecordExpr, *(name for name, _ in fields)
        case Call(function, args):
            return Call, function, len(args)
        case SetExpr(items):
            return SetExpr, len(items)
        case _:
            return (type(e),)


def same(a: Expr, b: Expr) -> bool:
    """Whether two expressions are equal, however deep they are."""
    waiting = [(a, b)]
    while waiting:
        x, y = waiting.pop()
        if x is y:
            continue
        if head(x) != head(y):
            return False
        waiting += zip(parts(x), parts(y), strict=True)
    return True


def infix(e: Expr) -> Infix | None:
    """An expression as an operator between two others; None where it is none."""
    match e:
        case And(left, right):
            return Infix("&&", left, right)
        case Or(left, right):
            return Infix("||", left, right)
        case Unary(Not(), Binary(op, left, right)) if op in NEGATED:
            return Infix(NEGATED[op], left, right)
        case Binary(op, left, right) if op in OPERATORS:
            return Infix(OPERATORS[op], left, right)
        case _:
            return None


def is_in(e: Expr) -> IsIn | None:
    """`e is T`, and `e is T && e in f` as `e is T in f`; None for others."""
    match e:
        case Unary(Is(type_), entity):
            return IsIn(entity, type_, None)
        case And(Unary(Is(type_), entity), Binary(BinaryOp.MEM, other, container)) if same(entity, other):
            return IsIn(entity, type_, container)
        case _:
            return None


def has_path(e: Expr) -> tuple[Expr, list[str]] | None:
    """`e has a`, and `e has a && e.a has b && ...` as `e has a.b...`; None for others.

    Only names that may stand without quotes have the longer form; the caller looks at them.
    """
    later: list[HasAttr] = []
    while isinstance(e, And) and isinstance(e.right, HasAttr):
        later.append(e.right)
        e = e.left
    if not isinstance(e, HasAttr):
        return None
    record, names = e.record, [e.attr]
    for has in reversed(later):
        if not isinstance(has.record, GetAttr) or has.record.attr != names[-1]:
            return None
        if not same(has.record.record, record):
            return None
        record = has.record
        names.append(has.attr)
    return e.record, names
