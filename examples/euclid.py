"""Euclid's algorithm computes the greatest common divisor, and its extended form Bezout's coefficients."""

from __future__ import annotations

from lemmata.core.language import Nat, assume, decreases, define, theorem
from lemmata.core.library.divisibility import (
    div_mod,
    divides,
    divides_antisym,
    divides_le,
    divides_mod,
    divides_refl,
    divides_zero,
    zero_divides,
)
from lemmata.tactics.goal import Goal


@define
def gcd(m: Nat, n: Nat) -> Nat:
    """Euclid's algorithm. It ends because a remainder is below the divisor."""
    decreases(n)
    return m if n == 0 else gcd(n, m % n)


# The greatest common divisor --------------------------------------------------------------------------


@theorem
def common_divisors(d: Nat, m: Nat, n: Nat) -> bool:
    """The divisors of the gcd are the common divisors: a turn of the loop keeps them."""
    return divides(d, gcd(m, n)) == (divides(d, m) and divides(d, n))


@common_divisors.proof
def _(goal: Goal) -> None:
    zero, other = goal.induction("m, n", using=gcd)
    zero.simp(gcd, divides_zero)
    other.simp(gcd, divides_mod)


@theorem
def gcd_divides(m: Nat, n: Nat) -> bool:
    """The gcd divides both."""
    return divides(gcd(m, n), m) and divides(gcd(m, n), n)


@gcd_divides.proof
def _(goal: Goal) -> None:
    goal.use(common_divisors, d="gcd(m, n)").simp(divides_refl)


@theorem
def gcd_greatest(d: Nat, m: Nat, n: Nat) -> bool:
    """Every common divisor is at most the gcd, unless both numbers are 0."""
    assume(divides(d, m))
    assume(divides(d, n))
    assume(m != 0 or n != 0)
    return d <= gcd(m, n)


@gcd_greatest.proof
def _(goal: Goal) -> None:
    zero, other = goal.use(gcd_divides).cases("gcd(m, n) == 0")
    zero.simp(zero_divides)
    other.use(common_divisors).use(divides_le, n="gcd(m, n)").simp()


@theorem
def gcd_comm(m: Nat, n: Nat) -> bool:
    """The order of the numbers does not matter: each gcd divides the other."""
    return gcd(m, n) == gcd(n, m)


@gcd_comm.proof
def _(goal: Goal) -> None:
    for part in goal.apply(divides_antisym):
        part.simp(common_divisors, gcd_divides)


# Bezout's coefficients --------------------------------------------------------------------------------


@define
def bezout(m: Nat, n: Nat) -> tuple[int, int]:
    """The extended algorithm: x and y such that x * m + y * n is the gcd."""
    decreases(n)
    if n == 0:
        return (1, 0)
    x, y = bezout(n, m % n)
    return (y, x - (m // n) * y)


@theorem
def bezout_identity(m: Nat, n: Nat) -> bool:
    """The gcd is the combination of the two numbers that the coefficients say."""
    x, y = bezout(m, n)
    return x * m + y * n == gcd(m, n)


@bezout_identity.proof
def _(goal: Goal) -> None:
    zero, other = goal.induction("m, n", using=bezout)
    zero.simp(gcd, bezout)
    other = other.use(div_mod, "parts", n="m", d="n").simp(at="ih1")
    other.simp(gcd, bezout).ring("ih1", "parts")
