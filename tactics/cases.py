"""Tactics that distinguish cases: constructors, truth values, what a hypothesis says; induction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Self

from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.datatypes import Constructor, datatype_of
from lemmata.core.kernel.logic import negate
from lemmata.core.kernel.terms import APP, CONST, VAR, Term
from lemmata.core.kernel.thm import ADMIT, ASSUME, Thm
from lemmata.core.kernel.types import BOOL, Type
from lemmata.core.language import registry
from lemmata.core.language.theory import surface_constructor
from lemmata.core.logic.conv import convert
from lemmata.core.logic.datatypes import Instance, Step, exhaustion, family, induct, is_datatype, reduce_known
from lemmata.core.logic.equality import PROVE_HYP
from lemmata.core.logic.propositional import BOOL_CASES, CONJUNCT1, CONJUNCT2, DISJ_CASES, MP
from lemmata.core.logic.quantifiers import CHOOSE, GENL, SPEC
from lemmata.core.logic.rewriting import REWR_CONV
from lemmata.core.logic.syntax import (
    is_conj,
    is_disj,
    is_exists,
    list_forall,
    list_implies,
    mk_exists,
    strip_disj,
    strip_exists,
    strip_forall,
    subterms,
)
from lemmata.tactics.state import Goals, State, with_hypothesis
from lemmata.tactics.structure import Structure


class Cases(Structure):
    """Case distinctions and induction."""

    constructed: tuple[Term, ...] = ()
    """After an induction on a variable, what it is in each of the goals."""

    def cases(self, what: str | Term | Callable[..., object], *names: str) -> Goals[Self]:
        """The cases of a hypothesis, of a variable, of any term, or of a function, as goals.

        A hypothesis that is a conjunction, a disjunction or says that something exists is taken apart (NAMES
        are those of its parts); a variable of a datatype gives a goal a constructor; a Boolean one goal where
        it holds, one where it fails; any other term a goal a constructor, with an equation as hypothesis. Of a
        defined function, the cases that it distinguishes of variables, where it is called in the goal.
        """
        if callable(what) and not isinstance(what, Term):
            return self._cases_of_function(what)
        if isinstance(what, str) and what in self.names:
            return self._cases_of_hypothesis(what, names)
        t = self._variable_or_term(what)
        if t.type is BOOL:
            name = names[0] if names else ""
            goals = [self.assuming([(name, p)]) for p in (t, negate(t))]
            return self._reduce(
                goals,
                lambda ths: BOOL_CASES(t, with_hypothesis(t, ths[0]), with_hypothesis(negate(t), ths[1])),
            )
        if t.kind == VAR:
            return self._by_constructors("cases", t, hypotheses=False)
        return self._cases_of_term(t, names)

    def _cases_of_function(self, function: Callable[..., object]) -> Goals[Self]:
        definition = registry.definition(function)
        found: list[Self] = []
        stack: list[Self] = [self]
        while stack:
            goal = stack.pop()
            x = goal._distinguished(definition)
            if x is None:
                found.append(goal)
            else:
                stack += reversed(goal._by_constructors("cases", x, hypotheses=False))
        if found == [self]:
            raise self._fails("cases", f"no call of {definition.name} distinguishes cases of a variable here")
        return Goals(found)

    def _distinguished(self, definition: registry.Definition) -> Term | None:
        """The variable of which a call of a function distinguishes cases next."""
        symbol = definition.constant.symbol
        for u in subterms(self.target, *self.hypotheses):
            if u.kind == APP and u.head.kind == CONST and u.head.symbol is symbol and not u.loose:
                th = REWR_CONV(definition.equation)(u)
                body = u if th is None else convert(reduce_known(), th.concl.args[1]).concl.args[1]
                if is_case_of(body) and body.args[0].kind == VAR:
                    return body.args[0]
        return None

    def obtain(self, hypothesis: str, *names: str) -> Self:
        """The goal with a hypothesis taken apart that says "and" or "there is", to the end.

        NAMES are those of what there is, then those of the parts; where there are too few, they keep their own
        and the hypothesis's name.
        """
        h = self.hypothesis(hypothesis).concl
        if not is_conj(h) and not is_exists(h):
            raise self._fails(
                "obtain", f"{hypothesis} is neither a conjunction nor says that something exists"
            )
        goal, left, place, parts = self, list(names), hypothesis, 1
        while is_conj(h) or is_exists(h):
            if is_exists(h):
                called = [*left[:1], *[h.args[0].name or "x"]][:1]
                left = left[1:]
            else:
                called, parts = [hypothesis], parts + 1
            (goal,) = goal._cases_of_hypothesis(place, [*called, hypothesis])
            h, place = goal.hypotheses[-1], goal.names[-1]
        if len(left) > parts:
            raise self._fails("obtain", f"nothing is left to be called {', '.join(left[parts:])}")
        final = [*goal.names[:-parts], *left, *[hypothesis] * (parts - len(left))]
        renamed = type(self)(goal.hypotheses, goal.target, final, self.script)
        return goal._reduce([renamed], lambda ths: ths[0])[0]

    def _variable_or_term(self, what: str | Term) -> Term:
        if isinstance(what, str) and what.isidentifier():
            for v in self.variables():
                if v.name == what:
                    return v
        return self.term(what)

    def _cases_of_hypothesis(self, name: str, names: Sequence[str]) -> Goals[Self]:
        th = self.hypothesis(name)
        h, rest = th.concl, self.without([name])
        if is_conj(h):
            p, q = h.args
            called = [*names, *[name, ""][len(names) :]]
            goal = rest.assuming([(called[0], p), (called[1], q)])
            return self._reduce(
                [goal], lambda ths: PROVE_HYP(CONJUNCT1(th), PROVE_HYP(CONJUNCT2(th), ths[0]))
            )
        if is_disj(h):
            called = list(names[:1]) or [name]
            goals = [rest.assuming([(called[0], p)]) for p in h.args]
            p, q = h.args
            return self._reduce(
                goals,
                lambda ths: DISJ_CASES(th, with_hypothesis(p, ths[0]), with_hypothesis(q, ths[1])),
            )
        if is_exists(h):
            x, body = self._open(h, names[:1])
            called = list(names[1:2]) or [name]
            goal = rest.assuming([(called[0], body)])
            return self._reduce([goal], lambda ths: CHOOSE(x, th, with_hypothesis(body, ths[0])))
        raise self._fails("cases", f"{name} says neither and nor or, nor that something exists")

    def _avoid(self) -> int:
        mask = self.target.free
        for h in self.hypotheses:
            mask |= h.free
        return mask

    def _open(self, some: Term, names: Sequence[str]) -> tuple[Term, Term]:
        p = some.args[0]
        x = tm.fresh(names[0] if names else p.name or "x", p.type.doms[0], self._avoid())
        x = tm.var(unused(x.name, {v.name for v in self.variables()}), x.type)
        return x, tm.open_lams(p, (x,))

    def _cases_of_term(self, t: Term, names: Sequence[str]) -> Goals[Self]:
        if not is_datatype(t.type):
            raise self._fails("cases", f"{t.type} is no datatype")
        th = SPEC(t, exhaustion(t.type))
        goals: list[Self] = []
        opened: list[tuple[list[Term], Term]] = []
        for alternative in strip_disj(th.concl):
            xs, equation = strip_exists(alternative, self._avoid())
            opened.append((xs, equation))
            goals.append(self.assuming([(names[0] if names else "", equation)]))

        def justify(ths: Sequence[Thm]) -> Thm:
            return _eliminate(th, opened, ths)

        return self._reduce(goals, justify)

    def _by_constructors(self, tactic: str, v: Term, hypotheses: bool) -> Goals[Self]:
        if v.kind != VAR or not is_datatype(v.type):
            raise self._fails(tactic, f"{v!r} : {v.type} is no variable of a datatype")
        return self._by_motives(Motives(self, v), hypotheses)

    def _by_motives(self, motives: Motives, hypotheses: bool) -> Goals[Self]:
        goals: dict[tuple[int, int], Self] = {}
        built: dict[tuple[int, int], Term] = {}
        openings: dict[tuple[int, int], Callable[[Thm], Thm]] = {}
        base = self.without(motives.about)

        def plan(member: Instance, j: int, xs: Sequence[Term], ihs: Sequence[Term]) -> Thm:
            claim = motives.claim(member, j, xs)
            vs, opened = motives.open(claim, xs)
            given = [("ih", h) for h in ihs] if hypotheses else []
            built[member.index, j] = tm.app(member.constructors[j].term, *xs)
            goals[member.index, j] = base.assuming(given, opened)
            openings[member.index, j] = lambda th: GENL(vs, th)
            return ADMIT(claim, "plan")  # only the shape of the step is wanted; the theorem is thrown away

        def proved(step: Step) -> dict[Type, Thm]:
            return induct(motives.family, motives.predicates, step, motives.avoid, motives.names)

        proved(plan)
        order = sorted(goals, key=lambda k: (k[0] != motives.first, k))
        self.constructed = tuple([built[k] for k in order if k[0] == motives.first])

        def justify(ths: Sequence[Thm]) -> Thm:
            made = dict(zip(order, ths, strict=True))
            th = proved(lambda m, j, xs, ihs: openings[m.index, j](made[m.index, j]))[motives.variable.type]
            for u in (motives.variable, *motives.others):
                th = SPEC(u, th)
            for h in motives.premises:
                th = MP(th, ASSUME(h))
            return th

        found = []
        for key, goal in zip(order, self._reduce([goals[k] for k in order], justify), strict=True):
            for name in motives.about if key[0] == motives.first else ():
                goal = goal.intro(name)
            found.append(goal)
        return Goals(found)


class Motives:
    """What is proved by induction of each type of a family: of VARIABLE, that the goal holds for all others."""

    def __init__(self, goal: State, variable: Term, fixing: Sequence[str] = ()) -> None:
        pairs = list(zip(goal.names, goal.hypotheses, strict=True))
        held = {v.name for v in goal.variables() if v.name in fixing}
        varying = variable.free
        for v in tm.variables(goal.target.free):
            varying |= 0 if v.name in held else v.free
        kept = [h for _, h in pairs if not h.free & varying]
        self.about = [n for n, h in pairs if h.free & varying]
        self.premises = [h for _, h in pairs if h.free & varying]
        self.variable, self.fixing = variable, fixing
        self.taken = {v.name for v in goal.variables() if v is not variable}
        self.fixed = 0
        for h in kept:
            self.fixed |= h.free
        body = list_implies(self.premises, goal.target)
        free = tm.variables(body.free & ~self.fixed)
        self.others = [u for u in free if u is not variable and u.name not in fixing]
        self.family = family(variable.type)
        self.first = next(m.index for m in self.family.members if m.type is variable.type)
        self.predicates: dict[Type, tuple[Term, Term]] = {}
        self.shown: list[Term] = []
        self.avoid = self.fixed
        self.names: dict[tuple[Type, int], Sequence[str]] = {}
        self._add(variable, list_forall(self.others, body))

    def add(self, v: Term, claim: Term) -> None:
        """Prove CLAIM of V, of another type of the family, at the same time."""
        free = tm.variables(claim.free & ~self.fixed)
        others = [u for u in free if u is not v and u.name not in self.fixing]
        self._add(v, list_forall(others, claim))

    def _add(self, v: Term, motive: Term) -> None:
        self.shown.append(tm.lam(v, motive))  # of equal abstractions the first one's name stays: let it be V
        hidden = tm.fresh(f"_{v.name}", v.type, self.fixed | motive.free)  # so that a field may be called V
        motive = tm.substitute(motive, {v: hidden})
        self.predicates[v.type] = hidden, motive
        self.avoid |= motive.free & ~hidden.free
        for other in self.others:
            self.avoid |= other.free  # the user's names stay, those of fields give way
        for m in self.family.members:
            if m.type is v.type:
                for j, c in enumerate(m.constructors):
                    names: list[str] = []
                    for name, kind in zip(field_names(v, c), c.fields, strict=True):
                        same = [n for n, k in zip(names, c.fields, strict=False) if k is not kind]
                        names.append(unused(name, [*self.taken, *same]))
                    self.names[m.type, j] = names

    def claim(self, member: Instance, j: int, xs: Sequence[Term]) -> Term:
        """The motive of a member at a constructor."""
        v, motive = self.predicates[member.type]
        return tm.substitute(motive, {v: tm.app(member.constructors[j].term, *xs)})

    def open(self, claim: Term, xs: Sequence[Term]) -> tuple[list[Term], Term]:
        """The claim of a case without its quantifiers, under names that the fields do not have."""
        used = self.fixed | claim.free
        for x in xs:
            used |= x.free
        return strip_forall(claim, used)


def is_case_of(u: Term) -> bool:
    """Whether a term is a case distinction of its first argument."""
    if u.kind != APP or u.head.kind != CONST or not is_datatype(u.args[0].type):
        return False
    data = datatype_of(u.args[0].type.con)
    return data is not None and u.head.symbol is data.case


def unused(name: str, taken: Collection[str]) -> str:
    """NAME, or NAME and a number: variables of different types are not to have one name either."""
    found, i = name, 0
    while found in taken:
        i += 1
        found = f"{name}{i}"
    return found


def field_names(v: Term, constructor: Constructor) -> list[str]:
    """Names for the fields of a constructor that takes the place of V: as declared; of xs: x and xs."""
    surface = surface_constructor(constructor.term.symbol) if constructor.fields else None
    if surface is None or surface.data.key in ("list", "option", "nat"):
        first = v.name[:1] if len(v.name) > 1 else "x"
        return [first, v.name] if len(constructor.fields) == 2 else [v.name] * len(constructor.fields)
    return [name for name, _ in surface.fields]


def _eliminate(th: Thm, opened: Sequence[tuple[list[Term], Term]], ths: Sequence[Thm]) -> Thm:
    """
    Γ ⊢ (exists xs. e1) or ...    Δ, e1 ⊢ q    ...
    -----------------------------------------------
                   Γ ∪ Δ ⊢ q
    """
    if len(opened) == 1:
        xs, equation = opened[0]
        return _choose(xs, th, equation, ths[0])
    first, rest = th.concl.args
    xs, equation = opened[0]
    left = _choose(xs, ASSUME(first), equation, ths[0])
    right = _eliminate(ASSUME(rest), opened[1:], ths[1:])
    return DISJ_CASES(th, with_hypothesis(first, left), with_hypothesis(rest, right))


def _choose(xs: Sequence[Term], some: Thm, equation: Term, th: Thm) -> Thm:
    """As CHOOSE, for several variables: SOME says that there are XS with EQUATION."""
    th = with_hypothesis(equation, th)
    inner = equation
    for x in reversed(xs):
        outer = mk_exists(x, inner)
        th = CHOOSE(x, ASSUME(outer), th)
        inner = outer
    return PROVE_HYP(some, th)
