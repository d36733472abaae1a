"""Terms of goals about policies: which function is called, which field of a record is meant, types of classes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from lemmata.core.kernel.terms import APP, CONST, Symbol, Term
from lemmata.core.kernel.types import Type
from lemmata.core.language import registry
from lemmata.core.language.datatypes import constructor_of, data_of_class
from lemmata.core.language.sorts import Con, Sort
from lemmata.core.language.theory import lower_sort, projection, projection_of, surface_constructor
from lemmata.core.language.values import NotAValue


def calls(t: Term, *functions: Callable[..., object]) -> bool:
    """Whether a term is a call of one of some functions."""
    return t.kind == APP and t.head.kind == CONST and any(t.head.symbol is _symbol(f) for f in functions)


@cache
def _symbol(function: Callable[..., object]) -> Symbol:
    """The constant of a defined function."""
    return registry.definition(function).constant.symbol


def constructs(t: Term, cls: type[Any]) -> bool:
    """Whether a term is made by the constructor that a class stands for."""
    head = t.head if t.kind == APP else t
    made = surface_constructor(head.symbol) if head.kind == CONST else None
    return made is not None and made.python is cls


def sort_of(cls: type[Any]) -> Sort:
    """The type of the language that a class stands for. Raises NotAValue for other classes."""
    data = data_of_class(cls)
    if data is None:
        raise NotAValue(f"{cls.__name__} is no datatype")
    return data.sort


def list_of(cls: type[Any]) -> Sort:
    """The type of lists of a class."""
    return Con("list", (sort_of(cls),))


def type_of(cls: type[Any]) -> Type:
    """The kernel's type of a class."""
    return lower_sort(sort_of(cls))


def part(cls: type[Any], name: str, record: Term) -> Term:
    """A field of a record, as goals have it. Raises NotAValue where the class is no datatype."""
    constructor = constructor_of(cls)
    if constructor is None:
        raise NotAValue(f"{cls.__name__} is no datatype")
    index = [n for n, _ in constructor.fields].index(name)
    known = surface_constructor(record.head.symbol) if record.kind == APP and record.head.kind == CONST else None
    return record.args[index] if known is constructor else projection(constructor, index, record)


def field_name(t: Term) -> str | None:
    """The name of the field that a term is of a record; None for other terms."""
    found = projection_of(t.head.symbol) if t.kind == APP and t.head.kind == CONST and len(t.args) == 1 else None
    return None if found is None else found[0]
