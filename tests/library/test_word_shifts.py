"""Shifts by words as programs on bits: the equations on literals against Python, sizes of circuits."""

from __future__ import annotations

import random

import pytest
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import call

from tests.library.circuits import computed, gates, variables

WIDTHS = [1, 2, 3, 5, 8, 13, 16, 32]


def signed(x, w):
    return x - (1 << w) if x >> w - 1 else x


PYTHON = {
    pr.W_SHL: lambda w, x, n: x << n,
    pr.W_LSHR: lambda w, x, n: x >> n,
    pr.W_ASHR: lambda w, x, n: signed(x, w) >> n,
}
ROTATIONS = {
    pr.W_ROR: lambda w, x, n: x >> n % w | x << w - n % w,
    pr.W_ROL: lambda w, x, n: x << n % w | x >> w - n % w,
}


@pytest.mark.parametrize("by", [1, 4, 8])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("symbol", PYTHON | ROTATIONS, ids=lambda s: s.name)
def test_by_a_word(symbol, width, by):
    chance = random.Random(width)
    x, y = tm.var("x", ty.word(width)), tm.var("y", ty.word(by))
    for _ in range(25):
        a, n = (
            chance.getrandbits(width),
            chance.choice((0, 1, width - 1, width, chance.getrandbits(by))) % (1 << by),
        )
        found = computed(call(symbol, x, pr.uint(y)), {x: a, y: n})
        assert found == ((PYTHON | ROTATIONS)[symbol](width, a, n) % (1 << width), width), (a, n)


@pytest.mark.parametrize("width", WIDTHS)
def test_arithmetic_shift_by_a_literal(width):
    x = tm.var("x", ty.word(width))
    for n in (0, 1, width // 2, width - 1, width, width + 1, 3 * width):
        for a in (0, 1, (1 << width) - 1, 1 << width - 1, random.Random(n).getrandbits(width)):
            found = computed(call(pr.W_ASHR, x, tm.nat(n)), {x: a})
            assert found == (PYTHON[pr.W_ASHR](width, a, n) % (1 << width), width), (a, n)


@pytest.mark.parametrize("width", [8, 64, 256])
@pytest.mark.parametrize("symbol", PYTHON, ids=lambda s: s.name)
def test_a_shift_by_a_word_has_one_stage_for_each_bit_that_counts(symbol, width):
    x, y = tm.var("x", ty.word(width)), tm.var("y", ty.word(width))
    stages = (width - 1).bit_length() + 1
    assert len(gates(call(symbol, x, pr.uint(y)))) <= stages * (width + 1) + width


@pytest.mark.parametrize("width", [8, 64, 256])
@pytest.mark.parametrize("symbol", ROTATIONS, ids=lambda s: s.name)
def test_a_rotation_by_a_word_is_a_barrel_too(symbol, width):
    x, y = variables(width)
    assert len(gates(call(symbol, x, pr.uint(y)))) <= 2 * (width - 1).bit_length() * width


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("factor", [3, 5, 10, 1 << 40 | 1])
def test_a_product_with_a_literal_has_an_adder_for_each_bit(factor, first):
    x, y = tm.var("x", ty.word(64)), tm.lit(ty.word(64), factor)
    adder = len(gates(call(pr.W_ADD, x, tm.var("z", ty.word(64)))))
    operands = (y, x) if first else (x, y)
    assert len(gates(call(pr.W_MUL, *operands))) <= adder * (factor.bit_count() - 1)
