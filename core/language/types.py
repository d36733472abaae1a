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
from dataclasses import replace
from typing import Annotated, Any, Generic, TypeAlias, TypeVar, cast, dataclass_transform

__all__ = ["DATATYPES", "Nat", "Option", "Some", "datatype", "is_datatype", "replace"]

A = TypeVar("A")
Class = TypeVar("Class", bound=type)

NAT_MARK = "nat"
Nat: TypeAlias = Annotated[int, NAT_MARK]

DATATYPES: list[type[Any]] = []
"""Every datatype class, in the order of definition."""


@dataclass_transform(frozen_default=True)
def datatype(cls: Class) -> Class:
    """Make a class an immutable record, or one constructor of a sum."""
    made = cast(Class, dataclasses.dataclass(frozen=True, slots=True)(cls))
    DATATYPES.append(made)
    return made


def is_datatype(value: object) -> bool:
    """Whether a value is a class made by ``datatype``."""
    return isinstance(value, type) and any(value is known for known in DATATYPES)


@datatype
class Some(Generic[A]):
    """An option that holds a value; the other option is None."""

    value: A


Option: TypeAlias = Some[A] | None
