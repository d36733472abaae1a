"""Quotients and remainders as programs on bits: the equations on literals against Python, sizes of circuits."""

from __future__ import annotations

import random

import pytest
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.logic import call
from lemmata.core.kernel.thm import INST, INST_TYPE
from lemmata.core.library import blasting
from lemmata.core.library import word_division as division

from tests.library.circuits import circuit, gates, number, variables

EQUATIONS = [
    division.bits_udiv, division.bits_urem, division.bits_udiv_literal, division.bits_urem_literal,
]  # fmt: skip


def python(symbol, w, x, y):
    """The operation in Python, by 0 as SMT-LIB has it."""
    if symbol is pr.W_UDIV:
        return x // y if y else (1 << w) - 1
    return x % y if y else x


def pairs(w, chance):
    if w <= 3:
        return [(x, y) for x in range(1 << w) for y in range(1 << w)]
    special = [0, 1, 2, (1 << w) - 1, 1 << w - 1, (1 << w - 1) - 1]
    found = [(x, y) for x in special for y in special]
    return found + [(chance.getrandbits(w), chance.getrandbits(chance.randint(1, w))) for _ in range(40)]


@pytest.mark.parametrize("width", [*range(1, 9), 16, 32])
@pytest.mark.parametrize("equation", EQUATIONS, ids=lambda f: f.__name__)
def test_the_program_computes_what_python_does(equation, width):
    th = INST_TYPE({pr.N: ty.num(width)}, equation())
    operation = th.concl.args[0].args[0]
    evaluation = Context([*blasting.first(), *blasting.equations()])
    for x, y in pairs(width, random.Random(width)):
        values = dict(zip(operation.args, (tm.lit(ty.word(width), n) for n in (x, y)), strict=True))
        right = INST(values, th).concl.args[1]
        expected = python(operation.head.symbol, width, x, y)
        assert number(EVALUATE(evaluation, right).concl.args[1]) == (expected, width), (x, y)


@pytest.mark.parametrize("equation", EQUATIONS, ids=lambda f: f.__name__)
def test_equations_hold_at_every_width(equation):
    th = equation()
    assert not th.hyps and pr.N in ty.variables(th.concl.tvars)
    assert not any(name.startswith("admitted") for name in th.axioms)


@pytest.mark.parametrize("width", [4, 16, 64])
def test_quotient_and_remainder_share_their_gates(width):
    x, y = variables(width)
    quotient = gates(call(pr.W_UDIV, x, y))
    both = gates(call(pr.W_UDIV, x, y), call(pr.W_UREM, x, y))
    assert len(both) - len(quotient) <= 3 * width
    assert len(both) <= 2.1 * width * width + 10 * width


@pytest.mark.parametrize("power", [1, 2, 8, 1 << 63])
def test_a_power_of_two_costs_no_gates(power):
    (x,) = variables(64, "x")
    y = tm.lit(ty.word(64), power)
    assert not gates(call(pr.W_UDIV, x, y), call(pr.W_UREM, x, y))


@pytest.mark.parametrize("divisor", [3, 10, 1000, 1_000_003])
def test_a_literal_divisor_costs_by_its_own_length(divisor):
    (x,) = variables(64, "x")
    y = tm.lit(ty.word(64), divisor)
    assert len(gates(call(pr.W_UDIV, x, y), call(pr.W_UREM, x, y))) <= 6 * 64 * divisor.bit_length()


def test_by_literal_zero():
    (x,) = variables(16, "x")
    zero = tm.lit(ty.word(16), 0)
    assert number(circuit(call(pr.W_UDIV, x, zero))) == (0xFFFF, 16)
    assert circuit(call(pr.W_UREM, x, zero)) is circuit(x)
