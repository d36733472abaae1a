"""The types of models besides Python's own: natural numbers, options, and user datatypes.

A record is a class; a sum is one class a constructor and a union alias::

    @datatype
    class Leaf:
        value: B64

    @datatype
    class Node:
        left: Tree
        right: Tree

    Tree: TypeAlias = Leaf | Node

Modules start with ``from __future__ import annotations``, so that fields can name the alias below them.
"""

from __future__ import annotations

import dataclasses
import sys
from dataclasses import replace
from types import FrameType
from typing import Annotated, Any, Generic, TypeAlias, TypeVar, cast, dataclass_transform

from lemmata.core.language.errors import DefinitionError

__all__ = ["DATATYPES", "Nat", "Option", "Some", "datatype", "is_datatype", "replace", "to_nat"]

A = TypeVar("A")
Class = TypeVar("Class", bound=type)

NAT_MARK = "nat"
Nat: TypeAlias = Annotated[int, NAT_MARK]


def to_nat(x: int) -> int:
    """The natural that an integer is; 0 for a negative one."""
    return max(x, 0)


DATATYPES: dict[type[Any], FrameType | None] = {}
"""Every datatype class, in the order of definition; of one inside a function, that function's frame."""

_OWN = ("__init__", "__new__", "__post_init__", "__eq__", "__hash__", "__getattribute__", "__getattr__")


@dataclass_transform(frozen_default=True)
def datatype(cls: Class) -> Class:
    """Make a class an immutable record, or one constructor of a sum."""
    frame = sys._getframe(1)
    for name in _OWN:
        if name in cls.__dict__:
            raise DefinitionError(
                f"datatype {cls.__name__} defines {name}",
                hint="its construction and equality are those of the logic; put other behaviour into a function",
                file=frame.f_code.co_filename,
                line=frame.f_lineno,
                column=1,
            )
    made = cast(Class, dataclasses.dataclass(frozen=True, slots=True)(cls))
    DATATYPES[made] = frame if "<locals>" in made.__qualname__ else None
    return made


def is_datatype(value: object) -> bool:
    """Whether a value is a class made by ``datatype``."""
    return isinstance(value, type) and value in DATATYPES


@datatype
class Some(Generic[A]):
    """An option that holds a value; the other option is None."""

    value: A


Option: TypeAlias = Some[A] | None
