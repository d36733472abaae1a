"""How often an element occurs in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import assume, theorem
from lemmata.core.language.builtins import (
    append,
    count,
    length,
    member,
    reverse,
)
from lemmata.core.library.lists import permutation, remove

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

A = TypeVar("A")
B = TypeVar("B")


@theorem
def count_append(x: A, xs: list[A], ys: list[A]) -> bool:
    return count(x, append(xs, ys)) == count(x, xs) + count(x, ys)


@count_append.proof
def _(goal: Goal) -> None:
    goal.auto(count, append, on="xs")


@theorem
def count_reverse(x: A, xs: list[A]) -> bool:
    return count(x, reverse(xs)) == count(x, xs)


@count_reverse.proof
def _(goal: Goal) -> None:
    goal.auto(count, reverse, count_append, on="xs")


@theorem
def count_positive(x: A, xs: list[A]) -> bool:
    return (0 < count(x, xs)) == member(x, xs)


@count_positive.proof
def _(goal: Goal) -> None:
    goal.auto(count, member, on="xs")


@theorem
def count_le_length(x: A, xs: list[A]) -> bool:
    return count(x, xs) <= length(xs)


@count_le_length.proof
def _(goal: Goal) -> None:
    goal.auto(count, length, on="xs")


@theorem
def count_remove(x: A, y: A, xs: list[A]) -> bool:
    return count(x, remove(y, xs)) == (max(count(x, xs) - 1, 0) if x == y else count(x, xs))


@count_remove.proof
def _(goal: Goal) -> None:
    goal.auto(count, remove, on="xs")


@theorem
def length_remove(x: A, xs: list[A]) -> bool:
    assume(member(x, xs))
    return length(remove(x, xs)) + 1 == length(xs)


@length_remove.proof
def _(goal: Goal) -> None:
    goal.auto(remove, length, member, on="xs")


@theorem
def permutation_refl(xs: list[A]) -> bool:
    return permutation(xs, xs)


@permutation_refl.proof
def _(goal: Goal) -> None:
    goal.auto(permutation, member, remove, on="xs")
