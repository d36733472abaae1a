"""The order of values: what stands alike is equal, part by part, up to entities among all values."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import B64, Bits, Nat, theorem
from lemmata.models.policy.ordering import (
    Order,
    compare,
    compare_code_points,
    compare_extensions,
    compare_naturals,
    compare_strings,
    compare_uids,
    compare_words,
    extension_kind,
    kind,
)
from lemmata.models.policy.values import Entity, EntityUID, Extension, Value

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

N = TypeVar("N", bound=int)


@theorem
def equal_naturals(a: Nat, b: Nat) -> bool:
    """Naturals that stand alike are equal."""
    return (compare_naturals(a, b) == Order.EQUAL) == (a == b)


@equal_naturals.proof
def _(goal: Goal) -> None:
    goal.auto(compare_naturals)


@theorem
def same_natural(a: Nat) -> bool:
    """A natural and itself; below, the same of other types."""
    return compare_naturals(a, a) == Order.EQUAL


@same_natural.proof
def _(goal: Goal) -> None:
    goal.simp(equal_naturals)


@theorem
def same_number(a: Bits[N], b: Bits[N]) -> bool:
    """Words of one value are equal."""
    return (a.uint == b.uint) == (a == b)


@same_number.proof
def _(goal: Goal) -> None:
    same, other = goal.cases("a == b")
    same.simp()
    other.have("a.uint != b.uint", by=lambda g: g.word()).simp()


@theorem
def equal_words(a: B64, b: B64) -> bool:
    """Words, read as signed."""
    return (compare_words(a, b) == Order.EQUAL) == (a == b)


@equal_words.proof
def _(goal: Goal) -> None:
    goal.unfold(compare_words).smt()


@theorem
def same_word(a: B64) -> bool:
    return compare_words(a, a) == Order.EQUAL


@same_word.proof
def _(goal: Goal) -> None:
    goal.simp(equal_words)


@theorem
def equal_code_points(a: list[Nat], b: list[Nat]) -> bool:
    """Texts."""
    return (compare_code_points(a, b) == Order.EQUAL) == (a == b)


@equal_code_points.proof
def _(goal: Goal) -> None:
    for part in goal.induction("a"):
        for case in part.cases("b"):
            case.auto(compare_code_points, equal_naturals, same_natural)


@theorem
def same_code_points(a: list[Nat]) -> bool:
    return compare_code_points(a, a) == Order.EQUAL


@same_code_points.proof
def _(goal: Goal) -> None:
    goal.simp(equal_code_points)


@theorem
def equal_strings(a: str, b: str) -> bool:
    """Strings."""
    return (compare_strings(a, b) == Order.EQUAL) == (a == b)


@equal_strings.proof
def _(goal: Goal) -> None:
    goal.auto(compare_strings, equal_code_points, same_code_points)


@theorem
def same_string(a: str) -> bool:
    return compare_strings(a, a) == Order.EQUAL


@same_string.proof
def _(goal: Goal) -> None:
    goal.simp(compare_strings)


@theorem
def equal_uids(a: EntityUID, b: EntityUID) -> bool:
    """Entities."""
    return (compare_uids(a, b) == Order.EQUAL) == (a == b)


@equal_uids.proof
def _(goal: Goal) -> None:
    for part in goal.cases("a"):
        for case in part.cases("b"):
            case.auto(compare_uids, equal_strings, same_string)


@theorem
def equal_extensions(a: Extension, b: Extension) -> bool:
    """Values of extension types."""
    return (compare_extensions(a, b) == Order.EQUAL) == (a == b)


@equal_extensions.proof
def _(goal: Goal) -> None:
    for part in goal.cases("a"):
        for case in part.cases("b"):
            case.auto(compare_extensions, extension_kind, equal_words, same_word, equal_naturals, same_natural, same_number)


@theorem
def same_uid(a: EntityUID) -> bool:
    return compare_uids(a, a) == Order.EQUAL


@same_uid.proof
def _(goal: Goal) -> None:
    goal.simp(equal_uids)


@theorem
def same_extension(a: Extension) -> bool:
    return compare_extensions(a, a) == Order.EQUAL


@same_extension.proof
def _(goal: Goal) -> None:
    goal.simp(equal_extensions)


@theorem
def equal_entities(a: EntityUID, b: Value) -> bool:
    """An entity stands like itself alone, among values of every kind."""
    return (compare(Entity(a), b) == Order.EQUAL) == (Entity(a) == b)


@equal_entities.proof
def _(goal: Goal) -> None:
    for case in goal.cases("b"):
        case.auto(compare, kind, equal_uids, same_uid, equal_naturals)
