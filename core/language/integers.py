"""Integers: what ``int`` means in the logic.

A type with two constructors and no redundancy, so that equal integers are equal terms. These functions are
the meaning of Python's operators on ``int``; a model computes with Python's own.
"""

from __future__ import annotations

from typing import TypeAlias

from lemmata.core.language.surface import define
from lemmata.core.language.types import Nat, datatype


@datatype
class NonNegative:
    """0, 1, 2 and so on."""

    value: Nat


@datatype
class Negative:
    """-1, -2 and so on: -(value + 1)."""

    value: Nat


Int: TypeAlias = NonNegative | Negative


@define
def difference(m: Nat, n: Nat) -> Int:
    """``m - n`` of naturals."""
    return Negative(max(n - (m + 1), 0)) if m < n else NonNegative(m - n)


@define
def negate(x: Int) -> Int:
    """``-x``."""
    match x:
        case NonNegative(n):
            return NonNegative(0) if n == 0 else Negative(n - 1)
        case Negative(n):
            return NonNegative(n + 1)


@define
def add(x: Int, y: Int) -> Int:
    """``x + y``."""
    match x:
        case NonNegative(m):
            match y:
                case NonNegative(n):
                    return NonNegative(m + n)
                case Negative(n):
                    return difference(m, n + 1)
        case Negative(m):
            match y:
                case NonNegative(n):
                    return difference(n, m + 1)
                case Negative(n):
                    return Negative(m + n + 1)


@define
def subtract(x: Int, y: Int) -> Int:
    """``x - y``."""
    return add(x, negate(y))


@define
def multiply(x: Int, y: Int) -> Int:
    """``x * y``."""
    match x:
        case NonNegative(m):
            match y:
                case NonNegative(n):
                    return NonNegative(m * n)
                case Negative(n):
                    return negate(NonNegative(m * (n + 1)))
        case Negative(m):
            match y:
                case NonNegative(n):
                    return negate(NonNegative((m + 1) * n))
                case Negative(n):
                    return NonNegative((m + 1) * (n + 1))


@define
def floor_divide(x: Int, y: Int) -> Int:
    """``x // y``, rounded down as in Python; 0 where y is 0, as for naturals."""
    match x:
        case NonNegative(m):
            match y:
                case NonNegative(n):
                    return NonNegative(0) if n == 0 else NonNegative(m // n)
                case Negative(n):
                    return negate(NonNegative((m + n) // (n + 1)))
        case Negative(m):
            match y:
                case NonNegative(n):
                    return NonNegative(0) if n == 0 else Negative(m // n)
                case Negative(n):
                    return NonNegative((m + 1) // (n + 1))


@define
def modulo(x: Int, y: Int) -> Int:
    """``x % y``, with the sign of y as in Python; x where y is 0, as for naturals."""
    return subtract(x, multiply(y, floor_divide(x, y)))


@define
def less(x: Int, y: Int) -> bool:
    """``x < y``."""
    match x:
        case NonNegative(m):
            match y:
                case NonNegative(n):
                    return m < n
                case Negative(_):
                    return False
        case Negative(m):
            match y:
                case NonNegative(_):
                    return True
                case Negative(n):
                    return n < m


@define
def less_equal(x: Int, y: Int) -> bool:
    """``x <= y``."""
    return not less(y, x)


@define
def power(x: Int, n: Nat) -> Int:
    """``x ** n``."""
    if n == 0:
        return NonNegative(1)
    return multiply(x, power(x, n - 1))


@define
def absolute(x: Int) -> Int:
    """``abs(x)``."""
    return negate(x) if less(x, NonNegative(0)) else x


@define
def to_nat(x: Int) -> Nat:
    """``max(x, 0)`` as a natural."""
    match x:
        case NonNegative(n):
            return n
        case Negative(_):
            return 0


@define
def total(xs: list[Int]) -> Int:
    """``sum(xs)``."""
    match xs:
        case [x, *rest]:
            return add(x, total(rest))
        case _:
            return NonNegative(0)
