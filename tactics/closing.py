"""Tactics that use theorems, and those that close a goal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from lemmata.core.kernel.errors import BudgetExceeded
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.logic import T
from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import ASSUME, EQ_MP, Thm
from lemmata.core.language.unfolding import equality_rules
from lemmata.core.language.unfolding import equations as unfolding
from lemmata.core.library.proving import Unproved, boolean_rules, close
from lemmata.core.logic.equality import EQT_ELIM, SYM
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.printing import show
from lemmata.core.logic.propositional import MP
from lemmata.core.logic.quantifiers import SPEC_ALL
from lemmata.core.logic.syntax import is_implies, list_implies
from lemmata.core.logic.tautologies import NotTautology, SearchExhausted, prove_tautology
from lemmata.tactics.instances import relevant
from lemmata.tactics.lemmas import Lemma
from lemmata.tactics.state import Goals, State


class Closing(State):
    """Theorems applied to a goal, and decision procedures."""

    def exact(self, lemma: Lemma) -> None:
        """Close the goal with an instance of a theorem or of a hypothesis."""
        for th in self.lemmas([lemma]):
            found = match_theorem(SPEC_ALL(th), SPEC_ALL(th).concl, self.target)
            if found is not None:
                self._close(found)
                return
        raise self._fails("exact", "the theorem does not say that")

    def assumption(self) -> None:
        """Close the goal with one of its hypotheses."""
        if self.target in self.hypotheses:
            self._close(ASSUME(self.target))
            return
        for name in self.names:
            th = SPEC_ALL(self.hypothesis(name))
            found = match_theorem(th, th.concl, self.target)
            if found is not None:
                self._close(found)
                return
        raise self._fails("assumption", "no hypothesis says that")

    def apply(self, lemma: Lemma) -> Goals[Self]:
        """Use a theorem whose conclusion is the target: its premises are left."""
        for th in self.lemmas([lemma]):
            th = SPEC_ALL(th)
            conclusion, count = th.concl, 0
            while True:
                found = match_theorem(th, conclusion, self.target)
                if found is not None:
                    return self._apply(found, count)
                if not is_implies(conclusion):
                    break
                conclusion, count = conclusion.args[1], count + 1
        raise self._fails("apply", "the theorem's conclusion is not the target")

    def _apply(self, th: Thm, count: int) -> Goals[Self]:
        wanted: list[Term] = []
        rest = th.concl
        for _ in range(count):
            wanted.append(rest.args[0])
            rest = rest.args[1]
        left = [p for p in wanted if p not in self.hypotheses]

        def justify(ths: Sequence[Thm]) -> Thm:
            proved = dict(zip(left, ths, strict=True))
            result = th
            for p in wanted:
                result = MP(result, proved[p] if p in proved else ASSUME(p))
            return result

        return self._reduce([self.with_target(p) for p in left], justify)

    def contradiction(self, *lemmas: Lemma) -> None:
        """Close the goal because the hypotheses contradict each other."""
        try:
            self._close(close(self.target, self.lemmas(lemmas), self._facts()))
        except Unproved as error:
            raise self._fails("contradiction", f"no contradiction found; left: {show(error.goal)}") from None

    def decide(self) -> None:
        """Close the goal by evaluating it to True."""
        equations = [*boolean_rules(), *equality_rules(self.target), *unfolding(self.target)]
        try:
            th = EVALUATE(Context(equations, steps=5_000_000), self.target)
        except BudgetExceeded as error:
            raise self._fails("decide", str(error)) from None
        if th.concl.args[1] is not T:
            raise self._fails("decide", f"it evaluates to {show(th.concl.args[1])}")
        self._close(EQT_ELIM(th))

    def evaluate(self) -> Self:
        """The goal as what it evaluates to, by the definitions of all that it speaks of; see `tactics.evaluation`.

        Code runs on a symbolic state, once variables for records are taken apart with `cases`.
        """
        from lemmata.tactics.evaluation import evaluated

        try:
            th = evaluated(self.target)
        except BudgetExceeded as error:
            raise self._fails("evaluate", str(error)) from None
        if th.concl.args[1] is self.target:
            raise self._fails("evaluate", "it is its own value")
        if th.concl.args[1] is T:
            self._close(EQT_ELIM(th))
            return self
        return self._reduce([self.with_target(th.concl.args[1])], lambda ths: EQ_MP(SYM(th), ths[0]))[0]

    def tautology(self) -> None:
        """Close a goal that holds whatever its atoms are."""
        goal = list_implies(self.hypotheses, self.target)
        try:
            th = prove_tautology(goal)
        except (NotTautology, SearchExhausted) as error:
            raise self._fails("tautology", str(error)) from None
        for fact in self._facts():
            th = MP(th, fact)
        self._close(th)

    def omega(self, *lemmas: Lemma) -> None:
        """Close a goal by linear arithmetic over naturals and integers; see `tactics.omega`.

        Of LEMMAS, and of hypotheses that speak of all values, the instances at terms of the goal are facts.
        """
        from lemmata.tactics.omega import omega

        terms = [self.target, *self.hypotheses]
        facts = relevant([*self.lemmas(lemmas), *self._facts()], terms, self._facts())
        self._close(omega(self.hypotheses, self.target, facts))

    def ring(self, *equations: Lemma) -> None:
        """Close an equation of naturals, integers or words by normal forms of polynomials; see `tactics.ring`.

        EQUATIONS, theorems or hypotheses, may be used: multiples of them are added to both sides.
        """
        from lemmata.tactics.ring import ring

        self._close(ring(self.hypotheses, self.target, self.lemmas(equations)))

    def word(self, *lemmas: Lemma) -> None:
        """Close a goal about words by linear arithmetic on their values; see `tactics.word`.

        Of LEMMAS, and of hypotheses that speak of all values, the instances at terms of the goal are facts.
        """
        from lemmata.tactics.word import word

        terms = [self.target, *self.hypotheses]
        facts = relevant([*self.lemmas(lemmas), *self._facts()], terms, self._facts())
        self._close(word(self.hypotheses, self.target, facts))

    def bv_decide(self, conflicts: int | None = None) -> None:
        """Close a goal about words and Booleans by SAT; see `tactics.bv_decide`."""
        from lemmata.tactics.bv_decide import bv_decide
        from lemmata.tactics.sat import DEFAULT_CONFLICTS

        self._close(bv_decide(self.hypotheses, self.target, conflicts or DEFAULT_CONFLICTS))
