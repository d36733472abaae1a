"""evaluate: a goal as what it evaluates to, with variables in it: symbolic simulation, for one."""

from __future__ import annotations

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.terms import APP, CONST, Symbol, Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.language.theory import projection_of
from lemmata.core.language.unfolding import equality_rules
from lemmata.core.language.unfolding import equations as unfolding
from lemmata.core.library.proving import boolean_rules
from lemmata.tactics.hints import hints
from lemmata.tactics.lifting import lift

STEPS = 5_000_000


def evaluated(t: Term, steps: int = STEPS) -> Thm:
    """⊢ T = its value, by the definitions of all that it speaks of; words stay words, and variables variables.

    Fields of conditional records are conditional fields. Raises BudgetExceeded after so many STEPS.
    """
    own = unfolding(t)
    heads = [symbol for th in own if (symbol := _head(th)) is not None]
    lifted = [lift(tm.const(symbol)) for symbol in heads if projection_of(symbol) is not None]
    rules = [*boolean_rules(), *equality_rules(t), *hints(heads), *lifted, *own]
    return EVALUATE(Context(rules, steps=steps), t)


def _head(th: Thm) -> Symbol | None:
    left = th.concl.args[0]
    head = left.head if left.kind == APP else left
    return head.symbol if head.kind == CONST else None
