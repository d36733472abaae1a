"""What is nearly true of Fibonacci numbers and of Euclid's algorithm."""

from __future__ import annotations

import random

from lemmata.core.library.divisibility import (
    div_mod,
    divides,
    divides_le,
    divides_mod,
    divides_zero,
    zero_divides,
)

from lemmata import Goal, Nat, assume, decreases, define, theorem
from tests.examples.programs import MODULES, Neighbours

fibonacci = MODULES["fibonacci"]
fib, fib_next, steps = fibonacci.fib, fibonacci.fib_next, fibonacci.steps
euclid = MODULES["euclid"]
gcd, bezout = euclid.gcd, euclid.bezout


def one(r: random.Random) -> tuple[int, ...]:
    return (r.randrange(8),)


def two(r: random.Random) -> tuple[int, ...]:
    return r.randrange(6), r.randrange(6)


def three(r: random.Random) -> tuple[int, ...]:
    return r.randrange(5), r.randrange(9), r.randrange(9)


# Fibonacci -----------------------------------------------------------------------------------------


@define
def from_one(n: Nat) -> Nat:
    """The loop, begun one place too late."""
    return steps(n, 1, 1)


@theorem
def fast_begins_late(n: Nat) -> bool:
    return from_one(n) == fib(n)


@fast_begins_late.proof
def _(goal: Goal) -> None:
    goal.use(fibonacci.loop_invariant, k="1").simp(from_one, fib)


@theorem
def invariant_off_by_one(n: Nat, k: Nat) -> bool:
    return steps(n, fib(k), fib(k + 1)) == fib(k + n + 1)


@invariant_off_by_one.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("n")
    zero.simp(steps)
    suc.use("ih", k="k + 1").simp(steps, fib_next)


@theorem
def wrong_addition(m: Nat, n: Nat) -> bool:
    return fib(m + n + 1) == fib(m + 1) * fib(n + 1) + fib(m) * fib(n + 1)


@wrong_addition.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("m")
    zero.simp(fib)
    suc.use("ih", n="n + 1").simp(fib_next, sets=["arith"])


@theorem
def cassini_turned(n: Nat) -> bool:
    square, product = fib(n + 1) * fib(n + 1), fib(n) * fib(n + 2)
    return product + 1 == square if n % 2 == 1 else square + 1 == product


@cassini_turned.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("n")
    zero.simp(fib)
    for case in suc.cases("n % 2 == 0"):
        case.simp(fib_next, sets=["arith"])


# Euclid --------------------------------------------------------------------------------------------


@theorem
def greatest_of_zeros(d: Nat, m: Nat, n: Nat) -> bool:
    """Everything divides 0, and there is no greatest number."""
    assume(divides(d, m))
    assume(divides(d, n))
    return d <= gcd(m, n)


@greatest_of_zeros.proof
def _(goal: Goal) -> None:
    zero, other = goal.use(euclid.gcd_divides).cases("gcd(m, n) == 0")
    other.use(euclid.common_divisors).use(divides_le, n="gcd(m, n)").simp()
    zero.simp(zero_divides)


@theorem
def divisors_of_either(d: Nat, m: Nat, n: Nat) -> bool:
    return divides(d, gcd(m, n)) == (divides(d, m) or divides(d, n))


@divisors_of_either.proof
def _(goal: Goal) -> None:
    zero, other = goal.induction("m, n", using=gcd)
    other.simp(gcd, divides_mod)
    zero.simp(gcd, divides_zero)


@define
def gcd_hasty(m: Nat, n: Nat) -> Nat:
    """Stops at a remainder of 1, and gives the wrong number."""
    decreases(n)
    return m if n <= 1 else gcd_hasty(n, m % n)


@theorem
def hasty(d: Nat, m: Nat, n: Nat) -> bool:
    return divides(d, gcd_hasty(m, n)) == (divides(d, m) and divides(d, n))


@hasty.proof
def _(goal: Goal) -> None:
    zero, other = goal.induction("m, n", using=gcd_hasty)
    other.simp(gcd_hasty, divides_mod)
    zero.simp(gcd_hasty, divides_zero)


@define
def bezout_unswapped(m: Nat, n: Nat) -> tuple[int, int]:
    """The coefficients stay in their places."""
    decreases(n)
    if n == 0:
        return (1, 0)
    x, y = bezout_unswapped(n, m % n)
    return (x, y - (m // n) * x)


@theorem
def unswapped(m: Nat, n: Nat) -> bool:
    x, y = bezout_unswapped(m, n)
    return x * m + y * n == gcd(m, n)


@unswapped.proof
def _(goal: Goal) -> None:
    zero, other = goal.induction("m, n", using=bezout_unswapped)
    zero.simp(gcd, bezout_unswapped)
    other = other.use(div_mod, "parts", n="m", d="n").simp(at="ih1")
    other.simp(gcd, bezout_unswapped).ring("ih1", "parts")


@theorem
def coefficient_not_negative(m: Nat, n: Nat) -> bool:
    x, _ = bezout(m, n)
    return 0 <= x


@coefficient_not_negative.proof
def _(goal: Goal) -> None:
    for case in goal.induction("m, n", using=bezout):
        case.auto(bezout)


FALSE: Neighbours = [
    (fast_begins_late, one), (invariant_off_by_one, two), (wrong_addition, two), (cassini_turned, one),
    (greatest_of_zeros, three), (divisors_of_either, three), (hasty, three), (unswapped, two),
    (coefficient_not_negative, two),
]  # fmt: skip
