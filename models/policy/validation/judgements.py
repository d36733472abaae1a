"""What the typechecker says of an expression: its type and capabilities, or why it has none."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from lemmata.core.language import datatype, define
from lemmata.models.policy.expressions import Expr
from lemmata.models.policy.schema import Type


@datatype
class AttributeOf:
    """`e.name` is there."""

    record: Expr
    name: str


@datatype
class TagOf:
    """`e.getTag(tag)` is there."""

    entity: Expr
    tag: Expr


Capability: TypeAlias = AttributeOf | TagOf


class Reason(Enum):
    """Why an expression has no type."""

    UNKNOWN_ENTITY = 0          # an entity literal that is not declared
    UNEXPECTED_TYPE = 1         # an operand of a type that the operator does not take
    INCOMPATIBLE_TYPES = 2      # two types without an upper bound
    EMPTY_SET = 3               # an empty set literal
    NO_ATTRIBUTE = 4            # an attribute that is not declared
    OPTIONAL_ATTRIBUTE = 5      # an attribute that need not be there, without a capability
    NO_TAGS = 6                 # a tag of an entity type without tags
    UNCHECKED_TAG = 7           # a tag, without a capability
    BAD_CALL = 8                # an extension function on what it does not take


@datatype
class Typed:
    """A type, and the capabilities where the expression is true."""

    type: Type
    capabilities: list[Capability]


@datatype
class IllTyped:
    """The innermost expression without a type, why, and the types of its operands."""

    at: Expr
    reason: Reason
    operands: list[Type]


Typing: TypeAlias = Typed | IllTyped


@define
def typed(type_: Type) -> Typing:
    """A type, and no capabilities."""
    return Typed(type_, [])


@define
def common(a: list[Capability], b: list[Capability]) -> list[Capability]:
    """The capabilities in both."""
    return [c for c in a if c in b]
