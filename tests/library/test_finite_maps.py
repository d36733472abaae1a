"""Finite maps and sets: Python and the kernel agree, and theorems about all of them hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lemmata.core.language.surface import Theorem
from lemmata.core.library import finite_maps, finite_sets
from lemmata.core.library.finite_maps import FiniteMap, erase, insert, lookup, select, union
from lemmata.core.library.finite_sets import (
    FiniteSet,
    add,
    difference,
    discard,
    intersection,
    set_of,
    subset,
)
from lemmata.core.library.finite_sets import union as joined

from lemmata import (
    B8,
    DefinitionError,
    Goal,
    Nat,
    Option,
    Refuted,
    Some,
    TacticFailed,
    datatype,
    define,
    prove,
    theorem,
)
from tests.language.evaluation import run


@define
def operations(m: FiniteMap[Nat, Nat], n: FiniteMap[Nat, Nat], k: Nat) -> list[FiniteMap[Nat, Nat]]:
    def odd(key: Nat, value: Nat) -> Option[Nat]:
        return Some(key + value) if value % 2 == 1 else None

    return [insert(m, k, 7), erase(m, k), union(m, n), select(odd, m), FiniteMap()]


@define
def questions(m: FiniteMap[Nat, Nat], n: FiniteMap[Nat, Nat], k: Nat) -> list[bool]:
    return [k in m, m == n, insert(m, k, 1) == insert(n, k, 1), m == FiniteMap(), union(m, n) == union(n, m)]


@define
def found(m: FiniteMap[Nat, Nat], k: Nat) -> Option[Nat]:
    return lookup(m, k)


@define
def sets(xs: list[Nat], ys: list[Nat], x: Nat) -> list[FiniteSet[Nat]]:
    s, t = set_of(xs), set_of(ys)
    return [add(s, x), discard(s, x), joined(s, t), intersection(s, t), difference(s, t)]


@define
def set_questions(xs: list[Nat], ys: list[Nat], x: Nat) -> list[bool]:
    s, t = set_of(xs), set_of(ys)
    return [x in s, s == t, subset(s, t), joined(s, t) == joined(t, s), x not in t]


@define
def by_list(m: FiniteMap[list[Nat], bool], k: list[Nat]) -> bool:
    return k in insert(m, [*k, 1], True)


small = st.integers(0, 4)
numbers = st.lists(small, max_size=4)
maps = st.lists(st.tuples(small, small), max_size=4).map(FiniteMap)
keyed = st.lists(st.tuples(numbers, st.booleans()), max_size=2).map(FiniteMap)
CASES = [
    (operations, (maps, maps, small)),
    (questions, (maps, maps, small)),
    (found, (maps, small)),
    (sets, (numbers, numbers, small)),
    (set_questions, (numbers, numbers, small)),
    (by_list, (keyed, numbers)),
]


@pytest.mark.parametrize(("function", "arguments"), CASES, ids=lambda x: getattr(x, "__name__", ""))
def test_the_kernel_agrees_with_python(function, arguments):
    @settings(max_examples=30, deadline=None)
    @given(st.tuples(*arguments))
    def agree(args):
        assert run(function, *args) == function(*args)

    agree()


THEOREMS = [
    t for module in (finite_maps, finite_sets) for t in vars(module).values() if isinstance(t, Theorem)
]


@pytest.mark.parametrize("statement", dict.fromkeys(THEOREMS), ids=lambda t: t.name)
def test_proved(statement):
    prove(statement)


@datatype
class Store:
    """A record with a map in it."""

    values: FiniteMap[Nat, B8]
    names: FiniteSet[Nat]


@define
def write(s: Store, k: Nat, v: B8) -> Store:
    return Store(insert(s.values, k, v), add(s.names, k))


@theorem
def read_written(s: Store, k: Nat, v: B8) -> bool:
    return lookup(write(s, k, v).values, k) == Some(v) and k in write(s, k, v).names


@read_written.proof
def _(goal: Goal) -> None:
    goal.simp(write, finite_sets.contains_add)


@theorem
def writes_commute(s: Store, j: Nat, k: Nat, v: B8) -> bool:
    return write(write(s, j, v), k, v) == write(write(s, k, v), j, v)


def test_maps_inside_records():
    prove(read_written)
    a = write(Store(FiniteMap(), set_of([])), 3, B8(1))
    assert run(write, Store(FiniteMap(), set_of([])), 3, B8(1)) == a
    assert a != write(a, 4, B8(1))


@theorem
def false_erased(m: FiniteMap[Nat, B8], k: Nat, v: B8) -> bool:
    return erase(insert(m, k, v), k) == m


@theorem
def false_overwritten(m: FiniteMap[Nat, B8], k: Nat, v: B8, w: B8) -> bool:
    return insert(insert(m, k, v), k, w) == insert(m, k, v)


@theorem
def false_difference(s: FiniteSet[Nat], t: FiniteSet[Nat]) -> bool:
    return joined(difference(s, t), t) == s


@pytest.mark.parametrize(
    "statement", [false_erased, false_overwritten, false_difference], ids=lambda t: t.name
)
def test_false_statements_are_not_proved(statement):
    s = statement.statement
    for script in (lambda g: g.simp(), lambda g: g.auto(), lambda g: g.simp(joined, difference)):
        goal = Goal(s.assumptions, s.conclusion)
        with pytest.raises((TacticFailed, Refuted)):
            script(goal)
            goal.theorem()


def test_values_are_hashable_and_immutable():
    m = FiniteMap([(1, [2]), (1, [3])])
    assert m == FiniteMap([(1, [3])])
    assert hash(m) == hash(FiniteMap([(1, [3])]))
    assert insert(m, 2, [4]) != m
    assert 2 not in m
    assert repr(m) == "FiniteMap([(1, [3])])"
    assert m != {1: [3]}


def test_types_are_checked():
    with pytest.raises(DefinitionError, match="wanted Nat, got bool"):

        @define
        def _(m: FiniteMap[Nat, Nat]) -> FiniteMap[Nat, Nat]:
            return insert(m, 1, True)

    with pytest.raises(DefinitionError, match="no type: Too few arguments"):

        @define
        def _(m: FiniteMap[Nat]) -> bool:
            return True
