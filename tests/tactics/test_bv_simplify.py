"""The word-level simplifier: equal before and after, theorems and models carried back, and no false theorem."""

from __future__ import annotations

import random

import pytest
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import OR, F, T, call, conj, if_, implies, negate
from lemmata.core.kernel.terms import eq
from lemmata.core.kernel.thm import Thm
from lemmata.core.logic.equality import TRUTH
from lemmata.core.logic.syntax import list_implies
from lemmata.tactics.bv_bitwise import LEAVES, Bitwise
from lemmata.tactics.bv_decide import Model, Statistics, decide_or_model
from lemmata.tactics.bv_equations import facts, solved
from lemmata.tactics.bv_normal import Sums
from lemmata.tactics.bv_simplify import Simplified, gates
from lemmata.tactics.bv_simulate import simulate

from lemmata import B1, B8, B32, B64, Refuted, assume, prove, theorem

BITWISE = (pr.W_AND, pr.W_OR, pr.W_XOR)


def kind(width):
    return ty.word(ty.num(width))


def words(width, names="xyz"):
    return [tm.var(name, kind(width)) for name in names]


P, Q = tm.var("p", ty.BOOL), tm.var("q", ty.BOOL)


def random_word(r, width, depth, variables):
    """A word of bitwise operations, sums and conditionals."""
    if depth == 0 or r.random() < 0.15:
        return r.choice([*variables, tm.lit(kind(width), r.randrange(1 << width))])
    if r.random() < 0.2:
        sides = [random_word(r, width, depth - 1, variables) for _ in range(2)]
        return if_(random_claim(r, width, depth - 1, variables), *sides)
    symbol = r.choice([*BITWISE, *BITWISE, pr.W_NOT, pr.W_ADD, pr.W_SUB, pr.W_MUL])
    return call(
        symbol, *[random_word(r, width, depth - 1, variables) for _ in range(1 + (symbol is not pr.W_NOT))]
    )


def random_claim(r, width, depth, variables):
    """A proposition about words, often an equation for a variable."""
    if depth > 0 and r.random() < 0.4:
        parts = [random_claim(r, width, depth - 1, variables) for _ in range(2)]
        return r.choice([implies, conj, lambda a, b: call(OR, a, b), lambda a, b: negate(a)])(*parts)
    if r.random() < 0.15:
        return r.choice([P, Q, negate(P)])
    if r.random() < 0.2:
        return call(pr.W_ULT, *[random_word(r, width, depth, variables) for _ in range(2)])
    left = r.choice(variables) if r.random() < 0.4 else random_word(r, width, depth, variables)
    return eq(left, random_word(r, width, depth, variables))


def everywhere(goal, variables):
    """The values of a goal at all values of some variables and of P and Q."""
    domains = {
        v: [0, 1] if v.type is ty.BOOL else range(1 << v.type.args[0].value) for v in (*variables, P, Q)
    }
    runs = [{}]
    for v, values in domains.items():
        runs = [{**run, v: value} for run in runs for value in values]
    return simulate(
        goal, {v: [bool(run[v]) if v.type is ty.BOOL else run[v] for run in runs] for v in domains}
    )


@pytest.mark.parametrize("seed", range(150))
def test_shapes_mean_the_same(seed):
    r = random.Random(seed)
    width = r.choice([1, 2, 3])
    variables = words(width, "xy")
    goal = random_claim(r, width, 4, variables)
    th = Sums(Bitwise()).of(goal)
    if th is not None:
        assert th.concl.args[0] is goal and not th.hyps
        assert everywhere(th.concl.args[1], variables) == everywhere(goal, variables)


@pytest.mark.parametrize("seed", range(300))
def test_decided_as_by_enumeration(seed):
    """A theorem where the goal is true at all values, a model where it is not, through whatever was substituted."""
    r = random.Random(seed)
    width = r.choice([1, 2, 3])
    variables = words(width, "xy")
    hypotheses = [random_claim(r, width, 2, variables) for _ in range(r.randrange(4))]
    goal = random_claim(r, width, 2, variables)
    for h in hypotheses:
        goal = implies(h, goal)
    answer = decide_or_model(goal, 10_000, Statistics())
    if isinstance(answer, Thm):
        assert answer.concl is goal and not answer.hyps
        assert all(everywhere(goal, variables))
    else:
        values = {v: [t is T if v.type is ty.BOOL else t.value] for v, t in answer.values.items()}
        values |= {v: [0] for v in tm.variables(goal.free) if v not in values}
        assert not answer.foreign and simulate(goal, values) == [False]


@pytest.mark.parametrize("seed", range(200))
def test_substitution_is_carried_back(seed):
    """What is left of a goal is false where the goal is, and its models are models of the goal."""
    r = random.Random(1000 + seed)
    width = r.choice([1, 2])
    variables = words(width)
    goal = random_claim(r, width, 2, variables)
    for _ in range(3):
        goal = implies(eq(random_word(r, width, 1, variables), random_word(r, width, 2, variables)), goal)
    simplified = Simplified(goal)
    before, after = everywhere(goal, variables), everywhere(simplified.goal, variables)
    assert all(before) == all(after)
    if simplified.goal is T:
        assert simplified.shown(TRUTH()).concl is goal
    if not all(after):
        runs = [(a, b, c) for a in range(1 << width) for b in range(1 << width) for c in range(1 << width)]
        point, booleans = runs[after.index(False) // 4], after.index(False) % 4
        known = {v: tm.lit(v.type, n) for v, n in zip(variables, point, strict=True)}
        known |= {P: T if booleans & 2 else F, Q: T if booleans & 1 else F}
        model = simplified.values(known)
        values = {v: [t is T if v.type is ty.BOOL else t.value] for v, t in model.items()}
        assert simulate(goal, values) == [False]


# Bitwise operations ------------------------------------------------------------------------------------


def chained(symbol, parts):
    t = parts[0]
    for p in parts[1:]:
        t = call(symbol, t, p)
    return t


@pytest.mark.parametrize("symbol", BITWISE, ids=lambda s: s.name)
@pytest.mark.parametrize("seed", range(5))
def test_one_shape_for_all_orders(symbol, seed):
    r = random.Random(seed)
    leaves = [*words(16, "abcde"), tm.lit(kind(16), 0x0FF0), tm.lit(kind(16), 0x3C3C)]
    bits, shapes = Bitwise(), set()
    bits.shape(chained(symbol, leaves))
    for _ in range(10):
        r.shuffle(leaves)
        half = r.randrange(1, len(leaves))
        t = call(symbol, chained(symbol, leaves[:half]), chained(symbol, leaves[half:]))
        th = bits.shape(t)
        shapes.add(t if th is None else th.concl.args[1])
    assert len(shapes) == 1


def test_duplicates_complements_literals():
    x, y, _ = words(8)
    zero, ones = tm.lit(x.type, 0), tm.lit(x.type, 255)
    no = call(pr.W_NOT, x)
    cases = {
        call(pr.W_AND, call(pr.W_AND, x, y), x): call(pr.W_AND, x, y),
        call(pr.W_OR, x, call(pr.W_OR, y, x)): call(pr.W_OR, x, y),
        call(pr.W_XOR, x, call(pr.W_XOR, y, x)): y,
        call(pr.W_AND, call(pr.W_AND, no, y), x): zero,
        call(pr.W_OR, x, call(pr.W_OR, y, no)): ones,
        call(pr.W_XOR, x, no): ones,
        call(pr.W_XOR, no, call(pr.W_NOT, y)): call(pr.W_XOR, x, y),
        call(pr.W_AND, no, call(pr.W_NOT, y)): call(pr.W_NOT, call(pr.W_OR, x, y)),
        call(pr.W_AND, call(pr.W_AND, tm.lit(x.type, 0xF0), x), tm.lit(x.type, 0x0F)): zero,
        call(pr.W_OR, ones, x): ones,
        call(pr.W_XOR, zero, x): x,
    }
    for before, after in cases.items():
        th = Bitwise().shape(before)
        assert th is not None and th.concl.args[0] is before and th.concl.args[1] is after, before


def test_large_trees_and_other_widths_are_left():
    many = [tm.var(f"v{i}", kind(8)) for i in range(LEAVES + 2)]
    assert Bitwise().shape(chained(pr.W_AND, many)) is None
    x = tm.var("x", ty.word(ty.width_var("N")))
    assert Bitwise().shape(call(pr.W_AND, x, x)) is None
    doubled = many[0]
    for _ in range(5_000):  # shared, so it would have 2^5000 leaves
        doubled = call(pr.W_AND, doubled, doubled)
    assert Bitwise().shape(doubled) is None
    assert Simplified(eq(doubled, many[0])).goal is T


# Conditionals ------------------------------------------------------------------------------------------


def test_conditionals():
    x, y, z = words(8)
    one, two, three = (tm.lit(x.type, n) for n in (1, 2, 3))
    choice = if_(P, one, two)
    cases = {
        eq(if_(P, x, x), y): eq(x, y),
        eq(if_(negate(P), x, y), z): eq(if_(P, y, x), z),
        eq(if_(P, if_(P, x, y), z), three): eq(if_(P, x, z), three),
        eq(if_(P, x, if_(P, y, z)), three): eq(if_(P, x, z), three),
        eq(choice, one): P,
        eq(choice, two): negate(P),
        eq(choice, three): F,
        call(pr.W_ULT, choice, three): T,
        eq(call(pr.W_ADD, choice, three), x): eq(if_(P, tm.lit(x.type, 4), tm.lit(x.type, 5)), x),
        eq(call(pr.W_ADD, choice, if_(P, two, one)), three): T,
        eq(call(pr.W_SHL, three, pr.uint(choice)), x): eq(if_(P, tm.lit(x.type, 6), tm.lit(x.type, 12)), x),
    }
    for before, after in cases.items():
        th = Sums().of(before)
        assert th is not None and th.concl.args[1] is after, before
    two_conditions = eq(call(pr.W_AND, choice, if_(Q, one, two)), x)
    assert Sums().of(two_conditions) is None


# Equations ---------------------------------------------------------------------------------------------


def test_what_is_solved():
    x, y, z = words(8)
    c, product = tm.lit(x.type, 5), call(pr.W_MUL, y, z)
    below = call(pr.W_ULT, x, y)
    for hypothesis, value in {
        eq(x, product): product,
        eq(product, x): product,
        eq(call(pr.W_NOT, x), product): call(pr.W_NOT, product),
        eq(product, call(pr.W_NOT, x)): call(pr.W_NOT, product),
        eq(call(pr.W_XOR, c, x), product): call(pr.W_XOR, c, product),
        eq(call(pr.W_XOR, x, z), product): call(pr.W_XOR, z, product),
        conj(below, eq(x, c)): c,
        negate(implies(eq(x, c), below)): c,
    }.items():
        (found,) = solved(implies(hypothesis, below), Sums())
        assert found.variable is x and found.value is value, hypothesis
        assert found.theorem.concl is eq(x, value) and found.theorem.hyps == {
            negate(implies(hypothesis, below))
        }
    (found,) = solved(implies(eq(call(pr.W_ADD, x, c), call(pr.W_MUL, y, y)), below), Sums())
    assert found.variable is x and found.theorem.concl.args[0] is x and not found.value.free & x.free


def test_what_is_not_solved():
    x, y, z = words(8)
    below = call(pr.W_ULT, x, y)
    for hypothesis in (
        eq(x, call(pr.W_AND, x, y)),
        eq(call(pr.W_MUL, x, tm.lit(x.type, 2)), call(pr.W_AND, y, z)),
        eq(call(pr.W_ADD, x, call(pr.W_AND, x, y)), tm.lit(x.type, 1)),
        negate(eq(x, y)),
        call(OR, eq(x, y), eq(x, z)),
        implies(below, eq(x, y)),
    ):
        assert solved(implies(hypothesis, below), Sums()) == [], hypothesis


def test_no_circle():
    x, y, z = words(8)
    plus = [call(pr.W_ADD, v, tm.lit(v.type, 1)) for v in (x, y, z)]
    goal = implies(eq(x, plus[1]), implies(eq(y, plus[2]), implies(eq(z, plus[0]), F)))
    found = solved(goal, Sums())
    taken = [s.variable for s in found]
    assert found and not any(s.value.free & v.free for s in found for v in taken)
    answer = decide_or_model(goal, 1_000, Statistics())
    assert isinstance(answer, Thm) and answer.concl is goal


def test_many_facts_are_no_recursion():
    x = tm.var("x", kind(8))
    goal = F
    for i in range(3_000):
        goal = implies(negate(negate(call(pr.W_ULT, tm.lit(x.type, i % 256), x))), goal)
    assert len(list(facts(goal))) > 100
    nested = eq(x, tm.lit(x.type, 3))
    for _ in range(3_000):
        nested = negate(nested)
    assert isinstance(
        decide_or_model(implies(nested, call(pr.W_ULT, x, tm.lit(x.type, 4))), 100, Statistics()), Thm
    )


def test_statistics():
    stats = Statistics()
    prove_it = implies(
        eq(words(8)[0], tm.lit(kind(8), 3)),
        eq(call(pr.W_AND, *words(8)[:2]), call(pr.W_AND, *words(8)[1::-1])),
    )
    assert isinstance(decide_or_model(prove_it, 100, stats), Thm)
    assert stats.bitwise >= 1 and stats.conflicts == 0
    assert gates(T) == 0


# Statements --------------------------------------------------------------------------------------------


@theorem
def and_chain(x: B64, y: B64, z: B64) -> bool:
    return ((x & y) & z) * x == x * (z & (y & (x & y)))


@theorem
def or_of_complements(x: B64, y: B64) -> bool:
    return (~x | ~y) + (x & y) == ~B64(0)


@theorem
def selected(x: B64, y: B64, p: bool) -> bool:
    return (x if not p else y) * y == y * (y if p else x)


@theorem
def flag(x: B64, y: B64) -> bool:
    return ((B1(1) if x < y else B1(0)) == B1(1)) == (x < y)


@theorem
def replaced(x: B64, y: B64, z: B64) -> bool:
    assume(x + 12 == y)
    return (x + 12) * z == z * y


@theorem
def complement_replaced(x: B64, y: B64, z: B64) -> bool:
    assume(~x == y * z)
    return x * x == ~(z * y) * ~(y * z)


@theorem
def one_after_the_other(a: B32, b: B32, c: B32, d: B32) -> bool:
    assume(a == b * 3)
    assume(c == a + b)
    assume(d - c == b)
    return d == b * 5


TRUE = [and_chain, or_of_complements, selected, flag, replaced, complement_replaced, one_after_the_other]


@pytest.mark.parametrize("statement", TRUE, ids=lambda t: t.name)
def test_need_no_solver(statement):
    stats = Statistics()
    goal = list_implies(list(statement.statement.assumptions), statement.statement.conclusion)
    answer = decide_or_model(goal, 2_000, stats)
    assert isinstance(answer, Thm) and answer.concl is goal
    assert stats.conflicts == 0
    prove(statement)


@theorem
def false_and_chain(x: B64, y: B64, z: B64) -> bool:
    return ((x & y) & z) * x == x * (z & (y & (y & y)))


@theorem
def false_de_morgan(x: B64, y: B64) -> bool:
    return (~x | ~y) + (x | y) == ~B64(0)


@theorem
def false_xor(x: B32, y: B32) -> bool:
    return x ^ (y ^ ~x) == y


@theorem
def false_absorbed(x: B32, y: B32) -> bool:
    return x & ~(x & y) == ~y


@theorem
def false_selected(x: B64, y: B64, p: bool) -> bool:
    return (x if not p else y) + y == y + (x if p else y)


@theorem
def false_flag(x: B64, y: B64) -> bool:
    return ((B1(1) if x < y else B1(0)) == B1(0)) == (x < y)


@theorem
def false_literals(p: bool) -> bool:
    return (B8(1) if p else B8(2)) + (B8(2) if p else B8(3)) == 3


@theorem
def false_two_conditions(p: bool, q: bool) -> bool:
    return (B8(1) if p else B8(2)) + (B8(2) if q else B8(1)) == 3


@theorem
def false_replaced(x: B64, y: B64, z: B64) -> bool:
    assume(x + 12 == y)
    return (x + 13) * z == z * y


@theorem
def false_sign(x: B64, y: B64) -> bool:
    assume(5 - x == y)
    return x == y - 5


@theorem
def false_complement(x: B64, y: B64) -> bool:
    assume(~x == y)
    return x == -y


@theorem
def false_from_a_disjunction(x: B8, y: B8) -> bool:
    assume(x == y or x == 3)
    return x == y


@theorem
def false_even(x: B8, y: B8) -> bool:
    assume(x * 2 == y * 2)
    return x == y


@theorem
def false_one_after_the_other(a: B32, b: B32, c: B32, d: B32) -> bool:
    assume(a == b * 3)
    assume(c == a + b)
    assume(d - c == b)
    return d == b * 6


FALSE = [
    false_and_chain, false_de_morgan, false_xor, false_absorbed, false_selected, false_flag, false_literals,
    false_two_conditions, false_replaced, false_sign, false_complement, false_from_a_disjunction, false_even,
    false_one_after_the_other,
]  # fmt: skip


@pytest.mark.parametrize("statement", FALSE, ids=lambda t: t.name)
def test_false_goals_are_refuted(statement):
    with pytest.raises(Refuted) as caught:
        prove(statement)
    assert caught.value.replayed


def test_models_have_values_for_all():
    x, y, _ = words(16)
    answer = decide_or_model(
        implies(eq(x, call(pr.W_ADD, y, tm.lit(y.type, 1))), eq(x, y)), 100, Statistics()
    )
    assert isinstance(answer, Model) and set(answer.values) == {x, y}
    assert answer.values[x].value == (answer.values[y].value + 1) % 65536
