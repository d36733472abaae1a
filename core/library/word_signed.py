"""Words as integers in two's complement, at every width: `to_int`, and what the operations are to it.

    goal.unfold(to_int, at="*").word(even_power)

proves facts of this kind, of which these are those with names.
"""

# The type of 2**n is Any, since n may be negative.
# mypy: disable-error-code="no-any-return"

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from lemmata.core.kernel import prelude as pr
from lemmata.core.language import Bits, Nat, Theorem, assume, bit, define, signed_lt, theorem
from lemmata.core.library import word_modulo
from lemmata.core.library.equations import meaning
from lemmata.core.library.naturals import add_one, pow_rules
from lemmata.core.library.word_bits import widths
from lemmata.core.library.word_numbers import bit_iff_uint, uint_lt

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

N = TypeVar("N", bound=int)


@define
def to_int(x: Bits[N]) -> int:
    """The integer that a word is in two's complement."""
    return x.uint - (2**x.width if 2**x.width <= 2 * x.uint else 0)


def _linear(goal: Goal) -> None:
    goal.unfold(to_int, at="*").word(even_power)


@theorem
def even_power(n: Nat) -> bool:
    return n == 0 and 2**n == 1 or 0 < n and 2**n % 2 == 0


@even_power.proof
def _(goal: Goal) -> None:
    zero, step = goal.induction("n")
    zero.decide()
    step.clear("ih").rewrite(*pow_rules()).omega()


@theorem
def to_int_inj(x: Bits[N], y: Bits[N]) -> bool:
    return (to_int(x) == to_int(y)) == (x == y)


@theorem
def to_int_lower(x: Bits[N]) -> bool:
    return -(2**x.width) <= 2 * to_int(x)


@theorem
def to_int_upper(x: Bits[N]) -> bool:
    return 2 * to_int(x) < 2**x.width


@theorem
def to_int_of_small(x: Bits[N]) -> bool:
    assume(2 * x.uint < 2**x.width)
    return to_int(x) == x.uint


@theorem
def to_int_add_small(x: Bits[N], y: Bits[N]) -> bool:
    assume(-(2**x.width) <= 2 * (to_int(x) + to_int(y)))
    assume(2 * (to_int(x) + to_int(y)) < 2**x.width)
    return to_int(x + y) == to_int(x) + to_int(y)


@theorem
def to_int_sub_small(x: Bits[N], y: Bits[N]) -> bool:
    assume(-(2**x.width) <= 2 * (to_int(x) - to_int(y)))
    assume(2 * (to_int(x) - to_int(y)) < 2**x.width)
    return to_int(x - y) == to_int(x) - to_int(y)


@theorem
def to_int_neg_small(x: Bits[N]) -> bool:
    assume(2 * to_int(x) != -(2**x.width))
    return to_int(-x) == -to_int(x)


@theorem
def to_int_not(x: Bits[N]) -> bool:
    assume(0 < x.width)
    return to_int(~x) == -to_int(x) - 1


@theorem
def sign_bit(x: Bits[N], n: Nat) -> bool:
    assume(x.width == n + 1)
    return bit(x, n) == (2**x.width <= 2 * x.uint)


@sign_bit.proof
def _(goal: Goal) -> None:
    goal = goal.rewrite(bit_iff_uint).use(uint_lt, "bound", x="x")
    goal = goal.rewrite("h1", *pow_rules(), add_one(), at="bound").rewrite("h1", add_one(), *pow_rules())
    small, large = goal.cases("x.uint < 2 ** n")
    small.use(word_modulo.less(), m="x.uint", d="2 ** n").omega()
    less, whole = "max(x.uint - 2 ** n, 0)", "whole"
    for fact, name in ((f"{less} < 2 ** n", "less"), (f"{less} + 2 ** n == x.uint", whole)):
        part, large = large.have(fact, name)
        part.omega()
    large.use(word_modulo.div_once(), "once", m=less, d="2 ** n").rewrite(whole, at="once").omega()


@theorem
def signed_lt_iff_to_int(x: Bits[N], y: Bits[N]) -> bool:
    assume(0 < x.width)
    return signed_lt(x, y) == (to_int(x) < to_int(y))


@signed_lt_iff_to_int.proof
def _(goal: Goal) -> None:
    goal = goal.rewrite(meaning(pr.W_SLT), meaning(pr.W_MSB))
    for v in "xy":
        less = f"max({v}.width - 1, 0)"
        same, goal = goal.have(f"{v}.width == {less} + 1")
        same.rewrite(widths(), at="*").omega()
        goal = goal.use(sign_bit, v, x=v, n=less)
    goal.rewrite("x", "y").unfold(to_int).word()


LAWS: tuple[Theorem[Any], ...] = (
    to_int_inj, to_int_lower, to_int_upper, to_int_of_small, to_int_add_small, to_int_sub_small,
    to_int_neg_small, to_int_not,
)  # fmt: skip
for _law in LAWS:
    _law.proof(_linear)
