"""What Python offers for lists and strings: the kernel computes what Python does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lemmata import B8, DefinitionError, Goal, Nat, code_points, define, from_code_points, prove, theorem
from tests.language.evaluation import run


@define
def slices(xs: list[Nat], i: Nat, j: Nat) -> list[list[Nat]]:
    return [xs[:i], xs[i:], xs[i:j], xs[::-1], xs[:]]


@define
def in_order(xs: list[Nat], zs: list[int]) -> tuple[list[Nat], list[int], list[int]]:
    return sorted(xs), sorted(zs), sorted(zs, key=lambda z: abs(z))


@define
def by_second(xs: list[tuple[Nat, Nat]]) -> list[tuple[Nat, Nat]]:
    """A stable sort."""

    def second(p: tuple[Nat, Nat]) -> Nat:
        _, b = p
        return b % 3

    return sorted(xs, key=second)


@define
def words_in_order(xs: list[B8]) -> list[B8]:
    return sorted(xs)


@define
def ends(xs: list[Nat], zs: list[int]) -> tuple[Nat, Nat, int, int]:
    return max(xs, default=7), min(xs, default=7), max(zs, default=-1), min(zs, default=3)


@define
def sums(xs: list[Nat], zs: list[int]) -> tuple[Nat, int, int]:
    return sum(xs), sum(zs), sum(z * z for z in zs)


@define
def numbered(xs: list[Nat]) -> list[Nat]:
    return [i * x for i, x in enumerate(xs)] + [x for x in reversed(xs)] + list(range(len(xs)))


@define
def counted(xs: list[Nat], x: Nat) -> Nat:
    return xs.count(x) + [x, *xs].count(x)


@define
def paired(xs: list[Nat], ys: list[bool]) -> list[tuple[Nat, bool]]:
    return list(zip(xs, ys)) + list(reversed(list(zip(xs, ys))))


@define
def texts(s: str, t: str, n: Nat) -> list[str]:
    return [s + t, s[:n], s[n:], s[::-1], "".join(c + "," for c in s), "".join([s, t, s[:1]])]


@define
def questions(s: str, t: str) -> list[bool]:
    return [s.startswith(t), s.endswith(t), t in s, s == t, s + t == t + s, len(s) < len(t), "" in s]


@define
def points(s: str) -> list[Nat]:
    return [c + 1 for c in code_points(s)] + [len(s)]


@define
def spelled(s: str, n: Nat) -> str:
    return from_code_points([*code_points(s), n])


naturals = st.lists(st.integers(0, 9), max_size=6)
integers = st.lists(st.integers(-5, 5), max_size=6)
small = st.integers(0, 8)
short = st.text("abä", max_size=4)
CASES = [
    (slices, (naturals, small, small)),
    (in_order, (naturals, integers)),
    (by_second, (st.lists(st.tuples(small, small), max_size=5),)),
    (words_in_order, (st.lists(st.integers(0, 255).map(B8), max_size=5),)),
    (ends, (naturals, integers)),
    (sums, (naturals, integers)),
    (numbered, (naturals,)),
    (counted, (naturals, small)),
    (paired, (naturals, st.lists(st.booleans(), max_size=4))),
    (texts, (short, short, small)),
    (questions, (short, short)),
    (points, (st.text(max_size=4),)),
    (spelled, (st.text(max_size=4), small)),
]


@pytest.mark.parametrize(("function", "arguments"), CASES, ids=lambda x: getattr(x, "__name__", ""))
def test_the_kernel_agrees_with_python(function, arguments):
    @settings(max_examples=25, deadline=None)
    @given(st.tuples(*arguments))
    def agree(args):
        assert run(function, *args) == function(*args)

    agree()


@theorem
def halves(xs: list[Nat], n: Nat) -> bool:
    return xs[:n] + xs[n:] == xs


@halves.proof
def _(goal: Goal) -> None:
    from lemmata.core.library.places import take_append_drop

    goal.simp(take_append_drop)


@theorem
def prefix(s: str, t: str) -> bool:
    return (s + t).startswith(s)


@prefix.proof
def _(goal: Goal) -> None:
    from lemmata.core.language.builtins import append, starts_with

    for part in goal.induction("s"):
        part.simp(append, starts_with)


def test_proofs():
    prove(halves)
    prove(prefix)


REFUSED = [
    ("def f(xs: list[Nat], i: int) -> list[Nat]: return xs[:i]", "wanted Nat, got int"),
    ("def f(xs: list[Nat]) -> list[Nat]: return xs[::2]", "a slice with a step"),
    ("def f(xs: list[Nat]) -> Nat: return xs[0]", "an index may be out of range"),
    ("def f(xs: list[list[Nat]]) -> list[list[Nat]]: return sorted(xs)", "is not ordered"),
    ("def f(xs: list[Nat]) -> list[Nat]: return sorted(xs, reverse=True)", "sorted takes a list, and key="),
    ("def f(xs: list[Nat]) -> Nat: return max(xs)", "take default="),
    ("def f(s: str) -> str: return s.upper()", "methods are not part"),
    ("def f(s: str, n: Nat) -> str: return s + n", "wanted str, got Nat"),
    ("def f(s: str) -> str: return ', '.join([s, s])", "methods are not part"),
    ("def f(xs: list[Nat]) -> list[Nat]: return reversed(xs)", "list(reversed(xs))"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(load, text, message):
    with pytest.raises(DefinitionError) as caught:
        load("@define\n" + text)
    assert message in str(caught.value)
