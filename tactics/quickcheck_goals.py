"""Random testing of a goal: its hypotheses and its target are evaluated in the kernel at values of its variables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.errors import BudgetExceeded
from lemmata.core.kernel.evaluate import EVALUATE, Context, Recipe
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import Term
from lemmata.core.language import LanguageError
from lemmata.core.language.formulas import raise_type
from lemmata.core.language.sorts import Param, Sort, instantiate, params
from lemmata.core.language.tables import source
from lemmata.core.language.theory import lower_sort
from lemmata.core.language.unfolding import equality_rules
from lemmata.core.language.unfolding import equations as unfolding
from lemmata.core.language.values import quote
from lemmata.core.library.proving import boolean_rules
from lemmata.tactics.errors import Refuted
from lemmata.tactics.sampling import Falsified, assignments, search
from lemmata.tactics.strategies import values

STEPS = 50_000
"""How many steps the evaluation of one example may take."""


def falsify(
    hypotheses: Sequence[Term], target: Term, runs: int = 100, seed: int | None = None
) -> Refuted | None:
    """A small counterexample to HYPOTHESES ⊢ TARGET, if RUNS examples lead to one; None proves nothing.

    None also where the goal has variables of types that no values are made of, or is not computable.
    """
    try:
        return _Run(hypotheses, target).run(runs, seed)
    except LanguageError:
        return None


class _Run:
    def __init__(self, hypotheses: Sequence[Term], target: Term) -> None:
        mask = target.free
        for h in hypotheses:
            mask |= h.free
        self.variables = tm.variables(mask)
        self.sorts = [raise_type(v.type) for v in self.variables]
        self.propositions = [*hypotheses, target]
        self.cases = {w: _Case(self, types) for w, types in assignments(params(self.sorts)).items()}
        self.found: dict[str, object] | None = None

    def run(self, runs: int, number: int | None) -> Refuted | None:
        """Test."""
        if not self.variables:
            runs = 1
        arguments = {
            w: st.tuples(*[values(s, finite=True) for s in case.sorts]) for w, case in self.cases.items()
        }
        examples = st.sampled_from(list(arguments)).flatmap(lambda w: st.tuples(st.just(w), arguments[w]))
        try:
            search(self._once, examples, runs, number)
        except Falsified:
            return Refuted(self.found or {}, True)
        return None

    def _once(self, example: tuple[int, tuple[Any, ...]]) -> None:
        width, arguments = example
        if not self.cases[width].is_false_at(arguments):
            return
        self.found = {v.name: source(a) for v, a in zip(self.variables, arguments, strict=True)}
        raise Falsified


class _Case:
    """The goal with its type variables replaced, ready to be evaluated."""

    def __init__(self, run: _Run, types: dict[Param, Sort]) -> None:
        theta = {lower_sort(p): lower_sort(s) for p, s in types.items()}
        self.sorts = [instantiate(s, types) for s in run.sorts]
        self.variables = [tm.instantiate_types(v, theta) for v in run.variables]
        *self.hypotheses, self.target = [tm.instantiate_types(p, theta) for p in run.propositions]
        terms = [*self.hypotheses, self.target]
        self.recipe = Recipe([*boolean_rules(), *equality_rules(*terms), *unfolding(*terms)])

    def is_false_at(self, arguments: Sequence[Any]) -> bool:
        """Whether the target is; an example that does not make all hypotheses true is rejected."""
        terms = [quote(a, s) for a, s in zip(arguments, self.sorts, strict=True)]
        theta = dict(zip(self.variables, terms, strict=True))
        for h in self.hypotheses:
            if self._value(tm.substitute(h, theta)) is not T:
                reject()
        return self._value(tm.substitute(self.target, theta)) is F

    def _value(self, proposition: Term) -> Term | None:
        try:
            return EVALUATE(Context(self.recipe, steps=STEPS), proposition).concl.args[1]
        except BudgetExceeded:
            return None
