"""Words as naturals: the value of each operation at every width, by name, to rewrite with.

    goal.simp(uint_add_small)          # needs x.uint + y.uint < 2 ** x.width

`x.uint` is the value of the word x. An operation modulo 2 ** x.width has its plain theorem (`uint_add`), one for
where nothing is lost (`uint_add_small`), and one that leaves it open which (`uint_add_cases`), which `goal.word()`
uses: it is linear. Slices and concatenations have literal widths in the language; their theorems are those of the
kernel, `core.library.word_values.of_operation`.
"""

# The type of 2**n is Any, since n may be negative.
# mypy: disable-error-code="no-any-return"

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel.terms import Symbol
from lemmata.core.kernel.thm import Thm
from lemmata.core.language import Bits, Nat, bit, bits, theorem, zero_extend
from lemmata.core.library import word_ring, word_values
from lemmata.core.library.equations import meaning
from lemmata.core.library.word_bit_laws import and_comm
from lemmata.core.library.word_bits import widths
from lemmata.core.library.word_bitwise import law

if TYPE_CHECKING:
    from lemmata.tactics.goal import Goal

N = TypeVar("N", bound=int)
M = TypeVar("M", bound=int)
Script = Callable[["Goal"], None]


def _says(th: Callable[[], Thm]) -> Script:
    """The script of a statement that is a theorem of the kernel but for `x.width`."""

    def script(goal: Goal) -> None:
        goal.rewrite(widths()).exact(th())

    return script


def _is(th: Callable[[], Thm]) -> Script:
    """The script of a statement that is a theorem of the kernel."""

    def script(goal: Goal) -> None:
        goal.exact(th())

    return script


def _value(symbol: Symbol) -> Script:
    """The script of a statement that says what an operation is defined as."""
    return _says(lambda: word_values.of_operation(symbol))


# Comparisons


@theorem
def uint_lt(x: Bits[N]) -> bool:
    return x.uint < 2**x.width


uint_lt.proof(_says(word_ring.uint_lt))


@theorem
def eq_iff_uint(x: Bits[N], y: Bits[N]) -> bool:
    return (x == y) == (x.uint == y.uint)


eq_iff_uint.proof(_is(word_ring.word_eq))


@theorem
def lt_iff_uint(x: Bits[N], y: Bits[N]) -> bool:
    return (x < y) == (x.uint < y.uint)


lt_iff_uint.proof(_is(lambda: meaning(pr.W_ULT)))


@theorem
def le_iff_uint(x: Bits[N], y: Bits[N]) -> bool:
    return (x <= y) == (x.uint <= y.uint)


le_iff_uint.proof(_is(lambda: meaning(pr.W_ULE)))


# Numbers


@theorem
def uint_bits(n: Nat, x: Bits[N]) -> bool:
    return bits(n, x.width).uint == n % 2**x.width


uint_bits.proof(_says(word_ring.uint_of_nat))


@theorem
def uint_zero(x: Bits[N]) -> bool:
    return bits(0, x.width).uint == 0


@uint_zero.proof
def _(goal: Goal) -> None:
    goal.rewrite(word_ring.uint_of_nat()).simp(word_values.zero_mod())


# Arithmetic


@theorem
def uint_add(x: Bits[N], y: Bits[N]) -> bool:
    return (x + y).uint == (x.uint + y.uint) % 2**x.width


uint_add.proof(_value(pr.W_ADD))


@theorem
def uint_mul(x: Bits[N], y: Bits[N]) -> bool:
    return (x * y).uint == x.uint * y.uint % 2**x.width


uint_mul.proof(_value(pr.W_MUL))


@theorem
def uint_shl(x: Bits[N], n: Nat) -> bool:
    return (x << n).uint == x.uint * 2**n % 2**x.width


uint_shl.proof(_value(pr.W_SHL))


@theorem
def uint_not(x: Bits[N]) -> bool:
    return x.uint + ((~x).uint + 1) == 2**x.width


uint_not.proof(_says(word_ring.uint_not))


# Bitwise operations


@theorem
def uint_and_add_or(x: Bits[N], y: Bits[N]) -> bool:
    return (x & y).uint + (x | y).uint == x.uint + y.uint


uint_and_add_or.proof(_is(word_values.and_plus_or))


@theorem
def uint_xor_add_and(x: Bits[N], y: Bits[N]) -> bool:
    return (x ^ y).uint + 2 * (x & y).uint == x.uint + y.uint


uint_xor_add_and.proof(_is(word_values.xor_plus_and))


@theorem
def uint_and_le(x: Bits[N], y: Bits[N]) -> bool:
    return (x & y).uint <= x.uint


uint_and_le.proof(_is(word_values.and_below))


@theorem
def uint_and_le_right(x: Bits[N], y: Bits[N]) -> bool:
    return (x & y).uint <= y.uint


@uint_and_le_right.proof
def _(goal: Goal) -> None:
    goal = goal.use(and_comm, "swapped", x="x", y="y")
    goal.rewrite("swapped").exact(word_values.and_below())


@theorem
def uint_and_add_and_not(x: Bits[N], y: Bits[N]) -> bool:
    return (x & y).uint + (x & ~y).uint == x.uint


@uint_and_add_and_not.proof
def _(goal: Goal) -> None:
    goal = goal.use(word_values.and_plus_or(), "parts", x="x & y", y="x & ~y")
    none, goal = goal.have("x & y & (x & ~y) == bits(0, x.width)", "none")
    none.exact(law(none.target))
    whole, goal = goal.have("x & y | x & ~y == x", "whole")
    whole.exact(law(whole.target))
    goal.rewrite("none", "whole", uint_zero, at="parts").omega()


@theorem
def uint_and_mask(x: Bits[N], n: Nat) -> bool:
    return (x & bits(2**n - 1, x.width)).uint == x.uint % 2**n


uint_and_mask.proof(_is(word_values.and_mask))


@theorem
def bit_iff_uint(x: Bits[N], n: Nat) -> bool:
    return bit(x, n) == (x.uint // 2**n % 2 == 1)


bit_iff_uint.proof(_is(word_values.bit_value))


@theorem
def uint_zero_extend(x: Bits[N], w: Bits[M]) -> bool:
    return zero_extend(x, w.width).uint == x.uint % 2**w.width


uint_zero_extend.proof(_value(pr.W_ZEXT))
