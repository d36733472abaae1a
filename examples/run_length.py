"""Run-length encoding: nothing is lost, and the code is the shortest one.

A list is encoded as its runs, each an element with its number. Decoding spells them out again; what is encoded
has no empty run and no two neighbouring runs of one element, and of such codes every one is the code of a list.
"""

from __future__ import annotations

from typing import TypeVar

from lemmata.core.language.builtins import append
from lemmata.core.library.lists import repeat

from lemmata import Goal, Nat, assume, define, theorem

A = TypeVar("A")


# Runs -------------------------------------------------------------------------------------------------


@define
def push(x: A, runs: list[tuple[A, Nat]]) -> list[tuple[A, Nat]]:
    """One more element in front of what the runs stand for."""
    match runs:
        case [(y, n), *rest]:  return [(y, n + 1), *rest] if x == y else [(x, 1), (y, n), *rest]
        case _:                return [(x, 1)]


@define
def runs(xs: list[A]) -> list[tuple[A, Nat]]:
    """Each run of equal elements as the element with its number."""
    match xs:
        case [x, *rest]:  return push(x, runs(rest))
        case _:           return []


@define
def spelled_out(rs: list[tuple[A, Nat]]) -> list[A]:
    """What runs stand for."""
    match rs:
        case [(x, n), *rest]:  return repeat(x, n) + spelled_out(rest)
        case _:                return []


@define
def begins(x: A, rs: list[tuple[A, Nat]]) -> bool:
    """Is the first run one of x?"""
    match rs:
        case [(y, _), *_]:  return x == y
        case _:             return False


@define
def shortest(rs: list[tuple[A, Nat]]) -> bool:
    """Is no run empty, and do neighbouring runs differ?"""
    match rs:
        case [(x, n), *rest]:  return n > 0 and not begins(x, rest) and shortest(rest)
        case _:                return True


@theorem
def spelled_out_push(x: A, rs: list[tuple[A, Nat]]) -> bool:
    """Pushing puts an element in front."""
    return spelled_out(push(x, rs)) == [x, *spelled_out(rs)]


@spelled_out_push.proof
def _(goal: Goal) -> None:
    for case in goal.cases("rs"):
        case.auto(push, spelled_out, repeat, append)


@theorem
def spelled_out_runs(xs: list[A]) -> bool:
    """Nothing is lost."""
    return spelled_out(runs(xs)) == xs


@spelled_out_runs.proof
def _(goal: Goal) -> None:
    goal.auto(runs, spelled_out, spelled_out_push, on="xs")


@theorem
def shortest_push(x: A, rs: list[tuple[A, Nat]]) -> bool:
    """Pushing makes no empty run, and no two alike side by side."""
    assume(shortest(rs))
    return shortest(push(x, rs))


@shortest_push.proof
def _(goal: Goal) -> None:
    for case in goal.cases("rs"):
        case.auto(push, shortest, begins)


@theorem
def shortest_runs(xs: list[A]) -> bool:
    """There is no shorter way: no run is empty, and two neighbours differ."""
    return shortest(runs(xs))


@shortest_runs.proof
def _(goal: Goal) -> None:
    goal.auto(runs, shortest, shortest_push, on="xs")


@theorem
def runs_repeat(x: A, n: Nat, ys: list[A]) -> bool:
    """A run in front of what does not begin with its element stays a run."""
    assume(n > 0)
    assume(not begins(x, runs(ys)))
    return runs(repeat(x, n) + ys) == [(x, n), *runs(ys)]


@runs_repeat.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("n")
    zero.simp()
    for case in suc.cases("n"):
        for part in case.cases("runs(ys)"):
            part.simp(runs, repeat, append, push, begins)


@theorem
def runs_spelled_out(rs: list[tuple[A, Nat]]) -> bool:
    """Only the shortest way stands for a list: encoding and decoding are inverse to each other."""
    assume(shortest(rs))
    return runs(spelled_out(rs)) == rs


@runs_spelled_out.proof
def _(goal: Goal) -> None:
    goal.auto(shortest, spelled_out, runs, runs_repeat, on="rs")
