"""word: linear facts about words that hold, false neighbours with counterexamples, and what is said of a failure."""

from __future__ import annotations

import pytest
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.types import NAT
from lemmata.core.language.formulas import formula

from lemmata import (  # noqa: F401  the goals speak of these
    B32,
    Goal,
    Refuted,
    TacticFailed,
    arithmetic_shift_right,
    bit,
    bits,
    concat,
    sign_extend,
    signed_le,
    signed_lt,
    zero_extend,
)
from tests.tactics.ring_goals import lines, parts
from tests.tactics.word_goals import FALSE, TRUE

WIDTHS = {"x": "N", "y": "N", "z": "N", "w": "M"}
NUMBERS = {**dict.fromkeys("abc", 32), **dict.fromkeys("uv", 8), **dict.fromkeys("pqr", 64)}
VARIABLES = [
    *[tm.var(v, NAT) for v in "kmn"],
    *[tm.var(v, ty.word(ty.width_var(width))) for v, width in WIDTHS.items()],
    *[tm.var(v, ty.word(width)) for v, width in NUMBERS.items()],
]


def goal_of(line):
    hypotheses, conclusion = parts(line)
    read = [formula(text, VARIABLES, goal_of) for text in (*hypotheses, conclusion)]
    return Goal(read[:-1], read[-1])


@pytest.mark.parametrize("line", lines(TRUE))
def test_true(line):
    goal = goal_of(line)
    goal.word()
    th = goal.theorem()
    assert th.concl is goal.target and th.hyps <= set(goal.hypotheses)


@pytest.mark.parametrize("line", lines(FALSE))
def test_false_with_a_replayed_counterexample(line):
    with pytest.raises(Refuted) as caught:
        goal_of(line).word()
    assert caught.value.replayed


def test_how_many():
    assert len(lines(TRUE)) >= 90 and len(lines(FALSE)) >= 40


@pytest.mark.parametrize(
    "line",
    [
        "a * b == b * a + 0 * c ; c != c ⊢ a == b",
        "p * q == q * p",
        "x * y <= ~bits(0, x.width)",
    ],
)
def test_products_are_atoms(line):
    """Some goals hold for other reasons; none is proved that does not."""
    goal = goal_of(line)
    try:
        goal.word()
    except TacticFailed as failure:
        assert "does not follow by linear arithmetic" in failure.reason
    else:
        assert goal.theorem().concl is goal.target


def test_what_is_beyond_it_is_not_proved():
    with pytest.raises(TacticFailed, match="consistent with"):
        goal_of("x < y ; z != 0 ⊢ x * z != y * z or z.uint % 2 == 0").word()


def test_lemmas_are_used_at_the_terms_of_the_goal():
    from lemmata.core.library.word_order_laws import uint_sub_small

    goal = goal_of("y <= x ⊢ (x - y).uint + y.uint == x.uint")
    goal.word(uint_sub_small)
    assert goal.theorem().concl is goal.target
