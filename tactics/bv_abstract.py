"""Variables for products and quotients: what holds whatever they are need not blast them.

Two products of the same operands, in either order, get one variable. A theorem about the variables is one about
the products; a model says nothing until it is replayed.
"""

from __future__ import annotations

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.terms import APP, LIT, Term
from lemmata.core.kernel.thm import INST, Thm
from lemmata.core.logic.traverse import Visits, drive
from lemmata.tactics.bv_normal import head_of

SMALL = 5  # products of narrower words are left to the solver


class Hidden:
    """The goal with variables for its products and quotients of words."""

    def __init__(self, goal: Term) -> None:
        self._avoid = goal.free
        self._variables: dict[tuple[object, ...], Term] = {}
        self._meaning: dict[Term, Term] = {}
        self._memo: dict[Term, Term] = {}
        self.goal = drive(self._visit, goal, self._memo)

    def __bool__(self) -> bool:
        return bool(self._meaning)

    def shown(self, th: Thm) -> Thm:
        """TH about the variables as a theorem about what they stand for."""
        return INST(self._meaning, th)

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
