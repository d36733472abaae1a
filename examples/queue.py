"""A queue in a ring buffer behaves as a list: every operation does to the contents what it does to a list.

The buffer has a fixed number of slots. The queue begins at the slot `head`, has `size` elements, and goes on at the
first slot where it comes to the end. `contents` is the abstraction: the elements in the order in which they came.
"""

from __future__ import annotations

from typing import Generic, TypeAlias, TypeVar

from lemmata.core.language import Nat, Option, assume, datatype, define, replace, theorem, update
from lemmata.core.language.builtins import append, drop, take
from lemmata.core.library.divisibility import mod_less, mod_small, mod_wrap
from lemmata.core.library.lists import append_assoc, append_nil, length_append, nth, repeat
from lemmata.core.library.places import (
    drop_all,
    drop_zero,
    length_drop,
    length_repeat,
    length_take,
    length_update,
    nth_none,
    take_all,
    take_zero,
)
from lemmata.core.library.slices import (
    drop_next,
    drop_take,
    drop_update,
    nth_append,
    nth_drop,
    nth_take,
    take_append,
    take_next,
    take_update,
    take_update_last,
    update_append,
    update_beyond,
)
from lemmata.tactics.goal import Goal

A = TypeVar("A")


@datatype
class Ring(Generic[A]):
    """The buffer, the place of the first element, and the number of elements."""

    slots: list[A]
    head: Nat
    size: Nat


@define
def wrapped(i: Nat, capacity: Nat) -> Nat:
    """A place, counted around the ring."""
    return 0 if capacity == 0 else i % capacity


@define
def push(q: Ring[A], x: A) -> Ring[A]:
    """One more element at the end; a full queue stays as it is."""
    if q.size == len(q.slots):
        return q
    return replace(q, slots=update(q.slots, wrapped(q.head + q.size, len(q.slots)), x), size=q.size + 1)


@define
def pop(q: Ring[A]) -> Ring[A]:
    """Without the first element; an empty queue stays as it is."""
    if q.size == 0:
        return q
    return replace(q, head=wrapped(q.head + 1, len(q.slots)), size=q.size - 1)


@define
def front(q: Ring[A]) -> Option[A]:
    """The first element, if there is one."""
    return None if q.size == 0 else nth(q.slots, q.head)


# What it means ----------------------------------------------------------------------------------------


@define
def turned(slots: list[A], head: Nat) -> list[A]:
    """The slots from the head on, and then those before it."""
    return slots[head:] + slots[:head]


@define
def contents(q: Ring[A]) -> list[A]:
    """The elements, the oldest first."""
    return turned(q.slots, q.head)[: q.size]


@define
def valid(q: Ring[A]) -> bool:
    """The invariant: the head is a slot, and there are no more elements than slots."""
    return q.head < len(q.slots) and q.size <= len(q.slots)


@theorem
def wrapped_before(i: Nat, capacity: Nat) -> bool:
    """Before the end nothing happens."""
    assume(i < capacity)
    return wrapped(i, capacity) == i


@wrapped_before.proof
def _(goal: Goal) -> None:
    goal.simp(wrapped, mod_small)


@theorem
def wrapped_around(i: Nat, capacity: Nat) -> bool:
    """Behind the end the places begin again."""
    assume(capacity <= i < 2 * capacity)
    return wrapped(i, capacity) == max(i - capacity, 0)


@wrapped_around.proof
def _(goal: Goal) -> None:
    goal.simp(wrapped, mod_wrap)


@theorem
def turned_length(slots: list[A], head: Nat) -> bool:
    """Turning leaves out no slot."""
    return len(turned(slots, head)) == len(slots)


@turned_length.proof
def _(goal: Goal) -> None:
    goal.simp(turned, length_append, length_take, length_drop)


@theorem
def contents_length(q: Ring[A]) -> bool:
    """The size is the number of elements."""
    assume(valid(q))
    return len(contents(q)) == q.size


@contents_length.proof
def _(goal: Goal) -> None:
    goal.cases("q").simp(valid, contents, turned_length, length_take)


@theorem
def turned_update(slots: list[A], head: Nat, i: Nat, x: A) -> bool:
    """Writing to the place i behind the head, counted around, is writing to place i of the turned slots."""
    assume(head < len(slots))
    assume(i < len(slots))
    return turned(update(slots, wrapped(head + i, len(slots)), x), head) == update(turned(slots, head), i, x)


@turned_update.proof
def _(goal: Goal) -> None:
    before, around = goal.cases("head + i < len(slots)")
    before.simp(
        turned, wrapped_before, drop_update, take_update, update_append, update_beyond, length_drop, length_take
    )
    same = "max(head + i - len(slots), 0) == max(i - max(len(slots) - head, 0), 0)"
    around = around.have(same, by=lambda g: g.omega())
    around.simp(turned, wrapped_around, drop_update, take_update, update_append, length_drop)


@theorem
def push_contents(q: Ring[A], x: A) -> bool:
    """A push puts the element behind the contents, as long as there is room."""
    assume(valid(q))
    return contents(push(q, x)) == (contents(q) if q.size == len(q.slots) else [*contents(q), x])


@push_contents.proof
def _(goal: Goal) -> None:
    full, room = goal.cases("q").cases("size == len(slots)")
    full.simp(push)
    room.simp(valid, push, contents, turned_update, turned_length, take_update_last)


@theorem
def push_valid(q: Ring[A], x: A) -> bool:
    """A push keeps the invariant."""
    assume(valid(q))
    return valid(push(q, x))


@push_valid.proof
def _(goal: Goal) -> None:
    full, room = goal.cases("q").cases("size == len(slots)")
    full.simp(push)
    room.simp(valid, push, length_update)


@theorem
def push_capacity(q: Ring[A], x: A) -> bool:
    """A push adds no slots."""
    return len(push(q, x).slots) == len(q.slots)


@push_capacity.proof
def _(goal: Goal) -> None:
    goal.auto(push, length_update)


@theorem
def turned_next(slots: list[A], head: Nat) -> bool:
    """From the next slot on: the first one comes last."""
    assume(head < len(slots))
    return turned(slots, wrapped(head + 1, len(slots))) == turned(slots, head)[1:] + turned(slots, head)[:1]


@turned_next.proof
def _(goal: Goal) -> None:
    nothing, some = goal.cases("nth(slots, head)", "first")
    nothing.use(nth_none, xs="slots", i="head").simp()
    some = some.use(drop_next, xs="slots", n="head").use(take_next, xs="slots", n="head")
    before, around = some.cases("head + 1 < len(slots)")
    before.simp(turned, wrapped_before, drop, drop_zero, take, take_zero, append, append_assoc)
    around = around.have("len(slots) == head + 1", by=lambda g: g.omega())
    around.simp(
        turned, wrapped_around, drop, drop_all, drop_zero, take, take_all, take_zero, append, append_nil
    )


@theorem
def pop_contents(q: Ring[A]) -> bool:
    """A pop takes the first element of the contents, if there is one."""
    assume(valid(q))
    return contents(pop(q)) == contents(q)[1:]


@pop_contents.proof
def _(goal: Goal) -> None:
    none, some = goal.cases("q").cases("size")
    none.simp(pop, contents, take_zero, drop)
    some = some.simp(valid, at="h1")
    some = some.have("max(size - max(len(slots) - 1, 0), 0) == 0", by=lambda g: g.omega())
    some.simp(
        pop, contents, turned_next, take_append, drop_take, turned_length, length_drop, take_zero, append_nil
    )


@theorem
def pop_valid(q: Ring[A]) -> bool:
    """A pop keeps the invariant."""
    assume(valid(q))
    return valid(pop(q))


@pop_valid.proof
def _(goal: Goal) -> None:
    goal.cases("q").simp(valid, pop, wrapped, mod_less)


@theorem
def pop_capacity(q: Ring[A]) -> bool:
    """A pop removes no slots."""
    return len(pop(q).slots) == len(q.slots)


@pop_capacity.proof
def _(goal: Goal) -> None:
    goal.auto(pop)


@theorem
def front_contents(q: Ring[A]) -> bool:
    """The front is the first element of the contents."""
    assume(valid(q))
    return front(q) == nth(contents(q), 0)


@front_contents.proof
def _(goal: Goal) -> None:
    none, some = goal.cases("q").cases("size")
    none.simp(front, contents, take_zero, nth)
    some.simp(valid, front, contents, turned, nth_take, nth_append, nth_drop, length_drop)


# Any sequence of operations ---------------------------------------------------------------------------


@datatype
class Push(Generic[A]):
    """Put an element in."""

    element: A


@datatype
class Pop(Generic[A]):
    """Take the first one out."""


Operation: TypeAlias = Push[A] | Pop[A]


@define
def answers(operations: list[Operation[A]], q: Ring[A]) -> list[Option[A]]:
    """What is at the front after each operation on the ring."""
    match operations:
        case [operation, *rest]:
            match operation:
                case Push(x): after = push(q, x)
                case Pop():   after = pop(q)
            return [front(after), *answers(rest, after)]
        case _:
            return []


@define
def expected(operations: list[Operation[A]], capacity: Nat, xs: list[A]) -> list[Option[A]]:
    """The specification: the same, on a list that holds so many elements."""
    match operations:
        case [operation, *rest]:
            match operation:
                case Push(x): after = xs if len(xs) == capacity else [*xs, x]
                case Pop():   after = xs[1:]
            return [nth(after, 0), *expected(rest, capacity, after)]
        case _:
            return []


@theorem
def ring_refines_list(operations: list[Operation[A]], q: Ring[A]) -> bool:
    """Whatever is done to the queue, the ring and the list give the same answers."""
    assume(valid(q))
    return answers(operations, q) == expected(operations, len(q.slots), contents(q))


@ring_refines_list.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("operations")
    nil.simp(answers, expected)
    shared = [answers, expected, front_contents, contents_length]
    pushed, popped = cons.cases("o")
    pushed.simp(*shared, push_valid, push_contents, push_capacity)
    popped.simp(*shared, pop_valid, pop_contents, pop_capacity)


@theorem
def empty_refines_list(operations: list[Operation[A]], capacity: Nat, blank: A) -> bool:
    """In particular from the start: a ring of blank slots is an empty queue."""
    assume(capacity != 0)
    return answers(operations, Ring(repeat(blank, capacity), 0, 0)) == expected(operations, capacity, [])


@empty_refines_list.proof
def _(goal: Goal) -> None:
    start = goal.use(ring_refines_list, q="Ring(repeat(blank, capacity), 0, 0)")
    start.simp(valid, contents, length_repeat, take_zero)
