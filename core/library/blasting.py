"""The equations with which bit-blasting evaluates: every operation of words as a program on lists of bits."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import Symbol
from lemmata.core.kernel.thm import INST, Thm
from lemmata.core.kernel.types import NAT, Type
from lemmata.core.language import builtins as lists
from lemmata.core.language import registry
from lemmata.core.library import bits as b
from lemmata.core.library import word_bits as wb
from lemmata.core.library import word_order as wo
from lemmata.core.library import word_shifts as ws
from lemmata.core.library.equations import meaning
from lemmata.core.library.proving import boolean_rules

# operations that are abbreviations of others
_ABBREVIATIONS = (
    pr.W_NEG, pr.W_MSB, pr.W_ASHR, pr.W_SLT, pr.W_SLE, pr.W_SEXT,
)  # fmt: skip
_PROGRAMS = (
    b.nat_bits,
    b.pick, b.tabulate, b.resize, b.shift_in, b.drop, b.map1, b.map2, b.choose, b.majority,
    b.ripple, b.initial, b.mask, b.times, b.equal, b.less, b.nth, b.barrel_left, b.barrel_right, b.onto,
    lists.append, lists.length,
)  # fmt: skip


@cache
def literal_bits() -> Thm:
    """⊢ bit_list ?x = nat_bits width (uint ?x), for literals only"""
    th = registry.definition(b.bit_list).equation
    return INST({wb.x: tm.var("?x", pr.WN)}, th)


def _by_literal(th: Thm) -> Thm:
    """A theorem about a shift or rotation by a number, for literals only."""
    left = th.concl.args[0]
    operation = left if len(left.args) == 2 else left.args[0]
    return INST({operation.args[1]: tm.var("?n", NAT)}, th)


@cache
def first() -> tuple[Thm, ...]:
    """Equations to try before those of `equations`."""
    return (literal_bits(),)


@cache
def equations() -> tuple[Thm, ...]:
    """Equations for an evaluation context; the general ones, which fit every word, come last."""
    rules = [
        wb.bits_add(), wb.bits_sub(), wb.bits_mul(), wb.bits_and(), wb.bits_or(), wb.bits_xor(), wb.bits_not(),
        _by_literal(ws.bits_shl()), _by_literal(ws.bits_lshr()), wo.bits_from_list(), wo.bits_if(), wo.ult_bits(), wo.ule_bits(),
        wo.eq_bits(), wo.bit_nth(),
    ]  # fmt: skip
    programs = [registry.definition(f).equation for f in _PROGRAMS]
    return (
        *boolean_rules(),
        *rules,
        *map(meaning, _ABBREVIATIONS),
        *(_by_literal(meaning(r)) for r in (pr.W_ROR, pr.W_ROL)),
        *programs,
        wo.bits_tabulate(),
    )


@cache
def between_widths() -> dict[Symbol, tuple[Thm, tuple[Type, ...]]]:
    """Equations about words of several widths, with the width variables in the order of operands and result."""
    return {
        pr.W_ZEXT: (wo.bits_extend(), (pr.N, pr.M)),
        pr.W_EXTRACT: (wo.bits_extract(), (pr.N, pr.M)),
        pr.W_CONCAT: (wo.bits_concat(), (pr.N, pr.M, pr.K)),
        pr.W_SHL: (ws.bits_shl_word(), (pr.N, pr.M)),
        pr.W_LSHR: (ws.bits_lshr_word(), (pr.N, pr.M)),
    }
