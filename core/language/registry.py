"""What has been defined: one entry for each ``define`` and each ``theorem``, in the order of definition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import BuiltinFunctionType, FrameType, FunctionType
from typing import TYPE_CHECKING, Any

from lemmata.core.language.errors import DefinitionError
from lemmata.core.logic import printing

if TYPE_CHECKING:
    from lemmata.core.kernel.terms import Symbol, Term
    from lemmata.core.kernel.thm import Thm
    from lemmata.core.kernel.types import Type
    from lemmata.core.language.ir import Expr, Var
    from lemmata.core.language.sorts import Con, Sort
    from lemmata.core.language.source import Source


@dataclass(frozen=True)
class Elaborated:
    """A definition as the kernel is to receive it.

    In ``body`` the functions of the group are free variables, ``function`` of each entry, applied to all
    their arguments.  Each recursive call passes, at the callee's ``descending`` place, a variable that a
    ``case`` took from the caller's ``descending`` parameter.  ``descending`` is None where nothing recurs.
    """

    name: str
    params: tuple[Term, ...]
    result: Type
    body: Term
    function: Term
    descending: int | None
    measure: Term | None = None


@dataclass(frozen=True)
class Statement:
    """A theorem to prove: for all variables, the assumptions imply the conclusion."""

    name: str
    variables: tuple[Term, ...]
    assumptions: tuple[Term, ...]
    conclusion: Term


@dataclass(frozen=True)
class Given:
    """A function that comes with theorems: ⊢ constant = its meaning, and the equations it computes by."""

    equation: Thm
    rules: tuple[Thm, ...]


@dataclass(eq=False)
class Call:
    """A recursive call as it was read: who calls whom, with what, and where."""

    caller: Definition
    callee: Definition
    args: tuple[Expr, ...]
    below: tuple[frozenset[Var], ...]
    """For each argument the variables that it is a proper part of."""
    error: Callable[[str, str], DefinitionError]


@dataclass(eq=False)
class Definition:
    """A defined function and what the prover knows of it.

    ``params``, ``result`` and ``body`` are read at the decorator; ``constant`` and ``equation`` are made
    in the kernel on first use.
    """

    name: str
    module: str
    function: Any = None
    source: Source | None = None
    frame: FrameType | None = None
    reads: frozenset[str] = frozenset()
    later: dict[str, Definition] = field(default_factory=dict)
    is_theorem: bool = False
    params: tuple[Var, ...] = ()
    result: Sort | None = None
    body: Expr | None = None
    assumptions: tuple[Expr, ...] = ()
    calls: list[Call] = field(default_factory=list)
    group: tuple[Definition, ...] = ()
    descending: int | None = None
    only_descending: int | None = None
    measure: Expr | None = None
    """What gets smaller in every recursive call, of a definition that says `decreases`."""
    obligation: Any = None
    """The script that proves that it does, where the user gave one."""
    given: Callable[[], Given] | None = None
    """What makes the constant of a function that is not read from source."""
    _rules: tuple[Thm, ...] = ()
    _constant: Term | None = None
    _equation: Thm | None = None
    _elaborated: Elaborated | None = None

    @property
    def kernel_name(self) -> str:
        """The name of its constant."""
        return f"{self.module}.{self.name}"

    @property
    def file(self) -> str:
        """The file it stands in."""
        return self.function.__code__.co_filename if self.function else ""

    @property
    def line(self) -> int:
        """The line of its decorator."""
        return self.function.__code__.co_firstlineno if self.function else 0

    @property
    def sort(self) -> Con:
        """Its type."""
        from lemmata.core.language.sorts import function

        if self.result is None:
            raise DefinitionError(f"{self.kernel_name} has not been read yet")
        return function([p.sort for p in self.params], self.result)

    @property
    def elaborated(self) -> Elaborated:
        """The definition as the kernel received it."""
        self._enter()
        if self._elaborated is None:
            raise DefinitionError(f"{self.kernel_name} is not a definition of the logic")
        return self._elaborated

    @property
    def constant(self) -> Term:
        """Its constant, at its most general type."""
        self._enter()
        if self._constant is None:
            raise DefinitionError(f"{self.kernel_name} is not a definition of the logic")
        return self._constant

    @property
    def equation(self) -> Thm:
        """Its defining equation."""
        self._enter()
        if self._equation is None:
            raise DefinitionError(f"{self.kernel_name} is not a definition of the logic")
        return self._equation

    @property
    def rules(self) -> tuple[Thm, ...]:
        """The equations that it computes by: its defining equation, or those that were given."""
        self._enter()
        return self._rules if self.given is not None else (self.equation,)

    def _enter(self) -> None:
        """Enter its group into the kernel, if that has not been done."""
        from lemmata.core.language import groups, lower

        if self._constant is None and self.given is not None:
            made = self.given()
            self._constant, self._equation = made.equation.concl.args[0], made.equation
            self._rules = made.rules
            printing.call(self._constant.symbol, self.name)
            _BY_SYMBOL[self._constant.symbol] = self
        elif self._constant is None:
            if self.body is None:
                raise groups.waiting_error(self)
            lower.enter(self)

    @property
    def entered_already(self) -> bool:
        """Whether the kernel has it."""
        return self._constant is not None

    def entered(self, elaborated: Elaborated, constant: Term, equation: Thm) -> None:
        """Take in what the kernel made."""
        self._elaborated, self._constant, self._equation = elaborated, constant, equation
        _BY_SYMBOL[constant.symbol] = self

    def __repr__(self) -> str:
        return f"<definition {self.kernel_name}>"


_BY_FUNCTION: dict[object, Definition] = {}
_BY_SYMBOL: dict[Symbol, Definition] = {}


def record(definition: Definition) -> None:
    """Enter a definition."""
    _BY_FUNCTION[definition.function] = definition


def forget(definition: Definition) -> None:
    """Take out a definition that turned out wrong."""
    _BY_FUNCTION.pop(definition.function, None)


def mean(function: Callable[..., Any], definition_of: Callable[..., Any]) -> None:
    """Let a function that Python has built in stand for a definition."""
    _BY_FUNCTION[function] = definition(definition_of)


def find(function: object) -> Definition | None:
    """The entry of a defined function, or what a built-in function stands for; None for anything else."""
    known = isinstance(function, (FunctionType, BuiltinFunctionType))
    return _BY_FUNCTION.get(function) if known else None


def of_symbol(symbol: Symbol) -> Definition | None:
    """The definition that a constant comes from; also one that stands for a recursive comprehension."""
    return _BY_SYMBOL.get(symbol)


def definition(function: Callable[..., Any]) -> Definition:
    """The entry of a defined function.  Raises DefinitionError for any other."""
    found = find(function)
    if found is None:
        raise DefinitionError(f"{function!r} is not defined in the logic", hint="decorate it with @define")
    return found


def definitions() -> Iterator[Definition]:
    """Every definition, oldest first; theorems are not among them."""
    return iter([entry for entry in dict.fromkeys(_BY_FUNCTION.values()) if not entry.is_theorem])
