"""The natural value of each word operation, at every width, in terms of the values of its operands.

Theorems of the kernel; `word_numbers` states them in the language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import AND, OR, T, call, if_, implies, negate
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import ASSUME, INST_TYPE, MK_COMB, REFL, TRANS, Thm
from lemmata.core.kernel.types import BOOL, NAT
from lemmata.core.library import bits as b
from lemmata.core.library import naturals as nat
from lemmata.core.library import word_modulo as modulo
from lemmata.core.library.equations import meaning, recursion
from lemmata.core.library.naturals import ONE, TWO, ZERO, k, lt, m, mod, n, plus, suc
from lemmata.core.library.proving import clauses, close, instance, prove, prove_double, simplifier
from lemmata.core.library.word_bits import (
    WIDTH,
    XOR,
    bits_and,
    bits_def,
    bits_of_nat,
    bits_or,
    bits_xor,
    doubles,
    nat_bits,
    nat_bits_clauses,
    of,
    power,
    uint_mod,
    value,
    value_bits,
    value_rules,
    x,
    y,
)
from lemmata.core.library.word_ring import SIZE, uint_of_nat
from lemmata.core.logic.conv import ARG_CONV, CONV_RULE
from lemmata.core.logic.datatypes import Instance, family, induct
from lemmata.core.logic.equality import AP_TERM, EQF_ELIM, SYM
from lemmata.core.logic.propositional import MP
from lemmata.core.logic.quantifiers import GENL, SPEC
from lemmata.core.logic.rewriting import rewrite
from lemmata.core.logic.syntax import list_forall


def of_operation(symbol: tm.Symbol) -> Thm:
    """⊢ uint (op x ...) = n % 2^width, for an operation that is defined as `of_nat n`; the width is the result's."""
    th = meaning(symbol)
    kind = th.concl.args[1].type
    number = INST_TYPE({pr.N: kind.args[0]}, uint_of_nat())
    whole = AP_TERM(tm.const(pr.UINT, ty.fun(kind, NAT)), th)
    return TRANS(whole, instance(number, n=th.concl.args[1].args[0]))


# Bitwise operations ----------------------------------------------------------------------------------


def _by_halves(goal: Term, doubled: Callable[[Thm], Sequence[Thm]]) -> Thm:
    """⊢ GOAL by induction on k for all m and n; DOUBLED makes facts of the hypothesis about m // 2 and n // 2."""
    rules = [
        *nat_bits_clauses(),
        *clauses(b.map2),
        *value_rules(),
        *doubles(),
        *nat.add_rules(),
        *nat.order_rules(),
    ]

    def case(member: Instance, j: int, fields: Sequence[Term], ihs: Sequence[Term]) -> Thm:
        at = suc(fields[0]) if j else ZERO
        facts = [fact for h in ihs for fact in doubled(SPEC(nat.half(n), SPEC(nat.half(m), ASSUME(h))))]
        return GENL([m, n], close(tm.substitute(goal, {k: at}), rules, facts))

    th = SPEC(k, induct(family(NAT), {NAT: (k, list_forall([m, n], goal))}, case)[NAT])
    return SPEC(n, SPEC(m, th))


def _twice(same: Thm) -> list[Thm]:
    """⊢ 2 * s = 2 * t, as sums, from ⊢ s = t"""
    th = MK_COMB(REFL(plus(*same.concl.args).head), same, same)
    return [CONV_RULE(simplifier(nat.add_rules()), th)]


def _twice_below(below: Thm) -> list[Thm]:
    """⊢ 2 * s <= 2 * t and ⊢ 2 * s <= 2 * t + 1 from ⊢ s <= t"""
    s, t = below.concl.args
    th = MP(instance(_double_le(), m=s, n=t), below)
    return [th, MP(instance(modulo.le_suc(), m=plus(s, s), n=plus(t, t)), th)]


@cache
def _double_le() -> Thm:
    """⊢ m <= n implies m + m <= n + n"""
    return prove_double(
        implies(modulo.le(m, n), modulo.le(plus(m, m), plus(n, n))),
        m,
        n,
        [*nat.order_rules(), *nat.add_rules()],
    )


def _mapped(function: Term) -> Term:
    return value(of(b.map2, function, nat_bits(k, m), nat_bits(k, n)))


def _of_words(th: Thm, *rules: Thm) -> Thm:
    """A theorem about `nat_bits k m` and `nat_bits k n` for those of two words."""
    th = instance(th, k=WIDTH, m=pr.uint(x), n=pr.uint(y))
    back = [SYM(bits_def()), SYM(instance(bits_def(), x=y))]
    back = [*back, *map(SYM, (bits_and(), bits_or(), bits_xor())), value_bits(), *rules]
    return CONV_RULE(rewrite(back), th)


@cache
def and_plus_or() -> Thm:
    """⊢ uint (x & y) + uint (x | y) = uint x + uint y"""
    total = plus(_mapped(tm.const(AND)), _mapped(tm.const(OR)))
    return _of_words(_by_halves(eq(total, plus(value(nat_bits(k, m)), value(nat_bits(k, n)))), _twice))


@cache
def xor_plus_and() -> Thm:
    """⊢ uint (x ^ y) + 2 * uint (x & y) = uint x + uint y"""
    both = _mapped(tm.const(AND))
    total = plus(_mapped(XOR), plus(both, both))
    th = _by_halves(eq(total, plus(value(nat_bits(k, m)), value(nat_bits(k, n)))), _twice)
    return _of_words(th, SYM(nat.double()))


@cache
def and_below() -> Thm:
    """⊢ uint (x & y) <= uint x"""
    return _of_words(_by_halves(modulo.le(_mapped(tm.const(AND)), value(nat_bits(k, m))), _twice_below))


@cache
def and_mask() -> Thm:
    """⊢ uint (x & of_nat (2^n - 1)) = uint x % 2^n"""
    rules = [*nat_bits_clauses(), *clauses(b.map2), *value_rules(), *doubles(), *_odd_parts(), *_ones_parts()]
    rules += [*nat.add_rules(), recursion(pr.MOD)[0], *nat.div_one(), nat.by_power()[0], *nat.pow_rules()]
    none = value(of(b.map2, tm.const(AND), nat_bits(k, m), nat_bits(k, ZERO)))
    rules.append(prove(eq(none, ZERO), rules, on=k))
    masked = value(of(b.map2, tm.const(AND), nat_bits(k, m), nat_bits(k, _ones(n))))
    th = prove_double(eq(masked, mod(value(nat_bits(k, m)), power(n))), k, n, rules)
    th = instance(th, k=WIDTH, m=pr.uint(x))
    ones = SYM(instance(bits_of_nat(), n=_ones(n)))
    back = [SYM(bits_def()), ones, SYM(instance(bits_and(), y=pr.of_nat(_ones(n), pr.N))), value_bits()]
    return CONV_RULE(rewrite(back), th)


def _ones(exponent: Term) -> Term:
    """2^exponent - 1"""
    return call(pr.SUB, power(exponent), ONE)


@cache
def _odd_parts() -> tuple[Thm, ...]:
    """⊢ Suc (m + m) % 2 = 1 and ⊢ Suc (m + m) // 2 = m"""
    return tuple([CONV_RULE(simplifier([nat.one_add()]), instance(th, x=T)) for th in nat.bit_double()])


@cache
def _ones_parts() -> tuple[Thm, ...]:
    """⊢ 2^0 - 1 = 0, ⊢ (2^n + 2^n - 1) % 2 = 1 and ⊢ (2^n + 2^n - 1) // 2 = 2^n - 1"""
    total = call(pr.SUB, plus(m, m), ONE)
    some = negate(eq(m, ZERO))
    rules = [*nat.sub_rules(), *nat.add_rules(), *_odd_parts()]
    claims = [eq(mod(total, TWO), ONE), eq(nat.half(total), call(pr.SUB, m, ONE))]
    positive = EQF_ELIM(nat.pow_rules()[2])
    found = [prove(implies(some, claim), rules, on=m, cases=True) for claim in claims]
    return prove(eq(_ones(ZERO), ZERO), nat.pow_rules()), *[
        MP(instance(th, m=power(n)), positive) for th in found
    ]


@cache
def bit_value() -> Thm:
    """⊢ bit x n = (uint x // 2^n % 2 = 1)"""
    return CONV_RULE(ARG_CONV(1, rewrite([meaning(pr.ODD)])), meaning(pr.W_BIT))


@cache
def zero_mod() -> Thm:
    """⊢ 0 % n = 0"""
    return recursion(pr.MOD)[0]


@cache
def kept() -> Thm:
    """⊢ m < 2^width implies (if c then uint y else m) % 2^width = (if c then uint y else m)"""
    c = tm.var("c", BOOL)
    chosen = if_(c, pr.uint(y), m)
    rules = [uint_mod(), instance(modulo.mod_small(), d=SIZE)]
    return prove(implies(lt(m, SIZE), eq(mod(chosen, SIZE), chosen)), rules)
