"""Counterexamples found by trying values: small ones, extreme ones and random ones, in a fixed order.

A width variable is tried at a few widths. Every find is evaluated by the kernel (`counterexamples.replay`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.errors import BudgetExceeded
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import LIT, Term, is_eq
from lemmata.core.kernel.types import BOOL, NAT, WIDTH, WORD, Type
from lemmata.core.language.unfolding import equations as unfolding
from lemmata.core.library.integers import INT, number
from lemmata.core.library.proving import boolean_rules
from lemmata.tactics.counterexamples import replay

TRIES = 60
MORE_TRIES = 200  # where there are hypotheses, which most values do not satisfy
WIDTHS = (8, 1, 3, 64)


def _values(kind: Type, chance: random.Random) -> Term | None:
    """A value of a type; None for a type that is not tried."""
    if kind is BOOL:
        return chance.choice((T, F))
    if kind is NAT:
        return tm.nat(chance.choice((chance.randrange(4), chance.randrange(20), chance.randrange(1 << 20))))
    if kind is INT:
        return number(chance.choice((chance.randrange(-2, 3), chance.randrange(-(1 << 20), 1 << 20))))
    if kind.con is WORD and kind.args[0].is_numeral:
        size = 1 << kind.args[0].value
        few = chance.choice((0, 1, 2, 3, size >> 1, size - 1)) % size
        return tm.lit(kind, chance.choice((few, chance.randrange(size))))
    return None


def _at_widths(terms: Sequence[Term]) -> Iterator[tuple[list[Term], dict[str, object]]]:
    """The terms with their width variables replaced, and by what."""
    mask = 0
    for t in terms:
        mask |= t.tvars
    names = [v for v in ty.variables(mask) if v.kind is WIDTH]
    for shift in range(len(WIDTHS) if names else 1):
        widths = {v: WIDTHS[(i + shift) % len(WIDTHS)] for i, v in enumerate(names)}
        theta = {v: ty.num(w) for v, w in widths.items()}
        yield (
            [tm.instantiate_types(t, theta) for t in terms] if theta else list(terms),
            {v.name: w for v, w in widths.items()},
        )


def _solve(hypotheses: Sequence[Term], values: dict[Term, Term]) -> None:
    """Give the variables that hypotheses equate with terms the values of those terms, in order."""
    for h in hypotheses:
        if not is_eq(h):
            continue
        for v, t in (h.args, h.args[::-1]):
            if v in values and not v.free & t.free:
                closed = tm.substitute(t, values)
                try:
                    rules = [*boolean_rules(), *unfolding(closed)]
                    value = EVALUATE(Context(rules, steps=100_000), closed).concl.args[1]
                except BudgetExceeded:
                    break
                if not value.free and (value.kind == LIT or v.type in (BOOL, INT)):
                    values[v] = value
                break


def counterexample(hypotheses: Sequence[Term], target: Term, tries: int = TRIES) -> dict[str, object] | None:
    """Values as text, by name, on which the kernel evaluates the goal to False; None if none was found."""
    chance = random.Random(0)
    found = list(_at_widths([*hypotheses, target]))
    for attempt in range(tries):
        (*given, claim), widths = found[attempt % len(found)]
        mask = claim.free
        for h in given:
            mask |= h.free
        variables = sorted(tm.variables(mask), key=lambda v: v.name)  # their numbers differ from run to run
        values = {v: _values(v.type, chance) for v in variables}
        known = {v: t for v, t in values.items() if t is not None}
        if len(known) < len(values):
            return None
        if attempt % 4:
            _solve(given, known)
        told = replay(given, claim, known)
        if told is not None:
            return {**widths, **told}
    return None
