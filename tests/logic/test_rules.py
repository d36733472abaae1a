"""Each derived rule proves the sequent that its docstring says."""

from __future__ import annotations

import itertools

import pytest
from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.terms import Term, app, eq, lam
from lemmata.core.kernel.types import BOOL, NAT, fun
from lemmata.core.logic import rules as ru
from lemmata.core.logic import syntax as sx
from lemmata.core.logic.match import instantiate, match, match_theorem
from lemmata.core.logic.rules import ASSUME

p, q, r, s = (tm.var(n, BOOL) for n in "pqrs")
x, y, z = (tm.var(n, NAT) for n in "xyz")
f, g = (tm.var(n, fun(NAT, NAT)) for n in "fg")
P = tm.var("P", fun(NAT, BOOL))
A, B = ty.type_var("A"), ty.type_var("B")
NOT, AND, OR, IMP = sx.mk_not, sx.mk_conj, sx.mk_disj, sx.mk_implies
px = eq(app(f, x), y)
SOME, EVERY = sx.mk_exists(x, px), sx.mk_forall(x, px)


def at(t: Term) -> Term:
    return eq(app(f, t), y)


SEQUENTS = [
    (ru.TRUTH(), [], T),
    (ru.SYM(ASSUME(eq(x, y))), [eq(x, y)], eq(y, x)),
    (ru.AP_TERM(f, ASSUME(eq(x, y))), [eq(x, y)], eq(app(f, x), app(f, y))),
    (ru.AP_THM(ASSUME(eq(f, g)), x), [eq(f, g)], eq(app(f, x), app(g, x))),
    (ru.AP_ARG(eq(z, x), 1, ASSUME(eq(x, y))), [eq(x, y)], eq(eq(z, x), eq(z, y))),
    (ru.TRANS_CHAIN(ASSUME(eq(x, y)), ASSUME(eq(y, z))), [eq(x, y), eq(y, z)], eq(x, z)),
    (ru.EQT_INTRO(ASSUME(p)), [p], eq(p, T)),
    (ru.EQT_ELIM(ASSUME(eq(p, T))), [eq(p, T)], p),
    (ru.EQF_INTRO(ASSUME(NOT(p))), [NOT(p)], eq(p, F)),
    (ru.EQF_ELIM(ASSUME(eq(p, F))), [eq(p, F)], NOT(p)),
    (ru.PROVE_HYP(ASSUME(AND(p, q)), ru.CONJUNCT1(ASSUME(AND(p, q)))), [AND(p, q)], p),
    (ru.PROVE_HYP(ru.CONJUNCT1(ASSUME(AND(p, q))), ru.DISJ1(ASSUME(p), r)), [AND(p, q)], OR(p, r)),
    (ru.ADD_HYP(q, ASSUME(p)), [p, q], p),
    (ru.BETA_RULE(ASSUME(app(lam(p, NOT(p)), q))), [app(lam(p, NOT(p)), q)], NOT(q)),
    (ru.LIST_BETA(app(tm.lams([x, y], eq(x, y)), z, x)), [], eq(app(tm.lams([x, y], eq(x, y)), z, x), eq(z, x))),
    (ru.ETA(f), [], eq(lam(x, app(f, x)), f)),
    (ru.EXT(x, ru.REFL(app(f, x))), [], eq(f, f)),
    (ru.EXT(x, ru.SPEC(x, ASSUME(sx.mk_forall(x, eq(app(f, x), app(g, x)))))),
     [sx.mk_forall(x, eq(app(f, x), app(g, x)))], eq(f, g)),
    (ru.EXT_FORALL(ASSUME(sx.mk_forall(x, eq(app(f, x), app(g, x))))),
     [sx.mk_forall(x, eq(app(f, x), app(g, x)))], eq(f, g)),
    (ru.LAM_EXT(x, lam(x, app(f, x)), f, ru.REFL(app(f, x))), [], eq(lam(x, app(f, x)), f)),
    (ru.MP(ASSUME(IMP(p, q)), ASSUME(p)), [IMP(p, q), p], q),
    (ru.MP(ASSUME(IMP(p, p)), ASSUME(p)), [IMP(p, p), p], p),
    (ru.DISCH(p, ASSUME(p)), [], IMP(p, p)),
    (ru.DISCH(q, ASSUME(p)), [p], IMP(q, p)),
    (ru.DISCH(AND(p, q), ru.CONJUNCT2(ASSUME(AND(p, q)))), [], IMP(AND(p, q), q)),
    (ru.DISCH_ALL(ru.CONJ(ASSUME(p), ASSUME(q))), [], IMP(p, IMP(q, AND(p, q)))),
    (ru.UNDISCH(ASSUME(IMP(p, q))), [p, IMP(p, q)], q),
    (ru.CONJ(ASSUME(p), ASSUME(q)), [p, q], AND(p, q)),
    (ru.CONJ(ASSUME(p), ASSUME(p)), [p], AND(p, p)),
    (ru.LIST_CONJ([ASSUME(p), ASSUME(q), ASSUME(r)]), [p, q, r], AND(p, AND(q, r))),
    (ru.LIST_CONJ([]), [], T),
    (ru.CONJUNCT1(ASSUME(AND(p, q))), [AND(p, q)], p),
    (ru.CONJUNCT2(ASSUME(AND(p, q))), [AND(p, q)], q),
    (ru.CONJUNCTS(ASSUME(AND(AND(p, q), r)))[1], [AND(AND(p, q), r)], q),
    (ru.DISJ1(ASSUME(p), q), [p], OR(p, q)),
    (ru.DISJ2(p, ASSUME(q)), [q], OR(p, q)),
    (ru.DISJ_CASES(ASSUME(OR(p, q)), ru.DISJ2(q, ASSUME(p)), ru.DISJ1(ASSUME(q), p)), [OR(p, q)], OR(q, p)),
    (ru.NOT_INTRO(ASSUME(IMP(p, F))), [IMP(p, F)], NOT(p)),
    (ru.NOT_ELIM(ASSUME(NOT(p))), [NOT(p)], IMP(p, F)),
    (ru.NOT_NOT_ELIM(ASSUME(NOT(NOT(p)))), [NOT(NOT(p))], p),
    (ru.CONTR(p, ASSUME(F)), [F], p),
    (ru.CCONTR(p, ru.ABSURD(ASSUME(NOT(p)), ASSUME(NOT(NOT(p))))), [NOT(NOT(p))], p),
    (ru.CONTRAPOS(ASSUME(IMP(p, q))), [IMP(p, q)], IMP(NOT(q), NOT(p))),
    (ru.ABSURD(ASSUME(p), ASSUME(NOT(p))), [p, NOT(p)], F),
    (ru.IMP_TRANS(ASSUME(IMP(p, q)), ASSUME(IMP(q, r))), [IMP(p, q), IMP(q, r)], IMP(p, r)),
    (ru.IMP_ANTISYM(ASSUME(IMP(p, q)), ASSUME(IMP(q, p))), [IMP(p, q), IMP(q, p)], eq(p, q)),
    (ru.EQ_IMP(ASSUME(eq(p, q))), [eq(p, q)], IMP(p, q)),
    (ru.BOOL_CASES(p, ru.DISJ1(ASSUME(p), NOT(p)), ru.DISJ2(p, ASSUME(NOT(p)))), [], OR(p, NOT(p))),
    (ru.EXCLUDED_MIDDLE(px), [], OR(px, NOT(px))),
    (ru.PROP([ASSUME(OR(p, q)), ASSUME(NOT(p))], q), [OR(p, q), NOT(p)], q),
    (ru.IF_BOOL(p, q, r), [], eq(sx.mk_if(p, q, r), AND(IMP(p, q), IMP(NOT(p), r)))),
    (ru.GEN(x, ru.REFL(x)), [], sx.mk_forall(x, eq(x, x))),
    (ru.GENL([x, y], ru.REFL(x)), [], sx.mk_forall(x, sx.mk_forall(y, eq(x, x)))),
    (ru.SPEC(z, ASSUME(EVERY)), [EVERY], at(z)),
    (ru.SPEC(z, ASSUME(logic.call(logic.FORALL, P))), [logic.call(logic.FORALL, P)], app(P, z)),
    (ru.SPECL([z, x], ru.GENL([x, y], ru.REFL(app(f, y)))), [], eq(app(f, x), app(f, x))),
    (ru.SPEC_ALL(ru.GENL([x, y], ru.REFL(app(f, y)))), [], eq(app(f, y), app(f, y))),
    (ru.ISPEC(z, ru.GEN(tm.var("a", A), ru.REFL(tm.var("a", A)))), [], eq(z, z)),
    (ru.ISPECL([z, p], ru.GENL([tm.var("a", A), tm.var("b", B)], ru.REFL(tm.var("b", B)))), [], eq(p, p)),
    (ru.FORALL_EQ(x, ru.REFL(px)), [], eq(EVERY, EVERY)),
    (ru.EXISTS_EQ(x, ru.REFL(px)), [], eq(SOME, SOME)),
    (ru.EXISTS(SOME, z, ASSUME(at(z))), [at(z)], SOME),
    (ru.CHOOSE(z, ASSUME(SOME), ru.EXISTS(SOME, z, ASSUME(at(z)))), [SOME], SOME),
    (ru.SELECT_RULE(ASSUME(SOME)), [SOME], at(logic.call(tm.SELECT, lam(x, px)))),
    (ru.IF_TRUE(x, y), [], eq(sx.mk_if(T, x, y), x)),
    (ru.IF_FALSE(x, y), [], eq(sx.mk_if(F, x, y), y)),
    (ru.IF_CONG_EQT(ASSUME(eq(p, F)), x, y), [eq(p, F)], eq(sx.mk_if(p, x, y), y)),
    (ru.NOT_FORALL(lam(x, px)), [], eq(NOT(EVERY), sx.mk_exists(x, NOT(px)))),
    (ru.NOT_EXISTS(lam(x, px)), [], eq(NOT(SOME), sx.mk_forall(x, NOT(px)))),
    (ru.NOT_FORALL(P), [], eq(NOT(logic.call(logic.FORALL, P)), sx.mk_exists(x, NOT(app(P, x))))),
]  # fmt: skip


@pytest.mark.parametrize(("th", "hyps", "concl"), SEQUENTS)
def test_sequent(th: ru.Thm, hyps: list[Term], concl: Term) -> None:
    assert th.concl is concl
    assert th.hyps == frozenset(hyps)
    assert th.axioms <= {"extensionality", "choice"}


@pytest.mark.parametrize(
    "refused",
    [
        lambda: ru.MP(ASSUME(IMP(p, q)), ASSUME(q)),
        lambda: ru.GEN(x, ASSUME(px)),
        lambda: ru.SPEC(p, ASSUME(EVERY)),
        lambda: ru.CHOOSE(x, ASSUME(SOME), ASSUME(px)),
        lambda: ru.CHOOSE(
            z, ASSUME(SOME), ru.CONJUNCT2(ru.CONJ(ASSUME(at(z)), ru.ADD_HYP(at(z), ASSUME(eq(z, x)))))
        ),
        lambda: ru.EXT(x, ASSUME(eq(app(f, x), app(g, x)))),
        lambda: ru.EXISTS(SOME, z, ASSUME(at(x))),
    ],
)
def test_refused(refused: object) -> None:
    with pytest.raises(KernelError):
        refused()  # type: ignore[operator]


def _random_terms() -> list[Term]:
    small = [p, q, NOT(p), T, F]
    level = [op(a, b) for op in (AND, OR, IMP, eq) for a, b in itertools.product(small, repeat=2)]
    level += [sx.mk_if(a, b, c) for a, b, c in itertools.product([p, NOT(q), r], level[:9], level[20:24])]
    return level + [IMP(a, b) for a, b in zip(level, level[7:], strict=False)]


def _value(t: Term, env: dict[Term, bool]) -> bool:
    if t in env:
        return env[t]
    if t is T or t is F:
        return t is T
    a = [_value(u, env) for u in t.args]
    name = t.head.name
    if name == "if":
        return a[1] if a[0] else a[2]
    if name == "not":
        return not a[0]
    return {"and": a[0] and a[-1], "or": a[0] or a[-1], "implies": not a[0] or a[-1], "=": a[0] == a[-1]}[
        name
    ]


def test_tautologies_agree_with_truth_tables() -> None:
    for t in _random_terms():
        rows = [dict(zip((p, q, r), v, strict=True)) for v in itertools.product((False, True), repeat=3)]
        true = all(_value(t, env) for env in rows)
        try:
            th = ru.prove_tautology(t)
        except ru.NotTautology as error:
            assert not true
            row = {**dict.fromkeys((p, q, r), False), **error.assignment}
            assert not _value(t, row)
        else:
            assert true
            assert th.concl is t


def test_twelve_atoms() -> None:
    atoms = [tm.var(f"a{i}", BOOL) for i in range(12)]
    left = right = atoms[0]
    for a in atoms[1:6]:
        left, right = eq(left, a), eq(a, right)
    ring = sx.list_conj([IMP(a, b) for a, b in zip(atoms, [*atoms[1:], atoms[0]], strict=True)])
    assert ru.prove_tautology(IMP(ring, eq(atoms[0], atoms[7]))).concl
    assert ru.prove_tautology(eq(left, right)).concl


def test_match() -> None:
    a, b = tm.var("a", A), tm.var("b", A)
    h = tm.var("h", fun(A, BOOL))
    terms, types = match(eq(a, b), eq(x, tm.nat(3))) or ({}, {})
    assert types == {A: NAT}
    assert terms == {tm.var("a", NAT): x, tm.var("b", NAT): tm.nat(3)}
    assert match(eq(a, a), eq(x, y)) is None
    assert match(eq(x, y), eq(z, y), fixed=x.free) is None
    pattern = sx.mk_forall(a, app(h, a))
    terms, types = match(pattern, EVERY) or ({}, {})
    assert terms == {tm.var("h", fun(NAT, BOOL)): lam(x, px)}
    nested = sx.mk_forall(a, sx.mk_forall(b, app(h, a)))
    assert match(nested, sx.mk_forall(x, sx.mk_forall(y, eq(x, y)))) is None
    assert match(nested, sx.mk_forall(x, sx.mk_forall(y, eq(x, z)))) is not None
    wn = ty.width_var("N")
    w = tm.var("w", ty.word(wn))
    assert match(eq(w, w), eq(tm.lit(ty.word(8), 3), tm.lit(ty.word(8), 3))) is not None
    th = match_theorem(ru.REFL(a), a, x)
    assert th is not None
    assert th.concl is eq(x, x)
    assert instantiate(ru.REFL(a), {x: y}, {A: NAT}).concl is eq(tm.var("a", NAT), tm.var("a", NAT))
