"""Word operations as naturals, linearly: with or without the 2 ** x.width that is lost.

These are what `goal.word()` knows of an operation at a variable width, where a remainder by 2 ** x.width is no
linear term.
"""

# The type of 2**n is Any, since n may be negative.
# mypy: disable-error-code="no-any-return"

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel.terms import Symbol
from lemmata.core.kernel.types import WORD
from lemmata.core.language import Bits, Nat, Theorem, assume, bits, theorem, zero_extend
from lemmata.core.library import word_modulo, word_ring, word_values
from lemmata.core.library.naturals import lt, mod, pow_rules
from lemmata.core.library.proving import instance
from lemmata.core.library.word_bits import widths
from lemmata.core.library.word_laws import neg_add_self, sub_add_cancel
from lemmata.core.library.word_numbers import uint_add, uint_zero

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

N = TypeVar("N", bound=int)
M = TypeVar("M", bound=int)
Script = Callable[["Goal"], None]


# What remainders are -------------------------------------------------------------------------------


@theorem
def mod_small_cases(m: Nat, d: Nat) -> bool:
    assume(0 < d)
    return d <= m or m % d == m


@mod_small_cases.proof
def _(goal: Goal) -> None:
    small, large = goal.cases("m < d")
    small.right().apply(word_modulo.mod_small())
    large.omega()


@theorem
def mod_wraps(m: Nat, d: Nat) -> bool:
    assume(0 < d)
    assume(m < d + d)
    return m % d == m or m % d + d == m


@mod_wraps.proof
def _(goal: Goal) -> None:
    small, large = goal.cases("m < d")
    small.left().apply(word_modulo.mod_small())
    rest, large = large.have("max(m - d, 0) < d")
    rest.omega()
    large = large.use(word_modulo.mod_once(), "wraps", m="max(m - d, 0)", d="d")
    same, large = large.have("max(m - d, 0) + d == m", "whole")
    same.omega()
    large.rewrite("whole", at="wraps").right().omega()


@theorem
def mul_le_mul(m: Nat, n: Nat, j: Nat, k: Nat) -> bool:
    assume(m <= j)
    assume(n <= k)
    return m * n <= j * k


@mul_le_mul.proof
def _(goal: Goal) -> None:
    for difference, name in (("m + max(j - m, 0) == j", "first"), ("n + max(k - n, 0) == k", "second")):
        same, goal = goal.have(difference, name)
        same.omega()
    same, goal = goal.have("j * k == m * n + (m * max(k - n, 0) + max(j - m, 0) * k)")
    same.ring("first", "second")
    goal.omega()


# Operations that may wrap around: with or without 2 ** x.width ---------------------------------------


def _by_remainder(symbol: Symbol, lemma: Theorem[Any]) -> Script:
    """The script of a statement about an operation that LEMMA, about remainders, says of its value."""

    def script(goal: Goal) -> None:
        goal = goal.rewrite(widths(), word_values.of_operation(symbol))
        bounds = [instance(word_ring.uint_lt(), x=v) for v in goal.variables() if v.type.con is WORD]
        positive, *others = goal.apply(lemma)
        positive.exact(word_modulo.power_positive())
        for premise in others:
            premise.omega(*bounds)

    return script


@theorem
def uint_add_cases(x: Bits[N], y: Bits[N]) -> bool:
    total = x.uint + y.uint
    return (x + y).uint == total or (x + y).uint + 2**x.width == total


uint_add_cases.proof(_by_remainder(pr.W_ADD, mod_wraps))


@theorem
def uint_mul_cases(x: Bits[N], y: Bits[N]) -> bool:
    return 2**x.width <= x.uint * y.uint or (x * y).uint == x.uint * y.uint


uint_mul_cases.proof(_by_remainder(pr.W_MUL, mod_small_cases))


@theorem
def uint_shl_cases(x: Bits[N], n: Nat) -> bool:
    return 2**x.width <= x.uint * 2**n or (x << n).uint == x.uint * 2**n


uint_shl_cases.proof(_by_remainder(pr.W_SHL, mod_small_cases))


@theorem
def uint_zero_extend_cases(x: Bits[N], w: Bits[M]) -> bool:
    return 2**w.width <= x.uint or zero_extend(x, w.width).uint == x.uint


uint_zero_extend_cases.proof(_by_remainder(pr.W_ZEXT, mod_small_cases))


@theorem
def uint_bits_cases(n: Nat, x: Bits[N]) -> bool:
    return 2**x.width <= n or bits(n, x.width).uint == n


@uint_bits_cases.proof
def _(goal: Goal) -> None:
    goal = goal.rewrite(widths(), word_ring.uint_of_nat())
    for premise in goal.apply(mod_small_cases):
        premise.exact(word_modulo.power_positive())


@theorem
def uint_mul_bits_cases(x: Bits[N], n: Nat) -> bool:
    return 2**x.width <= x.uint * n or (x * bits(n, x.width)).uint == x.uint * n


@uint_mul_bits_cases.proof
def _(goal: Goal) -> None:
    same, goal = goal.have("x * bits(n, x.width) == bits(x.uint * n, x.width)", "product")
    same.ring()
    goal.rewrite("product").exact(uint_bits_cases)


@theorem
def uint_sub_cases(x: Bits[N], y: Bits[N]) -> bool:
    total = (x - y).uint + y.uint
    return total == x.uint or total == x.uint + 2**x.width


@uint_sub_cases.proof
def _(goal: Goal) -> None:
    goal = goal.use(uint_add_cases, "sum", x="x - y", y="y")
    goal.rewrite(sub_add_cancel, at="sum").rewrite(widths()).rewrite(widths(), at="sum").omega()


@theorem
def uint_neg_cases(x: Bits[N]) -> bool:
    total = (-x).uint + x.uint
    return total == 0 or total == 2**x.width


@uint_neg_cases.proof
def _(goal: Goal) -> None:
    goal = goal.use(uint_add_cases, "sum", x="-x", y="x").rewrite(widths())
    goal.rewrite(neg_add_self, uint_zero, widths(), at="sum").omega()


@theorem
def uint_sub_add(x: Bits[N], y: Bits[N]) -> bool:
    return ((x - y).uint + y.uint) % 2**x.width == x.uint


@uint_sub_add.proof
def _(goal: Goal) -> None:
    goal = goal.use(uint_add, "sum", x="x - y", y="y").rewrite(widths())
    goal.rewrite(sub_add_cancel, widths(), at="sum").rewrite("sum", reverse=True)


@theorem
def uint_neg_add(x: Bits[N]) -> bool:
    return ((-x).uint + x.uint) % 2**x.width == 0


@uint_neg_add.proof
def _(goal: Goal) -> None:
    goal = goal.use(uint_add, "sum", x="-x", y="x").rewrite(widths())
    goal.rewrite(neg_add_self, uint_zero, widths(), at="sum").rewrite("sum", reverse=True)


# Quotients -------------------------------------------------------------------------------------------


@theorem
def uint_shr(x: Bits[N], n: Nat) -> bool:
    return (x >> n).uint == x.uint // 2**n


@uint_shr.proof
def _(goal: Goal) -> None:
    goal = goal.rewrite(widths(), word_values.of_operation(pr.W_LSHR))
    small = goal.apply(word_modulo.mod_small())[0]
    bound = instance(word_ring.uint_lt(), x=small.variable("x"))
    small.omega(bound, instance(word_modulo.div_le(), m=small.term("x.uint"), d=small.term("2 ** n")))


@theorem
def uint_div(x: Bits[N], y: Bits[N]) -> bool:
    return (x // y).uint == (x.uint // y.uint if 0 < y.uint else 2**x.width - 1)


@uint_div.proof
def _(goal: Goal) -> None:
    quotient = goal.target.args[1].args[1]
    bound = instance(word_ring.uint_lt(), x=goal.variable("x"))
    below = instance(word_modulo.div_le(), m=quotient.args[0], d=quotient.args[1])
    goal = goal.rewrite(widths(), word_values.of_operation(pr.W_UDIV))
    kept = instance(
        word_values.kept(), m=quotient, y=goal.term("~bits(0, x.width)"), c=goal.term("y.uint == 0")
    )
    small, goal = goal.have(kept.concl.args[0])
    small.omega(bound, below)
    ones = instance(word_ring.uint_not(), x=goal.term("bits(0, x.width)"))
    goal.use(kept, "kept").rewrite("kept").use(ones, "ones").rewrite(uint_zero, at="ones").omega()


@theorem
def uint_rem(x: Bits[N], y: Bits[N]) -> bool:
    return (x % y).uint == (x.uint % y.uint if 0 < y.uint else x.uint)


@uint_rem.proof
def _(goal: Goal) -> None:
    x, y = pr.uint(goal.variable("x")), pr.uint(goal.variable("y"))
    bound = instance(word_ring.uint_lt(), x=goal.variable("x"))
    below = instance(word_modulo.mod_le(), m=x, d=y)
    goal = goal.rewrite(widths(), word_values.of_operation(pr.W_UREM))
    small, goal = goal.have(lt(mod(x, y), word_ring.SIZE))
    small.omega(bound, below)
    goal = goal.use(word_modulo.mod_small(), m=mod(x, y), d=word_ring.SIZE)
    zero, some = goal.cases("y.uint == 0", "zero")
    zero.simp("zero", word_modulo.mod_zero())
    some.rewrite("h2").omega()


@theorem
def uint_bits_mul_cases(n: Nat, x: Bits[N]) -> bool:
    return 2**x.width <= x.uint * n or (bits(n, x.width) * x).uint == x.uint * n


@uint_bits_mul_cases.proof
def _(goal: Goal) -> None:
    same, goal = goal.have("bits(n, x.width) * x == bits(x.uint * n, x.width)", "product")
    same.ring()
    goal.rewrite("product").exact(uint_bits_cases)


@theorem
def lt_power(n: Nat) -> bool:
    return n < 2**n


@lt_power.proof
def _(goal: Goal) -> None:
    zero, step = goal.induction("n")
    zero.decide()
    step.rewrite(*pow_rules()).omega()
