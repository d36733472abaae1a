"""Order and overflow of words at every width, by name: what `goal.word()` proves.

The names say what is compared: `lt`, `le` are the unsigned orders.
"""

# The type of 2**n is Any, since n may be negative.
# mypy: disable-error-code="no-any-return"

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import eq
from lemmata.core.language import Bits, Nat, Theorem, assume, bits, theorem, zero_extend
from lemmata.core.library import naturals
from lemmata.core.library.proving import instance
from lemmata.core.library.word_ring import of_nat
from lemmata.core.logic.equality import AP_TERM

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

N = TypeVar("N", bound=int)
M = TypeVar("M", bound=int)


def _linear(goal: Goal) -> None:
    goal.word()


# Where nothing is lost


@theorem
def uint_bits_small(n: Nat, x: Bits[N]) -> bool:
    assume(n < 2**x.width)
    return bits(n, x.width).uint == n


@theorem
def uint_add_small(x: Bits[N], y: Bits[N]) -> bool:
    assume(x.uint + y.uint < 2**x.width)
    return (x + y).uint == x.uint + y.uint


@theorem
def uint_sub_small(x: Bits[N], y: Bits[N]) -> bool:
    assume(y <= x)
    return (x - y).uint + y.uint == x.uint


@theorem
def uint_mul_small(x: Bits[N], y: Bits[N]) -> bool:
    assume(x.uint * y.uint < 2**x.width)
    return (x * y).uint == x.uint * y.uint


@theorem
def uint_shl_small(x: Bits[N], n: Nat) -> bool:
    assume(x.uint * 2**n < 2**x.width)
    return (x << n).uint == x.uint * 2**n


@theorem
def uint_zero_extend_small(x: Bits[N], w: Bits[M]) -> bool:
    assume(x.uint < 2**w.width)
    return zero_extend(x, w.width).uint == x.uint


# Where it is


@theorem
def uint_add_wraps(x: Bits[N], y: Bits[N]) -> bool:
    assume(2**x.width <= x.uint + y.uint)
    return (x + y).uint + 2**x.width == x.uint + y.uint


@theorem
def uint_sub_wraps(x: Bits[N], y: Bits[N]) -> bool:
    assume(x < y)
    return (x - y).uint + y.uint == x.uint + 2**x.width


@theorem
def uint_neg(x: Bits[N]) -> bool:
    return (-x).uint + x.uint == (0 if x == 0 else 2**x.width)


@theorem
def add_overflows(x: Bits[N], y: Bits[N]) -> bool:
    return (x + y < x) == (2**x.width <= x.uint + y.uint)


@theorem
def add_overflows_either(x: Bits[N], y: Bits[N]) -> bool:
    return (x + y < x) == (x + y < y)


@theorem
def sub_borrows(x: Bits[N], y: Bits[N]) -> bool:
    return (x < x - y) == (x < y)


# Order


@theorem
def lt_irrefl(x: Bits[N]) -> bool:
    return not x < x  # noqa: PLR0124


@theorem
def le_refl(x: Bits[N]) -> bool:
    return x <= x  # noqa: PLR0124


@theorem
def lt_trans(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    assume(x < y)
    assume(y < z)
    return x < z


@theorem
def le_trans(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    assume(x <= y)
    assume(y <= z)
    return x <= z


@theorem
def lt_le_trans(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    assume(x < y)
    assume(y <= z)
    return x < z


@theorem
def le_lt_trans(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    assume(x <= y)
    assume(y < z)
    return x < z


@theorem
def le_antisymm(x: Bits[N], y: Bits[N]) -> bool:
    assume(x <= y)
    assume(y <= x)
    return x == y


@theorem
def le_total(x: Bits[N], y: Bits[N]) -> bool:
    return x <= y or y <= x


@theorem
def lt_le(x: Bits[N], y: Bits[N]) -> bool:
    assume(x < y)
    return x <= y


@theorem
def not_lt(x: Bits[N], y: Bits[N]) -> bool:
    return (not x < y) == (y <= x)


@theorem
def not_le(x: Bits[N], y: Bits[N]) -> bool:
    return (not x <= y) == (y < x)


@theorem
def le_iff_lt_or_eq(x: Bits[N], y: Bits[N]) -> bool:
    return (x <= y) == (x < y or x == y)


@theorem
def zero_le(x: Bits[N]) -> bool:
    return 0 <= x


@theorem
def not_lt_zero(x: Bits[N]) -> bool:
    return not x < 0


@theorem
def zero_lt(x: Bits[N]) -> bool:
    return (0 < x) == (x != 0)


@theorem
def le_ones(x: Bits[N]) -> bool:
    return x <= ~bits(0, x.width)


@theorem
def not_lt_not(x: Bits[N], y: Bits[N]) -> bool:
    return (~x < ~y) == (y < x)


@theorem
def not_le_not(x: Bits[N], y: Bits[N]) -> bool:
    return (~x <= ~y) == (y <= x)


# Order and arithmetic


@theorem
def add_one_le(x: Bits[N], y: Bits[N]) -> bool:
    assume(x < y)
    return x + 1 <= y


@theorem
def lt_add_one(x: Bits[N], y: Bits[N]) -> bool:
    assume(x <= y)
    assume(y != ~bits(0, y.width))
    return x < y + 1


@theorem
def sub_le(x: Bits[N], y: Bits[N]) -> bool:
    assume(y <= x)
    return x - y <= x


@theorem
def sub_lt(x: Bits[N], y: Bits[N]) -> bool:
    assume(y <= x)
    assume(y != 0)
    return x - y < x


@theorem
def add_sub_of_le(x: Bits[N], y: Bits[N]) -> bool:
    assume(x <= y)
    return x + (y - x) == y


@theorem
def le_add(x: Bits[N], y: Bits[N]) -> bool:
    assume(x.uint + y.uint < 2**x.width)
    return x <= x + y


@theorem
def add_lt_add(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    assume(y.uint + z.uint < 2**x.width)
    assume(x < y)
    return x + z < y + z


@theorem
def add_le_add(x: Bits[N], y: Bits[N], z: Bits[N]) -> bool:
    assume(y.uint + z.uint < 2**x.width)
    assume(x <= y)
    return x + z <= y + z


# Bitwise operations


@theorem
def and_le_left(x: Bits[N], y: Bits[N]) -> bool:
    return x & y <= x


@theorem
def and_le_right(x: Bits[N], y: Bits[N]) -> bool:
    return x & y <= y


@theorem
def le_or_left(x: Bits[N], y: Bits[N]) -> bool:
    return x <= x | y


@theorem
def le_or_right(x: Bits[N], y: Bits[N]) -> bool:
    return y <= x | y


@theorem
def xor_le_or(x: Bits[N], y: Bits[N]) -> bool:
    return x ^ y <= x | y


@theorem
def and_add_or(x: Bits[N], y: Bits[N]) -> bool:
    return (x & y) + (x | y) == x + y


@theorem
def or_sub_and(x: Bits[N], y: Bits[N]) -> bool:
    return (x | y) - (x & y) == x ^ y


@theorem
def add_eq_or(x: Bits[N], y: Bits[N]) -> bool:
    assume(x & y == 0)
    return x + y == x | y


@theorem
def add_eq_xor(x: Bits[N], y: Bits[N]) -> bool:
    assume(x & y == 0)
    return x + y == x ^ y


@theorem
def sub_and(x: Bits[N], y: Bits[N]) -> bool:
    return x - (x & y) == x & ~y


# Quotients and shifts


@theorem
def shr_le(x: Bits[N], n: Nat) -> bool:
    return x >> n <= x


@theorem
def div_le(x: Bits[N], y: Bits[N]) -> bool:
    assume(y != 0)
    return x // y <= x


@theorem
def mod_lt(x: Bits[N], y: Bits[N]) -> bool:
    assume(y != 0)
    return x % y < y


@theorem
def mod_le(x: Bits[N], y: Bits[N]) -> bool:
    return x % y <= x


@theorem
def div_zero(x: Bits[N]) -> bool:
    return x // bits(0, x.width) == ~bits(0, x.width)


@theorem
def mod_zero(x: Bits[N]) -> bool:
    return x % bits(0, x.width) == x


@theorem
def mod_small(x: Bits[N], y: Bits[N]) -> bool:
    assume(x < y)
    return x % y == x


@theorem
def div_small(x: Bits[N], y: Bits[N]) -> bool:
    assume(x < y)
    return x // y == 0


@theorem
def div_add_mod(x: Bits[N], y: Bits[N]) -> bool:
    assume(y != 0)
    return x // y * y + x % y == x


LAWS: tuple[Theorem[Any], ...] = (
    uint_bits_small, uint_add_small, uint_sub_small, uint_mul_small, uint_shl_small,
    uint_zero_extend_small, uint_add_wraps, uint_sub_wraps, uint_neg, add_overflows,
    add_overflows_either, sub_borrows, lt_irrefl, le_refl, lt_trans, le_trans, lt_le_trans,
    le_lt_trans, le_antisymm, le_total, lt_le, not_lt, not_le, le_iff_lt_or_eq, zero_le,
    not_lt_zero, zero_lt, le_ones, not_lt_not, not_le_not, add_one_le, lt_add_one, sub_le, sub_lt,
    add_sub_of_le, le_add, add_lt_add, add_le_add, and_le_left, and_le_right, le_or_left,
    le_or_right, xor_le_or, and_add_or, or_sub_and, add_eq_or, add_eq_xor, sub_and, shr_le, div_le,
    mod_lt, mod_le, div_zero, mod_zero, mod_small, div_small,
)  # fmt: skip
for _law in LAWS:
    _law.proof(_linear)


@div_add_mod.proof
def _(goal: Goal) -> None:
    x, y = goal.variable("x"), goal.variable("y")
    number = instance(naturals.division(), n=pr.uint(x), d=pr.uint(y))
    quotient, rest = (
        of_nat(t) for t in (naturals.div(pr.uint(x), pr.uint(y)), naturals.mod(pr.uint(x), pr.uint(y)))
    )
    for name, left, right in (("q", goal.term("x // y"), quotient), ("r", goal.term("x % y"), rest)):
        same, goal = goal.have(eq(left, right), name)
        same.word()
    whole = AP_TERM(tm.const(pr.OF_NAT), number)
    goal.use(whole, "whole").ring("q", "r", "whole")
