"""Regular expressions: a matcher by Brzozowski's derivatives accepts exactly the words of the language.

The language is what the textbook says, with "there is": a word of Cat(r, s) is one of r followed by one of s, a
word of Star(r) consists of words of r. The matcher computes: after the letter c, what is left to match of r is
the derivative of r by c. Letters are of any type.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeAlias, TypeVar

from lemmata.core.language.builtins import append, every, flatten
from lemmata.core.library.lists import append_is_nil

from lemmata import Goal, datatype, define, exists, theorem

A = TypeVar("A")


# Expressions ------------------------------------------------------------------------------------------


@datatype
class Never:
    """No word."""


@datatype
class Empty:
    """The empty word."""


@datatype
class Letter(Generic[A]):
    """One letter."""

    letter: A


@datatype
class Alt(Generic[A]):
    """A word of one or of the other."""

    left: Regex[A]
    right: Regex[A]


@datatype
class Cat(Generic[A]):
    """A word of the first, then one of the second."""

    left: Regex[A]
    right: Regex[A]


@datatype
class Star(Generic[A]):
    """Any number of words."""

    body: Regex[A]


Regex: TypeAlias = Never | Empty | Letter[A] | Alt[A] | Cat[A] | Star[A]


# The language -----------------------------------------------------------------------------------------


@define
def catenated(p: Callable[[list[A]], bool], q: Callable[[list[A]], bool], w: list[A]) -> bool:
    """Is a word one of p followed by one of q?"""

    def cut(u: list[A], v: list[A]) -> bool:
        return u + v == w and p(u) and q(v)

    return exists(cut)


@define
def iterated(p: Callable[[list[A]], bool], w: list[A]) -> bool:
    """Does a word consist of words of p?"""

    def cut(parts: list[list[A]]) -> bool:
        return flatten(parts) == w and all(p(u) for u in parts)

    return exists(cut)


@define
def matches(r: Regex[A], w: list[A]) -> bool:
    """Is a word of the language of an expression?"""
    match r:
        case Never():           return False
        case Empty():           return w == []
        case Letter(c):         return w == [c]
        case Alt(left, right):  return matches(left, w) or matches(right, w)
        case Cat(left, right):  return catenated(lambda u: matches(left, u), lambda v: matches(right, v), w)
        case Star(body):        return iterated(lambda u: matches(body, u), w)


# The matcher ------------------------------------------------------------------------------------------


@define
def nullable(r: Regex[A]) -> bool:
    """Is the empty word of the language?"""
    match r:
        case Never():           return False
        case Empty():           return True
        case Letter():          return False
        case Alt(left, right):  return nullable(left) or nullable(right)
        case Cat(left, right):  return nullable(left) and nullable(right)
        case Star():            return True


@define
def derivative(c: A, r: Regex[A]) -> Regex[A]:
    """An expression for what may follow the letter c in words of r."""
    match r:
        case Never():
            return Never()
        case Empty():
            return Never()
        case Letter(letter):
            return Empty() if letter == c else Never()
        case Alt(left, right):
            return Alt(derivative(c, left), derivative(c, right))
        case Cat(left, right):
            after = Cat(derivative(c, left), right)
            return Alt(after, derivative(c, right)) if nullable(left) else after
        case Star(body):
            return Cat(derivative(c, body), r)


@define
def accepts(r: Regex[A], w: list[A]) -> bool:
    """The matcher: derivatives by letter after letter, then a look at the empty word."""
    match w:
        case [c, *rest]:  return accepts(derivative(c, r), rest)
        case _:           return nullable(r)


# Words of a catenation and of an iteration ------------------------------------------------------------


@theorem
def catenated_nil(p: Callable[[list[A]], bool], q: Callable[[list[A]], bool]) -> bool:
    """The empty word is cut into empty words."""
    return catenated(p, q, []) == (p([]) and q([]))


@catenated_nil.proof
def _(goal: Goal) -> None:
    goal.simp(catenated, append_is_nil)


@theorem
def catenated_cons(
    p: Callable[[list[A]], bool], q: Callable[[list[A]], bool], c: A, w: list[A]
) -> bool:
    """The first letter belongs to the second word if the first one is empty, else to the first one."""
    return catenated(p, q, [c, *w]) == (
        catenated(lambda u: p([c, *u]), q, w) or p([]) and q([c, *w])
    )


@catenated_cons.proof
def _(goal: Goal) -> None:
    there, back = goal.unfold(catenated).split()
    for case in there.obtain("h1", "u", "v").cases("u"):
        case.auto(append)
    back.auto(append)


@theorem
def iterated_nil(p: Callable[[list[A]], bool]) -> bool:
    """The empty word consists of no words at all."""
    return iterated(p, [])


@iterated_nil.proof
def _(goal: Goal) -> None:
    goal.unfold(iterated).exists("[]").simp(flatten, every)


@theorem
def iterated_cons(p: Callable[[list[A]], bool], c: A, w: list[A]) -> bool:
    """The first letter belongs to the first part that is not empty."""
    return iterated(p, [c, *w]) == catenated(lambda u: p([c, *u]), lambda v: iterated(p, v), w)


@iterated_cons.proof
def _(goal: Goal) -> None:
    there, back = goal.unfold(iterated, catenated).split()
    nil, cons = there.obtain("h1", "parts").induction("parts")
    nil.simp(flatten)
    for case in cons.cases("p1"):
        case.auto(flatten, append, every)
    back.obtain("h1", "u", "v", "parts").exists("[[c, *u], *parts]").simp(flatten, append, every)


# The theorem ------------------------------------------------------------------------------------------


@theorem
def nullable_matches(r: Regex[A]) -> bool:
    """An expression is nullable if its language has the empty word."""
    return nullable(r) == matches(r, [])


@nullable_matches.proof
def _(goal: Goal) -> None:
    goal.auto(nullable, matches, catenated_nil, iterated_nil, on="r")


@theorem
def derivative_matches(c: A, r: Regex[A], w: list[A]) -> bool:
    """The derivative's words are what follows the letter in words of the expression."""
    return matches(derivative(c, r), w) == matches(r, [c, *w])


@derivative_matches.proof
def _(goal: Goal) -> None:
    goal.auto(derivative, matches, nullable_matches, catenated_cons, iterated_cons, on="r")


@theorem
def accepts_matches(r: Regex[A], w: list[A]) -> bool:
    """The matcher accepts the words of the language, and no others."""
    return accepts(r, w) == matches(r, w)


@accepts_matches.proof
def _(goal: Goal) -> None:
    goal.auto(accepts, nullable_matches, derivative_matches, on="w")
