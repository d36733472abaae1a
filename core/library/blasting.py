"""The equations with which bit-blasting evaluates: every operation of words as a program on lists of bits."""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import OR, call, conj, if_, implies, negate
from lemmata.core.kernel.terms import Symbol, eq
from lemmata.core.kernel.thm import INST, INST_TYPE, Thm
from lemmata.core.kernel.types import BOOL, NAT, Type
from lemmata.core.language import builtins as lists
from lemmata.core.language import registry
from lemmata.core.library import bits as b
from lemmata.core.library import word_bits as wb
from lemmata.core.library import word_division as wd
from lemmata.core.library import word_order as wo
from lemmata.core.library import word_shifts as ws
from lemmata.core.library.equations import meaning
from lemmata.core.library.proving import boolean_rules
from lemmata.core.library.word_rotations import bits_rotated
from lemmata.core.logic.tautologies import prove_tautology

# operations that are abbreviations of others
_ABBREVIATIONS = (
    pr.W_NEG, pr.W_MSB, pr.W_SLT, pr.W_SLE, pr.W_SEXT,
)  # fmt: skip
_PROGRAMS = (
    b.nat_bits,
    b.tabulate, b.resize, b.shift_in, b.drop, b.map1, b.map2, b.choose, b.majority,
    b.ripple, b.initial, b.mask, b.times, b.equal, b.less, b.nth, b.barrel_left, b.barrel_right, b.barrel_signed, b.padded, b.onto,
    b.some, b.below, b.reduced, b.remainder, b.quotient, b.unless_zero, b.trimmed,
    lists.append, lists.length,
)  # fmt: skip


@cache
def literal_bits() -> Thm:
    """⊢ bit_list ?x = nat_bits width (uint ?x), for literals only"""
    th = registry.definition(b.bit_list).equation
    return INST({wb.x: tm.var("?x", pr.WN)}, th)


@cache
def _gates() -> tuple[Thm, ...]:
    """Equations that simplify a gate whose operands have a part in common, as adders with literals make them."""
    p, q, r = (tm.var(name, BOOL) for name in "pqr")
    same = eq(p, q)
    pairs = [
        (if_(p, p, q), call(OR, p, q)), (if_(p, q, p), conj(p, q)), (if_(p, negate(p), q), conj(negate(p), q)),
        (if_(p, q, negate(p)), implies(p, q)), (if_(negate(p), q, r), if_(p, r, q)),
        (conj(same, p), conj(p, q)), (conj(same, q), conj(p, q)), (conj(negate(same), p), conj(p, negate(q))),
        (conj(negate(same), q), conj(negate(p), q)), (implies(same, p), call(OR, p, q)),
        (implies(same, q), call(OR, p, q)),
    ]  # fmt: skip
    return tuple([prove_tautology(eq(left, right)) for left, right in pairs])


def _by_literal(th: Thm) -> Thm:
    """A theorem about a shift or rotation by a number, for literals only."""
    left = th.concl.args[0]
    operation = left if len(left.args) == 2 else left.args[0]
    return INST({operation.args[1]: tm.var("?n", NAT)}, th)


@cache
def first() -> tuple[Thm, ...]:
    """Equations to try before those of `equations`."""
    return literal_bits(), wb.bits_mul_literal()


@cache
def equations() -> tuple[Thm, ...]:
    """Equations for an evaluation context; the general ones, which fit every word, come last."""
    rules = [
        wb.bits_add(), wb.bits_sub(), wb.bits_mul(), wb.bits_and(), wb.bits_or(), wb.bits_xor(), wb.bits_not(),
        _by_literal(ws.bits_shl()), _by_literal(ws.bits_lshr()), _by_literal(ws.bits_ashr()), wo.bits_from_list(), wo.bits_if(), wo.ult_bits(), wo.ule_bits(),
        wo.eq_bits(), wo.bit_nth(),
    ]  # fmt: skip
    programs = [registry.definition(f).equation for f in _PROGRAMS]
    return (
        *boolean_rules(),
        *_gates(),
        *rules,
        *map(meaning, _ABBREVIATIONS),
        *(_by_literal(meaning(r)) for r in (pr.W_ROR, pr.W_ROL)),
        *programs,
        wo.bits_tabulate(),
    )


@cache
def _of_operation(symbol: Symbol) -> tuple[tuple[Thm, ...], tuple[Type, ...]]:
    """Equations about an operation, in the order to try them, with the width variables of operands and result."""
    two = (pr.N, pr.M)
    match symbol:
        case pr.W_ZEXT:
            return (wo.bits_extend(),), two
        case pr.W_EXTRACT:
            return (wo.bits_extract(),), two
        case pr.W_CONCAT:
            return (wo.bits_concat(),), (pr.N, pr.M, pr.K)
        case pr.W_SHL:
            return (ws.bits_shl_word(),), two
        case pr.W_LSHR:
            return (ws.bits_lshr_word(),), two
        case pr.W_ASHR:
            return (ws.bits_ashr_word(),), two
        case pr.W_UDIV:
            return (wd.bits_udiv_literal(), wd.bits_udiv()), ()
        case pr.W_UREM:
            return (wd.bits_urem_literal(), wd.bits_urem(), *wd.remainder_order()), ()
    raise KeyError(symbol.name)


def at_widths(symbol: Symbol, numerals: tuple[Type, ...]) -> list[Thm]:
    """Equations about an operation at the widths NUMERALS of its operands and its result, where they may differ.

    Quotients and remainders, too, at all widths: their equations are proved when a goal first has one.
    """
    if symbol in (pr.W_ROR, pr.W_ROL):
        return [bits_rotated(symbol, *[n.value for n in numerals])]
    theorems, variables = _of_operation(symbol)
    widths = dict(zip(variables, numerals, strict=True))
    return [INST_TYPE(widths, th) for th in theorems]
