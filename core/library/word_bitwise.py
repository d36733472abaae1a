"""Laws of the bitwise operations at every width: they hold of each bit (`law`); shifts and masks as arithmetic."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import ASSUME, EQ_MP, INST, Thm
from lemmata.core.kernel.types import NAT
from lemmata.core.library import bits as b
from lemmata.core.library.naturals import k
from lemmata.core.library.proving import clauses, prove
from lemmata.core.library.word_bits import (
    WIDTH,
    bit_list,
    bits_and,
    bits_def,
    bits_not,
    bits_of_nat,
    bits_or,
    bits_xor,
    doubles,
    nat_bits_clauses,
    value,
    value_bits,
    x,
    y,
)
from lemmata.core.library.word_ring import word_eq
from lemmata.core.logic.conv import CONV_RULE, convert
from lemmata.core.logic.equality import AP_TERM, SYM
from lemmata.core.logic.propositional import DISCH, IMP_ANTISYM
from lemmata.core.logic.rewriting import rewrite
from lemmata.core.logic.traverse import replace_term


@cache
def bits_eq() -> Thm:
    """⊢ (x = y) = (bit_list x = bit_list y)"""
    equal = ASSUME(eq(x, y))
    there = DISCH(equal.concl, AP_TERM(tm.lam(x, bit_list(x)), equal))
    there = CONV_RULE(rewrite([]), there)
    same = ASSUME(eq(bit_list(x), bit_list(y)))
    worth = tm.var("xs", bit_list(x).type)
    values = CONV_RULE(rewrite([value_bits()]), AP_TERM(tm.lam(worth, value(worth)), same))
    return IMP_ANTISYM(there, DISCH(same.concl, EQ_MP(SYM(word_eq()), values)))


@cache
def _as_bits() -> tuple[Thm, ...]:
    # the last ones are tried first
    return bits_def(), bits_eq(), bits_and(), bits_or(), bits_xor(), bits_not(), bits_of_nat()


def law(goal: Term) -> Thm:
    """⊢ GOAL, an equation between bitwise operations on words of the width N, which holds of each bit.

    Raises Unproved where it does not.
    """
    same = convert(rewrite(_as_bits()), goal)
    words = [v for v in tm.variables(goal.free) if v.type is pr.WN]
    numbers = {v: tm.var(f"{v.name}.n", NAT) for v in words}
    claim = same.concl.args[1]
    for v, number in numbers.items():
        claim = replace_term(claim, pr.uint(v), number)
    claim = replace_term(claim, WIDTH, k)
    rules = [*nat_bits_clauses(), *clauses(b.map1), *clauses(b.map2), *doubles()]
    th = prove(claim, rules, on=k)
    th = INST({k: WIDTH, **{number: pr.uint(v) for v, number in numbers.items()}}, th)
    return EQ_MP(SYM(same), th)
