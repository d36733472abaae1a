"""Ordinary proofs by induction: a few lines each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from lemmata.core.language import Nat, datatype, define, theorem
from lemmata.tactics.goal import Goal

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


# Lists ------------------------------------------------------------------------------------------------


@define
def append(xs: list[A], ys: list[A]) -> list[A]:
    """The second list behind the first."""
    match xs:
        case [x, *rest]: return [x, *append(rest, ys)]
        case _:          return ys


@define
def length(xs: list[A]) -> Nat:
    """The number of elements."""
    match xs:
        case [_, *rest]: return length(rest) + 1
        case _:          return 0


@define
def reverse(xs: list[A]) -> list[A]:
    """The elements from the last to the first."""
    match xs:
        case [x, *rest]: return append(reverse(rest), [x])
        case _:          return []


@define
def mapped(f: Callable[[A], B], xs: list[A]) -> list[B]:
    """The function on each element."""
    match xs:
        case [x, *rest]: return [f(x), *mapped(f, rest)]
        case _:          return []


@theorem
def append_length(xs: list[A], ys: list[A]) -> bool:
    return length(append(xs, ys)) == plus(length(xs), length(ys))


@theorem
def append_nil(xs: list[A]) -> bool:
    return append(xs, []) == xs


@append_nil.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(append)
    cons.simp(append)


@theorem
def append_assoc(xs: list[A], ys: list[A], zs: list[A]) -> bool:
    return append(append(xs, ys), zs) == append(xs, append(ys, zs))


@append_assoc.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(append)
    cons.simp(append)


@theorem
def reverse_append(xs: list[A], ys: list[A]) -> bool:
    return reverse(append(xs, ys)) == append(reverse(ys), reverse(xs))


@reverse_append.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(append, reverse, append_nil)
    cons.simp(append, reverse, append_assoc)


@theorem
def reverse_reverse(xs: list[A]) -> bool:
    return reverse(reverse(xs)) == xs


@reverse_reverse.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(reverse)
    cons.simp(reverse, reverse_append, append)


@define
def compose(f: Callable[[B], C], g: Callable[[A], B], x: A) -> C:
    """f after g."""
    return f(g(x))


@theorem
def map_fuses(f: Callable[[B], C], g: Callable[[A], B], xs: list[A]) -> bool:
    return mapped(f, mapped(g, xs)) == mapped(lambda x: f(g(x)), xs)


@map_fuses.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(mapped)
    cons.simp(mapped)


# Trees ------------------------------------------------------------------------------------------------


@datatype
class Leaf:
    """The empty tree."""


@datatype
class Branch:
    """An element between two trees."""

    left: Tree
    element: Nat
    right: Tree


Tree: TypeAlias = Leaf | Branch


@define
def mirror(t: Tree) -> Tree:
    """Left and right exchanged, everywhere."""
    match t:
        case Leaf():                 return t
        case Branch(left, x, right): return Branch(mirror(right), x, mirror(left))


@theorem
def mirror_mirror(t: Tree) -> bool:
    return mirror(mirror(t)) == t


@mirror_mirror.proof
def _(goal: Goal) -> None:
    leaf, branch = goal.induction("t")
    leaf.simp(mirror)
    branch.simp(mirror)


# Naturals ---------------------------------------------------------------------------------------------


@define
def plus(m: Nat, n: Nat) -> Nat:
    """The sum, by recursion on the first number."""
    return n if m == 0 else plus(m - 1, n) + 1


@append_length.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(append, length, plus)
    cons.simp(append, length, plus)


@theorem
def plus_zero(n: Nat) -> bool:
    return plus(n, 0) == n


@plus_zero.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("n")
    zero.simp(plus)
    suc.simp(plus)


@theorem
def plus_suc(m: Nat, n: Nat) -> bool:
    return plus(m, n + 1) == plus(m, n) + 1


@plus_suc.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("m")
    zero.simp(plus)
    suc.simp(plus)


@theorem
def plus_comm(m: Nat, n: Nat) -> bool:
    return plus(m, n) == plus(n, m)


@plus_comm.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("m")
    zero.simp(plus, plus_zero)
    suc.simp(plus, plus_suc)
