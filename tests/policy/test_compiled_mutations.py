"""The comparison with the model notices what is wrong: each change to the compiled form makes answers differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lemmata.models.policy.compiled import entities, expressions, index, operators, values
from lemmata.models.policy.compiled.values import TRUE, Failed, Fields
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
    Neg,
    Not,
    Or,
    RecordExpr,
    SetExpr,
    Unary,
    Wildcard,
)
from lemmata.models.policy.syntax.store import EntityStore
from lemmata.models.policy.values import Error

from tests.policy import test_compiled_policies
from tests.policy.compiled_form import GIVEN, LITERAL, WRITTEN, differ
from tests.policy.test_compiled_expressions import pairs
from tests.policy.test_compiled_policies import POLICIES, REQUESTS, stores


def binary(op: BinaryOp) -> Iterable[Expr]:
    return pairs(lambda a, b: Binary(op, a, b))


NEXT = dict(zip(BinaryOp, [*list(BinaryOp)[1:], BinaryOp.EQ], strict=True))


@pytest.mark.parametrize("op", BinaryOp, ids=lambda op: op.name)
def test_another_operator(op: BinaryOp, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each in the place of the one before it."""
    monkeypatch.setitem(operators.BINARY, op, operators.BINARY[NEXT[op]])
    monkeypatch.delitem(expressions.SPECIAL, op, raising=False)
    assert differ(binary(op))


def of_a_record(a: Any, b: Any, _: Any) -> Any:
    return dict.__eq__(a, b) if isinstance(a, Fields) and isinstance(b, Fields) else values.equal(a, b)


OPERATORS: dict[str, tuple[BinaryOp, Callable[..., Any]]] = {
    "true is 1": (BinaryOp.EQ, lambda a, b, _: a == b),
    "{n: true} is {n: 1}": (BinaryOp.EQ, of_a_record),
    "in a set, the first member decides": (
        BinaryOp.MEM,
        lambda a, b, q: True if b.__class__ is frozenset and a in b else operators.is_in(a, b, q),
    ),
    "in is not reflexive": (BinaryOp.MEM, lambda a, b, q: operators.is_in(a, b, q) and a != b),
    "no overflow of *": (BinaryOp.MUL, lambda a, b, _: a * b if a.__class__ is int is b.__class__ else operators.type_error()),
    "overflow one too late": (
        BinaryOp.ADD,
        lambda a, b, _: -(2**63) if a.__class__ is int is b.__class__ and a + b == 2**63 else operators.add(a, b, _),
    ),
    "< is <=": (BinaryOp.LESS, operators.less_eq),
    "true is a member like 1": (BinaryOp.CONTAINS, lambda a, b, _: b in a if a.__class__ is frozenset else operators.type_error()),
    "containsAll the other way": (BinaryOp.CONTAINS_ALL, lambda a, b, q: operators.contains_all(b, a, q)),
    "an absent entity has no tags": (
        BinaryOp.GET_TAG,
        lambda a, b, q: operators.get_tag(a, b, q) if a in q or a.__class__ is not tuple or b.__class__ is not str else missing_tag(),
    ),
}  # fmt: skip


def missing_tag() -> Any:
    raise Failed(Error.TAG_DOES_NOT_EXIST)


@pytest.mark.parametrize("name", OPERATORS)
def test_a_wrong_operator(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    op, wrong = OPERATORS[name]
    monkeypatch.setitem(operators.BINARY, op, wrong)
    monkeypatch.delitem(expressions.SPECIAL, op, raising=False)
    assert differ(binary(op))


def small() -> Iterable[Expr]:
    """Expressions of the other forms."""
    some = [*WRITTEN[:4], *GIVEN[:4], GetAttr(GIVEN[0], "n")]
    yield from (f(a, b) for f in (And, Or) for a in some for b in some)
    yield from (Ite(a, b, c) for a in some for b in some for c in some)
    for e in (*WRITTEN, *GIVEN):
        yield from (Unary(op, e) for op in (Not(), Neg(), IsEmpty(), Is("U"), Like([Wildcard()]), Like([])))
        yield from (f(e, name) for f in (GetAttr, HasAttr) for name in ("n", "x"))
        yield from (SetExpr([e, f]) for f in WRITTEN[:4])
        yield from (RecordExpr([("a", e), ("a", f)]) for f in WRITTEN[:4])
        yield from (Call(function, [e]) for function in ExtFun)


FORMS: dict[str, tuple[object, str, Callable[..., Any]]] = {
    "&& is ||": (expressions, "conjunction", expressions.disjunction),
    "|| is &&": (expressions, "disjunction", expressions.conjunction),
    "&& does not look at kinds": (
        expressions,
        "conjunction",
        lambda runs: lambda q: all(run(q) for run in runs),
    ),
    "if the other way": (expressions, "conditional", lambda a, b, c: lambda q: b(q) if a(q) is False else c(q)),
    "! of a number": (operators, "invert", lambda a: not a),
    "- without overflow": (operators, "negate", lambda a: -a if a.__class__ is int else operators.type_error()),
    "- of true": (operators, "negate", lambda a: operators.integer(-a) if isinstance(a, int) else operators.type_error()),
    "isEmpty of a string": (operators, "is_empty", lambda a: not a if a.__class__ in (frozenset, str) else operators.type_error()),
    "like looks at the beginning": (operators, "matcher", lambda pattern: lambda text: True),
    "is of a string": (operators, "is_of", lambda op: lambda a: a.__class__ is tuple and a[0] == op.type),
    "an absent entity lacks the attribute": (
        expressions,
        "attribute",
        lambda attr, of: lacking(REAL_ATTRIBUTE(attr, of)),
    ),
    "has is true": (expressions, "has_attr", lambda value, attr, q: operators.has_attr(value, attr, q) or True),
    "in a set, true is 1": (operators, "member", lambda value: value),
    "in a set, false is true": (operators, "member", lambda value: TRUE if value.__class__ is bool else value),
    "of fields with one name the last": (
        operators,
        "make_record",
        lambda names, found: Fields(zip(names, found, strict=True)),
    ),
    "another function": (operators, "call", lambda function, args: REAL_CALL(list(ExtFun)[function.value - 1], args)),
}  # fmt: skip

REAL_CALL = operators.call
REAL_ATTRIBUTE = expressions.attribute


def lacking(run: expressions.Run) -> expressions.Run:
    """The same, but that of an absent entity an attribute is missing."""

    def wrong(q: Any) -> Any:
        try:
            return run(q)
        except Failed as failed:
            absent = failed.error == Error.ENTITY_DOES_NOT_EXIST
            raise Failed(Error.ATTR_DOES_NOT_EXIST if absent else failed.error) from None

    return wrong


@pytest.mark.parametrize("name", FORMS)
def test_a_wrong_form(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, what, wrong = FORMS[name]
    monkeypatch.setattr(where, what, wrong)
    assert differ(small())


def test_a_constant_that_is_taken_for_its_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        expressions.SPECIAL, BinaryOp.EQ, lambda left, right: lambda q: left.run(q) == right.run(q)
    )
    assert differ(binary(BinaryOp.EQ))


def test_expressions_that_are_taken_for_their_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_label", lambda e: None)
    assert differ(binary(BinaryOp.EQ))


def test_literals_that_are_taken_for_their_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values._Truth, "__hash__", lambda self: hash(self.value), raising=False)
    monkeypatch.setattr(values._Truth, "__eq__", lambda self, other: self.value == other, raising=False)
    assert differ(Binary(BinaryOp.EQ, SetExpr([a]), SetExpr([b])) for a in LITERAL[:8] for b in LITERAL[:8])


# The index --------------------------------------------------------------------------------------------


def lost(self: Any, asked: Any, known: Any) -> list[Any]:
    """What stands under scopes, but only for the entity itself, not its ancestors."""
    return REAL_MEETING(self, asked, entities.Prepared(EntityStore()))


def too_much(self: Any, asked: Any, known: Any) -> list[Any]:
    """And what stands under `is`, whatever the type."""
    typed = self.typed or {}
    return REAL_MEETING(self, asked, known) + [entry for type_, entry in typed.items() if type_ != asked[0]]


REAL_MEETING = index.Level.meeting


def notices(test: Any, examples: int = 1000) -> bool:
    """Does a test by Hypothesis fail? Without the search for the smallest example."""
    of = st.tuples(POLICIES, REQUESTS, stores())
    once = given(of)(lambda example: test.hypothesis.inner_test(*example))
    try:
        settings(max_examples=examples, deadline=None, derandomize=True, phases=[Phase.generate])(once)()
    except AssertionError:
        return True
    return False


def test_without_a_change_nothing_is_noticed() -> None:
    assert not notices(test_compiled_policies.test_random_policies, 200)


@pytest.mark.parametrize("wrong", [lost, too_much])
def test_a_wrong_index(wrong: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.Level, "meeting", wrong)
    assert notices(test_compiled_policies.test_the_index_finds_just_what_is_in_scope)
    assert notices(test_compiled_policies.test_random_policies)


def test_an_entity_that_is_not_in_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entities.Prepared, "reach", lambda self, asked: frozenset())
    assert notices(test_compiled_policies.test_random_policies)
