"""The tactics that follow a goal's shape, on goals that hold and on neighbours that do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import conj, forall
from lemmata.core.kernel.types import BOOL, NAT, con, fun
from lemmata.core.language import DefinitionError
from lemmata.core.language.builtins import append, length, member
from lemmata.core.language.formulas import formula
from lemmata.core.language.theory import LIST_TYPE
from lemmata.core.library import naturals as nat
from lemmata.core.logic.syntax import mk_exists
from lemmata.tactics.tacticals import all_goals, attempt, closes, first, focus, orelse, repeat, then

from lemmata import (
    Goal,
    Nat,
    Refuted,
    TacticFailed,
    assume,
    datatype,
    decreases,
    define,
    implies,
    prove,
    theorem,
)

A = TypeVar("A")
B = TypeVar("B")


@datatype
class Rose:
    root: Nat
    kids: list[Rose]


@define
def mirror(t: Rose) -> Rose:
    return Rose(t.root, mirrors(t.kids))


@define
def mirrors(ts: list[Rose]) -> list[Rose]:
    match ts:
        case [t, *rest]:
            return append(mirrors(rest), [mirror(t)])
        case _:
            return []


@theorem
def mirrors_append(xs: list[Rose], ys: list[Rose]) -> bool:
    return mirrors(append(xs, ys)) == append(mirrors(ys), mirrors(xs))


@mirrors_append.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(append, mirrors, append_nil)
    cons.simp(append, mirrors, append_assoc)


@theorem
def append_nil(xs: list[A]) -> bool:
    return append(xs, []) == xs


@append_nil.proof
def _(goal: Goal) -> None:
    all_goals(lambda g: g.simp(append))(goal) if goal.induction("xs") else None


@theorem
def append_assoc(xs: list[A], ys: list[A], zs: list[A]) -> bool:
    return append(append(xs, ys), zs) == append(xs, append(ys, zs))


@append_assoc.proof
def _(goal: Goal) -> None:
    then(lambda g: g.induction("xs"), lambda g: g.simp(append))(goal)


@theorem
def mirror_mirror(t: Rose) -> bool:
    return mirror(mirror(t)) == t


@mirror_mirror.proof
def _(goal: Goal) -> None:
    for g in goal.induction("t", also={"ts": "mirrors(mirrors(ts)) == ts"}):
        g.simp(mirror, mirrors, mirrors_append, append)


@theorem
def mirror_mirror_fixing(n: Nat, t: Rose) -> bool:
    """All claims of one induction keep what is fixed."""
    return implies(n == 3, mirror(mirror(t)) == t)


@mirror_mirror_fixing.proof
def _(goal: Goal) -> None:
    also = {"ts": "implies(n == 3, mirrors(mirrors(ts)) == ts)"}
    for g in goal.induction("t", also=also, fixing=["n"]):
        g.simp(mirror, mirrors, mirrors_append, append)


@theorem
def in_either(x: Nat, xs: list[Nat], ys: list[Nat]) -> bool:
    assume(member(x, xs) or member(x, ys))
    return member(x, append(xs, ys))


@in_either.proof
def _(goal: Goal) -> None:
    nil, cons = goal.induction("xs")
    nil.simp(append, member)
    for case in cons.cases("x == x1"):
        case.simp(append, member)


@theorem
def shared(n: Nat, p: bool, q: bool) -> bool:
    assume(p and (q or n == 3))
    return implies(not q, n == 3) and (q or p)


@shared.proof
def _(goal: Goal) -> None:
    goal = goal.obtain("h1", "holds", "either")
    one, other = goal.split()
    one = one.intro("fails")
    left, right = one.cases("either", "this")
    left.contradiction()
    right.assumption()
    other.right().exact("holds")


@theorem
def mapped(f: Callable[[A], B], xs: list[A]) -> bool:
    return len([f(x) for x in xs]) == len(xs)


@mapped.proof
def _(goal: Goal) -> None:
    from lemmata.core.language.builtins import transform

    for case in goal.induction("xs"):
        case.simp(transform, length)


@pytest.mark.parametrize(
    "true",
    [mirrors_append, mirror_mirror, mirror_mirror_fixing, in_either, shared, mapped],
    ids=lambda t: t.name,
)
def test_proved(true):
    assert prove(true).hyps == frozenset()


def goal_of(text: str, *hypotheses: str, **kinds: str) -> Goal:
    terms = [formula(t, variables().values(), goal_of) for t in (*hypotheses, text)]
    return Goal(terms[:-1], terms[-1], script=goal_of)


def variables():
    return {"n": tm.var("n", _nat()), "m": tm.var("m", _nat())}


def _nat():
    return NAT


def test_names_of_hypotheses():
    goal = goal_of("n == n", "n < 3", "m < n")
    assert goal.names == ("h1", "h2")
    _, then_ = goal.have("n < 5", "small")
    assert then_.names == ("h1", "h2", "small")
    assert then_.use(append_nil, "small", xs="[n]").names == ("h1", "h2", "small", "small2")
    assert then_.to_json()["variables"] == [{"name": v.name, "type": "nat"} for v in then_.variables()]


def test_exists_and_obtain():
    n, m = tm.var("n", _nat()), tm.var("m", _nat())
    some = mk_exists(m, tm.eq(m, n))
    goal = Goal([], some, script=goal_of).exists("n + 0")
    goal.simp()
    goal = Goal([some], mk_exists(m, tm.eq(n, m)), script=goal_of)
    inner = goal.obtain("h1", "k", "same")
    assert "k == n" in repr(inner)
    inner.exists("k").simp()
    assert goal.theorem().concl is goal.target


def test_obtain_goes_to_the_end():
    k = tm.var("k", _nat())
    both = formula("m == n + k and k < 3 and (k == 1 or k == 2)", [*variables().values(), k], goal_of)
    goal = Goal([mk_exists(k, both)], formula("n < m", variables().values(), goal_of), script=goal_of)
    inner = goal.copy().obtain("h1")
    assert inner.names == ("h1", "h12", "h13") and "m == n + k" in repr(inner)
    inner = goal.copy().obtain("h1", "j", "sum")
    assert inner.names == ("sum", "h1", "h12") and "m == n + j" in repr(inner)
    inner = goal.obtain("h1", "j", "sum", "small", "either")
    assert inner.names == ("sum", "small", "either")
    inner.omega()
    assert goal.theorem().concl is goal.target
    goal = Goal(goal.hypotheses, goal.target, script=goal_of)
    with pytest.raises(TacticFailed, match="nothing is left to be called more"):
        goal.obtain("h1", "j", "sum", "small", "either", "more")


def test_fields_are_not_called_like_other_variables():
    xs, x = tm.var("xs", con(LIST_TYPE.con, _nat())), tm.var("x", fun(_nat(), _nat()))
    target = tm.eq(tm.app(x, tm.nat(0)), tm.app(x, tm.nat(0)))
    goal = Goal([tm.eq(xs, xs)], target, script=goal_of)
    _, cons = goal.cases("xs")
    assert repr(cons).startswith("h1 : [x1, *xs] == [x1, *xs]")


@define
def third(xs: list[Nat], ys: list[Nat]) -> Nat:
    """Of one list, or of the other."""
    match xs, ys:
        case [_, _, x, *_], _:
            return x
        case _, [_, _, y]:
            return y
        case _:
            return 0


@theorem
def third_small(xs: list[Nat], ys: list[Nat], n: Nat) -> bool:
    assume(len(xs) < n)
    return third(xs, ys) + n >= 1


def test_cases_of_a_function():
    s = third_small.statement
    goal = Goal(s.assumptions, s.conclusion, script=goal_of)
    cases = goal.cases(third)
    assert len(cases) == 16
    for case in cases:
        case.simp(third, length)
    assert goal.theorem().concl is s.conclusion
    with pytest.raises(TacticFailed, match="no call of third distinguishes"):
        goal_of("n == m").cases(third)


def test_auto_finds_witnesses_among_hypotheses():
    k = tm.var("k", _nat())
    r = tm.var("r", fun(_nat(), _nat(), BOOL))
    n, m = variables().values()
    related = mk_exists(k, conj(tm.app(r, n, k), tm.app(r, k, m)))
    goal = Goal([tm.app(r, m, m), tm.app(r, n, m)], related, script=goal_of)
    goal.auto()
    assert goal.theorem().concl is related
    with pytest.raises(TacticFailed):
        Goal([tm.app(r, m, n), tm.app(r, n, m)], related, script=goal_of).auto()


def test_generalize():
    goal = goal_of("n * m + 1 == 1 + n * m")
    inner = goal.generalize("n * m", "p")
    assert repr(inner) == "⊢ p + 1 == 1 + p"
    inner.simp()
    assert not goal.theorem().hyps
    with pytest.raises(TacticFailed, match="does not occur"):
        goal_of("n == m").generalize("m + 7", "p")


def test_a_variable_under_a_binder_is_not_captured():
    n, m = tm.var("n", _nat()), tm.var("m", _nat())
    goal = Goal([], forall(m, mk_exists(n, tm.eq(n, m))), script=goal_of)
    inner = goal.intro("n")
    inner.exists("n").congr()
    assert goal.theorem().concl is goal.target


def test_ext_and_congr():
    f = tm.var("f", fun(NAT, NAT))
    x = tm.var("x", NAT)
    goal = Goal([], tm.eq(tm.lam(x, tm.app(f, x)), f))
    goal.ext("y").congr()
    assert goal.theorem().concl is goal.target
    goal = goal_of("(n + m, n) == (m + n, n)")
    (only,) = goal.congr()
    only.simp(*nat.add_rules())
    assert goal.theorem().concl is goal.target


def test_strong_induction_and_measure():
    goal = goal_of("n < n + 1", "m < 3")
    (step,) = goal.induction("n", strong=True)
    assert step.names == ("ih", "h1")
    step.simp(nat.lt_suc_self())
    assert goal.theorem().hyps <= set(goal.hypotheses)
    goal = goal_of("n < m + n + 1")
    (step,) = goal.induction(measure="n + m")
    step.assumption() if step.target in step.hypotheses else step.simp(
        *nat.add_rules(), nat.lt_add(), nat.lt_suc_self()
    )


FALSE = [
    "n < m",
    "n == m",
    "n + m == n",
    "n * m == n + m",
    "n % 2 == m",
    "n // 2 == m",
    "n < m + 5",
    "m <= n",
]


@pytest.mark.parametrize("false", FALSE)
@pytest.mark.parametrize(
    "tactic",
    [
        lambda g: g.induction("n")[0].simp(),
        lambda g: [c.simp() for c in g.induction("n")],
        lambda g: g.induction("n", strong=True)[0].assumption(),
        lambda g: g.induction("n", strong=True)[0].simp("ih"),
        lambda g: [c.simp() for c in g.cases("n")],
        lambda g: [c.simp() for c in g.cases("m == 0")],
        lambda g: g.by_contradiction().contradiction(),
        lambda g: g.exfalso().contradiction(),
        lambda g: g.congr(),
        lambda g: g.generalize("n", "k"),
        lambda g: g.have("n < m")[1].simp(),
        lambda g: first(lambda h: h.simp(), lambda h: h.assumption())(g),
    ],
)
def test_false_goals_stay_open(false, tactic):
    goal = goal_of(false)
    try:
        tactic(goal)
    except (TacticFailed, Refuted):
        pass
    with pytest.raises(TacticFailed):
        goal.theorem()


def test_wrong_uses_say_what_is_wrong():
    goal = goal_of("n == m", "n < m")
    for action, said in [
        (lambda g: g.variable("k"), "no variable k"),
        (lambda g: g.hypothesis("h7"), "no hypothesis h7"),
        (lambda g: g.split(), "neither a conjunction"),
        (lambda g: g.left(), "no disjunction"),
        (lambda g: g.exists("n"), "not existentially"),
        (lambda g: g.use(append_nil, ys="[n]"), "no variable ys"),
        (lambda g: g.obtain("h1"), "neither a conjunction"),
        (lambda g: g.ext(), "no equation of functions"),
        (lambda g: g.induction("n", also={"m": "m == m"}), "one type alone"),
    ]:
        with pytest.raises(TacticFailed, match=said):
            action(goal)
    with pytest.raises(DefinitionError, match="formula:1:5"):
        goal.have("n < k")
    with pytest.raises(DefinitionError, match="not an expression"):
        goal.have("n < (m")
    with pytest.raises(DefinitionError, match="wanted bool, got Nat"):
        goal.have("n + m")


def test_tacticals_leave_a_goal_alone_when_they_fail():
    goal = goal_of("n == m")
    for tactic in (
        orelse(lambda g: g.split(), lambda g: g.left()),
        closes(lambda g: g.cases("n")),
        then(lambda g: g.cases("n"), lambda g: g.assumption()),
        focus(3, lambda g: g.simp()),
    ):
        with pytest.raises(TacticFailed):
            goal.copy().run(tactic)
    attempt(lambda g: g.split())(goal)
    assert goal.open_goals() == [goal]
    repeat(lambda g: g.cases("n"), limit=3)(goal)
    assert len(goal.open_goals()) > 1


def test_calc():
    goal = goal_of("n + m + 0 == m + n")
    goal.calc(("== n + m", []), ("== m + n", lambda g: g.simp(nat.add_comm())))
    assert goal.theorem().concl is goal.target
    with pytest.raises(TacticFailed, match="leaves this goal"):
        goal_of("n + m == m").calc(("== m", []))
    with pytest.raises(TacticFailed, match="begins with"):
        goal_of("n + m == m").calc(("m", []))


def test_use_keeps_general_what_it_is_not_told():
    goal = goal_of("n < m").have("length([n]) == 1")[1]
    goal = goal.use(append_nil)
    assert repr(goal).splitlines()[-2].startswith("h2 : (forall xs.")
    m, n, k = (tm.var(name, _nat()) for name in "mnk")
    some = forall(n, forall(k, tm.eq(n, tm.app(tm.var("f", _binary()), n, k, m))))
    goal = Goal([some], tm.eq(n, m), script=goal_of).use("h1")
    assert "h2 : (forall k. n == f(n, k, m))" in repr(goal)
    assert "h3 : m == f(m, m, m)" in repr(goal.use("h1", n="m", k="m"))
    with pytest.raises(TacticFailed, match="no variable m; its variables: n, k"):
        goal.use("h1", m="n")  # m is fixed by the hypothesis


def _binary():
    from lemmata.core.kernel.types import NAT, fun

    return fun(NAT, NAT, NAT, NAT)


def test_simp_at_a_hypothesis():
    goal = goal_of("n < 5", "n == 3", "m + 0 == n and n < 9", "m < 3")
    (goal,) = goal.simp(at="h2")
    assert goal.hypotheses[1] is goal_of("m == 3").target
    assert goal.simp(at="h3") == ()
    assert not goal.open_goals()
    goal = goal_of("n < 5", "n == 3", "n < 4")
    with pytest.raises(TacticFailed, match="nothing to simplify"):
        goal.simp(at="h2", hyps=False)
    (left,) = goal.simp(at="h2")
    assert left.names == ("h1",)
    left.omega()
    assert not goal.theorem().hyps - set(goal.hypotheses)
    with pytest.raises(TacticFailed, match="nothing to simplify"):
        goal_of("n < 5", "n < m").simp(at="h1")
    with pytest.raises(TacticFailed, match="no hypothesis h7"):
        goal_of("n < 5", "n < m").simp(at="h7")


def test_simp_at_an_instance_keeps_it():
    n = tm.var("n", _nat())
    some = forall(n, tm.eq(tm.app(tm.var("f", _endo()), n), nat.plus(n, tm.nat(0))))
    goal = Goal([some], goal_of("n == m").target, script=goal_of).use("h1", "at_m", n="m")
    (goal,) = goal.simp(at="at_m")
    assert "at_m : f(m) == m" in repr(goal)
    (goal,) = goal.simp(at="at_m", hyps=True)
    assert goal.names == ("h1",)


def _endo():
    from lemmata.core.kernel.types import NAT, fun

    return fun(NAT, NAT)


def test_an_assumption_about_itself_is_a_fact_only():
    from lemmata.core.kernel.types import NAT, fun

    f, n = tm.var("f", fun(NAT, NAT)), tm.var("n", _nat())
    loop = forall(n, tm.eq(tm.app(f, n), nat.plus(tm.app(f, tm.nat(0)), tm.app(f, n))))
    goal = Goal([loop], tm.eq(tm.app(f, n), nat.plus(tm.app(f, tm.nat(0)), tm.app(f, n))), script=goal_of)
    goal.simp()
    assert goal.theorem().concl is goal.target
    with pytest.raises((TacticFailed, Refuted)):
        Goal([loop], tm.eq(tm.app(f, n), tm.app(f, tm.nat(1))), script=goal_of).simp()


@define
def halves(n: Nat) -> tuple[Nat, Nat]:
    """How often two goes into n, and what is left."""
    decreases(n)
    if n < 2:
        return (0, n)
    quotient, rest = halves(n - 2)
    return (quotient + 1, rest)


@theorem
def halves_add_up(n: Nat) -> bool:
    quotient, rest = halves(n)
    return n == 2 * quotient + rest


@halves_add_up.proof
def _(goal: Goal) -> None:
    (goal,) = goal.induction(measure="n")
    small, large = goal.cases("n < 2")
    small.simp(halves)
    (large,) = large.use("ih", "smaller", n1="max(n - 2, 0)").simp(at="smaller")
    large.simp(halves)


@theorem
def parts_are_at_hand(n: Nat, p: bool, q: bool) -> bool:
    quotient, (first, second) = (n, (p, q))
    return quotient == n and first == p and second == q and Rose(n, []).root == n


@parts_are_at_hand.proof
def _(goal: Goal) -> None:
    goal.simp()


@theorem
def parts_swapped(p: bool, q: bool) -> bool:
    first, second = (p, q)
    return first == q and second == p


@parts_swapped.proof
def _(goal: Goal) -> None:
    goal.simp()


def test_statements_with_parts():
    for true in (halves_add_up, parts_are_at_hand):
        assert not prove(true).hyps
    with pytest.raises((TacticFailed, Refuted)):
        prove(parts_swapped)


def test_division_in_a_formula_is_that_of_the_logic():
    goal = goal_of("n < m", "m // 3 == 0")
    quotients, _ = goal.have("n * 1 // m == n // m")
    quotients.simp()
    with pytest.raises(TacticFailed):
        goal.have("n // m * m == n")[0].simp()
