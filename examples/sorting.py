"""Insertion sort and merge sort return a sorted permutation, over any type and any total order.

The order is a parameter: `at_most(x, y)` says that x may stand before y. What is asked of it is `total_order`: of two
elements one may stand before the other, and it is transitive. Different elements may stand in either order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from lemmata.core.language import Nat, assume, decreases, define, termination, theorem
from lemmata.core.language.builtins import append, count, every
from lemmata.core.library.lists import append_nil, permutation
from lemmata.core.library.permutations import count_take_drop, permutation_by_count
from lemmata.core.library.places import length_drop, length_take
from lemmata.core.library.sorting import every_below, sorted_by, sorted_short, total_order, total_order_total
from lemmata.tactics.goal import Goal

A = TypeVar("A")


# Insertion sort ---------------------------------------------------------------------------------------


@define
def insert(at_most: Callable[[A, A], bool], x: A, xs: list[A]) -> list[A]:
    """A sorted list with one more element."""
    match xs:
        case [y, *rest]: return [x, y, *rest] if at_most(x, y) else [y, *insert(at_most, x, rest)]
        case _:          return [x]


@define
def insertion_sort(at_most: Callable[[A, A], bool], xs: list[A]) -> list[A]:
    """The elements, inserted one after the other."""
    match xs:
        case [x, *rest]: return insert(at_most, x, insertion_sort(at_most, rest))
        case _:          return []


@theorem
def every_insert(p: Callable[[A], bool], at_most: Callable[[A, A], bool], x: A, xs: list[A]) -> bool:
    """What holds of all elements after insertion, held of all before and of the new one."""
    return every(p, insert(at_most, x, xs)) == (p(x) and every(p, xs))


@every_insert.proof
def _(goal: Goal) -> None:
    goal.auto(every, insert, on="xs")


@theorem
def insert_sorted(at_most: Callable[[A, A], bool], y: A, xs: list[A]) -> bool:
    """Insertion keeps a list sorted."""
    assume(total_order(at_most))
    assume(sorted_by(at_most, xs))
    return sorted_by(at_most, insert(at_most, y, xs))


@insert_sorted.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs", fixing=["at_most"])
    nil.simp(sorted_by, insert, every)
    before, behind = cons.cases("at_most(y, x)")
    before.use(every_below, x="y", y="x").simp(sorted_by, insert, every)
    behind.use(total_order_total, x="y", y="x").simp(sorted_by, insert, every_insert)


@theorem
def insertion_sort_sorted(at_most: Callable[[A, A], bool], xs: list[A]) -> bool:
    """The result is sorted."""
    assume(total_order(at_most))
    return sorted_by(at_most, insertion_sort(at_most, xs))


@insertion_sort_sorted.proof
def _(goal: Goal) -> None:
    goal.auto(sorted_by, insertion_sort, insert_sorted, on="xs")


@theorem
def count_insert(y: A, at_most: Callable[[A, A], bool], x: A, xs: list[A]) -> bool:
    """Insertion adds the element once."""
    return count(y, insert(at_most, x, xs)) == count(y, [x, *xs])


@count_insert.proof
def _(goal: Goal) -> None:
    goal.auto(count, insert, on="xs")


@theorem
def count_insertion_sort(y: A, at_most: Callable[[A, A], bool], xs: list[A]) -> bool:
    """Every element occurs as often as before."""
    return count(y, insertion_sort(at_most, xs)) == count(y, xs)


@count_insertion_sort.proof
def _(goal: Goal) -> None:
    goal.auto(count, insertion_sort, count_insert, on="xs")


@theorem
def insertion_sort_permutation(at_most: Callable[[A, A], bool], xs: list[A]) -> bool:
    """The result is a permutation of the list."""
    return permutation(insertion_sort(at_most, xs), xs)


@insertion_sort_permutation.proof
def _(goal: Goal) -> None:
    goal.apply(permutation_by_count).intro("y").simp(count_insertion_sort)


# Merge sort -------------------------------------------------------------------------------------------


@define
def merge(at_most: Callable[[A, A], bool], xs: list[A], ys: list[A]) -> list[A]:
    """Two sorted lists as one."""
    decreases(len(xs) + len(ys))
    match xs, ys:
        case [x, *x_rest], [y, *y_rest]:
            return [x, *merge(at_most, x_rest, ys)] if at_most(x, y) else [y, *merge(at_most, xs, y_rest)]
        case _:
            return xs + ys


@define
def merge_sort(at_most: Callable[[A, A], bool], xs: list[A]) -> list[A]:
    """The halves, sorted and merged."""
    decreases(len(xs))
    if len(xs) < 2:
        return xs
    half = len(xs) // 2
    return merge(at_most, merge_sort(at_most, xs[:half]), merge_sort(at_most, xs[half:]))


@termination(merge_sort)
def _(goal: Goal) -> None:
    goal.omega(length_take, length_drop)


@theorem
def every_merge(p: Callable[[A], bool], at_most: Callable[[A, A], bool], xs: list[A], ys: list[A]) -> bool:
    """What holds of all elements of both lists, and only that, holds of all merged ones."""
    return every(p, merge(at_most, xs, ys)) == (every(p, xs) and every(p, ys))


@every_merge.proof
def _(goal: Goal) -> None:
    for case in goal.induction("at_most, xs, ys", using=merge):
        case.simp(merge, every, append, append_nil)


@theorem
def merge_sorted(at_most: Callable[[A, A], bool], xs: list[A], ys: list[A]) -> bool:
    """Two sorted lists are merged to a sorted one."""
    assume(total_order(at_most))
    assume(sorted_by(at_most, xs))
    assume(sorted_by(at_most, ys))
    return sorted_by(at_most, merge(at_most, xs, ys))


@merge_sorted.proof
def _(goal: Goal) -> None:
    no_x, no_y, first_x, first_y = goal.induction("at_most, xs, ys", using=merge)
    no_x.simp(merge, append)
    no_y.simp(merge, append_nil)
    first_x.use(every_below, xs="ys").simp(merge, sorted_by, every, every_merge)
    first_y = first_y.use(total_order_total).use(every_below, x="y", y="x", xs="xs")
    first_y.simp(merge, sorted_by, every, every_merge)


@theorem
def count_merge(y: A, at_most: Callable[[A, A], bool], xs: list[A], ys: list[A]) -> bool:
    """Merging keeps every element."""
    return count(y, merge(at_most, xs, ys)) == count(y, xs) + count(y, ys)


@count_merge.proof
def _(goal: Goal) -> None:
    for case in goal.induction("at_most, xs, ys", using=merge):
        case.simp(merge, count, append, append_nil)


@theorem
def merge_sort_sorted(at_most: Callable[[A, A], bool], xs: list[A]) -> bool:
    """The result is sorted."""
    assume(total_order(at_most))
    return sorted_by(at_most, merge_sort(at_most, xs))


@merge_sort_sorted.proof
def _(goal: Goal) -> None:
    short, long = goal.induction("at_most, xs", using=merge_sort)
    short.simp(merge_sort, sorted_short)
    long.simp(merge_sort, merge_sorted)


@theorem
def count_merge_sort(y: A, at_most: Callable[[A, A], bool], xs: list[A]) -> bool:
    """Every element occurs as often as before."""
    return count(y, merge_sort(at_most, xs)) == count(y, xs)


@count_merge_sort.proof
def _(goal: Goal) -> None:
    short, long = goal.induction("at_most, xs", using=merge_sort)
    short.simp(merge_sort)
    long.use(count_take_drop, n="len(xs) // 2").simp(merge_sort, count_merge)


@theorem
def merge_sort_permutation(at_most: Callable[[A, A], bool], xs: list[A]) -> bool:
    """The result is a permutation of the list."""
    return permutation(merge_sort(at_most, xs), xs)


@merge_sort_permutation.proof
def _(goal: Goal) -> None:
    goal.apply(permutation_by_count).intro("y").simp(count_merge_sort)


# Numbers ----------------------------------------------------------------------------------------------


@define
def sort_numbers(xs: list[Nat]) -> list[Nat]:
    """From the least to the greatest."""
    return merge_sort(lambda x, y: x <= y, xs)


@theorem
def sort_numbers_sorted(xs: list[Nat]) -> bool:
    """The usual order of numbers is total and transitive, so all the above is true of it."""
    return sorted_by(lambda x, y: x <= y, sort_numbers(xs))


@sort_numbers_sorted.proof
def _(goal: Goal) -> None:
    for part in goal.unfold(sort_numbers).apply(merge_sort_sorted).unfold(total_order).split():
        part.intros().omega()
