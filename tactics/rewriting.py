"""Tactics that rewrite a goal with equations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self

from lemmata.core.kernel.logic import F
from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import ASSUME, EQ_MP, REFL, Thm
from lemmata.core.language import registry
from lemmata.core.library.naturals import simp_rules
from lemmata.core.logic.conv import BETA_NORM, ConvFailed, convert
from lemmata.core.logic.equality import PROVE_HYP, SYM
from lemmata.core.logic.propositional import CONTR, DISCH, MP
from lemmata.core.logic.quantifiers import SPEC_ALL
from lemmata.core.logic.rewriting import rewrite_top_down
from lemmata.core.logic.syntax import is_eq, is_forall, is_implies
from lemmata.tactics.errors import TacticFailed
from lemmata.tactics.lemmas import Lemma
from lemmata.tactics.simp import SPLITS, simplify
from lemmata.tactics.simp_ring import RING  # noqa: F401  registers the set
from lemmata.tactics.simp_trace import Trace
from lemmata.tactics.simpsets import tidy
from lemmata.tactics.state import Goals, State, with_hypothesis


class Rewriting(State):
    """Simplification and rewriting, of the target or AT a hypothesis."""

    def simp(
        self,
        *lemmas: Lemma,
        only: Sequence[Lemma] | None = None,
        sets: Sequence[str] = (),
        hyps: bool | None = None,
        split: bool = True,
        trace: Trace | None = None,
        at: str = "",
    ) -> Goals[Self]:
        """Simplify with LEMMAS, the hypotheses and what is known of datatypes, numbers and connectives.

        The lemmas of the set "default" are used too, unless those wanted are listed as ONLY, and those of SETS.
        With SPLIT, conditions that are left are split on. TRACE is filled with what was used. Returns what is
        left: nothing, or one goal. See `tactics.simp`. With AT, simplify this hypothesis instead of the
        target; the others are used, but those that speak of all values only if HYPS is True. The goal is closed
        where it cannot hold, and goes without it where it holds anyway.
        """
        if at:
            return self._simp_at(at, [*lemmas, *(only or ())], only is not None, sets, hyps)
        result = simplify(
            self.hypotheses, self.target, [*lemmas, *(only or ())],
            only=only is not None, sets=sets, splits=SPLITS if split else 0, hyps=hyps is not False,
            trace=trace, names=self.names, hypothesis=self.hypothesis,
        )  # fmt: skip
        if result.equation is None:
            return self._close(result.closed())
        return self._replace(result.equation)

    def _simp_at(
        self, name: str, lemmas: Sequence[Lemma], only: bool, sets: Sequence[str], hyps: bool | None
    ) -> Goals[Self]:
        h = self.hypothesis(name)
        rest = self.without([name])
        general = [n for n in rest.names if is_forall(rest.hypothesis(n).concl)]
        used = rest if hyps else rest.without(general)
        result = simplify(
            used.hypotheses, h.concl, lemmas,
            only=only, sets=sets, splits=0, hyps=hyps is not False, names=used.names, hypothesis=self.hypothesis,
        )  # fmt: skip
        if result.equation is None:
            return self._reduce([rest], lambda ths: ths[0])
        if result.rest is F:
            return self._close(CONTR(self.target, EQ_MP(result.equation, h)))
        return Goals([self._replace_at(name, result.equation)])

    def _simp_theorems(self, lemmas: Sequence[Lemma]) -> list[Thm]:
        return [*simp_rules(), *[tidy(th) for th in self.lemmas(lemmas)]]

    def rewrite(self, *lemmas: Lemma, reverse: bool = False, at: str = "") -> Self:
        """Rewrite with equations, wholes before parts, until nothing changes; from right to left if REVERSE.

        Rewrites the target, or the hypothesis AT; with at="*", everything where an equation fits. A target that
        becomes t == t is closed, and the goal returned is then this one.
        """
        if at == "*":
            return self._rewrite_everywhere(lemmas, reverse)
        theorems = [BETA_NORM(th) for th in self.lemmas(lemmas)]  # a lemma may have local names
        if reverse:
            theorems = [_reversed(self, th) for th in theorems]
        where = self.hypothesis(at).concl if at else self.target
        try:
            th = convert(rewrite_top_down(theorems), where)
        except ConvFailed as error:
            raise self._fails("rewrite", str(error)) from None
        if th.concl.args[1] is where:
            raise self._fails("rewrite", "no equation fits")
        if at:
            return self._replace_at(at, th)
        rest = th.concl.args[1]
        if is_eq(rest) and rest.args[0] is rest.args[1]:
            self._close(EQ_MP(SYM(th), REFL(rest.args[0])))
            return self
        return self._replace(th)[0]

    def _rewrite_everywhere(self, lemmas: Sequence[Lemma], reverse: bool) -> Self:
        self.lemmas(lemmas)  # what is wrong with them is an error of its own
        goal, fits = self, False
        for name in [*[n for n in self.names if n not in lemmas], ""]:
            try:
                goal = goal.rewrite(*lemmas, reverse=reverse, at=name)
                fits = True
            except TacticFailed:
                continue
        if not fits:
            raise self._fails("rewrite", "no equation fits, in the target or a hypothesis")
        return goal

    def unfold(self, *functions: Callable[..., object], at: str = "") -> Self:
        """Replace calls of functions that do not recur by what they say; AT as for `rewrite`."""
        equations = []
        for f in functions:
            definition = registry.definition(f)
            if len(definition.group) > 1 or definition.calls:
                raise self._fails("unfold", f"{definition.name} recurs: use simp({definition.name})")
            equations.append(definition.equation)
        return self.rewrite(*equations, at=at)

    def _replace(self, th: Thm) -> Goals[Self]:
        """The goal with the right side of TH, ⊢ target = rest, for its target."""
        rest = th.concl.args[1]
        return self._reduce([self.with_target(rest)], lambda ths: EQ_MP(SYM(th), ths[0]))

    def _replace_at(self, name: str, th: Thm) -> Self:
        """The goal with the right side of TH, ⊢ h = rest, for its hypothesis NAME."""
        old, new = th.concl.args
        made = EQ_MP(th, ASSUME(old))
        hypotheses = [new if n == name else h for n, h in zip(self.names, self.hypotheses, strict=True)]
        goal = type(self)(hypotheses, self.target, self.names, self.script)
        return self._reduce([goal], lambda ths: PROVE_HYP(made, with_hypothesis(new, ths[0])))[0]


def _reversed(goal: State, th: Thm) -> Thm:
    """TH, an equation under quantifiers and premises, with its sides exchanged."""
    th = SPEC_ALL(th)
    given: list[Term] = []
    while is_implies(th.concl):
        given.append(th.concl.args[0])
        th = SPEC_ALL(MP(th, ASSUME(th.concl.args[0])))
    if not is_eq(th.concl):
        raise goal._fails("rewrite", f"{th!r} is no equation")
    th = SYM(th)
    for p in reversed(given):
        th = DISCH(p, th)
    return th
