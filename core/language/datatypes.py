"""Datatypes as the elaborator sees them: read from classes, union aliases and enumerations."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from lemmata.core.language.errors import DefinitionError
from lemmata.core.language.sorts import Con, Number, Param, Sort, instantiate, list_of, parts
from lemmata.core.language.source import class_error
from lemmata.core.language.types import DATATYPES, Some, is_datatype


@dataclass(eq=False)
class Constructor:
    """A constructor of a datatype; ``python`` is its class or enumeration member."""

    data: Data
    name: str
    index: int
    python: object
    _fields: tuple[tuple[str, Sort], ...] | None = None
    _renaming: Mapping[Param, Sort] = dataclasses.field(default_factory=dict)

    @property
    def fields(self) -> tuple[tuple[str, Sort], ...]:
        """Names and types of the fields; read on first use, since they may name later aliases."""
        if self._fields is None:
            self._fields = _read_fields(self.python, self._renaming)
        return self._fields

    def field_sorts(self, sort: Con) -> list[Sort]:
        """The types of the fields in a value of an instance of the datatype."""
        values = dict(zip(self.data.params, sort.args, strict=True))
        return [instantiate(field, values) for _, field in self.fields]


@dataclass(eq=False)
class Data:
    """A datatype."""

    key: str
    name: str
    params: tuple[Param, ...]
    constructors: tuple[Constructor, ...] = ()

    @property
    def sort(self) -> Con:
        """The datatype applied to its own variables."""
        return Con(self.key, self.params)

    @property
    def is_record(self) -> bool:
        """Whether there is one constructor."""
        return len(self.constructors) == 1


_BY_KEY: dict[str, Data] = {}
_BY_CLASS: dict[object, Data] = {}
_A = Param("A")


def _builtin(
    key: str, params: tuple[Param, ...], *shapes: tuple[str, object, tuple[tuple[str, Sort], ...]]
) -> Data:
    data = _BY_KEY[key] = Data(key, key, params)
    data.constructors = tuple(
        Constructor(data, name, i, python, fields) for i, (name, python, fields) in enumerate(shapes)
    )
    return data


LIST = _builtin("list", (_A,), ("[]", None, ()), ("cons", None, (("head", _A), ("tail", list_of(_A)))))
OPTION = _builtin("option", (_A,), ("None", None, ()), ("Some", Some, (("value", _A),)))
NAT_DATA = _builtin("nat", (), ("0", None, ()), ("Suc", None, (("pred", Con("nat")),)))
_BY_CLASS[Some] = OPTION


def data_of(sort: Con) -> Data | None:
    """The datatype of a type; None for words, booleans, strings and functions."""
    if sort.name == "tuple":
        return tuple_data(len(sort.args))
    return _BY_KEY.get(sort.name)


def tuple_data(arity: int) -> Data:
    """The datatype of the tuples of some length."""
    found = _BY_KEY.get(f"tuple{arity}")
    if found is None:
        variables = tuple(Param(f"A{i}") for i in range(arity))
        found = _builtin(
            f"tuple{arity}", variables, ("", None, tuple((f"{i}", v) for i, v in enumerate(variables)))
        )
    return found


def data_of_class(cls: object) -> Data | None:
    """The datatype that a class or enumeration belongs to."""
    found = _BY_CLASS.get(cls) if isinstance(cls, type) else None
    if found is None and isinstance(cls, type):
        if is_datatype(cls):
            return _declare_class(cls)
        if issubclass(cls, Enum) and cls is not Enum and len(cls) > 0:
            return _declare_enum(cls)
    return found


def constructor_of(value: object) -> Constructor | None:
    """The constructor that a class or an enumeration member is."""
    cls = type(value) if isinstance(value, Enum) else value
    data = data_of_class(cls)
    if data is None:
        return None
    return next((c for c in data.constructors if c.python is value), None)


def reachable(*sorts: Sort) -> list[Con]:
    """The types inside some types, through the fields of their datatypes, whose annotations are read."""
    found: list[Con] = []
    seen: set[str] = set()
    stack = [part for sort in sorts for part in parts(sort)]
    while stack:
        sort = stack.pop()
        if isinstance(sort, Con):
            found.append(sort)
            data = data_of(sort)
            if data is not None and data.key not in seen:
                seen.add(data.key)
                stack.extend(
                    part for c in data.constructors for _, field in c.fields for part in parts(field)
                )
    return found


def variable(var: TypeVar) -> Param:
    """A TypeVar as a type variable, or a width variable if it is bound by int."""
    return Param(var.__name__, var.__bound__ is int)


def _enter(name: str, params: tuple[Param, ...], members: list[tuple[object, Mapping[Param, Sort]]]) -> Data:
    key, copies = name, 1
    while key in _BY_KEY:
        copies += 1
        key = f"{name}~{copies}"
    data = _BY_KEY[key] = Data(key, name, params)
    data.constructors = tuple(
        Constructor(
            data,
            getattr(python, "__name__", None) or str(getattr(python, "name", "")),
            i,
            python,
            None,
            names,
        )
        for i, (python, names) in enumerate(members)
    )
    return data


def _declare_enum(cls: type[Enum]) -> Data:
    data = _enter(f"{cls.__module__}.{cls.__qualname__}", (), [(member, {}) for member in cls])
    _BY_CLASS[cls] = data
    return data


def _declare_class(cls: type[Any]) -> Data:
    """Enter a record, or the sum whose alias names the class."""
    unions = {
        frozenset(get_origin(m) or m for m in members): (name, members) for name, members in _aliases(cls)
    }
    if len(unions) > 1:
        names = " and ".join(sorted(name for name, _ in unions.values()))
        raise class_error(
            cls, f"{cls.__name__} belongs to two sums, {names}", "a class is a constructor of one sum"
        )
    if not unions:
        params = tuple(variable(v) for v in getattr(cls, "__parameters__", ()))
        data = _enter(f"{cls.__module__}.{cls.__qualname__}", params, [(cls, {})])
        _BY_CLASS[cls] = data
        return data
    ((name, members),) = unions.values()
    seen: dict[Param, None] = {}
    shapes: list[tuple[object, Mapping[Param, Sort]]] = []
    for member in members:
        own = getattr(get_origin(member) or member, "__parameters__", ())
        args = [variable(v) for v in get_args(member)]
        if len(own) != len(args):
            raise class_error(
                cls, f"the alias {name} leaves out the type variables of a class", "write Node[A]"
            )
        seen.update(dict.fromkeys(args))
        shapes.append((get_origin(member) or member, dict(zip(map(variable, own), args, strict=True))))
    prefix = cls.__qualname__.rpartition(".")[0]
    data = _enter(".".join(filter(None, [cls.__module__, prefix, name])), tuple(seen), shapes)
    for python, _ in shapes:
        if python in _BY_CLASS:
            raise class_error(cls, f"the alias {name} was not there yet when a class of it was used first")
        _BY_CLASS[python] = data
    return data


def namespace_of(cls: type[Any]) -> dict[str, object]:
    """The names that the fields of a class can use."""
    frame = DATATYPES.get(cls)
    module = sys.modules.get(cls.__module__)
    names: dict[str, object] = dict(vars(module)) if module is not None else {}
    if frame is not None:
        names.update(frame.f_globals)
        names.update(frame.f_locals)
    return names


def _aliases(cls: type[Any]) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The union aliases of datatypes with a class among them, in the class's own module."""
    names = namespace_of(cls)
    declared = names.get("__annotations__")
    for name, value in list(names.items()):
        if isinstance(value, str) and isinstance(declared, dict) and "TypeAlias" in str(declared.get(name)):
            try:
                value = eval(value, names)
            except NameError:
                continue
        if isinstance(value, UnionType) or get_origin(value) is Union:
            members = get_args(value)
            plain = [get_origin(m) or m for m in members]
            variables = [v for m in members for v in get_args(m)]
            if (
                cls in plain
                and all(map(is_datatype, plain))
                and all(isinstance(v, TypeVar) for v in variables)
            ):
                yield name, members


def _read_fields(cls: object, renaming: Mapping[Param, Sort]) -> tuple[tuple[str, Sort], ...]:
    if not isinstance(cls, type) or isinstance(cls, Enum) or not dataclasses.is_dataclass(cls):
        return ()
    bases = [base for base in cls.__mro__[1:] if is_datatype(base)]
    if bases:
        raise class_error(
            cls, f"datatype {cls.__name__} inherits {bases[0].__name__}", "give it a field instead"
        )
    names = namespace_of(cls)
    found = []
    for item in dataclasses.fields(cls):
        where = f"field {item.name} of datatype {cls.__name__}"
        if item.default is not dataclasses.MISSING or item.default_factory is not dataclasses.MISSING:
            raise class_error(cls, f"{where} has a default", "pass every field", item.name)

        def fail(message: str, hint: str, where: str = where, name: str = item.name) -> DefinitionError:
            return class_error(cls, f"{where}: {message}", hint, name)

        sort = read_annotation(item.type, names, fail)
        found.append((item.name, instantiate(sort, renaming)))
    return tuple(found)


Fail = Callable[[str, str], DefinitionError]


def read_annotation(annotation: object, names: Mapping[str, object], fail: Fail) -> Sort:
    """The type that an annotation means; ``fail`` makes the error."""
    from lemmata.core.language.annotations import read

    return read(annotation, names, fail)


def union_sort(members: tuple[object, ...], args: Callable[[object], list[Sort]]) -> Sort | None:
    """The sum that a union is an instance of; None if it is none."""
    plain = [get_origin(m) or m for m in members]
    data = data_of_class(plain[0])
    if data is None or {c.python for c in data.constructors} != set(plain):
        return None
    values: dict[Param, Sort] = {}
    for member, python in zip(members, plain, strict=True):
        constructor = next(c for c in data.constructors if c.python is python)
        for param, arg in zip(constructor._renaming.values(), args(member), strict=False):
            if isinstance(param, Param) and values.setdefault(param, arg) != arg:
                return None
    if len(values) != len(data.params):
        return None
    return Con(data.key, tuple(values[p] for p in data.params))


def width_sort(value: object) -> Sort | None:
    """The width that a type argument of Bits means."""
    if isinstance(value, TypeVar):
        found = variable(value)
        return found if found.width else None
    return Number(value) if isinstance(value, int) else None
