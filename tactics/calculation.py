"""Proofs by calculation: a chain of terms, each related to the next for a reason of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Self

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import call
from lemmata.core.kernel.terms import EQ, Symbol, Term
from lemmata.core.kernel.thm import TRANS, Thm
from lemmata.core.kernel.types import NAT, WORD
from lemmata.tactics.lemmas import Lemma, is_lemma
from lemmata.tactics.omega import omega
from lemmata.tactics.rewriting import Rewriting

Reason = Lemma | Callable[[Any], object]
"""A lemma or several, to simplify with; or a tactic."""

_RELATION = re.compile(r"\s*(==|<=|<)\s*(?!<)")


class Calculation(Rewriting):
    """Chains of equations and inequalities."""

    def calc(self, *steps: tuple[str, Reason]) -> None:
        """Close the goal a R z by a chain from a: each step is ("R next term", reason).

        A reason is a lemma or a list of lemmas, to simplify with, or a tactic. The relations are == and, for
        naturals and words, <= and <.
        """
        if self.target.kind != tm.APP or len(self.target.args) != 2:
            raise self._fails("calc", "the target relates no two terms")
        place, chain = self.target.args[0], []
        for text, reason in steps:
            goal, place = self._step(place, text)
            self._justified(goal, text, reason)
            chain.append(goal.theorem())
        self._close(self._chained(chain))

    def _step(self, place: Term, text: str) -> tuple[Self, Term]:
        found = _RELATION.match(text)
        if found is None:
            raise self._fails("calc", f"a step begins with ==, <= or <, not {text!r}")
        following = self.term(text[found.end() :], place.type)
        symbol = relation(found.group(1), place)
        if symbol is None:
            raise self._fails("calc", f"{found.group(1)} does not relate terms of type {place.type}")
        return self.with_target(call(symbol, place, following)), following

    def _justified(self, goal: Self, text: str, reason: Reason) -> None:
        if isinstance(reason, (list, tuple)):
            left = goal.run(lambda g: g.simp(*reason))
        elif is_lemma(reason):
            left = goal.run(lambda g: g.simp(reason))
        else:
            left = goal.run(reason)
        if left:
            raise left[0]._fails("calc", f"the step {text!r} leaves this goal")

    def _chained(self, chain: Sequence[Thm]) -> Thm:
        if chain and all(tm.is_eq(th.concl) for th in chain) and tm.is_eq(self.target):
            whole = chain[0]
            for th in chain[1:]:
                whole = TRANS(whole, th)
            if whole.concl is self.target:
                return whole
            raise self._fails("calc", f"the chain proves {whole!r}")
        return omega(self.hypotheses, self.target, chain)


def relation(sign: str, example: Term) -> Symbol | None:
    """The constant that SIGN means between terms of EXAMPLE's type."""
    if sign == "==":
        return EQ
    if example.type is NAT:
        return pr.LE if sign == "<=" else pr.LT
    if example.type.con is WORD:
        return pr.W_ULE if sign == "<=" else pr.W_ULT
    return None
