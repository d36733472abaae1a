"""Expressions as closures: a function of the scene (request and entities) that gives the value, or raises Failed.

The closures follow `evaluate` of the model case by case; an exception carries the error past what would only hand it on.
What depends on neither request nor entities is evaluated here; if it fails, then it will whenever it is reached.

Closures call each other, so an expression may be MAX_NESTED deep; a chain of `&&` or of `||`, which are associative, is one loop and
counts once. The authorizer leaves policies with deeper expressions to the model. Compiling itself does not recurse.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import TypeAlias

from lemmata.models.policy.compiled import operators as ops
from lemmata.models.policy.compiled.entities import Prepared, Scene
from lemmata.models.policy.compiled.operators import has_attr, type_error
from lemmata.models.policy.compiled.values import MAX_NESTED, Failed, Fields, Native, NestedTooDeep, native
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
    Like,
    Lit,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    UnaryOp,
    Var,
    Variable,
)
from lemmata.models.policy.syntax.store import EntityStore
from lemmata.models.policy.values import Error

Run: TypeAlias = Callable[[Scene], Native]


NOWHERE = Scene(("", ""), ("", ""), ("", ""), Prepared(EntityStore()), Fields())
"""Where constants are evaluated."""


@dataclass(frozen=True, slots=True)
class Code:
    """A compiled expression; a `constant` one has the same value everywhere."""

    run: Run
    depth: int = 0
    constant: bool = False

    @property
    def value(self) -> Native:
        """What a constant is."""
        return self.run(NOWHERE)


def constant(value: Native, depth: int = 0) -> Code:
    """An expression with the same value everywhere."""
    return Code(lambda q: value, depth, True)


def failing(error: Error) -> Run:
    """An expression that fails wherever it is evaluated."""

    def run(q: Scene) -> Native:
        raise Failed(error)

    return run


VARIABLES: dict[Var, Code] = {var: Code(attrgetter(var.name.lower())) for var in Var}


def compile_expr(e: Expr) -> Code:
    """The closure of an expression. Raises NestedTooDeep; NotCanonical for a literal that is not in order."""
    return Compiler().compile(e)


class Compiler:
    """Compiles expressions; equal ones, of all policies that it has seen, have one closure: less memory is gone through."""

    def __init__(self) -> None:
        self._codes: dict[Hashable, Code] = {}

    def compile(self, e: Expr) -> Code:
        """The closure of an expression. Raises as `compile_expr`."""
        codes: dict[int, Code] = {}
        waiting = [e]
        while waiting:
            one = waiting[-1]
            parts = operands(one)
            missing = [part for part in parts if id(part) not in codes]
            if missing:
                waiting.extend(missing)
                continue
            waiting.pop()
            if id(one) not in codes:
                codes[id(one)] = self._code(one, [codes[id(part)] for part in parts])
        return codes[id(e)]

    def _code(self, e: Expr, parts: list[Code]) -> Code:
        if isinstance(e, Variable):
            return VARIABLES[e.var]
        if isinstance(e, Lit):
            made = constant(native(e.value))
            return self._codes.setdefault((Lit, made.value.__class__, made.value), made)
        same = type(e), _label(e), *map(id, parts)
        found = self._codes.get(same)
        if found is None:
            found = self._codes[same] = _folded(e, parts)
        return found


def _label(e: Expr) -> Hashable:
    """What tells an expression from others of its form with the same operands."""
    match e:
        case Unary(Like(pattern), _):               return Like, *pattern
        case Unary(op, _):                          return op
        case Binary(op, _, _):                      return op
        case GetAttr(_, attr) | HasAttr(_, attr):   return attr
        case RecordExpr(fields):                    return tuple(name for name, _ in fields)
        case Call(function, _):                     return function
        case _:                                     return None


def _folded(e: Expr, parts: list[Code]) -> Code:
    """The code of an expression with those of its operands."""
    depth = 1 + max([part.depth for part in parts], default=0)
    if depth > MAX_NESTED:
        raise NestedTooDeep(f"an expression is nested more than {MAX_NESTED} deep")
    made = Code(_closure(e, parts), depth)
    if all(part.constant for part in parts) and not _asks(e, parts):
        try:
            return constant(made.value, depth)
        except Failed as failed:
            return Code(failing(failed.error), depth)
    return made


def _asks(e: Expr, parts: list[Code]) -> bool:
    """Does the value depend on the entities, whatever the operands?"""
    match e:
        case Binary(op, _, _):            return op in ops.OF_ENTITIES
        case GetAttr(_, _) | HasAttr(_, _): return parts[0].value.__class__ is not Fields
        case _:                           return False


def operands(e: Expr) -> Sequence[Expr]:
    """The parts, from left to right; of a conjunction or disjunction, those of the chain to one side."""
    match e:
        case And(_, _) | Or(_, _):             return _chain(e, type(e))
        case Ite(test, then_, else_):          return test, then_, else_
        case Unary(_, arg):                    return (arg,)
        case Binary(_, left, right):           return left, right
        case GetAttr(record, _) | HasAttr(record, _): return (record,)
        case SetExpr(items) | Call(_, items):  return items
        case RecordExpr(fields):               return [item for _, item in fields]
        case _:                                return ()


def _chain(e: Expr, connective: type[And | Or]) -> list[Expr]:
    """a, b, c of (a && b) && c, and of a && (b && c)."""
    found: list[Expr] = []
    if isinstance(e, connective) and isinstance(e.left, connective):
        while isinstance(e, connective):
            found.append(e.right)
            e = e.left
        return [e, *reversed(found)]
    while isinstance(e, connective):
        found.append(e.left)
        e = e.right
    return [*found, e]


def _closure(e: Expr, parts: list[Code]) -> Run:
    runs = [part.run for part in parts]
    match e:
        case And(_, _):            return conjunction(without(True, parts))
        case Or(_, _):             return disjunction(without(False, parts))
        case Ite(_, _, _):         return conditional(*runs)
        case Unary(op, _):         return unary(op, *runs)
        case Binary(op, _, _):     return binary(op, *parts)
        case GetAttr(_, attr):     return attribute(attr, *runs)
        case HasAttr(_, attr):     return has_attribute(attr, *runs)
        case SetExpr(_):           return lambda q: ops.make_set([run(q) for run in runs])
        case RecordExpr(fields):   return record([name for name, _ in fields], runs)
        case Call(function, _):    return function_call(function, runs)
        case _:                    raise TypeError(f"{e!r} is no expression")


# Connectives ------------------------------------------------------------------------------------------


def without(neutral: bool, parts: list[Code]) -> list[Run]:
    """The operands of a connective but for constants that do not matter."""
    return [part.run for part in parts if not (part.constant and part.value is neutral)]


def conjunction(runs: list[Run]) -> Run:
    """`a && b && ...`, up to the first that is false; each must be a truth value."""
    if len(runs) == 2:
        left, right = runs

        def both(q: Scene) -> Native:
            found = left(q)
            if found is True:
                found = right(q)
                return found if found is True or found is False else type_error()
            return False if found is False else type_error()

        return both

    def every(q: Scene) -> Native:
        for run in runs:
            found = run(q)
            if found is not True:
                return False if found is False else type_error()
        return True

    return every


def disjunction(runs: list[Run]) -> Run:
    """`a || b || ...`, up to the first that is true."""
    if len(runs) == 2:
        left, right = runs

        def either(q: Scene) -> Native:
            found = left(q)
            if found is False:
                found = right(q)
                return found if found is True or found is False else type_error()
            return True if found is True else type_error()

        return either

    def some(q: Scene) -> Native:
        for run in runs:
            found = run(q)
            if found is not False:
                return True if found is True else type_error()
        return False

    return some


def conditional(test: Run, then_: Run, else_: Run) -> Run:
    """`if test then a else b`"""

    def run(q: Scene) -> Native:
        found = test(q)
        if found is True:
            return then_(q)
        return else_(q) if found is False else type_error()

    return run


# Operators --------------------------------------------------------------------------------------------


def unary(op: UnaryOp, arg: Run) -> Run:
    """An operator of one operand."""
    apply = ops.unary(op)
    return lambda q: apply(arg(q))


def binary(op: BinaryOp, left: Code, right: Code) -> Run:
    """An operator of two operands."""
    special = SPECIAL.get(op)
    if special is not None:
        return special(left, right)
    apply, first, second = ops.BINARY[op], left.run, right.run
    return lambda q: apply(first(q), second(q), q.entities)


def same(left: Code, right: Code) -> Run:
    """`a == b`"""
    if left.constant and not right.constant:
        left, right = right, left  # a constant does not fail
    first = left.run
    if right.constant:
        value = right.value
        kind = value.__class__

        def is_constant(q: Scene) -> Native:
            found = first(q)
            return found.__class__ is kind and found == value

        return is_constant
    second = right.run

    def run(q: Scene) -> Native:
        a = first(q)
        b = second(q)
        return a.__class__ is b.__class__ and a == b

    return run


def inside(left: Code, right: Code) -> Run:
    """`a in b`; what can be said of a constant b is said here."""
    first, second = left.run, right.run
    if right.constant:
        value = right.value
        if value.__class__ is tuple:

            def below(q: Scene) -> Native:
                a = first(q)
                return a == value or value in q.entities.reach(a) if a.__class__ is tuple else type_error()

            return below
        if value.__class__ is frozenset and all(item.__class__ is tuple for item in value):

            def below_any(q: Scene) -> Native:
                a = first(q)
                return not q.entities.reach(a).isdisjoint(value) if a.__class__ is tuple else type_error()

            return below_any
    return lambda q: ops.is_in(first(q), second(q), q.entities)


SPECIAL: dict[BinaryOp, Callable[[Code, Code], Run]] = {BinaryOp.EQ: same, BinaryOp.MEM: inside}
"""The operators that policies use most, without a call of their own."""


# Records and functions --------------------------------------------------------------------------------


def attribute(attr: str, of: Run) -> Run:
    """`e.attr`"""

    def run(q: Scene) -> Native:
        value = of(q)
        if value.__class__ is tuple:
            known = q.entities[value]
            if known is None:
                raise Failed(Error.ENTITY_DOES_NOT_EXIST)
            value = known.attrs
        elif value.__class__ is not Fields:
            type_error()
        if attr in value:
            return value[attr]
        raise Failed(Error.ATTR_DOES_NOT_EXIST)

    return run


def has_attribute(attr: str, of: Run) -> Run:
    """`e has attr`"""
    return lambda q: has_attr(of(q), attr, q.entities)


def record(names: list[str], runs: list[Run]) -> Run:
    """`{a: e1, b: e2, ...}`"""
    return lambda q: ops.make_record(names, [run(q) for run in runs])


def function_call(function: ExtFun, runs: list[Run]) -> Run:
    """An extension function."""
    apply = partial(ops.apply_function, function)
    return lambda q: apply([run(q) for run in runs])

