"""auto: a bounded search over what a person would try first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Self

from lemmata.core.kernel.logic import F, T, negate
from lemmata.core.kernel.terms import APP, Term
from lemmata.core.kernel.thm import ASSUME, EQ_MP, Thm
from lemmata.core.language import Theorem
from lemmata.core.library.proving import Unproved, close, simplifier
from lemmata.core.logic.conv import ConvFailed, convert
from lemmata.core.logic.match import match_all
from lemmata.core.logic.propositional import CONTR
from lemmata.core.logic.syntax import (
    is_conj,
    is_disj,
    is_eq,
    is_exists,
    is_forall,
    is_if,
    is_implies,
    is_not,
    strip_conj,
    strip_exists,
    subterms,
)
from lemmata.tactics.calculation import Calculation
from lemmata.tactics.cases import is_case_of
from lemmata.tactics.closing import Closing
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.instances import relevant
from lemmata.tactics.lemmas import Lemma
from lemmata.tactics.satisfiability import Satisfiability
from lemmata.tactics.simpsets import named

DEPTH = 4
_WITNESSES = 4


class Automation(Satisfiability, Calculation, Closing):
    """Search."""

    def auto(self, *lemmas: Lemma, on: str = "", depth: int = DEPTH) -> None:
        """Close the goal by simplification with LEMMAS, linear arithmetic, and what its shape suggests.

        With ON, by induction on that variable. LEMMAS are also applied backwards, and their premises searched
        for, to DEPTH. Raises TacticFailed with the goals that are left.
        """
        for lemma in lemmas:
            if not isinstance(lemma, str):
                named(lemma)  # where it cannot be proved, that is to be told, not searched without it
        if on:
            self.induction(on)
        for goal in self.open_goals():
            left = goal._search(lemmas, depth)
            if left is not None:
                raise left._fails("auto", f"searched to depth {depth}; this is left")

    def _search(self, lemmas: Sequence[Lemma], depth: int) -> Self | None:
        """Close this goal; where that fails, leave it as it is and return a goal that is left."""
        stuck: Self | None = None
        for tactic in self._direct(lemmas):
            if self._closed(tactic):
                return None
        simpler = False
        for cost, tactic in self._steps(lemmas):
            if cost > depth or (simpler and not (isinstance(tactic, partial) and tactic.func is _apply)):
                continue  # but for lemmas applied, what could be done here was done to the simpler goal
            trial = self.copy()
            try:
                tactic(trial)
            except (TacticFailed, Refuted):
                continue
            simpler = simpler or cost == 0
            left = next(
                (r for g in trial.open_goals() if (r := g._search(lemmas, depth - cost)) is not None), None
            )
            if left is None:
                self._reduce([trial], lambda ths: ths[0])
                return None
            stuck = stuck or left
        return stuck or self

    def _closed(self, tactic: Callable[[Self], object]) -> bool:
        trial = self.copy()
        try:
            tactic(trial)
        except (TacticFailed, Refuted, Unproved, ConvFailed):
            return False
        if trial.open_goals():
            return False
        self._reduce([trial], lambda ths: ths[0])
        return True

    def _direct(self, lemmas: Sequence[Lemma]) -> list[Callable[[Self], object]]:
        return [
            lambda g: g.assumption(),
            lambda g: g.simp(*lemmas),
            lambda g: g.omega(),
            lambda g: g._forward(lemmas),
        ]

    def _forward(self, lemmas: Sequence[Lemma]) -> None:
        """Close the goal with what its hypotheses imply of each other's terms."""
        facts = self._facts()
        quantified = [th for th in facts if is_forall(th.concl) or is_implies(th.concl)]
        more = relevant(quantified, [self.target, *self.hypotheses], facts)
        if self.target in [th.concl for th in more]:
            self._close(next(th for th in more if th.concl is self.target))
            return
        self._close(close(self.target, self._simp_theorems(lemmas), [*facts, *more]))

    def _steps(self, lemmas: Sequence[Lemma]) -> list[tuple[int, Callable[[Self], object]]]:
        """What may come first, each with what it takes from the depth; a safe step stands alone."""
        target, named = self.target, list(zip(self.names, self.hypotheses, strict=True))
        if is_forall(target) or is_implies(target):
            return [(0, lambda g: g.intros())]
        if is_conj(target) or (is_eq(target) and any(is_exists(p) or is_forall(p) for p in target.args)):
            return [(0, lambda g: g.split())]
        for name, h in named:
            if is_conj(h) or is_exists(h):
                return [(0, partial(_obtain, name=name))]
            if is_disj(h):
                return [(1, partial(_cases, what=name))]
            if self._simplified(name, lemmas) is not None:
                return [(0, partial(_simplify, name=name, lemmas=lemmas))]
        found: list[tuple[int, Callable[[Self], object]]] = [(0, lambda g: g.simp(*lemmas))]
        split = self._split_on()
        if split is not None:
            found.append((1, partial(_cases, what=split)))
        for lemma in lemmas:
            if isinstance(lemma, (Theorem, Thm, str)):
                found.append((1, partial(_apply, lemma=lemma)))
        for witnesses in self._witnesses() if is_exists(target) else ():
            found.append((1, partial(_exists, witnesses=witnesses)))
        if is_disj(target):
            found += [(1, lambda g: g.left()), (1, lambda g: g.right())]
        return found

    def _simplified(self, name: str, lemmas: Sequence[Lemma]) -> Thm | None:
        """⊢ h = h' for the hypothesis NAME, where that is simpler."""
        h = self.hypothesis(name).concl
        others = [ASSUME(g) for g in self.hypotheses if g is not h]
        th = convert(simplifier([*self._simp_theorems(lemmas), *others]), h)
        return th if th.concl.args[1] is not h else None

    def _simplify_hypothesis(self, name: str, lemmas: Sequence[Lemma]) -> None:
        th = self._simplified(name, lemmas)
        if th is None:
            raise self._fails("auto", f"{name} does not simplify")
        if th.concl.args[1] is F:
            self._close(CONTR(self.target, EQ_MP(th, self.hypothesis(name))))
        elif th.concl.args[1] is T:
            self.clear(name)
        else:
            self._replace_at(name, th)

    def _witnesses(self) -> list[list[Term]]:
        """For a target that says that something exists: what makes parts of what it says hypotheses."""
        xs, body = strip_exists(self.target, self._avoid())
        wanted, known = strip_conj(body), [p for h in self.hypotheses for p in strip_conj(h)]
        unknown = 0
        for x in xs:
            unknown |= x.free
        found: list[list[Term]] = []
        stack: list[tuple[int, list[tuple[Term, Term]]]] = [(0, [])]
        while stack and len(found) < _WITNESSES:
            i, pairs = stack.pop()
            same = match_all(pairs, self._avoid(), -1)
            if same is None:
                continue
            if all(x in same[0] for x in xs):
                found.append([same[0][x] for x in xs])
            elif i < len(wanted):
                stack.append((i + 1, pairs))
                p = wanted[i]
                if p.free & unknown and p.kind == APP:
                    heads = [h for h in known if h.kind == APP and h.head is p.head]
                    stack += [(i + 1, [*pairs, (p, h)]) for h in reversed(heads)]
        return found

    def _split_on(self) -> Term | None:
        """The condition that an `if` of the goal waits for, or what a `case` is of: an outer one before inner ones."""
        decided = {*self.hypotheses, *[negate(h) for h in self.hypotheses]}
        decided |= {h.args[0] for h in self.hypotheses if is_not(h)}
        for u in subterms(self.target, *self.hypotheses):
            if u.loose or not (is_if(u) or is_case_of(u)) or u.args[0] in decided:
                continue
            if not any(is_if(v) or is_case_of(v) for v in subterms(u.args[0])):
                return u.args[0]
        return None


def _obtain(goal: Automation, name: str) -> None:
    goal.obtain(name)


def _cases(goal: Automation, what: str | Term) -> None:
    goal.cases(what)


def _exists(goal: Automation, witnesses: Sequence[Term]) -> None:
    goal.exists(*witnesses)


def _apply(goal: Automation, lemma: Lemma) -> None:
    goal.apply(lemma)


def _simplify(goal: Automation, name: str, lemmas: Sequence[Lemma]) -> None:
    goal._simplify_hypothesis(name, lemmas)
