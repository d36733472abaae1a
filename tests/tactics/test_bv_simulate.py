"""The simulation of goals: each operation as the kernel evaluates it, and guesses that are counterexamples."""

from __future__ import annotations

import pytest
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import OR, F, T, call, conj, if_, implies, negate
from lemmata.core.kernel.terms import eq
from lemmata.core.language import registry
from lemmata.core.library import smtlib
from lemmata.models.smtlib.answers import evaluate
from lemmata.tactics.bv_decide import Model, Statistics, decide_or_model
from lemmata.tactics.bv_simulate import NODES, RUNS, Unknown, assignments, counterexample, simulate

WIDTHS = (1, 2, 7, 8, 64)
P, Q = tm.var("p", ty.BOOL), tm.var("q", ty.BOOL)


def kind(width):
    return ty.word(ty.num(width))


def resized(symbol, x, width):
    return call(symbol, x, result=kind(width))


def samples(width):
    """A term for each operation that is simulated."""
    x, y = tm.var("x", kind(width)), tm.var("y", kind(width))
    n = pr.uint(y)
    binary = [
        pr.W_ADD, pr.W_SUB, pr.W_MUL, pr.W_AND, pr.W_OR, pr.W_XOR, pr.W_UDIV, pr.W_UREM, pr.W_ULT, pr.W_ULE, pr.W_SLT, pr.W_SLE,
    ]  # fmt: skip
    shifts = [pr.W_SHL, pr.W_LSHR, pr.W_ASHR, pr.W_ROL, pr.W_ROR, pr.W_BIT]
    found = [call(symbol, x, y) for symbol in binary]
    found += [call(symbol, x, n) for symbol in shifts]
    found += [call(symbol, x) for symbol in (pr.W_NEG, pr.W_NOT, pr.W_MSB, pr.UINT, pr.WIDTH)]
    found += [call(symbol, pr.uint(x), n) for symbol in (pr.ADD, pr.SUB, pr.MUL, pr.MOD, pr.LE, pr.LT)]
    found += [resized(symbol, x, w) for symbol in (pr.W_ZEXT, pr.W_SEXT) for w in (1, width, width + 5)]
    found += [call(pr.W_EXTRACT, tm.nat(i), x, result=kind(w)) for i in (0, 1, width + 1) for w in (1, width)]
    found += [call(pr.W_CONCAT, x, y, result=kind(w)) for w in (width, 2 * width, 2 * width + 3)]
    found += [pr.of_nat(call(pr.MUL, n, tm.nat(5)), ty.num(width)), if_(P, x, y), eq(x, y), eq(P, Q)]
    found += [negate(P), conj(P, Q), call(OR, P, Q), implies(P, Q), implies(Q, P)]
    for f in (smtlib.bvsdiv, smtlib.bvsrem, smtlib.bvsmod, smtlib.bvsaddo, smtlib.bvssubo):
        found.append(call(registry.definition(f).constant.symbol, x, y))
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_as_the_kernel_evaluates(width):
    for t in samples(width):
        assigned = assignments(tm.variables(t.free))
        found = simulate(t, assigned)
        assert len(found) == (RUNS if assigned else 1)
        for run in range(0, RUNS, 3):
            values = {
                v: (T if ns[run] else F) if v.type is ty.BOOL else tm.lit(v.type, ns[run])
                for v, ns in assigned.items()
            }
            ((_, value),) = evaluate([t], values)
            expected = value is T if t.type is ty.BOOL else value.value
            assert found[run] == expected and isinstance(found[run], bool) == isinstance(expected, bool), (
                t,
                values,
            )


@pytest.mark.parametrize("width", (1, 2, 3, 8, 1024))
def test_values_are_of_the_width(width):
    x = tm.var("x", kind(width))
    for values in assignments([x, P]).values():
        assert len(values) == RUNS and all(0 <= n < 1 << width for n in values)


def test_guesses():
    x, y, z = (tm.var(name, kind(64)) for name in "xyz")
    square = call(pr.W_MUL, x, x)
    for goal in (
        eq(square, x),
        eq(call(pr.W_MUL, x, y), call(pr.W_MUL, x, z)),
        implies(call(pr.W_ULT, x, y), call(pr.W_ULT, y, z)),
        implies(eq(x, y), negate(eq(y, z))),
        negate(eq(x, tm.lit(x.type, 0))),
        negate(eq(x, tm.lit(x.type, (1 << 64) - 1))),
    ):
        guess = counterexample(goal)
        assert guess is not None
        ((_, value),) = evaluate([goal], guess)
        assert value is F
        stats = Statistics()
        answer = decide_or_model(goal, 1_000, stats)
        assert isinstance(answer, Model) and stats.simulated == 1 and stats.clauses == 0


def test_no_guess_where_there_is_none():
    x, y = (tm.var(name, kind(16)) for name in "xy")
    for goal in (
        T,
        eq(call(pr.W_ADD, x, y), call(pr.W_ADD, y, x)),
        implies(call(pr.W_ULT, x, y), negate(eq(x, y))),
    ):
        assert counterexample(goal) is None
    rare = negate(
        eq(call(pr.W_XOR, x, y), tm.lit(x.type, 0x3A7C))
    )  # false, but not at the values that are tried
    assert counterexample(rare) is None
    answer = decide_or_model(rare, 1_000, Statistics())
    assert isinstance(answer, Model) and answer.values[x].value ^ answer.values[y].value == 0x3A7C


def test_what_is_not_simulated():
    f = tm.var("f", ty.fun(kind(8), kind(8)))
    x, w = tm.var("x", kind(8)), tm.var("w", ty.word(ty.width_var("N")))
    for goal in (eq(tm.app(f, x), x), eq(w, w), eq(tm.var("n", ty.NAT), tm.nat(0))):
        assert counterexample(goal) is None
    with pytest.raises(Unknown):
        simulate(eq(tm.app(f, x), x), {x: [0]})


def test_deep_and_large_goals():
    x = tm.var("x", kind(8))
    t = x
    for _ in range(NODES // 4):
        t = call(pr.W_ADD, t, x)
    assert counterexample(eq(t, x)) is not None
    for _ in range(NODES):
        t = call(pr.W_ADD, t, x)
    assert counterexample(eq(t, x)) is None
