"""Lists by places: theorems about `xs[:n]`, `xs[n:]`, `nth`, `get` and `update`, `zip` and `range`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import Nat, assume, theorem
from lemmata.core.language.builtins import (
    append,
    count,
    count_from,
    drop,
    flatten,
    get,
    length,
    member,
    pairs,
    take,
    total,
    transform,
    update,
)
from lemmata.core.library.lists import length_append, nth, repeat

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

A = TypeVar("A")
B = TypeVar("B")


@theorem
def take_append_drop(n: Nat, xs: list[A]) -> bool:
    return append(take(n, xs), drop(n, xs)) == xs


@take_append_drop.proof
def _(goal: Goal) -> None:
    goal.auto(take, drop, append, on="xs")


@theorem
def length_take(n: Nat, xs: list[A]) -> bool:
    return length(take(n, xs)) == min(n, length(xs))


@length_take.proof
def _(goal: Goal) -> None:
    goal.auto(take, length, on="xs")


@theorem
def length_drop(n: Nat, xs: list[A]) -> bool:
    return length(drop(n, xs)) == max(length(xs) - n, 0)


@length_drop.proof
def _(goal: Goal) -> None:
    goal.auto(drop, length, on="xs")


@theorem
def take_zero(xs: list[A]) -> bool:
    return take(0, xs) == []


@take_zero.proof
def _(goal: Goal) -> None:
    goal.auto(take, on="xs")


@theorem
def drop_zero(xs: list[A]) -> bool:
    return drop(0, xs) == xs


@drop_zero.proof
def _(goal: Goal) -> None:
    goal.auto(drop, on="xs")


@theorem
def take_all(n: Nat, xs: list[A]) -> bool:
    assume(length(xs) <= n)
    return take(n, xs) == xs


@take_all.proof
def _(goal: Goal) -> None:
    goal.auto(take, length, on="xs")


@theorem
def drop_all(n: Nat, xs: list[A]) -> bool:
    assume(length(xs) <= n)
    return drop(n, xs) == []


@drop_all.proof
def _(goal: Goal) -> None:
    goal.auto(drop, length, on="xs")


@theorem
def take_length_append(xs: list[A], ys: list[A]) -> bool:
    return take(length(xs), append(xs, ys)) == xs


@take_length_append.proof
def _(goal: Goal) -> None:
    goal.auto(take, length, append, take_zero, on="xs")


@theorem
def drop_length_append(xs: list[A], ys: list[A]) -> bool:
    return drop(length(xs), append(xs, ys)) == ys


@drop_length_append.proof
def _(goal: Goal) -> None:
    goal.auto(drop, length, append, drop_zero, on="xs")


@theorem
def nth_none(xs: list[A], i: Nat) -> bool:
    return (nth(xs, i) is None) == (length(xs) <= i)


@nth_none.proof
def _(goal: Goal) -> None:
    goal.auto(nth, length, on="xs")


@theorem
def nth_append_left(xs: list[A], ys: list[A], i: Nat) -> bool:
    assume(i < length(xs))
    return nth(append(xs, ys), i) == nth(xs, i)


@nth_append_left.proof
def _(goal: Goal) -> None:
    goal.auto(nth, append, length, on="xs")


@theorem
def nth_append_right(xs: list[A], ys: list[A], i: Nat) -> bool:
    return nth(append(xs, ys), length(xs) + i) == nth(ys, i)


@nth_append_right.proof
def _(goal: Goal) -> None:
    goal.auto(nth, append, length, on="xs")


@theorem
def get_member(xs: list[A], i: Nat, default: A) -> bool:
    assume(i < length(xs))
    return member(get(xs, i, default), xs)


@get_member.proof
def _(goal: Goal) -> None:
    goal.auto(get, member, length, on="xs")


@theorem
def length_update(xs: list[A], i: Nat, value: A) -> bool:
    return length(update(xs, i, value)) == length(xs)


@length_update.proof
def _(goal: Goal) -> None:
    goal.auto(update, length, on="xs")


@theorem
def get_update_same(xs: list[A], i: Nat, value: A, default: A) -> bool:
    assume(i < length(xs))
    return get(update(xs, i, value), i, default) == value


@get_update_same.proof
def _(goal: Goal) -> None:
    goal.auto(get, update, length, on="xs")


@theorem
def get_update_other(xs: list[A], i: Nat, j: Nat, value: A, default: A) -> bool:
    assume(i != j)
    return get(update(xs, i, value), j, default) == get(xs, j, default)


@get_update_other.proof
def _(goal: Goal) -> None:
    goal.auto(get, update, on="xs")


@theorem
def length_repeat(x: A, n: Nat) -> bool:
    return length(repeat(x, n)) == n


@length_repeat.proof
def _(goal: Goal) -> None:
    goal.auto(repeat, length, on="n")


@theorem
def count_repeat(x: A, n: Nat) -> bool:
    return count(x, repeat(x, n)) == n


@count_repeat.proof
def _(goal: Goal) -> None:
    goal.auto(repeat, count, on="n")


@theorem
def length_count_from(start: Nat, n: Nat) -> bool:
    return length(count_from(start, n)) == n


@length_count_from.proof
def _(goal: Goal) -> None:
    goal.auto(count_from, length, on="n")


@theorem
def member_count_from(start: Nat, n: Nat, k: Nat) -> bool:
    return member(k, count_from(start, n)) == (start <= k < start + n)


@member_count_from.proof
def _(goal: Goal) -> None:
    goal.auto(count_from, member, on="n")


@theorem
def length_zip(xs: list[A], ys: list[B]) -> bool:
    return length(pairs(xs, ys)) == min(length(xs), length(ys))


@length_zip.proof
def _(goal: Goal) -> None:
    goal.auto(pairs, length, on="xs")


@theorem
def length_flatten(xss: list[list[A]]) -> bool:
    return length(flatten(xss)) == total(transform(length, xss))


@length_flatten.proof
def _(goal: Goal) -> None:
    goal.auto(flatten, length, total, transform, length_append, on="xss")
