"""Types as the elaborator sees them, with unknowns, and their unification.

These are the annotations of the source: functions and tuples keep their arity here and become curried
functions and nested pairs only in the kernel.  Widths of words are types of their own kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Con:
    """A constructor of types applied to arguments; datatypes are named by module and name."""

    name: str
    args: tuple[Sort, ...] = ()


@dataclass(frozen=True, slots=True)
class Param:
    """A type variable, or a width variable."""

    name: str
    width: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A width."""

    value: int


class Meta:
    """A type that is not known yet."""

    __slots__ = ("found", "width")

    def __init__(self, width: bool = False) -> None:
        self.width = width
        self.found: Sort | None = None


Sort: TypeAlias = Con | Param | Number | Meta

BOOL, NAT, STRING = Con("bool"), Con("nat"), Con("str")
INT = Con("lemmata.core.language.integers.Int")


def word(width: int | Sort) -> Con:
    """The words of a width."""
    return Con("word", (Number(width) if isinstance(width, int) else width,))


def list_of(item: Sort) -> Con:
    """Lists of a type."""
    return Con("list", (item,))


def option_of(item: Sort) -> Con:
    """Options of a type."""
    return Con("option", (item,))


def function(args: Iterable[Sort], result: Sort) -> Con:
    """Functions of several arguments."""
    return Con("fun", (*args, result))


def resolve(sort: Sort) -> Sort:
    """What is known of a type at its head."""
    while isinstance(sort, Meta) and sort.found is not None:
        sort = sort.found
    return sort


def zonk(sort: Sort) -> Sort:
    """A type with everything known filled in."""
    sort = resolve(sort)
    if isinstance(sort, Con) and sort.args:
        return Con(sort.name, tuple(zonk(arg) for arg in sort.args))
    return sort


def parts(sort: Sort) -> list[Sort]:
    """A type and all types inside it."""
    sort = resolve(sort)
    inner = [part for arg in sort.args for part in parts(arg)] if isinstance(sort, Con) else []
    return [sort, *inner]


def unknown(sort: Sort) -> bool:
    """Whether a part of a type is not known."""
    return any(isinstance(part, Meta) for part in parts(sort))


def unify(left: Sort, right: Sort) -> bool:
    """Make two types equal, if that can be."""
    left, right = resolve(left), resolve(right)
    if left is right:
        return True
    if isinstance(left, Meta):
        return _assign(left, right)
    if isinstance(right, Meta):
        return _assign(right, left)
    if isinstance(left, Con) and isinstance(right, Con):
        return (
            left.name == right.name
            and len(left.args) == len(right.args)
            and all(unify(a, b) for a, b in zip(left.args, right.args, strict=True))
        )
    return left == right


def _assign(meta: Meta, sort: Sort) -> bool:
    if any(part is meta for part in parts(sort)):
        return False
    is_width = isinstance(sort, Number) or (isinstance(sort, (Param, Meta)) and sort.width)
    if meta.width != is_width:
        return False
    meta.found = sort
    return True


def instantiate(sort: Sort, values: Mapping[Param, Sort]) -> Sort:
    """A type with its variables replaced."""
    sort = resolve(sort)
    if isinstance(sort, Param):
        return values.get(sort, sort)
    if isinstance(sort, Con) and sort.args:
        return Con(sort.name, tuple(instantiate(arg, values) for arg in sort.args))
    return sort


def params(sorts: Iterable[Sort]) -> list[Param]:
    """The variables of some types, in the order of appearance."""
    seen = {part: None for sort in sorts for part in parts(sort) if isinstance(part, Param)}
    return list(seen)


def fresh(variables: Iterable[Param]) -> dict[Param, Sort]:
    """An unknown for each variable."""
    return {variable: Meta(variable.width) for variable in variables}


def show(sort: Sort) -> str:
    """A type as its annotation is written."""
    sort = resolve(sort)
    if isinstance(sort, Meta):
        return "_"
    if isinstance(sort, Param):
        return sort.name
    if isinstance(sort, Number):
        return str(sort.value)
    shown = _SHOWN.get(sort.name)
    if shown is not None:
        return shown(sort)
    name = {"nat": "Nat", INT.name: "int"}.get(sort.name, sort.name.rpartition(".")[2])
    return f"{name}[{', '.join(show(arg) for arg in sort.args)}]" if sort.args else name


def _show_word(sort: Con) -> str:
    width = resolve(sort.args[0])
    return f"B{width.value}" if isinstance(width, Number) else f"Bits[{show(width)}]"


_SHOWN: dict[str, Callable[[Con], str]] = {
    "word": _show_word,
    "option": lambda sort: f"Option[{show(sort.args[0])}]",
    "fun": lambda sort: f"Callable[[{', '.join(map(show, sort.args[:-1]))}], {show(sort.args[-1])}]",
}
