"""The commutative rings and semirings that `ring` knows: naturals, integers, words of a literal or variable width.

A ring has sums, products and numerals, the laws that polynomials are normalised by, and a way to open what else
is written in it: differences, negations, shifts and casts as sums and products. Words are in `word_rings`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.datatypes import NAT_SUC, SUC
from lemmata.core.kernel.evaluate import EVALUATE, Context, Recipe
from lemmata.core.kernel.literals import LITERAL
from lemmata.core.kernel.terms import APP, CONST, LIT, Term, app, eq
from lemmata.core.kernel.thm import ASSUME, INST, MK_COMB, REFL, TRANS, Thm
from lemmata.core.kernel.types import NAT, Type
from lemmata.core.language import integers as i
from lemmata.core.language import registry
from lemmata.core.language.unfolding import equations
from lemmata.core.library import integers as z
from lemmata.core.library import naturals as nat
from lemmata.core.library.cancellation import cancellation
from lemmata.core.library.equations import recursion
from lemmata.core.library.integer_order import cast_suc, casts
from lemmata.core.library.integers import INT, law
from lemmata.core.library.proving import clauses, instance, prove
from lemmata.core.logic.equality import AP_ARG, SYM
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.propositional import DISCH, IMP_ANTISYM
from lemmata.core.logic.rewriting import Rules
from lemmata.tactics.omega_proof import integer_value

Law = Callable[[Term], Thm]
VARIABLES = ("c", "d", "m", "n", "p", "q", "x")


def polynomial_laws(add: Term, mul: Term, zero: Term, one: Term, law: Law) -> dict[str, Thm]:
    """What normalising polynomials rewrites with, in variables called `VARIABLES`.

    A polynomial is a sum, grouped to the right and ended by 0, of products c * m of a coefficient and a monomial;
    a monomial is a product of atoms, grouped to the right and ended by 1.
    """

    def plus(s: Term, t: Term) -> Term:
        return app(add, s, t)

    def times(s: Term, t: Term) -> Term:
        return app(mul, s, t)

    c, d, m, n, p, q, x = (tm.var(v, zero.type) for v in VARIABLES)
    pairs = {
        # sums of x + p and x + q: the left one first, the right one first, both with the same monomial
        "add_left": (plus(plus(x, p), q), plus(x, plus(p, q))),
        "add_right": (plus(p, plus(x, q)), plus(x, plus(p, q))),
        "add_same": (
            plus(plus(times(c, m), p), plus(times(d, m), q)),
            plus(times(plus(c, d), m), plus(p, q)),
        ),
        "zero_add": (plus(zero, p), p),
        "add_zero": (plus(p, zero), p),
        "vanish": (plus(times(zero, m), p), p),
        # products of monomials
        "mul_left": (times(times(x, m), n), times(x, times(m, n))),
        "mul_right": (times(m, times(x, n)), times(x, times(m, n))),
        "one_mul": (times(one, p), p),
        "mul_one": (times(p, one), p),
        # a monomial and a polynomial; two polynomials
        "scale": (
            times(times(c, m), plus(times(d, n), q)),
            plus(times(times(c, d), times(m, n)), times(times(c, m), q)),
        ),
        "mul_zero": (times(p, zero), zero),
        "distribute": (times(plus(x, p), q), plus(times(x, q), times(p, q))),
        "zero_mul": (times(zero, p), zero),
        "commute": (times(p, q), times(q, p)),
        # how terms become polynomials
        "atom": (x, plus(times(one, times(x, one)), zero)),
        "numeral": (c, plus(times(c, one), zero)),
    }
    return {name: law(eq(left, right)) for name, (left, right) in pairs.items()}


class Ring(ABC):
    """A commutative ring or semiring on one type; here what all have in common."""

    def __init__(self, add: Term, mul: Term, laws: dict[str, Thm]) -> None:
        self.add, self.mul, self.laws = add, mul, laws
        self.type: Type = add.type.doms[0]
        self.variables = {v: tm.var(v, self.type) for v in VARIABLES}

    def law(self, name: str, **values: Term) -> Thm:
        """The law NAME at these values of its variables."""
        return INST({self.variables[v]: t for v, t in values.items()}, self.laws[name])

    def plus(self, s: Term, t: Term) -> Term:
        """s + t"""
        return app(self.add, s, t)

    def times(self, s: Term, t: Term) -> Term:
        """s * t"""
        return app(self.mul, s, t)

    @abstractmethod
    def literal(self, value: int) -> Term:
        """The numeral of VALUE, a number that is `reduced`."""

    @abstractmethod
    def value(self, t: Term) -> int | None:
        """The number that a numeral is; None for other terms."""

    def reduced(self, value: int) -> int:
        """The number for which the ring has a numeral, of those that are the same in it."""
        return value

    def quotient(self, c: int, d: int) -> int | None:
        """A number that makes c of d by multiplication; None if there is none, or none is known."""
        return c // d if c % d == 0 else None

    def computed(self, operation: Term, c: int, d: int) -> Thm:
        """⊢ c + d = e or ⊢ c * d = e, of numerals."""
        return LITERAL(app(operation, self.literal(c), self.literal(d)))

    @abstractmethod
    def opened(self, t: Term) -> Thm | None:
        """⊢ T = what it means in sums, products and numerals; None for an atom."""


def head_of(t: Term) -> tm.Symbol | None:
    """The constant that T applies."""
    return t.head.symbol if t.kind == APP and t.head.kind == CONST else None


def _power(t: Term, zero: Thm, step: Thm) -> Thm | None:
    """⊢ x ** k = x * x ** (k - 1) for a literal k, at most `MAX_EXPONENT`, by the two equations of the power."""
    exponent = t.args[1]
    if exponent.kind != LIT or exponent.value > MAX_EXPONENT:
        return None
    if not exponent.value:
        return match_theorem(zero, zero.concl.args[0], t)
    unfolded = AP_ARG(t, 1, NAT_SUC(exponent.value - 1))
    following = match_theorem(step, step.concl.args[0], unfolded.concl.args[1])
    return None if following is None else TRANS(unfolded, following)


MAX_EXPONENT = 64


# Naturals and integers -------------------------------------------------------------------------------


class Naturals(Ring):
    """Naturals, without negation; their truncated difference is an atom."""

    def literal(self, value: int) -> Term:
        return tm.nat(value)

    def value(self, t: Term) -> int | None:
        return int(t.value) if t.kind == LIT else None

    def opened(self, t: Term) -> Thm | None:
        head = head_of(t)
        if head is SUC:
            return INST({nat.n: t.args[0]}, _suc())
        if head is not pr.POW:
            return None
        if t.args[0].kind == t.args[1].kind == LIT:
            return LITERAL(t)
        if t.args[0] is nat.TWO and head_of(t.args[1]) in (SUC, pr.ADD):
            return _power_sum()(t)
        return _power(t, *recursion(pr.POW))


@cache
def _suc() -> Thm:
    """⊢ Suc n = n + 1"""
    return SYM(nat.add_one())


@cache
def _power_sum() -> Rules:
    """⊢ 2^(m + n) = 2^m * 2^n, ⊢ 2^(Suc n) = 2 * 2^n"""
    return Rules([nat.pow_add(), instance(recursion(pr.POW)[1], m=nat.TWO)])


class Integers(Ring):
    """Integers; a natural is opened under its cast."""

    def __init__(self, add: Term, mul: Term, laws: dict[str, Thm]) -> None:
        super().__init__(add, mul, laws)
        self._rules = _integer_rules()
        self._context = Recipe(equations(add, mul))

    def literal(self, value: int) -> Term:
        return z.number(value)

    def value(self, t: Term) -> int | None:
        return integer_value(t)

    def computed(self, operation: Term, c: int, d: int) -> Thm:
        return EVALUATE(Context(self._context), app(operation, z.number(c), z.number(d)))

    def opened(self, t: Term) -> Thm | None:
        if head_of(t) is _POWER:
            return _power(t, *clauses(i.power))
        return self._rules(t)


_POWER = registry.definition(i.power).constant.symbol


@cache
def _integer_rules() -> Rules:
    """⊢ x - y = x + -1 * y, ⊢ -x = -1 * x, ⊢ of_nat (m + n) = of_nat m + of_nat n, and so on"""
    x, y, m, n = z.x, z.y, nat.m, nat.n
    minus = z.number(-1)
    cast = z.of_nat
    return Rules(
        [
            law(eq(z.sub(x, y), z.add(x, z.mul(minus, y)))),
            law(eq(z.of(i.negate, x), z.mul(minus, x))),
            law(eq(z.diff(m, n), z.add(cast(m), z.mul(minus, cast(n))))),
            law(eq(z.negative(n), z.add(z.mul(minus, cast(n)), minus))),
            *casts(),
            cast_suc(),
        ]
    )


@cache
def naturals() -> Naturals:
    """The semiring of naturals."""
    add, mul = tm.const(pr.ADD), tm.const(pr.MUL)

    def prove_law(goal: Term) -> Thm:
        return prove(goal, nat.polynomial_rules())

    laws = polynomial_laws(add, mul, nat.ZERO, nat.ONE, prove_law)
    p, q, x = (tm.var(v, NAT) for v in "pqx")
    swapped = [instance(nat.add_comm(), m=v, n=q) for v in (p, x)]
    same = MK_COMB(REFL(eq(p, x).head), *swapped)
    cancel = TRANS(same, instance(cancellation(tm.EQ), k=q, m=p, n=x))
    return Naturals(add, mul, {**laws, "cancel": cancel})


@cache
def integers() -> Integers:
    """The ring of integers."""
    add, mul = (registry.definition(f).constant for f in (i.add, i.multiply))
    laws = polynomial_laws(add, mul, z.number(0), z.number(1), law)
    return Integers(add, mul, {**laws, "cancel": _integer_cancel()})


def _integer_cancel() -> Thm:
    """⊢ (p + q = x + q) = (p = x) over the integers"""
    p, q, x = (tm.var(v, INT) for v in "pqx")
    back = law(eq(z.sub(z.add(p, q), q), p))
    both, same = ASSUME(eq(z.add(p, q), z.add(x, q))), ASSUME(eq(p, x))
    th = TRANS(SYM(back), AP_ARG(back.concl.args[0], 0, both))
    there = DISCH(both.concl, TRANS(th, instance(back, p=x)))
    return IMP_ANTISYM(there, DISCH(same.concl, AP_ARG(z.add(p, q), 0, same)))
