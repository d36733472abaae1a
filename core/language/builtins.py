"""What Python's own list operations mean: ``len``, ``+`` on lists, ``in``, ``all``, comprehensions.

These are definitions like any other, and run as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

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
