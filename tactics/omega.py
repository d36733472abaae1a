"""omega: linear arithmetic over naturals and integers, with // and % by constants.

Facts are taken apart to inequalities 0 <= t over the integers (`arithmetic`); the omega test refutes them or finds
numbers that satisfy them (`omega_search`); a refutation becomes a theorem (`omega_proof`). What is not linear
is an atom. Complete for linear goals, within a budget.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lemmata.core.kernel.logic import negate
from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import ASSUME, Thm
from lemmata.core.logic.equality import ADD_HYP
from lemmata.core.logic.printing import show, show_goal
from lemmata.core.logic.propositional import CCONTR, DISJ_CASES
from lemmata.tactics.arithmetic import Facts
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.omega_proof import Forms, Replay
from lemmata.tactics.omega_search import OutOfBudget, search

SPLITS = 2_000


class _Satisfiable(Exception):
    """The facts have a model: the values of the atoms."""

    def __init__(self, atoms: Sequence[Term], model: Mapping[int, int], facts: Sequence[Thm]) -> None:
        super().__init__("satisfiable")
        self.values = {t: model.get(v, 0) for v, t in enumerate(atoms)}
        self.facts = list(facts)


class _Splits:
    def __init__(self, budget: int = SPLITS) -> None:
        self.left = budget

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise OutOfBudget


def omega(hypotheses: Sequence[Term], target: Term, facts: Sequence[Thm] = ()) -> Thm:
    """HYPOTHESES ⊢ TARGET, where that follows by linear arithmetic from them and from FACTS.

    Raises Refuted, with numbers on which the goal was evaluated to False, where it is false; TacticFailed where
    it does not follow, and says what was understood.
    """
    denied = negate(target)
    known = Facts()
    try:
        for th in [*[ASSUME(h) for h in hypotheses], *facts, ASSUME(denied)]:
            known.add(th)
        absurd = _refute(known, _Splits())
    except _Satisfiable as found:
        _explain(hypotheses, target, facts, found)
    except OutOfBudget:
        text = show_goal([(f"h{n}", h) for n, h in enumerate(hypotheses, 1)], target)
        raise TacticFailed("omega", text, "out of budget: too many cases or inequalities") from None
    return CCONTR(target, absurd if denied in absurd.hyps else ADD_HYP(denied, absurd))


def entails(hypotheses: Sequence[Term], target: Term, splits: int = 50) -> Thm | None:
    """As `omega`, for other tactics: None where the target does not follow, or the case distinctions are spent."""
    denied = negate(target)
    known = Facts()
    try:
        for h in [*hypotheses, denied]:
            known.add(ASSUME(h))
        absurd = _refute(known, _Splits(splits))
    except (_Satisfiable, OutOfBudget):
        return None
    return CCONTR(target, absurd if denied in absurd.hyps else ADD_HYP(denied, absurd))


def _refute(known: Facts, splits: _Splits) -> Thm:
    """Γ ⊢ F from the facts. Raises _Satisfiable."""
    if known.absurd is not None:
        return known.absurd
    try:
        return _linear(known)
    except _Satisfiable:
        choice = known.next_split()
        if choice is None:
            raise
    splits.spend()
    sides = []
    for p in choice.concl.args:
        branch = known.copy()
        branch.add(ASSUME(p))
        th = _refute(branch, splits)
        if p not in th.hyps:
            return th  # the case did not matter
        sides.append(th)
    return DISJ_CASES(choice, sides[0], sides[1])


def _linear(known: Facts) -> Thm:
    forms = Forms()
    rows = [forms.form(th.concl.args[1]) for th in known.rows]
    found = search(rows)
    if isinstance(found, dict):
        raise _Satisfiable(forms.atoms, found, known.rows)
    return Replay(forms, known.rows).refute(found)


def _explain(hypotheses: Sequence[Term], target: Term, facts: Sequence[Thm], found: _Satisfiable) -> None:
    """Raise what is known of a goal that does not follow: a counterexample, or where the reasoning stuck."""
    from lemmata.tactics.counterexamples import replay_numbers

    values = replay_numbers([*hypotheses, *[th.concl for th in facts]], target, found.values)
    if values is not None:
        raise Refuted(values, True)
    text = show_goal([(f"h{n}", h) for n, h in enumerate(hypotheses, 1)], target)
    given = ", ".join(f"{show(t)} = {v}" for t, v in found.values.items())
    understood = "".join(f"\n  {show(th.concl)}" for th in found.facts[:20])
    raise TacticFailed(
        "omega",
        text,
        f"does not follow by linear arithmetic; consistent with {given or 'anything'}; understood:{understood}",
    )
