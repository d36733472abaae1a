"""Fibonacci numbers: the loop computes what the recursion defines, and three classical identities."""

from __future__ import annotations

from lemmata.core.language import Nat, decreases, define, theorem
from lemmata.tactics.goal import Goal


@define
def fib(n: Nat) -> Nat:
    """The specification: 0, 1, and from then on the sum of the two before."""
    decreases(n)
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@define
def steps(n: Nat, a: Nat, b: Nat) -> Nat:
    """n turns of the loop `a, b = b, a + b`; what is in a at the end."""
    return a if n == 0 else steps(n - 1, b, a + b)


@define
def fast(n: Nat) -> Nat:
    """The program."""
    return steps(n, 0, 1)


@theorem
def fib_next(n: Nat) -> bool:
    """The recursion as it is used below."""
    return fib(n + 2) == fib(n + 1) + fib(n)


@fib_next.proof
def _(goal: Goal) -> None:
    goal.simp(fib)


@theorem
def loop_invariant(n: Nat, k: Nat) -> bool:
    """From two neighbours, n turns lead n places on."""
    return steps(n, fib(k), fib(k + 1)) == fib(k + n)


@loop_invariant.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("n")
    zero.simp(steps)
    suc.use("ih", k="k + 1").simp(steps, fib_next)


@theorem
def fast_is_fib(n: Nat) -> bool:
    """The loop computes Fibonacci numbers."""
    return fast(n) == fib(n)


@fast_is_fib.proof
def _(goal: Goal) -> None:
    goal.use(loop_invariant, k="0").simp(fast, fib)


@define
def fib_sum(n: Nat) -> Nat:
    """fib(0) + ... + fib(n)"""
    return 0 if n == 0 else fib_sum(n - 1) + fib(n)


@theorem
def sum_of_first(n: Nat) -> bool:
    """The sum of the first Fibonacci numbers is again one, less one."""
    return fib_sum(n) + 1 == fib(n + 2)


@sum_of_first.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("n")
    zero.simp(fib_sum, fib)
    suc.simp(fib_sum, fib_next)


@theorem
def fib_add(m: Nat, n: Nat) -> bool:
    """The addition formula."""
    return fib(m + n + 1) == fib(m + 1) * fib(n + 1) + fib(m) * fib(n)


@fib_add.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("m")
    zero.simp(fib)
    suc.use("ih", n="n + 1").simp(fib_next, sets=["arith"])


@theorem
def cassini(n: Nat) -> bool:
    """Neighbours' product against the square between them: they differ by one, in turn up and down."""
    square, product = fib(n + 1) * fib(n + 1), fib(n) * fib(n + 2)
    return product + 1 == square if n % 2 == 0 else square + 1 == product


@cassini.proof
def _(goal: Goal) -> None:
    zero, suc = goal.induction("n")
    zero.simp(fib)
    for case in suc.cases("n % 2 == 0"):
        case.simp(fib_next, sets=["arith"])
