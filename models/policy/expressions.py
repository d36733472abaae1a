"""Abstract syntax of expressions: twelve forms, one class each.

Surface sugar (`!=`, `>`, `is ... in`, `has a.b`, `unless`) is gone here: see `syntax`.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from lemmata.core.language import Nat, datatype
from lemmata.models.policy.values import Value


class Var(Enum):
    """The parts of a request."""

    PRINCIPAL = 0
    ACTION = 1
    RESOURCE = 2
    CONTEXT = 3


@datatype
class Wildcard:
    """`*`: any string, the empty one too."""


@datatype
class Literally:
    """One code point."""

    char: Nat


PatternElement: TypeAlias = Wildcard | Literally


@datatype
class Not:
    """`!e`."""


@datatype
class Neg:
    """`-e`."""


@datatype
class IsEmpty:
    """`e.isEmpty()`."""


@datatype
class Like:
    """`e like pattern`."""

    pattern: list[PatternElement]


@datatype
class Is:
    """`e is T`."""

    type: str


UnaryOp: TypeAlias = Not | Neg | IsEmpty | Like | Is


class BinaryOp(Enum):
    """Operators of two operands, all of which are evaluated, left to right."""

    EQ = 0
    MEM = 1             # e1 in e2
    HAS_TAG = 2
    GET_TAG = 3
    LESS = 4
    LESS_EQ = 5
    ADD = 6
    SUB = 7
    MUL = 8
    CONTAINS = 9
    CONTAINS_ALL = 10
    CONTAINS_ANY = 11


class ExtFun(Enum):
    """Extension functions: constructors and methods of the four extension types."""

    DECIMAL = 0
    LESS_THAN = 1
    LESS_THAN_OR_EQUAL = 2
    GREATER_THAN = 3
    GREATER_THAN_OR_EQUAL = 4
    IP = 5
    IS_IPV4 = 6
    IS_IPV6 = 7
    IS_LOOPBACK = 8
    IS_MULTICAST = 9
    IS_IN_RANGE = 10
    DATETIME = 11
    DURATION = 12
    OFFSET = 13
    DURATION_SINCE = 14
    TO_DATE = 15
    TO_TIME = 16
    TO_MILLISECONDS = 17
    TO_SECONDS = 18
    TO_MINUTES = 19
    TO_HOURS = 20
    TO_DAYS = 21


@datatype
class Lit:
    """A literal: a Bool, Long, String or Entity in source text; any value in residual policies."""

    value: Value


@datatype
class Variable:
    """`principal`, `action`, `resource` or `context`."""

    var: Var


@datatype
class Ite:
    """`if test then then_ else else_`."""

    test: Expr
    then_: Expr
    else_: Expr


@datatype
class And:
    """`left && right`."""

    left: Expr
    right: Expr


@datatype
class Or:
    """`left || right`."""

    left: Expr
    right: Expr


@datatype
class Unary:
    """An operator of one operand."""

    op: UnaryOp
    arg: Expr


@datatype
class Binary:
    """An operator of two operands."""

    op: BinaryOp
    left: Expr
    right: Expr


@datatype
class GetAttr:
    """`e.attr`, `e["attr"]`."""

    record: Expr
    attr: str


@datatype
class HasAttr:
    """`e has attr`."""

    record: Expr
    attr: str


@datatype
class SetExpr:
    """`[e1, e2, ...]`."""

    items: list[Expr]


@datatype
class RecordExpr:
    """`{a: e1, b: e2, ...}`; the names are distinct."""

    fields: list[tuple[str, Expr]]


@datatype
class Call:
    """An extension function with its arguments, the object of a method first."""

    function: ExtFun
    args: list[Expr]


Expr: TypeAlias = (
    Lit | Variable | Ite | And | Or | Unary | Binary | GetAttr | HasAttr | SetExpr | RecordExpr | Call
)
