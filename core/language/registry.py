"""What has been defined: one entry for each ``define`` and each ``theorem``, in the order of definition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(eq=False)
class Definition:
    """A defined function and what the prover knows of it."""

    function: Callable[..., Any]
    name: str
    module: str
    file: str
    line: int


_BY_FUNCTION: dict[Callable[..., Any], Definition] = {}


def record(function: Callable[..., Any]) -> Definition:
    """Enter a function."""
    code = function.__code__
    entry = Definition(
        function, function.__qualname__, function.__module__, code.co_filename, code.co_firstlineno
    )
    _BY_FUNCTION[function] = entry
    return entry


def find(function: object) -> Definition | None:
    """The entry of a function, if it is defined."""
    try:
        return _BY_FUNCTION.get(function)  # type: ignore[call-overload, no-any-return]
    except TypeError:  # not hashable: no function
        return None


def definitions() -> Iterator[Definition]:
    """Every definition, oldest first."""
    return iter(list(_BY_FUNCTION.values()))
