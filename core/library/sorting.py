"""Sorted lists, for any order that is given as a function.

Models write `sorted_by(leq, xs)`, where leq(x, y) says that x may stand before y.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import Nat, assume, define, forall, implies, theorem
from lemmata.core.language.builtins import append, every, member

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

A = TypeVar("A")


@define
def sorted_by(leq: Callable[[A, A], bool], xs: list[A]) -> bool:
    """May every element stand before each of those behind it?"""
    match xs:
        case [x, *rest]:
            return every(lambda y: leq(x, y), rest) and sorted_by(leq, rest)
        case _:
            return True


@define
def total_order(leq: Callable[[A, A], bool]) -> bool:
    """Is a relation total and transitive? Different elements may stand in either order, as numbers with names do."""

    def total(x: A, y: A) -> bool:
        return leq(x, y) or leq(y, x)

    def transitive(x: A, y: A, z: A) -> bool:
        return implies(leq(x, y) and leq(y, z), leq(x, z))

    return forall(total) and forall(transitive)


@theorem
def total_order_total(leq: Callable[[A, A], bool], x: A, y: A) -> bool:
    assume(total_order(leq))
    assume(not leq(x, y))
    return leq(y, x)


@total_order_total.proof
def _(goal: Goal) -> None:
    goal.unfold(total_order, at="h1").obtain("h1", "total").use("total").auto()


@theorem
def total_order_transitive(leq: Callable[[A, A], bool], x: A, y: A, z: A) -> bool:
    assume(total_order(leq))
    assume(leq(x, y))
    assume(leq(y, z))
    return leq(x, z)


@total_order_transitive.proof
def _(goal: Goal) -> None:
    goal.unfold(total_order, at="h1").obtain("h1", "total", "transitive").use("transitive").auto()


@theorem
def every_below(leq: Callable[[A, A], bool], x: A, y: A, xs: list[A]) -> bool:
    """What is before the first is before all of them."""
    assume(total_order(leq))
    assume(leq(x, y))
    assume(every(lambda z: leq(y, z), xs))
    return every(lambda z: leq(x, z), xs)


@every_below.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(every)
    cons.auto(every, total_order_transitive)


@theorem
def sorted_append(leq: Callable[[A, A], bool], xs: list[A], ys: list[A]) -> bool:
    """Two sorted lists, one behind the other, where every element of the first may stand before all of the second."""
    assume(every(lambda x: every(lambda y: leq(x, y), ys), xs))
    return sorted_by(leq, append(xs, ys)) == (sorted_by(leq, xs) and sorted_by(leq, ys))


@sorted_append.proof
def _(goal: Goal) -> None:
    goal.auto(sorted_by, append, every, on="xs")
