"""Attempts to make EVALUATE drop a hypothesis, confuse types, or run for ever. Runs under python -O too."""

import pytest
from lemmata.core.kernel import datatypes as dt
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.digest import digest
from lemmata.core.kernel.errors import BudgetExceeded, KernelError
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.logic import F, T, call, if_
from lemmata.core.kernel.terms import app, eq, lam, nat, var
from lemmata.core.kernel.thm import ADMIT, ASSUME, INST_TYPE
from lemmata.core.kernel.types import BOOL, NAT, fun

A, B = ty.type_var("A"), ty.type_var("B")
x, y, n = var("x", NAT), var("y", NAT), var("n", NAT)
p = var("p", BOOL)


def want(condition):
    if not condition:
        pytest.fail("the evaluator did something that it must not")


def value(context, t):
    return EVALUATE(context, t).concl.args[1]


def constant(name, t):
    """A constant about which nothing is known."""
    return tm.const(tm.new_symbol(name, t, f"test {name}"))


g = constant("g", fun(NAT, NAT))
h = constant("h", fun(NAT, NAT))


def test_hypotheses_are_kept_also_after_a_memo_hit():
    rule = ASSUME(eq(app(g, x), nat(0)))  # x is free in the hypothesis: the rule is about this x alone
    context = Context([rule])
    want(value(context, app(g, y)) is app(g, y))
    want(not EVALUATE(context, app(g, y)).hyps)
    th = EVALUATE(context, app(g, x))
    want(th.concl.args[1] is nat(0) and th.hyps == rule.hyps)
    want(EVALUATE(context, app(h, app(g, x))).hyps == rule.hyps)


def test_hypotheses_with_types_are_instantiated_together():
    a = var("a", A)
    poly = constant("poly", fun(A, NAT))
    hyp = eq(app(poly, a), app(poly, a))
    rule = ASSUME(eq(app(poly, a), nat(1)))
    th = EVALUATE(Context([rule]), app(tm.const(poly.symbol, fun(NAT, NAT)), var("a", NAT)))
    if th.concl.args[1] is nat(1):
        want(th.hyps == INST_TYPE({A: NAT}, rule).hyps)
    want(hyp.type is BOOL)


def test_type_instances_that_merge_variables():
    two = constant("two", fun(A, B, NAT))
    rule = ADMIT(eq(app(two, var("v", A), var("v", B)), nat(7)), "rule")
    context = Context([rule])
    at = tm.const(two.symbol, fun(NAT, NAT, NAT))
    want(value(context, app(at, nat(1), nat(1))) is nat(7))
    want(value(context, app(at, nat(1), nat(2))) is app(at, nat(1), nat(2)))


def test_a_pattern_head_does_not_match_at_another_type():
    apply_to = constant("apply_to", fun(NAT, BOOL))
    f = var("f", fun(BOOL, NAT))
    rule = ADMIT(eq(app(apply_to, app(f, p)), T), "rule")
    other = app(var("k", fun(NAT, NAT)), nat(3))
    want(value(Context([rule]), app(apply_to, other)) is app(apply_to, other))


def test_equations_with_types_that_the_head_does_not_determine_are_not_used():
    size = constant("size", fun(NAT, NAT))
    phantom = constant("phantom", fun(fun(A, A), NAT))
    rule = ADMIT(eq(app(size, app(phantom, lam(var("a", A), var("a", A)))), nat(0)), "rule")
    at = app(size, app(tm.const(phantom.symbol, fun(fun(NAT, NAT), NAT)), lam(x, x)))
    want(value(Context([rule]), at) is at)


def test_budgets():
    loop = ADMIT(eq(app(g, x), app(h, x)), "there"), ADMIT(eq(app(h, x), app(g, call(pr.SUC, x))), "back")
    with pytest.raises(BudgetExceeded):
        EVALUATE(Context(loop, steps=1000), app(g, nat(0)))
    two = nat(2)
    huge = [
        call(pr.POW, two, call(pr.POW, two, nat(40))),
        call(pr.W_NOT, call(pr.OF_NAT, nat(1), result=ty.word(2**40))),
        call(pr.OF_NAT, nat(1), result=ty.word(2**40)),
    ]
    t = nat(3)
    for _ in range(60):
        t = app(lam(x, call(pr.MUL, x, x)), t)
    for term in (*huge, t):
        with pytest.raises(BudgetExceeded):
            EVALUATE(Context(), term)
    shifted = call(pr.W_SHL, tm.lit(ty.word(8), 1), nat(2**40))
    want(value(Context(), shifted) is tm.lit(ty.word(8), 0))


def test_nested_lets_and_over_application():
    square = lam(x, call(pr.MUL, x, x))
    want(value(Context(), app(square, app(square, nat(4)))) is nat(256))
    f, k = var("f", fun(NAT, NAT)), var("k", fun(NAT, NAT))
    stuck = app(if_(p, f, k), nat(1))
    want(value(Context(), stuck) is stuck)
    want(value(Context(), app(if_(T, f, k), nat(1))) is app(f, nat(1)))
    inner = lam(y, call(pr.ADD, x, y))
    want(value(Context(), app(lam(x, inner), nat(1), nat(2))) is nat(3))
    want(value(Context(), app(lam(x, app(lam(y, x), nat(5))), y)) is y)


def test_naturals_as_literals_and_as_successors():
    pred = call(dt.NAT_CASE, n, nat(9), lam(x, x))
    rule = ADMIT(eq(app(g, call(pr.SUC, x)), x), "rule")
    want(value(Context(), tm.substitute(pred, {n: nat(5)})) is nat(4))
    want(value(Context(), tm.substitute(pred, {n: nat(0)})) is nat(9))
    want(value(Context(), tm.substitute(pred, {n: call(pr.SUC, y)})) is y)
    want(value(Context([rule]), app(g, nat(3))) is nat(2))
    want(value(Context([rule]), app(g, nat(0))) is app(g, nat(0)))
    want(value(Context(), eq(nat(5), call(pr.SUC, y))) is not F)  # not known, so not decided


def test_a_context_refuses_what_is_no_equation():
    for bad in (ASSUME(p), "x", ASSUME(eq(x, nat(0)))):
        with pytest.raises(KernelError):
            Context([bad])
    for bad in (lam(x, x).body, "x"):
        with pytest.raises(KernelError):
            EVALUATE(Context(), bad)
    with pytest.raises(KernelError):
        EVALUATE({}, x)


def test_the_list_of_equations_may_change_afterwards():
    equations = [ADMIT(eq(app(g, x), nat(0)), "rule")]
    context = Context(equations)
    equations[0] = ADMIT(eq(app(g, x), nat(1)), "other")
    want(value(context, app(g, y)) is nat(0))


def test_shared_and_deep_terms():
    f = var("f", fun(NAT, NAT, NAT))
    t = x
    for _ in range(60):
        t = app(f, t, t)
    deep = x
    for _ in range(100_000):
        deep = app(g, deep)
    sums = nat(1)
    for _ in range(60):
        sums = call(pr.ADD, sums, sums)
    want(value(Context(), sums) is nat(2**60))
    for term in (t, deep):
        want(len(repr(term)) < 2000)
        want(tm.substitute(term, {x: nat(1)}).free & x.free == 0)
        want(tm.open_lams(lam(x, term), [x]) is term)
        want(tm.instantiate_types(term, {A: NAT}) is term)
        want(value(Context(), term) is term)
        want(len(digest("t", lam(x, term))) == 32)


def test_step_checks_what_it_is_told():
    context = Context([ADMIT(eq(app(g, x), nat(0)), "rule")], lookup=True)
    for call_, index in ((app(h, x), 0), (app(g, x), 1), (app(g, x), -1), (x, 0), (g, 0)):
        with pytest.raises(KernelError):
            context.step(call_, index)
    want(context.step(app(g, y), 0) is nat(0))


def test_a_let_whose_variable_is_not_used_is_not_the_result():
    """A call just before the return of another value is no tail call (found by the random terms)."""
    rule = ADMIT(eq(app(g, x), call(pr.SUC, x)), "rule")
    unused = app(lam(x, y), app(g, nat(3)))
    want(value(Context([rule]), unused) is y)
    want(value(Context([rule]), app(h, unused)) is app(h, y))
