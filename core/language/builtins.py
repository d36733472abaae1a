"""What Python's own list operations mean: ``len``, ``+`` on lists, ``in``, ``all``, comprehensions.

These are definitions like any other, and run as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from lemmata.core.language.registry import mean
from lemmata.core.language.surface import define
from lemmata.core.language.types import Nat

A = TypeVar("A")
B = TypeVar("B")


@define
def length(xs: list[A]) -> Nat:
    """``len(xs)``."""
    match xs:
        case [_, *rest]:
            return length(rest) + 1
        case _:
            return 0


@define
def append(xs: list[A], ys: list[A]) -> list[A]:
    """``xs + ys`` and ``[*xs, *ys]``."""
    match xs:
        case [x, *rest]:
            return [x, *append(rest, ys)]
        case _:
            return ys


@define
def transform(f: Callable[[A], B], xs: list[A]) -> list[B]:
    """``[f(x) for x in xs]``."""
    match xs:
        case [x, *rest]:
            return [f(x), *transform(f, rest)]
        case _:
            return []


@define
def select(p: Callable[[A], bool], xs: list[A]) -> list[A]:
    """``[x for x in xs if p(x)]``."""
    match xs:
        case [x, *rest]:
            return [x, *select(p, rest)] if p(x) else select(p, rest)
        case _:
            return []


@define
def flatten(xss: list[list[A]]) -> list[A]:
    """``[x for xs in xss for x in xs]``."""
    match xss:
        case [xs, *rest]:
            return append(xs, flatten(rest))
        case _:
            return []


@define
def every(p: Callable[[A], bool], xs: list[A]) -> bool:
    """``all(p(x) for x in xs)``."""
    match xs:
        case [x, *rest]:
            return p(x) and every(p, rest)
        case _:
            return True


@define
def exists(p: Callable[[A], bool], xs: list[A]) -> bool:
    """``any(p(x) for x in xs)``."""
    match xs:
        case [x, *rest]:
            return p(x) or exists(p, rest)
        case _:
            return False


@define
def member(y: A, xs: list[A]) -> bool:
    """``y in xs``."""
    match xs:
        case [x, *rest]:
            return x == y or member(y, rest)
        case _:
            return False


@define
def total(xs: list[Nat]) -> Nat:
    """``sum(xs)``."""
    match xs:
        case [x, *rest]:
            return x + total(rest)
        case _:
            return 0


@define
def count_from(start: Nat, count: Nat) -> list[Nat]:
    """``[start, start + 1, ...]``, so many of them: what ``range`` goes through."""
    if count == 0:
        return []
    return [start, *count_from(start + 1, count - 1)]


@define
def pairs(xs: list[A], ys: list[B]) -> list[tuple[A, B]]:
    """``zip(xs, ys)``."""
    match xs:
        case [x, *xs_rest]:
            match ys:
                case [y, *ys_rest]:
                    return [(x, y), *pairs(xs_rest, ys_rest)]
                case _:
                    return []
        case _:
            return []


@define
def get(xs: list[A], i: Nat, default: A) -> A:
    """``xs[i]``, or the default beyond the end."""
    match xs:
        case [x, *rest]:
            if i == 0:
                return x
            return get(rest, i - 1, default)
        case _:
            return default


@define
def update(xs: list[A], i: Nat, value: A) -> list[A]:
    """The list with another value at a place; the list itself beyond the end."""
    match xs:
        case [x, *rest]:
            if i == 0:
                return [value, *rest]
            return [x, *update(rest, i - 1, value)]
        case _:
            return []


@define
def reverse(xs: list[A]) -> list[A]:
    """``list(reversed(xs))`` and ``xs[::-1]``."""
    match xs:
        case [x, *rest]:
            return [*reverse(rest), x]
        case _:
            return []


@define
def take(n: Nat, xs: list[A]) -> list[A]:
    """``xs[:n]``."""
    match xs:
        case [x, *rest]:
            if n == 0:
                return []
            return [x, *take(n - 1, rest)]
        case _:
            return []


@define
def drop(n: Nat, xs: list[A]) -> list[A]:
    """``xs[n:]``."""
    match xs:
        case [x, *rest]:
            if n == 0:
                return [x, *rest]
            return drop(n - 1, rest)
        case _:
            return []


@define
def count(y: A, xs: list[A]) -> Nat:
    """``xs.count(y)``."""
    match xs:
        case [x, *rest]:
            return count(y, rest) + 1 if x == y else count(y, rest)
        case _:
            return 0


@define
def insert_by(at_most: Callable[[A, A], bool], x: A, xs: list[A]) -> list[A]:
    """A sorted list with one more element, in front of those equal to it."""
    match xs:
        case [y, *rest]:
            return [x, y, *rest] if at_most(x, y) else [y, *insert_by(at_most, x, rest)]
        case _:
            return [x]


@define
def sort_by(at_most: Callable[[A, A], bool], xs: list[A]) -> list[A]:
    """``sorted(xs)``, in an order; elements that are equal in it keep their places."""
    match xs:
        case [x, *rest]:
            return insert_by(at_most, x, sort_by(at_most, rest))
        case _:
            return []


@define
def extreme(at_most: Callable[[A, A], bool], xs: list[A], default: A) -> A:
    """``max(xs, default=...)`` in an order."""
    match xs:
        case [x, *rest]:
            y = extreme(at_most, rest, x)
            return x if at_most(y, x) else y
        case _:
            return default


@define
def starts_with(xs: list[A], ys: list[A]) -> bool:
    """``s.startswith(t)``."""
    match ys:
        case [y, *ys_rest]:
            match xs:
                case [x, *xs_rest]:
                    return x == y and starts_with(xs_rest, ys_rest)
                case _:
                    return False
        case _:
            return True


@define
def ends_with(xs: list[A], ys: list[A]) -> bool:
    """``s.endswith(t)``."""
    return starts_with(reverse(xs), reverse(ys))


@define
def contains(xs: list[A], ys: list[A]) -> bool:
    """``t in s`` of strings."""
    match xs:
        case [_, *rest]:
            return starts_with(xs, ys) or contains(rest, ys)
        case _:
            return ys == []


@define
def singletons(xs: list[A]) -> list[list[A]]:
    """The characters of a string, as strings."""
    match xs:
        case [x, *rest]:
            return [[x], *singletons(rest)]
        case _:
            return []


mean(len, length)
mean(sum, total)
