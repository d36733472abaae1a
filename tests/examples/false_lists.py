"""What is nearly true of sorting and of the ring buffer."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TypeVar

from lemmata.core.language.builtins import append, count, drop, every, take
from lemmata.core.library.lists import append_nil
from lemmata.core.library.places import length_drop, length_take, length_update
from lemmata.core.library.slices import drop_update, take_take, take_update, take_update_last, update_append
from lemmata.core.library.sorting import sorted_by, sorted_short, total_order

from lemmata import B2, Goal, Nat, assume, decreases, define, forall, replace, termination, theorem, update
from tests.examples.programs import MODULES, Neighbours

A = TypeVar("A")
sorting, queue = MODULES["sorting"], MODULES["queue"]
merge, merge_sort = sorting.merge, sorting.merge_sort
Ring, contents, turned, valid, wrapped = queue.Ring, queue.contents, queue.turned, queue.valid, queue.wrapped


# Sorting -------------------------------------------------------------------------------------------


@define
def merge_once(xs: list[Nat], ys: list[Nat]) -> list[Nat]:
    """Drops an element that is in both lists."""
    decreases(len(xs) + len(ys))
    match xs, ys:
        case [x, *x_rest], [y, *y_rest]:
            if x == y:
                return [x, *merge_once(x_rest, y_rest)]
            return [x, *merge_once(x_rest, ys)] if x <= y else [y, *merge_once(xs, y_rest)]
        case _:
            return xs + ys


@theorem
def merge_drops_duplicates(y: Nat, xs: list[Nat], ys: list[Nat]) -> bool:
    return merge_once(xs, ys).count(y) == xs.count(y) + ys.count(y)


@merge_drops_duplicates.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs, ys", using=merge_once):
        case.auto(merge_once, count, append, append_nil)


@define
def insert_behind(x: Nat, xs: list[Nat]) -> list[Nat]:
    """With the comparison the wrong way round."""
    match xs:
        case [y, *rest]:
            return [x, y, *rest] if y <= x else [y, *insert_behind(x, rest)]
        case _:
            return [x]


@theorem
def insert_turned(y: Nat, xs: list[Nat]) -> bool:
    assume(sorted_by(lambda a, b: a <= b, xs))
    return sorted_by(lambda a, b: a <= b, insert_behind(y, xs))


@insert_turned.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(sorted_by, insert_behind, every)
    for case in cons.cases("x <= y"):
        case.auto(sorted_by, insert_behind, every)


@define
def sort_early(xs: list[Nat]) -> list[Nat]:
    """Takes two elements for sorted."""
    decreases(len(xs))
    if len(xs) < 3:
        return xs
    half = len(xs) // 2
    return merge(lambda x, y: x <= y, sort_early(take(half, xs)), sort_early(drop(half, xs)))


@termination(sort_early)
def _(goal: Goal) -> None:
    goal.omega(length_take, length_drop)


@theorem
def two_are_sorted(xs: list[Nat]) -> bool:
    return sorted_by(lambda x, y: x <= y, sort_early(xs))


@two_are_sorted.proof
def _(goal: Goal) -> None:
    short, long = goal.induction("xs", using=sort_early)
    long.auto(sort_early, sorting.merge_sorted, total_order)
    short.auto(sort_early, sorted_short, sorted_by, every)


@define
def sort_losing(xs: list[Nat]) -> list[Nat]:
    """Leaves out the element between the halves."""
    decreases(len(xs))
    if len(xs) < 2:
        return xs
    half = len(xs) // 2
    return merge(lambda x, y: x <= y, sort_losing(take(half, xs)), sort_losing(drop(half + 1, xs)))


@termination(sort_losing)
def _(goal: Goal) -> None:
    goal.omega(length_take, length_drop)


@theorem
def halves_with_a_gap(y: Nat, xs: list[Nat]) -> bool:
    return sort_losing(xs).count(y) == xs.count(y)


@halves_with_a_gap.proof
def _(goal: Goal) -> None:
    short, long = goal.induction("xs", using=sort_losing)
    short.simp(sort_losing)
    long.use(sorting.count_take_drop, n="len(xs) // 2").simp(sort_losing, sorting.count_merge)


@theorem
def order_not_transitive(at_most: Callable[[B2, B2], bool], xs: list[B2]) -> bool:
    def total(x: B2, y: B2) -> bool:
        return at_most(x, y) or at_most(y, x)

    assume(forall(total))
    return sorted_by(at_most, merge_sort(at_most, xs))


@order_not_transitive.proof
def _(goal: Goal) -> None:
    (order,) = goal.apply(sorting.merge_sort_sorted)
    order.auto(total_order)


def numbers(r: random.Random) -> list[int]:
    return [r.randrange(4) for _ in range(r.randrange(5))]


def relation(r: random.Random) -> tuple[Callable[[B2, B2], bool], list[B2]]:
    """A total relation of two bits, and a list of them."""
    chosen = {(a, b): a == b or r.random() < 0.5 for a in range(4) for b in range(a, 4)}

    def at_most(x: B2, y: B2) -> bool:
        a, b = x.uint, y.uint
        return chosen[a, b] if a <= b else not chosen[b, a]

    return at_most, [B2(n) for n in numbers(r)]


# Queue ---------------------------------------------------------------------------------------------


@define
def push_straight(q: Ring[A], x: A) -> Ring[A]:
    """Does not go on at the first slot."""
    if q.size == len(q.slots):
        return q
    return replace(q, slots=update(q.slots, q.head + q.size, x), size=q.size + 1)


@theorem
def pushed_straight(q: Ring[Nat], x: Nat) -> bool:
    assume(valid(q))
    return contents(push_straight(q, x)) == (contents(q) if q.size == len(q.slots) else [*contents(q), x])


@pushed_straight.proof
def _(goal: Goal) -> None:
    goal = goal.cases("q")[0]
    full, room = goal.cases("size == len(slots)")
    full.simp(push_straight)
    room.simp(valid, push_straight, contents, queue.turned_update, queue.turned_length, take_update_last)


@define
def push_over(q: Ring[A], x: A) -> Ring[A]:
    """Lets one element too many in, over the first."""
    if q.size > len(q.slots):
        return q
    return replace(q, slots=update(q.slots, wrapped(q.head + q.size, len(q.slots)), x), size=q.size + 1)


@theorem
def pushed_over(q: Ring[Nat], x: Nat) -> bool:
    assume(valid(q))
    return valid(push_over(q, x))


@pushed_over.proof
def _(goal: Goal) -> None:
    goal.auto(valid, push_over, length_update)


@define
def pop_straight(q: Ring[A]) -> Ring[A]:
    """The head runs off the end."""
    return q if q.size == 0 else replace(q, head=q.head + 1, size=max(q.size - 1, 0))


@theorem
def popped_straight(q: Ring[Nat]) -> bool:
    assume(valid(q))
    return valid(pop_straight(q))


@popped_straight.proof
def _(goal: Goal) -> None:
    goal.auto(valid, pop_straight)


@theorem
def popped_last(q: Ring[Nat]) -> bool:
    """Takes the last element, not the first."""
    assume(valid(q))
    return contents(queue.pop(q)) == take(max(q.size - 1, 0), contents(q))


@popped_last.proof
def _(goal: Goal) -> None:
    goal.simp(queue.pop_contents).auto(contents, valid, take_take, queue.turned_length)


@theorem
def turned_without_a_head(slots: list[Nat], head: Nat, i: Nat, x: Nat) -> bool:
    """The head may be one place too far: at the length it would not matter."""
    assume(head <= len(slots) + 1)
    assume(i < len(slots))
    return turned(update(slots, wrapped(head + i, len(slots)), x), head) == update(turned(slots, head), i, x)


@turned_without_a_head.proof
def _(goal: Goal) -> None:
    before, around = goal.cases("head + i < len(slots)")
    before.simp(turned, queue.wrapped_before, drop_update, take_update, update_append, length_drop)
    same = "max(head + i - len(slots), 0) == max(i - max(len(slots) - head, 0), 0)"
    around = around.have(same, by=lambda g: g.omega())
    around.simp(turned, queue.wrapped_around, drop_update, take_update, update_append, length_drop)


@theorem
def one_more_slot(operations: list[queue.Operation[Nat]], q: Ring[Nat]) -> bool:
    """The specification holds one element more than the ring."""
    assume(valid(q))
    return queue.answers(operations, q) == queue.expected(operations, len(q.slots) + 1, contents(q))


@one_more_slot.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("operations")
    nil.simp(queue.answers, queue.expected)
    shared = [queue.answers, queue.expected, queue.front_contents, queue.contents_length]
    pushed, popped = cons.cases("o")
    popped.simp(*shared, queue.pop_valid, queue.pop_contents, queue.pop_capacity)
    pushed.simp(*shared, queue.push_valid, queue.push_contents, queue.push_capacity)


def ring(r: random.Random) -> Ring[int]:
    """A buffer with two or three slots, mostly valid."""
    slots = [r.randrange(5) for _ in range(r.randrange(2, 4))]
    return Ring(slots, r.randrange(len(slots)), r.randrange(len(slots) + 1))


def operations(r: random.Random) -> list[object]:
    """Pushes and pops."""
    return [queue.Push(r.randrange(5)) if r.random() < 0.7 else queue.Pop() for _ in range(6)]


FALSE: Neighbours = [
    (merge_drops_duplicates, lambda r: (r.randrange(4), numbers(r), numbers(r))),
    (insert_turned, lambda r: (r.randrange(4), sorted(numbers(r)))),
    (two_are_sorted, lambda r: (numbers(r),)),
    (halves_with_a_gap, lambda r: (r.randrange(4), numbers(r))), (order_not_transitive, relation),
    (pushed_straight, lambda r: (ring(r), 7)), (pushed_over, lambda r: (ring(r), 7)),
    (popped_straight, lambda r: (ring(r),)), (popped_last, lambda r: (ring(r),)),
    (turned_without_a_head, lambda r: ([1, 2, 3], r.randrange(5), r.randrange(3), 7)),
    (one_more_slot, lambda r: (operations(r), ring(r))),
]  # fmt: skip
