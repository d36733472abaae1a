"""Hypothesis strategies for the types of models.

Values are small, and words are often at the ends of their range, where statements about them fail. A value of
a recursive type has a bounded height: `fuel` counts constructors downwards, and only those constructors are
chosen whose parts can still be completed. Without the bound, most values of a type such as an expression
would be endless.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from lemmata.core.language import primitive
from lemmata.core.language.datatypes import Constructor, data_of
from lemmata.core.language.errors import LanguageError
from lemmata.core.language.sorts import BOOL, INT, NAT, STRING, Con, Number, Sort, resolve, show
from lemmata.core.language.tables import Table
from lemmata.core.language.words import Bits, word_class

FUEL = 4
_LISTS = ("list", "option")


class NoStrategy(LanguageError):
    """A type that no values can be made of."""


@functools.cache
def values(sort: Sort, fuel: int = FUEL, finite: bool = False) -> SearchStrategy[Any]:
    """The values of a type without variables; with FINITE, functions are tables that are complete from the start.

    Raises NoStrategy.
    """
    sort = resolve(sort)
    if not isinstance(sort, Con):
        raise NoStrategy(f"no values of type {show(sort)}")
    if sort in _BASE:
        return _BASE[sort]()
    if sort.name in _MADE:
        return _MADE[sort.name](sort, fuel, finite)
    if primitive.by_key(sort.name) is not None:
        return _primitive(sort, fuel, finite)
    return _datatype(sort, fuel, finite)


def words(width: int) -> SearchStrategy[Bits[Any]]:
    """Words: small ones, those around the ends of the signed and the unsigned range, and any."""
    kind = word_class(width)
    top, half = kind.MASK, 1 << width >> 1
    edges = {n for n in (0, 1, half - 1, half, half + 1, top - 1, top) if 0 <= n <= top}
    numbers = st.one_of(
        st.integers(0, min(top, 16)), st.sampled_from(sorted(edges)), st.integers(0, top), st.integers(0, top)
    )
    return numbers.map(kind._of)


def _naturals() -> SearchStrategy[int]:
    """Mostly small: recursion on a natural is as deep as the natural is great."""
    return st.one_of(st.integers(0, 3), st.integers(0, 8), st.integers(0, 20), st.integers(0, 200))


def _integers() -> SearchStrategy[int]:
    return st.one_of(st.integers(-4, 4), st.integers(-20, 20), st.integers(-(2**16), 2**16))


def _word(sort: Con, _: int, __: bool) -> SearchStrategy[Any]:
    width = resolve(sort.args[0])
    if not isinstance(width, Number):
        raise NoStrategy(f"no values of type {show(sort)}")
    return words(width.value)


def _list(sort: Con, fuel: int, finite: bool) -> SearchStrategy[Any]:
    """Lists; inside other values they are short, and empty where fuel is too low for an item."""
    if _height(sort.args[0]) > fuel - 1:
        return st.builds(list)
    return st.lists(values(sort.args[0], fuel - 1, finite), max_size=10 if fuel == FUEL else 3)


def _option(sort: Con, fuel: int, finite: bool) -> SearchStrategy[Any]:
    from lemmata.core.language.types import Some

    if _height(sort.args[0]) > fuel - 1:
        return st.none()
    return st.one_of(st.none(), values(sort.args[0], fuel - 1, finite).map(Some))


def _tuple(sort: Con, fuel: int, finite: bool) -> SearchStrategy[Any]:
    return st.tuples(*[values(s, fuel, finite) for s in sort.args])


def _function(sort: Con, fuel: int, finite: bool) -> SearchStrategy[Any]:
    """Tables: Hypothesis chooses a value when a function is asked for it, unless they are to be FINITE."""
    arity, inner = len(sort.args) - 1, min(fuel, FUEL - 1)
    result = values(sort.args[-1], inner, finite)
    if finite:
        cases = st.tuples(st.tuples(*[values(s, inner, finite) for s in sort.args[:-1]]), result)
        return st.builds(functools.partial(Table.of, arity), result, st.lists(cases, max_size=3))
    find = cast("SearchStrategy[Callable[[str], Any]]", st.functions(like=_at, returns=result, pure=True))
    return st.builds(functools.partial(Table, arity), result, find)


def _at(key: str) -> Any:
    """The shape of the functions behind tables."""


def _primitive(sort: Con, fuel: int, finite: bool) -> SearchStrategy[Any]:
    """Values of a type that is not made of datatypes: its class takes the tuples of items that a value is made of."""
    kind = primitive.by_key(sort.name)
    if kind is None:
        raise NoStrategy(f"no values of type {show(sort)}")
    if max([_height(s) for s in sort.args], default=0) > fuel - 1:
        return st.builds(kind.python)
    items = st.tuples(*[values(s, fuel - 1, finite) for s in sort.args])
    return st.lists(items, max_size=4).map(kind.python)


def _datatype(sort: Con, fuel: int, finite: bool) -> SearchStrategy[Any]:
    data = data_of(sort)
    if data is None:
        raise NoStrategy(f"no values of type {show(sort)}")
    heights = {c: _constructor_height(c, sort) for c in data.constructors}
    allowed = [c for c in data.constructors if heights[c] <= fuel]
    if not allowed:
        least = min(heights.values())
        if least >= _ENDLESS:
            raise NoStrategy(f"no values of type {show(sort)}")
        allowed = [c for c in data.constructors if heights[c] == least]
    return st.one_of([_constructed(c, c.field_sorts(sort), fuel, finite) for c in allowed])


def _constructed(
    constructor: Constructor, fields: Sequence[Sort], fuel: int, finite: bool
) -> SearchStrategy[Any]:
    if not isinstance(constructor.python, type):
        return st.just(constructor.python)
    return st.builds(constructor.python, *[values(s, fuel - 1, finite) for s in fields])


_BASE: dict[Sort, Callable[[], SearchStrategy[Any]]] = {
    BOOL: st.booleans,
    NAT: _naturals,
    INT: _integers,
    STRING: lambda: st.text(max_size=6),
}
_MADE: dict[str, Callable[[Con, int, bool], SearchStrategy[Any]]] = {
    "word": _word,
    "list": _list,
    "option": _option,
    "tuple": _tuple,
    "fun": _function,
}

_ENDLESS = 1_000
"""The height of a type that has no values."""


@functools.cache
def _height(sort: Sort) -> int:
    """How many constructors of datatypes stand above each other in the lowest value of a type, at least."""
    return _heights(sort)[sort]


def _constructor_height(constructor: Constructor, sort: Con) -> int:
    return 1 + max([_height(s) for s in constructor.field_sorts(sort)], default=-1)


def _heights(root: Sort) -> dict[Sort, int]:
    """The heights of a type and of all types inside it: the least solution of their equations."""
    inner: dict[Sort, list[list[Sort]]] = {}
    stack = [root]
    while stack:
        sort = stack.pop()
        if sort not in inner:
            inner[sort] = _alternatives(sort)
            stack.extend(part for way in inner[sort] for part in way)
    heights = dict.fromkeys(inner, _ENDLESS)
    changed = True
    while changed:
        changed = False
        for sort, ways in inner.items():
            step = 1 if isinstance(sort, Con) and data_of(sort) is not None and sort.name not in _MADE else 0
            found = min(
                [step + max([heights[part] for part in way], default=-step) for way in ways], default=0
            )
            if found < heights[sort]:
                heights[sort], changed = found, True
    return heights


def _alternatives(sort: Sort) -> list[list[Sort]]:
    """The ways to make a value of a type, each by the types of its parts; none for a type without parts."""
    if not isinstance(sort, Con) or sort in _BASE or sort.name == "word":
        return []
    if sort.name in _LISTS or primitive.by_key(sort.name) is not None:
        return [[]]
    if sort.name == "tuple":
        return [list(sort.args)]
    if sort.name == "fun":
        return [[sort.args[-1]]]
    data = data_of(sort)
    return [c.field_sorts(sort) for c in data.constructors] if data is not None else []
