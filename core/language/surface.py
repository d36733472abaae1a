"""The decorators of a model module: ``define`` and ``theorem``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Generic, ParamSpec, TypeVar

from lemmata.core.language import groups, registry
from lemmata.core.language.errors import AssumptionFailed
from lemmata.core.language.registry import Definition, Given, Statement

P = ParamSpec("P")
F = TypeVar("F", bound=Callable[..., Any])
Script = TypeVar("Script", bound=Callable[[Any], None])


def define(function: F) -> F:
    """Make a function a definition of the logic too; it stays the Python function that it is.

    Raises DefinitionError, pointing at the source, if the function is not in the language of models.
    """
    groups.submit(function, sys._getframe(1))
    return function


def primitive(given: Callable[[], Given]) -> Callable[[F], F]:
    """Decorator: the function stands for a constant of the kernel, which GIVEN makes when it is first asked for.

    Raises DefinitionError where the annotations are not types of models.
    """

    def mark(function: F) -> F:
        groups.submit_primitive(function, sys._getframe(1), given)
        return function

    return mark


def termination(function: Callable[..., Any]) -> Callable[[Script], Script]:
    """Decorator of a proof script: that the recursive calls of FUNCTION, which says `decreases`, get smaller.

    The script is run on each obligation that is not proved without it.
    """

    def attach(script: Script) -> Script:
        registry.definition(function).obligation = script
        return script

    return attach


_THEOREMS: list[Theorem[Any]] = []


def theorems() -> tuple[Theorem[Any], ...]:
    """Every theorem stated in a module that has been loaded, oldest first."""
    return tuple(_THEOREMS)


class Theorem(Generic[P]):
    """A statement: a predicate that runs, and that a proof script is to prove for all arguments."""

    def __init__(self, function: Callable[P, bool], definition: Definition) -> None:
        self.function = function
        self.definition = definition
        self.name = definition.name
        self.module = definition.module
        self.file = definition.file
        self.line = definition.line
        self.script: Callable[[Any], None] | None = None
        self.__doc__ = function.__doc__
        _THEOREMS.append(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> bool:
        """Whether the statement holds of these arguments; True where an assumption fails."""
        try:
            return self.function(*args, **kwargs)
        except AssumptionFailed:
            return True

    @property
    def statement(self) -> Statement:
        """What is to be proved, as terms of the kernel."""
        return groups.statement(self.definition)

    def proof(self, script: Script) -> Script:
        """Decorator: attach the proof script, a function of the goal."""
        self.script = script
        return script

    def __repr__(self) -> str:
        return f"<theorem {self.module}.{self.name}>"


def theorem(function: Callable[P, bool]) -> Theorem[P]:
    """Make a predicate a theorem to prove; its hypotheses are ``assume(p)`` statements.

    Raises DefinitionError, pointing at the source, if it is not in the language of models.
    """
    return Theorem(function, groups.submit(function, sys._getframe(1), is_theorem=True))
