"""Induction by a principle: one that a theorem states, or the one that a function's recursion gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import APP, CONST, LAM, VAR, Term
from lemmata.core.kernel.thm import ASSUME, INST, INST_TYPE, REFL, Thm
from lemmata.core.kernel.types import NAT
from lemmata.core.language import registry
from lemmata.core.language.builtins import length
from lemmata.core.language.registry import Definition
from lemmata.core.language.theory import LIST_TYPE
from lemmata.core.logic.conv import CONV_RULE, beta_normalise
from lemmata.core.logic.datatypes import constructor_index
from lemmata.core.logic.propositional import MP
from lemmata.core.logic.quantifiers import GENL, SPEC, SPEC_ALL, SPECL
from lemmata.core.logic.syntax import (
    is_forall,
    is_if,
    is_implies,
    list_forall,
    list_implies,
    strip_forall,
    strip_implies,
    subterms,
)
from lemmata.core.logic.traverse import replace_term
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.inductive import Inductive
from lemmata.tactics.lemmas import Lemma
from lemmata.tactics.smaller import tactics_for
from lemmata.tactics.state import Goals

_BODY = "the body of the call"
"""The hypothesis that carries what a function comes to: it changes with the cases, and is cleared at the end."""


class Principles(Inductive):
    """Induction with `using=`."""

    def induction(
        self,
        name: str = "",
        *,
        strong: bool = False,
        measure: str | Term | None = None,
        fixing: Sequence[str] = (),
        also: Mapping[str, str] | None = None,
        using: Lemma | Callable[..., Any] | None = None,
    ) -> Goals[Self]:
        """Induction on the variable NAME, for all other variables but those of FIXING.

        As it stands, a goal a constructor with an induction hypothesis a recursive field. STRONG, on a natural:
        one goal, the hypothesis for all smaller numbers. MEASURE, a natural that depends on the goal's
        variables: one goal, the hypothesis for all values with a smaller measure. ALSO, for types that contain
        each other: what to prove of a variable of another type at the same time. USING a theorem whose
        conclusion is P(x) for any P: a goal a premise; NAME are the variables, separated by commas. USING a
        recursive function: the cases that it distinguishes, with a hypothesis a recursive call; NAME are its
        arguments.
        """
        if using is None:
            return super().induction(name, strong=strong, measure=measure, fixing=fixing, also=also)
        if strong or measure is not None or also:
            raise self._fails("induction", "using= goes with neither strong=, measure= nor also=")
        vs = [self.variable(part.strip()) for part in name.split(",")]
        if len(set(vs)) < len(vs):
            raise self._fails("induction", f"{name}: these are to be different variables")
        definition = registry.find(using)
        if definition is not None and definition.given is None:
            return self._by_recursion(definition, vs, fixing)
        (th,) = self.lemmas([using])
        return self._by_principle(SPEC_ALL(th), vs, fixing)

    # By a theorem ------------------------------------------------------------------------------

    def _by_principle(self, th: Thm, vs: Sequence[Term], fixing: Sequence[str]) -> Goals[Self]:
        premises, conclusion = strip_implies(th.concl)
        if conclusion.kind != APP or conclusion.head.kind != VAR or len(conclusion.args) != len(vs):
            raise self._fails("induction", f"the principle does not conclude P of {len(vs)} variables")
        about = [(n, h) for n, h in self._pairs() if any(h.free & v.free for v in vs)]
        body = list_implies([h for _, h in about], self.target)
        others = [u for u in tm.variables(body.free) if u not in vs and u.name not in fixing]
        others = [
            u for u in others if not any(h.free & u.free for n, h in self._pairs() if (n, h) not in about)
        ]
        instance = _instance(th, conclusion, vs, list_forall(others, body))
        if instance is None:
            types = ", ".join(str(a.type) for a in conclusion.args)
            raise self._fails("induction", f"the principle is about {types}")
        wanted, _ = strip_implies(instance.concl)
        base = self.without([n for n, _ in about])
        goals = self._reduce(
            [base.with_target(p) for p in wanted[: len(premises)]],
            lambda ths: _applied(instance, ths, others, [h for _, h in about]),
        )
        names = [n for n, _ in about]
        shapes = zip(goals, premises, strict=True)
        return Goals([_opened(g, p, conclusion.head, bool(others), names) for g, p in shapes])

    def _pairs(self) -> list[tuple[str, Term]]:
        return list(zip(self.names, self.hypotheses, strict=True))

    # By a function's recursion -----------------------------------------------------------------

    def _by_recursion(self, f: Definition, vs: Sequence[Term], fixing: Sequence[str]) -> Goals[Self]:
        made = f.elaborated
        if len(vs) != len(made.params):
            raise self._fails("induction", f"{f.name} takes {len(made.params)} arguments")
        theta: dict[ty.Type, ty.Type] = {}
        if not all(ty.match(p.type, v.type, theta) for p, v in zip(made.params, vs, strict=True)):
            raise self._fails("induction", f"{f.name} does not take {', '.join(v.name for v in vs)}")
        left, body = INST_TYPE(theta, f.equation).concl.args
        at = dict(zip(left.args, vs, strict=True))
        if made.measure is not None:
            measure = tm.substitute(tm.instantiate_types(made.measure, theta), at)
        elif made.descending is None:
            raise self._fails("induction", f"{f.name} does not recur")
        elif _only_parts(body, left, made.descending):
            return self._by_parts(body, at, left.args[made.descending], fixing)
        else:
            size = _size(vs[made.descending])
            if size is None:
                raise self._fails("induction", f"{f.name} recurs on parts of parts: give measure=")
            measure = size
        order = [v for v in self.variables() if v.name not in fixing]
        calls = _Calls(f, measure, left.head, vs, order)
        parts = self._by_measure(measure, fixing)._along(tm.substitute(body, at))
        return Goals([calls.known(part) for part in parts])

    def _by_parts(self, body: Term, at: Mapping[Term, Term], on: Term, fixing: Sequence[str]) -> Goals[Self]:
        """Structural induction on what ON stands for, then the other cases of BODY."""
        found: list[Self] = []
        goals = super().induction(at[on].name, fixing=fixing)
        for goal, whole in zip(goals, self.constructed, strict=False):
            parts = goal._along(tm.substitute(body, {**at, on: whole}))
            found += [part.clear(_BODY) for part in parts]
        return Goals([*found, *goals[len(self.constructed) :]])

    def _along(self, body: Term) -> list[Self]:
        """The goals of the cases that BODY distinguishes, each with what it comes to as hypothesis _BODY."""
        found: list[Self] = []
        todo = [(self, _outermost(body))]
        while todo:
            goal, t = todo.pop()
            if is_if(t):
                goals = goal.cases(t.args[0])
                more = [(g, _outermost(branch)) for g, branch in zip(goals, t.args[1:], strict=True)]
            elif _subject(t) is None:
                found.append(goal._carrying(t))
                continue
            else:
                more = goal._carrying(t)._by_subject(t)
            todo.extend(reversed(more))
        return found

    def _carrying(self, t: Term) -> Self:
        return self._use(REFL(t), _BODY)

    def _by_subject(self, t: Term) -> list[tuple[Self, Term]]:
        """The cases of what T distinguishes first."""
        subject = _subject(t)
        if subject is None:
            return []
        if subject.kind == VAR:
            found = []
            for goal in self.cases(subject.name):
                now = goal.hypotheses[goal.names.index(_BODY)].args[0]
                found.append((goal.clear(_BODY), _outermost(now)))
            return found
        found = []
        for goal in self.clear(_BODY).cases(subject):
            value = goal.hypotheses[-1].args[1]
            found.append((goal, _outermost(replace_term(t, subject, value))))
        return found


class _Calls:
    """The recursive calls of a function by measure, and the induction hypothesis at each."""

    def __init__(
        self, definition: Definition, measure: Term, head: Term, vs: Sequence[Term], order: Sequence[Term]
    ) -> None:
        self.tactics = tactics_for(definition, measure)
        self.head, self.vs, self.order = head, vs, order

    def known(self, goal: Any) -> Any:
        """The goal with an instance of the induction hypothesis for each call in place of it."""
        t = goal.hypotheses[goal.names.index(_BODY)].args[0]
        calls = [c for c in subterms(t) if c.kind == APP and c.head is self.head and not c.loose]
        goal = goal.clear(_BODY)
        ih = goal.hypothesis("ih")
        for call in calls:
            goal = self._at(goal, ih, call)
        return goal.clear("ih")

    def _at(self, goal: Any, ih: Thm, call: Term) -> Any:
        at = dict(zip(self.vs, call.args, strict=False))
        copies, _ = strip_forall(ih.concl, call.free)
        places = dict(zip(self.order, copies, strict=False))
        theta = {places[v]: at[v] for v in self.order if v in at}
        kept = [c for c in copies if c not in theta]
        th = SPECL([theta.get(c, c) for c in copies], ih)
        smaller = th.concl.args[0]
        proved = self._proved(goal, smaller)
        if proved is not None:
            th = MP(th, proved)
        return goal._use(GENL(kept, th), "ih1")

    def _proved(self, goal: Any, smaller: Term) -> Thm | None:
        for tactic in self.tactics:
            trial = goal.with_target(smaller)
            try:
                if not trial.run(tactic):
                    return trial.theorem()  # type: ignore[no-any-return]
            except (TacticFailed, Refuted):
                continue
        return None


def _only_parts(body: Term, left: Term, descending: int) -> bool:
    """Do all calls in BODY pass, at the DESCENDING place, fields that a case took from the parameter itself?"""
    on = left.args[descending]
    whole = _outermost(body)
    if _subject(whole) is not on:
        return not any(u.kind == APP and u.head is left.head for u in subterms(body))
    fields: set[Term] = set()
    for branch in whole.args[1:]:
        opened = branch
        avoid = body.free
        while opened.kind == LAM:
            x = tm.fresh(opened.name, opened.type.doms[0], avoid)
            fields.add(x)
            avoid |= x.free
            opened = tm.open_lams(opened, (x,))
        for u in subterms(opened):
            if u.kind == APP and u.head is left.head and u.args[descending] not in fields:
                return False
    return True


def _size(v: Term) -> Term | None:
    """What gets smaller in every part of V: a natural itself, the length of a list."""
    if v.type is NAT:
        return v
    if v.type.con is LIST_TYPE.con:
        return logic.call(registry.definition(length).constant.symbol, v)
    return None


def _instance(th: Thm, conclusion: Term, vs: Sequence[Term], motive: Term) -> Thm | None:
    """TH with P as what MOTIVE says of VS, and its other variables as VS; None where the types do not fit."""
    theta: dict[ty.Type, ty.Type] = {}
    if not all(ty.match(a.type, v.type, theta) for a, v in zip(conclusion.args, vs, strict=True)):
        return None
    th = INST_TYPE(theta, th)
    _, conclusion = strip_implies(th.concl)
    values = {a: v for a, v in zip(conclusion.args, vs, strict=True) if a.kind == VAR}
    th = INST({conclusion.head: tm.lams(list(vs), motive), **values}, th)
    return CONV_RULE(beta_normalise, th)


def _applied(th: Thm, ths: Sequence[Thm], others: Sequence[Term], about: Sequence[Term]) -> Thm:
    """What a principle concludes from its premises THS, for OTHERS, under ABOUT."""
    for premise in ths:
        th = MP(th, premise)
    for u in others:
        th = SPEC(u, th)
    for h in about:
        th = MP(th, ASSUME(h))
    return th


def _opened(goal: Any, premise: Term, predicate: Term, others: bool, about: Sequence[str]) -> Any:
    """The goal of a PREMISE with its variables and induction hypotheses introduced, then OTHERS and ABOUT."""
    merged = False
    while premise.kind != APP or premise.head is not predicate:
        merged = is_forall(premise)
        if merged:
            goal, premise = goal.intro(), strip_forall(premise)[1]
        elif is_implies(premise):
            goal, premise = goal.intro("ih"), premise.args[1]
        else:
            return goal
    if others and not merged:
        goal = goal.intro()
    for name in about:
        goal = goal.intro(name)
    return goal


def _outermost(t: Term) -> Term:
    """T reduced at its head: abstractions applied, known cases and conditions taken."""
    while t.kind == APP:
        if t.head.kind == LAM:
            t = tm.beta(t)
        elif is_if(t) and t.args[0] in (T, F):
            t = t.args[1] if t.args[0] is T else t.args[2]
        else:
            taken = _branch(t)
            if taken is None:
                break
            t = taken
    return t


def _branch(t: Term) -> Term | None:
    """The branch that a case distinction of a constructor takes."""
    data = dt.case_of(t.head.symbol) if t.head.kind == CONST else None
    if data is None or not t.args:
        return None
    i = constructor_index(t.args[0])
    if i is None:
        return None
    fields = (
        [tm.nat(t.args[0].value - 1)]
        if t.args[0].kind == tm.LIT and i
        else t.args[0].args
        if t.args[0].kind == APP
        else ()
    )
    return tm.app(t.args[1 + i], *fields)


def _subject(t: Term) -> Term | None:
    """What T distinguishes first, of a datatype; None where T distinguishes nothing."""
    data = dt.case_of(t.head.symbol) if t.kind == APP and t.head.kind == CONST else None
    if data is None or not t.args:
        return None
    inner = _outermost(t.args[0])
    deeper = _subject(inner)
    return deeper if deeper is not None else t.args[0]
