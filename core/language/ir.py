"""The expressions between Python's syntax and the terms of the kernel, each with its type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from lemmata.core.language.sorts import BOOL, INT, Con, Sort, function, resolve

if TYPE_CHECKING:
    from lemmata.core.language.datatypes import Constructor
    from lemmata.core.language.registry import Definition


@dataclass(eq=False, slots=True)
class Var:
    """A local variable; two variables of one name are two objects."""

    name: str
    sort: Sort


@dataclass(eq=False, slots=True)
class Lit:
    """A literal of type nat, bool, str or word."""

    value: int | str
    sort: Sort


@dataclass(eq=False, slots=True)
class Prim:
    """An operation that the logic knows, such as ``nat.add`` or ``word.extract``; detail is a slice's low end."""

    op: str
    args: tuple[Expr, ...]
    sort: Sort
    detail: int = 0


@dataclass(eq=False, slots=True)
class Construct:
    """A constructor with all its fields."""

    constructor: Constructor
    args: tuple[Expr, ...]
    sort: Sort


@dataclass(eq=False, slots=True)
class Project:
    """A field of a record."""

    constructor: Constructor
    index: int
    record: Expr
    sort: Sort


@dataclass(eq=False, slots=True)
class Global:
    """A defined function, at an instance of its type."""

    definition: Definition
    sort: Sort


@dataclass(eq=False, slots=True)
class Apply:
    """A function with all its arguments."""

    function: Expr
    args: tuple[Expr, ...]
    sort: Sort


@dataclass(eq=False, slots=True)
class Lambda:
    """An anonymous function."""

    params: tuple[Var, ...]
    body: Expr
    sort: Sort


@dataclass(eq=False, slots=True)
class Let:
    """A name for a value in a body."""

    var: Var
    value: Expr
    body: Expr
    sort: Sort


@dataclass(eq=False, slots=True)
class If:
    """A conditional."""

    test: Expr
    then: Expr
    other: Expr
    sort: Sort


@dataclass(eq=False, slots=True)
class Case:
    """A case distinction, one branch a constructor in the constructors' order."""

    subject: Expr
    branches: tuple[tuple[tuple[Var, ...], Expr], ...]
    sort: Sort


Expr: TypeAlias = Var | Lit | Prim | Construct | Project | Global | Apply | Lambda | Let | If | Case
Wrapper: TypeAlias = Callable[[Expr], Expr]


def wrap(wrappers: list[Wrapper], body: Expr) -> Expr:
    """The body inside the wrappers, the first outermost."""
    for wrapper in reversed(wrappers):
        body = wrapper(body)
    return body


def let(var: Var, value: Expr) -> Wrapper:
    """The wrapper that names a value."""
    return lambda body: Let(var, value, body, body.sort)


def lambda_(params: tuple[Var, ...], body: Expr) -> Lambda:
    """An anonymous function."""
    return Lambda(params, body, function([p.sort for p in params], body.sort))


def true() -> Lit:
    """The literal True."""
    return Lit(1, BOOL)


def false() -> Lit:
    """The literal False."""
    return Lit(0, BOOL)


def not_(expr: Expr) -> Expr:
    """The negation."""
    return Prim("bool.not", (expr,), BOOL)


def is_simple(expr: Expr) -> bool:
    """Whether repeating an expression costs nothing."""
    return isinstance(expr, (Var, Lit, Global))


Key: TypeAlias = tuple[object, ...]


def key(expr: Expr) -> Key | None:
    """Equal keys are equal expressions; None for what is not worth comparing."""
    match expr:
        case Var():
            return ("var", id(expr))
        case Lit():
            return ("lit", expr.value)
        case Project():
            inner = key(expr.record)
            return inner and ("project", expr.constructor.name, expr.index, inner)
        case Prim():
            keys = [key(arg) for arg in expr.args]
            return None if None in keys else ("prim", expr.op, expr.detail, *keys)
        case Apply(function=Global(definition=definition)):
            keys = [key(arg) for arg in expr.args]
            return None if None in keys else ("apply", id(definition), *keys)
        case _:
            return None


@dataclass
class Facts:
    """What the tests around an expression say of naturals."""

    at_least: dict[Key, int] = field(default_factory=dict)
    ordered: set[tuple[Key, Key]] = field(default_factory=set)
    nonzero: set[Key] = field(default_factory=set)

    def copy(self) -> Facts:
        """An independent copy."""
        return Facts(dict(self.at_least), set(self.ordered), set(self.nonzero))

    def is_nonzero(self, expr: Expr) -> bool:
        """Whether an integer is known not to be 0."""
        if isinstance(expr, Construct) and expr.constructor.index == 0 and expr.sort == INT:
            return self.lower(expr.args[0]) >= 1
        return key(expr) in self.nonzero

    def lower(self, expr: Expr) -> int:
        """A number that a natural is known to reach."""
        if isinstance(expr, Lit) and isinstance(expr.value, int):
            return expr.value
        found = self.at_least.get(key(expr) or (), 0)
        if isinstance(expr, Prim) and expr.op == "nat.add":
            found = max(found, sum(self.lower(arg) for arg in expr.args))
        if isinstance(expr, Prim) and expr.op == "nat.pow" and self.lower(expr.args[0]) >= 1:
            found = max(found, 1)
        return found

    def reaches(self, big: Expr, small: Expr) -> bool:
        """Whether ``big >= small`` is known."""
        if isinstance(small, Lit) and isinstance(small.value, int) and self.lower(big) >= small.value:
            return True
        keys = key(big), key(small)
        return None not in keys and (keys[0] == keys[1] or keys in self.ordered)

    def learn(self, test: Expr, truth: bool) -> None:
        """Take in that a test came out true, or false."""
        self._sign(test, truth)
        if not isinstance(test, Prim):
            return
        if test.op == "bool.not":
            self.learn(test.args[0], not truth)
        elif test.op == ("bool.and" if truth else "bool.or"):
            for arg in test.args:
                self.learn(arg, truth)
        elif test.op in ("nat.lt", "nat.le"):
            small, big = test.args if truth else reversed(test.args)
            self._order(big, small, int((test.op == "nat.lt") == truth))
        elif test.op == "eq" and resolve(test.args[0].sort) == Con("nat"):
            left, right = test.args
            if truth:
                self._order(left, right, 0)
                self._order(right, left, 0)
            elif isinstance(right, Lit) and right.value == 0:
                self.reach(left, 1)
            elif isinstance(left, Lit) and left.value == 0:
                self.reach(right, 1)

    def _sign(self, test: Expr, truth: bool) -> None:
        """Take in what a test says of integers beside 0."""
        from lemmata.core.language.numbers import is_zero, signs

        compared = signs(test)
        if compared is not None:
            strict = (compared[0] == "less") == truth  # not (x <= y) is y < x
            pair = compared[1:]
        elif isinstance(test, Prim) and test.op == "eq":
            strict, pair = not truth, (test.args[0], test.args[1])
        else:
            return
        for one, other in (pair, pair[::-1]):
            found = key(one)
            if strict and is_zero(other) and found is not None:
                self.nonzero.add(found)

    def _order(self, big: Expr, small: Expr, gap: int) -> None:
        """Take in big >= small + gap."""
        self.reach(big, self.lower(small) + gap)
        keys = key(big), key(small)
        if keys[0] is not None and keys[1] is not None:
            self.ordered.add((keys[0], keys[1]))

    def reach(self, expr: Expr, number: int) -> None:
        """Take in expr >= number."""
        found = key(expr)
        if found is not None and number > self.at_least.get(found, 0):
            self.at_least[found] = number


def children(expr: Expr) -> tuple[Expr, ...]:
    """The expressions directly inside an expression."""
    match expr:
        case Prim() | Construct():
            return expr.args
        case Project():
            return (expr.record,)
        case Apply():
            return (expr.function, *expr.args)
        case Lambda():
            return (expr.body,)
        case Let():
            return (expr.value, expr.body)
        case If():
            return (expr.test, expr.then, expr.other)
        case Case():
            return (expr.subject, *(body for _, body in expr.branches))
        case _:
            return ()


def free(*exprs: Expr) -> list[Var]:
    """The free variables of some expressions, in the order of appearance; binders bind one place each."""
    seen: dict[int, Expr] = {}
    found: dict[Var, None] = {}
    bound: set[Var] = set()
    stack = list(reversed(exprs))
    while stack:
        expr = stack.pop()
        if id(expr) in seen:
            continue
        seen[id(expr)] = expr
        match expr:
            case Var():
                found[expr] = None
            case Lambda():
                bound.update(expr.params)
            case Let():
                bound.add(expr.var)
            case Case():
                bound.update(var for params, _ in expr.branches for var in params)
        stack.extend(reversed(children(expr)))
    return [var for var in found if var not in bound]
