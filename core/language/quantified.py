"""``forall(p)`` and ``exists(p)``: a predicate of all values of its parameters' types, or of some.

The predicate is a function with annotations, mostly a local one::

    def cancels(y: B8) -> bool:
        return x + y == 0
    return exists(cancels)

In proofs the types may be any; a call in Python goes through the values, where they are few enough.
"""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Callable, Iterator
from typing import Any

from lemmata.core.language.annotations import read
from lemmata.core.language.datatypes import data_of, reachable
from lemmata.core.language.errors import DefinitionError, LanguageError
from lemmata.core.language.sorts import BOOL, Con, Number, Sort, resolve, show
from lemmata.core.language.types import Some
from lemmata.core.language.words import word_class

LIMIT = 1 << 16
"""How many values a call goes through at most."""


class NotFinite(LanguageError):
    """A quantifier over too many values to go through them."""


def forall(predicate: Callable[..., bool]) -> bool:
    """Whether a predicate holds of all values of its parameters' types. Raises NotFinite if they are too many."""
    return all(predicate(*values) for values in _arguments(predicate))


def exists(predicate: Callable[..., bool]) -> bool:
    """Whether a predicate holds of some values of its parameters' types. Raises NotFinite if they are too many."""
    return any(predicate(*values) for values in _arguments(predicate))


def _arguments(predicate: Callable[..., bool]) -> Iterator[tuple[Any, ...]]:
    """All the arguments that a predicate can be called with."""
    name = getattr(predicate, "__name__", repr(predicate))

    def fail(message: str, hint: str) -> DefinitionError:
        return DefinitionError(f"{name}: {message}", hint=hint)

    found: list[tuple[str, Sort]] = []
    for parameter in inspect.signature(predicate).parameters.values():
        if parameter.annotation is inspect.Parameter.empty:
            raise fail(f"the type of {parameter.name} is missing", "annotate it")
        found.append((parameter.name, read(parameter.annotation, _names(predicate), fail)))
    total = 1
    for parameter_name, sort in found:
        size = count(sort)
        total = total * size if size else 0
        if size is None or total > LIMIT:
            raise NotFinite(
                f"{name} cannot be tried on all values: {parameter_name} is a {show(sort)}; prove the statement instead"
            )
    return itertools.product(*[list(values_of(sort)) for _, sort in found])


def _names(function: Callable[..., Any]) -> dict[str, object]:
    names = dict(getattr(function, "__globals__", {}))
    cells = getattr(function, "__closure__", None) or ()
    code = getattr(function, "__code__", None)
    names.update(zip(code.co_freevars if code else (), (c.cell_contents for c in cells), strict=False))
    return names


def count(sort: Sort) -> int | None:
    """How many values a type has; None where there is no end to them, or more than LIMIT."""
    sort = resolve(sort)
    if sort == BOOL:
        return 2
    if not isinstance(sort, Con):
        return None
    if sort.name == "word":
        width = resolve(sort.args[0])
        return 1 << width.value if isinstance(width, Number) and width.value < LIMIT.bit_length() else None
    if sort.name == "option":
        inner = count(sort.args[0])
        return None if inner is None else inner + 1
    data = data_of(sort)
    if data is None or any(sort in reachable(*c.field_sorts(sort)) for c in data.constructors):
        return None
    total = 0
    for constructor in data.constructors:
        size = 1
        for field in constructor.field_sorts(sort):
            inner = count(field)
            if inner is None or size * inner > LIMIT:
                return None
            size *= inner
        total += size
    return total if total <= LIMIT else None


def values_of(sort: Sort) -> Iterator[Any]:
    """The values of a type that `count` counts."""
    sort = resolve(sort)
    if sort == BOOL:
        yield from (False, True)
    elif isinstance(sort, Con) and sort.name == "word":
        width = resolve(sort.args[0])
        kind = word_class(width.value if isinstance(width, Number) else 0)
        yield from map(kind._of, range(1 << kind.WIDTH))
    elif isinstance(sort, Con) and sort.name == "option":
        yield None
        yield from map(Some, values_of(sort.args[0]))
    elif isinstance(sort, Con):
        data = data_of(sort)
        for constructor in data.constructors if data is not None else ():
            for parts in itertools.product(*[list(values_of(f)) for f in constructor.field_sorts(sort)]):
                if sort.name == "tuple":
                    yield parts
                else:
                    yield (
                        constructor.python(*parts)
                        if isinstance(constructor.python, type)
                        else constructor.python
                    )
