"""LITERAL agrees with the definitions: each constant against the right side of its definition, on literals."""

import itertools

import pytest
from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.literals import LITERAL
from lemmata.core.kernel.logic import DEFINITIONS, call
from lemmata.core.kernel.types import NAT
from lemmata.core.library.equations import meaning, predecessor, recursion
from lemmata.core.library.proving import boolean_rules

RECURSIVE = (pr.ADD, pr.SUB, pr.MUL, pr.POW, pr.MOD, pr.DIV)
WORDS = [s for name, s in logic.CONSTANTS.items() if name.startswith("word.") and name in DEFINITIONS]


def value(t):
    """The value of a term by the definitions of bitwise operations and arithmetic on literals."""
    rules = [
        *boolean_rules(),
        *(dt.rec_equation(dt.NAT_DATA, 0, i) for i in (0, 1)),
        DEFINITIONS["nat.bitwise"],
    ]
    result = EVALUATE(Context(rules), t).concl.args[1]
    assert result.kind == tm.LIT or result in (logic.T, logic.F), result
    return result


@pytest.mark.parametrize("symbol", RECURSIVE, ids=lambda s: s.name)
def test_recursion_equations(symbol):
    for th in recursion(symbol):
        for numbers in itertools.product(range(6), repeat=2):
            theta = dict(zip(tm.variables(th.concl.free), map(tm.nat, numbers), strict=False))
            left, right = tm.substitute(th.concl, theta).args
            assert value(left) is value(right), th


def test_other_naturals():
    for th in predecessor():
        left, right = tm.substitute(th.concl, {tm.var("n", NAT): tm.nat(4)}).args
        assert value(left) is value(right)
    for symbol in (pr.LE, pr.LT, pr.ODD, pr.HALF):
        th = meaning(symbol)
        for numbers in itertools.product(range(6), repeat=2):
            theta = dict(zip(tm.variables(th.concl.free), map(tm.nat, numbers), strict=False))
            left, right = tm.substitute(th.concl, theta).args
            assert LITERAL(left).concl.args[1] is value(right), th


@pytest.mark.parametrize("symbol", WORDS, ids=lambda s: s.name)
def test_word_definitions(symbol):
    general = meaning(symbol).concl
    several = len(ty.variables(general.tvars)) > 1
    for widths in itertools.product(range(5 if not several else 4), repeat=len(ty.variables(general.tvars))):
        theta = {v: ty.num(w) for v, w in zip(ty.variables(general.tvars), widths, strict=True)}
        equation = tm.instantiate_types(general, theta)
        free = tm.variables(equation.free)
        ranges = [range(7) if v.type is NAT else range(1 << v.type.args[0].value) for v in free]
        for numbers in itertools.product(*ranges):
            literals = {v: tm.lit(v.type, n) for v, n in zip(free, numbers, strict=True)}
            left, right = tm.substitute(equation, literals).args
            assert LITERAL(left).concl.args[1] is value(right), (symbol.name, numbers, widths)


def test_word_axioms():
    for w in range(5):
        for n in range(40):
            word = call(pr.OF_NAT, tm.nat(n), result=ty.word(w))
            assert value(call(pr.UINT, word)) is tm.nat(n % 2**w)
            assert value(call(pr.WIDTH, word)) is tm.nat(w)
            assert value(call(pr.OF_NAT, call(pr.UINT, word), result=ty.word(w))) is value(word)
