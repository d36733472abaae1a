"""Answers to (check-sat): sat and unsat only with the kernel's word for it, unknown with a reason.

`unsat` comes with the theorem that the assertions imply False. `sat` comes with values of the constants, and the
kernel has evaluated every assertion at these values to True.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import Thm
from lemmata.core.kernel.types import BOOL
from lemmata.core.language.unfolding import equations
from lemmata.core.library.proving import boolean_rules
from lemmata.core.logic.syntax import list_implies
from lemmata.tactics.bv_decide import Model, Statistics, decide_or_model
from lemmata.tactics.errors import TacticFailed
from lemmata.tactics.sat import SolverError

SAT, UNSAT, UNKNOWN = "sat", "unsat", "unknown"
Values = Mapping[Term, Term]


@dataclass
class Answer:
    """sat with `values`, unsat with a `theorem`, or unknown with a `reason`."""

    result: str
    theorem: Thm | None = None
    values: Values = field(default_factory=dict)
    reason: str = ""


def answer(assertions: Sequence[Term], conflicts: int, statistics: Statistics) -> Answer:
    """Whether some values satisfy all ASSERTIONS, with so many conflicts of the SAT solver at most."""
    goal = list_implies(list(assertions), F)
    try:
        found = decide_or_model(goal, conflicts, statistics) if assertions else Model({}, [])
        if isinstance(found, Thm):
            if found.concl is goal and not found.hyps:
                return Answer(UNSAT, theorem=found)
            return Answer(UNKNOWN, reason="the proof is of another statement")
        values = complete(found.values, goal)
        doubtful = [t for t, value in evaluate(assertions, values) if value is not T]
    except TacticFailed as error:
        return Answer(UNKNOWN, reason=error.reason)
    except (KernelError, SolverError) as error:  # a budget; or a certificate that is not accepted
        return Answer(UNKNOWN, reason=str(error))
    if doubtful:
        return Answer(UNKNOWN, reason=_opaque(found.foreign))
    return Answer(SAT, values=values)


def complete(values: Values, *terms: Term) -> dict[Term, Term]:
    """VALUES with a zero, or False, for each other variable of some terms."""
    free = 0
    for t in terms:
        free |= t.free
    return {v: values.get(v) or zero(v) for v in tm.variables(free)}


def zero(v: Term) -> Term:
    """False, or the word 0, of the type of a variable."""
    return F if v.type is BOOL else tm.lit(v.type, 0)


def evaluate(terms: Iterable[Term], values: Values) -> list[tuple[Term, Term]]:
    """Each term with its value in the kernel, where its variables have VALUES. Raises BudgetExceeded."""
    terms = list(terms)
    context = Context([*boolean_rules(), *equations(*terms)])
    found = []
    for t in terms:
        inside = {v: values.get(v) or zero(v) for v in tm.variables(t.free)}
        found.append((t, EVALUATE(context, tm.substitute(t, inside)).concl.args[1]))
    return found


def _opaque(foreign: Sequence[Term]) -> str:
    """Why a model of the bits need not be one of the words: operations that were left as they are."""
    left = ", ".join([tm.show(t, 8) for t in foreign[:2]])
    return "the model fails in the kernel" + (f"; bit-blasting left as they are: {left}" if left else "")
