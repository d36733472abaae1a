"""Slices of lists: take, drop, nth and update of one another and of append."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import Nat, Some, assume, theorem
from lemmata.core.language.builtins import append, drop, length, take, update
from lemmata.core.library.lists import nth
from lemmata.core.library.places import drop_zero, take_zero

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

A = TypeVar("A")


@theorem
def take_append(n: Nat, xs: list[A], ys: list[A]) -> bool:
    return take(n, append(xs, ys)) == append(take(n, xs), take(max(n - length(xs), 0), ys))


@take_append.proof
def _(goal: Goal) -> None:
    goal.auto(take, append, length, take_zero, on="xs")


@theorem
def drop_append(n: Nat, xs: list[A], ys: list[A]) -> bool:
    return drop(n, append(xs, ys)) == append(drop(n, xs), drop(max(n - length(xs), 0), ys))


@drop_append.proof
def _(goal: Goal) -> None:
    goal.auto(drop, append, length, drop_zero, on="xs")


@theorem
def take_take(m: Nat, n: Nat, xs: list[A]) -> bool:
    return take(m, take(n, xs)) == take(min(m, n), xs)


@take_take.proof
def _(goal: Goal) -> None:
    goal.auto(take, on="xs")


@theorem
def drop_drop(m: Nat, n: Nat, xs: list[A]) -> bool:
    return drop(m, drop(n, xs)) == drop(m + n, xs)


@drop_drop.proof
def _(goal: Goal) -> None:
    goal.auto(drop, on="xs")


@theorem
def drop_take(m: Nat, n: Nat, xs: list[A]) -> bool:
    return drop(m, take(n, xs)) == take(max(n - m, 0), drop(m, xs))


@drop_take.proof
def _(goal: Goal) -> None:
    goal.auto(drop, take, take_zero, on="xs")


@theorem
def nth_take(xs: list[A], n: Nat, i: Nat) -> bool:
    assume(i < n)
    return nth(take(n, xs), i) == nth(xs, i)


@nth_take.proof
def _(goal: Goal) -> None:
    goal.auto(nth, take, on="xs")


@theorem
def nth_drop(xs: list[A], n: Nat, i: Nat) -> bool:
    return nth(drop(n, xs), i) == nth(xs, n + i)


@nth_drop.proof
def _(goal: Goal) -> None:
    goal.auto(nth, drop, on="xs")


@theorem
def nth_append(xs: list[A], ys: list[A], i: Nat) -> bool:
    return nth(append(xs, ys), i) == (nth(xs, i) if i < length(xs) else nth(ys, max(i - length(xs), 0)))


@nth_append.proof
def _(goal: Goal) -> None:
    goal.auto(nth, append, length, on="xs")


@theorem
def nth_update(xs: list[A], i: Nat, j: Nat, value: A) -> bool:
    assume(i < length(xs))
    return nth(update(xs, i, value), j) == (Some(value) if i == j else nth(xs, j))


@nth_update.proof
def _(goal: Goal) -> None:
    goal.auto(nth, update, length, on="xs")


@theorem
def update_beyond(xs: list[A], i: Nat, value: A) -> bool:
    assume(length(xs) <= i)
    return update(xs, i, value) == xs


@update_beyond.proof
def _(goal: Goal) -> None:
    goal.auto(update, length, on="xs")


@theorem
def update_append(xs: list[A], ys: list[A], i: Nat, value: A) -> bool:
    inside = append(update(xs, i, value), ys)
    behind = append(xs, update(ys, max(i - length(xs), 0), value))
    return update(append(xs, ys), i, value) == (inside if i < length(xs) else behind)


@update_append.proof
def _(goal: Goal) -> None:
    goal.auto(update, append, length, on="xs")


@theorem
def take_update(n: Nat, xs: list[A], i: Nat, value: A) -> bool:
    return take(n, update(xs, i, value)) == update(take(n, xs), i, value)


@take_update.proof
def _(goal: Goal) -> None:
    goal.auto(take, update, on="xs")


@theorem
def drop_update(n: Nat, xs: list[A], i: Nat, value: A) -> bool:
    behind = update(drop(n, xs), max(i - n, 0), value)
    return drop(n, update(xs, i, value)) == (drop(n, xs) if i < n else behind)


@drop_update.proof
def _(goal: Goal) -> None:
    goal.auto(drop, update, drop_zero, on="xs")


@theorem
def take_update_last(n: Nat, xs: list[A], value: A) -> bool:
    """The first elements and the one that was put behind them."""
    assume(n < length(xs))
    return take(n + 1, update(xs, n, value)) == [*take(n, xs), value]


@take_update_last.proof
def _(goal: Goal) -> None:
    goal.auto(take, update, append, length, take_zero, on="xs")


@theorem
def drop_next(xs: list[A], n: Nat, x: A) -> bool:
    assume(nth(xs, n) == Some(x))
    return drop(n, xs) == [x, *drop(n + 1, xs)]


@drop_next.proof
def _(goal: Goal) -> None:
    goal.auto(nth, drop, drop_zero, on="xs")


@theorem
def take_next(xs: list[A], n: Nat, x: A) -> bool:
    assume(nth(xs, n) == Some(x))
    return take(n + 1, xs) == [*take(n, xs), x]


@take_next.proof
def _(goal: Goal) -> None:
    goal.auto(nth, take, take_zero, append, on="xs")
