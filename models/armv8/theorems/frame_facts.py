"""What a proof of a frame knows on its way down: hypotheses and conditions, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import F
from lemmata.core.kernel.terms import APP, Term
from lemmata.core.kernel.thm import ASSUME, EQ_MP, INST, Thm
from lemmata.core.kernel.types import BOOL, NAT
from lemmata.core.library.proving import computed_step
from lemmata.core.logic.conv import BETA_CONV, ORELSE, convert, top_depth
from lemmata.core.logic.datatypes import is_datatype
from lemmata.core.logic.equality import PROVE_HYP, SYM
from lemmata.core.logic.syntax import mk_not
from lemmata.core.logic.traverse import Visits, drive
from lemmata.tactics.bv_decide import bv_decide

Path: TypeAlias = tuple[Term, ...]
"""The conditions on the way to a part of a term."""

_plain = top_depth(ORELSE(BETA_CONV, computed_step))
"""Names of values are replaced by them, and fields of records that are there are read."""


class Facts:
    """The hypotheses of a statement about a state."""

    def __init__(self, hypotheses: Sequence[Term], state: Term) -> None:
        self.hypotheses = tuple(hypotheses)
        self.state = state

    def shown(self, wanted: Term, path: Path) -> Thm:
        """⊢ WANTED, from the hypotheses and the conditions on a path.

        Raises TacticFailed or Refuted where it does not follow from what they say of words.
        """
        same = convert(_plain, wanted)
        plain = same.concl.args[1]
        th = ASSUME(plain) if plain in self.hypotheses else self._decided(plain, path)
        return EQ_MP(SYM(same), th)

    def impossible(self, path: Path) -> Thm:
        """⊢ F: the conditions on a path contradict each other or the hypotheses."""
        return self._decided(F, path)

    def settled(self, condition: Term, path: Path) -> bool | None:
        """Whether a condition is a fact, or its negation is; None where neither stands there as it is."""
        if condition in path or condition in self.hypotheses:
            return True
        negation = mk_not(condition)
        return False if negation in path or negation in self.hypotheses else None

    def _decided(self, target: Term, path: Path) -> Thm:
        """TARGET by `bv_decide`: what is read from the state is any word, facts that say more of it are left out."""
        equations = [convert(_plain, fact) for fact in (*self.hypotheses, *path)]
        reads: dict[Term, Term] = {}
        named = [self._named(th.concl.args[1], reads) for th in equations]
        goal = self._named(target, reads)
        kept = [(th, fact) for th, fact in zip(equations, named, strict=True) if not fact.free & self.state.free]
        th = bv_decide([fact for _, fact in kept], goal)
        th = INST({variable: read for read, variable in reads.items()}, th)
        for equation, _ in kept:
            th = PROVE_HYP(EQ_MP(equation, ASSUME(equation.concl.args[0])), th)
        return th

    def _named(self, fact: Term, reads: dict[Term, Term]) -> Term:
        """FACT with a variable for each word or truth value that is read from the state."""

        def visit(t: Term) -> Visits[Term]:
            if t.kind != APP or not t.free & self.state.free:
                return t
            if self._is_read(t):
                return reads.setdefault(t, tm.var(f"read{len(reads)}", t.type))
            args = []
            for a in t.args:
                args.append((yield a))
            return tm.app(t.head, *args)

        return drive(visit, fact, {})

    def _is_read(self, t: Term) -> bool:
        """Whether T is a word or a truth value that a function takes out of a state, or of a part of one."""
        if t.type is not BOOL and t.type.con is not ty.WORD:
            return False
        return any(a.free & self.state.free and is_datatype(a.type) and a.type is not NAT for a in t.args)
