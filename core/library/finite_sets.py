"""Finite sets: equal where they have the same elements.

    s = add(add(FiniteSet(), 1), 2)
    1 in s, s == add(add(FiniteSet(), 2), 1)

A set is the finite map from its elements to one fixed value, so what is true of maps carries over. Elements may be
of any type. `set_extensionality` and `set_induction` are how theorems about all sets are proved.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

from lemmata.core.language import Option, Some, assume, datatype, define, forall, implies, theorem
from lemmata.core.language.builtins import member
from lemmata.core.language.primitive import container
from lemmata.core.library.finite_maps import (
    FiniteMap,
    erase,
    has_key,
    insert,
    lookup,  # noqa: F401  named in scripts
    map_extensionality,
    map_induction,
    select,
)
from lemmata.core.library.finite_maps import (
    union as joined,
)

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

A = TypeVar("A")


class Unit(Enum):
    """The type with one value."""

    UNIT = 0


@datatype
class FiniteSet(Generic[A]):
    """The elements are the keys."""

    entries: FiniteMap[A, Unit]

    def __contains__(self, x: object) -> bool:
        return x in self.entries

    def __repr__(self) -> str:
        return f"set_of([{', '.join(repr(x) for x, _ in self.entries.items())}])"


@define
def contains(s: FiniteSet[A], x: A) -> bool:
    """``x in s``."""
    return x in s.entries


container(FiniteSet, contains)


@define
def add(s: FiniteSet[A], x: A) -> FiniteSet[A]:
    """The set with an element."""
    return FiniteSet(insert(s.entries, x, Unit.UNIT))


@define
def discard(s: FiniteSet[A], x: A) -> FiniteSet[A]:
    """The set without an element."""
    return FiniteSet(erase(s.entries, x))


@define
def set_of(xs: list[A]) -> FiniteSet[A]:
    """The elements of a list."""
    match xs:
        case [x, *rest]:
            return add(set_of(rest), x)
        case _:
            return FiniteSet(FiniteMap())


@define
def union(s: FiniteSet[A], t: FiniteSet[A]) -> FiniteSet[A]:
    """What is in one of two sets."""
    return FiniteSet(joined(s.entries, t.entries))


@define
def intersection(s: FiniteSet[A], t: FiniteSet[A]) -> FiniteSet[A]:
    """What is in both."""

    def kept(x: A, unit: Unit) -> Option[Unit]:
        return Some(unit) if x in t else None

    return FiniteSet(select(kept, s.entries))


@define
def difference(s: FiniteSet[A], t: FiniteSet[A]) -> FiniteSet[A]:
    """What is in the first set only."""

    def kept(x: A, unit: Unit) -> Option[Unit]:
        return None if x in t else Some(unit)

    return FiniteSet(select(kept, s.entries))


@define
def where(p: Callable[[A], bool], s: FiniteSet[A]) -> FiniteSet[A]:
    """The elements of which a predicate holds."""

    def kept(x: A, unit: Unit) -> Option[Unit]:
        return Some(unit) if p(x) else None

    return FiniteSet(select(kept, s.entries))


@define
def subset(s: FiniteSet[A], t: FiniteSet[A]) -> bool:
    """Is every element of the first set in the second?"""
    return union(s, t) == t


# Theorems


@theorem
def unit_same(u: Unit, v: Unit) -> bool:
    return u == v


@unit_same.proof
def _(goal: Goal) -> None:
    for part in goal.cases("u"):
        for whole in part.cases("v"):
            whole.simp()


@theorem
def contains_add(s: FiniteSet[A], x: A, y: A) -> bool:
    return (y in add(s, x)) == (x == y or y in s)


@contains_add.proof
def _(goal: Goal) -> None:
    goal.simp(contains, has_key, add)


@theorem
def contains_discard(s: FiniteSet[A], x: A, y: A) -> bool:
    return (y in discard(s, x)) == (x != y and y in s)


@contains_discard.proof
def _(goal: Goal) -> None:
    goal.simp(contains, has_key, discard)


@theorem
def contains_set_of(xs: list[A], x: A) -> bool:
    return (x in set_of(xs)) == (x in xs)


@contains_set_of.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(set_of, contains, has_key, member)
    cons.simp(set_of, contains_add, member)


@theorem
def contains_union(s: FiniteSet[A], t: FiniteSet[A], x: A) -> bool:
    return (x in union(s, t)) == (x in s or x in t)


@contains_union.proof
def _(goal: Goal) -> None:
    for present in goal.cases("lookup(s.entries, x)"):
        for part in present.cases("lookup(t.entries, x)"):
            part.simp(contains, has_key, union)


@theorem
def contains_intersection(s: FiniteSet[A], t: FiniteSet[A], x: A) -> bool:
    return (x in intersection(s, t)) == (x in s and x in t)


@contains_intersection.proof
def _(goal: Goal) -> None:
    for present in goal.cases("lookup(s.entries, x)"):
        for part in present.cases("lookup(t.entries, x)"):
            part.simp(contains, has_key, intersection)


@theorem
def contains_difference(s: FiniteSet[A], t: FiniteSet[A], x: A) -> bool:
    return (x in difference(s, t)) == (x in s and x not in t)


@contains_difference.proof
def _(goal: Goal) -> None:
    for present in goal.cases("lookup(s.entries, x)"):
        for part in present.cases("lookup(t.entries, x)"):
            part.simp(contains, has_key, difference)


@theorem
def contains_where(p: Callable[[A], bool], s: FiniteSet[A], x: A) -> bool:
    return (x in where(p, s)) == (x in s and p(x))


@contains_where.proof
def _(goal: Goal) -> None:
    for part in goal.cases("lookup(s.entries, x)"):
        part.simp(contains, has_key, where)


@theorem
def set_extensionality(s: FiniteSet[A], t: FiniteSet[A]) -> bool:
    """Sets with the same elements are equal."""

    def same(x: A) -> bool:
        return (x in s) == (x in t)

    assume(forall(same))
    return s == t


@set_extensionality.proof
def _(goal: Goal) -> None:
    (fields,) = goal.cases("s")
    (fields,) = fields.cases("t")
    (same,) = fields.simp()
    (each,) = same.apply(map_extensionality)
    each = each.intro("x").use("h1", x="x").clear("h1")
    for left in each.cases("lookup(entries, x)"):
        for part in left.cases("lookup(entries1, x)"):
            part.simp(contains, has_key, unit_same)


@theorem
def set_induction(P: Callable[[FiniteSet[A]], bool], s: FiniteSet[A]) -> bool:
    """What holds of the empty set, and still holds when an element is added, holds of every set."""

    def step(t: FiniteSet[A], x: A) -> bool:
        return implies(P(t), P(add(t, x)))

    assume(P(set_of([])))
    assume(forall(step))
    return P(s)


@set_induction.proof
def _(goal: Goal) -> None:
    (goal,) = goal.cases("s")
    empty, more = goal.induction("entries", using=map_induction)
    empty.simp("h1", set_of)
    (one,) = more.cases("value")
    one.use("h2", t="FiniteSet(n)", x="key").simp(add)
