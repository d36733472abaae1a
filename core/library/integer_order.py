"""Order and division of integers, as differences that are not negative."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import OR, F, call, conj, if_, implies
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import ASSUME, TRANS, Thm
from lemmata.core.language import integers as i
from lemmata.core.language import registry
from lemmata.core.library import naturals as nat
from lemmata.core.library.equations import meaning
from lemmata.core.library.integers import (
    INT,
    add,
    diff,
    difference_rules,
    law,
    mul,
    negative,
    nonneg,
    number,
    of,
    of_nat,
    sub,
    unfoldings,
    x,
    y,
)
from lemmata.core.library.naturals import ONE, ZERO, a, b, k, lt, m, n, plus, suc, times
from lemmata.core.library.proving import clauses, close, instance, prove, prove_double
from lemmata.core.logic.conv import CONV_RULE
from lemmata.core.logic.equality import SYM
from lemmata.core.logic.propositional import CONJUNCT2, DISCH, MP
from lemmata.core.logic.rewriting import rewrite


def le(s: Term, t: Term) -> Term:
    """s <= t for naturals"""
    return call(pr.LE, s, t)


def _unfolded() -> list[Thm]:
    return [*unfoldings(), *difference_rules(), *nat.order_rules(), *nat.add_rules()]


@cache
def nonneg_add() -> Thm:
    """⊢ 0 <= x implies 0 <= y implies 0 <= x + y"""
    goal = implies(nonneg(y), nonneg(add(x, y)))
    return _by_both(implies(nonneg(x), goal))


def _by_both(goal: Term) -> Thm:
    return prove_double(goal, x, y, _unfolded())


@cache
def nonneg_scale() -> Thm:
    """⊢ 0 <= x implies 0 <= k * x for a natural k"""
    return prove(implies(nonneg(x), nonneg(mul(of_nat(k), x))), _unfolded(), on=x, cases=True)


@cache
def nonneg_split() -> Thm:
    """⊢ 0 <= x or 0 <= -1 - x"""
    return prove(
        call(OR, nonneg(x), nonneg(sub(number(-1), x))), [*_unfolded(), *nat.sub_rules()], on=x, cases=True
    )


@cache
def nonneg_both() -> Thm:
    """⊢ 0 <= x - y implies 0 <= y - x implies x = y"""
    return law(implies(nonneg(sub(x, y)), implies(nonneg(sub(y, x)), eq(x, y))), nat.eq_le())


@cache
def less_nonneg() -> Thm:
    """⊢ x < y = (0 <= y - x - 1)"""
    goal = eq(of(i.less, x, y), nonneg(add(sub(y, x), number(-1))))
    return law(goal)


@cache
def less_equal_nonneg() -> Thm:
    """⊢ x <= y = (0 <= y - x)"""
    return law(eq(of(i.less_equal, x, y), nonneg(sub(y, x))))


# Naturals as integers --------------------------------------------------------------------------------


@cache
def casts() -> tuple[Thm, ...]:
    """⊢ of_nat (m + n) = of_nat m + of_nat n, and the same for *; what <, <=, = of naturals are as integers"""
    rules = [*_unfolded(), nat.le_not_lt(), *nat.polynomial_rules()]
    pairs = [
        (of_nat(plus(m, n)), add(of_nat(m), of_nat(n))),
        (of_nat(times(m, n)), mul(of_nat(m), of_nat(n))),
    ]
    return tuple([prove(eq(left, right), rules) for left, right in pairs])


@cache
def cast_suc() -> Thm:
    """⊢ of_nat (Suc n) = of_nat n + 1"""
    return prove(eq(of_nat(suc(n)), add(of_nat(n), number(1))), _unfolded())


@cache
def cast_lt() -> Thm:
    """⊢ m < n = (0 <= n - m - 1) over the integers"""
    first = prove(eq(lt(m, n), of(i.less, of_nat(m), of_nat(n))), _unfolded())
    return TRANS(first, instance(less_nonneg(), x=of_nat(m), y=of_nat(n)))


@cache
def cast_le() -> Thm:
    """⊢ m <= n = (0 <= n - m) over the integers"""
    first = prove(eq(le(m, n), of(i.less_equal, of_nat(m), of_nat(n))), [*_unfolded(), nat.le_not_lt()])
    return TRANS(first, instance(less_equal_nonneg(), x=of_nat(m), y=of_nat(n)))


@cache
def cast_eq() -> Thm:
    """⊢ (m = n) = (of_nat m = of_nat n)"""
    return prove(eq(eq(m, n), eq(of_nat(m), of_nat(n))))


@cache
def cast_nonneg() -> Thm:
    """⊢ 0 <= of_nat n"""
    return prove(nonneg(of_nat(n)), _unfolded())


@cache
def cast_to_nat() -> Thm:
    """⊢ of_nat (to_nat x) = (if x < 0 then 0 else x)"""
    goal = eq(of_nat(of(i.to_nat, x)), if_(of(i.less, x, number(0)), number(0), x))
    return prove(goal, _unfolded(), on=x, cases=True)


@cache
def cast_sub() -> Thm:
    """⊢ n <= m and of_nat (m - n) = of_nat m - of_nat n or m <= n and of_nat (m - n) = 0"""
    s = of_nat(call(pr.SUB, m, n))
    there = conj(le(n, m), eq(s, sub(of_nat(m), of_nat(n))))
    none = conj(le(m, n), eq(s, number(0)))
    rules = [*_unfolded(), *nat.sub_rules()]

    def both(goal: Term) -> Thm:
        return prove_double(goal, m, n, rules)

    exact = both(implies(le(n, m), eq(diff(m, n), s)))
    nothing = both(implies(le(m, n), eq(call(pr.SUB, m, n), ZERO)))
    total = both(call(OR, le(n, m), le(m, n)))
    cast = law(eq(sub(of_nat(m), of_nat(n)), diff(m, n)))
    return close(call(OR, there, none), [cast], [exact, nothing, total])


# Division --------------------------------------------------------------------------------------------


@cache
def division() -> Thm:
    """⊢ x % y = x - y * (x // y)"""
    return registry.definition(i.modulo).equation


@cache
def _rest() -> Thm:
    """⊢ n % Suc k + (k - n % Suc k) = k"""
    rest = prove_double(
        implies(le(m, n), eq(plus(m, call(pr.SUB, n, m)), n)),
        m,
        n,
        [*nat.order_rules(), *nat.sub_rules(), *nat.add_rules()],
    )
    small = CONV_RULE(rewrite([meaning(pr.LT), *nat.order_rules()]), instance(nat.mod_lt(), d=k))
    return MP(instance(rest, m=nat.mod(n, suc(k)), n=k), small)


@cache
def modulo_values() -> tuple[Thm, Thm]:
    """⊢ of_nat n % Suc k = of_nat (n % Suc k) and ⊢ -(n + 1) % Suc k = of_nat (k - n % Suc k)"""
    divisor, quotient, rest = suc(k), nat.div(n, suc(k)), nat.mod(n, suc(k))
    product = times(divisor, quotient)
    whole = CONV_RULE(
        rewrite([instance(nat.mul_comm(), m=quotient, n=divisor)]), instance(nat.division(), d=divisor)
    )
    left = law(eq(sub(of_nat(plus(m, a)), of_nat(m)), of_nat(a)))
    left = CONV_RULE(rewrite([whole]), instance(left, m=product, a=rest))
    right = law(eq(sub(negative(plus(m, a)), negative(plus(m, plus(a, b)))), of_nat(b)))
    right = instance(right, m=product, a=rest, b=call(pr.SUB, k, rest))
    right = CONV_RULE(rewrite([whole, _rest()]), right)
    back = law(eq(of(i.negate, of_nat(times(suc(k), plus(n, ONE)))), negative(plus(times(suc(k), n), k))))
    facts = [*clauses(i.floor_divide), *clauses(i.modulo), *clauses(i.multiply), left, right, back]
    by = of_nat(divisor)
    return (
        prove(eq(of(i.modulo, of_nat(n), by), of_nat(rest)), facts),
        prove(eq(of(i.modulo, negative(n), by), of_nat(call(pr.SUB, k, rest))), facts),
    )


@cache
def modulo_bounds() -> Thm:
    """⊢ 0 <= x % Suc k and 0 <= k - x % Suc k: the remainder by k + 1 is from 0 to k"""
    one = law(eq(sub(of_nat(plus(a, b)), of_nat(a)), of_nat(b)))
    other = law(eq(sub(of_nat(plus(a, b)), of_nat(b)), of_nat(a)))
    rest = nat.mod(n, suc(k))
    values = {"a": rest, "b": call(pr.SUB, k, rest)}
    small = [CONV_RULE(rewrite([_rest()]), instance(th, **values)) for th in (one, other)]
    found = of(i.modulo, x, of_nat(suc(k)))
    goal = conj(nonneg(found), nonneg(sub(of_nat(k), found)))
    return prove(goal, [*modulo_values(), *small, cast_nonneg()], on=x, cases=True)


@cache
def cast_division() -> tuple[Thm, Thm]:
    """⊢ of_nat (n // Suc k) = of_nat n // Suc k and ⊢ of_nat (n % Suc k) = of_nat n % Suc k"""
    quotient = of(i.floor_divide, of_nat(n), of_nat(suc(k)))
    return prove(eq(of_nat(nat.div(n, suc(k))), quotient), clauses(i.floor_divide)), SYM(modulo_values()[0])


@cache
def _too_small() -> Thm:
    """⊢ (0 <= Suc k * -(n + 1) + k) = F"""
    product = times(suc(k), suc(n))
    as_one = law(eq(add(mul(of_nat(suc(k)), negative(n)), of_nat(k)), diff(k, product)))
    below = MP(instance(nat.lt_add(), m=k, n=suc(k), k=times(suc(k), n)), instance(nat.lt_suc_self(), n=k))
    below = CONV_RULE(rewrite([SYM(instance(nat.mul_suc(), m=suc(k), n=n))]), below)
    order = law(eq(nonneg(diff(m, n)), le(n, m)))
    return prove(
        eq(nonneg(add(mul(of_nat(suc(k)), negative(n)), of_nat(k))), F),
        [as_one, order, nat.le_not_lt(), below],
    )


@cache
def cut() -> Thm:
    """⊢ 0 <= x + Suc k * y implies 0 <= x // Suc k + y: the constant of an inequality rounded down"""
    by = of_nat(suc(k))
    quotient, rest = of(i.floor_divide, x, by), of(i.modulo, x, by)
    p, q = tm.var("p", INT), tm.var("q", INT)
    # 0 <= Suc k * p + q and q <= k give 0 <= Suc k * p + k, which fails for a negative p
    bound = prove(
        implies(nonneg(add(mul(by, p), of_nat(k))), nonneg(p)),
        [_too_small(), cast_nonneg()],
        on=p,
        cases=True,
    )
    total = law(eq(add(add(mul(by, p), q), sub(of_nat(k), q)), add(mul(by, p), of_nat(k))))
    both = instance(nonneg_add(), x=add(mul(by, p), q), y=sub(of_nat(k), q))
    both = CONV_RULE(rewrite([total]), both)
    th = instance(both, p=add(quotient, y), q=rest)
    whole = th.concl.args[0]
    th = MP(MP(th, ASSUME(whole)), CONJUNCT2(modulo_bounds()))
    th = DISCH(whole, MP(instance(bound, p=add(quotient, y)), th))
    same = law(eq(add(mul(by, add(p, y)), sub(x, mul(by, p))), add(x, mul(by, y))))
    same = CONV_RULE(rewrite([SYM(instance(division(), y=by))]), instance(same, p=quotient))
    return CONV_RULE(rewrite([same]), th)
