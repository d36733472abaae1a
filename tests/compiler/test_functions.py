"""Compiled definitions against the definitions as Python runs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as changed
from typing import Any, TypeAlias, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lemmata.core.compiler import CompileError, Compiler, from_native, to_native
from lemmata.core.language import (
    B8,
    B16,
    B64,
    B128,
    Bits,
    Nat,
    Option,
    Some,
    arithmetic_shift_right,
    bit,
    bits,
    code_points,
    concat,
    datatype,
    define,
    forall,
    registry,
    replace,
    rotate_left,
    rotate_right,
    sign_extend,
    signed_le,
    signed_lt,
    truncate,
    zero_extend,
)

N = TypeVar("N", bound=int)
A = TypeVar("A")


@datatype
class Leaf:
    """No words."""


@datatype
class Node:
    """A word between two trees."""

    left: Tree
    key: B64
    right: Tree


Tree: TypeAlias = Leaf | Node


@datatype
class Point:
    """A record."""

    x: B64
    y: B8


@define
def insert(t: Tree, key: B64) -> Tree:
    match t:
        case Node(left, here, right):
            if key == here:
                return t
            return (
                Node(insert(left, key), here, right) if key < here else Node(left, here, insert(right, key))
            )
        case Leaf():
            return Node(Leaf(), key, Leaf())


@define
def in_order(t: Tree) -> list[B64]:
    match t:
        case Node(left, key, right):
            return in_order(left) + [key] + in_order(right)
        case Leaf():
            return []


@define
def build(keys: list[B64]) -> Tree:
    match keys:
        case [key, *rest]:
            return insert(build(rest), key)
        case _:
            return Leaf()


@define
def sort(keys: list[B64]) -> list[B64]:
    return in_order(build(keys))


@define
def arithmetic(x: B64, y: B64) -> tuple[B64, B64, B64, B64]:
    return x + y * 3 - 7, x // y, x % y, -x & ~y | (x ^ y)


@define
def shifts(x: B64, y: B64) -> tuple[B64, B64, B64, B64, B64, bool]:
    return (
        x << y, x >> y, arithmetic_shift_right(x, y), rotate_right(x, y), rotate_left(x, 13), bit(x, y),
    )  # fmt: skip


@define
def resizes(x: B64, y: B8) -> tuple[B128, B64, B16, B8, B64, B16]:
    return (
        concat(x, x), sign_extend(y, 64), x[40:25], truncate(x, 8), bits(x.uint + y.uint, 64),
        zero_extend(y[6:3], 16),
    )  # fmt: skip


@define
def comparisons(x: B64, y: B64) -> list[bool]:
    return [x < y, x <= y, x == y, signed_lt(x, y), signed_le(x, y), not x < y or x == 3 and y != 5]


@define
def halves(f: Callable[[Bits[N], Bits[N]], Bits[N]], x: Bits[N], y: Bits[N]) -> Bits[N]:
    return f(x, y) if x < y else f(y, x)


@define
def higher(x: B64, y: B64, k: B8) -> B64:
    return halves(lambda a, b: a - b if k == 0 else b * a, x, y)


@define
def integers(a: int, b: int, n: Nat) -> tuple[int, int, int, int, bool, Nat]:
    return a - b, a * b + n, a // b if b != 0 else a, a % b if b != 0 else -b, a < b, n // 3


@define
def naturals(m: Nat, n: Nat) -> tuple[Nat, Nat, Nat, Nat]:
    return max(m - n, 0), m // n if n > 0 else m, m % n if n > 0 else n, 2**n


@define
def gcd(m: Nat, n: Nat) -> Nat:
    return m if n == 0 else gcd_step(n, m % n, n)


@define
def gcd_step(m: Nat, n: Nat, fuel: Nat) -> Nat:
    if fuel == 0:
        return m
    return m if n == 0 else gcd_step(n, m % n, fuel - 1)


@define
def find(keys: list[B64], key: B64) -> Option[Nat]:
    match keys:
        case [first, *rest]:
            if first == key:
                return Some(0)
            match find(rest, key):
                case Some(place):
                    return Some(place + 1)
                case None:
                    return None
        case _:
            return None


@define
def move(p: Point, q: Point) -> Point:
    r = replace(p, x=p.x + q.x) if p.y < q.y else replace(q, y=p.y)
    return replace(r, y=r.y + 1)


@define
def everywhere(x: B8) -> bool:
    def commutes(y: B8) -> bool:
        return x + y == y + x

    return forall(commutes)


WORDS = st.one_of(st.sampled_from([0, 1, 2, 63, 64, 65, 2**63, 2**64 - 1]), st.integers(0, 2**64 - 1)).map(
    B64
)
BYTES = st.integers(0, 255).map(B8)
INTS = st.one_of(st.integers(-5, 5), st.integers(-(2**80), 2**80))
SMALL = st.integers(0, 200)
LISTS = st.lists(WORDS, max_size=20)
POINTS = st.builds(Point, WORDS, BYTES)

CASES: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
    (sort, (LISTS,)),
    (build, (LISTS,)),
    (arithmetic, (WORDS, WORDS)),
    (shifts, (WORDS, WORDS)),
    (resizes, (WORDS, BYTES)),
    (comparisons, (WORDS, WORDS)),
    (higher, (WORDS, WORDS, BYTES)),
    (integers, (INTS, INTS, SMALL)),
    (naturals, (SMALL, SMALL)),
    (gcd, (SMALL, SMALL)),
    (find, (LISTS, WORDS)),
    (move, (POINTS, POINTS)),
]
COMPILER = Compiler()


@pytest.mark.parametrize(("function", "strategies"), CASES, ids=lambda c: getattr(c, "__name__", ""))
def test_compiled_is_equal(function: Callable[..., Any], strategies: tuple[Any, ...]) -> None:
    compiled = COMPILER.wrapped(function)

    @given(st.tuples(*strategies))
    def check(args: tuple[Any, ...]) -> None:
        assert compiled(*args) == function(*args)

    check()


@given(POINTS, WORDS, LISTS)
def test_values_there_and_back(p: Point, x: B64, xs: list[B64]) -> None:
    entry = registry.definition(build)
    tree = build(xs)
    sort_of_tree = entry.sort.args[-1]
    assert from_native(to_native(tree, sort_of_tree), sort_of_tree) == tree
    kind = registry.definition(move).params[0].sort
    assert from_native(to_native(changed(p, x=x), kind), kind) == changed(p, x=x)


def test_functions_as_values() -> None:
    compiled = COMPILER.wrapped(registry_free)
    assert compiled(lambda x: x + 1, B64(5)) == B64(7)


@define
def registry_free(f: Callable[[B64], B64], x: B64) -> B64:
    return f(f(x))


def test_natives_stand_in() -> None:
    compiler = Compiler({gcd_step: lambda widths: lambda m, n, fuel: 42})
    assert compiler.function(gcd)(6, 4) == 42


def test_native_of_a_width() -> None:
    compiler = Compiler({halves: lambda widths: lambda f, x, y: widths["N"]})
    assert compiler.function(higher)(1, 2, 3) == 64


def test_what_cannot_be_compiled_is_refused() -> None:
    with pytest.raises(CompileError, match="forall"):
        COMPILER.function(everywhere)
    with pytest.raises(CompileError, match="not a value"):
        to_native(B64(5), registry.definition(move).params[0].sort)


@define
def turned(text: str) -> str:
    """The text backwards, through code points and through characters."""
    return "".join(reversed([c for c in text])) + text[:2]


@define
def code_sum(text: str, more: list[Nat]) -> Nat:
    """The sum of code points."""
    return sum(code_points(text) + code_points("ab") + more)


@pytest.mark.parametrize("text", ["", "a", "abc", "\U0001f600\x00z"])
def test_strings_are_lists_of_code_points(text: str) -> None:
    compiler = Compiler()
    assert compiler.wrapped(turned)(text) == turned(text) == text[::-1] + text[:2]
    assert compiler.wrapped(code_sum)(text, [5]) == code_sum(text, [5]) == sum(map(ord, text)) + 200
