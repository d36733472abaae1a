"""From annotations to types."""

from __future__ import annotations

import collections.abc
from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from lemmata.core.language import primitive, sorts
from lemmata.core.language.datatypes import (
    Fail,
    data_of_class,
    union_sort,
    variable,
    width_sort,
)
from lemmata.core.language.sorts import BOOL, INT, NAT, STRING, Con, Sort
from lemmata.core.language.types import NAT_MARK, Some, is_datatype
from lemmata.core.language.words import Bits

_HINTS: dict[object, str] = {
    float: "there are no floats; write Nat or a word",
    bytes: "write list[B8]",
    dict: "write a list of pairs, list[tuple[K, V]]",
    set: "write a list, list[A]",
    frozenset: "write a list, list[A]",
    Any: "name the type, or a TypeVar",
    object: "name the type, or a TypeVar",
    None: "an option is Option[A], that is Some[A] | None",
    list: "write list[A]",
    tuple: "write tuple[A, B]",
}


def read(annotation: object, names: Mapping[str, object], fail: Fail) -> Sort:
    """The type that an annotation means, a string evaluated under ``names``; ``fail`` makes the error."""
    if isinstance(annotation, str):
        try:
            annotation = eval(annotation, dict(names))
        except NameError as error:
            raise fail(f"unknown type: {error}", "define or import it above") from None
        except (TypeError, AttributeError, SyntaxError) as error:
            raise fail(f"no type: {error}", "") from None
    return _Reader(names, fail).sort(annotation)


class _Reader:
    def __init__(self, names: Mapping[str, object], fail: Fail) -> None:
        self.names, self.fail = names, fail

    def sort(self, value: object) -> Sort:
        """The type that a typing object means."""
        if isinstance(value, str) or value.__class__.__name__ == "ForwardRef":
            return read(getattr(value, "__forward_arg__", value), self.names, self.fail)
        if value is bool:
            return BOOL
        if value is str:
            return STRING
        if value is int:
            from lemmata.core.language.integers import NonNegative

            data_of_class(NonNegative)  # the type is known from here on
            return INT
        if isinstance(value, TypeVar):
            found = variable(value)
            if found.width:
                raise self.fail(f"{found.name} is a width, not a type", f"write Bits[{found.name}]")
            return found
        origin = get_origin(value)
        if origin is Annotated and NAT_MARK in getattr(value, "__metadata__", ()):
            return NAT
        if isinstance(value, UnionType) or origin is Union:
            return self._union(value)
        if origin is not None:
            return self._applied(value, origin)
        if isinstance(value, type) and issubclass(value, Bits) and value.WIDTH >= 0:
            return sorts.word(value.WIDTH)
        if isinstance(value, type):
            return self._class(value, ())
        raise self._unknown(value)

    def _applied(self, value: object, origin: object) -> Sort:
        args = get_args(value)
        if origin is Bits:
            width = width_sort(args[0])
            if width is None and get_origin(args[0]) is Literal:
                width = width_sort(get_args(args[0])[0])
            if width is None:
                raise self.fail(
                    "the width of Bits is neither a literal nor a width variable",
                    'write Bits[Literal[64]], or Bits[N] with N = TypeVar("N", bound=int)',
                )
            return sorts.word(width)
        if origin is list:
            return sorts.list_of(self.sort(args[0]))
        if origin is tuple:
            if Ellipsis in args or len(args) < 2:
                raise self.fail("a tuple has two parts or more", "for any number of parts write list[A]")
            return Con("tuple", tuple(self.sort(arg) for arg in args))
        if origin is collections.abc.Callable:
            if len(args) != 2 or not isinstance(args[0], list):
                raise self.fail("the arguments of this Callable are not listed", "write Callable[[A], B]")
            return sorts.function([self.sort(arg) for arg in args[0]], self.sort(args[1]))
        if isinstance(origin, type):
            return self._class(origin, args)
        raise self._unknown(value)

    def _class(self, cls: type[Any], args: tuple[object, ...]) -> Sort:
        if cls is Some:
            raise self.fail("Some alone is no type", "write Option[A]")
        kind = primitive.by_class(cls)
        if kind is not None:
            if len(args) != kind.params:
                raise self.fail(
                    f"{cls.__name__} takes {kind.params} type arguments", "write them in brackets"
                )
            return Con(kind.key, tuple(self._argument(arg) for arg in args))
        data = data_of_class(cls)
        if data is None:
            raise self._unknown(cls)
        if is_datatype(cls) and not data.is_record:
            name = data.name.rpartition(".")[2]
            raise self.fail(f"{cls.__name__} is one constructor of {name}", f"annotate with {name}")
        if len(args) != len(data.params):
            variables = ", ".join(p.name for p in data.params)
            raise self.fail(
                f"{cls.__name__} takes {len(data.params)} type arguments",
                f"write {cls.__name__}[{variables}]",
            )
        return Con(data.key, tuple(self._argument(arg) for arg in args))

    def _argument(self, value: object) -> Sort:
        """An argument of a datatype, which may be a width."""
        if get_origin(value) is Literal:
            value = get_args(value)[0]
        return width_sort(value) or self.sort(value)

    def _union(self, value: object) -> Sort:
        members = get_args(value)
        if NoneType in members:
            rest = [m for m in members if m is not NoneType]
            if len(rest) == 1 and get_origin(rest[0]) is Some:
                return sorts.option_of(self.sort(get_args(rest[0])[0]))
            raise self.fail("an option of a bare type", "write Option[A], that is Some[A] | None")
        if all(is_datatype(get_origin(m) or m) for m in members):
            found = union_sort(members, lambda m: [self._argument(arg) for arg in get_args(m)])
            if found is not None:
                return found
        raise self.fail(
            "a union that is no sum of datatypes",
            "name it beside its classes: Expr: TypeAlias = Lit | Add",
        )

    def _unknown(self, value: object) -> Exception:
        hint = "write bool, Nat, int, B64, Bits[N], list[A], tuple[A, B], Option[A], Callable[[A], B] or a datatype"
        found = _HINTS.get(value) if isinstance(value, collections.abc.Hashable) else None
        name = getattr(value, "__name__", None) or str(value)
        return self.fail(f"{name} is not a type of models", found or hint)
