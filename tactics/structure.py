"""Tactics that follow the shape of a goal: implications, conjunctions, quantifiers, equations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self, overload

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import F, negate
from lemmata.core.kernel.terms import APP, Term
from lemmata.core.kernel.thm import ASSUME, DEDUCT_ANTISYM, EQ_MP, INST, INST_TYPE, MK_COMB, REFL, Thm
from lemmata.core.kernel.types import Type
from lemmata.core.logic.equality import EXT, LIST_BETA1, SYM
from lemmata.core.logic.match import match_types
from lemmata.core.logic.propositional import CCONTR, CONJ, CONTR, DISCH, DISJ1, DISJ2, MP, NOT_INTRO
from lemmata.core.logic.quantifiers import EXISTS, GENL, SPEC
from lemmata.core.logic.syntax import (
    hyps_free,
    hyps_tvars,
    is_conj,
    is_disj,
    is_eq,
    is_exists,
    is_forall,
    is_implies,
    is_not,
    mk_implies,
    strip_forall,
    thm_free,
)
from lemmata.core.logic.traverse import replace_term
from lemmata.tactics.lemmas import Lemma
from lemmata.tactics.state import Goals, State, with_hypothesis


class Structure(State):
    """What to do with a goal as it stands."""

    def intro(self, *names: str) -> Self:
        """Move a premise into the hypotheses, or quantified variables into the goal, called NAMES."""
        target = self.target
        if is_forall(target):
            return self._intro_variables(names)
        if is_not(target):
            p = target.args[0]
            goal = self.assuming([(names[0] if names else "", p)], F)
            return self._reduce([goal], lambda ths: NOT_INTRO(DISCH(p, with_hypothesis(p, ths[0]))))[0]
        if not is_implies(target):
            raise self._fails("intro", "the target is neither an implication nor quantified nor a denial")
        p, q = target.args
        goal = self.assuming([(names[0] if names else "", p)], q)
        return self._reduce([goal], lambda ths: DISCH(p, with_hypothesis(p, ths[0])))[0]

    def _intro_variables(self, names: Sequence[str]) -> Self:
        avoid = self.target.free
        for h in self.hypotheses:
            avoid |= h.free
        vs, body = strip_forall(self.target, avoid)
        theta = {v: tm.fresh(name, v.type, avoid) for v, name in zip(vs, names, strict=False)}
        vs, body = [theta.get(v, v) for v in vs], tm.substitute(body, theta)
        return self._reduce([self.with_target(body)], lambda ths: GENL(vs, ths[0]))[0]

    def intros(self, *names: str) -> Self:
        """`intro` until there is nothing to introduce; the premises are called NAMES."""
        goal, left = self, list(names)
        while is_forall(goal.target) or is_implies(goal.target):
            if is_forall(goal.target):
                goal = goal._intro_variables(())
            else:
                goal = goal.intro(*left[:1])
                left = left[1:]
        return goal

    def split(self) -> Goals[Self]:
        """A conjunction as two goals; an equation of truth values as two implications."""
        target = self.target
        if is_conj(target):
            parts = [self.with_target(p) for p in target.args]
            return self._reduce(parts, lambda ths: CONJ(ths[0], ths[1]))
        if is_eq(target) and target.args[0].type is ty.BOOL:
            p, q = target.args
            both = [self.assuming([("", p)], q), self.assuming([("", q)], p)]
            return self._reduce(both, lambda ths: _equivalence(p, q, ths[0], ths[1]))
        raise self._fails("split", "the target is neither a conjunction nor an equation of truth values")

    def left(self) -> Self:
        """Prove a disjunction by its left side."""
        if not is_disj(self.target):
            raise self._fails("left", "the target is no disjunction")
        p, q = self.target.args
        return self._reduce([self.with_target(p)], lambda ths: DISJ1(ths[0], q))[0]

    def right(self) -> Self:
        """Prove a disjunction by its right side."""
        if not is_disj(self.target):
            raise self._fails("right", "the target is no disjunction")
        p, q = self.target.args
        return self._reduce([self.with_target(q)], lambda ths: DISJ2(p, ths[0]))[0]

    def exists(self, *witnesses: str | Term) -> Self:
        """Prove that something exists by naming it: one witness a quantifier."""
        goal = self
        for witness in witnesses:
            goal = goal._exists(witness)
        return goal

    def _exists(self, witness: str | Term) -> Self:
        target = self.target
        if not is_exists(target):
            raise self._fails("exists", "the target is not existentially quantified")
        w = self.term(witness, target.args[0].type.doms[0])
        body = tm.open_lams(target.args[0], (w,))
        return self._reduce([self.with_target(body)], lambda ths: EXISTS(target, w, ths[0]))[0]

    def exfalso(self) -> Self:
        """Prove False instead: the hypotheses contradict each other."""
        target = self.target
        return self._reduce([self.with_target(F)], lambda ths: CONTR(target, ths[0]))[0]

    def by_contradiction(self, name: str = "") -> Self:
        """Assume that the target fails, and prove False."""
        target, denied = self.target, negate(self.target)
        goal = self.assuming([(name, denied)], F)
        return self._reduce([goal], lambda ths: CCONTR(target, with_hypothesis(denied, ths[0])))[0]

    def clear(self, *names: str) -> Self:
        """Forget the hypotheses NAMES."""
        for name in names:
            self.hypothesis(name)
        return self._reduce([self.without(names)], lambda ths: ths[0])[0]

    def revert(self, *names: str) -> Self:
        """Move the hypotheses NAMES back into the target, as premises."""
        given = [self.hypothesis(name).concl for name in names]
        goal = self.without(names)
        for h in reversed(given):
            goal = goal.with_target(mk_implies(h, goal.target))

        def justify(ths: Sequence[Thm]) -> Thm:
            th = ths[0]
            for h in given:
                th = MP(th, ASSUME(h))
            return th

        return self._reduce([goal], justify)[0]

    @overload
    def have(self, claim: str | Term, name: str = "") -> tuple[Self, Self]: ...
    @overload
    def have(self, claim: str | Term, name: str = "", *, by: Callable[[Self], object]) -> Self: ...
    def have(
        self, claim: str | Term, name: str = "", *, by: Callable[[Self], object] | None = None
    ) -> tuple[Self, Self] | Self:
        """CLAIM as a goal of its own, and the goal with it as one more hypothesis.

        With BY, a tactic that proves the claim, only the second one.
        """
        p = self.proposition(claim)
        first, then = self.with_target(p), self.assuming([(name, p)])
        if by is not None:
            left = first.run(by)
            if left:
                raise self._fails("have", f"what proves the claim leaves a goal:\n{left[0]!r}\nof the goal")
        self._reduce([first, then], lambda ths: MP(DISCH(p, with_hypothesis(p, ths[1])), ths[0]))
        return then if by is not None else (first, then)

    def use(self, lemma: Lemma, name: str = "", **values: str | Term) -> Self:
        """An instance of a theorem as one more hypothesis: VALUES say what its variables are.

        A variable without a value stands for the goal's variable of that name, if there is one, else for anything.
        Premises that are hypotheses of the goal are taken away.
        """
        goal = self
        for th in self.lemmas([lemma]):
            goal = goal._use(_instance(self, th, values), name)
        return goal

    def _use(self, th: Thm, name: str) -> Self:
        while is_implies(th.concl) and th.concl.args[0] in self.hypotheses:
            th = MP(th, ASSUME(th.concl.args[0]))
        p = th.concl
        goal = self.assuming([(name, p)])
        return self._reduce([goal], lambda ths: MP(DISCH(p, with_hypothesis(p, ths[0])), th))[0]

    def generalize(self, what: str | Term, name: str) -> Self:
        """Replace a term by a new variable NAME everywhere in the goal: what is proved of it holds of any."""
        t = self.term(what)
        avoid = self.target.free
        for h in self.hypotheses:
            avoid |= h.free
        x = tm.fresh(name, t.type, avoid)
        target = replace_term(self.target, t, x)
        hypotheses = [replace_term(h, t, x) for h in self.hypotheses]
        if target is self.target and hypotheses == list(self.hypotheses):
            raise self._fails("generalize", f"{what} does not occur in the goal")
        goal = type(self)(hypotheses, target, self.names, self.script)
        return self._reduce([goal], lambda ths: INST({x: t}, ths[0]))[0]

    def ext(self, name: str = "x") -> Self:
        """An equation of functions as one of their values, for every argument NAME."""
        target = self.target
        if not is_eq(target) or not target.args[0].type.is_fun:
            raise self._fails("ext", "the target is no equation of functions")
        f, g = target.args
        avoid = target.free
        for h in self.hypotheses:
            avoid |= h.free
        x = tm.fresh(name, f.type.doms[0], avoid)
        sides = [tm.open_lams(s, (x,)) if s.kind == tm.LAM else tm.app(s, x) for s in (f, g)]
        goal = self.with_target(tm.eq(*sides))
        return self._reduce([goal], lambda ths: extensionality(f, g, x, ths[0]))[0]

    def congr(self) -> Goals[Self]:
        """f a ... = f b ... by a = b, and so on: a goal an argument that differs."""
        target = self.target
        if not is_eq(target):
            raise self._fails("congr", "the target is no equation")
        s, t = target.args
        if s is t:
            return self._close(REFL(s))
        if s.kind != APP or t.kind != APP or s.head is not t.head or len(s.args) != len(t.args):
            raise self._fails("congr", "the sides are not calls of one function")
        differ = [i for i, (a, b) in enumerate(zip(s.args, t.args, strict=True)) if a is not b]
        goals = [self.with_target(tm.eq(s.args[i], t.args[i])) for i in differ]

        def justify(ths: Sequence[Thm]) -> Thm:
            given = dict(zip(differ, ths, strict=True))
            return MK_COMB(REFL(s.head), *[given.get(i) or REFL(a) for i, a in enumerate(s.args)])

        return self._reduce(goals, justify)


def _equivalence(p: Term, q: Term, forward: Thm, backward: Thm) -> Thm:

    return DEDUCT_ANTISYM(with_hypothesis(q, backward), with_hypothesis(p, forward))


def extensionality(f: Term, g: Term, x: Term, th: Thm) -> Thm:
    """⊢ f = g from TH, ⊢ f x = g x, where abstractions stand beta-reduced."""

    sides = [LIST_BETA1(tm.app(s, x)) if s.kind == tm.LAM else REFL(tm.app(s, x)) for s in (f, g)]
    same = MK_COMB(REFL(th.concl.head), *sides)
    return EXT(x, EQ_MP(SYM(same), th))


def _instance(goal: State, th: Thm, values: dict[str, str | Term]) -> Thm:
    """TH with its variables as VALUES say; texts are read with the types that are known by then.

    A variable without a value stands for the goal's variable of its name and type, if there is one; else the
    instance holds for all its values. What the hypotheses of TH speak of stays.
    """
    th, written = _opened(th)
    by_name = {v.name: v for v in written} | {name: v for v, name in reversed(written.items())}
    unknown = [name for name in values if name not in by_name]
    if unknown:
        raise goal._fails(
            "use", f"the theorem has no variable {unknown[0]}; its variables: {', '.join(by_name) or 'none'}"
        )
    types: dict[Type, Type] = {}
    found: dict[Term, Term] = {}
    fixed = hyps_tvars(th)
    for name, value in values.items():
        kind = ty.instantiate(by_name[name].type, types)
        t = goal.term(value, None if kind.tvars & ~fixed else kind)
        if not match_types(by_name[name].type, t.type, types, fixed):
            raise goal._fails("use", f"{name} is to be a {kind}, and {value} is a {t.type}")
        found[by_name[name]] = t
    types = {a: b for a, b in types.items() if a is not b}
    known = set(goal.variables())
    theta: dict[Term, Term] = {}
    general: list[Term] = []
    for v, name in written.items():
        w, same = (tm.var(n, ty.instantiate(v.type, types)) for n in (v.name, name))
        theta[w] = found.get(v, same if same in known else w)
        if theta[w] is w and w not in known:
            general.append(w)
    th = INST_TYPE(types, th)
    return GENL(general, INST({w: t for w, t in theta.items() if w is not t}, th))


def _opened(th: Thm) -> tuple[Thm, dict[Term, str]]:
    """TH without its outer quantifiers, and its variables with the names that they have in it."""
    written = {v: v.name for v in tm.variables(th.concl.free & ~hyps_free(th))}
    while is_forall(th.concl):
        p = th.concl.args[0]
        name = p.name if p.kind == tm.LAM and p.name else "x"
        v = tm.fresh(name, p.type.doms[0], thm_free(th))
        written[v] = name
        th = SPEC(v, th)
    return th, written
