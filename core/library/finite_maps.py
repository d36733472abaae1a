"""Finite maps: values by key, equal where they give the same values for all keys.

    m = insert(insert(FiniteMap(), 1, "one"), 2, "two")
    lookup(m, 1) == Some("one"), lookup(m, 3) is None, 2 in m

Keys may be of any type. Equations between maps made by `insert` compute; theorems about all maps are proved by
`map_extensionality` and `map_induction`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import REFL
from lemmata.core.language import Option, Some, assume, define, forall, implies, theorem
from lemmata.core.language.primitive import PrimitiveType, Quote, Unquote, register
from lemmata.core.language.registry import Given
from lemmata.core.language.sorts import Con
from lemmata.core.language.surface import primitive
from lemmata.core.language.theory import lower_sort
from lemmata.core.language.values import NotAValue
from lemmata.core.library import map_theory as theory

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

Key = TypeVar("Key")
Value = TypeVar("Value")
Other = TypeVar("Other")
KEY = "lemmata.core.library.finite_maps.FiniteMap"


class FiniteMap(Generic[Key, Value]):
    """An immutable map, made of pairs of which later ones count."""

    __slots__ = ("_entries",)

    def __init__(self, pairs: Iterable[tuple[Key, Value]] = ()) -> None:
        self._entries: dict[object, tuple[Key, Value]] = {}
        for key, value in pairs:
            self._entries[_hashable(key)] = (key, value)

    def items(self) -> Iterator[tuple[Key, Value]]:
        """The pairs, in no order that means anything."""
        return iter(self._entries.values())

    def find(self, key: Key) -> Option[Value]:
        """As `lookup`."""
        found = self._entries.get(_hashable(key))
        return None if found is None else Some(found[1])

    def __contains__(self, key: object) -> bool:
        return _hashable(key) in self._entries

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FiniteMap):
            return NotImplemented
        return {k: v for k, (_, v) in self._entries.items()} == {k: v for k, (_, v) in other._entries.items()}

    def __hash__(self) -> int:
        return hash(frozenset((key, _hashable(value)) for key, (_, value) in self._entries.items()))

    def __repr__(self) -> str:
        return f"FiniteMap([{', '.join(f'({key!r}, {value!r})' for key, value in self.items())}])"


def _hashable(value: object) -> object:
    """A value to look up by: equal ones for equal values of the language, which has lists."""
    if isinstance(value, list):
        return ("list", *map(_hashable, value))
    if isinstance(value, tuple):
        return ("tuple", *map(_hashable, value))
    if not dataclasses.is_dataclass(value):
        return value
    return (type(value), *[_hashable(getattr(value, field.name)) for field in dataclasses.fields(value)])


def _quote(value: Any, sort: Con, quote: Quote) -> Term:
    kind = lower_sort(sort)
    term = theory.empty_of(kind)
    for key, item in value.items():
        term = theory.insert_into(term, quote(key, sort.args[0]), quote(item, sort.args[1]))
    return term


def _unquote(term: Term, sort: Con, unquote: Unquote) -> FiniteMap[Any, Any]:
    found: list[tuple[Any, Any]] = []
    while (entry := theory.taken_apart(term)) is not None:
        term, key, value = entry
        found.append((unquote(key, sort.args[0]), unquote(value, sort.args[1])))
    if not theory.is_empty(term):
        raise NotAValue(f"{term!r} is not a value of type FiniteMap")
    return FiniteMap(reversed(found))


def _empty_map() -> Callable[..., Any]:
    return empty_map


register(
    PrimitiveType(
        key=KEY,
        python=FiniteMap,
        params=2,
        make=_empty_map,
        contains=lambda: has_key,
        con=lambda: theory.subtype()[0],
        quote=_quote,
        unquote=_unquote,
        equality=lambda: [*theory.equality_rules(), *theory.lookup_laws(), *theory.erase_rules()],
    )
)


# Operations


@primitive(lambda: Given(theory.empty(), ()))
def empty_map() -> FiniteMap[Key, Value]:
    """The map without keys, which ``FiniteMap()`` is too."""
    return FiniteMap()


@primitive(lambda: Given(REFL(tm.const(theory.lookup_symbol())), theory.lookup_laws()))
def lookup(m: FiniteMap[Key, Value], key: Key) -> Option[Value]:
    """The value at a key, if there is one."""
    return m.find(key)


@primitive(lambda: Given(theory.insert(), ()))
def insert(m: FiniteMap[Key, Value], key: Key, value: Value) -> FiniteMap[Key, Value]:
    """The map with a value at a key, in place of one that was there."""
    return FiniteMap([*m.items(), (key, value)])


@primitive(lambda: Given(theory.erase(), theory.erase_rules()))
def erase(m: FiniteMap[Key, Value], key: Key) -> FiniteMap[Key, Value]:
    """The map without a key."""
    return FiniteMap([(k, v) for k, v in m.items() if k != key])


@primitive(lambda: Given(theory.union(), theory.union_rules()))
def union(m: FiniteMap[Key, Value], n: FiniteMap[Key, Value]) -> FiniteMap[Key, Value]:
    """The values of the second map, and those of the first for its other keys."""
    return FiniteMap([*m.items(), *n.items()])


@primitive(lambda: Given(theory.select(), theory.select_rules()))
def select(f: Callable[[Key, Value], Option[Other]], m: FiniteMap[Key, Value]) -> FiniteMap[Key, Other]:
    """What a function makes of each value; none takes the key out."""
    made = [(key, f(key, value)) for key, value in m.items()]
    return FiniteMap([(key, some.value) for key, some in made if some is not None])


@define
def has_key(m: FiniteMap[Key, Value], key: Key) -> bool:
    """``key in m``."""
    return lookup(m, key) is not None


# Theorems about all maps


@theorem
def map_extensionality(m: FiniteMap[Key, Value], n: FiniteMap[Key, Value]) -> bool:
    """Maps with the same values for all keys are equal."""

    def same(key: Key) -> bool:
        return lookup(m, key) == lookup(n, key)

    assume(forall(same))
    return m == n


@map_extensionality.proof
def _(goal: Goal) -> None:
    for part in goal.apply(theory.extensionality()):
        part.assumption()


@theorem
def map_induction(P: Callable[[FiniteMap[Key, Value]], bool], m: FiniteMap[Key, Value]) -> bool:
    """What holds of the empty map, and still holds when a value is inserted, holds of every map."""

    def step(n: FiniteMap[Key, Value], key: Key, value: Value) -> bool:
        return implies(P(n), P(insert(n, key, value)))

    assume(P(FiniteMap()))
    assume(forall(step))
    return P(m)


@map_induction.proof
def _(goal: Goal) -> None:
    for part in goal.apply(theory.induction()):
        part.assumption()
