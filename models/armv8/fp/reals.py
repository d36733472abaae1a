"""The numbers that the manual computes with as `real`: here multiples of powers of two, which are exact.

Sums and products of floating-point numbers are such numbers. Quotients and square roots are not; they are
represented by one that rounds the same way, see `sticky`.
"""

from __future__ import annotations

from lemmata.core.language import Nat, datatype, decreases, define, to_nat


@datatype
class Real:
    """mantissa * 2 ** exponent."""

    mantissa: int
    exponent: int


@define
def bit_length(n: Nat) -> Nat:
    """The number of binary digits, 0 for 0. Large steps first: mantissas may have thousands of digits."""
    decreases(n)
    if n == 0:
        return 0
    if n >= 2 ** 512:
        return 512 + bit_length(n // 2 ** 512)
    if n >= 2 ** 64:
        return 64 + bit_length(n // 2 ** 64)
    if n >= 2 ** 8:
        return 8 + bit_length(n // 2 ** 8)
    return 1 + bit_length(n // 2)


@define
def integer_sqrt(n: Nat) -> Nat:
    """The square root of n, rounded down: one binary digit of the root for two of n."""
    decreases(n)
    if n == 0:
        return 0
    root = 2 * integer_sqrt(n // 4)
    return root + 1 if (root + 1) * (root + 1) <= n else root


@define
def scaled(n: int, places: int) -> int:
    """n * 2 ** places, where places is not negative."""
    return n * (1 << to_nat(places))


@define
def multiply(x: Real, y: Real) -> Real:
    """The product."""
    return Real(x.mantissa * y.mantissa, x.exponent + y.exponent)


@define
def add(x: Real, y: Real) -> Real:
    """The sum, at the smaller exponent."""
    least = min(x.exponent, y.exponent)
    return Real(scaled(x.mantissa, x.exponent - least) + scaled(y.mantissa, y.exponent - least), least)


@define
def negate(x: Real) -> Real:
    """The number with the other sign."""
    return Real(-x.mantissa, x.exponent)


@define
def times_power(x: Real, n: int) -> Real:
    """x * 2 ** n."""
    return Real(x.mantissa, x.exponent + n)


@define
def less(x: Real, y: Real) -> bool:
    """x < y."""
    least = min(x.exponent, y.exponent)
    return scaled(x.mantissa, x.exponent - least) < scaled(y.mantissa, y.exponent - least)


@define
def equal(x: Real, y: Real) -> bool:
    """x and y are the same number."""
    return not less(x, y) and not less(y, x)


@define
def magnitude(x: Real) -> Nat:
    """The mantissa without its sign."""
    return to_nat(abs(x.mantissa))


@define
def leading_exponent(x: Real) -> int:
    """The exponent of the greatest power of two that is not greater than |x|, which is not 0."""
    return x.exponent + bit_length(magnitude(x)) - 1


@define
def sticky(quotient: Nat, exact: bool) -> Nat:
    """A number with one more binary digit, for one that lies between `quotient` and the next.

    The digit is 1 unless `quotient` is exact. To a precision at least two digits below that of the new
    number, both round to the same number in every rounding mode, and both are exact or neither: no number of
    that precision, and no tie, lies strictly between `quotient` and the next.
    """
    return 2 * quotient if exact else 2 * quotient + 1


@define
def divide(x: Real, y: Real) -> Real:
    """A number that rounds as x / y, at least 64 digits long; x and y are not 0."""
    divisor = magnitude(y)
    places = 64 + bit_length(divisor)
    dividend = magnitude(x) * 2 ** places
    if divisor == 0:
        return Real(0, 0)
    quotient = sticky(dividend // divisor, dividend % divisor == 0)
    exponent = x.exponent - y.exponent - places - 1
    return Real(quotient if (x.mantissa < 0) == (y.mantissa < 0) else -quotient, exponent)


@define
def square_root(x: Real) -> Real:
    """A number that rounds as the square root of x, at least 64 digits long; x is positive.

    The mantissa gets 128 digits, or 129 to make the exponent even.
    """
    places = 128 + to_nat((x.exponent - 128) % 2)
    wide = magnitude(x) * 2 ** places
    root = integer_sqrt(wide)
    return Real(sticky(root, root * root == wide), (x.exponent - places) // 2 - 1)
