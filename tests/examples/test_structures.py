"""Data structures of examples/: every theorem is proved and its proof file checked; what is nearly true is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lemmata.core.kernel.reader import read
from lemmata.core.language import Theorem
from lemmata.core.language.builtins import append, every, flatten, length
from lemmata.core.library.lists import repeat
from lemmata.core.logic.writer import proof_text

from lemmata import (
    B3,
    B4,
    B8,
    Bits,
    Goal,
    Nat,
    Option,
    Refuted,
    Some,
    TacticFailed,
    assume,
    concat,
    define,
    prove,
    theorem,
)
from lemmata.targets import load, theorems

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("search_tree", "regex", "run_length", "utf8", "red_black")
MODULES = {name: load(str(EXAMPLES / f"{name}.py")) for name in NAMES}
PROVED = [pytest.param(t, id=f"{name}-{t.name}") for name in NAMES for t in theorems(MODULES[name])]

A = TypeVar("A")
V = TypeVar("V")

search_tree, regex, run_length, utf8, red_black = (MODULES[name] for name in NAMES)
Leaf, Node, Tree = search_tree.Leaf, search_tree.Node, search_tree.Tree
lookup, insert, delete, ordered = (
    search_tree.lookup,
    search_tree.insert,
    search_tree.delete,
    search_tree.ordered,
)
B21: TypeAlias = Bits[Literal[21]]
Regex, matches = regex.Regex, regex.matches


@pytest.mark.parametrize("true", PROVED)
def test_proved_and_checked(true: Theorem[Any]) -> None:
    th = prove(true)
    assert not th.hyps and th.axioms <= {"choice", "extensionality", "words"}
    assert read(proof_text({true.name: th}).splitlines())[true.name].concl is th.concl


@given(st.text(max_size=8))
def test_utf8_is_pythons(text: str) -> None:
    points = [B21(ord(c)) for c in text]
    data = [B8(b) for b in text.encode()]
    assert utf8.encode(points) == data
    assert utf8.decode(data) == Some(points)


@given(st.binary(max_size=6))
def test_utf8_refuses_what_python_refuses(data: bytes) -> None:
    try:
        expected = Some([B21(ord(c)) for c in data.decode()])
    except UnicodeDecodeError:
        expected = None
    assert utf8.decode([B8(b) for b in data]) == expected


# Search trees ----------------------------------------------------------------------------------------


@define
def insert_losing(k: Nat, v: V, t: Tree[V]) -> Tree[V]:
    """Insertion that forgets a subtree where the key is there already."""
    match t:
        case Leaf():
            return Node(Leaf(), k, v, Leaf())
        case Node(left, key, value, right):
            if k < key:
                return Node(insert_losing(k, v, left), key, value, right)
            if key < k:
                return Node(left, key, value, insert_losing(k, v, right))
            return Node(left, k, v, Leaf())


@theorem
def lookup_insert_losing(k: Nat, j: Nat, v: V, t: Tree[V]) -> bool:
    return lookup(k, insert_losing(j, v, t)) == (Some(v) if k == j else lookup(k, t))


@lookup_insert_losing.proof
def _(goal: Goal) -> None:
    for case in goal.induction("t"):
        case.simp(lookup, insert_losing)


@theorem
def lookup_insert_swapped(k: Nat, j: Nat, v: V, t: Tree[V]) -> bool:
    """The old value is kept."""
    return lookup(k, insert(j, v, t)) == (lookup(k, t) if lookup(k, t) != None else Some(v))


@lookup_insert_swapped.proof
def _(goal: Goal) -> None:
    goal.auto(lookup, insert, on="t", depth=1)


@theorem
def delete_unordered(k: Nat, j: Nat, t: Tree[V]) -> bool:
    """Without the premise that the tree is ordered."""
    return lookup(k, delete(j, t)) == (None if k == j else lookup(k, t))


@delete_unordered.proof
def _(goal: Goal) -> None:
    _, node = goal.induction("t")
    node.use(search_tree.lookup_join, t="left", u="right", k="key", j="k").simp(
        ordered, lookup, delete, search_tree.lookup_above, search_tree.lookup_below
    )


@theorem
def below_join_too_much(t: Tree[V], u: Tree[V], k: Nat) -> bool:
    return search_tree.below(search_tree.join(t, u), k + 1) == (
        search_tree.below(t, k) and search_tree.below(u, k)
    )


@below_join_too_much.proof
def _(goal: Goal) -> None:
    goal.auto(search_tree.below, search_tree.join, on="t", depth=1)


@theorem
def join_with_a_common_key(t: Tree[V], u: Tree[V], k: Nat) -> bool:
    """The greatest key of the first tree may be the least one of the second."""
    assume(search_tree.below(t, k + 2) and ordered(t))
    assume(search_tree.above(u, k) and ordered(u))
    return ordered(search_tree.join(t, u))


@join_with_a_common_key.proof
def _(goal: Goal) -> None:
    t = search_tree
    for case in goal.induction("t"):
        case.simp(t.below, t.above, t.ordered, t.join, t.above_join, t.above_le)


# Regular expressions ---------------------------------------------------------------------------------


@define
def hasty(c: A, r: Regex[A]) -> Regex[A]:
    """A derivative that forgets that the first part of Cat may be empty."""
    match r:
        case regex.Never():
            return regex.Never()
        case regex.Empty():
            return regex.Never()
        case regex.Letter(letter):
            return regex.Empty() if letter == c else regex.Never()
        case regex.Alt(left, right):
            return regex.Alt(hasty(c, left), hasty(c, right))
        case regex.Cat(left, right):
            return regex.Cat(hasty(c, left), right)
        case regex.Star(body):
            return regex.Cat(hasty(c, body), r)


@theorem
def hasty_matches(c: A, r: Regex[A], w: list[A]) -> bool:
    return matches(hasty(c, r), w) == matches(r, [c, *w])


@hasty_matches.proof
def _(goal: Goal) -> None:
    goal.auto(
        hasty, matches, regex.nullable_matches, regex.catenated_cons, regex.iterated_cons, on="r", depth=1
    )


@theorem
def derivative_of_any_letter(c: A, d: A, r: Regex[A], w: list[A]) -> bool:
    """With an assumption that says nothing of the letters."""
    assume(regex.nullable(r))
    return matches(regex.derivative(c, r), w) == matches(r, [d, *w])


@derivative_of_any_letter.proof
def _(goal: Goal) -> None:
    goal.auto(
        regex.derivative, matches, regex.nullable_matches, regex.catenated_cons, regex.iterated_cons,
        on="r", depth=1,
    )  # fmt: skip


@theorem
def iterated_cons_once(p: Callable[[list[A]], bool], c: A, w: list[A]) -> bool:
    """Of two words, not of any number."""
    return regex.iterated(p, [c, *w]) == regex.catenated(lambda u: p([c, *u]), p, w)


@iterated_cons_once.proof
def _(goal: Goal) -> None:
    there, back = goal.unfold(regex.iterated, regex.catenated).split()
    nil, cons = there.obtain("h1", "parts").induction("parts")
    nil.simp(flatten)
    for case in cons.cases("p1"):
        case.auto(flatten, append, every, depth=2)
    back.obtain("h1", "u", "v").exists("[[c, *u], v]").simp(flatten, append, every)


@theorem
def catenated_commutes(p: Callable[[list[A]], bool], q: Callable[[list[A]], bool], w: list[A]) -> bool:
    return regex.catenated(p, q, w) == regex.catenated(q, p, w)


@catenated_commutes.proof
def _(goal: Goal) -> None:
    goal.auto(regex.catenated, append, on="w", depth=2)


a_or_b_star = regex.Star(regex.Alt(regex.Letter(1), regex.Letter(2)))
optional = regex.Alt(regex.Empty(), regex.Letter(1))


def accepts_after(derivative: Any, c: int, r: Any, w: list[int]) -> bool:
    return regex.accepts(derivative(c, r), w)


def test_the_wrong_derivatives_are_wrong() -> None:
    r = regex.Cat(optional, regex.Letter(2))
    assert regex.accepts(r, [2]) and not accepts_after(hasty, 2, r, [])
    assert accepts_after(regex.derivative, 1, a_or_b_star, []) == regex.accepts(a_or_b_star, [1])
    assert accepts_after(regex.derivative, 1, optional, []) != regex.accepts(optional, [3])


# Runs ------------------------------------------------------------------------------------------------


@define
def spelled_out_short(rs: list[tuple[A, Nat]]) -> list[A]:
    """Each run one element too short."""
    match rs:
        case [(x, n), *rest]:
            return repeat(x, max(n - 1, 0)) + spelled_out_short(rest)
        case _:
            return []


@theorem
def short_runs(xs: list[A]) -> bool:
    return spelled_out_short(run_length.runs(xs)) == xs


@short_runs.proof
def _(goal: Goal) -> None:
    for case in goal.induction("xs"):
        case.simp(run_length.runs, spelled_out_short, run_length.push, repeat, append)


@theorem
def every_code_is_shortest(rs: list[tuple[A, Nat]]) -> bool:
    """Without the premise that no run is empty, and that neighbours differ."""
    return run_length.runs(run_length.spelled_out(rs)) == rs


@every_code_is_shortest.proof
def _(goal: Goal) -> None:
    r = run_length
    for case in goal.induction("rs"):
        case.simp(r.shortest, r.spelled_out, r.runs, r.runs_repeat)


# UTF-8 -----------------------------------------------------------------------------------------------


@define
def decode_long(bs: list[B8]) -> Option[list[B21]]:
    """A decoder that takes a code point in two bytes where one would do."""
    match bs:
        case [a, *rest] if utf8.valid1(a):
            return utf8.then(utf8.point1(a), decode_long(rest))
        case [a, b, *rest] if a[7:5] == 0b110 and utf8.goes_on(b):
            return utf8.then(utf8.point2(a, b), decode_long(rest))
        case [_, *_]:
            return None
        case _:
            return Some([])


@theorem
def encode_decode_long(bs: list[B8], cs: list[B21]) -> bool:
    assume(decode_long(bs) == Some(cs))
    return utf8.encode(cs) == bs


@encode_decode_long.proof
def _(goal: Goal) -> None:
    (goal,) = goal.induction(measure="len(bs)")
    for case in goal.cases("bs"):
        case.auto(
            decode_long, utf8.encode, utf8.then, utf8.utf8, append, length, utf8.back1, utf8.back2, depth=3
        )


@theorem
def row2_with_one_more(c: B21) -> bool:
    assume(c >= 0x7F and c < 0x800)
    a, b = concat(B3(0b110), c[10:6]), utf8.more(c[5:0])
    return utf8.valid2(a, b) and utf8.point2(a, b) == c


@theorem
def row3_with_surrogates(c: B21) -> bool:
    assume(c >= 0x800 and c < 0x10000)
    return utf8.valid3(concat(B4(0b1110), c[15:12]), utf8.more(c[11:6]), utf8.more(c[5:0]))


@theorem
def any_number_is_a_code_point(c: B21, bs: list[B8]) -> bool:
    return utf8.decode(utf8.utf8(c) + bs) == utf8.then(c, utf8.decode(bs))


@any_number_is_a_code_point.proof
def _(goal: Goal) -> None:
    goal.simp(utf8.utf8, append, utf8.decode, utf8.row1, utf8.row2, utf8.row3, utf8.row4)


# Red-black trees -------------------------------------------------------------------------------------

Coloured, Colour = red_black.Tree, red_black.Colour
calm, level = red_black.calm, red_black.level


@define
def balance_once(left: Coloured[V], key: Nat, value: V, right: Coloured[V]) -> Coloured[V]:
    """Without the case that the red grandchild is to the right of the red child."""
    match left:
        case red_black.Node(Colour.RED, red_black.Node(Colour.RED, a, xk, xv, b), yk, yv, c):
            return red_black.rotated(a, xk, xv, b, yk, yv, c, key, value, right)
        case _:
            return red_black.Node(Colour.BLACK, left, key, value, right)


@theorem
def calm_balance_once(left: Coloured[V], key: Nat, value: V, right: Coloured[V]) -> bool:
    assume(red_black.nearly_calm(left) and calm(right))
    return calm(balance_once(left, key, value, right))


@calm_balance_once.proof
def _(goal: Goal) -> None:
    for case in goal.cases(balance_once):
        case.simp(balance_once, red_black.rotated, calm, red_black.nearly_calm, red_black.is_red)


@define
def balance_crossed(left: Coloured[V], key: Nat, value: V, right: Coloured[V]) -> Coloured[V]:
    """With two subtrees exchanged."""
    match left:
        case red_black.Node(Colour.RED, red_black.Node(Colour.RED, a, xk, xv, b), yk, yv, c):
            return red_black.rotated(a, xk, xv, c, yk, yv, b, key, value, right)
        case _:
            return red_black.Node(Colour.BLACK, left, key, value, right)


@theorem
def ordered_balance_crossed(left: Coloured[V], key: Nat, value: V, right: Coloured[V]) -> bool:
    assume(red_black.ordered(left) and red_black.below(left, key))
    assume(red_black.ordered(right) and red_black.above(right, key))
    return red_black.ordered(balance_crossed(left, key, value, right))


@ordered_balance_crossed.proof
def _(goal: Goal) -> None:
    r = red_black
    for case in goal.cases(balance_crossed):
        case.simp(balance_crossed, r.rotated, r.ordered, r.below, r.above, r.below_le, r.above_le)


@theorem
def put_is_calm(k: Nat, v: V, t: Coloured[V]) -> bool:
    """Without the black root that `insert` makes."""
    assume(calm(t))
    return calm(red_black.put(k, v, t))


@put_is_calm.proof
def _(goal: Goal) -> None:
    goal.simp(red_black.calm_put, calm)


@theorem
def insert_keeps_the_height(k: Nat, v: V, t: Coloured[V]) -> bool:
    assume(level(t))
    return red_black.height(red_black.insert(k, v, t)) == red_black.height(t)


@insert_keeps_the_height.proof
def _(goal: Goal) -> None:
    goal.simp(red_black.insert, red_black.black, red_black.height, red_black.level_put)


@given(st.lists(st.integers(0, 20), max_size=30))
def test_red_black_trees_are_what_they_are_proved_to_be(keys: list[int]) -> None:
    t = red_black.Leaf()
    for i, k in enumerate(keys):
        t = red_black.insert(k, i, t)
        assert calm(t) and level(t) and red_black.ordered(t)
    expected = {k: i for i, k in enumerate(keys)}
    for k in range(21):
        assert red_black.lookup(k, t) == (Some(expected[k]) if k in expected else None)


red = [red_black.Node(Colour.RED, red_black.Leaf(), i, 10 * i, red_black.Leaf()) for i in range(4)]
red_to_the_right = red_black.Node(Colour.RED, red_black.Leaf(), 1, 10, red[2])
red_left_of_red = red_black.Node(
    Colour.RED, red_black.Node(Colour.RED, red[0], 1, 10, red[2]), 3, 30, red_black.Leaf()
)


one, two = Node(Leaf(), 1, 10, Leaf()), Node(Leaf(), 2, 20, Leaf())

FALSE = [
    (lookup_insert_losing, (2, 1, 7, Node(Leaf(), 1, 10, two))),
    (lookup_insert_swapped, (1, 1, 7, one)),
    (delete_unordered, (2, 1, Node(two, 1, 10, Leaf()))),
    (below_join_too_much, (one, Leaf(), 1)),
    (join_with_a_common_key, (two, two, 1)),
    (short_runs, ([1],)),
    (calm_balance_once, (red_to_the_right, 3, 30, red_black.Leaf())),
    (ordered_balance_crossed, (red_left_of_red, 5, 50, red_black.Leaf())),
    (put_is_calm, (2, 20, red[1])),
    (insert_keeps_the_height, (0, 1, red_black.Leaf())),
    (every_code_is_shortest, ([(1, 2), (1, 1)],)),
    (encode_decode_long, ([B8(0xC0), B8(0x80)], [B21(0)])),
    (row2_with_one_more, (B21(0x7F),)),
    (row3_with_surrogates, (B21(0xD800),)),
    (any_number_is_a_code_point, (B21(0x110000), [])),
]
"""Theorems that do not hold, each with the proof of its true neighbour and arguments of which it is false."""

FALSE_OF_ALL_WORDS = [hasty_matches, derivative_of_any_letter, iterated_cons_once, catenated_commutes]


@pytest.mark.parametrize(("statement", "arguments"), FALSE, ids=lambda v: getattr(v, "name", ""))
def test_false_of_its_arguments(statement, arguments) -> None:
    assert not statement(*arguments)


@pytest.mark.parametrize(
    "statement", [*[s for s, _ in FALSE], *FALSE_OF_ALL_WORDS], ids=lambda v: getattr(v, "name", "")
)
def test_false_is_not_proved(statement) -> None:
    with pytest.raises((TacticFailed, Refuted)) as caught:
        prove(statement)
    assert "⊢" in str(caught.value) or "counterexample (replayed)" in str(caught.value)
