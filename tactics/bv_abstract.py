"""Variables for products and quotients: what holds whatever they are need not blast them.

Two products of the same operands, in either order, get one variable. Premises say that products of equals are equal,
and of a quotient q and a remainder r of x by d that q * d + r = x and r < d. A theorem about the variables is one
about the products; a model says nothing until it is replayed.
"""

from __future__ import annotations

from functools import cache

from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import implies
from lemmata.core.kernel.terms import APP, LIT, Term, eq
from lemmata.core.kernel.thm import ASSUME, INST, MK_COMB, REFL, TRANS, Thm
from lemmata.core.library.word_bits import x, y
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.propositional import DISCH, MP
from lemmata.core.logic.syntax import list_implies
from lemmata.core.logic.traverse import Visits, drive
from lemmata.tactics.bv_division import division_facts
from lemmata.tactics.ring import ring
from lemmata.tactics.rings import head_of

PAIRS = 30  # of products that are compared
DIVISIONS = 6  # of which it is said what they are
SMALL = 5  # products of narrower words are left to the solver


class Hidden:
    """The goal with variables for its products and quotients of words."""

    def __init__(self, goal: Term) -> None:
        self._avoid = goal.free
        self._variables: dict[tuple[object, ...], Term] = {}
        self._meaning: dict[Term, Term] = {}
        self._memo: dict[Term, Term] = {}
        body = drive(self._visit, goal, self._memo)
        divisions = self._divisions()
        self._facts = [*divisions, *self._congruent_pairs()]
        self.goal = list_implies([hidden for hidden, _ in self._facts], body)

    def __bool__(self) -> bool:
        return bool(self._meaning)

    def shown(self, th: Thm) -> Thm:
        """TH about the variables as a theorem about what they stand for."""
        th = INST(self._meaning, th)
        for _, fact in self._facts:
            th = MP(th, fact)
        return th

    def _divisions(self) -> list[tuple[Term, Thm]]:
        """What quotients and remainders are to their operands; over variables, and as theorems."""
        operands = [t.args for t in self._meaning.values() if head_of(t) in (pr.W_UDIV, pr.W_UREM)]
        known = [th for a, d in list(dict.fromkeys(operands))[:DIVISIONS] for th in division_facts(a, d)]
        return [(drive(self._visit, th.concl, self._memo), th) for th in known]

    def _congruent_pairs(self) -> list[tuple[Term, Thm]]:
        """For pairs of variables, that they are equal where the operands are; over variables, and as a theorem."""
        found = []
        calls = [(v, t) for v, t in self._meaning.items()]
        pairs = [(p, q) for i, p in enumerate(calls) for q in calls[:i] if p[1].head is q[1].head]
        for (v, s), (w, t) in pairs[:PAIRS]:
            found.append(self._congruent(eq(v, w), s, t, REFL(t)))
            if head_of(t) is pr.W_MUL:
                found.append(self._congruent(eq(v, w), s, tm.app(t.head, *reversed(t.args)), _commuted(t)))
        return found

    def _congruent(self, hidden: Term, s: Term, t: Term, same: Thm) -> tuple[Term, Thm]:
        """The arguments of S and T equal implies HIDDEN, s = t', where SAME is ⊢ t = t'."""
        given = [eq(a, b) for a, b in zip(s.args, t.args, strict=True)]
        steps = [REFL(p.args[0]) if p.args[0] is p.args[1] else ASSUME(p) for p in given]
        th = TRANS(MK_COMB(REFL(s.head), *steps), same)
        for p in reversed([p for p in given if p.args[0] is not p.args[1]]):
            th = DISCH(p, th)
            hidden = implies(drive(self._visit, p, self._memo), hidden)
        return hidden, th

    def _visit(self, t: Term) -> Visits[Term]:
        if t.kind != APP or t.loose:
            return t
        args = []
        for a in t.args:
            args.append((yield a))
        if not _is_hard(t):
            return tm.app(t.head, *args)
        key = (t.head, *args)
        found = self._variables.get(key)
        if found is None:
            found = self._variables[key] = tm.fresh(f"w{len(self._variables)}", t.type, self._avoid)
            self._avoid |= found.free
            self._meaning[found] = t
        return found


def _is_hard(t: Term) -> bool:
    symbol = head_of(t)
    if symbol not in (pr.W_MUL, pr.W_UDIV, pr.W_UREM) or len(t.args) != 2 or t.loose:
        return False
    if not t.type.args[0].is_numeral or t.type.args[0].value < SMALL:
        return False
    literals = [a for a in t.args if a.kind == LIT]
    return not literals or (symbol is not pr.W_MUL and literals[0].value.bit_count() != 1)


@cache
def _commutes() -> Thm:
    product = logic.call(pr.W_MUL, x, y)
    return ring([], eq(logic.call(pr.W_MUL, y, x), product))


def _commuted(t: Term) -> Thm:
    """⊢ b * a = a * b, for T, a * b."""
    th = match_theorem(_commutes(), _commutes().concl.args[1], t)
    if th is None:
        raise ValueError(f"{t!r} is no product")
    return th
