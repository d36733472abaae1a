"""Compiled expressions have the values and errors of the model: every operator on every kind of values, and at random."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lemmata.core.language import B64
from lemmata.models.policy.compiled import expressions, operators, patterns
from lemmata.models.policy.compiled.values import (
    MAX_NESTED,
    Failed,
    Fields,
    NestedTooDeep,
    NotCanonical,
    equal,
    model_value,
    native,
    native_fields,
)
from lemmata.models.policy.expressions import (
    And,
    Binary,
    BinaryOp,
    Call,
    Expr,
    ExtFun,
    GetAttr,
    HasAttr,
    Is,
    IsEmpty,
    Ite,
    Like,
    Lit,
    Literally,
    Neg,
    Not,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    Var,
    Variable,
    Wildcard,
)
from lemmata.models.policy.ordering import make_set
from lemmata.models.policy.patterns import like
from lemmata.models.policy.syntax.policy_text import parse_expression
from lemmata.models.policy.values import Bool, Error, Long, Record, Set, String, Value

from tests.policy.compiled_form import (
    FIELDS,
    GIVEN,
    LITERAL,
    SCENE,
    WRITTEN,
    by_the_compiled,
    by_the_model,
    differences,
)
from tests.policy.generated import EXPRESSIONS

NAMES = ["n", "x", "r", "v00", "v41", ""]
UNARY_OPS = [Not(), Neg(), IsEmpty(), Is("U"), Is("G"), Like([]), Like([Wildcard()]), Like([Literally(0x78)])]


def pairs(make: Callable[[Expr, Expr], Expr], share: float = 0.3) -> Iterator[Expr]:
    """All pairs of values that only the request has, and a part of the pairs with one or two that are constant."""
    rng = random.Random(7)
    yield from (make(a, b) for a, b in itertools.product(GIVEN, repeat=2))
    for left, right in ((WRITTEN, WRITTEN), (WRITTEN, GIVEN), (GIVEN, WRITTEN)):
        yield from (make(a, b) for a, b in itertools.product(left, right) if rng.random() < share)


@pytest.mark.parametrize("op", BinaryOp, ids=lambda op: op.name)
def test_two_operands(op: BinaryOp) -> None:
    share = 1 if op in expressions.SPECIAL else 0.3
    assert differences(pairs(lambda a, b: Binary(op, a, b), share)) == []


@pytest.mark.parametrize("form", [And, Or])
def test_connectives(form: Callable[[Expr, Expr], Expr]) -> None:
    assert differences(pairs(form)) == []


def test_chains_of_connectives() -> None:
    parts = [*WRITTEN[:4], *GIVEN[:3], GetAttr(GIVEN[0], "n")]
    for f, g in itertools.product((And, Or), repeat=2):
        triples = list(itertools.product(parts, repeat=3))
        assert differences(f(g(a, b), c) for a, b, c in triples) == []
        assert differences(f(a, g(b, c)) for a, b, c in triples) == []
        assert differences(f(f(a, b), g(b, c)) for a, b, c in triples) == []


def test_conditionals() -> None:
    parts = [*WRITTEN[:4], *GIVEN[:4], GetAttr(GIVEN[0], "n")]
    assert differences(Ite(a, b, c) for a, b, c in itertools.product(parts, repeat=3)) == []


def test_one_operand() -> None:
    for e in (*WRITTEN, *GIVEN, *LITERAL):
        assert differences(Unary(op, e) for op in UNARY_OPS) == []
        assert differences(GetAttr(e, name) for name in NAMES) == []
        assert differences(HasAttr(e, name) for name in NAMES) == []
        assert differences([SetExpr([e, WRITTEN[2], e]), RecordExpr([("b", e), ("a", e)])]) == []


@pytest.mark.parametrize("function", ExtFun, ids=lambda f: f.name)
def test_functions(function: ExtFun) -> None:
    assert differences([Call(function, []), Call(function, GIVEN[:3])]) == []
    assert differences(Call(function, [e]) for e in (*WRITTEN, *GIVEN)) == []
    some = [e for i, e in enumerate(zip(WRITTEN, GIVEN, strict=True)) if i % 3 == 0 or 32 <= i < 46]
    assert differences(Call(function, [a, b]) for (a, _), (_, b) in itertools.product(some, repeat=2)) == []


def test_arithmetic() -> None:
    rng = random.Random(5)
    ends = [(1 << k) + d for k in (0, 31, 32, 62, 63) for d in (-1, 0, 1)] + [3037000499, 3037000500]
    numbers = [n for n in ends if n < 1 << 63] + [-n for n in ends]
    literals: list[Expr] = [Lit(Long(B64(n % 2**64))) for n in numbers if n >= -(1 << 63)]
    for op in (BinaryOp.ADD, BinaryOp.SUB, BinaryOp.MUL, BinaryOp.LESS, BinaryOp.LESS_EQ):
        es = [Binary(op, a, b) for a, b in itertools.product(literals, repeat=2)]
        assert differences(es) == []
        assert differences(Binary(op, rng.choice(es), rng.choice(es)) for _ in range(300)) == []
    assert differences(Unary(Neg(), a) for a in literals) == []


def test_the_first_error_is_the_result() -> None:
    erring = [
        parse_expression(t)
        for t in ("resource.n", "1 + true", 'G::"x".n', 'decimal("x")', "-(-9223372036854775808)")
    ]
    assert {by_the_model(e) for e in erring} == {
        Error.ATTR_DOES_NOT_EXIST, Error.TYPE_ERROR, Error.ENTITY_DOES_NOT_EXIST, Error.EXTENSION_ERROR, Error.ARITH_BOUNDS_ERROR,
    }  # fmt: skip
    for a, b in itertools.product([*erring, *WRITTEN[:3]], repeat=2):
        assert differences(Binary(op, a, b) for op in BinaryOp) == []
        assert (
            differences([SetExpr([a, b]), RecordExpr([("b", a), ("a", b)]), Call(ExtFun.OFFSET, [a, b])])
            == []
        )


def test_one_compiler_for_many_expressions() -> None:
    """What it has seen before does not matter."""
    compiler, rng = expressions.Compiler(), random.Random(2)
    parts = [*WRITTEN, *GIVEN, *LITERAL]
    es: list[Expr] = [
        Binary(rng.choice(list(BinaryOp)), rng.choice(parts), rng.choice(parts)) for _ in range(1500)
    ]
    es += [rng.choice((And, Or))(rng.choice(es), rng.choice(es)) for _ in range(300)]
    es += [Ite(*rng.choices(es, k=3)) for _ in range(300)] + [
        SetExpr(rng.choices(parts, k=2)) for _ in range(300)
    ]
    es += [rng.choice((GetAttr, HasAttr))(rng.choice(parts), rng.choice(NAMES)) for _ in range(300)]
    es += [RecordExpr([(name, rng.choice(parts)) for name in rng.sample(NAMES, 2)]) for _ in range(300)]
    es += [Unary(rng.choice(UNARY_OPS), rng.choice(parts)) for _ in range(300)]
    es += [Call(rng.choice(list(ExtFun)), [rng.choice(parts)]) for _ in range(300)]
    rng.shuffle(es)
    for e in es:
        try:
            found: Value | Error = model_value(compiler.compile(e).run(SCENE))
        except Failed as failed:
            found = failed.error
        assert found == by_the_model(e)


def test_of_fields_with_one_name_the_first_counts() -> None:
    e = RecordExpr([("b", GIVEN[0]), ("a", GIVEN[1]), ("b", GIVEN[2])])
    assert differences([e, GetAttr(e, "b"), Binary(BinaryOp.EQ, e, e)]) == []
    assert by_the_compiled(GetAttr(e, "b")) == FIELDS[0][1]


# At random --------------------------------------------------------------------------------------------

_LEAVES = st.one_of(
    st.sampled_from(WRITTEN),
    st.sampled_from(GIVEN),
    st.sampled_from(LITERAL),
    st.sampled_from(Var).map(Variable),
)


def _larger(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return st.one_of(
        st.builds(Ite, inner, inner, inner),
        st.builds(And, inner, inner),
        st.builds(Or, inner, inner),
        st.builds(Unary, st.sampled_from(UNARY_OPS), inner),
        st.builds(Binary, st.sampled_from(BinaryOp), inner, inner),
        st.builds(Binary, st.just(BinaryOp.EQ), inner, inner),
        st.builds(GetAttr, inner, st.sampled_from(NAMES)),
        st.builds(HasAttr, inner, st.sampled_from(NAMES)),
        st.lists(inner, max_size=3).map(SetExpr),
        st.lists(st.tuples(st.sampled_from(NAMES), inner), max_size=3).map(RecordExpr),
        st.builds(Call, st.sampled_from(ExtFun), st.lists(inner, max_size=2)),
    )


@settings(max_examples=500, deadline=None)
@given(st.recursive(_LEAVES, _larger, max_leaves=10))
def test_random_expressions(e: Expr) -> None:
    assert differences([e]) == []


@settings(max_examples=300, deadline=None)
@given(EXPRESSIONS)
def test_expressions_of_the_syntax_tests(e: Expr) -> None:
    assert differences([e]) == []


_PATTERN = st.lists(
    st.one_of(st.just(Wildcard()), st.sampled_from([0x61, 0x62, 0x10FFFF, 0x110000]).map(Literally)),
    max_size=6,
)


@settings(max_examples=500)
@given(_PATTERN, st.text("ab", max_size=7))
def test_patterns(pattern: list[Any], text: str) -> None:
    assert patterns.matcher(pattern)(text) == like([ord(c) for c in text], pattern)


# Values -----------------------------------------------------------------------------------------------


def test_values_go_there_and_back() -> None:
    for _, value in FIELDS:
        assert model_value(native(value)) == value
    for (_, a), (_, b) in itertools.product(FIELDS, repeat=2):
        assert equal(native(a), native(b)) == (a == b)
        assert native(make_set([a, b])) == operators.make_set([native(a), native(b)])


def test_large_sets_have_the_order_of_the_model() -> None:
    rng = random.Random(1)
    values: list[Value] = [Long(B64(rng.getrandbits(64))) for _ in range(150)]
    values += [Record([("a", String(str(n)))]) for n in range(150)]
    e = SetExpr([Lit(v) for v in rng.choices(values, k=300)])
    assert differences([e]) == []


def test_a_set_of_ten_thousand() -> None:
    """The definition inserts one after the other, which takes minutes here."""
    e = SetExpr([Lit(String(str(n % 10_000))) for n in range(20_000)])
    found = by_the_compiled(e)
    assert isinstance(found, Set) and found.items == sorted(
        (String(str(n)) for n in range(10_000)), key=lambda v: v.value
    )


BAD: list[Value] = [
    Set([Long(B64(2)), Long(B64(1))]),
    Set([Long(B64(1)), Long(B64(1))]),
    Record([("b", Bool(True)), ("a", Bool(True))]),
    Record([("a", Bool(True)), ("a", Bool(False))]),
    Set([Set([Bool(True), Bool(False)])]),
    Record([("a", Record([("b", Bool(True)), ("a", Bool(True))]))]),
]


@pytest.mark.parametrize("value", BAD, ids=str)
def test_values_out_of_order_are_refused(value: Value) -> None:
    with pytest.raises(NotCanonical):
        native(value)
    with pytest.raises(NotCanonical):
        expressions.compile_expr(Lit(value))


def test_values_too_deep_are_refused() -> None:
    deep: Value = Bool(True)
    for _ in range(MAX_NESTED):
        deep = Set([deep])
    assert model_value(native(deep)) == deep
    for deeper in (Set([deep]), Record([("a", deep)])):
        with pytest.raises(NestedTooDeep):
            native(deeper)
    with pytest.raises(NestedTooDeep):
        native_fields([("a", Record([("a", deep)]))])


def test_records_are_not_dicts() -> None:
    assert Fields(a=True) != Fields(a=1) and Fields(a=True) == Fields(a=True) and Fields() != {}
    assert len({Fields(a=True), Fields(a=1), Fields(a=True)}) == 2
