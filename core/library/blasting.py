"""The equations with which bit-blasting evaluates: every operation of words as a program on lists of bits."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.thm import INST, Thm
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
    pr.W_NEG, pr.W_MSB, pr.W_ASHR, pr.W_ROR, pr.W_ROL, pr.W_SLT, pr.W_SLE, pr.W_SEXT,
)  # fmt: skip
_PROGRAMS = (
    b.nat_bits, b.tabulate, b.to_nat, b.value, b.resize, b.shift_in, b.drop, b.map1, b.map2, b.choose, b.majority,
    b.ripple, b.initial, b.mask, b.times, b.equal, b.less, b.nth, b.barrel_left, b.barrel_right, b.onto,
    lists.append, lists.length,
)  # fmt: skip


@cache
def literal_bits() -> Thm:
    """⊢ bit_list ?x = nat_bits width (uint ?x), for literals only"""
    th = registry.definition(b.bit_list).equation
    return INST({wb.x: tm.var("?x", pr.WN)}, th)


@cache
def equations() -> tuple[Thm, ...]:
    """Equations for an evaluation context; the general ones, which fit every word, come last."""
    rules = [
        literal_bits(), wb.bits_add(), wb.bits_sub(), wb.bits_mul(), wb.bits_and(), wb.bits_or(), wb.bits_xor(),
        wb.bits_not(), ws.bits_shl_word(), ws.bits_lshr_word(), ws.bits_shl(), ws.bits_lshr(), wo.bits_extend(),
        wo.bits_extract(), wo.bits_concat(), wo.bits_from_list(), wo.bits_if(),
        wo.ult_bits(), wo.ule_bits(), wo.eq_bits(), wo.bit_nth(),
    ]  # fmt: skip
    programs = [registry.definition(f).equation for f in _PROGRAMS]
    return (*boolean_rules(), *rules, *map(meaning, _ABBREVIATIONS), *programs, wo.bits_tabulate())
