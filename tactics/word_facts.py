"""What `word` knows: propositions about words as propositions about naturals, and facts of each word's value.

A word's value is an atom of linear arithmetic. Its facts are linear: at a literal width with remainders by the
literal 2^width, at a variable width with the cases that something is lost or not (`core.library.word_cases`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.literals import COMPUTED
from lemmata.core.kernel.logic import call, if_
from lemmata.core.kernel.terms import APP, CONST, LAM, LIT, Symbol, Term, eq
from lemmata.core.kernel.thm import INST, INST_TYPE, REFL, Thm
from lemmata.core.kernel.types import BOOL, Type
from lemmata.core.language import Theorem, integers
from lemmata.core.library import integer_order as order
from lemmata.core.library import integers as z
from lemmata.core.library import naturals as nat
from lemmata.core.library import word_cases as cases
from lemmata.core.library import word_modulo as modulo
from lemmata.core.library import word_numbers as numbers
from lemmata.core.library import word_ring as words
from lemmata.core.library import word_values as values
from lemmata.core.library.equations import meaning, recursion
from lemmata.core.library.proving import clauses, instance, prove
from lemmata.core.library.word_bits import WIDTH, widths, x, y
from lemmata.core.logic.conv import BETA_CONV, CONV_RULE, LITERAL_CONV, Conv, top_depth
from lemmata.core.logic.equality import AP_TERM, SYM
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.rewriting import Rules
from lemmata.core.logic.syntax import subterms
from lemmata.tactics.prover import prove as theorem_of

# Propositions --------------------------------------------------------------------------------------


@cache
def _translation() -> Rules:
    """Equations and orders of words as those of their values; signs as bits; a conditional's value as one."""
    c = tm.var("c", BOOL)
    either = prove(eq(pr.uint(if_(c, x, y)), if_(c, pr.uint(x), pr.uint(y))))
    compared = (pr.W_ULT, pr.W_ULE, pr.W_SLT, pr.W_SLE, pr.W_MSB)
    return Rules(
        [words.word_eq(), *map(meaning, compared), values.bit_value(), either, widths(), _cast_power()]
    )


@cache
def _cast_power() -> Thm:
    """⊢ (of_nat m) ** n = of_nat (m ** n), an integer"""
    m, n = nat.m, nat.n
    rules = [*clauses(integers.power), *recursion(pr.POW), SYM(order.casts()[1])]
    return prove(eq(z.of(integers.power, z.of_nat(m), n), z.of_nat(call(pr.POW, m, n))), rules, on=n)


def _step(t: Term) -> Thm | None:
    if t.kind == APP and t.head.kind == LAM:
        return BETA_CONV(t)
    if t.kind == APP and t.head.kind == CONST and t.head.symbol in COMPUTED:
        th = LITERAL_CONV(t)
        if th is not None:
            return th
    return _translation()(t)


translated: Conv = top_depth(_step)
"""⊢ p = p', a proposition about words as one about their values."""


# Facts ---------------------------------------------------------------------------------------------

Facts = Callable[[Term], list[Thm]]


def _at(th: Thm, t: Term) -> list[Thm]:
    """TH, of which some part is about an operation of T's kind, at T."""
    for u in subterms(th.concl):
        if u.kind == APP and u.head.kind == CONST and u.head.symbol is t.head.symbol:
            found = match_theorem(th, u, t)
            if found is not None:
                return [found]
    return []


def _by_definition(t: Term) -> list[Thm]:
    """⊢ uint t = uint t', t' being what the operation of T is an abbreviation of."""
    th = meaning(t.head.symbol)
    found = match_theorem(th, th.concl.args[0], t)
    return [] if found is None else [AP_TERM(pr.uint(t).head, found)]


def _said(*lemmas: Theorem[Any] | Callable[[], Thm]) -> Facts:
    """Facts that lemmas state."""

    def facts(t: Term) -> list[Thm]:
        return [fact for lemma in lemmas for fact in _at(_theorem(lemma), t)]

    return facts


def _theorem(lemma: Theorem[Any] | Callable[[], Thm]) -> Thm:
    return theorem_of(lemma) if isinstance(lemma, Theorem) else lemma()


def _value(symbol: Symbol) -> Callable[[], Thm]:
    return lambda: values.of_operation(symbol)


def _product(t: Term) -> list[Thm]:
    """A product at a variable width: linear by a numeral."""
    left, right = t.args
    for lemma, number, other in (
        (cases.uint_mul_bits_cases, right, left),
        (cases.uint_bits_mul_cases, left, right),
    ):
        if number.kind == APP and number.head.kind == CONST and number.head.symbol is pr.OF_NAT:
            return [instance(theorem_of(lemma), x=other, n=number.args[0])]
    return _said(cases.uint_mul_cases)(t)


def _and(t: Term) -> list[Thm]:
    """A mask of the low bits gives a remainder, one of the high bits what it leaves; else an upper bound."""
    mask = t.args[1]
    if mask.kind == LIT:
        size = 1 << t.type.args[0].value
        if mask.value & (mask.value + 1) == 0:
            return [instance(values.and_mask(), x=t.args[0], n=tm.nat(mask.value.bit_length()))]
        low = size - 1 - mask.value
        if low & (low + 1) == 0:
            lemma = theorem_of(numbers.uint_and_add_and_not)
            return [instance(lemma, x=t.args[0], y=tm.lit(t.type, low))]
    found = _said(values.and_below, numbers.uint_and_le_right)(t)
    if mask.kind == APP and mask.head.kind == CONST and mask.head.symbol is pr.W_NOT:
        lemma = theorem_of(numbers.uint_and_add_and_not)
        found.append(instance(lemma, x=t.args[0], y=mask.args[0]))
    return found


_ANY: dict[Symbol, Facts] = {
    pr.W_NOT: _said(words.uint_not),
    pr.W_LSHR: _said(cases.uint_shr),
    pr.W_AND: _and,
    pr.W_OR: _said(values.and_plus_or),
    pr.W_XOR: _said(values.xor_plus_and),
    pr.W_UDIV: _said(cases.uint_div),
    pr.W_UREM: _said(cases.uint_rem),
    pr.W_ASHR: _by_definition,
    pr.W_SEXT: _by_definition,
    pr.W_EXTRACT: _said(_value(pr.W_EXTRACT)),
    pr.W_CONCAT: _said(_value(pr.W_CONCAT)),
}
_LITERAL: dict[Symbol, Facts] = {
    pr.W_ADD: _said(_value(pr.W_ADD)),
    pr.W_SUB: _said(cases.uint_sub_add),
    pr.W_NEG: _said(cases.uint_neg_add),
    pr.W_MUL: _said(_value(pr.W_MUL)),
    pr.W_SHL: _said(_value(pr.W_SHL)),
    pr.W_ZEXT: _said(_value(pr.W_ZEXT)),
    pr.OF_NAT: _said(words.uint_of_nat),
}
_VARIABLE: dict[Symbol, Facts] = {
    pr.W_ADD: _said(cases.uint_add_cases),
    pr.W_SUB: _said(cases.uint_sub_cases),
    pr.W_NEG: _said(cases.uint_neg_cases),
    pr.W_MUL: _product,
    pr.W_SHL: _said(cases.uint_shl_cases),
    pr.W_ZEXT: _said(cases.uint_zero_extend_cases),
    pr.OF_NAT: _said(cases.uint_bits_cases),
}


def facts_of(t: Term) -> list[Thm]:
    """What is known of the value of a word."""
    width = t.type.args[0]
    found = [instance(words.uint_lt(), x=t)]
    symbol = t.head.symbol if t.kind == APP and t.head.kind == CONST else None
    if symbol is None:
        return found
    own = _ANY.get(symbol) or (_LITERAL if width.is_numeral else _VARIABLE).get(symbol)
    return found + own(t) if own is not None else found


def _quotient(t: Term) -> list[Thm]:
    """What is known of m // d and m % d for a divisor that is no literal."""
    m, d = t.args
    if d.kind == LIT:
        return []
    laws = (modulo.div_le(), modulo.mod_le(), nat.division(), nat.mod_below(), modulo.less())
    return [INST({nat.m: m, nat.n: m, nat.d: d}, th) for th in laws]


def size_facts(width: Type) -> list[Thm]:
    """What is known of 2^width at a variable width."""
    size = INST_TYPE({pr.N: width}, REFL(WIDTH)).concl.args[0]
    return [instance(th, n=size) for th in (modulo.power_positive(), theorem_of(cases.lt_power))]


def gathered(propositions: Sequence[Term]) -> list[Thm]:
    """Facts of all words whose values occur in PROPOSITIONS, and of those that occur in these facts; translated."""
    found: list[Thm] = []
    seen: set[Term] = set()
    sizes: set[Type] = set()
    waiting = list(propositions)
    while waiting:
        for u in subterms(waiting.pop()):
            if u in seen or u.loose or u.kind != APP or u.head.kind != CONST:
                continue
            seen.add(u)
            facts: list[Thm] = []
            if u.head.symbol in (pr.DIV, pr.MOD):
                facts = _quotient(u)
            elif u.head.symbol is pr.UINT:
                facts = facts_of(u.args[0])
                width = u.args[0].type.args[0]
                if width.is_var and width not in sizes:
                    sizes.add(width)
                    facts += size_facts(width)
            for fact in facts:
                plain = CONV_RULE(translated, fact)
                found.append(plain)
                waiting.append(plain.concl)
    return found
