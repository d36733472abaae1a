"""What `simp` knows of arithmetic beyond equations: cancelling, polynomials on request, and omega as an oracle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import APP, CONST, Symbol, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.kernel.types import NAT
from lemmata.core.library import naturals as nat
from lemmata.core.library.proving import instance
from lemmata.core.logic.equality import AP_ARG, SYM, TRANS_CHAIN
from lemmata.tactics.simpsets import simp_lemma

ARITH = "arith"
_CONNECTIVES = (logic.AND, logic.OR, logic.NOT, logic.IMPLIES)


@cache
def mul_left_comm() -> Thm:
    """⊢ m * (n * k) = n * (m * k)"""
    m, n, k = nat.m, nat.n, nat.k
    swapped = AP_ARG(nat.times(nat.times(m, n), k), 0, nat.mul_comm())
    return TRANS_CHAIN(SYM(nat.mul_assoc()), swapped, instance(nat.mul_assoc(), m=n, n=m))


@cache
def _numeric() -> frozenset[Symbol]:
    from lemmata.core.language import integers, registry

    functions = (integers.less, integers.less_equal)
    return frozenset([pr.LT, pr.LE, *[registry.definition(f).constant.symbol for f in functions]])


def is_arithmetic(p: Term) -> bool:
    """Is P put together from comparisons of naturals or integers?"""
    from lemmata.core.library.integers import INT

    stack = [p]
    while stack:
        t = stack.pop()
        if t.kind != APP or t.head.kind != CONST:
            return False
        symbol = t.head.symbol
        if symbol in _CONNECTIVES:
            stack += t.args
        elif not (symbol in _numeric() or symbol is tm.EQ and t.args[0].type in (NAT, INT)):
            return False
    return True


def linear(hypotheses: Sequence[Term], claim: Term) -> Thm | None:
    """Hypotheses ⊢ CLAIM by linear arithmetic, or None; what is not arithmetic is not looked at."""
    known = [h for h in hypotheses if is_arithmetic(h)]
    if not known if claim is logic.F else not is_arithmetic(claim):
        return None
    from lemmata.tactics.omega import entails

    return entails(known, claim)


for _law in (nat.mul_add, nat.add_mul, nat.mul_assoc, nat.mul_comm, mul_left_comm):
    simp_lemma(_law, ARITH)
