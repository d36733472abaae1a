"""Simplification of goals: rewriting with lemmas and hypotheses, under what may be assumed, and case splits.

`simplify` first brings hypotheses and target to normal form, each hypothesis by the help of the others; then it
takes implications, conjunctions and quantifiers apart and splits on what is undecided. It closes the goal, or
gives the target's normal form, or raises TacticFailed saying what it could not do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import F, T, negate
from lemmata.core.kernel.terms import LAM, Term
from lemmata.core.kernel.thm import ASSUME, EQ_MP, REFL, TRANS, Thm
from lemmata.core.library.cancellation import cancel
from lemmata.core.library.naturals import simp_rules
from lemmata.core.library.proving import (
    base_rules,
    computed_step,
    constructor_equation,
    record_of_fields,
    split_on,
)
from lemmata.core.logic.conv import CONV_RULE, Conv, convert
from lemmata.core.logic.equality import EQT_ELIM, PROVE_HYP, SYM, TRUTH
from lemmata.core.logic.index import Layer
from lemmata.core.logic.laws import Equation, embeds, lemma_equations
from lemmata.core.logic.one_point import ONE_POINT
from lemmata.core.logic.printing import show, show_goal
from lemmata.core.logic.propositional import BOOL_CASES, CONJ, CONJUNCTS, CONTR, DISCH
from lemmata.core.logic.quantifiers import GENL
from lemmata.core.logic.simplifying import MAX_STEPS, Loops, Scope, Simplifier
from lemmata.core.logic.syntax import is_conj, is_forall, is_implies, is_not, subterms
from lemmata.tactics.errors import TacticFailed
from lemmata.tactics.lemmas import Lemma
from lemmata.tactics.simp_arithmetic import is_arithmetic, linear
from lemmata.tactics.simp_literals import literal_calls
from lemmata.tactics.simp_trace import Trace, uses
from lemmata.tactics.simpsets import DEFAULT, Named, members, named, simp_sets, tidy

Arithmetic = Callable[[Sequence[Term], Term], Thm | None]
"""From hypotheses and a goal, hypotheses ⊢ goal, or None. For conditions and goals that are left."""

SPLITS = 12
_KEPT = 32
_arithmetic: list[Arithmetic] = [linear]
_procedures: dict[str, list[Conv]] = {DEFAULT: [cancel, ONE_POINT]}
_engines: dict[object, _Engine] = {}


def set_arithmetic(decide: Arithmetic | None) -> None:
    """Ask DECIDE about conditions of equations, and about goals, that simplification leaves; None for nobody.

    At first it is linear arithmetic, `simp_arithmetic.linear`.
    """
    _arithmetic[:] = [] if decide is None else [decide]
    _engines.clear()


def simp_procedure(conv: Conv, name: str = DEFAULT) -> Conv:
    """Register a conversion that is tried at every node after the equations, in the set NAME. Returns it."""
    _procedures.setdefault(name, []).append(conv)
    _engines.clear()
    return conv


# Engines -------------------------------------------------------------------------------------------


class _Engine(Simplifier):
    """A simplifier for a list of lemmas, with what is needed to speak of them."""

    def __init__(self, lemmas: Sequence[Named], sets: Sequence[str]) -> None:
        self.names: dict[Thm, str] = {e.theorem: "" for e in _numbers().equations}
        equations: list[Equation] = []
        for lemma in lemmas:
            for th in lemma.theorems:
                found = lemma_equations(tidy(th), lemma.name)
                equations += found
                self.names.update({e.theorem: lemma.name for e in found})
                self.names[th] = lemma.name
        steps = [constructor_equation, computed_step, record_of_fields, literal_calls(equations)]
        procedures = [*steps, *[c for s in sets for c in _procedures.get(s, ())]]
        oracle = _ask if _arithmetic else None
        super().__init__(Layer(equations, _numbers()), True, procedures, oracle, is_arithmetic)


def _numbers() -> Layer:
    """What every `simp` rewrites with: the base rules and laws of numbers."""
    if not _base:
        equations = [e for th in simp_rules() for e in lemma_equations(th)]
        _base.append(Layer(equations, base_rules().layer))
    return _base[0]


_base: list[Layer] = []


def _ask(facts: Sequence[Thm], goal: Term) -> Thm | None:
    """FACTS' hypotheses ⊢ GOAL by arithmetic, or None."""
    th = _arithmetic[0]([fact.concl for fact in facts], goal) if _arithmetic else None
    if th is None:
        return None
    for fact in facts:
        th = PROVE_HYP(fact, th)
    return th


def simplifier_for(
    lemmas: Sequence[Lemma | Named | tuple[str, Thm]], only: bool = True, sets: Sequence[str] = ()
) -> _Engine:
    """The simplifier with these lemmas, a conversion; the same one for the same theorems under the same names."""
    own = [named(lemma) for lemma in lemmas]
    wanted = [*([] if only else [DEFAULT]), *[s for s in sets if s != DEFAULT]]
    everything = [*members([s for s in wanted if s not in _procedures or s in simp_sets()]), *own]
    key = (tuple([(n.name, n.theorems) for n in everything]), tuple(wanted))
    found = _engines.pop(key, None)
    if found is None:
        found = _Engine(everything, wanted)
        if len(_engines) >= _KEPT:
            del _engines[next(iter(_engines))]
    _engines[key] = found
    return found


# The search ----------------------------------------------------------------------------------------


class _Stuck(Exception):
    """Simplification and case splits leave `goal`, under `facts`."""

    def __init__(self, goal: Term, facts: Sequence[Thm]) -> None:
        super().__init__(show(goal))
        self.goal = goal
        self.facts = tuple(facts)


def _scope(engine: Simplifier, facts: Iterable[Thm], labels: dict[Term, str]) -> Scope:
    scope = engine.root
    for fact in facts:
        scope = engine.under(scope, fact, labels.get(fact.concl, "an assumption"))
    return scope


def _alone(engine: Simplifier, given: Sequence[Thm], labels: dict[Term, str]) -> list[Thm]:
    """The facts GIVEN, each simplified without the others; those that hold anyway are left out."""
    facts = []
    for fact in given:
        for part in CONJUNCTS(CONV_RULE(engine, fact)):
            labels.setdefault(part.concl, labels.get(fact.concl, "an assumption"))
            if part.concl is not T:
                facts.append(part)
    return facts


def _together(engine: Simplifier, facts: list[Thm], labels: dict[Term, str]) -> None:
    """Simplify each of FACTS by the others, in place; up to a contradiction, if there is one."""
    for _ in range(3):
        changed = False
        for i, fact in enumerate(facts):
            others = _scope(engine, [f for j, f in enumerate(facts) if j != i], labels)
            simpler = CONV_RULE(partial(engine, scope=others), fact)
            if simpler.concl is not T and simpler.concl is not fact.concl:
                parts = CONJUNCTS(simpler)
                for part in parts:
                    labels.setdefault(part.concl, labels.get(fact.concl, "an assumption"))
                facts[i], changed = parts[0], True
                facts += parts[1:]
            if simpler.concl is F:
                return
        if not changed:
            return


def _equal(engine: Simplifier, facts: Sequence[Thm], labels: dict[Term, str]) -> list[Thm]:
    """What equations follow from pairs of FACTS of which one says `not (a < b)` and one `not (b < a)`."""
    if engine.oracle is None:
        return []
    claims = {fact.concl for fact in facts}
    found = []
    for p in [fact.concl for fact in facts]:
        if is_not(p) and is_arithmetic(p) and p.args[0].head.symbol is not tm.EQ and len(p.args[0].args) == 2:
            less = p.args[0]
            a, b = less.args
            same = tm.eq(a, b)
            if negate(tm.app(less.head, b, a)) in claims and not claims & {same, tm.eq(b, a)}:
                th = engine.oracle(facts, same)
                if th is not None:
                    labels.setdefault(same, "an assumption")
                    found.append(th)
                    claims = claims | {same}
    return found


def _absurd(facts: Sequence[Thm]) -> Thm | None:
    """The fact that says F, if there is one."""
    return next((fact for fact in facts if fact.concl is F), None)


def _close(engine: Simplifier, goal: Term, given: Sequence[Thm], labels: dict[Term, str], splits: int) -> Thm:
    """GIVEN's hypotheses ⊢ GOAL. Raises _Stuck, Loops."""
    facts = _alone(engine, given, labels)
    facts += _equal(engine, facts, labels)
    same, rest = REFL(goal), goal
    for help_one_another in (False, True):
        if help_one_another:
            _together(engine, facts, labels)
        absurd = _absurd(facts)
        if absurd is not None:
            return CONTR(goal, absurd)
        more = engine(rest, _scope(engine, facts, labels))
        if more is not None:
            same = TRANS(same, more)
            rest = same.concl.args[1]
        if rest is T:
            return EQT_ELIM(same)
    return EQ_MP(SYM(same), _normal(engine, rest, facts, labels, splits))


def _normal(engine: Simplifier, goal: Term, facts: list[Thm], labels: dict[Term, str], splits: int) -> Thm:
    """FACTS' hypotheses ⊢ GOAL, which is simplified: taken apart, or by arithmetic, or by cases."""
    if goal is T:
        return TRUTH()
    if is_implies(goal):
        p, conclusion = goal.args
        return DISCH(p, _close(engine, conclusion, [*facts, ASSUME(p)], labels, splits))
    if is_forall(goal) and goal.args[0].kind == LAM:
        avoid = goal.free
        for fact in facts:
            for h in (*fact.hyps, fact.concl):
                avoid |= h.free
        v = tm.fresh(goal.args[0].name, goal.args[0].type.doms[0], avoid)
        return GENL([v], _close(engine, tm.open_lams(goal.args[0], (v,)), facts, labels, splits))
    if engine.oracle is not None:
        th = engine.oracle(facts, goal)
        if th is not None:
            return th
    if is_conj(goal):
        left = _close(engine, goal.args[0], facts, labels, splits)
        return CONJ(left, _close(engine, goal.args[1], facts, labels, splits))
    impossible = None if engine.oracle is None else engine.oracle(facts, F)
    if impossible is not None:
        return CONTR(goal, impossible)  # the tests of this case contradict each other
    c = split_on(goal) or next((c for f in facts if (c := _choice(f.concl)) is not None), None)
    if c is None or not splits:
        raise _Stuck(goal, facts)
    holds = _close(engine, goal, [*facts, ASSUME(c)], labels, splits - 1)
    fails = _close(engine, goal, [*facts, ASSUME(negate(c))], labels, splits - 1)
    return BOOL_CASES(c, holds, fails)


def _choice(fact: Term) -> Term | None:
    """A condition that a compound fact leaves open: of `p or q` or `p implies q`, p; the test of an `if`."""
    for u in subterms(fact):
        if u.loose or u.kind != tm.APP or u.head.kind != tm.CONST:
            continue
        if (
            u.head.symbol is logic.IF
            or u.head.symbol is logic.OR
            or u is fact
            and u.head.symbol is logic.IMPLIES
        ):
            return u.args[0] if u.args[0] not in (T, F) else None
    return None


# Results -------------------------------------------------------------------------------------------


@dataclass
class Result:
    """What `simplify` achieved: `theorem`, hypotheses ⊢ target, or else `equation`, hypotheses ⊢ target = rest.

    `stuck` says, as text, what stood in the way where the goal is not closed.
    """

    hypotheses: tuple[Term, ...]
    target: Term
    names: tuple[str, ...]
    theorem: Thm | None
    equation: Thm | None
    lemmas: dict[Thm, str]
    stuck: tuple[str, ...] = ()

    @property
    def rest(self) -> Term:
        """What is left to prove; T where the goal is closed."""
        if self.equation is not None:
            return self.equation.concl.args[1]
        return self.target if self.theorem is None else T

    @cached_property
    def trace(self) -> Trace:
        """The lemmas and hypotheses used, in the order of first use, with counts."""
        th = self.theorem or self.equation
        if th is None:
            return Trace()
        labels = {h: n for h, n in zip(self.hypotheses, self.names, strict=True) if h in th.hyps}
        return uses(th, self.lemmas, labels)

    @property
    def used(self) -> list[str]:
        """The names of what was used, in the order of first use."""
        return self.trace.names

    def closed(self) -> Thm:
        """The theorem. Raises TacticFailed, with what is left, where the goal is not closed."""
        if self.theorem is None:
            raise self.failure("the goal is not closed")
        return self.theorem

    def failure(self, reason: str) -> TacticFailed:
        """The exception that says what is left, and what was stuck."""
        text = show_goal(list(zip(self.names, self.hypotheses, strict=True)), self.rest)
        return TacticFailed("simp", text, "; ".join([reason, *self.stuck]))


def simplify(
    hypotheses: Sequence[Term],
    target: Term,
    lemmas: Sequence[Lemma | Named | tuple[str, Thm]] = (),
    *,
    only: bool = False,
    sets: Sequence[str] = (),
    splits: int = SPLITS,
    hyps: bool = True,
    trace: Trace | None = None,
    names: Sequence[str] = (),
    hypothesis: Callable[[str], Thm] | None = None,
    steps: int = MAX_STEPS,
) -> Result:
    """Close the goal hypotheses ⊢ target, or bring the target to normal form.

    LEMMAS are theorems, defined functions (their equations), theorems of the kernel, or pairs (name, Thm); a text
    is handed to HYPOTHESIS. They are used with those of the set "default", unless ONLY, and of SETS, and with the
    hypotheses, unless HYPS is False. At most SPLITS nested case distinctions are made. TRACE is filled with what
    was used. NAMES are those of the hypotheses. Each normal form may take so many STEPS.

    Raises TacticFailed where nothing changes, and where the lemmas go round in a loop, which it names.
    """
    labels = [n or f"h{i}" for i, n in enumerate([*names, *[""] * (len(hypotheses) - len(names))])]
    engine = simplifier_for([named(lemma, hypothesis) for lemma in lemmas], only, sets)
    facts = [ASSUME(h) for h in hypotheses] if hyps else []
    called = dict(zip(hypotheses, labels, strict=True))
    result = Result(tuple(hypotheses), target, tuple(labels), None, None, engine.names)
    engine.stuck.clear()
    engine.max_steps = steps
    try:
        result.theorem = _close(engine, target, facts, dict(called), splits)
    except _Stuck as stuck:
        result.stuck = _report(engine, stuck, target)
        result.equation = _normal_form(engine, target, facts, dict(called))
    except Loops as loops:
        raise result.failure(_loop(loops)) from None
    finally:
        engine.forget_scopes()
    if result.theorem is None and result.rest is target:
        raise result.failure("nothing to simplify")
    if trace is not None:
        trace.counts.update(result.trace.counts)
    return result


def _normal_form(engine: Simplifier, target: Term, given: Sequence[Thm], labels: dict[Term, str]) -> Thm:
    """GIVEN's hypotheses ⊢ target = rest, with the facts simplified by one another."""
    facts = _alone(engine, given, labels)
    first = convert(partial(engine, scope=_scope(engine, facts, labels)), target)
    _together(engine, facts, labels)
    more = engine(first.concl.args[1], _scope(engine, facts, labels))
    return first if more is None else TRANS(first, more)


def _report(engine: Simplifier, stuck: _Stuck, target: Term) -> tuple[str, ...]:
    """What could not be proved: the case that is left, and the last conditions of named lemmas."""
    found = []
    for (e, condition), rest in reversed(engine.stuck.items()):
        became = f", that is, {show(rest, 40)}" if rest is not condition and rest is not F else ""
        text = f"lemma {e.name} needs {show(condition, 40)}{became}"
        if e.name and text not in found:
            found.append(text)
    told = [f"stuck: {text}" for text in found[:3]]
    if stuck.goal is not target:
        told.insert(0, f"left in one case: {show(stuck.goal, 80)}")
    return tuple(told)


def _loop(loops: Loops) -> str:
    """The lemmas that a simplification used over and over."""
    counts = Counter([e.name or show(e.theorem.concl, 30) for e in loops.tail])
    often = ", ".join([f"{name} ({k})" for name, k in counts.most_common(3)])
    total = len(loops.tail)
    for e in sorted(set(loops.tail), key=loops.tail.index):
        if embeds(e):
            inner = f"the left side of {e.name or 'it'} fits a part of its right side: {show(e.theorem.concl, 40)}"
            return f"{loops.reason}; of the last {total}: {often}; {inner}"
    return f"{loops.reason}; of the last {total}: {often}"


# Fewer lemmas --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Minimised:
    """Lemmas that suffice, none of which can be left out; `line` is the call to paste into a proof."""

    lemmas: tuple[Lemma, ...]
    names: tuple[str, ...]

    @property
    def line(self) -> str:
        return f"goal.simp(only=[{', '.join(self.names)}])"


def minimise(
    hypotheses: Sequence[Term],
    target: Term,
    lemmas: Sequence[Lemma | Named | tuple[str, Thm]] = (),
    *,
    only: bool = False,
    sets: Sequence[str] = (),
    splits: int = SPLITS,
    hyps: bool = True,
    hypothesis: Callable[[str], Thm] | None = None,
    out: Callable[[str], None] = print,
) -> Minimised:
    """The lemmas that the simplification of a goal needs; the line to paste is handed to OUT.

    The goal is to be closed, or to be brought to the same normal form, without the set "default" and with as few
    of the lemmas as leaving out one after the other gives. Raises TacticFailed where `simplify` fails.
    """

    def attempt(given: Sequence[Named], only: bool, sets: Sequence[str]) -> Result:
        return simplify(hypotheses, target, given, only=only, sets=sets, splits=splits, hyps=hyps)

    own = [named(lemma, hypothesis) for lemma in lemmas]
    result = attempt(own, only, sets)
    used = set(result.used)
    wanted = [*([] if only else [DEFAULT]), *sets]
    everything = {n.name: n for n in [*members([s for s in wanted if s in simp_sets()]), *own]}
    procedures = [s for s in sets if s in _procedures]

    def suffices(given: Sequence[Named]) -> bool:
        try:
            return attempt(given, True, procedures).rest is result.rest
        except TacticFailed:
            return False

    kept = [n for n in everything.values() if n.name in used]
    if not suffices(kept):
        kept = list(everything.values())
    for n in list(kept):
        fewer = [k for k in kept if k is not n]
        if suffices(fewer):
            kept = fewer
    found = Minimised(tuple([n.lemma for n in kept]), tuple([n.name for n in kept]))
    out(found.line)
    return found
