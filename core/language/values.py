"""Between Python values and the terms that stand for them."""

from __future__ import annotations

from enum import Enum
from typing import Any

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import APP, CONST, LIT, Term
from lemmata.core.language import primitive
from lemmata.core.language.datatypes import LIST, OPTION, constructor_of, data_of, tuple_data
from lemmata.core.language.errors import LanguageError
from lemmata.core.language.lower import construct, literal
from lemmata.core.language.sorts import BOOL, INT, NAT, STRING, Con, Number, Sort, resolve, show
from lemmata.core.language.tables import Table
from lemmata.core.language.theory import PAIR_TYPE, lower_sort, surface_constructor
from lemmata.core.language.types import Some
from lemmata.core.language.words import Bits, word_class


class NotAValue(LanguageError):
    """A Python value that no term stands for, or a term that is not the value of a type."""


def quote(value: Any, sort: Sort) -> Term:
    """The term of a Python value of a type without variables.

    Raises NotAValue if the value is not of the type; of functions, only tables are values.
    """
    sort = resolve(sort)
    if isinstance(sort, Con):
        if sort == BOOL and type(value) is bool:
            return T if value else F
        if sort == NAT and type(value) is int and value >= 0:
            return literal(value, NAT)
        if sort == INT and type(value) is int:
            return integer(value)
        if sort == STRING and type(value) is str:
            return literal(value, STRING)
        if sort.name == "word" and isinstance(value, Bits) and sort.args[0] == Number(value.WIDTH):
            return literal(value.uint, sort)
        if sort.name == "list" and isinstance(value, list):
            kind, term = lower_sort(sort), construct(LIST.constructors[0], [], lower_sort(sort))
            for item in reversed(value):
                term = construct(LIST.constructors[1], [quote(item, sort.args[0]), term], kind)
            return term
        if sort.name == "option" and value is None:
            return construct(OPTION.constructors[0], [], lower_sort(sort))
        if sort.name == "option" and isinstance(value, Some):
            return construct(OPTION.constructors[1], [quote(value.value, sort.args[0])], lower_sort(sort))
        if sort.name == "tuple" and isinstance(value, tuple) and len(value) == len(sort.args):
            parts = [quote(item, part) for item, part in zip(value, sort.args, strict=True)]
            return construct(tuple_data(len(parts)).constructors[0], parts, lower_sort(sort))
        if sort.name == "fun" and isinstance(value, Table) and value.arity == len(sort.args) - 1:
            return _table(value, sort)
        primitive_type = primitive.by_key(sort.name)
        if primitive_type is not None and isinstance(value, primitive_type.python):
            return primitive_type.quote(value, sort, quote)
        constructor = constructor_of(value if isinstance(value, Enum) else type(value))
        if constructor is not None and constructor.data is data_of(sort):
            names = [name for name, _ in constructor.fields]
            sorts = constructor.field_sorts(sort)
            parts = [quote(getattr(value, n), s) for n, s in zip(names, sorts, strict=True)]
            return construct(constructor, parts, lower_sort(sort))
    raise NotAValue(f"{value!r} is not a value of type {show(sort)}")


def _table(table: Table, sort: Con) -> Term:
    """A function given by its values: λ x y. if x = a and y = b then v else ... the default."""
    *domains, result = sort.args
    variables = [tm.var(name, lower_sort(s)) for name, s in zip(table.names, domains, strict=True)]
    term = quote(table.default, result)
    for args, value in reversed(table.cases()):
        test = T
        for x, arg, s in reversed(list(zip(variables, args, domains, strict=True))):
            equal = tm.eq(x, quote(arg, s))
            test = equal if test is T else logic.conj(equal, test)
        term = logic.if_(test, quote(value, result), term)
    return tm.lams(variables, term)


def integer(value: int) -> Term:
    """The term of an integer."""
    from lemmata.core.language.integers import Negative, NonNegative

    constructor = constructor_of(NonNegative if value >= 0 else Negative)
    if constructor is None:
        raise NotAValue("integers are not there")
    return construct(constructor, [literal(value if value >= 0 else -value - 1, NAT)], lower_sort(INT))


def unquote(term: Term, sort: Sort) -> Any:
    """The Python value that a term of a type is.

    Raises NotAValue if it is not made of constructors and literals.
    """
    sort = resolve(sort)
    if not isinstance(sort, Con):
        raise NotAValue(f"no values of type {show(sort)}")
    if sort == BOOL and (term is T or term is F):
        return term is T
    if sort == STRING:
        return "".join(map(chr, _items(term, NAT)))
    if term.kind == LIT and sort.name in ("nat", "word"):
        width = resolve(sort.args[0]) if sort.args else None
        return word_class(width.value)._of(term.value) if isinstance(width, Number) else term.value
    if sort.name == "list":
        return _items(term, sort.args[0])
    primitive_type = primitive.by_key(sort.name)
    if primitive_type is not None:
        return primitive_type.unquote(term, sort, unquote)
    head = term.head if term.kind == APP else term
    if head.kind != CONST:
        raise NotAValue(f"{term!r} is not a value of type {show(sort)}")
    if sort.name == "tuple":
        return _tuple(term, sort)
    constructor = surface_constructor(head.symbol)
    if constructor is None or len(term.args) != len(constructor.fields):
        raise NotAValue(f"{term!r} is not a value of type {show(sort)}")
    if constructor is OPTION.constructors[0]:
        return None
    if isinstance(constructor.python, Enum):
        return constructor.python
    if sort == INT:
        number = unquote(term.args[0], NAT)
        return number if constructor.index == 0 else -number - 1
    parts = [unquote(a, s) for a, s in zip(term.args, constructor.field_sorts(sort), strict=True)]
    return constructor.python(*parts) if callable(constructor.python) else parts


def _items(term: Term, sort: Sort) -> list[Any]:
    found: list[Any] = []
    while True:
        head = term.head if term.kind == APP else term
        constructor = surface_constructor(head.symbol) if head.kind == CONST else None
        if constructor is LIST.constructors[0]:
            return found
        if constructor is not LIST.constructors[1] or len(term.args) != 2:
            raise NotAValue(f"{term!r} is not a list")
        found.append(unquote(term.args[0], sort))
        term = term.args[1]


def _tuple(term: Term, sort: Con) -> tuple[Any, ...]:
    found: list[Any] = []
    for part in sort.args[:-1]:
        if (
            term.kind != APP
            or term.head.kind != CONST
            or term.head.symbol is not PAIR_TYPE.constructors[0].term.symbol
        ):
            raise NotAValue(f"{term!r} is not a tuple")
        found.append(unquote(term.args[0], part))
        term = term.args[1]
    return (*found, unquote(term, sort.args[-1]))
