"""Sorted lists, for any order that is given as a function.

Models write `sorted_by(at_most, xs)`, where at_most(x, y) says that x may stand before y.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import assume, define, forall, implies, theorem
from lemmata.core.language.builtins import append, count, every, insert_by, length, sort_by
from lemmata.core.library.lists import every_append, permutation
from lemmata.core.library.permutations import permutation_by_count

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

A = TypeVar("A")


@define
def sorted_by(at_most: Callable[[A, A], bool], xs: list[A]) -> bool:
    """May every element stand before each of those behind it?"""
    match xs:
        case [x, *rest]:
            return every(lambda y: at_most(x, y), rest) and sorted_by(at_most, rest)
        case _:
            return True


@define
def total_order(at_most: Callable[[A, A], bool]) -> bool:
    """Is a relation total and transitive? Different elements may stand in either order, as numbers with names do."""

    def total(x: A, y: A) -> bool:
        return at_most(x, y) or at_most(y, x)

    def transitive(x: A, y: A, z: A) -> bool:
        return implies(at_most(x, y) and at_most(y, z), at_most(x, z))

    return forall(total) and forall(transitive)


@theorem
def total_order_total(at_most: Callable[[A, A], bool], x: A, y: A) -> bool:
    assume(total_order(at_most))
    assume(not at_most(x, y))
    return at_most(y, x)


@total_order_total.proof
def _(goal: Goal) -> None:
    goal.unfold(total_order, at="h1").obtain("h1", "total").use("total").auto()


@theorem
def total_order_transitive(at_most: Callable[[A, A], bool], x: A, y: A, z: A) -> bool:
    assume(total_order(at_most))
    assume(at_most(x, y))
    assume(at_most(y, z))
    return at_most(x, z)


@total_order_transitive.proof
def _(goal: Goal) -> None:
    goal.unfold(total_order, at="h1").obtain("h1", "total", "transitive").use("transitive").auto()


@theorem
def sorted_short(at_most: Callable[[A, A], bool], xs: list[A]) -> bool:
    """With fewer than two elements there is no order to keep."""
    assume(length(xs) < 2)
    return sorted_by(at_most, xs)


@sorted_short.proof
def _(goal: Goal) -> None:
    nil, cons = goal.cases("xs")
    nil.simp(sorted_by)
    for case in cons.cases("xs"):
        case.simp(sorted_by, every, length)


@theorem
def every_below(at_most: Callable[[A, A], bool], x: A, y: A, xs: list[A]) -> bool:
    """What is before the first is before all of them."""
    assume(total_order(at_most))
    assume(at_most(x, y))
    assume(every(lambda z: at_most(y, z), xs))
    return every(lambda z: at_most(x, z), xs)


@every_below.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(every)
    cons.auto(every, total_order_transitive)


@theorem
def sorted_append(at_most: Callable[[A, A], bool], xs: list[A], ys: list[A]) -> bool:
    """Two sorted lists, one behind the other, where every element of the first may stand before all of the second."""
    assume(every(lambda x: every(lambda y: at_most(x, y), ys), xs))
    return sorted_by(at_most, append(xs, ys)) == (sorted_by(at_most, xs) and sorted_by(at_most, ys))


@sorted_append.proof
def _(goal: Goal) -> None:
    goal.auto(sorted_by, append, every, every_append, on="xs")


@theorem
def every_insert(p: Callable[[A], bool], at_most: Callable[[A, A], bool], x: A, xs: list[A]) -> bool:
    return every(p, insert_by(at_most, x, xs)) == (p(x) and every(p, xs))


@every_insert.proof
def _(goal: Goal) -> None:
    goal.auto(every, insert_by, on="xs")


@theorem
def sorted_insert(at_most: Callable[[A, A], bool], y: A, xs: list[A]) -> bool:
    assume(total_order(at_most))
    assume(sorted_by(at_most, xs))
    return sorted_by(at_most, insert_by(at_most, y, xs))


@sorted_insert.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs", fixing=["at_most"])
    nil.simp(sorted_by, insert_by, every)
    before, behind = cons.cases("at_most(y, x)")
    before.use(every_below, x="y", y="x").simp(sorted_by, insert_by, every)
    behind.use(total_order_total, x="y", y="x").simp(sorted_by, insert_by, every_insert)


@theorem
def sorted_sort(at_most: Callable[[A, A], bool], xs: list[A]) -> bool:
    assume(total_order(at_most))
    return sorted_by(at_most, sort_by(at_most, xs))


@sorted_sort.proof
def _(goal: Goal) -> None:
    goal.auto(sorted_by, sort_by, sorted_insert, on="xs")


@theorem
def count_insert(y: A, at_most: Callable[[A, A], bool], x: A, xs: list[A]) -> bool:
    return count(y, insert_by(at_most, x, xs)) == count(y, [x, *xs])


@count_insert.proof
def _(goal: Goal) -> None:
    goal.auto(count, insert_by, on="xs")


@theorem
def count_sort(y: A, at_most: Callable[[A, A], bool], xs: list[A]) -> bool:
    return count(y, sort_by(at_most, xs)) == count(y, xs)


@count_sort.proof
def _(goal: Goal) -> None:
    goal.auto(count, sort_by, count_insert, on="xs")


@theorem
def permutation_sort(at_most: Callable[[A, A], bool], xs: list[A]) -> bool:
    return permutation(sort_by(at_most, xs), xs)


@permutation_sort.proof
def _(goal: Goal) -> None:
    goal.apply(permutation_by_count).intro("y").simp(count_sort)
