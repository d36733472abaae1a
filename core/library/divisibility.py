"""Divisibility of naturals: division with remainder as theorems, and the laws of `divides`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemmata.core.language import Nat, assume, define, exists, theorem
from lemmata.core.library import naturals as nat

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal


@define
def divides(d: Nat, n: Nat) -> bool:
    """Is n a multiple of d? Of 0 only 0 is."""
    return n == 0 if d == 0 else n % d == 0


# Division with remainder


@theorem
def div_mod(n: Nat, d: Nat) -> bool:
    assume(d != 0)
    return n == n // d * d + n % d


@div_mod.proof
def _(goal: Goal) -> None:
    goal.simp(nat.division())


@theorem
def mod_less(n: Nat, d: Nat) -> bool:
    assume(d != 0)
    return n % d < d


@mod_less.proof
def _(goal: Goal) -> None:
    goal.apply(nat.mod_below())


@theorem
def div_unique(q: Nat, r: Nat, d: Nat) -> bool:
    assume(r < d)
    return (q * d + r) // d == q and (q * d + r) % d == r


@div_unique.proof
def _(goal: Goal) -> None:
    zero, suc = goal.cases("d")
    zero.omega()
    suc.use(nat.division_unique()).simp(sets=["arith"])


# Multiples


@theorem
def divides_intro(d: Nat, k: Nat) -> bool:
    return divides(d, d * k)


@divides_intro.proof
def _(goal: Goal) -> None:
    zero, suc = goal.cases("d")
    zero.simp(divides)
    suc.use(div_unique, q="k", r="0", d="d + 1").simp(divides, sets=["arith"])


@theorem
def divides_elim(d: Nat, n: Nat) -> bool:
    assume(divides(d, n))

    def times(k: Nat) -> bool:
        return n == d * k

    return exists(times)


@divides_elim.proof
def _(goal: Goal) -> None:
    zero, other = goal.cases("d == 0")
    (zero,) = zero.simp(divides, at="h1")
    zero.exists("0").simp()
    (other,) = other.simp(divides, at="h1")
    other.exists("n // d").use(div_mod, "parts").ring("parts", "h1")


@theorem
def divides_by(d: Nat, n: Nat, k: Nat) -> bool:
    assume(n == d * k)
    return divides(d, n)


@divides_by.proof
def _(goal: Goal) -> None:
    goal.simp(divides_intro)


@theorem
def divides_refl(n: Nat) -> bool:
    return divides(n, n)


@divides_refl.proof
def _(goal: Goal) -> None:
    goal.use(divides_intro, d="n", k="1").simp()


@theorem
def divides_zero(d: Nat) -> bool:
    return divides(d, 0)


@divides_zero.proof
def _(goal: Goal) -> None:
    goal.use(divides_intro, k="0").simp()


@theorem
def one_divides(n: Nat) -> bool:
    return divides(1, n)


@one_divides.proof
def _(goal: Goal) -> None:
    goal.use(divides_intro, d="1", k="n").simp()


@theorem
def zero_divides(n: Nat) -> bool:
    return divides(0, n) == (n == 0)


@zero_divides.proof
def _(goal: Goal) -> None:
    goal.simp(divides)


@theorem
def divides_mul(d: Nat, n: Nat, k: Nat) -> bool:
    assume(divides(d, n))
    return divides(d, k * n)


@divides_mul.proof
def _(goal: Goal) -> None:
    goal = goal.use(divides_elim).obtain("h2", "q")
    goal.use(divides_by, n="k * n", k="k * q").simp(sets=["arith"])


@theorem
def divides_trans(d: Nat, m: Nat, n: Nat) -> bool:
    assume(divides(d, m))
    assume(divides(m, n))
    return divides(d, n)


@divides_trans.proof
def _(goal: Goal) -> None:
    goal = goal.use(divides_elim, d="m").obtain("h3", "q")
    goal.use(divides_mul, n="m", k="q").simp(sets=["arith"])


@theorem
def divides_add(d: Nat, m: Nat, n: Nat) -> bool:
    assume(divides(d, m))
    assume(divides(d, n))
    return divides(d, m + n)


@divides_add.proof
def _(goal: Goal) -> None:
    goal = goal.use(divides_elim, n="m").obtain("h3", "a").use(divides_elim).obtain("h4", "b")
    goal.use(divides_intro, k="a + b").simp(sets=["arith"])


@theorem
def divides_add_cancel(d: Nat, m: Nat, n: Nat) -> bool:
    """What divides a sum and one part of it divides the other."""
    assume(divides(d, m))
    assume(divides(d, m + n))
    return divides(d, n)


@divides_add_cancel.proof
def _(goal: Goal) -> None:
    goal = goal.use(divides_elim, n="m").obtain("h3", "a").use(divides_elim, n="m + n").obtain("h4", "b")
    fits, other = goal.cases("a <= b")
    fits = fits.have("b == a + max(b - a, 0)", "sum", by=lambda g: g.omega()).generalize("max(b - a, 0)", "c")
    fits.have("n == d * c", by=lambda g: g.ring("h3", "h4", "sum")).use(divides_by, k="c").assumption()
    other = other.have("a == b + 1 + max(a - (b + 1), 0)", "sum", by=lambda g: g.omega())
    other.generalize("max(a - (b + 1), 0)", "c").simp(divides_zero, sets=["arith"])


@theorem
def divides_mod(d: Nat, m: Nat, n: Nat) -> bool:
    """A divisor of n divides m where it divides the remainder of m by n."""
    assume(n != 0)
    assume(divides(d, n))
    return divides(d, m % n) == divides(d, m)


@divides_mod.proof
def _(goal: Goal) -> None:
    goal = goal.use(div_mod, "parts", n="m", d="n").use(divides_mul, "multiple", k="m // n")
    there, back = goal.split()
    there.use(divides_add, m="m // n * n", n="m % n").simp()
    back.use(divides_add_cancel, m="m // n * n", n="m % n").simp()


@theorem
def divides_le(d: Nat, n: Nat) -> bool:
    assume(divides(d, n))
    assume(n != 0)
    return d <= n


@divides_le.proof
def _(goal: Goal) -> None:
    goal = goal.use(divides_elim).obtain("h3", "k")
    zero, suc = goal.cases("k")
    zero.simp()
    suc.simp(sets=["arith"])


@theorem
def divides_antisym(m: Nat, n: Nat) -> bool:
    assume(divides(m, n))
    assume(divides(n, m))
    return m == n


@divides_antisym.proof
def _(goal: Goal) -> None:
    zero, other = goal.cases("m == 0")
    zero.simp(divides)
    more, none = other.cases("n != 0")
    more.use(divides_le, d="m").use(divides_le, d="n", n="m").omega()
    none.simp(divides)


@theorem
def mod_small(n: Nat, d: Nat) -> bool:
    assume(n < d)
    return n % d == n


@mod_small.proof
def _(goal: Goal) -> None:
    goal.use(div_unique, q="0", r="n").simp()


@theorem
def mod_wrap(n: Nat, d: Nat) -> bool:
    """One turn around, as the index of a ring makes it."""
    assume(d != 0)
    assume(d <= n < 2 * d)
    return n % d == max(n - d, 0)


@mod_wrap.proof
def _(goal: Goal) -> None:
    goal = goal.have("n == d + max(n - d, 0)", "parts", by=lambda g: g.omega())
    goal.generalize("max(n - d, 0)", "r").use(div_unique, q="1").simp()
