"""The order of values: what stands alike is equal (`equal_values`), so a set has just the values it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lemmata.core.language import B64, Bits, Nat, define, forall, theorem
from lemmata.core.language.builtins import member
from lemmata.models.policy.ordering import (
    Order,
    compare,
    compare_code_points,
    compare_extensions,
    compare_fields,
    compare_items,
    compare_naturals,
    compare_strings,
    compare_uids,
    compare_words,
    extension_kind,
    insert,
    insert_all,
    kind,
)
from lemmata.models.policy.values import EntityUID, Extension, Value

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


EQUAL_PARTS = (
    equal_naturals, equal_words, same_word, equal_strings, same_string,
    equal_uids, same_uid, equal_extensions, same_extension,
)  # fmt: skip


@define
def exact_items(xs: list[Value]) -> bool:
    """Does a list of values stand like itself alone?"""

    def at(ys: list[Value]) -> bool:
        return (compare_items(xs, ys) == Order.EQUAL) == (xs == ys)

    return forall(at)


@define
def exact_fields(fs: list[tuple[str, Value]]) -> bool:
    """The same of fields."""

    def at(gs: list[tuple[str, Value]]) -> bool:
        return (compare_fields(fs, gs) == Order.EQUAL) == (fs == gs)

    return forall(at)


@define
def exact_field(field: tuple[str, Value]) -> bool:
    """The same of the value of one field."""
    _, x = field

    def at(y: Value) -> bool:
        return (compare(x, y) == Order.EQUAL) == (x == y)

    return forall(at)


@theorem
def equal_values(a: Value, b: Value) -> bool:
    """Values of every kind: by induction on values, lists of values, fields and lists of fields."""
    return (compare(a, b) == Order.EQUAL) == (a == b)


@equal_values.proof
def _(goal: Goal) -> None:
    claims = {"xs": "exact_items(xs)", "fs": "exact_fields(fs)", "field": "exact_field(field)"}
    parts = goal.induction("a", also=claims)
    for value in parts[:7]:
        for case in value.cases("b"):
            case.auto(compare, kind, *EQUAL_PARTS, exact_items, exact_fields)
    nil, cons = parts[7:9]
    for case in nil.unfold(exact_items).intro("ys").cases("ys"):
        case.simp(compare_items)
    empty, both = cons.unfold(exact_items, at="*").intro("ys").cases("ys")
    empty.simp(compare_items)
    both.use("ih", y="x").auto(compare_items)
    nil, cons = parts[9:11]
    for case in nil.unfold(exact_fields).intro("gs").cases("gs"):
        case.simp(compare_fields)
    empty, both = cons.unfold(exact_fields, at="*").intro("gs").cases("gs")
    (empty,) = empty.cases("f")
    empty.simp(compare_fields)
    (both,) = both.cases("f")
    (both,) = both.cases("g")
    both.simp(exact_field, at="ih").use("ih", b="f").auto(compare_fields, equal_strings, same_string)
    parts[11].auto(exact_field)


@theorem
def same_value(a: Value) -> bool:
    return compare(a, a) == Order.EQUAL


@same_value.proof
def _(goal: Goal) -> None:
    goal.simp(equal_values)


# Sets -------------------------------------------------------------------------------------------------


@theorem
def member_insert(x: Value, y: Value, items: list[Value]) -> bool:
    """Inserting adds one value and loses none."""
    return (y in insert(x, items)) == (y == x or y in items)


@member_insert.proof
def _(goal: Goal) -> None:
    goal.auto(insert, member, equal_values, same_value, on="items")


@theorem
def member_make_set(y: Value, xs: list[Value]) -> bool:
    """A set has the values that it is made of, and no others."""
    return (y in insert_all(xs)) == (y in xs)


@member_make_set.proof
def _(goal: Goal) -> None:
    goal.auto(insert_all, member, member_insert, on="xs")
