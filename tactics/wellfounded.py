"""Recursion by measure: a function whose calls get smaller in a natural number, as a definition of the kernel.

Of f p = body[f] with the measure m, a structural recursion on fuel is defined,

    iter 0 p = arbitrary            iter (Suc k) p = body[iter k]

and f p = iter (Suc (m p)) p. Where every call f q in the body has m q < m p, fuel beyond m p changes nothing, and
f p = body[f] is a theorem. That a call gets smaller is an obligation under what is known at its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.datatypes import NAT_DATA
from lemmata.core.kernel.logic import call, implies
from lemmata.core.kernel.terms import APP, CONST, LAM, Term, eq
from lemmata.core.kernel.thm import ASSUME, INST, TRANS, Thm
from lemmata.core.kernel.types import NAT, fun
from lemmata.core.language.recursion import RecursionFailed, define_group, define_nonrecursive
from lemmata.core.language.registry import Elaborated
from lemmata.core.library.naturals import a, b, k, lt, suc
from lemmata.core.library.proving import base_rules, computed_step, constructor_equation, instance
from lemmata.core.logic.conv import CONV_RULE, beta_normalise, convert
from lemmata.core.logic.datatypes import CASES, case_step
from lemmata.core.logic.equality import SYM
from lemmata.core.logic.index import Layer
from lemmata.core.logic.laws import lemma_equations
from lemmata.core.logic.products import arbitrary
from lemmata.core.logic.propositional import DISCH, MP
from lemmata.core.logic.quantifiers import GEN, GENL, SPEC
from lemmata.core.logic.simplifying import Simplifier
from lemmata.core.logic.syntax import list_forall, rhs
from lemmata.core.logic.traverse import Visits, drive
from lemmata.tactics.inductive import complete_induction
from lemmata.tactics.omega import omega

Prove = Callable[[Sequence[Term], Term], Thm | None]
"""From the facts at a call and `m q < m p` to a theorem FACTS ⊢ m q < m p; None where it is not proved."""


@dataclass(frozen=True)
class Obligation:
    """That a recursive call gets smaller: `facts` are what is known at its place, the names those of the source."""

    facts: tuple[Term, ...]
    smaller: Term


class NotSmaller(RecursionFailed):
    """A call of a function by measure was not proved to get smaller."""

    def __init__(self, function: str, obligations: Sequence[Obligation]) -> None:
        super().__init__(function, "a recursive call is not proved to get smaller")
        self.obligations = tuple(obligations)


def define_by_measure(
    name: str, params: Sequence[Term], function: Term, body: Term, measure: Term, prove: Prove
) -> Thm:
    """
    ---------------------  name is new; in the body on the right it stands for FUNCTION
    ⊢ name params = body

    Raises NotSmaller with the obligations that PROVE leaves, RecursionFailed for other faults.
    """
    return _Measure(name, tuple(params), function, body, measure, prove).theorem()


class _Measure:
    def __init__(
        self, name: str, params: tuple[Term, ...], function: Term, body: Term, measure: Term, prove: Prove
    ) -> None:
        self.name, self.params, self.measure, self.prove = name, params, measure, prove
        self.failed: list[Obligation] = []
        taken = body.free | measure.free
        for p in params:
            taken |= p.free
        self.fuel = tm.fresh("fuel", NAT, taken)
        self.less = tm.fresh("less", NAT, taken | self.fuel.free)
        steps = tm.var(f"{name}.steps", fun(NAT, *[p.type for p in params], body.type))
        below = _with_calls(body, function, lambda *args: tm.app(steps, self.less, *args))
        if below.free & function.free:
            raise RecursionFailed(name, "it is not called with all its arguments here")
        limited = call(NAT_DATA.case, self.fuel, arbitrary(body.type), tm.lam(self.less, below))
        made = Elaborated(f"{name}.steps", (self.fuel, *params), body.type, limited, steps, 0)
        (equation,) = define_group([made])
        self.steps = equation.concl.args[0].head
        self.step = CONV_RULE(_at_successor, INST({self.fuel: suc(self.less)}, equation))
        self.defined = define_nonrecursive(name, params, tm.app(self.steps, suc(measure), *params))
        left = self.defined.concl.args[0]
        self.function = left.head if params else left
        self.below = self.step.concl.args[1]
        self.body = _with_calls(body, function, lambda *args: tm.app(self.function, *args))

    def agrees(self, fuel: Term) -> Term:
        """forall params. measure < fuel implies steps fuel params = f params"""
        claim = list_forall(self.params, implies(lt(self.measure, self.less), self._same(self.less)))
        return tm.substitute(
            claim, {self.less: fuel}
        )  # the fuel may speak of the parameters: not under the binders

    def theorem(self) -> Thm:
        """⊢ f params = body[f]"""
        bodies = self._bodies()
        at_measure = INST({self.less: self.measure}, bodies)
        at_measure = MP(at_measure, omega([], call(pr.LE, self.measure, self.measure)))
        here = TRANS(self.defined, INST({self.less: self.measure}, self.step))
        always = self._always(bodies, TRANS(here, MP(at_measure, ASSUME(self.agrees(self.measure)))))
        return TRANS(here, MP(at_measure, SPEC(self.measure, always)))

    def _bodies(self) -> Thm:
        """⊢ measure <= less implies agrees less implies body[steps less] = body[f]"""
        given, enough = self.agrees(self.less), call(pr.LE, self.measure, self.less)
        layer = Layer(lemma_equations(ASSUME(given)), base_rules().layer)
        procedures = (constructor_equation, computed_step)
        engine = Simplifier(layer, contextual=True, procedures=procedures, oracle=self._oracle(enough))
        left, right = convert(engine, self.below), convert(engine, self.body)
        if rhs(left) is not rhs(right):
            raise NotSmaller(self.name, list(dict.fromkeys(self.failed)))
        return DISCH(enough, DISCH(given, TRANS(left, SYM(right))))

    def _oracle(self, enough: Term) -> Callable[[Sequence[Thm], Term], Thm | None]:
        def ask(facts: Sequence[Thm], condition: Term) -> Thm | None:
            if condition.kind != APP or condition.args[-1] is not self.less:
                return None
            smaller = lt(condition.args[0], self.measure)
            given = [f.concl for f in facts]
            th = self.prove(given, smaller)
            if th is None:
                self.failed.append(Obligation(tuple(given), smaller))
                return None
            chain = instance(_less_enough(), a=condition.args[0], b=self.measure, k=self.less)
            return MP(MP(chain, th), ASSUME(enough))

        return ask

    def _always(self, bodies: Thm, value: Thm) -> Thm:
        """⊢ forall fuel. agrees fuel, from `bodies` and from agrees measure ⊢ f params = body[f]"""
        fuel = self.fuel
        below = list_forall([self.less], implies(lt(self.less, fuel), self.agrees(self.less)))

        def case(j: int, fields: Sequence[Term]) -> Thm:
            if j == 0:
                absurd = omega([lt(self.measure, tm.nat(0))], self._same(tm.nat(0)))
                return self._case(absurd, tm.nat(0))
            (less,) = fields
            given = list_forall([self.less], implies(lt(self.less, suc(less)), self.agrees(self.less)))
            small = lt(self.measure, suc(less))
            agree = MP(SPEC(less, ASSUME(given)), omega([], lt(less, suc(less))))
            mine = MP(SPEC(self.measure, ASSUME(given)), ASSUME(small))
            enough = omega([small], call(pr.LE, self.measure, less))
            body = MP(MP(INST({self.less: less}, bodies), enough), agree)
            limited = TRANS(INST({self.less: less}, self.step), body)
            whole = MP(DISCH(self.agrees(self.measure), value), mine)
            return self._case(TRANS(limited, SYM(whole)), suc(less), given)

        claim = implies(below, self.agrees(fuel))
        step = GEN(fuel, CASES(fuel, claim, case, claim.free))
        predicate = next(v for v in tm.variables(complete_induction().concl.free))
        scheme = INST({predicate: tm.lam(fuel, self.agrees(fuel))}, complete_induction())
        return MP(CONV_RULE(beta_normalise, scheme), CONV_RULE(beta_normalise, step))

    def _same(self, fuel: Term) -> Term:
        return eq(tm.app(self.steps, fuel, *self.params), tm.app(self.function, *self.params))

    def _case(self, th: Thm, fuel: Term, given: Term | None = None) -> Thm:
        """⊢ below implies agrees, at FUEL, from TH about any parameters"""
        th = GENL(self.params, DISCH(lt(self.measure, fuel), th))
        if given is None:
            given = list_forall([self.less], implies(lt(self.less, fuel), self.agrees(self.less)))
        return DISCH(given, th)


@cache
def _less_enough() -> Thm:
    """⊢ a < b implies b <= k implies a < k"""
    return omega([], implies(lt(a, b), implies(call(pr.LE, b, k), lt(a, k))))


def _at_successor(t: Term) -> Thm | None:
    """⊢ (steps ... = case (Suc less) ...) = (steps ... = branch)"""
    from lemmata.core.logic.conv import ARG_CONV, THEN

    return ARG_CONV(1, THEN(case_step, _beta))(t)


def _beta(t: Term) -> Thm | None:
    from lemmata.core.kernel.thm import BETA

    return BETA(t) if t.kind == APP and t.head.kind == LAM else None


def _with_calls(body: Term, function: Term, make: Callable[..., Term]) -> Term:
    """BODY with MAKE of the arguments for each whole call of FUNCTION."""
    count = len(function.type.doms)

    def visit(t: Term) -> Visits[Term]:
        if not t.free & function.free or t is function:
            return t
        if t.kind == LAM:
            v = tm.fresh(t.name, t.type.doms[0], t.free)
            inner = yield tm.open_lams(t, (v,))
            return tm.lam(v, inner)
        args = []
        for x in t.args:
            args.append((yield x))
        if t.head is function and len(args) >= count:
            return tm.app(make(*args[:count]), *args[count:])
        head = t.head if t.head.kind == CONST else (yield t.head)
        return tm.app(head, *args)

    return drive(visit, body, {})
