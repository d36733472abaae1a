"""Induction: structural, strong, and on a measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Self

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import forall, implies
from lemmata.core.kernel.terms import Term, eq
from lemmata.core.kernel.thm import ASSUME, EQ_MP, INST, REFL, Thm
from lemmata.core.kernel.types import BOOL, NAT, fun
from lemmata.core.language.errors import DefinitionError
from lemmata.core.language.formulas import formula
from lemmata.core.library.naturals import lt, lt_suc_eq, order_rules, suc
from lemmata.core.library.proving import close, instance
from lemmata.core.logic.conv import CONV_RULE, GOAL_BY, beta_normalise, convert
from lemmata.core.logic.datatypes import Instance, family, induct
from lemmata.core.logic.equality import AP_ARG, AP_TERM, PROVE_HYP, SYM
from lemmata.core.logic.propositional import DISCH, DISJ_CASES, MP
from lemmata.core.logic.quantifiers import GEN, GENL, SPEC
from lemmata.core.logic.syntax import hyps_free, list_forall, list_implies, variants
from lemmata.tactics.cases import Cases, Motives
from lemmata.tactics.state import Goals, with_hypothesis

_P = tm.var("P", fun(NAT, BOOL))
_n, _k = tm.var("n", NAT), tm.var("k", NAT)


def _below(n: Term) -> Term:
    return forall(_k, implies(lt(_k, n), tm.app(_P, _k)))


@cache
def complete_induction() -> Thm:
    """⊢ (forall n. (forall k. k < n implies P k) implies P n) implies (forall n. P n)"""
    step = forall(_n, implies(_below(_n), tm.app(_P, _n)))
    given = ASSUME(step)

    def case(member: Instance, j: int, xs: Sequence[Term], ihs: Sequence[Term]) -> Thm:
        if j == 0:
            nothing = close(implies(lt(_k, tm.nat(0)), tm.app(_P, _k)), order_rules())
            return GEN(_k, nothing)
        (n,), below = xs, ASSUME(ihs[0])
        at_n = MP(SPEC(n, given), below)
        either = EQ_MP(instance(lt_suc_eq(), m=_k, n=n), ASSUME(lt(_k, suc(n))))
        less, same = either.concl.args
        here = EQ_MP(SYM(AP_TERM(_P, ASSUME(same))), at_n)
        holds = DISJ_CASES(either, MP(SPEC(_k, below), ASSUME(less)), with_hypothesis(same, here))
        return GEN(_k, DISCH(lt(_k, suc(n)), holds))

    below = induct(family(NAT), {NAT: (_n, _below(_n))}, case, step.free)[NAT]
    holds = MP(SPEC(_n, given), SPEC(_n, below))
    return DISCH(step, GEN(_n, holds))


class Inductive(Cases):
    """Induction in its forms."""

    def induction(
        self,
        name: str = "",
        *,
        strong: bool = False,
        measure: str | Term | None = None,
        fixing: Sequence[str] = (),
        also: Mapping[str, str] | None = None,
    ) -> Goals[Self]:
        """Induction on the variable NAME, for all other variables but those of FIXING.

        As it stands, a goal a constructor with an induction hypothesis a recursive field. STRONG, on a natural:
        one goal, the hypothesis for all smaller numbers. MEASURE, a natural that depends on the goal's
        variables: one goal, the hypothesis for all values with a smaller measure. ALSO, for types that contain
        each other: what to prove of a variable of another type at the same time.
        """
        if measure is not None:
            return Goals([self._by_measure(self.term(measure, NAT), fixing)])
        v = self.variable(name)
        if strong:
            if v.type is not NAT:
                raise self._fails("induction", f"{name} is no natural: give a measure")
            return Goals([self._by_measure(v, fixing)])
        motives = Motives(self, v, fixing)
        for other, claim in (also or {}).items():
            self._add(motives, other, claim)
        return self._by_motives(motives, hypotheses=True)

    def _add(self, motives: Motives, name: str, claim: str) -> None:
        """Read CLAIM with the variable NAME at the type of another member of the family that fits it."""
        failures = []
        known = [v for v in self.variables() if v.name != name]
        for member in motives.family.members:
            if member.type is not motives.variable.type:
                v = tm.var(name, member.type)
                try:
                    motives.add(v, formula(claim, [*known, v], self.script or Inductive._add, BOOL))
                    return
                except DefinitionError as error:
                    failures.append(error)
        if not failures:
            raise self._fails("induction", f"{motives.variable.type} is of one type alone: leave out also=")
        raise failures[-1]

    def _by_measure(self, measure: Term, fixing: Sequence[str]) -> Self:
        vs = [v for v in self.variables() if v.name not in fixing]
        mask = 0
        for v in vs:
            mask |= v.free
        pairs = list(zip(self.names, self.hypotheses, strict=True))
        about = [(n, h) for n, h in pairs if h.free & mask]
        body = list_implies([h for _, h in about], self.target)
        if not measure.free & mask:
            raise self._fails("induction", "the measure depends on no variable that is not fixed")
        copies = variants(vs, mask)
        other = dict(zip(vs, copies, strict=True))
        smaller = lt(tm.substitute(measure, other), measure)
        ih = list_forall(copies, implies(smaller, tm.substitute(body, other)))
        goal = self.without([n for n, _ in about]).assuming([("ih", ih)], body)

        def justify(ths: Sequence[Thm]) -> Thm:
            th = _measure_induction(vs, measure, body, copies, smaller, with_hypothesis(ih, ths[0]))
            for _, h in about:
                th = MP(th, ASSUME(h))
            return th

        (goal,) = self._reduce([goal], justify)
        for name, _ in about:
            goal = goal.intro(name)
        return goal


def _measure_induction(
    vs: Sequence[Term], measure: Term, body: Term, copies: Sequence[Term], smaller: Term, th: Thm
) -> Thm:
    """
    Γ, forall ws. m[ws] < m[vs] implies p[ws] ⊢ p[vs]
    --------------------------------------------------  vs not free in Γ
                       Γ ⊢ p[vs]
    """
    taken = hyps_free(th) | body.free | measure.free | smaller.free
    n = tm.fresh("n", NAT, taken)
    k = tm.fresh("k", NAT, taken | n.free)
    claim = list_forall(vs, implies(eq(measure, n), body))
    at = dict(zip(vs, copies, strict=True))
    below = forall(k, implies(lt(k, n), tm.substitute(claim, {n: k})))
    same = ASSUME(eq(measure, n))
    small = ASSUME(smaller)
    known = SPEC(smaller.args[0], ASSUME(below))
    known = MP(known, EQ_MP(AP_ARG(smaller, 1, same), small))
    for w in copies:
        known = SPEC(w, known)
    known = MP(known, REFL(tm.substitute(measure, at)))
    hypothesis = GENL(copies, DISCH(smaller, known))
    step = PROVE_HYP(hypothesis, th)
    step = GEN(
        n,
        DISCH(
            below,
            GENL(vs, DISCH(eq(measure, n), with_hypothesis(eq(measure, n), with_hypothesis(below, step)))),
        ),
    )
    scheme = CONV_RULE(beta_normalise, INST({_P: tm.lam(n, claim)}, complete_induction()))
    if scheme.concl.args[0] is not step.concl:
        step = CONV_RULE(beta_normalise, step)
        scheme = MP(scheme, EQ_MP(SYM(convert(beta_normalise, scheme.concl.args[0])), step))
    else:
        scheme = MP(scheme, step)
    found = SPEC(measure, scheme)
    for v in vs:
        found = SPEC(v, found)
    found = MP(found, REFL(found.concl.args[0].args[0]))
    return GOAL_BY(beta_normalise, body, found)  # whose lets were reduced on the way
