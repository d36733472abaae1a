"""Goals for smt: statements that hold, and near them statements that do not."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeAlias, TypeVar

from lemmata import B8, B64, Nat, Option, Some, assume, datatype, forall, theorem

A = TypeVar("A")
C = TypeVar("C")


class Light(Enum):
    RED = 1
    AMBER = 2
    GREEN = 3


@datatype
class Leaf:
    value: Nat


@datatype
class Node:
    left: Tree
    right: Tree


Tree: TypeAlias = Leaf | Node
TRUE = []
FALSE = []


def true(function):
    TRUE.append(theorem(function))


def false(function):
    FALSE.append(theorem(function))


@true
def three_and_five(f: Callable[[A], A], a: A) -> bool:
    assume(f(f(f(a))) == a)
    assume(f(f(f(f(f(a))))) == a)
    return f(a) == a


@true
def antisymmetry(f: Callable[[Nat], A], x: Nat, y: Nat) -> bool:
    assume(x <= y)
    assume(y <= x)
    return f(x) == f(y)


@true
def words_as_arguments(f: Callable[[B8], B8], x: B8, y: B8) -> bool:
    assume(x ^ y == 0)
    return f(x) + 1 == f(y) + 1


@true
def computed_arguments(f: Callable[[B64], Nat], x: B64, y: B64) -> bool:
    return f(x + y - y) + 1 == f(x) + 1


@true
def options(x: Option[B8], y: B8) -> bool:
    assume(x == Some(y) or x == Some(y + 1))
    return x is not None


@true
def lists(xs: list[Nat], ys: list[Nat], a: Nat, b: Nat) -> bool:
    assume([a, *xs] == [b, *ys])
    assume(a < 3 or len(xs) < 2)
    return b < 3 or len(ys) <= 1


@true
def bounds(f: Callable[[Nat], Nat], x: Nat) -> bool:
    assume(f(x) > 5 or x == 2)
    assume(f(2) == 7)
    return f(x) > 5


@true
def predicates(p: Callable[[Nat], bool], x: Nat, y: Nat) -> bool:
    assume(p(x) and not p(y))
    return x != y


@true
def between(f: Callable[[Nat], Nat], x: Nat, y: Nat) -> bool:
    assume(x < y + 1 and y < x + 1)
    return f(x) + f(y) == 2 * f(x)


@true
def of_the_greater(f: Callable[[Nat], A], x: Nat, y: Nat) -> bool:
    return f(max(x, y)) == f(x) or f(max(x, y)) == f(y)


@true
def integers(f: Callable[[int], int], x: int, y: int) -> bool:
    assume(x - y <= 0 and y - x <= 0)
    return f(x) - f(y) == 0


@true
def lights(a: Light, b: Light, c: Light, d: Light) -> bool:
    """Four of three."""
    return a == b or a == c or a == d or b == c or b == d or c == d


@true
def trees(t: Tree, u: Tree, f: Callable[[Tree], Nat]) -> bool:
    assume(Node(t, u) == Node(u, t))
    return f(t) == f(u)


@true
def constructors_differ(t: Tree, n: Nat, p: Callable[[Tree], bool]) -> bool:
    assume(p(Leaf(n)) and not p(Node(t, t)))
    return Leaf(n) != Node(t, t)


@true
def transported(f: Callable[[A], C], g: Callable[[C], A], x: A, y: A) -> bool:
    def back(z: A) -> bool:
        return g(f(z)) == z

    assume(forall(back))
    assume(f(x) == f(y))
    return x == y


@true
def diamonds(a: A, b: A, c: A, d: A, e: A) -> bool:
    assume((a == b and b == e) or (a == c and c == e))
    assume(e == d)
    return a == d


@true
def mixed(f: Callable[[B8, Nat], bool], x: B8, y: B8, m: Nat, n: Nat) -> bool:
    assume(f(x & y, m))
    assume(not f(y & x, n))
    return m < n or n < m


@true
def truth_values_as_arguments(f: Callable[[bool], Nat], p: bool) -> bool:
    return f(f(True) == f(False) and p) == f(False) or p


@false
def three_alone(f: Callable[[A], A], a: A) -> bool:
    assume(f(f(f(a))) == a)
    return f(a) == a


@false
def monotone(f: Callable[[Nat], Nat], x: Nat, y: Nat) -> bool:
    assume(x <= y)
    return f(x) <= f(y)


@false
def disjoint_words(f: Callable[[B8], B8], x: B8, y: B8) -> bool:
    assume(x & y == 0)
    return f(x) == f(y)


@false
def two_options(x: Option[B8], y: B8) -> bool:
    assume(x == Some(y) or x == None)
    return x is not None


@false
def lists_of_lists(xs: list[Nat], ys: list[Nat], a: Nat, b: Nat) -> bool:
    assume([a, *xs] == [b, *ys])
    assume(a < 3 or len(xs) < 2)
    return b < 3


@false
def four_lights(a: Light, b: Light, c: Light) -> bool:
    return a == b or a == c or b == c


@false
def swapped_trees(t: Tree, u: Tree, v: Tree) -> bool:
    assume(Node(t, u) == Node(u, v))
    return Node(t, u) == Node(Leaf(0), v)


@false
def strict(f: Callable[[Nat], Nat], x: Nat, y: Nat) -> bool:
    assume(x < y + 2 and y < x + 1)
    return f(x) + f(y) == 2 * f(x)


@false
def not_injective(f: Callable[[A], C], x: A, y: A) -> bool:
    assume(f(x) == f(y))
    return x == y


@false
def broken_diamond(a: A, b: A, c: A, d: A, e: A) -> bool:
    assume((a == b and b == e) or (a == c and c == d))
    return a == d


@false
def other_word(f: Callable[[B8], bool], x: B8) -> bool:
    assume(f(x + 1))
    return f(x | 1)


@false
def unlike_numbers(p: Callable[[int], bool], x: int) -> bool:
    assume(p(2 * x))
    return p(x)
