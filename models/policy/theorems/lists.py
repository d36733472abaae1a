"""What the theorems on authorization need to know of lists: which elements a selection has, and where it is empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import assume, define, theorem
from lemmata.core.language.builtins import every, exists, member, select, transform

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

A = TypeVar("A")
B = TypeVar("B")


@define
def same_elements(xs: list[A], ys: list[A]) -> bool:
    """Has each list the elements of the other, in whatever order and however often?"""
    return all(x in ys for x in xs) and all(y in xs for y in ys)


@theorem
def selection_empty(f: Callable[[A], B], p: Callable[[A], bool], xs: list[A]) -> bool:
    """A selection is empty where nothing is selected."""
    return ([f(x) for x in xs if p(x)] == []) == (not any(p(x) for x in xs))


@selection_empty.proof
def _(goal: Goal) -> None:
    goal.auto(transform, select, exists, on="xs")


@theorem
def selection_member(f: Callable[[A], B], p: Callable[[A], bool], y: B, xs: list[A]) -> bool:
    """What a selection contains is the image of something selected."""
    return (y in [f(x) for x in xs if p(x)]) == any(f(x) == y and p(x) for x in xs)


@selection_member.proof
def _(goal: Goal) -> None:
    goal.auto(transform, select, exists, member, on="xs")


@theorem
def any_of_member(p: Callable[[A], bool], x: A, xs: list[A]) -> bool:
    """One element is enough."""
    assume(x in xs)
    assume(p(x))
    return any(p(y) for y in xs)


@any_of_member.proof
def _(goal: Goal) -> None:
    goal.auto(exists, member, on="xs")


@theorem
def any_of_part(p: Callable[[A], bool], xs: list[A], ys: list[A]) -> bool:
    """A list with the elements of another, and perhaps more, has one wherever the other has one."""
    assume(all(x in ys for x in xs))
    assume(any(p(x) for x in xs))
    return any(p(y) for y in ys)


@any_of_part.proof
def _(goal: Goal) -> None:
    goal.auto(exists, every, any_of_member, on="xs")


@theorem
def any_of_same(p: Callable[[A], bool], xs: list[A], ys: list[A]) -> bool:
    """Order and repetition do not matter to whether there is one."""
    assume(same_elements(xs, ys))
    return any(p(x) for x in xs) == any(p(y) for y in ys)


@any_of_same.proof
def _(goal: Goal) -> None:
    goal.auto(same_elements, any_of_part)
