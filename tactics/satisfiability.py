"""The tactic `smt`: what is done to a goal before the theories see it."""

from __future__ import annotations

from collections.abc import Sequence

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel.terms import APP, CONST, VAR, Term
from lemmata.core.kernel.thm import EQ_MP
from lemmata.core.library.proving import simplifier
from lemmata.core.logic.conv import CONV_RULE, convert
from lemmata.core.logic.datatypes import constructors, is_datatype
from lemmata.core.logic.equality import SYM
from lemmata.core.logic.syntax import is_forall, is_implies, subterms
from lemmata.tactics.instances import relevant
from lemmata.tactics.lemmas import Lemma
from lemmata.tactics.principles import Principles

SPLITS = 6
ROUNDS = 2  # of instances
_FEW = 8


class Satisfiability(Principles):
    """Reasoning modulo theories."""

    def smt(self, *lemmas: Lemma, splits: int = SPLITS) -> None:
        """Close the goal by propositional logic, equality, datatypes, linear arithmetic and words together.

        Functions are uninterpreted but for those among LEMMAS, whose equations are used at the terms of the goal,
        as are quantified theorems and hypotheses. At most SPLITS nested distinctions are made of variables whose
        constructor the goal asks for. Raises TacticFailed with the literals that no theory refutes.
        """
        from lemmata.tactics.smt import smt

        v = self._asked_for() if splits else None
        if v is not None:
            for part in self.cases(v.name):
                part.smt(*lemmas, splits=splits - 1)
            return
        tidy = simplifier(())
        known = [CONV_RULE(tidy, th) for th in self._facts()]
        same = convert(tidy, self.target)
        target = same.concl.args[1]
        general = [*self.lemmas(lemmas), *[th for th in known if is_forall(th.concl) or is_implies(th.concl)]]
        facts = list(known)
        for _ in range(ROUNDS):
            found = relevant(general, [target, *[th.concl for th in facts]], known)
            facts += [th for th in found if all(th.concl is not f.concl for f in facts)]
        facts = [CONV_RULE(tidy, th) for th in facts]
        self._close(EQ_MP(SYM(same), smt([], target, facts)))

    def _asked_for(self) -> Term | None:
        """A variable of a datatype of which a part of the goal distinguishes the cases, or that has few values."""
        for t in subterms(self.target, *self.hypotheses):
            distinguishes = t.kind == APP and t.head.kind == CONST and dt.case_of(t.head.symbol) is not None
            v = t.args[0] if distinguishes else t
            if v.kind == VAR and (distinguishes or _has_few_values(v)) and is_datatype(v.type):
                return v
        return None


def _has_few_values(v: Term) -> bool:
    if not is_datatype(v.type):
        return False
    cs: Sequence[dt.Constructor] = constructors(v.type)
    return len(cs) <= _FEW and not any(c.fields for c in cs)
