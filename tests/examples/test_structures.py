"""Data structures of examples/: every theorem is proved and its proof file checked; what is nearly true is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import pytest
from lemmata.core.kernel.reader import read
from lemmata.core.language import Theorem
from lemmata.core.logic.writer import proof_text

from lemmata import Goal, Nat, Refuted, Some, TacticFailed, assume, define, prove, theorem
from lemmata.targets import load, theorems

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("search_tree",)
MODULES = {name: load(str(EXAMPLES / f"{name}.py")) for name in NAMES}
PROVED = [pytest.param(t, id=f"{name}-{t.name}") for name in NAMES for t in theorems(MODULES[name])]

V = TypeVar("V")

search_tree = MODULES["search_tree"]
Leaf, Node, Tree = search_tree.Leaf, search_tree.Node, search_tree.Tree
lookup, insert, delete, ordered = (
    search_tree.lookup,
    search_tree.insert,
    search_tree.delete,
    search_tree.ordered,
)


@pytest.mark.parametrize("true", PROVED)
def test_proved_and_checked(true: Theorem[Any]) -> None:
    th = prove(true)
    assert not th.hyps and th.axioms <= {"choice", "extensionality", "words"}
    assert read(proof_text({true.name: th}).splitlines())[true.name].concl is th.concl


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
    goal.auto(lookup, insert_losing, on="t", depth=1)


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
    node.use(search_tree.lookup_join, t="left", u="right", k="key", j="k").auto(
        ordered, lookup, delete, search_tree.lookup_above, search_tree.lookup_below, depth=1
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
    goal.auto(
        search_tree.below, search_tree.above, ordered, search_tree.join, search_tree.above_join,
        search_tree.above_le, on="t", depth=1,
    )  # fmt: skip


one, two = Node(Leaf(), 1, 10, Leaf()), Node(Leaf(), 2, 20, Leaf())

FALSE = [
    (lookup_insert_losing, (2, 1, 7, Node(Leaf(), 1, 10, two))),
    (lookup_insert_swapped, (1, 1, 7, one)),
    (delete_unordered, (2, 1, Node(two, 1, 10, Leaf()))),
    (below_join_too_much, (one, Leaf(), 1)),
    (join_with_a_common_key, (two, two, 1)),
]
"""Theorems that do not hold, each with the proof of its true neighbour and arguments of which it is false."""


@pytest.mark.parametrize(("statement", "arguments"), FALSE, ids=lambda v: getattr(v, "name", ""))
def test_false_is_not_proved(statement, arguments) -> None:
    assert not statement(*arguments)
    with pytest.raises((TacticFailed, Refuted)) as caught:
        prove(statement)
    assert "⊢" in str(caught.value) or "counterexample (replayed)" in str(caught.value)
