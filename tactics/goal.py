"""Goals: hypotheses over a target, and the tactics that take them apart.

A tactic returns the goals that are left, and keeps a justification that makes the kernel's theorem from theirs. It
is never trusted: `Goal.theorem` checks that what comes out is hypotheses ⊢ target.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.errors import BudgetExceeded
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.logic import T, negate
from lemmata.core.kernel.terms import VAR, Term
from lemmata.core.kernel.thm import ADMIT, ASSUME, EQ_MP, Thm
from lemmata.core.kernel.types import BOOL
from lemmata.core.language import Theorem, registry
from lemmata.core.language.unfolding import equality_rules
from lemmata.core.language.unfolding import equations as unfolding
from lemmata.core.library.naturals import add_one, simp_rules
from lemmata.core.library.proving import Unproved, boolean_rules, clauses, close, simplifier
from lemmata.core.logic.conv import CONV_RULE, ConvFailed, convert
from lemmata.core.logic.datatypes import Instance, constructors, family, induct, is_datatype
from lemmata.core.logic.equality import ADD_HYP, EQT_ELIM, SYM
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.printing import show, show_goal
from lemmata.core.logic.propositional import BOOL_CASES, CONJ, DISCH, MP
from lemmata.core.logic.quantifiers import GENL, SPEC, SPEC_ALL
from lemmata.core.logic.rewriting import rewrite_top_down
from lemmata.core.logic.syntax import is_conj, is_forall, is_implies, list_forall, list_implies, strip_forall
from lemmata.core.logic.tautologies import NotTautology, SearchExhausted, prove_tautology
from lemmata.tactics.errors import TacticFailed

Lemma = Any  # a Thm, a Theorem (proved on demand), or a defined function (its equations)
Justification = Callable[[Sequence[Thm]], Thm]


class Goal:
    """`hypotheses` ⊢ `target`. Free variables stand for anything, unless a hypothesis speaks of them."""

    def __init__(self, hypotheses: Sequence[Term], target: Term) -> None:
        self.hypotheses = tuple(hypotheses)
        self.target = target
        self._subgoals: tuple[Goal, ...] = ()
        self._justify: Justification | None = None

    def __repr__(self) -> str:
        return show_goal([(f"h{i}", h) for i, h in enumerate(self.hypotheses)], self.target)

    def _repr_html_(self) -> str:
        text = repr(self).replace("&", "&amp;").replace("<", "&lt;")
        return f"<pre>{text}</pre>"

    def open_goals(self) -> list[Goal]:
        """The goals below this one that no tactic has closed."""
        if self._justify is None:
            return [self]
        return [g for sub in self._subgoals for g in sub.open_goals()]

    def theorem(self) -> Thm:
        """The kernel's theorem. Raises TacticFailed while goals are open."""
        if self._justify is None:
            raise TacticFailed("proof", repr(self), "this goal is left")
        th = self._justify([g.theorem() for g in self._subgoals])
        if th.concl is not self.target or not th.hyps <= set(self.hypotheses):
            raise TacticFailed("proof", repr(self), f"the justification proves {th!r}")
        return th

    def _close(self, th: Thm) -> tuple[Goal, ...]:
        return self._reduce((), lambda _: th)

    def _reduce(self, subgoals: Sequence[Goal], justify: Justification) -> tuple[Goal, ...]:
        if self._justify is not None:
            raise TacticFailed("proof", repr(self), "this goal was dealt with before")
        self._subgoals, self._justify = tuple(subgoals), justify
        return self._subgoals

    def _facts(self) -> list[Thm]:
        return [ASSUME(h) for h in self.hypotheses]

    def _fails(self, tactic: str, reason: str) -> TacticFailed:
        return TacticFailed(tactic, repr(self), reason)

    def variable(self, name: str) -> Term:
        """The free variable NAME of the target. Raises TacticFailed if there is none."""
        for v in tm.variables(self.target.free):
            if v.name == name:
                return v
        known = ", ".join(v.name for v in tm.variables(self.target.free)) or "none"
        raise self._fails("variable", f"no variable {name} in the goal; its variables: {known}")

    # Structure ---------------------------------------------------------------------------------

    def intro(self) -> Goal:
        """Move the premises of an implication into the hypotheses, quantified variables into the goal."""
        target = self.target
        if is_forall(target):
            avoid = target.free
            for h in self.hypotheses:
                avoid |= h.free
            vs, body = strip_forall(target, avoid)
            return self._reduce([Goal(self.hypotheses, body)], lambda ths: GENL(vs, ths[0]))[0]
        if not is_implies(target):
            raise self._fails("intro", "the target is neither an implication nor quantified")
        p, q = target.args
        return self._reduce([Goal([*self.hypotheses, p], q)], lambda ths: DISCH(p, _with(p, ths[0])))[0]

    def split(self) -> tuple[Goal, ...]:
        """A conjunction as two goals."""
        if not is_conj(self.target):
            raise self._fails("split", "the target is no conjunction")
        parts = [Goal(self.hypotheses, p) for p in self.target.args]
        return self._reduce(parts, lambda ths: CONJ(ths[0], ths[1]))

    def cases(self, what: str | Term) -> tuple[Goal, ...]:
        """A goal a constructor of a variable's type; for a Boolean, one where it holds and one where it fails."""
        t = self.variable(what) if isinstance(what, str) else what
        if t.type is BOOL:
            goals = [Goal([*self.hypotheses, p], self.target) for p in (t, negate(t))]
            return self._reduce(goals, lambda ths: BOOL_CASES(t, _with(t, ths[0]), _with(negate(t), ths[1])))
        return self._by_constructors("cases", t, hypotheses=False)

    def induction(self, name: str) -> tuple[Goal, ...]:
        """A goal a constructor, with an induction hypothesis a recursive field, for all other variables."""
        return self._by_constructors("induction", self.variable(name), hypotheses=True)

    def _by_constructors(self, tactic: str, v: Term, hypotheses: bool) -> tuple[Goal, ...]:
        if v.kind != VAR or not is_datatype(v.type):
            raise self._fails(tactic, f"{v!r} : {v.type} is no variable of a datatype")
        about = [h for h in self.hypotheses if h.free & v.free]
        kept = [h for h in self.hypotheses if not h.free & v.free]
        fixed = 0
        for h in kept:
            fixed |= h.free
        body = list_implies(about, self.target)
        others = [u for u in tm.variables(body.free & ~fixed) if u is not v]
        motive = list_forall(others, body)
        goals: dict[int, Goal] = {}
        openings: dict[int, Callable[[Thm], Thm]] = {}

        def plan(member: Instance, j: int, xs: Sequence[Term], ihs: Sequence[Term]) -> Thm:
            claim = tm.substitute(motive, {v: tm.app(constructors(v.type)[j].term, *xs)})
            used = fixed
            for x in xs:
                used |= x.free
            vs, opened = strip_forall(claim, used)
            goals[j] = Goal([*kept, *(ihs if hypotheses else ())], opened)
            openings[j] = lambda th: GENL(vs, th)
            return ADMIT(claim, "plan")  # only the shape of the step is wanted; the theorem is thrown away

        names = {(v.type, j): _names(v, len(c.fields)) for j, c in enumerate(constructors(v.type))}
        avoid = fixed | motive.free
        induct(family(v.type), {v.type: (v, motive)}, plan, avoid, names)
        order = sorted(goals)

        def justify(ths: Sequence[Thm]) -> Thm:
            made = dict(zip(order, ths, strict=True))
            proved = induct(
                family(v.type),
                {v.type: (v, motive)},
                lambda m, j, xs, ihs: openings[j](made[j]),
                avoid,
                names,
            )
            th = SPEC_ALL(SPEC(v, proved[v.type]))
            for h in about:
                th = MP(th, ASSUME(h))
            return th

        subgoals = self._reduce([goals[j] for j in order], justify)
        return tuple([_introduce(g, len(about)) for g in subgoals])

    # Rewriting ---------------------------------------------------------------------------------

    def simp(self, *lemmas: Lemma, split: bool = True) -> tuple[Goal, ...]:
        """Simplify with LEMMAS, the hypotheses and what is known of datatypes, numbers and connectives.

        With SPLIT, conditions that are left are split on. Returns what is left: nothing, or one goal.
        """
        tidy = rewrite_top_down([add_one()])  # a lemma about n + 1 is to fit Suc n
        given = [CONV_RULE(tidy, th) for lemma in lemmas for th in theorems_of(lemma)]
        theorems = [*simp_rules(), *given]
        try:
            return self._close(close(self.target, theorems, self._facts(), splits=12 if split else 0))
        except Unproved:
            pass
        except ConvFailed as error:
            raise self._fails("simp", str(error)) from None
        th = convert(simplifier([*theorems, *self._facts()]), self.target)
        rest = th.concl.args[1]
        if rest is self.target:
            raise self._fails("simp", "nothing to simplify")
        return self._reduce([Goal(self.hypotheses, rest)], lambda ths: EQ_MP(SYM(th), ths[0]))

    def rewrite(self, *lemmas: Lemma) -> Goal:
        """Rewrite the target with equations, wholes before parts, until nothing changes."""
        theorems = [th for lemma in lemmas for th in theorems_of(lemma)]
        try:
            th = convert(rewrite_top_down(theorems), self.target)
        except ConvFailed as error:
            raise self._fails("rewrite", str(error)) from None
        rest = th.concl.args[1]
        if rest is self.target:
            raise self._fails("rewrite", "no equation fits")
        return self._reduce([Goal(self.hypotheses, rest)], lambda ths: EQ_MP(SYM(th), ths[0]))[0]

    def unfold(self, *functions: Callable[..., object]) -> Goal:
        """Replace calls of functions that do not recur by what they say."""
        equations = []
        for f in functions:
            definition = registry.definition(f)
            if definition.elaborated.descending is not None:
                raise self._fails("unfold", f"{definition.name} recurs: use simp({definition.name})")
            equations.append(definition.equation)
        return self.rewrite(*equations)

    # Closing -----------------------------------------------------------------------------------

    def exact(self, lemma: Lemma) -> None:
        """Close the goal with an instance of a theorem."""
        for th in theorems_of(lemma):
            found = match_theorem(SPEC_ALL(th), SPEC_ALL(th).concl, self.target)
            if found is not None:
                self._close(found)
                return
        raise self._fails("exact", "the theorem does not say that")

    def apply(self, lemma: Lemma) -> tuple[Goal, ...]:
        """Use a theorem whose conclusion is the target: its premises are left."""
        for th in theorems_of(lemma):
            th = SPEC_ALL(th)
            premises: list[Term] = []
            conclusion = th.concl
            while True:
                found = match_theorem(th, conclusion, self.target)
                if found is not None:
                    return self._apply(found, len(premises))
                if not is_implies(conclusion):
                    break
                premises.append(conclusion.args[0])
                conclusion = conclusion.args[1]
        raise self._fails("apply", "the theorem's conclusion is not the target")

    def _apply(self, th: Thm, count: int) -> tuple[Goal, ...]:
        wanted, rest = [], th.concl
        for _ in range(count):
            wanted.append(Goal(self.hypotheses, rest.args[0]))
            rest = rest.args[1]

        def justify(ths: Sequence[Thm]) -> Thm:
            result = th
            for premise in ths:
                result = MP(result, premise)
            return result

        return self._reduce(wanted, justify)

    def have(self, claim: Term) -> tuple[Goal, Goal]:
        """CLAIM as a goal of its own, and the goal with it as one more hypothesis."""
        first, then = Goal(self.hypotheses, claim), Goal([*self.hypotheses, claim], self.target)
        self._reduce([first, then], lambda ths: MP(DISCH(claim, _with(claim, ths[1])), ths[0]))
        return first, then

    def contradiction(self, *lemmas: Lemma) -> None:
        """Close the goal because the hypotheses contradict each other."""
        theorems = [th for lemma in lemmas for th in theorems_of(lemma)]
        try:
            self._close(close(self.target, theorems, self._facts()))
        except Unproved as error:
            raise self._fails("contradiction", f"no contradiction found; left: {show(error.goal)}") from None

    def decide(self) -> None:
        """Close the goal by evaluating it to True."""
        try:
            th = EVALUATE(
                Context(
                    [*boolean_rules(), *equality_rules(self.target), *unfolding(self.target)], steps=5_000_000
                ),
                self.target,
            )
        except BudgetExceeded as error:
            raise self._fails("decide", str(error)) from None
        if th.concl.args[1] is not T:
            raise self._fails("decide", f"it evaluates to {show(th.concl.args[1])}")
        self._close(EQT_ELIM(th))

    def tautology(self) -> None:
        """Close a goal that holds whatever its atoms are."""
        goal = list_implies(self.hypotheses, self.target)
        try:
            th = prove_tautology(goal)
        except (NotTautology, SearchExhausted) as error:
            raise self._fails("tautology", str(error)) from None
        for fact in self._facts():
            th = MP(th, fact)
        self._close(th)

    def bv_decide(self, conflicts: int | None = None) -> None:
        """Close a goal about words and Booleans by SAT; see `tactics.bv_decide`."""
        from lemmata.tactics.bv_decide import bv_decide
        from lemmata.tactics.sat import DEFAULT_CONFLICTS

        self._close(bv_decide(self.hypotheses, self.target, conflicts or DEFAULT_CONFLICTS))


def _with(p: Term, th: Thm) -> Thm:
    """TH with P among its hypotheses."""
    return th if p in th.hyps else ADD_HYP(p, th)


def _names(v: Term, fields: int) -> list[str]:
    """Names for the fields of the constructor that takes the place of V."""
    if fields == 2:
        return [v.name[:1], v.name]  # of xs: x and xs
    return [v.name] if fields == 1 else [f"{v.name}{i}" for i in range(fields)]


def _introduce(goal: Goal, premises: int) -> Goal:
    for _ in range(premises):
        goal = goal.intro()
    return goal


def theorems_of(lemma: Lemma) -> list[Thm]:
    """The theorems that a user's LEMMA stands for. Raises TacticFailed if it stands for none."""
    if isinstance(lemma, Thm):
        return [lemma]
    if isinstance(lemma, Theorem):
        from lemmata.tactics.prover import prove

        return [prove(lemma)]
    if registry.find(lemma) is not None:
        return clauses(lemma)
    raise TacticFailed("simp", repr(lemma), "not a theorem and not a function of the logic")
