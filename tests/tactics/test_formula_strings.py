"""Formulas of proof scripts speak of strings, although goals know them as lists of code points."""

from __future__ import annotations

from typing import TypeAlias

import pytest
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.types import BOOL
from lemmata.core.language import DefinitionError, Nat, datatype, define, theorem
from lemmata.core.language.formulas import formula
from lemmata.core.language.sorts import STRING
from lemmata.core.language.theory import lower_sort

from lemmata import Goal, prove


@datatype
class Leaf:
    """A number."""

    value: Nat


@datatype
class Named:
    """Trees by name."""

    parts: list[tuple[str, Tree]]


Tree: TypeAlias = Leaf | Named


@define
def copied(t: Tree) -> Tree:
    """The same tree."""
    match t:
        case Leaf(n):
            return Leaf(n)
        case Named(parts):
            return Named(copied_parts(parts))


@define
def copied_parts(parts: list[tuple[str, Tree]]) -> list[tuple[str, Tree]]:
    """The same parts."""
    match parts:
        case [(name, t), *rest]:
            return [(name, copied(t)), *copied_parts(rest)]
        case _:
            return []


@define
def copied_part(part: tuple[str, Tree]) -> tuple[str, Tree]:
    """The same part."""
    name, t = part
    return name, copied(t)


@theorem
def copied_same(t: Tree) -> bool:
    return copied(t) == t


@copied_same.proof
def _(goal: Goal) -> None:
    claims = {"ps": "copied_parts(ps) == ps", "part": "copied_part(part) == part"}
    leaf, named, nil, cons, part = goal.induction("t", also=claims)
    leaf.simp(copied)
    named.simp(copied)
    nil.simp(copied_parts)
    (cons,) = cons.cases("p")
    cons.simp(copied_part, at="ih").auto(copied_parts, copied_part)
    part.simp(copied_part)


def test_induction_on_strings_beside_trees() -> None:
    assert not prove(copied_same).hyps


S = tm.var("s", lower_sort(STRING))


def script(goal: Goal) -> None:
    """Where the formulas stand."""


@pytest.mark.parametrize("text", ['s == ""', 's + "b" == s', "s == [97]", "len(s) == 1", "[s] == [[97]]"])
def test_a_string_is_its_code_points(text: str) -> None:
    assert formula(text, [S], script).type is BOOL


@pytest.mark.parametrize("text", ["s == 5", "s == [True]", 's == ["a"]', "copied(s) == s", "[s] == s"])
def test_other_types_are_refused(text: str) -> None:
    with pytest.raises(DefinitionError):
        formula(text, [S], script)
