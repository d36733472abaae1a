"""A binary search tree is a finite map: insert, lookup and delete, by what they mean for the entries in order.

The specification is the list of entries that the tree holds, from left to right, and the plain search through
it. A tree is ordered if each key separates what stands to its left from what stands to its right.
"""

from __future__ import annotations

from typing import Generic, TypeAlias, TypeVar

from lemmata.core.language.builtins import append

from lemmata import Goal, Nat, Option, Some, assume, datatype, define, theorem

V = TypeVar("V")


# The tree ---------------------------------------------------------------------------------------------


@datatype
class Leaf:
    """The empty tree."""


@datatype
class Node(Generic[V]):
    """An entry between two trees."""

    left: Tree[V]
    key: Nat
    value: V
    right: Tree[V]


Tree: TypeAlias = Leaf | Node[V]


@define
def lookup(k: Nat, t: Tree[V]) -> Option[V]:
    """The value at a key, if there is one."""
    match t:
        case Leaf():
            return None
        case Node(left, key, value, right):
            return lookup(k, left) if k < key else lookup(k, right) if key < k else Some(value)


@define
def insert(k: Nat, v: V, t: Tree[V]) -> Tree[V]:
    """The tree with a value at a key, instead of the one that was there."""
    match t:
        case Leaf():
            return Node(Leaf(), k, v, Leaf())
        case Node(left, key, value, right):
            if k < key:
                return Node(insert(k, v, left), key, value, right)
            if key < k:
                return Node(left, key, value, insert(k, v, right))
            return Node(left, k, v, right)


@define
def join(t: Tree[V], u: Tree[V]) -> Tree[V]:
    """Two trees as one, what is in the second to the right of all that is in the first."""
    match t:
        case Leaf():                         return u
        case Node(left, key, value, right):  return Node(left, key, value, join(right, u))


@define
def delete(k: Nat, t: Tree[V]) -> Tree[V]:
    """The tree without a key."""
    match t:
        case Leaf():
            return t
        case Node(left, key, value, right):
            if k < key:
                return Node(delete(k, left), key, value, right)
            if key < k:
                return Node(left, key, value, delete(k, right))
            return join(left, right)


# The specification ------------------------------------------------------------------------------------


@define
def below(t: Tree[V], k: Nat) -> bool:
    """Are all keys less than k?"""
    match t:
        case Leaf():                      return True
        case Node(left, key, _, right):   return below(left, k) and key < k and below(right, k)


@define
def above(t: Tree[V], k: Nat) -> bool:
    """Are all keys greater than k?"""
    match t:
        case Leaf():                      return True
        case Node(left, key, _, right):   return above(left, k) and k < key and above(right, k)


@define
def ordered(t: Tree[V]) -> bool:
    """Does each key separate what is left of it from what is right of it?"""
    match t:
        case Leaf():
            return True
        case Node(left, key, _, right):
            return ordered(left) and below(left, key) and above(right, key) and ordered(right)


@define
def entries(t: Tree[V]) -> list[tuple[Nat, V]]:
    """Keys with their values, from left to right."""
    match t:
        case Leaf():                         return []
        case Node(left, key, value, right):  return entries(left) + [(key, value)] + entries(right)


@define
def find(k: Nat, xs: list[tuple[Nat, V]]) -> Option[V]:
    """The value at a key of an association list: of its first occurrence."""
    match xs:
        case [(key, value), *rest]:  return Some(value) if key == k else find(k, rest)
        case _:                      return None


# A finite map -----------------------------------------------------------------------------------------


@theorem
def lookup_insert(k: Nat, j: Nat, v: V, t: Tree[V]) -> bool:
    """What was inserted is found, and no other key is touched."""
    return lookup(k, insert(j, v, t)) == (Some(v) if k == j else lookup(k, t))


@lookup_insert.proof
def _(goal: Goal) -> None:
    goal.auto(lookup, insert, on="t")


@theorem
def below_insert(t: Tree[V], k: Nat, j: Nat, v: V) -> bool:
    """Insertion adds its key, and no other."""
    return below(insert(k, v, t), j) == (k < j and below(t, j))


@below_insert.proof
def _(goal: Goal) -> None:
    goal.auto(below, insert, on="t")


@theorem
def above_insert(t: Tree[V], k: Nat, j: Nat, v: V) -> bool:
    """The same for lower bounds."""
    return above(insert(k, v, t), j) == (j < k and above(t, j))


@above_insert.proof
def _(goal: Goal) -> None:
    goal.auto(above, insert, on="t")


@theorem
def ordered_insert(t: Tree[V], k: Nat, v: V) -> bool:
    """Insertion keeps the order."""
    assume(ordered(t))
    return ordered(insert(k, v, t))


@ordered_insert.proof
def _(goal: Goal) -> None:
    goal.auto(ordered, insert, below, above, below_insert, above_insert, on="t")


# Deletion ---------------------------------------------------------------------------------------------


@theorem
def lookup_below(t: Tree[V], k: Nat, j: Nat) -> bool:
    """A key that is too large is not found."""
    assume(below(t, k))
    assume(k <= j)
    return lookup(j, t) == None


@lookup_below.proof
def _(goal: Goal) -> None:
    goal.auto(below, lookup, on="t")


@theorem
def lookup_above(t: Tree[V], k: Nat, j: Nat) -> bool:
    """Nor is a key that is too small."""
    assume(above(t, k))
    assume(j <= k)
    return lookup(j, t) == None


@lookup_above.proof
def _(goal: Goal) -> None:
    goal.auto(above, lookup, on="t")


@theorem
def above_le(t: Tree[V], j: Nat, k: Nat) -> bool:
    """What is greater than a number is greater than those below it."""
    assume(above(t, k))
    assume(j <= k)
    return above(t, j)


@above_le.proof
def _(goal: Goal) -> None:
    goal.auto(above, on="t")


@theorem
def lookup_join(t: Tree[V], u: Tree[V], k: Nat, j: Nat) -> bool:
    """Of two trees with a key between them, the second one has what is not in the first."""
    assume(below(t, k))
    assume(above(u, k))
    assume(ordered(t))
    return lookup(j, join(t, u)) == (lookup(j, t) if j < k else lookup(j, u))


@lookup_join.proof
def _(goal: Goal) -> None:
    goal.auto(below, ordered, lookup, join, lookup_above, lookup_below, on="t")


@theorem
def below_join(t: Tree[V], u: Tree[V], k: Nat) -> bool:
    """Joining keeps all keys."""
    return below(join(t, u), k) == (below(t, k) and below(u, k))


@below_join.proof
def _(goal: Goal) -> None:
    goal.auto(below, join, on="t")


@theorem
def above_join(t: Tree[V], u: Tree[V], k: Nat) -> bool:
    """The same for lower bounds."""
    return above(join(t, u), k) == (above(t, k) and above(u, k))


@above_join.proof
def _(goal: Goal) -> None:
    goal.auto(above, join, on="t")


@theorem
def ordered_join(t: Tree[V], u: Tree[V], k: Nat) -> bool:
    """Joining keeps the order, if there is a key between the trees."""
    assume(below(t, k) and ordered(t))
    assume(above(u, k) and ordered(u))
    return ordered(join(t, u))


@ordered_join.proof
def _(goal: Goal) -> None:
    goal.auto(below, above, ordered, join, above_join, above_le, on="t")


@theorem
def lookup_delete(k: Nat, j: Nat, t: Tree[V]) -> bool:
    """What was deleted is not found, and no other key is touched."""
    assume(ordered(t))
    return lookup(k, delete(j, t)) == (None if k == j else lookup(k, t))


@lookup_delete.proof
def _(goal: Goal) -> None:
    leaf, node = goal.induction("t")
    leaf.simp(lookup, delete)
    node.use(lookup_join, t="left", u="right", k="key", j="k").auto(
        ordered, lookup, delete, lookup_above, lookup_below
    )


@theorem
def below_delete(t: Tree[V], k: Nat, j: Nat) -> bool:
    """Deletion adds no key."""
    assume(below(t, j))
    return below(delete(k, t), j)


@below_delete.proof
def _(goal: Goal) -> None:
    goal.auto(below, delete, below_join, on="t")


@theorem
def above_delete(t: Tree[V], k: Nat, j: Nat) -> bool:
    """The same for lower bounds."""
    assume(above(t, j))
    return above(delete(k, t), j)


@above_delete.proof
def _(goal: Goal) -> None:
    goal.auto(above, delete, above_join, on="t")


@theorem
def ordered_delete(t: Tree[V], k: Nat) -> bool:
    """Deletion keeps the order."""
    assume(ordered(t))
    return ordered(delete(k, t))


@ordered_delete.proof
def _(goal: Goal) -> None:
    goal.auto(ordered, delete, below_delete, above_delete, ordered_join, on="t")


# The entries ------------------------------------------------------------------------------------------


@theorem
def find_append(k: Nat, xs: list[tuple[Nat, V]], ys: list[tuple[Nat, V]]) -> bool:
    """In an association list the first occurrence counts."""
    return find(k, xs + ys) == (find(k, ys) if find(k, xs) == None else find(k, xs))


@find_append.proof
def _(goal: Goal) -> None:
    goal.auto(find, append, on="xs")


@theorem
def find_below(t: Tree[V], k: Nat, j: Nat) -> bool:
    """Too large a key is not among the entries."""
    assume(below(t, k))
    assume(k <= j)
    return find(j, entries(t)) == None


@find_below.proof
def _(goal: Goal) -> None:
    goal.auto(below, entries, find, append, find_append, on="t")


@theorem
def find_above(t: Tree[V], k: Nat, j: Nat) -> bool:
    """Nor is one that is too small."""
    assume(above(t, k))
    assume(j <= k)
    return find(j, entries(t)) == None


@find_above.proof
def _(goal: Goal) -> None:
    goal.auto(above, entries, find, append, find_append, on="t")


@theorem
def lookup_entries(k: Nat, t: Tree[V]) -> bool:
    """In an ordered tree, lookup finds what a search through all entries finds."""
    assume(ordered(t))
    return lookup(k, t) == find(k, entries(t))


@lookup_entries.proof
def _(goal: Goal) -> None:
    goal.auto(ordered, lookup, entries, find, append, find_append, find_above, find_below, on="t")
