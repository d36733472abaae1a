"""Naturals: addition, multiplication, order, halves, and division by any number."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.datatypes import SUC
from lemmata.core.kernel.logic import OR, F, T, call, conj, if_, implies, negate
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import ASSUME, INST, TRANS, Thm
from lemmata.core.kernel.types import BOOL, NAT
from lemmata.core.library.equations import meaning, predecessor, recursion
from lemmata.core.library.proving import instance, prove, prove_double, simplifier
from lemmata.core.logic.conv import ARG_CONV, CONV_RULE
from lemmata.core.logic.equality import AP_ARG, AP_TERM, EQF_ELIM, SYM
from lemmata.core.logic.propositional import CONJ, CONJUNCT1, CONJUNCT2, DISCH, MP
from lemmata.core.logic.rewriting import rewrite

a, b, d, k, m, n, q, r = (tm.var(name, NAT) for name in "abdkmnqr")
ZERO, ONE, TWO = tm.nat(0), tm.nat(1), tm.nat(2)


def suc(x: Term) -> Term:
    """x + 1."""
    return call(SUC, x)


def plus(x: Term, *ys: Term) -> Term:
    """The sum, grouped to the left."""
    for y in ys:
        x = call(pr.ADD, x, y)
    return x


def times(x: Term, y: Term) -> Term:
    """The product."""
    return call(pr.MUL, x, y)


def mod(x: Term, y: Term) -> Term:
    """The remainder."""
    return call(pr.MOD, x, y)


def div(x: Term, y: Term) -> Term:
    """The quotient."""
    return call(pr.DIV, x, y)


def lt(x: Term, y: Term) -> Term:
    """Less than."""
    return call(pr.LT, x, y)


def odd(x: Term) -> Term:
    """Is it odd, as the language writes it: x % 2 == 1?"""
    return eq(mod(x, TWO), ONE)


def half(x: Term) -> Term:
    """x // 2."""
    return div(x, TWO)


# Addition and multiplication -------------------------------------------------------------------------


@cache
def add_zero() -> Thm:
    """⊢ n + 0 = n"""
    return prove(eq(plus(n, ZERO), n), recursion(pr.ADD), on=n)


@cache
def add_suc() -> Thm:
    """⊢ m + Suc n = Suc (m + n)"""
    return prove(eq(plus(m, suc(n)), suc(plus(m, n))), recursion(pr.ADD), on=m)


@cache
def add_one() -> Thm:
    """⊢ n + 1 = Suc n"""
    return prove(eq(plus(n, ONE), suc(n)), [add_suc(), add_zero()])


def _add() -> list[Thm]:
    return [*recursion(pr.ADD), add_zero(), add_suc(), add_one()]


@cache
def add_comm() -> Thm:
    """⊢ m + n = n + m"""
    return prove(eq(plus(m, n), plus(n, m)), _add(), on=m)


@cache
def add_assoc() -> Thm:
    """⊢ m + n + k = m + (n + k)"""
    return prove(eq(plus(m, n, k), plus(m, plus(n, k))), _add(), on=m)


@cache
def add_left_comm() -> Thm:
    """⊢ m + (n + k) = n + (m + k)"""
    left = SYM(add_assoc())
    middle = AP_ARG(plus(m, n, k), 0, add_comm())
    return TRANS(TRANS(left, middle), instance(add_assoc(), m=n, n=m))


@cache
def one_add() -> Thm:
    """⊢ 1 + n = Suc n"""
    return TRANS(instance(add_comm(), m=ONE), add_one())


def add_rules() -> list[Thm]:
    """Sums in normal form: grouped to the right, in a fixed order, Suc outermost."""
    return [*_sums(), *_add(), one_add()]


@cache
def double() -> Thm:
    """⊢ 2 * n = n + n"""
    return prove(eq(times(TWO, n), plus(n, n)), [*recursion(pr.MUL), add_zero()])


@cache
def mul_zero() -> Thm:
    """⊢ n * 0 = 0"""
    return prove(eq(times(n, ZERO), ZERO), [*recursion(pr.MUL), *_add()], on=n)


@cache
def mul_suc() -> Thm:
    """⊢ m * Suc n = m + m * n"""
    return prove(eq(times(m, suc(n)), plus(m, times(m, n))), [*recursion(pr.MUL), *add_rules()], on=m)


def _mul() -> list[Thm]:
    return [*recursion(pr.MUL), mul_zero(), mul_suc()]


@cache
def mul_comm() -> Thm:
    """⊢ m * n = n * m"""
    return prove(eq(times(m, n), times(n, m)), _mul(), on=m)


@cache
def mul_add() -> Thm:
    """⊢ k * (m + n) = k * m + k * n"""
    return prove(eq(times(k, plus(m, n)), plus(times(k, m), times(k, n))), [*_mul(), *add_rules()], on=k)


@cache
def add_mul() -> Thm:
    """⊢ (m + n) * k = m * k + n * k"""
    return prove(eq(times(plus(m, n), k), plus(times(m, k), times(n, k))), [*_mul(), *add_rules()], on=m)


@cache
def mul_assoc() -> Thm:
    """⊢ m * n * k = m * (n * k)"""
    return prove(eq(times(times(m, n), k), times(m, times(n, k))), [*_mul(), add_mul()], on=m)


@cache
def mul_left_comm() -> Thm:
    """⊢ m * (n * k) = n * (m * k)"""
    left = SYM(mul_assoc())
    middle = AP_ARG(left.concl.args[1], 0, mul_comm())
    return TRANS(TRANS(left, middle), instance(mul_assoc(), m=n, n=m))


@cache
def polynomial_rules() -> tuple[Thm, ...]:
    """Sums of products in normal form: multiplied out, grouped to the right, in a fixed order."""
    return (
        *add_rules(), *_mul(), mul_one(), one_mul(), mul_assoc(), mul_comm(), mul_left_comm(), mul_add(), add_mul(),
    )  # fmt: skip


@cache
def mul_one() -> Thm:
    """⊢ n * 1 = n"""
    return prove(eq(times(n, ONE), n), [mul_suc(), mul_zero(), add_zero()])


@cache
def one_mul() -> Thm:
    """⊢ 1 * n = n"""
    return TRANS(instance(mul_comm(), m=ONE), mul_one())


# Order -----------------------------------------------------------------------------------------------


@cache
def sub_rules() -> tuple[Thm, ...]:
    """⊢ 0 - n = 0 and ⊢ Suc m - Suc n = m - n, with the recursion equations."""
    base = [*recursion(pr.SUB), *predecessor()]
    zero = prove(eq(call(pr.SUB, ZERO, n), ZERO), base, on=n)
    both = prove(eq(call(pr.SUB, suc(m), suc(n)), call(pr.SUB, m, n)), base, on=n)
    return zero, both, recursion(pr.SUB)[0]


@cache
def order_rules() -> tuple[Thm, ...]:
    """What < and <= say of 0 and Suc."""
    facts = [meaning(pr.LE), meaning(pr.LT), *sub_rules()]

    def le(x: Term, y: Term) -> Term:
        return call(pr.LE, x, y)

    equations = [
        (le(ZERO, n), T), (le(suc(m), ZERO), F), (le(suc(m), suc(n)), le(m, n)),
        (lt(n, ZERO), F), (lt(ZERO, suc(n)), T), (lt(suc(m), suc(n)), lt(m, n)),
    ]  # fmt: skip
    return tuple([prove(eq(left, right), facts) for left, right in equations])


def _by_both(goal: Term, using: list[Thm]) -> Thm:
    """GOAL by induction on m, each case by cases on n."""
    return prove_double(goal, m, n, using)


# Halves ----------------------------------------------------------------------------------------------


def _steps() -> list[Thm]:
    return [*recursion(pr.MOD), *recursion(pr.DIV)]


@cache
def mod_two() -> Thm:
    """⊢ n % 2 = 0 or n % 2 = 1"""
    goal = call(OR, eq(mod(n, TWO), ZERO), odd(n))
    return prove(goal, _steps(), on=n)


@cache
def half_rules() -> tuple[Thm, ...]:
    """⊢ Suc (Suc n) % 2 = n % 2 and ⊢ Suc (Suc n) // 2 = Suc (n // 2)"""
    lemma = [(mod_two(), mod(n, TWO))]
    return (
        prove(eq(mod(suc(suc(n)), TWO), mod(n, TWO)), _steps(), lemmas=lemma),
        prove(eq(half(suc(suc(n))), suc(half(n))), _steps(), lemmas=lemma),
    )


def _bit(x: Term) -> Term:
    return if_(x, ONE, ZERO)


x, y, c = (tm.var(name, BOOL) for name in "xyc")


@cache
def bit_double() -> tuple[Thm, Thm]:
    """⊢ ((bit x + (m + m)) % 2 = 1) = x and ⊢ (bit x + (m + m)) // 2 = m"""
    rules = [*half_rules(), *add_rules()]
    number = plus(_bit(x), plus(m, m))
    return prove(eq(odd(number), x), rules, on=m), prove(eq(half(number), m), rules, on=m)


@cache
def bit_half() -> Thm:
    """⊢ bit (n is odd) + (n // 2 + n // 2) = n"""

    def claim(t: Term) -> Term:
        return eq(plus(_bit(odd(t)), plus(half(t), half(t))), t)

    rules = [*half_rules(), *_add()]
    return CONJUNCT1(prove(conj(claim(n), claim(suc(n))), rules, on=n, lemmas=[(mod_two(), mod(n, TWO))]))


# Division --------------------------------------------------------------------------------------------


@cache
def division() -> Thm:
    """⊢ n // d * d + n % d = n"""
    # where the remainder wraps around: Suc r = d and q + r = n give d + q = Suc n
    q_, r_ = times(div(n, d), d), mod(n, d)
    wraps, before = ASSUME(eq(suc(r_), d)), ASSUME(eq(plus(r_, q_), n))
    sum_ = TRANS(instance(recursion(pr.ADD)[1], m=r_, n=q_), AP_TERM(tm.const(SUC), before))
    sum_ = TRANS(SYM(AP_ARG(sum_.concl.args[0], 0, wraps)), sum_)
    wrap = DISCH(wraps.concl, DISCH(before.concl, sum_))
    rules = [*_steps(), *recursion(pr.MUL), *add_rules()]
    goal = eq(plus(times(div(n, d), d), mod(n, d)), n)
    return prove(goal, rules, on=n, lemmas=[(wrap, mod(n, d))])


@cache
def lt_suc_self() -> Thm:
    """⊢ n < Suc n"""
    return prove(lt(n, suc(n)), order_rules(), on=n)


@cache
def positive() -> tuple[Thm, Thm]:
    """⊢ 0 < n = not (n = 0) and ⊢ (0 = n) = (n = 0)"""
    return (
        prove(eq(lt(ZERO, n), negate(eq(n, ZERO))), order_rules(), on=n),
        prove(eq(eq(ZERO, n), eq(n, ZERO)), (), on=n),
    )


@cache
def lt_suc_eq() -> Thm:
    """⊢ m < Suc n = (m < n or m = n)"""
    return _by_both(eq(lt(m, suc(n)), call(OR, lt(m, n), eq(m, n))), [*order_rules(), *positive()])


@cache
def lt_irrefl() -> Thm:
    """⊢ n < n = F"""
    return prove(eq(lt(n, n), F), order_rules(), on=n)


@cache
def lt_not_eq() -> Thm:
    """⊢ m < n implies not m = n"""
    return _by_both(implies(lt(m, n), negate(eq(m, n))), [*order_rules()])


@cache
def lt_suc() -> Thm:
    """⊢ m < n implies m < Suc n"""
    return _by_both(implies(lt(m, n), lt(m, suc(n))), [*order_rules()])


@cache
def lt_add() -> Thm:
    """⊢ m < n implies m < n + k"""
    return _by_both(implies(lt(m, n), lt(m, plus(n, k))), [*order_rules(), *recursion(pr.ADD)])


@cache
def le_not_lt() -> Thm:
    """⊢ m <= n = not n < m"""
    return _by_both(eq(call(pr.LE, m, n), negate(lt(n, m))), [*order_rules()])


@cache
def eq_le() -> Thm:
    """⊢ (m = n) = (m <= n and n <= m)"""
    return _by_both(eq(eq(m, n), conj(call(pr.LE, m, n), call(pr.LE, n, m))), [*order_rules()])


@cache
def double_lt() -> Thm:
    """⊢ bit x + (m + m) < bit y + (n + n) = (if m = n then not x and y else m < n)"""
    left, right = plus(_bit(x), plus(m, m)), plus(_bit(y), plus(n, n))
    goal = eq(lt(left, right), if_(eq(m, n), conj(negate(x), y), lt(m, n)))
    return _by_both(goal, [*order_rules(), *add_rules()])


@cache
def double_eq() -> Thm:
    """⊢ (bit x + (m + m) = bit y + (n + n)) = ((x = y) and m = n)"""
    left, right = plus(_bit(x), plus(m, m)), plus(_bit(y), plus(n, n))
    return _by_both(eq(eq(left, right), conj(eq(x, y), eq(m, n))), [*order_rules(), *add_rules()])


@cache
def mod_lt() -> Thm:
    """⊢ n % Suc d < Suc d"""
    rest = mod(n, suc(d))
    lemma = instance(lt_suc_eq(), m=rest, n=d)
    return prove(lt(rest, suc(d)), [*_steps(), *order_rules(), *positive()], on=n, lemmas=[(lemma, rest)])


@cache
def mod_below() -> Thm:
    """⊢ not (d = 0) implies n % d < d"""
    goal = implies(negate(eq(d, ZERO)), lt(mod(n, d), d))
    return prove(goal, [mod_lt()], on=d, cases=True)


@cache
def mod_less() -> Thm:
    """⊢ n < Suc d implies n % Suc d = n and n // Suc d = 0"""
    goal = implies(lt(n, suc(d)), conj(eq(mod(n, suc(d)), n), eq(div(n, suc(d)), ZERO)))
    return prove(goal, [*_steps(), *order_rules(), lt_not_eq(), lt_suc()], on=n)


@cache
def mod_add() -> Thm:
    """⊢ (n + Suc d) % Suc d = n % Suc d and (n + Suc d) // Suc d = Suc (n // Suc d)"""
    whole = [*_steps(), mod_less(), lt_suc_self()]
    base = [prove(eq(mod(suc(d), suc(d)), ZERO), whole), prove(eq(div(suc(d), suc(d)), ONE), whole)]
    total = plus(n, suc(d))
    rules = [*_steps(), *recursion(pr.ADD), *base]
    first = prove(eq(mod(total, suc(d)), mod(n, suc(d))), rules, on=n)
    second = prove(eq(div(total, suc(d)), suc(div(n, suc(d)))), [*rules, first], on=n)
    return CONJ(first, second)


@cache
def mul_suc_left() -> Thm:
    """⊢ Suc m * n = m * n + n"""
    return TRANS(recursion(pr.MUL)[1], instance(add_comm(), m=n, n=times(m, n)))


@cache
def division_unique() -> Thm:
    """⊢ r < Suc d implies (r + q * Suc d) % Suc d = r and (r + q * Suc d) // Suc d = q"""
    total = plus(r, times(q, suc(d)))
    goal = implies(lt(r, suc(d)), conj(eq(mod(total, suc(d)), r), eq(div(total, suc(d)), q)))
    rules = [mod_add(), mod_less(), add_zero(), recursion(pr.MUL)[0], mul_suc_left(), SYM(add_assoc())]
    return prove(goal, rules, on=q)


@cache
def lt_double() -> Thm:
    """⊢ m < n implies bit x + (m + m) < n + n"""
    th = CONV_RULE(simplifier([recursion(pr.ADD)[0]]), instance(double_lt(), y=F))
    return prove(implies(lt(m, n), lt(plus(_bit(x), plus(m, m)), plus(n, n))), [th, lt_not_eq()])


@cache
def division_double() -> Thm:
    """⊢ n % (d + d) = bit (n odd) + (h % d + h % d) and n // (d + d) = h // d, for h = n // 2 and d = Suc k"""
    h, e = half(n), suc(k)
    rest, quotient = mod(h, e), div(h, e)
    remainder = plus(_bit(odd(n)), plus(rest, rest))
    # the number in terms of the remainder and the quotient, first for any bit, remainder and quotient
    left = plus(plus(b, plus(r, r)), times(q, plus(d, d)))
    shape = prove(eq(left, plus(b, plus(plus(times(q, d), r), plus(times(q, d), r)))), [mul_add(), *_sums()])
    shape = instance(shape, b=_bit(odd(n)), r=rest, q=quotient, d=e)
    number = CONV_RULE(ARG_CONV(1, rewrite([instance(division(), n=h, d=e), bit_half()])), shape)
    twice = suc(plus(k, e))
    same = prove(eq(plus(e, e), twice), recursion(pr.ADD))
    number = CONV_RULE(ARG_CONV(0, rewrite([same])), number)
    small = prove(lt(remainder, plus(e, e)), [instance(lt_double(), m=rest, n=e, x=odd(n)), mod_lt()])
    small = CONV_RULE(rewrite([same]), small)
    th = MP(instance(division_unique(), r=remainder, q=quotient, d=plus(k, e)), small)
    th = CONV_RULE(rewrite([number]), th)
    return CONV_RULE(rewrite([SYM(same)]), th)


def _sums() -> list[Thm]:
    return [add_assoc(), add_comm(), add_left_comm()]


@cache
def add_is_zero() -> Thm:
    """⊢ (m + n = 0) = (m = 0 and n = 0)"""
    return prove(eq(eq(plus(m, n), ZERO), conj(eq(m, ZERO), eq(n, ZERO))), recursion(pr.ADD), on=m)


@cache
def pow_rules() -> tuple[Thm, ...]:
    """⊢ 2^0 = 1, ⊢ 2^(Suc n) = 2^n + 2^n, ⊢ (2^n = 0) = F"""
    two = [instance(th, m=TWO) for th in recursion(pr.POW)]
    step = TRANS(two[1], instance(double(), n=call(pr.POW, TWO, n)))
    zero = prove(eq(eq(call(pr.POW, TWO, n), ZERO), F), [two[0], step, add_is_zero()], on=n)
    return two[0], step, zero


@cache
def pow_add() -> Thm:
    """⊢ 2^(m + n) = 2^m * 2^n"""
    two = pow_rules()
    goal = eq(call(pr.POW, TWO, plus(m, n)), times(call(pr.POW, TWO, m), call(pr.POW, TWO, n)))
    return prove(goal, [*two, *recursion(pr.ADD), *recursion(pr.MUL), add_mul(), add_zero()], on=m)


@cache
def by_power() -> tuple[Thm, Thm, Thm]:
    """`division_double` (its two parts) and `mod_lt` at d = 2^k: no Suc needed."""
    power = call(pr.POW, TWO, k)

    def at_power(th: Thm, v: Term) -> Thm:
        """TH about Suc v, at 2^k."""
        same = prove(implies(negate(eq(a, ZERO)), eq(suc(call(pr.PRED, a)), a)), predecessor(), on=a)
        same = MP(instance(same, a=power), EQF_ELIM(instance(pow_rules()[2], n=k)))
        return CONV_RULE(rewrite([same]), INST({v: call(pr.PRED, power)}, th))

    both = at_power(division_double(), k)
    return CONJUNCT1(both), CONJUNCT2(both), at_power(mod_lt(), d)


@cache
def div_one() -> tuple[Thm, Thm]:
    """⊢ n % 1 = 0 and ⊢ n // 1 = n"""
    rest = prove(eq(mod(n, ONE), ZERO), _steps(), on=n)
    return rest, prove(eq(div(n, ONE), n), [*_steps(), rest], on=n)


@cache
def below_power() -> Thm:
    """⊢ n < 2^k implies n % 2^k = n"""
    power = call(pr.POW, TWO, k)
    cases = prove(implies(lt(n, d), eq(mod(n, d), n)), [mod_less(), *order_rules()], on=d, cases=True)
    return instance(cases, d=power)


@cache
def sub_cancel() -> tuple[Thm, Thm]:
    """⊢ n - n = 0 and ⊢ m + n - m = n"""
    rules = [*sub_rules(), *add_rules()]
    zero = prove(eq(call(pr.SUB, n, n), ZERO), rules, on=n)
    return zero, prove(eq(call(pr.SUB, plus(m, n), m), n), rules, on=m)


@cache
def simp_rules() -> tuple[Thm, ...]:
    """What `simp` knows of +, *, -, < and <=."""
    products = (*_mul(), mul_one(), one_mul())
    order = (*order_rules(), lt_irrefl(), lt_suc_self())
    return (*add_rules(), add_is_zero(), *products, *sub_rules(), *sub_cancel(), *order)
