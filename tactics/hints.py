"""Equations that evaluation needs beside definitions, registered by the modules whose functions they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lemmata.core.kernel.terms import Symbol
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import registry

_HINTS: dict[object, Callable[[], Thm]] = {}


def register(function: Callable[..., object], theorem: Callable[[], Thm]) -> None:
    """Use THEOREM(), an equation, in every evaluation of a goal that mentions FUNCTION."""
    _HINTS[function] = theorem


def hints(symbols: Iterable[Symbol]) -> list[Thm]:
    """The equations registered for some constants."""
    wanted = set(symbols)
    found = []
    for function, theorem in _HINTS.items():
        definition = registry.find(function)
        if definition is not None and definition.constant.symbol in wanted:
            found.append(theorem())
    return found
