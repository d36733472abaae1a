"""Words of any width are a commutative ring, the naturals modulo 2^width.

`of_nat` takes sums and products of naturals to those of words, and every word is `of_nat` of its value: so the
laws of + and * follow from those of naturals (`law`).
"""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import call
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import ASSUME, EQ_MP, INST, TRANS, Thm
from lemmata.core.kernel.types import NAT
from lemmata.core.language import builtins as lists
from lemmata.core.library import bits as b
from lemmata.core.library import naturals as nat
from lemmata.core.library import word_modulo as modulo
from lemmata.core.library.equations import meaning, recursion
from lemmata.core.library.naturals import ONE, ZERO, m, n, plus
from lemmata.core.library.proving import clauses, instance, prove
from lemmata.core.library.word_bits import (
    NOT,
    WIDTH,
    bit_list,
    bits_def,
    bits_not,
    length_nat_bits,
    of,
    power,
    uint_mod,
    value,
    value_bits,
    value_rules,
    widths,
    x,
    xs,
    y,
)
from lemmata.core.logic.conv import ARG_CONV, CONV_RULE
from lemmata.core.logic.equality import AP_ARG, AP_TERM, SYM
from lemmata.core.logic.propositional import DISCH, IMP_ANTISYM, MP
from lemmata.core.logic.rewriting import rewrite

SIZE = power(WIDTH)
z = tm.var("z", pr.WN)


def of_nat(number: Term) -> Term:
    """The word of the width N that a natural has modulo 2^N."""
    return pr.of_nat(number, pr.N)


def add(s: Term, t: Term) -> Term:
    """s + t"""
    return call(pr.W_ADD, s, t)


def mul(s: Term, t: Term) -> Term:
    """s * t"""
    return call(pr.W_MUL, s, t)


def sub(s: Term, t: Term) -> Term:
    """s - t"""
    return call(pr.W_SUB, s, t)


def neg(t: Term) -> Term:
    """-t"""
    return call(pr.W_NEG, t)


def complement(t: Term) -> Term:
    """~t"""
    return call(pr.W_NOT, t)


# Numbers ---------------------------------------------------------------------------------------------


@cache
def uint_of_nat() -> Thm:
    """⊢ uint (of_nat n) = n % 2^width"""
    return CONV_RULE(rewrite([widths()]), pr.WORD_AXIOMS[1])


@cache
def of_nat_mod() -> Thm:
    """⊢ of_nat (n % 2^width) = of_nat n"""
    th = AP_TERM(tm.const(pr.OF_NAT), SYM(uint_of_nat()))
    return TRANS(th, instance(pr.WORD_AXIOMS[0], x=of_nat(n)))


@cache
def uint_lt() -> Thm:
    """⊢ uint x < 2^width"""
    th = instance(modulo.mod_power_lt(), n=pr.uint(x), k=WIDTH)
    return CONV_RULE(ARG_CONV(0, rewrite([uint_mod()])), th)


@cache
def word_eq() -> Thm:
    """⊢ (x = y) = (uint x = uint y)"""
    inverse = pr.WORD_AXIOMS[0]
    same = ASSUME(eq(pr.uint(x), pr.uint(y)))
    words = TRANS(TRANS(SYM(inverse), AP_TERM(tm.const(pr.OF_NAT), same)), instance(inverse, x=y))
    equal = ASSUME(eq(x, y))
    there = DISCH(equal.concl, AP_TERM(tm.const(pr.UINT), equal))
    return IMP_ANTISYM(there, DISCH(same.concl, words))


# Sums and products -----------------------------------------------------------------------------------


def _of_remainder(th: Thm, *rules: Thm) -> Thm:
    """⊢ t = of_nat n', from TH, ⊢ t = of_nat n, where RULES and the laws of remainders make n' of n % 2^width."""
    number = th.concl.args[1].args[0]
    cut = SYM(instance(of_nat_mod(), n=number))
    cut = CONV_RULE(ARG_CONV(1, ARG_CONV(0, rewrite([*modulo.mod_rules(), *rules]))), cut)
    return CONV_RULE(ARG_CONV(1, rewrite([of_nat_mod()])), TRANS(th, cut))


def _unfolded(symbol: tm.Symbol, *args: Term) -> Thm:
    """⊢ op (of_nat m) ... = of_nat n, by the definition of the operation."""
    th = instance(meaning(symbol), **dict(zip("xy", args, strict=False)))
    return CONV_RULE(ARG_CONV(1, rewrite([uint_of_nat()])), th)


@cache
def of_nat_add() -> Thm:
    """⊢ of_nat m + of_nat n = of_nat (m + n)"""
    return _of_remainder(_unfolded(pr.W_ADD, of_nat(m), of_nat(n)))


@cache
def of_nat_mul() -> Thm:
    """⊢ of_nat m * of_nat n = of_nat (m * n)"""
    return _of_remainder(_unfolded(pr.W_MUL, of_nat(m), of_nat(n)))


@cache
def of_nat_size() -> Thm:
    """⊢ of_nat (2^width) = of_nat 0"""
    whole = CONV_RULE(
        rewrite([nat.one_mul(), recursion(pr.ADD)[0]]), instance(modulo.mod_multiple(), m=ZERO, q=ONE)
    )
    whole = CONV_RULE(rewrite([recursion(pr.MOD)[0]]), instance(whole, d=SIZE))
    return TRANS(SYM(instance(of_nat_mod(), n=SIZE)), AP_ARG(of_nat(whole.concl.args[0]), 0, whole))


def law(goal: Term) -> Thm:
    """⊢ GOAL, an equation between sums and products of words of the width N, by the laws of naturals.

    Raises Unproved where it is not one of them.
    """
    words = [v for v in tm.variables(goal.free) if v.type is pr.WN]
    numbers = {v: tm.var(f"{v.name}.n", NAT) for v in words}
    th = prove(
        tm.substitute(goal, {v: of_nat(number) for v, number in numbers.items()}),
        [of_nat_add(), of_nat_mul(), *nat.polynomial_rules()],
    )
    th = INST({number: pr.uint(v) for v, number in numbers.items()}, th)
    return CONV_RULE(rewrite([pr.WORD_AXIOMS[0]]), th)


# Complements and differences -------------------------------------------------------------------------


@cache
def uint_not() -> Thm:
    """⊢ uint x + (uint (~x) + 1) = 2^width"""
    flipped = value(of(b.map1, NOT, xs))
    total = plus(value(xs), plus(flipped, ONE))
    rules = [*clauses(b.map1), *value_rules(), *clauses(lists.length), *nat.pow_rules(), *nat.add_rules()]
    th = prove(eq(total, power(of(lists.length, xs))), rules, on=xs)
    length = prove(eq(of(lists.length, bit_list(x)), WIDTH), [bits_def(), length_nat_bits()])
    th = CONV_RULE(rewrite([length, SYM(bits_not()), value_bits()]), instance(th, xs=bit_list(x)))
    return CONV_RULE(rewrite([value_bits()]), th)


@cache
def add_not() -> Thm:
    """⊢ x + (~x + 1) = 0"""
    th = AP_TERM(tm.const(pr.OF_NAT), uint_not())
    back = [SYM(of_nat_add()), pr.WORD_AXIOMS[0], of_nat_size()]
    return CONV_RULE(rewrite(back), th)


@cache
def sub_not() -> Thm:
    """⊢ x - y = x + (~y + 1)"""
    back = [SYM(of_nat_add()), pr.WORD_AXIOMS[0]]
    th = CONV_RULE(ARG_CONV(1, rewrite(back)), meaning(pr.W_SUB))
    one = of_nat(ONE)
    grouped = law(eq(add(add(x, y), one), add(x, add(y, one))))
    return TRANS(th, instance(grouped, y=complement(y)))


@cache
def neg_not() -> Thm:
    """⊢ -x = ~x + 1"""
    th = TRANS(meaning(pr.W_NEG), instance(sub_not(), x=of_nat(ZERO), y=x))
    start = law(eq(add(of_nat(ZERO), x), x))
    return TRANS(th, instance(start, x=add(complement(x), of_nat(ONE))))


@cache
def add_neg() -> Thm:
    """⊢ x + -x = 0"""
    return CONV_RULE(ARG_CONV(0, ARG_CONV(1, rewrite([SYM(neg_not())]))), add_not())


@cache
def sub_neg() -> Thm:
    """⊢ x - y = x + -y"""
    th = sub_not()
    return TRANS(th, AP_ARG(th.concl.args[1], 1, SYM(instance(neg_not(), x=y))))


@cache
def cancel() -> Thm:
    """⊢ (x + z = y + z) = (x = y)"""
    both = ASSUME(eq(add(x, z), add(y, z)))
    add_back = tm.lam(x, add(x, neg(z)))
    th = CONV_RULE(rewrite([]), AP_TERM(add_back, both))
    grouped = law(eq(add(add(x, y), z), add(x, add(y, z))))
    zero = law(eq(add(x, of_nat(ZERO)), x))
    sides = []
    for side in th.concl.args:
        step = instance(grouped, x=side.args[0].args[0], y=z, z=neg(z))
        sides.append(CONV_RULE(ARG_CONV(1, rewrite([instance(add_neg(), x=z), zero])), step))
    there = DISCH(both.concl, TRANS(TRANS(SYM(sides[0]), th), sides[1]))
    same = ASSUME(eq(x, y))
    back = DISCH(same.concl, AP_ARG(add(x, z), 0, same))
    return IMP_ANTISYM(there, back)


@cache
def neg_unique() -> Thm:
    """⊢ x + y = 0 implies y = -x"""
    premise = ASSUME(eq(add(x, y), of_nat(ZERO)))
    swap = law(eq(add(x, y), add(y, x)))
    both = TRANS(
        TRANS(instance(swap, x=y, y=x), premise), SYM(TRANS(instance(swap, x=neg(x), y=x), add_neg()))
    )
    th = instance(cancel(), x=y, y=neg(x), z=x)
    return DISCH(premise.concl, EQ_MP(th, both))


@cache
def neg_one() -> Thm:
    """⊢ -x = -1 * x"""
    one, zero = of_nat(ONE), of_nat(ZERO)
    total = law(eq(add(x, mul(y, x)), mul(add(one, y), x)))
    total = CONV_RULE(ARG_CONV(1, rewrite([instance(add_neg(), x=one)])), instance(total, y=neg(one)))
    nothing = law(eq(mul(zero, x), zero))
    return SYM(MP(instance(neg_unique(), y=mul(neg(one), x)), TRANS(total, nothing)))


@cache
def not_neg() -> Thm:
    """⊢ ~x = -x + -1"""
    one = of_nat(ONE)
    regroup = law(eq(add(add(y, one), z), add(y, add(one, z))))
    zero = law(eq(add(y, of_nat(ZERO)), y))
    th = CONV_RULE(ARG_CONV(1, rewrite([instance(add_neg(), x=one), zero])), instance(regroup, z=neg(one)))
    th = instance(th, y=complement(x))
    start = AP_ARG(add(neg(x), neg(one)), 0, neg_not())
    return SYM(TRANS(start, th))
