"""Types that are not made of datatypes: a subtype in the kernel and a class in Python, say of finite maps.

Their functions run as Python and stand for constants whose laws are theorems: see `surface.primitive`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lemmata.core.kernel.terms import Term
    from lemmata.core.kernel.thm import Thm
    from lemmata.core.kernel.types import TypeCon
    from lemmata.core.language.sorts import Con, Sort

Quote = Callable[[Any, "Sort"], "Term"]
Unquote = Callable[["Term", "Sort"], Any]


@dataclass(frozen=True)
class PrimitiveType:
    """`python` is the class, `params` the number of its type arguments, `con` makes the kernel's type constructor.

    `quote` makes the term of a value, and `unquote` the value of a term, of a type; both are given what does it
    for the parts. `python` makes a value of a list of tuples of values of the arguments. `make` names the function that a call of the class means, `contains` the one that
    ``in`` means, with the container first. `equality` are the equations by which values are compared.
    """

    key: str
    python: type[Any]
    params: int
    make: Callable[[], Callable[..., Any]]
    contains: Callable[[], Callable[..., Any]]
    con: Callable[[], TypeCon]
    quote: Callable[[Any, Con, Quote], Term]
    unquote: Callable[[Term, Con, Unquote], Any]
    equality: Callable[[], list[Thm]]


_BY_KEY: dict[str, PrimitiveType] = {}
_BY_CLASS: dict[type[Any], PrimitiveType] = {}


_CONTAINS: dict[str, Callable[[], Callable[..., Any]]] = {}


def container(cls: type[Any], contains: Callable[..., Any]) -> None:
    """Let ``x in s`` mean CONTAINS(s, x) for the values of a datatype."""
    _CONTAINS[f"{cls.__module__}.{cls.__qualname__}"] = lambda: contains


def contains_of(key: str) -> Callable[..., Any] | None:
    """The function that ``in`` means for a type, with the container first."""
    found = _CONTAINS.get(key)
    return found() if found is not None else None


def register(kind: PrimitiveType) -> None:
    """Make a type one of the language's."""
    _CONTAINS[kind.key] = kind.contains
    _BY_KEY[kind.key] = _BY_CLASS[kind.python] = kind


def by_key(key: str) -> PrimitiveType | None:
    """The primitive type of a name, if there is one."""
    return _BY_KEY.get(key)


def by_class(cls: object) -> PrimitiveType | None:
    """The primitive type that a class is, if it is one."""
    return _BY_CLASS.get(cls) if isinstance(cls, type) else None


def by_con(con: TypeCon | None) -> PrimitiveType | None:
    """The primitive type that a type constructor of the kernel is, if it is one."""
    return next((kind for kind in _BY_KEY.values() if kind.con() is con), None)
