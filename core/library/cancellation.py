"""Cancelling what stands on both sides of =, < and <= between sums of naturals."""

from __future__ import annotations

from collections import Counter
from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.datatypes import SUC
from lemmata.core.kernel.terms import APP, CONST, LIT, Symbol, Term
from lemmata.core.kernel.thm import INST, MK_COMB, REFL, TRANS, Thm
from lemmata.core.kernel.types import NAT
from lemmata.core.library.equations import recursion
from lemmata.core.library.naturals import add_rules, k, m, n, order_rules, plus, suc
from lemmata.core.library.proving import prove, simplifier
from lemmata.core.logic.conv import convert
from lemmata.core.logic.equality import SYM

_LARGE = 64  # greater literals are addends of their own
_ONE = tm.nat(1)


@cache
def cancellation(symbol: Symbol) -> Thm:
    """⊢ (k + m R k + n) = (m R n), for =, < and <= of naturals"""
    head = tm.eq(m, n).head if symbol is tm.EQ else tm.const(symbol)
    goal = tm.eq(tm.app(head, plus(k, m), plus(k, n)), tm.app(head, m, n))
    return prove(goal, [*recursion(pr.ADD), *order_rules()], on=k)


def addends(t: Term) -> Counter[Term]:
    """What is added up in T, with how often; the literal 1 stands for every unit of `Suc` and small literals."""
    found: Counter[Term] = Counter()
    stack = [t]
    while stack:
        u = stack.pop()
        symbol = u.head.symbol if u.kind == APP and u.head.kind == CONST else None
        if symbol is pr.ADD and len(u.args) == 2:
            stack += u.args
        elif symbol is SUC:
            found[_ONE] += 1
            stack += u.args
        elif u.kind == LIT and u.value <= _LARGE:
            found[_ONE] += u.value
        else:
            found[u] += 1
    return +found


def _total(parts: Counter[Term]) -> Term:
    """The sum of PARTS, units outermost."""
    terms = [t for t, count in parts.items() if t is not _ONE for _ in range(count)]
    units = parts[_ONE]
    if not terms:
        return tm.nat(units)
    total = terms[-1]
    for t in reversed(terms[:-1]):
        total = plus(t, total)
    for _ in range(units):
        total = suc(total)
    return total


def cancel(t: Term) -> Thm | None:
    """⊢ (a + c R b + c) = (a R b), where something stands on both sides; c is all that does."""
    if t.kind != APP or len(t.args) != 2 or t.head.kind != CONST or t.args[0].type is not NAT:
        return None
    symbol = t.head.symbol
    if symbol not in (tm.EQ, pr.LT, pr.LE):
        return None
    left, right = (addends(side) for side in t.args)
    common = left & right
    if not common:
        return None
    shared = _total(common)
    sides = [plus(shared, _total(side - common)) for side in (left, right)]
    same = []
    for side, wanted in zip(t.args, sides, strict=True):
        first, second = (convert(simplifier(add_rules()), s) for s in (side, wanted))
        if first.concl.args[1] is not second.concl.args[1]:
            return None
        same.append(TRANS(first, SYM(second)))
    rest = INST({k: shared, m: sides[0].args[1], n: sides[1].args[1]}, cancellation(symbol))
    return TRANS(MK_COMB(REFL(t.head), *same), rest)
