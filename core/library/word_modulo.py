"""Naturals modulo a number: what a remainder absorbs, and powers of two as divisors.

A remainder by 0 is the number itself (`core.kernel.prelude`), so these laws hold of every divisor.
"""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel.logic import call, conj, implies
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import TRANS, Thm
from lemmata.core.library import naturals as nat
from lemmata.core.library.equations import recursion
from lemmata.core.library.naturals import ONE, ZERO, d, div, k, lt, m, mod, n, plus, q, r, suc, times
from lemmata.core.library.proving import instance, prove, prove_double
from lemmata.core.library.word_bits import power
from lemmata.core.logic.conv import ARG_CONV, CONV_RULE
from lemmata.core.logic.equality import AP_ARG, SYM
from lemmata.core.logic.propositional import CONJUNCT1, CONJUNCT2
from lemmata.core.logic.rewriting import rewrite


def le(s: Term, t: Term) -> Term:
    """At most."""
    return call(pr.LE, s, t)


# Remainders ------------------------------------------------------------------------------------------


@cache
def mod_multiple() -> Thm:
    """⊢ (m + q * d) % d = m % d"""
    rules = [CONJUNCT1(nat.mod_add()), nat.add_zero(), recursion(pr.MUL)[0], nat.mul_suc_left()]
    step = prove(
        eq(mod(plus(m, times(q, suc(k))), suc(k)), mod(m, suc(k))), [*rules, SYM(nat.add_assoc())], on=q
    )
    goal = eq(mod(plus(m, times(q, d)), d), mod(m, d))
    return prove(goal, [step, nat.mul_zero(), nat.add_zero()], on=d, cases=True)


@cache
def mod_add_left() -> Thm:
    """⊢ (m % d + n) % d = (m + n) % d"""
    rest, multiple = mod(m, d), times(div(m, d), d)
    same = prove(eq(plus(plus(r, n), q), plus(plus(q, r), n)), nat.add_rules())
    same = CONV_RULE(
        ARG_CONV(1, rewrite([instance(nat.division(), n=m)])), instance(same, r=rest, q=multiple)
    )
    step = AP_ARG(mod(same.concl.args[0], d), 0, same)
    return TRANS(SYM(instance(mod_multiple(), m=plus(rest, n), q=div(m, d))), step)


@cache
def mod_add_right() -> Thm:
    """⊢ (m + n % d) % d = (m + n) % d"""
    return _exchanged(mod_add_left(), nat.add_comm())


def _exchanged(th: Thm, law: Thm) -> Thm:
    """TH, (m o n) % d = (...) with `o` commutative by LAW, for n o m, both sides exchanged."""
    th = instance(th, m=n, n=m)
    sides = [
        AP_ARG(side, 0, instance(law, m=side.args[0].args[0], n=side.args[0].args[1]))
        for side in th.concl.args
    ]
    return TRANS(TRANS(SYM(sides[0]), th), sides[1])


@cache
def mod_mul_left() -> Thm:
    """⊢ m % d * n % d = m * n % d"""
    rest, multiple = mod(m, d), times(div(m, d), d)
    same = prove(
        eq(plus(times(r, n), times(times(q, n), d)), times(plus(times(q, d), r), n)), nat.polynomial_rules()
    )
    same = CONV_RULE(
        ARG_CONV(1, rewrite([instance(nat.division(), n=m)])), instance(same, r=rest, q=multiple.args[0])
    )
    step = AP_ARG(mod(same.concl.args[0], d), 0, same)
    return TRANS(SYM(instance(mod_multiple(), m=times(rest, n), q=times(div(m, d), n))), step)


@cache
def mod_mul_right() -> Thm:
    """⊢ m * (n % d) % d = m * n % d"""
    return _exchanged(mod_mul_left(), nat.mul_comm())


def mod_rules() -> tuple[Thm, ...]:
    """Remainders inside sums and products under the same remainder, taken away."""
    return mod_add_left(), mod_add_right(), mod_mul_left(), mod_mul_right()


@cache
def mod_small() -> Thm:
    """⊢ m < d implies m % d = m"""
    return prove(implies(lt(m, d), eq(mod(m, d), m)), [nat.mod_less(), *nat.order_rules()], on=d, cases=True)


@cache
def less() -> Thm:
    """⊢ m < d implies m % d = m and m // d = 0"""
    goal = implies(lt(m, d), conj(eq(mod(m, d), m), eq(div(m, d), ZERO)))
    return prove(goal, [nat.mod_less(), *nat.order_rules()], on=d, cases=True)


@cache
def mod_once() -> Thm:
    """⊢ m < d implies (m + d) % d = m"""
    multiple = CONV_RULE(rewrite([nat.one_mul()]), instance(mod_multiple(), q=ONE))
    return prove(implies(lt(m, d), eq(mod(plus(m, d), d), m)), [multiple, mod_small()])


@cache
def div_once() -> Thm:
    """⊢ m < d implies (m + d) // d = 1"""
    goal = implies(lt(m, d), eq(div(plus(m, d), d), ONE))
    return prove(goal, [CONJUNCT2(nat.mod_add()), less(), *nat.order_rules()], on=d, cases=True)


# Order -----------------------------------------------------------------------------------------------


@cache
def le_suc() -> Thm:
    """⊢ m <= n implies m <= Suc n"""
    return prove_double(implies(le(m, n), le(m, suc(n))), m, n, nat.order_rules())


@cache
def div_le() -> Thm:
    """⊢ m // d <= m"""
    return prove(le(div(m, d), m), [*recursion(pr.DIV), *nat.order_rules(), le_suc()], on=m)


@cache
def mod_zero() -> Thm:
    """⊢ n % 0 = n"""
    return prove(eq(mod(n, ZERO), n), [*recursion(pr.MOD)], on=n)


@cache
def mod_le() -> Thm:
    """⊢ m % d <= m"""
    return prove(le(mod(m, d), m), [*recursion(pr.MOD), *nat.order_rules()], on=m)


@cache
def power_positive() -> Thm:
    """⊢ 0 < 2^n"""
    return prove(lt(ZERO, power(n)), [nat.positive()[0], nat.pow_rules()[2]])


@cache
def mod_power_lt() -> Thm:
    """⊢ n % 2^k < 2^k"""
    return nat.by_power()[2]
