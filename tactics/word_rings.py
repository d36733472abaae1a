"""Words as rings for `ring`: of a literal width, with numerals modulo 2^width, and of a variable width."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.terms import LIT, Term, eq
from lemmata.core.kernel.thm import INST, INST_TYPE, TRANS, Thm
from lemmata.core.kernel.types import Type
from lemmata.core.library import naturals as nat
from lemmata.core.library import word_ring as words
from lemmata.core.library.equations import meaning, recursion
from lemmata.core.library.naturals import m, n, plus
from lemmata.core.library.proving import instance
from lemmata.core.library.word_bits import power, x, y
from lemmata.core.library.word_ring import of_nat, z
from lemmata.core.logic.conv import ARG_CONV, CONV_RULE, LITERAL_CONV, bottom_up
from lemmata.core.logic.equality import AP_ARG, SYM
from lemmata.core.logic.propositional import MP
from lemmata.core.logic.rewriting import Rules, rewrite
from lemmata.tactics.rings import Ring, head_of, polynomial_laws

_ONE, _ZERO = of_nat(nat.ONE), of_nat(nat.ZERO)


@cache
def laws() -> dict[str, Thm]:
    """The laws of polynomials for words of the width N."""
    add, mul = (tm.const(s) for s in (pr.W_ADD, pr.W_MUL))
    p, q = (tm.var(v, pr.WN) for v in "pq")
    same = instance(words.cancel(), x=p, y=x, z=q)
    return {**polynomial_laws(add, mul, _ZERO, _ONE, words.law), "cancel": same}


@cache
def openings() -> tuple[Thm, ...]:
    """⊢ x - y = x + -1 * y, ⊢ -x = -1 * x, ⊢ ~x = -1 * x + -1, ⊢ x << n = x * of_nat (2^n); of_nat pushed inwards"""
    difference = words.sub_neg()
    difference = TRANS(difference, AP_ARG(difference.concl.args[1], 1, instance(words.neg_one(), x=y)))
    inverse = words.not_neg()
    inverse = TRANS(inverse, AP_ARG(inverse.concl.args[1], 0, words.neg_one()))
    shift = CONV_RULE(ARG_CONV(1, rewrite([SYM(words.of_nat_mul()), pr.WORD_AXIOMS[0]])), meaning(pr.W_SHL))
    sums, products = SYM(words.of_nat_add()), SYM(words.of_nat_mul())
    doubled = instance(products, m=nat.TWO, n=power(n))
    twice = AP_ARG(of_nat(power(nat.suc(n))), 0, _power_suc())
    return (
        difference, words.neg_one(), inverse, shift, sums, products, pr.WORD_AXIOMS[0],
        TRANS(AP_ARG(of_nat(nat.suc(n)), 0, SYM(nat.add_one())), instance(sums, m=n, n=nat.ONE)),
        TRANS(AP_ARG(of_nat(power(plus(m, n))), 0, nat.pow_add()),
              instance(products, m=power(m), n=power(n))),
        TRANS(twice, doubled),
    )  # fmt: skip


def _power_suc() -> Thm:
    """⊢ 2^(Suc n) = 2 * 2^n"""
    return instance(recursion(pr.POW)[1], m=nat.TWO)


def _inside(t: Term) -> Thm | None:
    """⊢ of_nat n = of_nat n', arithmetic on literals computed in n."""
    if head_of(t) is not pr.OF_NAT:
        return None
    th = LITERAL_CONV(t.args[0])
    return None if th is None else AP_ARG(t, 0, th)


# Numerals with a sign --------------------------------------------------------------------------------


def _with_minus(left: Term, right: Term) -> Thm:
    """⊢ LEFT = RIGHT, z being -1: with -x for -1 * x, and without what 1 + -1 stands before."""
    th = instance(words.law(eq(left, right)), z=words.neg(_ONE))
    nothing = words.law(eq(words.mul(_ZERO, x), _ZERO))
    rest = words.law(eq(words.add(x, _ZERO), x))
    rules = [SYM(words.neg_one()), instance(words.add_neg(), x=_ONE), nothing, rest]
    return CONV_RULE(rewrite(rules), th)


@cache
def numeral_laws() -> dict[tuple[str, bool, bool], Thm]:
    """Sums and products of numerals with a sign; see `VariableWords`."""
    add, mul = words.add, words.mul
    whole, rest = add(x, mul(add(_ONE, z), y)), add(mul(z, x), mul(add(_ONE, z), y))
    left = _with_minus(mul(mul(z, x), y), mul(z, mul(x, y)))
    right = _with_minus(mul(x, mul(z, y)), mul(z, mul(x, y)))
    inverse = instance(words.neg_unique(), x=words.neg(x), y=x)
    swapped = instance(words.law(eq(add(x, y), add(y, x))), x=words.neg(x), y=x)
    double = SYM(MP(inverse, TRANS(swapped, words.add_neg())))
    product = CONV_RULE(ARG_CONV(1, rewrite([right, double])), instance(left, y=words.neg(y)))
    first, second = of_nat(m), of_nat(n)
    sums, products = words.of_nat_add(), words.of_nat_mul()

    def at(th: Thm) -> Thm:
        return CONV_RULE(rewrite([sums, products]), instance(th, x=first, y=second))

    return {
        ("sum", False, False): sums,
        ("sum", True, True): at(_with_minus(add(mul(z, x), mul(z, y)), mul(z, add(x, y)))),
        ("rest", True, False): at(_with_minus(add(add(x, y), mul(z, y)), whole)),
        ("rest", True, True): at(_with_minus(add(mul(z, y), add(x, y)), whole)),
        ("rest", False, False): at(_with_minus(add(mul(z, add(x, y)), y), rest)),
        ("rest", False, True): at(_with_minus(add(y, mul(z, add(x, y))), rest)),
        ("product", False, False): products,
        ("product", True, False): at(left),
        ("product", False, True): at(right),
        ("product", True, True): at(product),
    }


class LiteralWords(Ring):
    """Words of a literal width: numerals are the kernel's literals."""

    def __init__(self, kind: Type) -> None:
        self.width = kind.args[0].value
        self._mask = (1 << self.width) - 1
        add, mul = (tm.const(s, ty.fun(kind, kind, kind)) for s in (pr.W_ADD, pr.W_MUL))
        super().__init__(add, mul, {name: self._at(th) for name, th in laws().items()})
        self._rules = Rules([self._at(th) for th in openings()])

    def _at(self, th: Thm) -> Thm:
        """TH at this width, its numerals as literals."""
        return CONV_RULE(bottom_up(LITERAL_CONV), INST_TYPE({pr.N: ty.num(self.width)}, th))

    def literal(self, value: int) -> Term:
        return tm.lit(self.type, value)

    def reduced(self, value: int) -> int:
        return value & self._mask

    def quotient(self, c: int, d: int) -> int | None:
        half = self._mask // 2 + 1
        signed = [n - self._mask - 1 if n >= half else n for n in (c, d)]
        if signed[0] % signed[1] == 0:
            return self.reduced(signed[0] // signed[1])  # of several quotients, the one that integers have
        shift = (d & -d).bit_length() - 1
        odd = pow(d >> shift, -1, self._mask + 1)
        return self.reduced((c >> shift) * odd) if c % (1 << shift) == 0 else None

    def value(self, t: Term) -> int | None:
        return int(t.value) if t.kind == LIT else None

    def opened(self, t: Term) -> Thm | None:
        return LITERAL_CONV(t) or _inside(t) or self._rules(t)


class VariableWords(Ring):
    """Words of a variable width: the numeral of c is `of_nat c`, of -c it is `-(of_nat c)`."""

    def __init__(self, kind: Type) -> None:
        at = {pr.N: kind.args[0]}
        self._at = at
        add, mul = (tm.const(s, ty.fun(kind, kind, kind)) for s in (pr.W_ADD, pr.W_MUL))
        super().__init__(add, mul, {name: INST_TYPE(at, th) for name, th in laws().items()})
        self._rules = Rules([INST_TYPE(at, th) for th in openings()])
        self._sums: dict[tuple[Term, int, int], Thm] = {}

    def literal(self, value: int) -> Term:
        number = pr.of_nat(tm.nat(abs(value)), self.type.args[0])
        return number if value >= 0 else words.neg(number)

    def value(self, t: Term) -> int | None:
        if head_of(t) is pr.OF_NAT and t.args[0].kind == LIT:
            return int(t.args[0].value)
        if head_of(t) is pr.W_NEG and head_of(t.args[0]) is pr.OF_NAT and t.args[0].args[0].kind == LIT:
            return -int(t.args[0].args[0].value) or None  # -0 is opened
        return None

    def opened(self, t: Term) -> Thm | None:
        return _inside(t) or self._rules(t)

    def computed(self, operation: Term, c: int, d: int) -> Thm:
        key = operation, c, d
        found = self._sums.get(key)
        if found is None:
            found = self._sums[key] = self._sum(c, d) if operation is self.add else self._product(c, d)
        return found

    def _sum(self, c: int, d: int) -> Thm:
        """⊢ c + d = e. Where the signs differ, the greater one is taken apart."""
        if (c < 0) == (d < 0):
            return self._folded(numeral_laws()["sum", c < 0, d < 0], abs(c), abs(d))
        rest, small = abs(c + d), min(abs(c), abs(d))
        positive = c + d >= 0
        return self._folded(numeral_laws()["rest", positive, (c < 0) == positive], rest, small)

    def _product(self, c: int, d: int) -> Thm:
        return self._folded(numeral_laws()["product", c < 0, d < 0], abs(c), abs(d))

    def _folded(self, law: Thm, first: int, second: int) -> Thm:
        """LAW about m and n at two numbers, with what it computes of them computed."""
        th = INST({m: tm.nat(first), n: tm.nat(second)}, INST_TYPE(self._at, law))
        return CONV_RULE(bottom_up(LITERAL_CONV), th)
