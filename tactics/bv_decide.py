"""bv_decide: bitvector and propositional goals by bit-blasting, SAT and a certificate that the kernel checks.

The goal is evaluated with the proved bit-level equations of `core.library.blasting` and the definitions that it
uses, which leaves a propositional term over the bits of its words; CaDiCaL refutes the negation, and `TAUTOLOGY`
accepts the certificate. A model is read back as values of the variables and replayed on the goal.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.errors import BudgetExceeded
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.tautology import TAUTOLOGY, Cnf, clauses_of
from lemmata.core.kernel.terms import APP, CONST, VAR, Term
from lemmata.core.kernel.thm import EQ_MP, TRANS, Thm
from lemmata.core.kernel.types import BOOL
from lemmata.core.language import registry
from lemmata.core.language.theory import surface_constructor
from lemmata.core.library import bits
from lemmata.core.logic.datatypes import Instance, constructors, family, induct, is_datatype
from lemmata.core.logic.equality import EQT_ELIM, SYM, TRUTH
from lemmata.core.logic.printing import show
from lemmata.core.logic.propositional import UNDISCH
from lemmata.core.logic.quantifiers import SPEC
from lemmata.core.logic.syntax import list_implies
from lemmata.tactics import sat
from lemmata.tactics.blast import blast
from lemmata.tactics.bv_abstract import Hidden
from lemmata.tactics.bv_simplify import Simplified
from lemmata.tactics.bv_simulate import counterexample
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.xor import flatten

SOME = 5_000
"""Conflicts that are spent on a simplified goal, before it is tried as it stands."""
FEW = 2_000
"""Conflicts that are spent on a goal with variables for its products and quotients."""


@dataclass
class Statistics:
    """Where the time of a decision went, in seconds, and the sizes on the way."""

    simplify: float = 0.0
    simulate: float = 0.0
    blast: float = 0.0
    clause: float = 0.0
    solve: float = 0.0
    parse: float = 0.0
    check: float = 0.0
    clauses: int = 0
    steps: int = 0
    conflicts: int = 0
    sums: int = 0
    bitwise: int = 0
    conditionals: int = 0
    substituted: int = 0
    simulated: int = 0
    solver: str = ""

    def note(self, rewrites: Mapping[str, int]) -> None:
        """Count what the simplifier did: sums, trees of bitwise operations, conditionals, variables with a known value."""
        self.sums += rewrites.get("sums", 0)
        self.bitwise += rewrites.get("bitwise", 0)
        self.conditionals += rewrites.get("conditionals", 0)
        self.substituted += rewrites.get("substituted", 0)


def bv_decide(
    hyps: Sequence[Term],
    target: Term,
    conflicts: int = sat.DEFAULT_CONFLICTS,
    statistics: Statistics | None = None,
) -> Thm:
    """HYPS ⊢ TARGET.

    Raises Refuted with a replayed counterexample; TacticFailed where the goal has parts that are no words or
    Booleans, or the budget of conflicts is spent.
    """
    stats = statistics or Statistics()
    goal = list_implies(list(hyps), target)
    th = decide(goal, conflicts, stats)
    for _ in hyps:
        th = UNDISCH(th)
    return th


def decide(goal: Term, conflicts: int, stats: Statistics) -> Thm:
    """⊢ GOAL."""
    record = _record_variable(goal)
    if record is not None:
        return _by_fields(record, goal, lambda g: decide(g, conflicts, stats))
    answer = decide_or_model(goal, conflicts, stats)
    return answer if isinstance(answer, Thm) else refute(goal, answer)


@dataclass(frozen=True)
class Model:
    """Values of the variables that are words and Booleans, and the other terms that were taken for Booleans."""

    values: dict[Term, Term]
    foreign: list[Term]


def decide_or_model(goal: Term, conflicts: int, stats: Statistics) -> Thm | Model:
    """⊢ GOAL, or values for which it is false if the model is to be believed; it is not replayed.

    The sums of the goal are brought to one shape; then it is decided with variables for its products and
    quotients where that is enough, and else as it is. Raises TacticFailed where a budget is spent.
    """
    start = time.perf_counter()
    simplified = Simplified(goal)
    stats.note(simplified.counts)
    stats.simplify += time.perf_counter() - start
    simpler = simplified.goal
    if simpler is T:
        return simplified.shown(TRUTH())
    start = time.perf_counter()
    guess = counterexample(simpler)
    stats.simulate += time.perf_counter() - start
    if guess is not None and _is_false(simpler, Model(guess, [])):
        stats.simulated += 1
        return Model(simplified.values(guess), [])
    hidden = Hidden(simpler)
    found = _abstractly(simpler, hidden, min(conflicts, FEW), stats) if hidden else None
    if found is None and hidden and simplified.changed:  # products may fit as they were grouped at first
        found = _abstractly(goal, Hidden(goal), min(conflicts, FEW), stats)
        if found is not None:
            return found
    if not simplified.changed:
        return found or _attempt(goal, conflicts, stats)
    if found is None:
        found = _either(goal, simpler, conflicts, stats)
    if isinstance(found, Model):
        return Model(simplified.values(found.values), found.foreign)
    return found if found.concl is goal else simplified.shown(found)


def _either(goal: Term, simpler: Term, conflicts: int, stats: Statistics) -> Thm | Model:
    """⊢ GOAL or ⊢ SIMPLER, or a model of one: which of them is harder is known only by trying."""
    for root, budget in ((simpler, min(SOME, conflicts // 2)), (goal, conflicts // 2)):
        try:
            return _attempt(root, budget, stats)
        except TacticFailed:
            continue
    return _attempt(simpler, conflicts, stats)


def _abstractly(goal: Term, hidden: Hidden, conflicts: int, stats: Statistics) -> Thm | Model | None:
    """⊢ GOAL or a model of it, from the goal with HIDDEN products and quotients; None where those are needed."""
    try:
        answer = _attempt(hidden.goal, conflicts, stats)
    except TacticFailed:
        return None
    if isinstance(answer, Thm):
        return hidden.shown(answer)
    values = {v: t for v, t in answer.values.items() if v.free & goal.free}
    rest = {v: F if v.type is BOOL else tm.lit(v.type, 0) for v in tm.variables(goal.free & ~_mask(values))}
    model = Model({**values, **rest}, answer.foreign)
    return model if _is_false(goal, model) else None


def _mask(values: Iterable[Term]) -> int:
    mask = 0
    for v in values:
        mask |= v.free
    return mask


def _is_false(goal: Term, model: Model) -> bool:
    return not model.foreign and blast(tm.substitute(goal, model.values)).concl.args[1] is F


def _attempt(goal: Term, conflicts: int, stats: Statistics) -> Thm | Model:
    """⊢ GOAL, or a model, by one call of the solver. Raises TacticFailed where a budget is spent."""
    start = time.perf_counter()
    try:
        th = blast(goal)
    except BudgetExceeded as error:
        raise TacticFailed("bv_decide", show(goal, 120), str(error)) from None
    flat = flatten(th.concl.args[1])
    if flat is not None:
        th = TRANS(th, flat)
    stats.blast += time.perf_counter() - start
    proposition = th.concl.args[1]
    if proposition is T:
        return EQT_ELIM(th)
    start = time.perf_counter()
    cnf = clauses_of(proposition)
    stats.clause += time.perf_counter() - start
    answer = sat.solve(cnf.clauses, conflicts)
    stats.solve += answer.solving
    stats.parse += answer.reading
    stats.conflicts += answer.conflicts
    stats.clauses, stats.steps, stats.solver = len(cnf.clauses), answer.steps, answer.solver
    if answer.certificate is not None:
        start = time.perf_counter()
        valid = TAUTOLOGY(proposition, answer.certificate)
        stats.check += time.perf_counter() - start
        return EQ_MP(SYM(th), valid)
    if answer.model is None:
        raise TacticFailed("bv_decide", show(goal, 120), f"undecided after {answer.conflicts} conflicts")
    return _model(goal, cnf, answer.model)


def _record_variable(goal: Term) -> Term | None:
    """A free variable of GOAL whose type is a record: a datatype with one constructor."""
    for v in tm.variables(goal.free):
        if is_datatype(v.type) and len(constructors(v.type)) == 1:
            return v
    return None


def _by_fields(v: Term, goal: Term, prove: Callable[[Term], Thm]) -> Thm:
    """⊢ GOAL from what PROVE makes of it with variables for the fields of V."""
    (constructor,) = constructors(v.type)
    surface = surface_constructor(constructor.term.symbol)
    fields = surface.fields if surface is not None else ()
    names = [f"{v.name}.{name}" for name, _ in fields] or [
        f"{v.name}.{i}" for i in range(len(constructor.fields))
    ]

    def step(member: Instance, j: int, xs: Sequence[Term], ihs: Sequence[Term]) -> Thm:
        return prove(tm.substitute(goal, {v: tm.app(constructor.term, *xs)}))

    proved = induct(family(v.type), {v.type: (v, goal)}, step, goal.free, {(v.type, 0): names})
    return SPEC(v, proved[v.type])


def _model(goal: Term, cnf: Cnf, model: frozenset[int]) -> Model:
    """The values that the literals of a MODEL are."""
    values: dict[Term, Term] = {}
    numbers: dict[Term, int] = {v: 0 for v in tm.variables(goal.free) if v.type.con is ty.WORD}
    atom = registry.definition(bits.atom).constant.symbol
    foreign = []
    for number, t in cnf.atoms.items():
        holds = number in model
        if t.kind == VAR:
            values[t] = T if holds else F
        elif t.kind == APP and t.head.kind == CONST and t.head.symbol is atom and t.args[0] in numbers:
            numbers[t.args[0]] |= holds << t.args[1].value
        else:
            foreign.append(t)
    for v in tm.variables(goal.free):
        if v.type is BOOL:
            values.setdefault(v, F)
    for v, n in numbers.items():
        if v.type.args[0].is_numeral:
            values[v] = tm.lit(v.type, n)
    return Model(values, foreign)


def refute(goal: Term, model: Model) -> Thm:
    """Raise Refuted with the values of a model, replayed on GOAL."""
    instance = tm.substitute(goal, model.values)
    result = blast(instance).concl.args[1]
    shown: dict[str, object] = {v.name: _shown(t) for v, t in model.values.items()}
    if result is F:
        raise Refuted(shown, True)
    reason = "the goal has parts that are neither words nor Booleans"
    if model.foreign:
        reason += ": " + ", ".join([tm.show(t, 8) for t in model.foreign[:3]])
    raise TacticFailed("bv_decide", show(goal, 120), reason)


def _shown(t: Term) -> object:
    if t.type is BOOL:
        return t is T
    width = t.type.args[0].value
    return f"{t.value:#0{(width + 3) // 4 + 2}x}"
