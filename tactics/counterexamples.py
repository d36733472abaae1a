"""Counterexamples: values of a goal's variables on which the kernel evaluates it to False."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.errors import BudgetExceeded
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.logic import F
from lemmata.core.kernel.prelude import UINT
from lemmata.core.kernel.terms import APP, CONST, VAR, Term
from lemmata.core.kernel.types import BOOL, NAT, WORD
from lemmata.core.language.unfolding import equality_rules
from lemmata.core.language.unfolding import equations as unfolding
from lemmata.core.library.integers import INT, number
from lemmata.core.library.proving import boolean_rules
from lemmata.core.logic.printing import show
from lemmata.core.logic.syntax import list_implies


def evaluates_to_false(goal: Term) -> bool:
    """Whether the kernel evaluates a closed proposition to False."""
    try:
        rules = [*boolean_rules(), *equality_rules(goal), *unfolding(goal)]
        return EVALUATE(Context(rules, steps=1_000_000), goal).concl.args[1] is F
    except BudgetExceeded:
        return False


def replay(hypotheses: Sequence[Term], target: Term, values: Mapping[Term, Term]) -> dict[str, object] | None:
    """VALUES as text, by name, if the goal is False there; None if it is not, or has other variables."""
    goal = tm.substitute(list_implies(list(hypotheses), target), values)
    if goal.free or not evaluates_to_false(goal):
        return None
    return {v.name: show(t) for v, t in sorted(values.items(), key=lambda item: item[0].name)}


def replay_numbers(
    hypotheses: Sequence[Term], target: Term, numbers: Mapping[Term, int]
) -> dict[str, object] | None:
    """As `replay`, for the numbers that an arithmetic procedure gives to terms, values of words among them.

    Other variables are 0 or False.
    """
    mask = target.free
    for h in hypotheses:
        mask |= h.free
    values: dict[Term, Term] = {}
    for v in tm.variables(mask):
        if v.type is NAT:
            values[v] = tm.nat(0)
        elif v.type is INT:
            values[v] = number(0)
        elif v.type is BOOL:
            values[v] = F
        elif v.type.con is WORD and v.type.args[0].is_numeral:
            values[v] = tm.lit(v.type, 0)
        else:
            return None
    for t, value in numbers.items():
        cast = t.kind == APP and t.head is number(0).head
        inner = t.args[0] if cast else t
        if inner.kind == VAR and inner in values:
            values[inner] = number(value) if inner.type is INT else tm.nat(max(value, 0))
        elif inner.kind == APP and inner.head.kind == CONST and inner.head.symbol is UINT:
            word = inner.args[0]
            if word in values:
                values[word] = tm.lit(word.type, value % (1 << word.type.args[0].value))
    return replay(hypotheses, target, values)
