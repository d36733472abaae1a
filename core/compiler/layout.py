"""How values of models look in compiled code, and between the two.

A word, a natural and an integer are an int; a bool a bool; a string a str. A record is the tuple of its
fields, a value of a sum a tuple with the index of its constructor in front. None and Some(x) are None and
(x,); a list is None or (head, tail); a tuple is a tuple; a function takes and gives such values.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

from lemmata.core.language.datatypes import LIST, NAT_DATA, OPTION, Constructor, Data, data_of
from lemmata.core.language.sorts import BOOL, INT, NAT, STRING, Con, Number, Sort, resolve, show
from lemmata.core.language.types import Some
from lemmata.core.language.words import word_class


class CompileError(Exception):
    """A definition, type or value that compiled code cannot express."""


def is_plain(data: Data) -> bool:
    """Whether the values of a datatype are tuples of their fields, with an index in front where it is a sum."""
    return data not in (LIST, OPTION, NAT_DATA) and data.key != INT.name


def fields_from(constructor: Constructor) -> int:
    """Where the fields start in the tuple of a plain value."""
    return 0 if constructor.data.is_record else 1


def width(sort: Sort) -> int | None:
    """The width of a type of words without variables; None of other types."""
    sort = resolve(sort)
    if isinstance(sort, Con) and sort.name == "word":
        size = resolve(sort.args[0])
        if isinstance(size, Number):
            return size.value
        raise CompileError(f"the width of {show(sort)} is not known")
    return None


def to_native(value: Any, sort: Sort) -> Any:
    """The compiled form of a value of a type without variables. Raises CompileError for what has none."""
    sort = resolve(sort)
    if not isinstance(sort, Con):
        raise CompileError(f"no values of type {show(sort)}")
    if sort.name == "word":
        return value.uint
    if sort in (BOOL, NAT, INT, STRING):
        return value
    if sort.name == "fun":
        return _function_to_native(value, sort)
    if sort.name == "list":
        made: Any = None
        for item in reversed(value):
            made = (to_native(item, sort.args[0]), made)
        return made
    if sort.name == "option":
        return None if value is None else (to_native(value.value, sort.args[0]),)
    if sort.name == "tuple":
        return tuple(to_native(item, part) for item, part in zip(value, sort.args, strict=True))
    constructor = _constructor(value, sort)
    tag = () if constructor.data.is_record else (constructor.index,)
    names = [name for name, _ in constructor.fields]
    parts = zip(names, constructor.field_sorts(sort), strict=True)
    return (*tag, *(to_native(getattr(value, name), part) for name, part in parts))


def from_native(value: Any, sort: Sort) -> Any:
    """The value of a compiled form: the inverse of `to_native`."""
    sort = resolve(sort)
    if not isinstance(sort, Con):
        raise CompileError(f"no values of type {show(sort)}")
    size = width(sort)
    if size is not None:
        return word_class(size)._of(value)
    if sort in (BOOL, NAT, INT, STRING):
        return value
    if sort.name == "fun":
        return _function_from_native(value, sort)
    if sort.name == "list":
        items = []
        while value is not None:
            items.append(from_native(value[0], sort.args[0]))
            value = value[1]
        return items
    if sort.name == "option":
        return None if value is None else Some(from_native(value[0], sort.args[0]))
    if sort.name == "tuple":
        return tuple(from_native(item, part) for item, part in zip(value, sort.args, strict=True))
    data = _data(sort)
    constructor = data.constructors[0 if data.is_record else value[0]]
    if isinstance(constructor.python, Enum):
        return constructor.python
    parts = zip(value[fields_from(constructor) :], constructor.field_sorts(sort), strict=True)
    build: Any = constructor.python
    return build(*(from_native(item, part) for item, part in parts))


def reread(value: Any, source: Sort, target: Sort) -> Any:
    """The compiled form of a string as that of the list of its code points, or the other way round; also inside lists.

    In the kernel the two are one type.
    """
    source, target = resolve(source), resolve(target)
    if source == target:
        return value
    made: Any = None
    if source == STRING:
        for character in reversed(value):
            made = (ord(character), made)
        return made
    items = []
    while value is not None:
        items.append(value[0])
        value = value[1]
    if target == STRING:
        return "".join(map(chr, items))
    if not isinstance(source, Con) or not isinstance(target, Con):
        raise CompileError(f"a {show(source)} is no {show(target)}")
    for item in reversed(items):
        made = (reread(item, source.args[0], target.args[0]), made)
    return made


def _function_to_native(function: Callable[..., Any], sort: Con) -> Callable[..., Any]:
    *doms, result = sort.args

    def native(*args: Any) -> Any:
        return to_native(function(*(from_native(a, s) for a, s in zip(args, doms, strict=True))), result)

    return native


def _function_from_native(native: Callable[..., Any], sort: Con) -> Callable[..., Any]:
    *doms, result = sort.args

    def function(*args: Any) -> Any:
        return from_native(native(*(to_native(a, s) for a, s in zip(args, doms, strict=True))), result)

    return function


def _data(sort: Con) -> Data:
    data = data_of(sort)
    if data is None or not is_plain(data):
        raise CompileError(f"no compiled form of values of type {show(sort)}")
    return data


def _constructor(value: Any, sort: Con) -> Constructor:
    python = value if isinstance(value, Enum) else type(value)
    found = next((c for c in _data(sort).constructors if c.python is python), None)
    if found is None:
        raise CompileError(f"{value!r} is not a value of type {show(sort)}")
    return found
