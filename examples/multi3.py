"""The product of 128-bit numbers as libgcc computes it, `__multi3`: schoolbook multiplication in halves of 32 bits.

    low = a * c, middle = b * c, total = middle + a * d + (low >> 32), high = b * d    for x0 = (b, a), x2 = (d, c)

give the 128-bit product of x0 and x2, with 2**32 more in the high word where the total wrapped around; the products
x2 * x1 and x0 * x3 are added to the high word. A SAT solver does not find that two ways to multiply 64-bit numbers
agree. The proof is that of a textbook: the code is simulated (`evaluate`); what it computes is put into equations
between naturals, each a matter of linear arithmetic with products for atoms (`word`); and the rest is an identity of
polynomials (`ring`).
"""

from __future__ import annotations

from pathlib import Path

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel.terms import eq
from lemmata.core.language import (
    B64,
    B128,
    Nat,
    assume,
    bits,
    concat,
    define,
    rotate_right,
    signed_lt,
    theorem,
)
from lemmata.core.library.word_cases import mul_le_mul
from lemmata.models.armv8.calling import call, code, returned
from lemmata.models.armv8.elf import load
from lemmata.models.armv8.state import State

from lemmata import Goal

LIBRARY = load(Path(__file__).parent.parent / ".cache/libgcc/libgcc.a")
MULTI3 = code(LIBRARY.function("__multi3"))


# What the instructions mean ----------------------------------------------------------------------------


@theorem
def high_half(x: B64) -> bool:
    """UBFM x, #32, #63: the high half of a word. Decided."""
    return rotate_right(x, 32) & 0xFFFFFFFF == x >> 32


@theorem
def add_to_zero(x: B64) -> bool:
    """MUL is MADD with the zero register. Decided."""
    return 0 + x == x


@theorem
def higher(x: B64, y: B64) -> bool:
    """The condition HI after a comparison: carry and not zero. Decided."""
    carry = signed_lt(x & ~y | (x | ~y) & ~(x - y), B64(0))
    return (carry and x - y != 0) == (y < x)


# The product of two words ------------------------------------------------------------------------------


@define
def low(x: B64) -> B64:
    """The low half of a word."""
    return x & 0xFFFFFFFF


@define
def high(x: B64) -> B64:
    """The high half of a word."""
    return x >> 32


@theorem
def halves(x: B64) -> bool:
    """A word is its halves."""
    return x.uint == low(x).uint + 2**32 * high(x).uint


@halves.proof
def _(goal: Goal) -> None:
    goal.unfold(low, high).word()


@theorem
def low_is_small(x: B64) -> bool:
    return low(x) < 0x100000000


@theorem
def high_is_small(x: B64) -> bool:
    return high(x) < 0x100000000


@theorem
def product_of_halves(x: B64, y: B64) -> bool:
    """Halves multiply without loss."""
    assume(x < 0x100000000)
    assume(y < 0x100000000)
    return (x * y).uint == x.uint * y.uint and (x * y).uint <= 0xFFFFFFFF * 0xFFFFFFFF


@product_of_halves.proof
def _(goal: Goal) -> None:
    for v in "xy":
        small, goal = goal.have(f"{v}.uint <= 0xFFFFFFFF")
        small.word()
    goal.use(mul_le_mul, m="x.uint", n="y.uint", j="0xFFFFFFFF", k="0xFFFFFFFF").word()


@theorem
def carried(x: B64, y: B64, z: B64) -> bool:
    """A sum of three parts of a product is above 2**64 by one carry at most, which a comparison finds."""
    assume(y.uint <= 0xFFFFFFFF * 0xFFFFFFFF)
    total = x + y + high(z)
    return total.uint + (2**64 if total < x else 0) == x.uint + y.uint + high(z).uint


@carried.proof
def _(goal: Goal) -> None:
    goal.unfold(high).word()


@theorem
def schoolbook(x: B64, y: B64) -> bool:
    """The product of two words from those of their halves."""
    least, middle = low(x) * low(y), high(x) * low(y)
    total = middle + low(x) * high(y) + high(least)
    second = total.uint + (2**64 if total < middle else 0)
    return x.uint * y.uint == low(least).uint + 2**32 * second + 2**64 * (high(x) * high(y)).uint


@schoolbook.proof
def _(goal: Goal) -> None:
    for v in "xy":
        goal = goal.use(halves, x=v).use(low_is_small, x=v).use(high_is_small, x=v)
    for a, b in (("low(x)", "low(y)"), ("high(x)", "low(y)"), ("low(x)", "high(y)"), ("high(x)", "high(y)")):
        goal = goal.use(product_of_halves, "product", x=a, y=b)
        goal = goal.obtain("product", f"{a} * {b}", "small")
    goal = goal.use(halves, x="low(x) * low(y)")
    goal = goal.use(carried, x="high(x) * low(y)", y="low(x) * high(y)", z="low(x) * low(y)")
    goal.ring(*goal.names)


# The product of two numbers of 128 bits ----------------------------------------------------------------


@theorem
def lower_word(x: B64, y: B64) -> bool:
    """The low word of the product, and what is left of the middle one."""
    return (low(x) + (y << 32)).uint + 2**64 * high(y).uint == low(x).uint + 2**32 * y.uint


@lower_word.proof
def _(goal: Goal) -> None:
    goal.unfold(low, high).word()


@theorem
def glued(h: B64, l: B64, x: B128, y: B128, n: Nat, k: Nat) -> bool:
    """Two words are a product modulo 2**128 where they are so as numbers, the high one modulo 2**64."""
    assume(h == bits(n, 64))
    assume(n * 2**64 + l.uint + 2**128 * k == x.uint * y.uint)
    return concat(h, l) == x * y


@glued.proof
def _(goal: Goal) -> None:
    goal.word()


@theorem
def glue(h: B64, l: B64) -> bool:
    return concat(h, l).uint == 2**64 * h.uint + l.uint


@glue.proof
def _(goal: Goal) -> None:
    goal.word()


@theorem
def product(x0: B64, x1: B64, x2: B64, x3: B64) -> bool:
    """What the code computes is the product."""
    least, middle = low(x0) * low(x2), high(x0) * low(x2)
    total = middle + low(x0) * high(x2) + high(least)
    most = high(x0) * high(x2) + 0x100000000 if total < middle else high(x0) * high(x2)
    upper = x2 * x1 + x0 * x3 + (most + high(total))
    return concat(upper, low(least) + (total << 32)) == concat(x1, x0) * concat(x3, x2)


@product.proof
def _(goal: Goal) -> None:
    least, middle = "low(x0) * low(x2)", "high(x0) * low(x2)"
    total = f"({middle} + low(x0) * high(x2) + high({least}))"
    facts = goal.use(schoolbook, "schoolbook", x="x0", y="x2").use(lower_word, "lower", x=least, y=total)
    facts = facts.use(glue, "first", h="x1", l="x0").use(glue, "second", h="x3", l="x2")
    for case, carry in zip(facts.cases(f"{total} < {middle}", "carry"), ("2**32", "0"), strict=True):
        case = case.simp("carry")[0].simp("carry", at="schoolbook")[0]
        upper, lower = case.target.args[0].args
        number = f"x2.uint * x1.uint + x0.uint * x3.uint + ((high(x0) * high(x2)).uint + {carry} + high({total}).uint)"
        n = case.term(number)
        same, case = case.have(eq(upper, pr.of_nat(n, upper.type.args[0])))
        same.ring()
        case = case.use(glued, "glued", h=upper, l=lower, x="concat(x1, x0)", y="concat(x3, x2)", n=n, k="x1.uint * x3.uint")
        for numbers in case.apply("glued"):
            numbers.ring("schoolbook", "lower", "first", "second")


# The theorem -------------------------------------------------------------------------------------------


@theorem
def multi3(s: State, a: B64) -> bool:
    """The product of two 128-bit numbers, X1:X0 and X3:X2, modulo 2**128, in X1:X0."""
    t = call(MULTI3, s)
    r = s.regs
    return concat(t.regs.x1, t.regs.x0) == concat(r.x1, r.x0) * concat(r.x3, r.x2) and returned(s, t, a)


@multi3.proof
def _(goal: Goal) -> None:
    for record in ("s", "regs", "flags"):
        (goal,) = goal.cases(record)
    goal = goal.evaluate().rewrite(high_half, add_to_zero, higher)
    code = goal.use(product, "product", x0="x0", x1="x1", x2="x2", x3="x3").unfold(low, high, at="product")
    code.exact("product")
