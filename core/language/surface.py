"""What a model module is written with: ``define``, ``theorem`` and the words inside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, NoReturn, ParamSpec, TypeVar

from lemmata.core.language import registry
from lemmata.core.language.errors import AssumptionFailed, Unreachable

P = ParamSpec("P")
F = TypeVar("F", bound=Callable[..., Any])
Script = TypeVar("Script", bound=Callable[[Any], None])


def define(function: F) -> F:
    """Make a function a definition of the logic too; it stays the Python function that it is."""
    registry.record(function)
    return function


class Theorem(Generic[P]):
    """A statement: a predicate that runs, and that a proof script is to prove for all arguments."""

    def __init__(self, function: Callable[P, bool]) -> None:
        self.function = function
        self.name = function.__qualname__
        self.module = function.__module__
        self.file = function.__code__.co_filename
        self.line = function.__code__.co_firstlineno
        self.script: Callable[[Any], None] | None = None
        self.__doc__ = function.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> bool:
        """Whether the statement holds of these arguments; True where an assumption fails."""
        try:
            return self.function(*args, **kwargs)
        except AssumptionFailed:
            return True

    def proof(self, script: Script) -> Script:
        """Decorator: attach the proof script, a function of the goal."""
        self.script = script
        return script

    def __repr__(self) -> str:
        return f"<theorem {self.module}.{self.name}>"


def theorem(function: Callable[P, bool]) -> Theorem[P]:
    """Make a predicate a theorem to prove; its hypotheses are ``assume(p)`` statements."""
    return Theorem(function)


def assume(condition: bool) -> None:
    """In a theorem: what follows is claimed only where the condition holds."""
    if not condition:
        raise AssumptionFailed


def implies(premise: bool, conclusion: bool) -> bool:
    """Whether the conclusion holds if the premise does; both are evaluated."""
    return conclusion or not premise


def unreachable() -> NoReturn:
    """The case that cannot occur; the prover checks that it cannot."""
    raise Unreachable("a case marked unreachable was reached")
