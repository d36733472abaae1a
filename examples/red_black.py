"""Red-black trees: Okasaki's insertion keeps order and balance, and is insertion into a finite map.

No red node has a red child, and all ways from the root down to a leaf pass equally many black nodes: so no way is
more than twice as long as another. Insertion puts a red node where the key belongs; `balance` moves a red child of
a red node upwards, and the root becomes black.
"""

from __future__ import annotations

from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from lemmata import Goal, Nat, Option, Some, assume, datatype, define, theorem

V = TypeVar("V")


# The tree ---------------------------------------------------------------------------------------------


class Colour(Enum):
    """What the balance is kept by."""

    RED = 0
    BLACK = 1


@datatype
class Leaf:
    """The empty tree."""


@datatype
class Node(Generic[V]):
    """An entry between two trees."""

    colour: Colour
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
        case Node(_, left, key, value, right):
            return lookup(k, left) if k < key else lookup(k, right) if key < k else Some(value)


@define
def rotated(
    a: Tree[V], xk: Nat, xv: V, b: Tree[V], yk: Nat, yv: V, c: Tree[V], zk: Nat, zv: V, d: Tree[V]
) -> Tree[V]:
    """Three entries x < y < z with what is between them: y is red, above x and z."""
    return Node(Colour.RED, Node(Colour.BLACK, a, xk, xv, b), yk, yv, Node(Colour.BLACK, c, zk, zv, d))


@define
def balance_left(left: Tree[V], key: Nat, value: V, right: Tree[V]) -> Tree[V]:
    """A black node, but for a left child that is red and has a red child."""
    match left:
        case Node(Colour.RED, Node(Colour.RED, a, xk, xv, b), yk, yv, c):
            return rotated(a, xk, xv, b, yk, yv, c, key, value, right)
        case Node(Colour.RED, a, xk, xv, Node(Colour.RED, b, yk, yv, c)):
            return rotated(a, xk, xv, b, yk, yv, c, key, value, right)
        case _:
            return Node(Colour.BLACK, left, key, value, right)


@define
def balance_right(left: Tree[V], key: Nat, value: V, right: Tree[V]) -> Tree[V]:
    """A black node, but for a right child that is red and has a red child."""
    match right:
        case Node(Colour.RED, Node(Colour.RED, b, yk, yv, c), zk, zv, d):
            return rotated(left, key, value, b, yk, yv, c, zk, zv, d)
        case Node(Colour.RED, b, yk, yv, Node(Colour.RED, c, zk, zv, d)):
            return rotated(left, key, value, b, yk, yv, c, zk, zv, d)
        case _:
            return Node(Colour.BLACK, left, key, value, right)


@define
def put(k: Nat, v: V, t: Tree[V]) -> Tree[V]:
    """The tree with a value at a key; its root may be red and have a red child."""
    match t:
        case Leaf():
            return Node(Colour.RED, Leaf(), k, v, Leaf())
        case Node(Colour.RED, left, key, value, right):
            if k < key:
                return Node(Colour.RED, put(k, v, left), key, value, right)
            if key < k:
                return Node(Colour.RED, left, key, value, put(k, v, right))
            return Node(Colour.RED, left, k, v, right)
        case Node(_, left, key, value, right):
            if k < key:
                return balance_left(put(k, v, left), key, value, right)
            if key < k:
                return balance_right(left, key, value, put(k, v, right))
            return Node(Colour.BLACK, left, k, v, right)


@define
def black(t: Tree[V]) -> Tree[V]:
    """The tree with a black root."""
    match t:
        case Leaf():                           return t
        case Node(_, left, key, value, right):  return Node(Colour.BLACK, left, key, value, right)


@define
def insert(k: Nat, v: V, t: Tree[V]) -> Tree[V]:
    """The tree with a value at a key, instead of the one that was there."""
    return black(put(k, v, t))


# The specification ------------------------------------------------------------------------------------


@define
def below(t: Tree[V], k: Nat) -> bool:
    """Are all keys less than k?"""
    match t:
        case Leaf():                        return True
        case Node(_, left, key, _, right):  return below(left, k) and key < k and below(right, k)


@define
def above(t: Tree[V], k: Nat) -> bool:
    """Are all keys greater than k?"""
    match t:
        case Leaf():                        return True
        case Node(_, left, key, _, right):  return above(left, k) and k < key and above(right, k)


@define
def ordered(t: Tree[V]) -> bool:
    """Does each key separate what is left of it from what is right of it?"""
    match t:
        case Leaf():
            return True
        case Node(_, left, key, _, right):
            return ordered(left) and below(left, key) and above(right, key) and ordered(right)


@define
def is_red(t: Tree[V]) -> bool:
    """Is the root red?"""
    match t:
        case Leaf():                   return False
        case Node(colour, _, _, _, _):  return colour == Colour.RED


@define
def calm(t: Tree[V]) -> bool:
    """Has no red node a red child?"""
    match t:
        case Leaf():
            return True
        case Node(colour, left, _, _, right):
            quiet = colour == Colour.BLACK or (not is_red(left) and not is_red(right))
            return quiet and calm(left) and calm(right)


@define
def height(t: Tree[V]) -> Nat:
    """The black nodes on the leftmost way down."""
    match t:
        case Leaf():
            return 0
        case Node(colour, left, _, _, _):
            return height(left) + 1 if colour == Colour.BLACK else height(left)


@define
def level(t: Tree[V]) -> bool:
    """Do all ways down pass equally many black nodes?"""
    match t:
        case Leaf():
            return True
        case Node(_, left, _, _, right):
            return level(left) and level(right) and height(left) == height(right)


@define
def nearly_calm(t: Tree[V]) -> bool:
    """Has no red node a red child, but for the root?"""
    match t:
        case Leaf():                      return True
        case Node(_, left, _, _, right):  return calm(left) and calm(right)


# Black nodes on every way -----------------------------------------------------------------------------


@theorem
def level_balance_left(left: Tree[V], key: Nat, value: V, right: Tree[V]) -> bool:
    """Balancing makes a tree that is level of two that are, and equally high."""
    t = balance_left(left, key, value, right)
    assume(level(left) and level(right) and height(left) == height(right))
    return level(t) and height(t) == height(left) + 1


@level_balance_left.proof
def _(goal: Goal) -> None:
    for case in goal.cases(balance_left):
        case.simp(balance_left, rotated, level, height)


@theorem
def level_balance_right(left: Tree[V], key: Nat, value: V, right: Tree[V]) -> bool:
    """The same on the right."""
    t = balance_right(left, key, value, right)
    assume(level(left) and level(right) and height(left) == height(right))
    return level(t) and height(t) == height(left) + 1


@level_balance_right.proof
def _(goal: Goal) -> None:
    for case in goal.cases(balance_right):
        case.simp(balance_right, rotated, level, height)


@theorem
def level_put(k: Nat, v: V, t: Tree[V]) -> bool:
    """A new node is red, and changes no height."""
    assume(level(t))
    return level(put(k, v, t)) and height(put(k, v, t)) == height(t)


@level_put.proof
def _(goal: Goal) -> None:
    leaf, node = goal.induction("t")
    leaf.simp(put, level, height)
    for case in node.cases(put):
        case.simp(put, level, height, level_balance_left, level_balance_right)


@theorem
def black_keeps(t: Tree[V], k: Nat) -> bool:
    """The colour of the root is a matter of balance alone."""
    same = level(black(t)) == level(t) and ordered(black(t)) == ordered(t) and lookup(k, black(t)) == lookup(k, t)
    return same and calm(black(t)) == nearly_calm(t)


@black_keeps.proof
def _(goal: Goal) -> None:
    for case in goal.cases("t"):
        case.simp(black, level, ordered, lookup, calm, nearly_calm, is_red)


@theorem
def level_insert(k: Nat, v: V, t: Tree[V]) -> bool:
    """Insertion keeps all ways down equally black."""
    assume(level(t))
    return level(insert(k, v, t))


@level_insert.proof
def _(goal: Goal) -> None:
    goal.simp(insert, black_keeps, level_put)


# No two red nodes in a row ----------------------------------------------------------------------------


@theorem
def calm_balance_left(left: Tree[V], key: Nat, value: V, right: Tree[V]) -> bool:
    """Balancing removes the one place where a red node has a red child."""
    assume(nearly_calm(left) and calm(right))
    return calm(balance_left(left, key, value, right))


@calm_balance_left.proof
def _(goal: Goal) -> None:
    for case in goal.cases(balance_left):
        case.simp(balance_left, rotated, calm, nearly_calm, is_red)


@theorem
def calm_balance_right(left: Tree[V], key: Nat, value: V, right: Tree[V]) -> bool:
    """The same on the right."""
    assume(calm(left) and nearly_calm(right))
    return calm(balance_right(left, key, value, right))


@calm_balance_right.proof
def _(goal: Goal) -> None:
    for case in goal.cases(balance_right):
        case.simp(balance_right, rotated, calm, nearly_calm, is_red)


@theorem
def calm_nearly_calm(t: Tree[V]) -> bool:
    """What has no two red nodes in a row has none below the root."""
    assume(calm(t))
    return nearly_calm(t)


@calm_nearly_calm.proof
def _(goal: Goal) -> None:
    for case in goal.cases("t"):
        case.simp(calm, nearly_calm)


@theorem
def calm_put(k: Nat, v: V, t: Tree[V]) -> bool:
    """A red node may get a red child at the root, and only below a red root."""
    assume(calm(t))
    return nearly_calm(put(k, v, t)) and (is_red(t) or calm(put(k, v, t)))


@calm_put.proof
def _(goal: Goal) -> None:
    leaf, node = goal.induction("t")
    leaf.simp(put, nearly_calm, calm, is_red)
    red_root, black_root = node.cases(put)
    red_root.simp(put, nearly_calm, calm, is_red)
    black_root.simp(put, calm, calm_balance_left, calm_balance_right, calm_nearly_calm)


@theorem
def calm_insert(k: Nat, v: V, t: Tree[V]) -> bool:
    """Insertion makes no two red nodes in a row."""
    assume(calm(t))
    return calm(insert(k, v, t))


@calm_insert.proof
def _(goal: Goal) -> None:
    goal.simp(insert, black_keeps, calm_put)


# Order ------------------------------------------------------------------------------------------------


@theorem
def bounds_balance_left(left: Tree[V], key: Nat, value: V, right: Tree[V], k: Nat) -> bool:
    """Balancing changes no bounds."""
    t = balance_left(left, key, value, right)
    less, greater = below(left, k) and key < k and below(right, k), above(left, k) and k < key and above(right, k)
    return below(t, k) == less and above(t, k) == greater


@bounds_balance_left.proof
def _(goal: Goal) -> None:
    for case in goal.cases(balance_left):
        case.simp(balance_left, rotated, below, above)


@theorem
def bounds_balance_right(left: Tree[V], key: Nat, value: V, right: Tree[V], k: Nat) -> bool:
    """The same on the right."""
    t = balance_right(left, key, value, right)
    less, greater = below(left, k) and key < k and below(right, k), above(left, k) and k < key and above(right, k)
    return below(t, k) == less and above(t, k) == greater


@bounds_balance_right.proof
def _(goal: Goal) -> None:
    for case in goal.cases(balance_right):
        case.simp(balance_right, rotated, below, above)


@theorem
def bounds_put(k: Nat, v: V, t: Tree[V], j: Nat) -> bool:
    """Insertion adds its key, and no other."""
    return below(put(k, v, t), j) == (k < j and below(t, j)) and above(put(k, v, t), j) == (j < k and above(t, j))


@bounds_put.proof
def _(goal: Goal) -> None:
    leaf, node = goal.induction("t")
    leaf.simp(put, below, above)
    for case in node.cases(put):
        case.simp(put, below, above, bounds_balance_left, bounds_balance_right)


@theorem
def below_le(t: Tree[V], j: Nat, k: Nat) -> bool:
    """What is less than a number is less than those above it."""
    assume(below(t, j))
    assume(j <= k)
    return below(t, k)


@below_le.proof
def _(goal: Goal) -> None:
    goal.auto(below, on="t")


@theorem
def above_le(t: Tree[V], j: Nat, k: Nat) -> bool:
    """Likewise for greater ones."""
    assume(above(t, k))
    assume(j <= k)
    return above(t, j)


@above_le.proof
def _(goal: Goal) -> None:
    goal.auto(above, on="t")


@theorem
def ordered_balance_left(left: Tree[V], key: Nat, value: V, right: Tree[V]) -> bool:
    """Balancing keeps the order."""
    assume(ordered(left) and below(left, key) and above(right, key) and ordered(right))
    return ordered(balance_left(left, key, value, right))


@ordered_balance_left.proof
def _(goal: Goal) -> None:
    for case in goal.cases(balance_left):
        case.simp(balance_left, rotated, ordered, below, above, below_le, above_le)


@theorem
def ordered_balance_right(left: Tree[V], key: Nat, value: V, right: Tree[V]) -> bool:
    """The same on the right."""
    assume(ordered(left) and below(left, key) and above(right, key) and ordered(right))
    return ordered(balance_right(left, key, value, right))


@ordered_balance_right.proof
def _(goal: Goal) -> None:
    for case in goal.cases(balance_right):
        case.simp(balance_right, rotated, ordered, below, above, below_le, above_le)


@theorem
def ordered_put(k: Nat, v: V, t: Tree[V]) -> bool:
    """Before the root becomes black."""
    assume(ordered(t))
    return ordered(put(k, v, t))


@ordered_put.proof
def _(goal: Goal) -> None:
    leaf, node = goal.induction("t")
    leaf.simp(put, ordered, below, above)
    for case in node.cases(put):
        case.simp(put, ordered, bounds_put, ordered_balance_left, ordered_balance_right)


@theorem
def ordered_insert(k: Nat, v: V, t: Tree[V]) -> bool:
    """Insertion keeps the order."""
    assume(ordered(t))
    return ordered(insert(k, v, t))


@ordered_insert.proof
def _(goal: Goal) -> None:
    goal.simp(insert, black_keeps, ordered_put)


# A finite map -----------------------------------------------------------------------------------------


@theorem
def lookup_balance_left(left: Tree[V], key: Nat, value: V, right: Tree[V], k: Nat) -> bool:
    """In an ordered tree, balancing changes nothing that can be found."""
    assume(ordered(left) and below(left, key))
    t = balance_left(left, key, value, right)
    return lookup(k, t) == (lookup(k, left) if k < key else lookup(k, right) if key < k else Some(value))


@lookup_balance_left.proof
def _(goal: Goal) -> None:
    for case in goal.cases(balance_left):
        case.simp(balance_left, rotated, lookup, ordered, below, above)


@theorem
def lookup_balance_right(left: Tree[V], key: Nat, value: V, right: Tree[V], k: Nat) -> bool:
    """The same on the right."""
    assume(ordered(right) and above(right, key))
    t = balance_right(left, key, value, right)
    return lookup(k, t) == (lookup(k, left) if k < key else lookup(k, right) if key < k else Some(value))


@lookup_balance_right.proof
def _(goal: Goal) -> None:
    for case in goal.cases(balance_right):
        case.simp(balance_right, rotated, lookup, ordered, below, above)


@theorem
def lookup_put(k: Nat, j: Nat, v: V, t: Tree[V]) -> bool:
    """Before the root becomes black."""
    assume(ordered(t))
    return lookup(k, put(j, v, t)) == (Some(v) if k == j else lookup(k, t))


@lookup_put.proof
def _(goal: Goal) -> None:
    leaf, node = goal.induction("t")
    leaf.simp(put, lookup)
    for case in node.cases(put):
        case.simp(
            put, lookup, ordered, ordered_put, bounds_put, lookup_balance_left, lookup_balance_right
        )


@theorem
def lookup_insert(k: Nat, j: Nat, v: V, t: Tree[V]) -> bool:
    """What was inserted is found, and no other key is touched."""
    assume(ordered(t))
    return lookup(k, insert(j, v, t)) == (Some(v) if k == j else lookup(k, t))


@lookup_insert.proof
def _(goal: Goal) -> None:
    goal.simp(insert, black_keeps, lookup_put)
