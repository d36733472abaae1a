"""Finite maps in the kernel: the subtype of the functions with finite support, its operations and their laws.

`lookup` is the subtype's own function from maps to functions. Each operation has one law that says what it looks
up to; equations between maps follow by extensionality.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lemmata.core.kernel import definitions, logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.logic import F, conj, forall, if_, implies
from lemmata.core.kernel.terms import Symbol, Term, app, eq, lams, var
from lemmata.core.kernel.thm import ASSUME, EQ_MP, INST, INST_TYPE, REFL, TRANS, Thm
from lemmata.core.kernel.types import BOOL, TypeCon, fun
from lemmata.core.library import finite_support as fs
from lemmata.core.library.finite_support import K, V, W, case, const, j, k, none, some, v
from lemmata.core.library.proving import close, prove
from lemmata.core.logic.datatypes import CASES
from lemmata.core.logic.equality import AP_TERM, AP_THM, EQF_INTRO, EQT_INTRO, EXT, PROVE_HYP, SYM
from lemmata.core.logic.propositional import CONJ, CONJUNCT1, CONJUNCT2, DISCH, IMP_ANTISYM, MP, NOT_INTRO
from lemmata.core.logic.quantifiers import SPEC, SPECL
from lemmata.core.logic.syntax import is_call


@cache
def subtype() -> tuple[TypeCon, Thm, Thm]:
    """The type, ⊢ abs (lookup m) = m, and ⊢ finite f = (lookup (abs f) = f)."""
    return definitions.define_type("FiniteMap", fs.finite_empty())


def maps(value: ty.Type = V) -> ty.Type:
    """The type of the maps from K to a type."""
    return ty.con(subtype()[0], K, value)


def lookup(of: Term, *keys: Term) -> Term:
    """The function that a map is, or its value at a key."""
    head = subtype()[1].concl.args[0].args[0].head
    return app(logic.call(head.symbol, of), *keys)


def lookup_symbol() -> Symbol:
    """The constant from maps to functions."""
    return lookup(_m()).head.symbol


def _made(support: Term) -> Term:
    return logic.call(subtype()[1].concl.args[0].head.symbol, support)


def _m(name: str = "m", value: ty.Type = V) -> Term:
    return var(name, maps(value))


@cache
def empty() -> Thm:
    """⊢ empty = abs nowhere"""
    return definitions.define("FiniteMap.empty", _made(fs.empty()))


@cache
def insert() -> Thm:
    """⊢ insert = (λm k v. the map with one more value)"""
    m = _m()
    return definitions.define(
        "FiniteMap.insert", lams([m, k, v], _made(const(fs.put(), lookup(m), k, some(v))))
    )


@cache
def erase() -> Thm:
    """⊢ erase = (λm k. the map without a key)"""
    m = _m()
    return definitions.define("FiniteMap.erase", lams([m, k], _made(const(fs.put(), lookup(m), k, none()))))


@cache
def union() -> Thm:
    """⊢ union = (λm n. the values of n, and of m where n has none)"""
    m, n = _m(), _m("n")
    right = lams([m, n], _made(const(fs.overlay(), lookup(m), lookup(n))))
    return definitions.define("FiniteMap.union", right)


@cache
def select() -> Thm:
    """⊢ select = (λh m. h k v for each value, where it is not none)"""
    m = _m()
    right = lams([fs.h, m], _made(const(fs.selected(), fs.h, lookup(m))))
    return definitions.define("FiniteMap.select", right)


# What the operations look up to


@cache
def finite_lookup() -> Thm:
    """⊢ finite (lookup m)"""
    _, back, forth = subtype()
    m = back.concl.args[1]
    (support,) = tm.variables(forth.concl.args[0].free)
    same = AP_TERM(lookup(m).head, back)
    return INST({m: _m()}, EQ_MP(SYM(INST({support: lookup(m)}, forth)), same))


def _support(definition: Thm, args: Sequence[Term], is_finite: Thm) -> Thm:
    """⊢ lookup (c args) = f, where c args = abs f and IS_FINITE says finite f of lookups."""
    for of in args:
        if of.type is maps():
            is_finite = PROVE_HYP(INST({_m(): of}, finite_lookup()), is_finite)
    meant = fs.at(definition, *args)
    support = is_finite.concl.args[0]
    forth = subtype()[2]
    theta: dict[ty.Type, ty.Type] = {}
    (old,) = tm.variables(forth.concl.args[0].free)
    ty.match(old.type, support.type, theta)
    forth = INST({var(old.name, support.type): support}, INST_TYPE(theta, forth))
    kept = EQ_MP(forth, is_finite)
    return TRANS(AP_TERM(kept.concl.args[0].head, meant), kept)


def _law(definition: Thm, args: Sequence[Term], is_finite: Thm, value: Term) -> Thm:
    """⊢ lookup (c args) j = VALUE."""
    th = AP_THM(_support(definition, args, is_finite), j)
    return TRANS(th, prove(eq(th.concl.args[1], value), fs.values()))


@cache
def lookup_empty() -> Thm:
    """⊢ lookup empty j = none"""
    return _law(empty(), [], fs.finite_empty(), none())


@cache
def lookup_insert() -> Thm:
    """⊢ lookup (insert m k v) j = (if j = k then some v else lookup m j)"""
    m = _m()
    there = INST({fs.f: lookup(m)}, fs.finite_set())
    return _law(insert(), [m, k, v], there, if_(eq(j, k), some(v), lookup(m, j)))


@cache
def lookup_erase() -> Thm:
    """⊢ lookup (erase m k) j = (if j = k then none else lookup m j)"""
    m = _m()
    there = INST({fs.f: lookup(m), j: k}, fs.finite_erased())
    return _law(erase(), [m, k], there, if_(eq(j, k), none(), lookup(m, j)))


@cache
def lookup_union() -> Thm:
    """⊢ lookup (union m n) j = what n has there, else what m has"""
    m, n = _m(), _m("n")
    x = var("x", V)
    there = INST({fs.f: lookup(m), fs.g: lookup(n)}, fs.finite_overlay())
    return _law(union(), [m, n], there, case(lookup(n, j), lookup(m, j), lams([x], some(x))))


@cache
def lookup_select() -> Thm:
    """⊢ lookup (select h m) j = h j v where m has v there, else none"""
    m, x = _m(), var("x", V)
    there = INST({fs.f: lookup(m)}, fs.finite_selected())
    return _law(select(), [fs.h, m], there, case(lookup(m, j), none(W), lams([x], app(fs.h, j, x))))


@cache
def lookup_laws() -> tuple[Thm, ...]:
    """What every operation looks up to."""
    return lookup_empty(), lookup_insert(), lookup_erase(), lookup_union(), lookup_select()


# Equations between maps


def _equal(same: Thm) -> Thm:
    """⊢ m = n from ⊢ lookup m = lookup n."""
    left, right = (side.args[0] for side in same.concl.args)
    _, back, _ = subtype()
    theta: dict[ty.Type, ty.Type] = {}
    ty.match(back.concl.args[1].type, left.type, theta)
    back = INST_TYPE(theta, back)
    m = back.concl.args[1]
    ends = [INST({m: side}, back) for side in (left, right)]
    return TRANS(TRANS(SYM(ends[0]), AP_TERM(ends[0].concl.args[0].head, same)), ends[1])


@cache
def extensionality() -> Thm:
    """⊢ (forall k. lookup m k = lookup n k) implies m = n"""
    m, n = _m(), _m("n")
    every = forall(k, eq(lookup(m, k), lookup(n, k)))
    return DISCH(every, _equal(EXT(k, SPEC(k, ASSUME(every)))))


def _by_lookup(left: Term, right: Term, *facts: Thm) -> Thm:
    """⊢ left = right, which look up to the same."""
    x = tm.fresh("x", K, left.free | right.free)
    goal = eq(lookup(left, x), lookup(right, x))
    return _equal(EXT(x, close(goal, lookup_laws(), facts)))


@cache
def erase_rules() -> tuple[Thm, ...]:
    """What `erase` computes."""
    m, nothing = _m(), empty().concl.args[0]
    left = const(erase(), const(insert(), m, j, v), k)
    kept = const(insert(), const(erase(), m, k), j, v)
    return (
        _by_lookup(const(erase(), nothing, k), nothing),
        _by_lookup(left, if_(eq(j, k), const(erase(), m, k), kept)),
    )


@cache
def union_rules() -> tuple[Thm, ...]:
    """What `union` computes."""
    m, n, nothing = _m(), _m("n"), empty().concl.args[0]
    more = const(insert(), n, k, v)
    return (
        _by_lookup(const(union(), m, nothing), m),
        _by_lookup(const(union(), m, more), const(insert(), const(union(), m, n), k, v)),
    )


@cache
def select_rules() -> tuple[Thm, ...]:
    """What `select` computes."""
    m = _m()
    rest = const(select(), fs.h, m)
    nothing = empty().concl.args[0]
    return (
        _by_lookup(const(select(), fs.h, nothing), tm.instantiate_types(nothing, {V: W})),
        _select_insert(const(select(), fs.h, const(insert(), m, k, v)), rest),
    )


def _select_insert(left: Term, rest: Term) -> Thm:
    """⊢ select h (insert m k v) = what becomes of v at k, over REST."""
    w, value = var("w", W), app(fs.h, k, v)
    o = var("o", fs.option(W))
    right = case(o, const(erase(), rest, k), lams([w], const(insert(), rest, k, w)))
    x = tm.fresh("x", K, left.free)
    goal = implies(eq(value, o), eq(lookup(left, x), lookup(right, x)))

    def step(i: int, fields: Sequence[Term]) -> Thm:
        return close(tm.substitute(goal, {o: some(*fields) if i else none(W)}), lookup_laws())

    th = MP(INST({o: value}, CASES(o, goal, step, goal.free)), REFL(value))
    return _equal(EXT(x, th))


@cache
def equality_rules() -> tuple[Thm, ...]:
    """How equations between maps made by `insert` are decided."""
    m, n, nothing = _m(), _m("n"), empty().concl.args[0]
    more = const(insert(), m, k, v)
    whole, parts = (
        eq(more, n),
        conj(eq(lookup(n, k), some(v)), eq(const(erase(), m, k), const(erase(), n, k))),
    )
    assumed = ASSUME(whole)
    forward = CONJ(_seen(assumed), _erased(assumed))
    given = ASSUME(parts)
    x = tm.fresh("x", K, parts.free)
    erased = AP_THM(AP_TERM(lookup(m).head, CONJUNCT2(given)), x)
    goal = eq(lookup(more, x), lookup(n, x))
    backward = _equal(EXT(x, close(goal, lookup_laws(), [CONJUNCT1(given), erased])))
    never = eq(nothing, more)
    th = AP_THM(AP_TERM(lookup(m).head, ASSUME(never)), k)
    refuted = MP(prove(implies(th.concl, F), lookup_laws()), th)
    different = EQF_INTRO(NOT_INTRO(DISCH(never, refuted)))
    return (
        EQT_INTRO(REFL(m)),
        IMP_ANTISYM(DISCH(whole, forward), DISCH(parts, backward)),
        different,
    )


def _seen(same: Thm) -> Thm:
    """⊢ lookup n k = some v, from ⊢ insert m k v = n."""
    th = AP_THM(AP_TERM(lookup(_m()).head, SYM(same)), k)
    return TRANS(th, prove(eq(th.concl.args[1], some(v)), lookup_laws()))


def _erased(same: Thm) -> Thm:
    """⊢ erase m k = erase n k, from ⊢ insert m k v = n."""
    m = _m()
    left = const(erase(), const(insert(), m, k, v), k)
    moved = AP_THM(AP_TERM(left.head, same), k)
    return TRANS(SYM(_by_lookup(left, const(erase(), m, k))), moved)


@cache
def induction() -> Thm:
    """⊢ P empty implies (forall m k v. P m implies P (insert m k v)) implies P m"""
    m = _m()
    p = var("P", fun(maps(), BOOL))
    step = forall(m, forall(k, forall(v, implies(app(p, m), app(p, const(insert(), m, k, v))))))
    nothing = empty().concl.args[0]
    at_empty, at_insert = ASSUME(app(p, nothing)), ASSUME(step)
    motive = lams([fs.f], conj(const(fs.finite(), fs.f), app(p, _made(fs.f))))
    base = CONJ(fs.finite_empty(), EQ_MP(AP_TERM(p, empty()), at_empty))
    before = ASSUME(conj(const(fs.finite(), fs.g), app(p, _made(fs.g))))
    there = PROVE_HYP(CONJUNCT1(before), INST({fs.f: fs.g}, fs.finite_set()))
    th = MP(SPECL([_made(fs.g), k, v], at_insert), CONJUNCT2(before))
    meant = fs.at(insert(), _made(fs.g), k, v)
    forth = subtype()[2]
    (old,) = tm.variables(forth.concl.args[0].free)
    kept = EQ_MP(INST({old: fs.g}, forth), CONJUNCT1(before))
    new = const(fs.put(), fs.g, k, some(v))
    inner = AP_THM(AP_TERM(new.head, kept), k, some(v))
    meant = TRANS(meant, AP_TERM(_made(new).head, inner))
    moved = CONJ(there, EQ_MP(AP_TERM(p, meant), th))
    whole = PROVE_HYP(finite_lookup(), INST({fs.f: lookup(m)}, fs.by_finiteness(motive, base, moved)))
    _, back, _ = subtype()
    final = EQ_MP(AP_TERM(p, INST({back.concl.args[1]: m}, back)), CONJUNCT2(whole))
    return DISCH(at_empty.concl, DISCH(step, final))


# Values as terms


def empty_of(kind: ty.Type) -> Term:
    """The empty map of a type."""
    return tm.const(empty().concl.args[0].symbol, kind)


def insert_into(of: Term, key: Term, value: Term) -> Term:
    """The map with one more value."""
    return const(insert(), of, key, value)


def taken_apart(t: Term) -> tuple[Term, Term, Term] | None:
    """The map, key and value of a map that `insert` makes; None for another."""
    if not is_call(t, insert().concl.args[0].symbol, 3):
        return None
    of, key, value = t.args
    return of, key, value


def is_empty(t: Term) -> bool:
    """Whether a term is the empty map."""
    return t.kind == tm.CONST and t.symbol is empty().concl.args[0].symbol
