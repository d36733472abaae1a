"""What is derived for every datatype: instances, induction and cases as rules, equations to rewrite with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.datatypes import Constructor, Datatype
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.logic import T
from lemmata.core.kernel.terms import APP, CONST, LIT, Symbol, Term, app, eq, lam
from lemmata.core.kernel.thm import ASSUME, BETA, EQ_MP, INST, INST_TYPE, REFL, TRANS, Thm
from lemmata.core.kernel.types import BOOL, Type, fun
from lemmata.core.logic.conv import BETA_CONV, Conv, top_depth
from lemmata.core.logic.equality import AP_ARG, AP_THM, BETA_RULE, EQT_INTRO, LIST_BETA, PROVE_HYP, SYM, TRUTH
from lemmata.core.logic.propositional import CONJUNCT1, CONJUNCT2, DISCH, DISJ1, DISJ2, MP
from lemmata.core.logic.quantifiers import EXISTS, GENL, SPEC
from lemmata.core.logic.syntax import list_disj, list_exists, variants


@dataclass(frozen=True)
class Instance:
    """A member of a datatype's group at a type: `index` is its place among the members of the group."""

    data: Datatype
    theta: tuple[tuple[Type, Type], ...]
    index: int
    type: Type
    constructors: tuple[Constructor, ...]

    def at(self, th: Thm) -> Thm:
        """A theorem scheme of the datatype, at this instance."""
        theta = {v: t for v, t in self.theta if v is not t}
        return INST_TYPE(theta, th) if theta else th


@dataclass(frozen=True)
class Family:
    """The members of the group of a datatype at one instance, the nested ones included."""

    data: Datatype
    theta: tuple[tuple[Type, Type], ...]
    members: tuple[Instance, ...]

    def member(self, t: Type) -> Instance | None:
        """The member whose type is T, if there is one."""
        return next((m for m in self.members if m.type is t), None)


_families: dict[Type, Family] = {}


def family(t: Type) -> Family:
    """The family of a type that is an instance of a datatype. Raises KernelError for any other."""
    found = _families.get(t)
    if found is None:
        data = dt.datatype_of(t.con)
        if data is None:
            raise KernelError(f"{t} is no datatype")
        theta = dict(zip(data.params, t.args, strict=True))
        members = []
        for i, m in enumerate(data.group.members):
            cs = [
                Constructor(
                    tm.instantiate_types(c.term, theta), tuple([ty.instantiate(f, theta) for f in c.fields])
                )
                for c in m.constructors
            ]
            at = ty.instantiate(m.type, theta)
            members.append(Instance(data, tuple(theta.items()), i, at, tuple(cs)))
        found = _families[t] = Family(data, tuple(theta.items()), tuple(members))
    return found


def is_datatype(t: Type) -> bool:
    """Is T an instance of a datatype?"""
    return dt.datatype_of(t.con) is not None


def constructors(t: Type) -> tuple[Constructor, ...]:
    """The constructors of the datatype whose instance T is, at that instance."""
    return family(t).members[family(t).data.index].constructors


def constructor_index(t: Term) -> int | None:
    """The index of the constructor that T is an application of, with all its fields; None for other terms."""
    head = t.head if t.kind == APP else t
    if head.kind == CONST:
        found = dt.constructor_of(head.symbol)
        if found is not None and len(t.args) == len(found[0].constructors[found[1]].fields):
            return found[1]
    return 0 if t is tm.nat(0) else None


# Induction and cases -------------------------------------------------------------------------------

Step = Callable[[Instance, int, Sequence[Term], Sequence[Term]], Thm]


def induct(
    group: Family,
    motives: Mapping[Type, tuple[Term, Term]],
    step: Step,
    avoid: int = 0,
    names: Mapping[tuple[Type, int], Sequence[str]] | None = None,
) -> dict[Type, Thm]:
    """
     Γ ⊢ p[C xs/x] from hypotheses p[xi/x], for each constructor
    -------------------------------------------------------------  a motive (x, p) a member; others get T
     Γ ⊢ forall x. p, for each type in the motives

    STEP(member, constructor index, fields, induction hypotheses) proves what stands above. The fields are
    fresh variables outside AVOID, called NAMES where these are given; Γ must not mention them.
    """
    predicates: dict[Type, Term] = {}
    for m in group.members:
        x, p = motives.get(m.type, (tm.var("x", m.type), T))
        predicates[m.type] = lam(x, p)
        avoid |= x.free | p.free
    th = group.members[0].at(dt.induction(group.data))
    schematic = {tm.var(f"P{i}", fun(m.type, BOOL)): predicates[m.type] for i, m in enumerate(group.members)}
    th = INST(schematic, th)
    for m in group.members:
        for j, c in enumerate(m.constructors):
            given = (names or {}).get((m.type, j), ())
            wanted = [*given, *(f"x{k}" for k in range(len(given), len(c.fields)))]
            xs = variants([tm.var(n, f) for n, f in zip(wanted, c.fields, strict=True)], avoid)
            th = MP(th, _case(predicates, m, j, c, xs, step))
    result: dict[Type, Thm] = {}
    for i, m in enumerate(group.members):
        last = i == len(group.members) - 1
        mine = th if last else CONJUNCT1(th)
        th = th if last else CONJUNCT2(th)
        if m.type in motives:
            x = tm.fresh(motives[m.type][0].name, m.type, th.concl.free | mine.concl.free)
            result[m.type] = GENL([x], BETA_RULE(SPEC(x, mine)))
    return result


def _case(
    predicates: Mapping[Type, Term], m: Instance, j: int, c: Constructor, xs: list[Term], step: Step
) -> Thm:
    """⊢ forall xs. P x ... implies P (C xs), as the induction theorem wants it."""
    unreduced = [app(predicates[x.type], x) for x in xs if x.type in predicates]
    target = BETA(app(predicates[m.type], app(c.term, *xs)))
    if target.concl.args[1] is T:
        th = TRUTH()
    else:
        th = step(m, j, xs, [BETA(u).concl.args[1] for u in unreduced])
        if th.concl is not target.concl.args[1]:
            raise KernelError(f"induct: the step for {c.term!r} proves {th!r}, not {target.concl.args[1]!r}")
    th = EQ_MP(SYM(target), th)
    for u in unreduced:
        th = PROVE_HYP(BETA_RULE(ASSUME(u)), th)
    for u in reversed(unreduced):
        th = DISCH(u, th)
    return GENL(xs, th)


def CASES(x: Term, p: Term, step: Callable[[int, Sequence[Term]], Thm], avoid: int = 0) -> Thm:
    """
     Γ ⊢ p[Cj xs/x], for each constructor
    --------------------------------------  x a variable, not free in Γ
                   Γ ⊢ p
    """
    group = family(x.type)
    ths = induct(group, {x.type: (x, p)}, lambda m, j, xs, _: step(j, xs), avoid)
    return SPEC(x, ths[x.type])


_exhaustive: dict[Type, Thm] = {}


def exhaustion(t: Type) -> Thm:
    """
    --------------------------------------------------------------  the constructors of the datatype t
    ⊢ forall x. x = C0 or (exists x0 x1 .... x = C1 x0 x1 ...) or ...
    """
    found = _exhaustive.get(t)
    if found is None:
        x = tm.var("x", t)
        cs = constructors(t)
        alternatives = []
        for c in cs:
            xs = [tm.var(f"x{i}", f) for i, f in enumerate(c.fields)]
            alternatives.append(list_exists(xs, eq(x, app(c.term, *xs))))

        def step(j: int, fields: Sequence[Term]) -> Thm:
            value = app(cs[j].term, *fields)
            parts = [tm.substitute(a, {x: value}) for a in alternatives]
            th = _witness(parts[j], fields, REFL(value))
            if j < len(parts) - 1:
                th = DISJ1(th, list_disj(parts[j + 1 :]))
            for part in reversed(parts[:j]):
                th = DISJ2(part, th)
            return th

        found = _exhaustive[t] = GENL([x], CASES(x, list_disj(alternatives), step))
    return found


def _witness(goal: Term, witnesses: Sequence[Term], th: Thm) -> Thm:
    """GOAL, existentially quantified, from TH, its body at the WITNESSES."""
    if not witnesses:
        return th
    inner = tm.open_lams(goal.args[0], (witnesses[0],))
    return EXISTS(goal, witnesses[0], _witness(inner, witnesses[1:], th))


# Equations -----------------------------------------------------------------------------------------


def distinctness(t: Type) -> list[Thm]:
    """⊢ (Ci xs = Cj ys) = F for all i and j that differ, at the instance T."""
    group = family(t)
    n = len(constructors(t))
    at = group.members[group.data.index].at
    return [at(dt.distinct(group.data, i, j)) for i in range(n) for j in range(n) if i != j]


def injectivity(t: Type) -> list[Thm]:
    """⊢ (Ci xs = Ci ys) = (x0 = y0 and ...) for each constructor that has fields, at the instance T."""
    group = family(t)
    at = group.members[group.data.index].at
    return [at(dt.injective(group.data, i)) for i, c in enumerate(constructors(t)) if c.fields]


def case_equations(t: Type) -> list[Thm]:
    """⊢ D.case (Ci xs) f0 ... = fi xs for each constructor, at the instance T."""
    group = family(t)
    at = group.members[group.data.index].at
    return [at(dt.case_equation(group.data, i)) for i in range(len(constructors(t)))]


def equality_rewrites(t: Type) -> list[Thm]:
    """Equations that decide equations between constructors: distinct, injective, and ⊢ (x = x) = T."""
    return [*distinctness(t), *injectivity(t), EQT_INTRO(REFL(tm.var("x", t)))]


def schemes(data: Datatype) -> list[Thm]:
    """The equality rewrites and case equations of a datatype at its most general type."""
    return [*equality_rewrites(data.type), *case_equations(data.type)]


def case_step(t: Term) -> Thm | None:
    """⊢ D.case (Ci as) f0 f1 ... more = fi as more, beta-reduced where fi is an abstraction; None for others."""
    if t.kind != APP or t.head.kind != CONST or not t.args:
        return None
    data = dt.case_of(t.head.symbol)
    if data is None or len(t.args) < 1 + len(data.constructors):
        return None
    i = constructor_index(t.args[0])
    if i is None:
        return _literal_case(t)
    return _case_at(t, data, i)


def _case_at(t: Term, data: Datatype, i: int) -> Thm:
    th = _instance(dt.case_equation(data, i), data.case, t.head)
    n = 1 + len(data.constructors)
    left = th.concl.args[0]
    values = dict(zip(left.args[1:], t.args[1:n], strict=True))
    values.update(zip(left.args[0].args, t.args[0].args, strict=True))
    return _applied(INST(values, th), t.args[n:], len(left.args[0].args))


def _literal_case(t: Term) -> Thm | None:
    """A case on a natural literal that is not 0."""
    value = t.args[0]
    if value.kind != LIT or value.type is not ty.NAT:
        return None
    th = AP_ARG(t, 0, dt.NAT_SUC(value.value - 1))
    step = case_step(th.concl.args[1])
    return th if step is None else TRANS(th, step)


def rec_step(data: Datatype, t: Term) -> Thm | None:
    """⊢ rec steps (C as) more = step as (rec steps a ...) more, beta-reduced as far as these arguments go.

    None where T is no such application of a recursor of the group of DATA.
    """
    if t.kind != APP or t.head.kind != CONST:
        return None
    members = data.group.members
    count = sum(len(m.constructors) for m in members)
    if len(t.args) <= count:
        return None
    for m, member in enumerate(members):
        if member.rec is t.head.symbol:
            j = constructor_index(t.args[count])
            return None if j is None else _rec_at(t, data, m, j, count)
    return None


def _rec_at(t: Term, data: Datatype, m: int, j: int, count: int) -> Thm:
    th = _instance(dt.rec_equation(data, m, j), data.group.members[m].rec, t.head)
    left, right = th.concl.args
    values = dict(zip(left.args[:count], t.args[:count], strict=True))
    values.update(zip(left.args[count].args, t.args[count].args, strict=True))
    return _applied(INST(values, th), t.args[count + 1 :], len(right.args))


def _instance(th: Thm, symbol: Symbol, head: Term) -> Thm:
    """TH, a scheme about SYMBOL, with types instantiated so that SYMBOL becomes HEAD."""
    theta: dict[Type, Type] = {}
    ty.match(symbol.type, head.type, theta)
    theta = {v: u for v, u in theta.items() if v is not u}
    return INST_TYPE(theta, th) if theta else th


def _applied(th: Thm, more: Sequence[Term], steps: int) -> Thm:
    """⊢ f more = g more, with STEPS beta steps on the right where there are redexes, from ⊢ f = g."""
    if more:
        th = AP_THM(th, *more)
    return TRANS(th, LIST_BETA(th.concl.args[1], steps))


def reduce_known(group: Datatype | None = None) -> Conv:
    """Everywhere: beta, cases on constructors, and the recursors of GROUP on constructors."""

    def step(t: Term) -> Thm | None:
        th = BETA_CONV(t) or case_step(t)
        return th if th is not None or group is None else rec_step(group, t)

    return top_depth(step)
