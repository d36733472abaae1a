"""Lists: functions that Python does not name, and theorems about all of them.

The functions behind `len`, `+`, `in`, comprehensions and so on are in `core.language.builtins`. Theorems are named
after the functions in them, from the outside in: `length_append` is about `len(xs + ys)`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import Nat, Option, Some, assume, define, theorem
from lemmata.core.language.builtins import (
    append,
    every,
    exists,
    length,
    member,
    reverse,
    select,
    total,
    transform,
)

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


@define
def nth(xs: list[A], i: Nat) -> Option[A]:
    """The element at a place, if there is one."""
    match xs:
        case [x, *rest]:
            if i == 0:
                return Some(x)
            return nth(rest, i - 1)
        case _:
            return None


@define
def fold_right(f: Callable[[A, B], B], xs: list[A], start: B) -> B:
    """f(x0, f(x1, ... start))"""
    match xs:
        case [x, *rest]:
            return f(x, fold_right(f, rest, start))
        case _:
            return start


@define
def fold_left(f: Callable[[B, A], B], start: B, xs: list[A]) -> B:
    """f(... f(f(start, x0), x1) ...)"""
    match xs:
        case [x, *rest]:
            return fold_left(f, f(start, x), rest)
        case _:
            return start


@define
def repeat(x: A, n: Nat) -> list[A]:
    """[x, x, ...], n times"""
    if n == 0:
        return []
    return [x, *repeat(x, n - 1)]


@define
def remove(y: A, xs: list[A]) -> list[A]:
    """Without the first occurrence of an element."""
    match xs:
        case [x, *rest]:
            return rest if x == y else [x, *remove(y, rest)]
        case _:
            return []


@define
def permutation(xs: list[A], ys: list[A]) -> bool:
    """Have the lists the same elements, each as often?"""
    match xs:
        case [x, *rest]:
            return member(x, ys) and permutation(rest, remove(x, ys))
        case _:
            return ys == []


@define
def distinct(xs: list[A]) -> bool:
    """Does no element occur twice?"""
    match xs:
        case [x, *rest]:
            return not member(x, rest) and distinct(rest)
        case _:
            return True


# append and length


@theorem
def append_nil(xs: list[A]) -> bool:
    return append(xs, []) == xs


@append_nil.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs"):
        case.simp(append)


@theorem
def append_assoc(xs: list[A], ys: list[A], zs: list[A]) -> bool:
    return append(append(xs, ys), zs) == append(xs, append(ys, zs))


@append_assoc.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs"):
        case.simp(append)


@theorem
def length_append(xs: list[A], ys: list[A]) -> bool:
    return length(append(xs, ys)) == length(xs) + length(ys)


@length_append.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs"):
        case.simp(append, length)


@theorem
def length_zero(xs: list[A]) -> bool:
    return (length(xs) == 0) == (xs == [])


@length_zero.proof
def _(goal: Goal) -> None:
    for case in goal.cases("xs"):
        case.simp(length)


@theorem
def append_is_nil(xs: list[A], ys: list[A]) -> bool:
    return (append(xs, ys) == []) == (xs == [] and ys == [])


@append_is_nil.proof
def _(goal: Goal) -> None:
    for case in goal.cases("xs"):
        case.simp(append)


@theorem
def append_cancel_left(xs: list[A], ys: list[A], zs: list[A]) -> bool:
    return (append(xs, ys) == append(xs, zs)) == (ys == zs)


@append_cancel_left.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs"):
        case.simp(append)


# reverse


@theorem
def reverse_append(xs: list[A], ys: list[A]) -> bool:
    return reverse(append(xs, ys)) == append(reverse(ys), reverse(xs))


@reverse_append.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs"):
        case.simp(append, reverse, append_nil, append_assoc)


@theorem
def reverse_reverse(xs: list[A]) -> bool:
    return reverse(reverse(xs)) == xs


@reverse_reverse.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs"):
        case.simp(append, reverse, reverse_append)


@theorem
def length_reverse(xs: list[A]) -> bool:
    return length(reverse(xs)) == length(xs)


@length_reverse.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs"):
        case.simp(reverse, length, length_append)


@theorem
def member_append(x: A, xs: list[A], ys: list[A]) -> bool:
    return member(x, append(xs, ys)) == (member(x, xs) or member(x, ys))


@member_append.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs"):
        case.simp(append, member)


@theorem
def member_reverse(x: A, xs: list[A]) -> bool:
    return member(x, reverse(xs)) == member(x, xs)


@member_reverse.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs"):
        case.simp(reverse, member, member_append)


# map and filter


@theorem
def length_map(f: Callable[[A], B], xs: list[A]) -> bool:
    return length(transform(f, xs)) == length(xs)


@length_map.proof
def _(goal: Goal) -> None:
    goal.auto(transform, length, on="xs")


@theorem
def map_append(f: Callable[[A], B], xs: list[A], ys: list[A]) -> bool:
    return transform(f, append(xs, ys)) == append(transform(f, xs), transform(f, ys))


@map_append.proof
def _(goal: Goal) -> None:
    goal.auto(transform, append, on="xs")


@theorem
def map_map(f: Callable[[B], C], g: Callable[[A], B], xs: list[A]) -> bool:
    return transform(f, transform(g, xs)) == transform(lambda x: f(g(x)), xs)


@map_map.proof
def _(goal: Goal) -> None:
    goal.auto(transform, on="xs")


@theorem
def map_reverse(f: Callable[[A], B], xs: list[A]) -> bool:
    return transform(f, reverse(xs)) == reverse(transform(f, xs))


@map_reverse.proof
def _(goal: Goal) -> None:
    goal.auto(transform, reverse, append, map_append, on="xs")


@theorem
def filter_append(p: Callable[[A], bool], xs: list[A], ys: list[A]) -> bool:
    return select(p, append(xs, ys)) == append(select(p, xs), select(p, ys))


@filter_append.proof
def _(goal: Goal) -> None:
    goal.auto(select, append, on="xs")


@theorem
def filter_filter(p: Callable[[A], bool], xs: list[A]) -> bool:
    return select(p, select(p, xs)) == select(p, xs)


@filter_filter.proof
def _(goal: Goal) -> None:
    goal.auto(select, on="xs")


@theorem
def length_filter(p: Callable[[A], bool], xs: list[A]) -> bool:
    return length(select(p, xs)) <= length(xs)


@length_filter.proof
def _(goal: Goal) -> None:
    goal.auto(select, length, on="xs")


@theorem
def member_filter(p: Callable[[A], bool], x: A, xs: list[A]) -> bool:
    return member(x, select(p, xs)) == (p(x) and member(x, xs))


@member_filter.proof
def _(goal: Goal) -> None:
    goal.auto(select, member, on="xs")


@theorem
def every_append(p: Callable[[A], bool], xs: list[A], ys: list[A]) -> bool:
    return every(p, append(xs, ys)) == (every(p, xs) and every(p, ys))


@every_append.proof
def _(goal: Goal) -> None:
    goal.auto(every, append, on="xs")


@theorem
def exists_append(p: Callable[[A], bool], xs: list[A], ys: list[A]) -> bool:
    return exists(p, append(xs, ys)) == (exists(p, xs) or exists(p, ys))


@exists_append.proof
def _(goal: Goal) -> None:
    goal.auto(exists, append, on="xs")


@theorem
def every_member(p: Callable[[A], bool], x: A, xs: list[A]) -> bool:
    assume(every(p, xs))
    assume(member(x, xs))
    return p(x)


@every_member.proof
def _(goal: Goal) -> None:
    goal.auto(every, member, on="xs")


@theorem
def every_filter(p: Callable[[A], bool], xs: list[A]) -> bool:
    return every(p, select(p, xs))


@every_filter.proof
def _(goal: Goal) -> None:
    goal.auto(every, select, on="xs")


@theorem
def exists_not_every(p: Callable[[A], bool], xs: list[A]) -> bool:
    return (not every(p, xs)) == exists(lambda x: not p(x), xs)


@exists_not_every.proof
def _(goal: Goal) -> None:
    goal.auto(every, exists, on="xs")


# folds, sums


@theorem
def fold_right_append(f: Callable[[A, B], B], xs: list[A], ys: list[A], start: B) -> bool:
    return fold_right(f, append(xs, ys), start) == fold_right(f, xs, fold_right(f, ys, start))


@fold_right_append.proof
def _(goal: Goal) -> None:
    goal.auto(fold_right, append, on="xs")


@theorem
def fold_left_append(f: Callable[[B, A], B], start: B, xs: list[A], ys: list[A]) -> bool:
    return fold_left(f, start, append(xs, ys)) == fold_left(f, fold_left(f, start, xs), ys)


@fold_left_append.proof
def _(goal: Goal) -> None:
    goal.auto(fold_left, append, on="xs")


@theorem
def fold_left_reverse(f: Callable[[A, B], B], start: B, xs: list[A]) -> bool:
    return fold_left(lambda s, x: f(x, s), start, reverse(xs)) == fold_right(f, xs, start)


@fold_left_reverse.proof
def _(goal: Goal) -> None:
    goal.auto(fold_left, fold_right, reverse, fold_left_append, on="xs")


@theorem
def total_append(xs: list[Nat], ys: list[Nat]) -> bool:
    return total(append(xs, ys)) == total(xs) + total(ys)


@total_append.proof
def _(goal: Goal) -> None:
    goal.auto(total, append, on="xs")


@theorem
def total_reverse(xs: list[Nat]) -> bool:
    return total(reverse(xs)) == total(xs)


@total_reverse.proof
def _(goal: Goal) -> None:
    goal.auto(total, reverse, total_append, on="xs")


@theorem
def member_le_total(x: Nat, xs: list[Nat]) -> bool:
    assume(member(x, xs))
    return x <= total(xs)


@member_le_total.proof
def _(goal: Goal) -> None:
    goal.auto(member, total, on="xs")
