"""Permutations: lists have the same elements, each as often, where every count is the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import Nat, assume, forall, theorem
from lemmata.core.language.builtins import append, count, drop, every, length, member, reverse, take
from lemmata.core.library.counting import (
    count_append,
    count_positive,
    count_remove,
    count_reverse,
    length_remove,
)
from lemmata.core.library.lists import permutation, remove
from lemmata.core.library.places import take_append_drop

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

A = TypeVar("A")


@theorem
def permutation_count(y: A, xs: list[A], ys: list[A]) -> bool:
    assume(permutation(xs, ys))
    return count(y, xs) == count(y, ys)


@permutation_count.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(permutation, count)
    cons = cons.use("ih", ys="remove(x, ys)").use(count_positive, xs="ys")
    cons.simp(permutation, count, count_remove)


@theorem
def permutation_by_count(xs: list[A], ys: list[A]) -> bool:
    """Lists in which everything occurs as often are permutations of one another."""

    def as_often(y: A) -> bool:
        return count(y, xs) == count(y, ys)

    assume(forall(as_often))
    return permutation(xs, ys)


@permutation_by_count.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    empty, full = nil.cases("ys")
    empty.simp(permutation)
    full.use("h1", y1="y").simp(count)
    (cons,) = cons.simp(permutation, hyps=False)
    first, others = cons.split()
    first.use("h1", y="x").use(count_positive, xs="ys").simp(count)
    others.apply("ih").intro("y").use("h1").simp(count, count_remove)


@theorem
def permutation_symm(xs: list[A], ys: list[A]) -> bool:
    assume(permutation(xs, ys))
    return permutation(ys, xs)


@permutation_symm.proof
def _(goal: Goal) -> None:
    goal.apply(permutation_by_count).intro("y").use(permutation_count).simp()


@theorem
def permutation_trans(xs: list[A], ys: list[A], zs: list[A]) -> bool:
    assume(permutation(xs, ys))
    assume(permutation(ys, zs))
    return permutation(xs, zs)


@permutation_trans.proof
def _(goal: Goal) -> None:
    goal.apply(permutation_by_count).intro("y").use(permutation_count, xs="xs").use(
        permutation_count, xs="ys", ys="zs"
    ).simp()


@theorem
def permutation_reverse(xs: list[A]) -> bool:
    return permutation(reverse(xs), xs)


@permutation_reverse.proof
def _(goal: Goal) -> None:
    goal.apply(permutation_by_count).intro("y").simp(count_reverse)


@theorem
def permutation_append(xs: list[A], ys: list[A]) -> bool:
    """The order of the parts does not matter."""
    return permutation(append(xs, ys), append(ys, xs))


@permutation_append.proof
def _(goal: Goal) -> None:
    goal.apply(permutation_by_count).intro("y").simp(count_append)


@theorem
def member_permutation(y: A, xs: list[A], ys: list[A]) -> bool:
    assume(permutation(xs, ys))
    return member(y, xs) == member(y, ys)


@member_permutation.proof
def _(goal: Goal) -> None:
    goal.use(permutation_count).rewrite(count_positive, reverse=True).simp()


@theorem
def every_permutation(p: Callable[[A], bool], xs: list[A], ys: list[A]) -> bool:
    assume(permutation(xs, ys))
    return every(p, xs) == every(p, ys)


@every_permutation.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(permutation, every)
    cons.use("ih", ys="remove(x, ys)").use(every_remove, x="x", xs="ys").simp(permutation, every)


@theorem
def every_remove(p: Callable[[A], bool], x: A, xs: list[A]) -> bool:
    assume(member(x, xs))
    return every(p, xs) == (p(x) and every(p, remove(x, xs)))


@every_remove.proof
def _(goal: Goal) -> None:
    goal.auto(every, remove, member, on="xs")


@theorem
def length_permutation(xs: list[A], ys: list[A]) -> bool:
    assume(permutation(xs, ys))
    return length(xs) == length(ys)


@length_permutation.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(permutation, length)
    cons.use("ih", ys="remove(x, ys)").use(length_remove, xs="ys").simp(permutation, length)


@theorem
def count_take_drop(y: A, n: Nat, xs: list[A]) -> bool:
    return count(y, take(n, xs)) + count(y, drop(n, xs)) == count(y, xs)


@count_take_drop.proof
def _(goal: Goal) -> None:
    goal.rewrite(count_append, reverse=True).simp(take_append_drop)
