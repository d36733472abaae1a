"""Integers: every one is a difference of naturals, and so the laws of + and * follow from those of naturals."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import call
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import INST, Thm
from lemmata.core.kernel.types import NAT
from lemmata.core.language import integers as i
from lemmata.core.language import registry, sorts
from lemmata.core.language.datatypes import constructor_of
from lemmata.core.language.theory import constructor_term, lower_sort
from lemmata.core.library import naturals as nat
from lemmata.core.library.equations import meaning
from lemmata.core.library.naturals import ZERO, a, b, k, lt, m, n, plus, suc, times
from lemmata.core.library.proving import clauses, prove, prove_double
from lemmata.core.logic.conv import CONV_RULE
from lemmata.core.logic.rewriting import rewrite

INT = lower_sort(sorts.INT)
x, y, z = (tm.var(name, INT) for name in "xyz")


def of(function: Callable[..., object], *args: Term) -> Term:
    """A function of `core.language.integers` applied to terms."""
    return tm.app(registry.definition(function).constant, *args)


def of_nat(t: Term) -> Term:
    """A natural as an integer."""
    return tm.app(_constructor(i.NonNegative), t)


def negative(t: Term) -> Term:
    """-(t + 1) for a natural t."""
    return tm.app(_constructor(i.Negative), t)


@cache
def _constructor(cls: type) -> Term:
    found = constructor_of(cls)
    if found is None:
        raise TypeError(f"{cls} is no constructor")
    return constructor_term(found)


def number(value: int) -> Term:
    """The term of an integer."""
    return of_nat(tm.nat(value)) if value >= 0 else negative(tm.nat(-value - 1))


def add(s: Term, t: Term) -> Term:
    """s + t"""
    return of(i.add, s, t)


def sub(s: Term, t: Term) -> Term:
    """s - t"""
    return of(i.subtract, s, t)


def mul(s: Term, t: Term) -> Term:
    """s * t"""
    return of(i.multiply, s, t)


def diff(s: Term, t: Term) -> Term:
    """s - t for naturals"""
    return of(i.difference, s, t)


def nonneg(t: Term) -> Term:
    """0 <= t"""
    return of(i.less_equal, number(0), t)


# Differences -----------------------------------------------------------------------------------------


@cache
def difference_rules() -> tuple[Thm, Thm, Thm]:
    """⊢ m - 0 = m, ⊢ 0 - Suc n = -(n + 1), ⊢ Suc m - Suc n = m - n"""
    facts = [*clauses(i.difference), *nat.order_rules(), *nat.sub_rules(), nat.add_one()]
    return (
        prove(eq(diff(m, ZERO), of_nat(m)), facts),
        prove(eq(diff(ZERO, suc(n)), negative(n)), facts),
        prove(eq(diff(suc(m), suc(n)), diff(m, n)), facts),
    )


@cache
def unfoldings() -> tuple[Thm, ...]:
    """What the operations say of the constructors."""
    functions = (i.negate, i.add, i.subtract, i.multiply, i.less, i.less_equal, i.absolute, i.to_nat)
    return tuple([th for f in functions for th in clauses(f)])


def _rules() -> list[Thm]:
    return [*difference_rules(), *unfoldings(), *nat.order_rules(), *nat.sub_rules(), *nat.polynomial_rules()]


@cache
def cancel() -> Thm:
    """⊢ (k + m) - (k + n) = m - n"""
    return prove(eq(diff(plus(k, m), plus(k, n)), diff(m, n)), [*difference_rules(), *nat.add_rules()], on=k)


def _each(goal: Term, first: Term, second: Term) -> Thm:
    return prove_double(goal, first, second, _rules())


@cache
def negate_nat() -> Thm:
    """⊢ -n = 0 - n for a natural n"""
    return prove(eq(of(i.negate, of_nat(n)), diff(ZERO, n)), _rules(), on=n)


@cache
def add_difference() -> Thm:
    """⊢ (a - b) + (m - n) = (a + m) - (b + n)"""
    right = diff(plus(a, m), plus(b, n))
    facts = [*_rules(), _add_nat(), _add_negative()]
    return prove_double(eq(add(diff(a, b), diff(m, n)), right), a, b, facts)


@cache
def _add_nat() -> Thm:
    """⊢ k + (m - n) = (k + m) - n"""
    return _each(eq(add(of_nat(k), diff(m, n)), diff(plus(k, m), n)), m, n)


@cache
def _add_negative() -> Thm:
    """⊢ -(k + 1) + (m - n) = m - Suc (k + n)"""
    return _each(eq(add(negative(k), diff(m, n)), diff(m, suc(plus(k, n)))), m, n)


@cache
def negate_difference() -> Thm:
    """⊢ -(m - n) = n - m"""
    return prove_double(eq(of(i.negate, diff(m, n)), diff(n, m)), m, n, [*_rules(), negate_nat()])


@cache
def _is_constructor() -> tuple[Thm, ...]:
    """⊢ (m - n = k) = (m = n + k) and ⊢ (m - n = -(k + 1)) = (n = Suc (m + k)), also with the sides exchanged"""
    pairs = [(of_nat(k), eq(m, plus(n, k))), (negative(k), eq(n, suc(plus(m, k))))]
    found = []
    for value, says in pairs:
        for goal in (eq(diff(m, n), value), eq(value, diff(m, n))):
            found.append(_each(eq(goal, says), m, n))
    return tuple(found)


@cache
def difference_equal() -> Thm:
    """⊢ (a - b = m - n) = (a + n = m + b)"""
    goal = eq(eq(diff(a, b), diff(m, n)), eq(plus(a, n), plus(m, b)))
    return prove_double(goal, a, b, [*_rules(), *_is_constructor()])


@cache
def multiply_difference() -> Thm:
    """⊢ (a - b) * (m - n) = (a * m + b * n) - (a * n + b * m)"""
    right = diff(plus(times(a, m), times(b, n)), plus(times(a, n), times(b, m)))
    facts = [*_rules(), _multiply_nat(), _multiply_negative(), difference_equal()]
    return prove_double(eq(mul(diff(a, b), diff(m, n)), right), a, b, facts)


@cache
def _multiply_nat() -> Thm:
    """⊢ k * (m - n) = k * m - k * n"""
    goal = eq(mul(of_nat(k), diff(m, n)), diff(times(k, m), times(k, n)))
    return prove_double(goal, m, n, [*_rules(), cancel(), negate_nat()])


@cache
def _multiply_negative() -> Thm:
    """⊢ -(k + 1) * (m - n) = Suc k * n - Suc k * m"""
    goal = eq(mul(negative(k), diff(m, n)), diff(times(suc(k), n), times(suc(k), m)))
    return prove_double(goal, m, n, [*_rules(), difference_equal(), negate_nat()])


@cache
def difference_order() -> tuple[Thm, Thm]:
    """⊢ a - b < m - n = (a + n < m + b), and the same for <="""
    facts = [*_rules(), nat.le_not_lt()]
    left = [
        _each(eq(of(i.less, of_nat(k), diff(m, n)), lt(plus(k, n), m)), m, n),
        _each(eq(of(i.less, negative(k), diff(m, n)), lt(n, suc(plus(m, k)))), m, n),
    ]
    goal = eq(of(i.less, diff(a, b), diff(m, n)), lt(plus(a, n), plus(m, b)))
    less = prove_double(goal, a, b, [*facts, *left])
    both = eq(of(i.less_equal, diff(a, b), diff(m, n)), call(pr.LE, plus(a, n), plus(m, b)))
    return less, prove(both, [*clauses(i.less_equal), less, nat.le_not_lt(), *nat.add_rules()])


@cache
def as_difference() -> Thm:
    """⊢ max(x, 0) - max(-x, 0) = x"""
    parts = diff(of(i.to_nat, x), of(i.to_nat, of(i.negate, x)))
    return prove(eq(parts, x), _rules(), on=x, cases=True)


def law(goal: Term, *more: Thm) -> Thm:
    """⊢ GOAL, about integers: true of all differences of naturals by their arithmetic and MORE about naturals.

    Raises Unproved where it is not.
    """
    halves: dict[Term, Term] = {}
    back: dict[Term, Term] = {}
    for v in tm.variables(goal.free):
        if v.type is INT:
            p, q = tm.var(f"{v.name}.p", NAT), tm.var(f"{v.name}.q", NAT)
            halves[v] = diff(p, q)
            back[p], back[q] = of(i.to_nat, v), of(i.to_nat, of(i.negate, v))
    rules = [
        *clauses(i.subtract), add_difference(), negate_difference(), multiply_difference(), difference_equal(),
        *difference_order(), *_constructors(), *nat.polynomial_rules(), meaning(pr.LT), *more,
    ]  # fmt: skip
    th = INST(back, prove(tm.substitute(goal, halves), rules))
    return CONV_RULE(rewrite([as_difference()]), th)


@cache
def _constructors() -> tuple[Thm, ...]:
    """⊢ n = n - 0 and ⊢ -(n + 1) = 0 - Suc n: the constructors as differences"""
    rules = _rules()
    return (
        prove(eq(of_nat(n), diff(n, ZERO)), rules),
        prove(eq(negative(n), diff(ZERO, suc(n))), rules),
    )
