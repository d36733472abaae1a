"""Proving the library's own lemmas: rewriting, induction, and case splits on what rewriting leaves.

Small and single-minded, so that the library needs nothing of the tactics. A lemma is a term; `prove` returns
the kernel's theorem or raises `Unproved` with what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.datatypes import Constructor
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.tautology import is_connective
from lemmata.core.kernel.terms import APP, CONST, VAR, Symbol, Term
from lemmata.core.kernel.thm import ASSUME, EQ_MP, INST, INST_TYPE, REFL, TRANS, Thm
from lemmata.core.kernel.types import BOOL, NAT
from lemmata.core.language import LanguageError, registry
from lemmata.core.language.theory import LIST_TYPE, projection_of
from lemmata.core.logic.conv import ARG_CONV, CONV_RULE, Conv, convert
from lemmata.core.logic.datatypes import (
    CASES,
    Instance,
    constructor_index,
    constructors,
    equality_rewrites,
    family,
    induct,
    is_datatype,
    reduce_known,
)
from lemmata.core.logic.equality import AP_THM, EQF_INTRO, EQT_ELIM, EQT_INTRO, SYM
from lemmata.core.logic.index import Layer
from lemmata.core.logic.laws import lemma_equations
from lemmata.core.logic.match import match_theorem
from lemmata.core.logic.propositional import BOOL_CASES, CONTR, DISCH
from lemmata.core.logic.quantifiers import GENL, IF_CONG_EQT, IF_FALSE, IF_TRUE, SPEC
from lemmata.core.logic.rewriting import REWR_CONV, Rules
from lemmata.core.logic.simplifying import Scope, Simplifier
from lemmata.core.logic.syntax import is_if, is_implies, list_forall, list_implies, strip_forall, subterms
from lemmata.core.logic.tautologies import prove_tautology

SPLITS = 12
CONDITIONS = 4


class Unproved(Exception):
    """Rewriting and case splits leave `goal`."""

    def __init__(self, goal: Term, facts: Sequence[Thm] = ()) -> None:
        super().__init__(tm.show(goal, 120) + "".join(f"\n  given {f!r}" for f in facts))
        self.goal = goal


_p, _q = tm.var("p", BOOL), tm.var("q", BOOL)
_x, _y = tm.var("x", logic.A), tm.var("y", logic.A)


@cache
def boolean_rules() -> tuple[Thm, ...]:
    """Equations that simplify connectives with a constant, a repeated or a denied operand."""
    p, n = _p, logic.negate(_p)
    conj, imp, eq, if_ = logic.conj, logic.implies, tm.eq, logic.if_

    def disj(a: Term, b: Term) -> Term:
        return logic.call(logic.OR, a, b)

    pairs = [
        (conj(T, p), p), (conj(p, T), p), (conj(F, p), F), (conj(p, F), F), (conj(p, p), p),
        (conj(p, n), F), (conj(n, p), F), (disj(T, p), T), (disj(p, T), T), (disj(F, p), p),
        (disj(p, F), p), (disj(p, p), p), (disj(p, n), T), (disj(n, p), T), (imp(T, p), p),
        (imp(p, T), T), (imp(F, p), T), (imp(p, F), n), (imp(p, p), T), (logic.negate(n), p),
        (logic.negate(T), F), (logic.negate(F), T), (eq(T, p), p), (eq(p, T), p), (eq(F, p), n),
        (eq(p, F), n), (eq(p, n), F), (eq(n, p), F), (eq(n, logic.negate(_q)), eq(p, _q)),
        (if_(p, T, F), p), (if_(p, F, T), n), (if_(p, T, _q), disj(p, _q)), (if_(p, F, _q), conj(n, _q)),
        (if_(p, logic.negate(_q), _q), logic.negate(eq(p, _q))), (if_(p, _q, logic.negate(_q)), eq(p, _q)),
        (if_(p, _q, T), imp(p, _q)), (if_(p, _q, F), conj(p, _q)),
    ]  # fmt: skip
    return tuple([prove_tautology(eq(left, right)) for left, right in pairs])


@cache
def base_rules() -> Rules:
    """What every proof of the library rewrites with."""
    rules = Rules(boolean_rules())
    for th in (IF_TRUE(_x, _y), IF_FALSE(_x, _y), EQT_INTRO(REFL(_x))):
        rules.add(th)
    for t in (NAT, LIST_TYPE.type):
        for th in equality_rewrites(t):
            rules.add(th)
    return rules


@cache
def _equality(t: ty.Type) -> Rules:
    return Rules(equality_rewrites(t))


def constructor_equation(t: Term) -> Thm | None:
    """What an equation between two constructors says: that they differ, or that their fields agree."""
    if not tm.is_eq(t) or not is_datatype(t.args[0].type):
        return None
    left, right = t.args
    if constructor_index(left) is None or constructor_index(right) is None:
        return None
    return _equality(left.type)(t)


def computed_step(t: Term) -> Thm | None:
    """One step of a function that came with its equations, or a field of a record that is there."""
    head = t.head if t.kind == APP else t
    if head.kind != CONST:
        return None
    definition, field = registry.of_symbol(head.symbol), projection_of(head.symbol)
    if field is not None:
        return _field_rules(head.symbol)(t)
    if definition is None or definition.given is None:
        return None
    return _given_rules(definition)(t)


@cache
def _given_rules(definition: registry.Definition) -> Rules:
    return Rules(definition.rules)


@cache
def _field_rules(symbol: Symbol) -> Rules:
    return Rules([_field_law(symbol)])


@cache
def _field_law(symbol: Symbol) -> Thm:
    """⊢ r.field = a, for a record r that is there."""
    field = projection_of(symbol)
    if field is None:
        raise LanguageError(f"{symbol.name} reads no field")
    (constructor,) = constructors(symbol.type.doms[0])
    th = AP_THM(field[1], tm.app(constructor.term, *_fields(constructor, 0)))
    return CONV_RULE(ARG_CONV(1, reduce_known()), th)


@cache
def _surjective(constructor: Symbol, fields: tuple[Symbol, ...]) -> Thm | None:
    """⊢ C (first p) (second p) ... = p, where FIELDS are those of CONSTRUCTOR in their order; None otherwise."""
    record: Term | None = None
    for i, field in enumerate(fields):
        if projection_of(field) is None:
            return None
        read, value = _field_law(field).concl.args
        record = read.args[0]
        if record.head.symbol is not constructor or record.args[i] is not value:
            return None
    if record is None:
        return None
    p = tm.var("p", record.type)
    parts = [logic.call(field, p) for field in fields]
    return prove(tm.eq(tm.app(record.head, *parts), p), on=p, cases=True)


def record_of_fields(t: Term) -> Thm | None:
    """The record, or pair, that is put together here from its own fields."""
    if t.kind != APP or t.head.kind != CONST or any(a.kind != APP or a.head.kind != CONST for a in t.args):
        return None
    if constructor_index(t) is None or any(a.args != t.args[0].args for a in t.args):
        return None
    law = _surjective(t.head.symbol, tuple([a.head.symbol for a in t.args]))
    return None if law is None else REWR_CONV(law)(t)


def _engine(theorems: Iterable[Thm]) -> Simplifier:
    """The simplifier with THEOREMS over the base rules; the same one for the same theorems."""
    key = tuple(theorems)
    found = _engines.pop(key, None)
    if found is None:
        layer = Layer([e for th in key for e in lemma_equations(th)], base_rules().layer)
        found = Simplifier(layer, procedures=(constructor_equation, computed_step, record_of_fields))
        if len(_engines) >= _KEPT:
            del _engines[next(iter(_engines))]
    _engines[key] = found  # now the last to be dropped
    return found


_engines: dict[tuple[Thm, ...], Simplifier] = {}
_KEPT = 32


def simplifier(theorems: Iterable[Thm]) -> Conv:
    """Rewriting with THEOREMS, the base rules, beta, case equations and arithmetic on literals."""
    return _engine(theorems)


def split_on(goal: Term) -> Term | None:
    """The condition of an `if`, or a boolean variable, to split on."""
    parts = [u for u in subterms(goal) if not u.loose]
    for u in parts:
        if u.kind == APP and u.head.kind == CONST and u.head.symbol is logic.IF:
            c = u.args[0]
            if not any(
                v.kind == APP and v.head.kind == CONST and v.head.symbol is logic.IF for v in subterms(c)
            ):
                return c
    return next((u for u in parts if u.type is BOOL and u not in (T, F) and not is_connective(u)), None)


def _instances(lemmas: Sequence[tuple[Thm, Term]], goal: Term) -> list[Thm]:
    found = []
    for u in subterms(goal):
        if not u.loose:
            for th, pattern in lemmas:
                instance = match_theorem(th, pattern, u)
                if instance is not None:
                    found.append(instance)
    return found


def close(
    goal: Term,
    theorems: Sequence[Thm] = (),
    facts: Sequence[Thm] = (),
    lemmas: Sequence[tuple[Thm, Term]] = (),
    splits: int = SPLITS,
) -> Thm:
    """FACTS' hypotheses ⊢ GOAL. For each of LEMMAS, (theorem, pattern), instances at the goal are facts too."""
    simplify = _engine(theorems)
    try:
        return _close(simplify, goal, facts, lemmas, splits)
    finally:
        simplify.forget_scopes()


def _close(
    simplify: Simplifier, goal: Term, facts: Sequence[Thm], lemmas: Sequence[tuple[Thm, Term]], splits: int
) -> Thm:
    def under(given: Iterable[Thm]) -> Scope:
        scope = simplify.root
        for fact in given:
            scope = simplify.under(scope, fact)
        return scope

    th = convert(partial(simplify, scope=under(facts)), goal)
    rest = th.concl.args[1]
    facts = [*facts, *(f for f in _instances(lemmas, rest) if all(f.concl is not g.concl for g in facts))]
    for _ in range(2):
        for i, fact in enumerate(facts):
            others = under([*facts[:i], *facts[i + 1 :]])
            simpler = CONV_RULE(partial(simplify, scope=others), fact)
            if simpler.concl is F:
                return CONTR(goal, simpler)
            facts[i] = simpler if simpler.concl is not T else fact
    more = convert(partial(simplify, scope=under(facts)), rest)
    rest = more.concl.args[1]
    if rest is T:
        proved = EQT_ELIM(more)
    elif is_implies(rest):
        p, conclusion = rest.args
        inner = _close(simplify, conclusion, [*facts, ASSUME(p)], lemmas, splits)
        proved = EQ_MP(SYM(more), DISCH(p, inner))
    else:
        c = split_on(rest)
        if c is None or not splits:
            raise Unproved(rest, facts)
        holds = _close(simplify, rest, [*facts, ASSUME(c)], lemmas, splits - 1)
        fails = _close(simplify, rest, [*facts, ASSUME(logic.negate(c))], lemmas, splits - 1)
        proved = EQ_MP(SYM(more), BOOL_CASES(c, holds, fails))
    return EQ_MP(SYM(th), proved)


def prove(
    goal: Term,
    using: Sequence[Thm] = (),
    on: Term | None = None,
    lemmas: Sequence[tuple[Thm, Term]] = (),
    given: Sequence[Term] = (),
    cases: bool = False,
) -> Thm:
    """⊢ GOAL (under the premises GIVEN), by induction ON a variable where one is given, for all other variables.

    With CASES, the induction hypothesis is left out of account.
    """
    goal = list_implies(list(given), goal)
    if on is None:
        return close(goal, using, (), lemmas)
    others = [v for v in tm.variables(goal.free) if v is not on]
    motive = list_forall(others, goal)

    def step(member: Instance, j: int, xs: Sequence[Term], ihs: Sequence[Term]) -> Thm:
        target = _constructed(on, j, xs)
        claim = tm.substitute(motive, {on: target})
        free = 0
        for x in xs:
            free |= x.free
        vs, body = strip_forall(claim, free)
        facts = [] if cases else [ASSUME(h) for h in ihs]
        return GENL(vs, close(body, using, facts, lemmas))

    th = induct(family(on.type), {on.type: (on, motive)}, step)[on.type]
    return _opened(th, [on, *others])


def _opened(th: Thm, variables: Sequence[Term]) -> Thm:
    """TH at VARIABLES: bound names are those of the first term made like it, which may be called otherwise."""
    for v in variables:
        th = SPEC(v, th)
    return th


def _constructed(x: Term, j: int, fields: Sequence[Term]) -> Term:
    group = family(x.type)
    constructor = group.members[group.data.index].constructors[j]
    return tm.app(constructor.term, *fields)


def instance(th: Thm, **values: Term) -> Thm:
    """TH with its free variables of these names replaced; type and width variables follow."""
    types: dict[ty.Type, ty.Type] = {}
    for v in tm.variables(th.concl.free):
        if v.name in values:
            ty.match(v.type, values[v.name].type, types)
    types = {a: b for a, b in types.items() if a is not b}
    if types:
        th = INST_TYPE(types, th)
    return INST({v: values[v.name] for v in tm.variables(th.concl.free) if v.name in values}, th)


def prove_double(goal: Term, first: Term, second: Term, using: Sequence[Thm]) -> Thm:
    """⊢ GOAL by induction on FIRST for all other variables, each case by cases on SECOND."""
    others = [v for v in tm.variables(goal.free) if v is not first and v is not second]
    motive = list_forall([second, *others], goal)

    def step(member: Instance, j: int, xs: Sequence[Term], ihs: Sequence[Term]) -> Thm:
        value = _constructed(first, j, xs)
        facts = [ASSUME(h) for h in ihs]
        body = tm.substitute(goal, {first: value})

        def inner(i: int, ys: Sequence[Term]) -> Thm:
            return close(tm.substitute(body, {second: _constructed(second, i, ys)}), using, facts)

        return GENL([second, *others], CASES(second, body, inner, value.free))

    th = induct(family(first.type), {first.type: (first, motive)}, step)[first.type]
    return _opened(th, [first, second, *others])


def clauses(function: Callable[..., object]) -> list[Thm]:
    """The equations of a defined function, one for each case that its body distinguishes of its parameters.

    Where a case calls the function again, the parameter that it recurs on is a constructor: rewriting with the
    equations comes to an end. A function that does not recur has the one equation that defines it.
    """
    definition = registry.definition(function)
    return list(definition.rules if definition.given is not None else _clauses(definition))


@cache
def _clauses(definition: registry.Definition) -> tuple[Thm, ...]:
    equation, descending = definition.equation, definition.elaborated.descending
    if definition.measure is not None:
        return tuple(guarded(equation))
    if descending is None:
        return (equation,)
    group = {d.constant for d in definition.group}
    found: list[Thm] = []
    stack = [(equation, equation.concl.args[0].args[descending])]
    while stack:
        th, on = stack.pop()
        left, body = th.concl.args
        x = None
        if not _shrinks(left, body, group):
            x = _scrutinee(body, left)
            if x is None and on.kind == VAR and _calls(body, group):
                x = on
        if x is None:
            found.append(th)
            continue
        for c in reversed(constructors(x.type)):
            fields = _fields(c, th.concl.free)
            value = tm.app(c.term, *fields)
            case = CONV_RULE(ARG_CONV(1, reduce_known()), INST({x: value}, th))
            stack.append((case, value if on is x else on))
    return tuple(found)


def guarded(equation: Thm) -> list[Thm]:
    """An equation f params = body as one for each branch of the body's outer `if` and `case`, under its conditions.

    Rewriting with them goes on only where the conditions are decided.
    """
    found: list[Thm] = []
    stack: list[tuple[Thm, tuple[Term, ...]]] = [(equation, ())]
    while stack:
        th, given = stack.pop()
        left, body = th.concl.args
        if is_if(body) and not _takes_apart(left, body):
            for test in (logic.negate(body.args[0]), body.args[0]):
                known = ASSUME(test)
                value = EQT_INTRO(known) if test is body.args[0] else EQF_INTRO(known)
                step = IF_CONG_EQT(value, *body.args[1:])
                stack.append((TRANS(th, step), (*given, test)))
            continue
        x = _scrutinee(body, left)
        if x is None or any(x.free & c.free for c in given):
            for condition in reversed(given):
                th = DISCH(condition, th)
            found.append(th)
            continue
        for c in reversed(constructors(x.type)):
            case = INST({x: tm.app(c.term, *_fields(c, th.concl.free))}, th)
            stack.append((CONV_RULE(ARG_CONV(1, reduce_known()), case), given))
    return found


def _takes_apart(left: Term, body: Term) -> bool:
    """Whether each call in BODY has parts of the arguments of LEFT for its own, of one a proper part."""
    calls = _calls(body, {left.head})
    return bool(calls) and all(
        all(b is a or b in a.args for a, b in zip(left.args, t.args, strict=True)) and t.args != left.args
        for t in calls
    )


def _calls(body: Term, group: set[Term]) -> list[Term]:
    """The calls of a group's functions in a body, whole ones."""
    return [t for t in subterms(body) if t.kind == APP and t.head in group]


def _shrinks(left: Term, body: Term, group: set[Term]) -> bool:
    """Whether some argument of LEFT is a constructor, of whose fields one stands there in every call in BODY."""
    calls = _calls(body, group)
    if any(t.head is not left.head or len(t.args) != len(left.args) for t in calls):
        return False
    return any(
        a.kind == APP and calls and all(t.args[p].kind == VAR and t.args[p] in a.args for t in calls)
        for p, a in enumerate(left.args)
    )


def _fields(constructor: Constructor, taken: int) -> list[Term]:
    fields = []
    for i, kind in enumerate(constructor.fields):
        fields.append(tm.fresh(f"f{i}", kind, taken))
        taken |= fields[-1].free
    return fields


def _scrutinee(body: Term, left: Term) -> Term | None:
    """The parameter, or the part of one, that BODY distinguishes cases of first."""
    if body.kind != APP or body.head.kind != CONST or not body.args or body.args[0].kind != VAR:
        return None
    x = body.args[0]
    found = dt.datatype_of(x.type.con)
    is_case = found is not None and body.head.symbol is found.case
    return x if is_case and x.free & left.free else None
