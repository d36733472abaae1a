"""smt: propositional reasoning over equality, uninterpreted functions, datatypes, linear arithmetic and words.

The lazy way (Nieuwenhuis, Oliveras and Tinelli, Solving SAT and SAT modulo theories, 2006): the goal with a variable
for each atom is handed to `bv_decide`, where words are interpreted. A model of its denial is a set of literals; the
congruence closure and omega either refute some of them, and that theorem becomes a premise of the next round, or find
nothing wrong. A proof is the last round's certificate and those theorems.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.datatypes import SUC
from lemmata.core.kernel.logic import F, T, negate
from lemmata.core.kernel.tautology import is_connective
from lemmata.core.kernel.terms import APP, CONST, LIT, VAR, Term, eq
from lemmata.core.kernel.thm import ASSUME, INST, Thm
from lemmata.core.kernel.types import BOOL, NAT
from lemmata.core.language import registry
from lemmata.core.language.integers import less
from lemmata.core.library.integers import INT
from lemmata.core.library.proving import close
from lemmata.core.logic.printing import show
from lemmata.core.logic.propositional import DISCH, MP, UNDISCH
from lemmata.core.logic.syntax import is_if, list_implies, subterms
from lemmata.core.logic.traverse import Visits, drive
from lemmata.tactics.bv_decide import Model, Statistics, decide_or_model, refute
from lemmata.tactics.egraph import EGraph
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.evaluation import evaluated
from lemmata.tactics.omega import omega
from lemmata.tactics.sat import DEFAULT_CONFLICTS

ROUNDS = 400


@cache
def _word_operators() -> frozenset[tm.Symbol]:
    """The operations on words that bit-blasting knows."""
    return frozenset(
        [
            getattr(pr, name)
            for name in dir(pr)
            if name.startswith("W_") and isinstance(getattr(pr, name), tm.Symbol)
        ]
    )


class Abstraction:
    """Variables for the atoms of a goal, and for the words that are not made by operations on words."""

    def __init__(self, avoid: int) -> None:
        self.avoid = avoid
        self.variables: dict[Term, Term] = {}
        self._memo: dict[Term, Term] = {}

    def of(self, p: Term) -> Term:
        """A proposition or a word with variables for its atoms."""
        return drive(self._visit, p, self._memo)

    def _visit(self, t: Term) -> Visits[Term]:
        if t.kind in (VAR, LIT) or t in (T, F):
            return t
        if not (is_connective(t) or self._is_word_operation(t)):
            return self._variable(t)
        args = []
        for a in t.args:
            args.append((yield a) if a.type is BOOL or a.type.con is ty.WORD else a)
        return tm.app(t.head, *args)

    def _is_word_operation(self, t: Term) -> bool:
        if t.kind != APP or t.head.kind != CONST or t.loose or t.tvars:
            return False
        words = [a for a in t.args if a.type.con is ty.WORD]
        others = [a for a in t.args if a.type.con is not ty.WORD]
        if t.head.symbol is tm.EQ or is_if(t):
            return bool(words) and all(a.type is BOOL for a in others)
        return t.head.symbol in _word_operators() and all(a.kind == LIT for a in others)

    def _variable(self, t: Term) -> Term:
        found = self.variables.get(t)
        if found is None:
            found = self.variables[t] = tm.fresh(f"a{len(self.variables)}", t.type, self.avoid)
            self.avoid |= found.free
        return found


def smt(
    hypotheses: Sequence[Term],
    target: Term,
    facts: Sequence[Thm] = (),
    conflicts: int = DEFAULT_CONFLICTS,
    rounds: int = ROUNDS,
) -> Thm:
    """HYPOTHESES ⊢ TARGET, using FACTS.

    Raises Refuted, with a replayed counterexample, where the goal is about words and Booleans alone and false;
    TacticFailed, with the literals that no theory refutes, where it does not follow, and where the rounds are spent.
    """
    search = _Search(hypotheses, target, facts, conflicts, rounds)
    return search.proved(search.run())


def smt_or_model(
    hypotheses: Sequence[Term],
    target: Term,
    facts: Sequence[Thm] = (),
    conflicts: int = DEFAULT_CONFLICTS,
    rounds: int = ROUNDS,
) -> Thm | dict[Term, Term]:
    """HYPOTHESES ⊢ TARGET, or values of atoms, words and variables at which it fails, as far as the theories see.

    Nobody has replayed the values. Raises TacticFailed where the rounds are spent.
    """
    search = _Search(hypotheses, target, facts, conflicts, rounds)
    found = search.model()
    if isinstance(found, Thm):
        return search.proved(found)
    named = {t: found.values[v] for t, v in search.names.variables.items() if v in found.values}
    return {**found.values, **named}


class _Search:
    def __init__(
        self, hypotheses: Sequence[Term], target: Term, facts: Sequence[Thm], conflicts: int, rounds: int
    ) -> None:
        self.hypotheses, self.facts, self.conflicts, self.rounds = hypotheses, facts, conflicts, rounds
        self.goal = goal = list_implies([*[f.concl for f in facts], *hypotheses], target)
        self.names = Abstraction(goal.free)
        self.lemmas: dict[Term, Thm] = {}
        self.looked_at: set[Term] = set()
        self.atoms_seen = 0
        self._look(goal)

    def proved(self, th: Thm) -> Thm:
        """What TH, ⊢ the goal, says of the hypotheses and the target."""
        for fact in self.facts:
            th = MP(th, fact)
        for _ in self.hypotheses:
            th = UNDISCH(th)
        return th

    def run(self) -> Thm:
        """⊢ the goal."""
        found = self.model()
        if isinstance(found, Thm):
            return found
        if not self.names.variables:
            return refute(self.goal, found)
        said = "; ".join([show(p, 40) for p in self._literals(found) if p.kind != VAR][:12])
        raise TacticFailed("smt", show(self.goal, 120), f"no theory refutes: {said}")

    def model(self) -> Thm | Model:
        """⊢ the goal, or a model of its denial that no theory refutes."""
        for _ in range(self.rounds):
            whole = list_implies(list(self.lemmas), self.goal)
            answer = decide_or_model(self.names.of(whole), self.conflicts, Statistics())
            if isinstance(answer, Thm):
                th = INST({v: t for t, v in self.names.variables.items()}, answer)
                for lemma in self.lemmas.values():
                    th = MP(th, lemma)
                return th
            if not self.names.variables or not self._learn(self._literals(answer)):
                return answer
        raise TacticFailed("smt", show(self.goal, 120), f"undecided after {self.rounds} rounds")

    # What a model says -------------------------------------------------------------------------

    def _literals(self, model: Model) -> list[Term]:
        """The literals that hold in a model: of atoms, and equations between words that other terms contain."""
        found = []
        for t, v in self.names.variables.items():
            if t.type is BOOL and v in model.values:
                found.append(t if model.values[v] is T else negate(t))
        for v in tm.variables(self.goal.free):
            if v.type is BOOL and v in model.values:
                found.append(v if model.values[v] is T else negate(v))
        return [*found, *self._equations(model)]

    def _equations(self, model: Model) -> list[Term]:
        """Which of the words and propositions inside the atoms are equal, and which are not."""
        by_value: dict[Term, list[Term]] = {}
        for t in self._inner():
            value = self._value(t, model)
            if value is not None:
                by_value.setdefault(value, []).append(t)
        found = []
        for value, members in by_value.items():
            if value.type is BOOL:
                found += [t if value is T else negate(t) for t in members]
            else:
                found += [eq(members[0], t) for t in members[1:]]
        firsts = [members[0] for value, members in by_value.items() if value.type is not BOOL]
        for i, a in enumerate(firsts):
            found += [
                negate(eq(a, b)) for b in firsts[:i] if b.type is a.type and not (a.kind == b.kind == LIT)
            ]
        return found

    def _inner(self) -> list[Term]:
        """The words and propositions that atoms and foreign words have as arguments, and those words themselves."""
        found: dict[Term, None] = {}
        for t in self.names.variables:
            if t.type.con is ty.WORD:
                found[t] = None
            for u in subterms(t):
                for a in u.args if u.kind == APP and not u.loose else ():
                    if a.type.con is ty.WORD or (a.type is BOOL and a not in (T, F)):
                        found[a] = None
        return list(found)

    def _value(self, t: Term, model: Model) -> Term | None:
        p = tm.substitute(self.names.of(t), model.values)
        if p.free:
            rest = {v: F if v.type is BOOL else tm.lit(v.type, 0) for v in tm.variables(p.free)}
            p = tm.substitute(p, rest)
        value = evaluated(p).concl.args[1]
        return value if value.kind == LIT or value in (T, F) else None

    # What theories make of it ------------------------------------------------------------------

    def _learn(self, literals: list[Term]) -> bool:
        """Add a theorem that excludes this model; False where there is none."""
        graph = EGraph(self.names.variables)
        for literal in literals:
            graph.assume(ASSUME(literal))
            if graph.conflict is not None:
                return self._add(graph.conflict, literals)
        absurd = _arithmetic(literals, graph)
        if absurd is not None:
            return self._add(absurd, literals)
        return self._arrange(graph)

    def _add(self, absurd: Thm, literals: Sequence[Term]) -> bool:
        th = absurd
        for h in literals:
            if h in absurd.hyps:
                th = DISCH(h, th)
        if th.concl in self.lemmas:
            return False
        self.lemmas[th.concl] = th
        self._look(th.concl)
        return True

    def _arrange(self, graph: EGraph) -> bool:
        """Ask for the order of two numbers that stand at one place of a function and are not known to be equal."""
        places: dict[tuple[Term, int], list[Term]] = {}
        for t in graph.terms():
            for i, a in enumerate(t.args) if t.kind == APP and not _is_arithmetic(t) else ():
                if a.type in (NAT, INT) and not a.loose:
                    places.setdefault((t.head, i), []).append(a)
        for terms in places.values():
            for i, a in enumerate(terms):
                for b in terms[:i]:
                    if not (a.kind == b.kind == LIT or graph.same(a, b)) and self._trichotomy(a, b):
                        return True
        return False

    def _trichotomy(self, a: Term, b: Term) -> bool:
        same = eq(a, b)
        if same in self.looked_at:
            return False
        self.looked_at.add(same)
        less = [_less(a, b), _less(b, a)]
        claim = logic.call(logic.OR, same, logic.call(logic.OR, *less))
        self.lemmas[claim] = omega([], claim)
        self._look(claim)
        return True

    def _look(self, p: Term) -> None:
        """Say what the conditionals inside P are."""
        self.names.of(p)
        while self.atoms_seen < len(self.names.variables):  # the claims have atoms of their own
            new = list(self.names.variables)[self.atoms_seen :]
            self.atoms_seen += len(new)
            for t in subterms(*new):
                if is_if(t) and not t.loose and t.type is not BOOL and t not in self.looked_at:
                    self.looked_at.add(t)
                    c, x, y = t.args
                    for condition, value in ((c, x), (negate(c), y)):
                        claim = logic.implies(condition, eq(t, value))
                        self.lemmas[claim] = close(claim)
                        self.names.of(claim)


_ARITHMETIC = (pr.ADD, pr.SUB, pr.MUL, pr.DIV, pr.MOD, pr.POW, pr.LT, pr.LE, tm.EQ, SUC, logic.IF)


def _is_arithmetic(t: Term) -> bool:
    """Is T made by a function that omega interprets?"""
    if t.head.kind != CONST:
        return False
    return t.head.symbol in _ARITHMETIC or t.head.symbol.name.startswith("lemmata.core.language.integers")


def _less(a: Term, b: Term) -> Term:
    if a.type is NAT:
        return logic.call(pr.LT, a, b)
    return logic.call(registry.definition(less).constant.symbol, a, b)


def _arithmetic(literals: Sequence[Term], graph: EGraph) -> Thm | None:
    """Some of the literals ⊢ False by linear arithmetic, with what the graph knows to be equal; None if not."""
    facts = [ASSUME(p) for p in literals if _speaks_of_numbers(p)]
    for members in graph.classes():
        if members[0].type in (NAT, INT):
            facts += [graph.explain(members[0], t) for t in members[1:]]
    if not facts:
        return None
    try:
        return omega([], F, facts)
    except (TacticFailed, Refuted):
        return None


def _speaks_of_numbers(p: Term) -> bool:
    body = p.args[0] if p.kind == APP and p.head.kind == CONST and p.head.symbol is logic.NOT else p
    return body.kind == APP and any(a.type in (NAT, INT) for a in body.args)
