"""The word-level simplifier ahead of bit-blasting: definitions, sums, bitwise operations, conditionals, equations.

Each pass gives a theorem, an equation between goals or a substitution of solved variables; a pass whose goal costs more
gates than the one before is not used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import T
from lemmata.core.kernel.terms import APP, Term
from lemmata.core.kernel.thm import EQ_MP, Thm
from lemmata.core.logic.equality import SYM
from lemmata.core.logic.syntax import is_if
from lemmata.tactics.bv_bitwise import OPERATIONS, Bitwise
from lemmata.tactics.bv_equations import Substituted, solved
from lemmata.tactics.bv_normal import Sums, cost
from lemmata.tactics.bv_unfold import unfold
from lemmata.tactics.rings import head_of

ROUNDS = 8  # of substitution
ADDER = 6  # gates of a full adder, where one of a bitwise operation counts one


class Simplified:
    """What is decided in the place of a goal, and how a theorem or a model of that is one of the goal."""

    def __init__(self, goal: Term) -> None:
        self.goal = goal
        self.counts: Counter[str] = Counter()
        self._steps: list[Thm | Substituted] = []
        self._sums = Sums(Bitwise())
        opened = unfold(goal)
        if opened is not None:
            self._equal(opened)
        self._shapes()
        for _ in range(ROUNDS):
            found = solved(self.goal, self._sums)
            if not found:
                break
            step = Substituted(self.goal, found)
            self.counts["substituted"] += len(found)
            self._steps.append(step)
            self.goal = step.goal
            self._shapes()
        self.counts.update(self._sums.counts)

    @property
    def changed(self) -> bool:
        """Is another goal decided?"""
        return bool(self._steps)

    def shown(self, th: Thm) -> Thm:
        """The theorem of the first goal, from that of what is left of it."""
        for step in reversed(self._steps):
            th = step.shown(th) if isinstance(step, Substituted) else EQ_MP(SYM(step), th)
        return th

    def values(self, known: Mapping[Term, Term]) -> dict[Term, Term]:
        """The values of a model of the first goal, from those of a model of what is left of it."""
        found = dict(known)
        for step in reversed(self._steps):
            if isinstance(step, Substituted):
                found = step.values(found)
        return found

    def _equal(self, th: Thm) -> None:
        self._steps.append(th)
        self.goal = th.concl.args[1]

    def _shapes(self) -> None:
        """One pass over sums, bitwise operations and conditionals; sums alone where bitwise operations cost more then."""
        th = self._sums.of(self.goal)
        if th is None:
            return
        if self._sums.counts["bitwise"] and gates(th.concl.args[1]) > gates(self.goal):
            self._sums = Sums()
            th = self._sums.of(self.goal)
        if th is not None:
            self._equal(th)


def gates(goal: Term) -> int:
    """About how many gates bit-blasting makes of the operations of words in a goal; shared ones count once."""
    if goal is T:
        return 0
    total = ADDER * cost([goal])
    seen: set[Term] = set()
    stack = [goal]
    while stack:
        t = stack.pop()
        if t in seen or t.kind != APP:
            continue
        seen.add(t)
        stack.extend(t.args)
        if (head_of(t) in OPERATIONS or is_if(t)) and t.type.con is ty.WORD and t.type.args[0].is_numeral:
            total += int(t.type.args[0].value)
        elif head_of(t) in (pr.W_ULT, pr.W_ULE, pr.W_SLT, pr.W_SLE) and t.args[0].type.args[0].is_numeral:
            total += 2 * int(t.args[0].type.args[0].value)
    return total
