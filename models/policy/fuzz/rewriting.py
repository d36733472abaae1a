"""Expressions with other parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

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
from lemmata.models.policy.policies import Condition, Policy, Template
from lemmata.models.policy.syntax.sugar import parts


def with_parts(e: Expr, new: list[Expr]) -> Expr:
    """The expression with others in the place of its parts, in the order of `parts`."""
    match e:
        case Lit() | Variable():
            return e
        case Ite():
            return Ite(*new)
        case And():
            return And(*new)
        case Or():
            return Or(*new)
        case Unary(op, _):
            return Unary(op, *new)
        case Binary(op, _, _):
            return Binary(op, *new)
        case GetAttr(_, attr):
            return GetAttr(new[0], attr)
        case HasAttr(_, attr):
            return HasAttr(new[0], attr)
        case SetExpr():
            return SetExpr(new)
        case RecordExpr(fields):
            return RecordExpr([(name, part) for (name, _), part in zip(fields, new, strict=True)])
        case Call(function, _):
            return Call(function, new)


def mapped(e: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """The expression with every node changed, the innermost first. Recurses: for expressions of the fuzzer only."""
    return change(with_parts(e, [mapped(part, change) for part in parts(e)]))


def changed_somewhere(e: Expr, changes: Callable[[Expr], Iterator[Expr]]) -> Iterator[Expr]:
    """The expressions with one node changed in one of several ways, the outermost first. Recurses as `mapped`."""
    yield from changes(e)
    own = parts(e)
    for place, part in enumerate(own):
        for other in changed_somewhere(part, changes):
            yield with_parts(e, [*own[:place], other, *own[place + 1 :]])


def size(e: Expr) -> int:
    """The number of nodes."""
    return 1 + sum(map(size, parts(e)))


P = TypeVar("P", Policy, Template)


def with_bodies(policy: P, change: Callable[[Expr], Expr]) -> P:
    """A policy or template with its conditions' expressions changed."""
    return replace(policy, conditions=[Condition(c.kind, change(c.body)) for c in policy.conditions])
