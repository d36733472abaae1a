"""What is known of a value while a function is compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from lemmata.core.compiler.layout import CompileError, is_plain, width
from lemmata.core.language.datatypes import LIST, OPTION, Constructor
from lemmata.core.language.ir import Lambda, Var
from lemmata.core.language.sorts import Param, Sort, instantiate, params, resolve, zonk

if TYPE_CHECKING:
    from lemmata.core.language.registry import Definition


@dataclass(frozen=True, slots=True)
class Known:
    """A value that is known, in compiled form."""

    value: Any


@dataclass(frozen=True, slots=True)
class Code:
    """The value of a Python expression; `atom` where it is a name."""

    text: str
    atom: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """A value whose constructor is known."""

    constructor: Constructor
    parts: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Closure:
    """An anonymous function, with the values of its free variables."""

    function: Lambda
    scope: Scope


@dataclass(frozen=True, slots=True)
class Named:
    """A defined function as a value, at the values of its type variables."""

    definition: Definition
    types: tuple[tuple[Param, Sort], ...]


Value: TypeAlias = Known | Code | Built | Closure | Named


@dataclass(slots=True)
class Scope:
    """The values of variables, and of the type variables of the function that is compiled."""

    values: dict[Var, Value]
    types: Mapping[Param, Sort]
    depth: int = 0
    path: tuple[Definition, ...] = field(default=())

    def extended(self, names: dict[Var, Value]) -> Scope:
        """With more variables."""
        return Scope({**self.values, **names}, self.types, self.depth, self.path)

    def sort(self, sort: Sort) -> Sort:
        """A type with the type variables replaced."""
        return zonk(instantiate(sort, self.types))

    def width(self, sort: Sort) -> int:
        """The width of a type of words, 0 of any other."""
        return width(self.sort(sort)) or 0


def instance(definition: Definition, sort: Sort) -> tuple[tuple[Param, Sort], ...]:
    """The values of a definition's type variables at an instance of its type."""
    found: dict[Param, Sort] = {}
    _match(definition.sort, sort, found)
    return tuple((param, found[param]) for param in params([definition.sort]) if param in found)


def _match(pattern: Sort, sort: Sort, found: dict[Param, Sort]) -> None:
    pattern, sort = resolve(pattern), resolve(sort)
    if isinstance(pattern, Param):
        found.setdefault(pattern, sort)
        return
    for a, b in zip(getattr(pattern, "args", ()), getattr(sort, "args", ()), strict=True):
        _match(a, b, found)


def known(constructor: Constructor, parts: tuple[Any, ...]) -> Any:
    """The compiled form of a constructor on compiled parts."""
    data = constructor.data
    if data is OPTION:
        return (parts[0],) if parts else None
    if data is LIST:
        return parts or None
    if not is_plain(data):
        raise CompileError(f"{constructor.name} is not built in compiled code")
    return parts if data.is_record else (constructor.index, *parts)
