"""EVALUATE agrees with the slow evaluator on random typed terms, and with its own step table."""

import pytest
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.types import BOOL, NAT
from lemmata.core.library.proving import boolean_rules, simplifier
from lemmata.core.logic.conv import convert

from .slow import LIST, W8, Terms, equations, evaluate

SCOPE = [tm.var("n", NAT), tm.var("m", NAT), tm.var("b", BOOL), tm.var("w", W8), tm.var("l", LIST)]


def check(seed, size):
    terms = Terms(seed)
    context = Context([*boolean_rules(), *equations()])
    for _ in range(size):
        t = terms.term(terms.random.choice([NAT, BOOL, W8, LIST]), SCOPE, terms.random.randrange(1, 6))
        value = EVALUATE(context, t).concl.args[1]
        assert EVALUATE(context, t).hyps == frozenset()
        for _ in range(2):
            theta = {v: terms.literal(v.type) for v in SCOPE}
            ground = tm.substitute(t, theta)
            expected = evaluate(ground)
            assert evaluate(tm.substitute(value, theta)) is expected, f"seed {seed}: {t!r}"
            assert EVALUATE(context, ground).concl.args[1] is expected, f"seed {seed}: {ground!r}"


@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_the_slow_evaluator(seed):
    check(seed, 1000)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 110))
def test_agrees_with_the_slow_evaluator_on_many(seed):
    check(seed, 3000)


@pytest.mark.parametrize("seed", range(3))
def test_step_tables_give_the_same_value(seed):
    terms = Terms(1000 + seed)
    rules = [*boolean_rules(), *equations()]
    for _ in range(150):
        t = terms.term(terms.random.choice([NAT, BOOL, W8, LIST]), SCOPE, 5)
        logging, lookup = Context(rules, log=True), Context(rules, lookup=True)
        value = EVALUATE(logging, t).concl.args[1]
        for head, args, index in logging.log:
            if index != -2:
                lookup.step(tm.app(head, *args), index)
        assert EVALUATE(lookup, t).concl.args[1] is value, f"seed {seed}: {t!r}"


def test_agrees_with_the_primitive_rules():
    """The same value by TRANS, MK_COMB, INST, BETA, case equations and LITERAL alone."""
    terms = Terms(77)
    conv = simplifier(equations_by_constructor())
    for _ in range(300):
        t = terms.term(terms.random.choice([NAT, BOOL, W8]), [], 4)
        value = EVALUATE(Context([*boolean_rules(), *equations()]), t).concl.args[1]
        th = convert(conv, t)
        assert th.concl.args[0] is t
        assert th.concl.args[1] is value, repr(t)


def equations_by_constructor():
    from lemmata.core.library.proving import clauses

    from .slow import FUNCTIONS

    return [th for f in FUNCTIONS for th in clauses(f)]


def test_truth_values_are_not_confused():
    assert EVALUATE(Context(), tm.eq(T, F)).concl.args[1] is F
