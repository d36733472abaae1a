"""ring: equations that hold, false neighbours with counterexamples, and what is said of a failure."""

from __future__ import annotations

import random

import pytest
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.types import NAT
from lemmata.core.language.formulas import formula
from lemmata.core.library.integers import INT
from lemmata.core.logic.printing import show
from lemmata.core.logic.syntax import subterms
from lemmata.tactics.polynomials import Normaliser, TooLarge, normal_form, ring_of

from lemmata import Goal, Refuted, TacticFailed, bits  # noqa: F401  the goals speak of bits
from tests.tactics.ring_goals import FALSE, TRUE, lines, parts

WN = ty.word(ty.width_var("N"))
VARIABLES = [
    *[tm.var(v, NAT) for v in "kmn"],
    *[tm.var(v, INT) for v in "fgh"],
    *[tm.var(v, WN) for v in "xyz"],
    *[tm.var(v, ty.word(32)) for v in "abc"],
    *[tm.var(v, ty.word(8)) for v in "uv"],
]
RARE = ["2 * a == 2 * b ⊢ a == b"]  # false where they differ by 2^31


def goal_of(line):
    hypotheses, conclusion = parts(line)
    read = [formula(text, VARIABLES, goal_of) for text in (*hypotheses, conclusion)]
    return Goal(read[:-1], read[-1])


@pytest.mark.parametrize("line", lines(TRUE))
def test_true(line):
    goal = goal_of(line)
    goal.ring(*goal.names)
    th = goal.theorem()
    assert th.concl is goal.target and th.hyps <= set(goal.hypotheses)


@pytest.mark.parametrize("line", [line for line in lines(FALSE) if line not in RARE])
def test_false_with_a_replayed_counterexample(line):
    goal = goal_of(line)
    with pytest.raises(Refuted) as caught:
        goal.ring(*goal.names)
    assert caught.value.replayed


@pytest.mark.parametrize("line", RARE)
def test_false_where_trying_values_may_find_nothing(line):
    goal = goal_of(line)
    with pytest.raises((Refuted, TacticFailed)):
        goal.ring(*goal.names)


def test_how_many():
    assert len(lines(TRUE)) >= 110 and len(lines(FALSE)) >= 45


def test_the_hypotheses_are_not_used_unless_named():
    with pytest.raises(TacticFailed, match="left over: m == n"):
        goal_of("m == n ⊢ m * 1 == n").ring()


@pytest.mark.parametrize(
    ("line", "match"),
    [
        ("2 * m == 2 * n ⊢ m == n", "left over: m == n"),
        ("(x & y) + (x | y) == x + y", "left over: \\(x & y\\) \\+ \\(x \\| y\\) == x \\+ y"),
        ("u * u * 128 == 128 * u", "left over: 0x80 \\* \\(u \\* u\\) \\+ 0x80 \\* u == 0"),
        ("m <= m + n", "no equation"),
    ],
)
def test_what_is_not_a_matter_of_rings_is_not_proved(line, match):
    goal = goal_of(line)
    with pytest.raises((TacticFailed, Refuted), match=match):
        goal.ring(*goal.names)


def test_a_polynomial_too_large_is_refused():
    product = " * ".join(["(f + g + h + m + n + k)"] * 9)
    with pytest.raises(TacticFailed, match="too many monomials"):
        goal_of(f"{product} == 0").ring()


def test_normal_forms_are_normal():
    """A normal form is its own, and terms with one value at random numbers have one."""
    chance = random.Random(1)
    x, y = VARIABLES[9], VARIABLES[10]
    ring = ring_of(x.type)
    for _ in range(30):
        normaliser = Normaliser()
        terms = [x, y, ring.literal(chance.randrange(1 << 32))]
        for _ in range(6):
            terms.append(chance.choice((ring.plus, ring.times))(*chance.choices(terms, k=2)))
        try:
            tidy = normaliser.normal(terms[-1]).tidy().concl.args[1]
        except TooLarge:
            continue
        again = normaliser.normal(tidy)
        assert again.term is normaliser.normal(terms[-1]).term
        assert again.tidy().concl.args[1] is tidy
        values = {v: tm.lit(v.type, chance.randrange(1 << 32)) for v in (x, y)}
        worth = [
            Normaliser().normal(tm.substitute(t, values)).tidy().concl.args[1] for t in (tidy, terms[-1])
        ]
        assert worth[0] is worth[1] and worth[0].kind == tm.LIT


def test_width_0_is_left_alone():
    e = tm.var("e", ty.word(0))
    with pytest.raises((TacticFailed, Refuted)):
        Goal([], tm.eq(e, tm.lit(ty.word(0), 0))).ring()


def test_a_shared_term_is_normalised_once():
    t = VARIABLES[6]
    ring = ring_of(t.type)
    for _ in range(200):
        t = ring.plus(t, t)
    found = Normaliser().normal(t)
    assert show(found.tidy().concl.args[1]).startswith(f"of_nat({2**200})")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x + y - x == z", "y == z"),
        ("x * (y + 1) - x * y < z", "x < z"),
        ("(x + y) * (x + y) <= z", None),
        ("-(x - y) * 0 < z", "0 < z"),
        ("(a << 4) + a == b", "17 * a == b"),
        ("u * 255 + u < v", "0 < v"),
        ("x * y + z == z + y * x and x == y", "x == y"),
    ],
)
def test_simp_with_the_set_ring(before, after):
    goal = goal_of(before)
    (left,) = goal.simp(sets=["ring"])
    again = left.copy()
    if after is not None:
        assert left.target is goal_of(after).target
    with pytest.raises(TacticFailed, match="nothing to simplify"):
        again.simp(sets=["ring"])


def test_normal_forms_do_not_depend_on_what_came_before():
    """Terms are ordered, not numbered: every part of a normal form is in normal form."""
    chance = random.Random(2)
    words = VARIABLES[6:9]
    ring = ring_of(WN)
    for _ in range(40):
        terms = list(words)
        for _ in range(7):
            terms.append(chance.choice((ring.plus, ring.times))(*chance.choices(terms, k=2)))
        th = normal_form(terms[-1])
        t = terms[-1] if th is None else th.concl.args[1]
        assert all(normal_form(u) is None for u in subterms(t))
