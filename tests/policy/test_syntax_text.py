"""Policy text: what it stands for, and where it is wrong."""

from __future__ import annotations

import json

import pytest
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
from lemmata.models.policy.policies import ConditionKind, Effect, EqualTemplate, IsTypeInTemplate, Slot
from lemmata.models.policy.syntax.errors import LinkError, ParseError
from lemmata.models.policy.syntax.expression_reader import long
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.syntax.policy_text import parse_expression
from lemmata.models.policy.values import Bool, Entity, EntityUID, String

from tests.policy.corpus import cases, probes

P, C = Variable(Var.PRINCIPAL), Variable(Var.CONTEXT)


def number(n: int) -> Expr:
    return Lit(long(n))


def text(s: str) -> Expr:
    return Lit(String(s))


MEANINGS: list[tuple[str, Expr]] = [
    ("true", Lit(Bool(True))),
    ("00012", number(12)),
    ("-9223372036854775808", number(-(2**63))),
    ("- 1", number(-1)),
    ("--1", Unary(Neg(), number(-1))),
    ("-(1)", Unary(Neg(), number(1))),
    ("-1.x", Unary(Neg(), GetAttr(number(1), "x"))),
    ("1 -1", Binary(BinaryOp.SUB, number(1), number(1))),
    ("1 != 2", Unary(Not(), Binary(BinaryOp.EQ, number(1), number(2)))),
    ("1 > 2", Unary(Not(), Binary(BinaryOp.LESS_EQ, number(1), number(2)))),
    ("1 >= 2", Unary(Not(), Binary(BinaryOp.LESS, number(1), number(2)))),
    ("1 + 2 * 3", Binary(BinaryOp.ADD, number(1), Binary(BinaryOp.MUL, number(2), number(3)))),
    ("1 - 2 - 3", Binary(BinaryOp.SUB, Binary(BinaryOp.SUB, number(1), number(2)), number(3))),
    ("1 || 2 && 3", Or(number(1), And(number(2), number(3)))),
    ("if 1 then 2 else 3 || 4", Ite(number(1), number(2), Or(number(3), number(4)))),
    ("principal is A::B", Unary(Is("A::B"), P)),
    ("principal is A in context", And(Unary(Is("A"), P), Binary(BinaryOp.MEM, P, C))),
    (
        "principal has a.b.c",
        And(
            And(HasAttr(P, "a"), HasAttr(GetAttr(P, "a"), "b")),
            HasAttr(GetAttr(GetAttr(P, "a"), "b"), "c"),
        ),
    ),
    ('principal has "a.b"', HasAttr(P, "a.b")),
    ('principal["x y"].when', GetAttr(GetAttr(P, "x y"), "when")),
    ('A::principal::"x"', Lit(Entity(EntityUID("A::principal", "x")))),
    (r'"\u{1_0}\x41\0\'\""', text("\x10A\0'\"")),
    ('"a\nb"', text("a\nb")),
    (r'"\\*"', text("\\*")),
    (
        r'"" like "a\*\u{2a}\\*"',
        Unary(
            Like([Literally(97), Literally(42), Wildcard(), Literally(92), Wildcard()]),
            text(""),
        ),
    ),
    ("[1, 2,]", SetExpr([number(1), number(2)])),
    ('{a: 1, "b c": 2,}', RecordExpr([("a", number(1)), ("b c", number(2))])),
    ('ip("1").isIpv4()', Call(ExtFun.IS_IPV4, [Call(ExtFun.IP, [text("1")])])),
    ("ip()", Call(ExtFun.IP, [])),  # an error of evaluation, as in Cedar
    ("// 1\n 2 // 3", number(2)),
]


@pytest.mark.parametrize(("source", "meaning"), MEANINGS, ids=[m[0] for m in MEANINGS])
def test_meaning(source: str, meaning: Expr) -> None:
    assert parse_expression(source) == meaning


WRONG = [
    ("1 == 2 == 3", 8, "expected an operator or the end of the text, found `==`"),
    ("principal has x has y", 17, "found `has`"),
    ("true || if true then 1 else 2", 9, "expected an expression, found `if`"),
    ("9223372036854775808", 1, "out of range"),
    ("-(9223372036854775808)", 3, "out of range"),
    ("-9223372036854775808.x", 2, "out of range"),
    ("-9223372036854775809", 2, "out of range"),
    ("!!!!!true", 5, "too many `!`"),
    ("!-1", 2, "found `-`"),
    ("foo", 1, "there is no variable `foo`"),
    ("a::b", 1, "there is no variable `a::b`"),
    ("principal.if", 11, "found `if`"),
    ("principal.__cedar", 11, "`__cedar` is reserved"),
    ('__cedar::T::"x"', 1, "`__cedar` is reserved"),
    ("{a: 1, a: 2}", 8, "two fields `a`"),
    ('{a: 1, "a": 2}', 8, "two fields `a`"),
    ("[,]", 2, "found `,`"),
    ("[1,,]", 4, "found `,`"),
    ("principal.contains()", 11, "`contains` takes 1 argument, not 0"),
    ("principal.isEmpty(1)", 11, "`isEmpty` takes 0 arguments, not 1"),
    ("principal.isIpv5()", 11, "there is no method `isIpv5`"),
    ('principal.ip("1")', 11, "is a function, not a method"),
    ('isIpv4("1")', 1, "is a method, not a function"),
    ('a::ip("1")', 1, "there is no function `a::ip`"),
    (r'"abc\q"', 5, r"`\q` is not an escape"),
    (r'"\x80"', 2, r"`\x80` is not an escape"),
    (r'"\u{d800}"', 2, r"`\u{d800}` is not an escape"),
    (r'"\u{110000}"', 2, r"`\u{110000}` is not an escape"),
    (r'"\u{0000041}"', 2, r"`\u{0000041}` is not an escape"),
    (r'"\u{}"', 2, r"`\u{}` is not an escape"),
    (r'"a\*"', 3, r"`\*` is not an escape"),
    ('"abc', 1, "not closed"),
    ("1 = 1", 3, "no token begins with `=`"),
    ("'a'", 1, "no token begins with `'`"),
    ("1 &", 3, "no token begins with `&`"),
    ("1 +", 4, "expected an expression, found the end of the text"),
    ("?principal == 1", 1, "slots such as"),
    ("principal is if::x", 14, "found `if`"),
    ('principal is "T"', 14, "expected a name, found"),
    ("[" * 5001 + "]" * 5001, 1, "nested more than 5000 deep"),
    ("[" * 100_000 + "]" * 100_000, 95_000, "nested more than 5000 deep"),
    ("(" * 100_000, 100_001, "expected an expression"),
]


@pytest.mark.parametrize(("source", "column", "message"), WRONG, ids=[w[0][:30] for w in WRONG])
def test_wrong_expressions(source: str, column: int, message: str) -> None:
    with pytest.raises(ParseError) as raised:
        parse_expression(source)
    (problem,) = raised.value.problems
    assert message in problem.message
    assert (problem.line, problem.column) == (1, column)


def test_parentheses_cost_no_depth() -> None:
    assert parse_expression("(" * 100_000 + "1" + ")" * 100_000) == number(1)


POLICY = "permit(principal, action, resource)"
WRONG_POLICIES = [
    (f"{POLICY}", "expected `;`, `unless` or `when`, found the end of the text"),
    ("permit(action, principal, resource);", "expected `principal`, found `action`"),
    ("permit(principal, action);", "expected `,`"),
    ("allow(principal, action, resource);", "found `allow`"),
    (
        "permit(principal == ?resource, action, resource);",
        "expected an entity or ?principal, found `?resource`",
    ),
    ("permit(principal, action, resource in ?principal);", "expected an entity or ?resource"),
    ("permit(principal, action == ?action, resource);", "expected a name or `(`"),
    ("permit(principal, action is Action, resource);", "found `is`"),
    ('permit(principal, action == [Action::"a"], resource);', "found `[`"),
    ('permit(principal, action == X::"a", resource);', "`X` is no type of actions"),
    ('permit(principal in [U::"a"], action, resource);', "found `[`"),
    ("permit(principal == U, action, resource);", "found `,`"),
    ('permit(principal is U == U::"a", action, resource);', "found `==`"),
    ('permit(principal == U::"a" || true, action, resource);', "found `||`"),
    (f"{POLICY};;", "found `;`"),
    (f"{POLICY} if {{true}};", "found `if`"),
    (f"{POLICY} when {{}};", "expected an expression, found `}`"),
    (f"{POLICY} when {{true}} wehn {{true}};", "found `wehn`"),
    (f"@a @a {POLICY};", "two annotations @a"),
    (f'@a("\\*") {POLICY};', "is not an escape"),
    (f"@a() {POLICY};", "expected a string, found `)`"),
]


@pytest.mark.parametrize(("source", "message"), WRONG_POLICIES, ids=[w[0] for w in WRONG_POLICIES])
def test_wrong_policies(source: str, message: str) -> None:
    with pytest.raises(ParseError) as raised:
        PolicySet.parse(source)
    assert message in str(raised.value)
    assert str(raised.value).startswith("<text>:1:")


def test_policies() -> None:
    found = PolicySet.parse(
        """// one
        @id("x") @b forbid(principal is A::T in (U::"u"), action in [Action::"a", N::Action::"b",], resource,)
        when { true } unless { "// two" == "" };  // three
        @when permit(principal is T in ?principal, action, resource == ?resource);
        permit(principal, action in [], resource);"""
    )
    assert found.ids == ["policy0", "policy1", "policy2"]
    assert [p.id for p in found.policies] == ["policy0", "policy2"]
    assert found.policies[0].effect is Effect.FORBID
    assert [c.kind for c in found.policies[0].conditions] == [ConditionKind.WHEN, ConditionKind.UNLESS]
    (template,) = found.templates
    assert template.principal == IsTypeInTemplate("T", Slot())
    assert template.resource == EqualTemplate(Slot())
    assert found.annotations == {"policy0": {"id": "x", "b": None}, "policy1": {"when": None}}
    assert [c.text for c in found.comments] == ["// one", "// three"]
    assert found.place(found.policies[0]) == (2, 9)
    assert found.place(found.policies[0].conditions[1].body) == (3, 32)


def test_links() -> None:
    found = PolicySet.parse('@a("b") permit(principal in ?principal, action, resource);')
    uid = EntityUID("U", "a")
    linked = found.link("policy0", "mine", {"?principal": uid})
    (policy,) = linked.instances()
    assert policy.id == "mine"
    assert linked.annotations_of("mine") == linked.annotations_of("policy0") == {"a": "b"}
    for template_id, link_id, values, message in [
        ("policy1", "l", {"?principal": uid}, "no template `policy1`\n  did you mean `policy0`"),
        ("policy0", "mine", {"?principal": uid}, "policy of this id already"),
        ("policy0", "policy0", {"?principal": uid}, "policy of this id already"),
        ("policy0", "l", {}, "needs a value for ?principal"),
        ("policy0", "l", {"?principal": uid, "?resource": uid}, "has no slot ?resource"),
    ]:
        with pytest.raises(LinkError) as raised:
            linked.link(template_id, link_id, values)
        assert message in str(raised.value)


def test_caret() -> None:
    with pytest.raises(ParseError) as raised:
        PolicySet.parse("permit(principal, action, resource)\nwhen { principal.x == };", "a.cedar")
    assert str(raised.value) == (
        "a.cedar:2:23: expected an expression, found `}`\n"
        "  when { principal.x == };\n"
        "                        ^"
    )


def test_corpus_parses() -> None:
    for case in cases("corpus", "handwritten", "examples"):
        found = PolicySet.parse(case["policies"])
        for link in case["template_links"]:
            values = {slot: EntityUID(**uid) for slot, uid in link["values"].items()}
            found = found.link(link["template_id"], link["link_id"], values)
        assert len(found.instances()) == len(found.policies) + len(case["template_links"])


def test_probes() -> None:
    for probe in probes():
        source = f"{POLICY} when {{ {probe['expr']} }};"
        if probe["outcome"].startswith("parse-error"):
            with pytest.raises(ParseError):
                PolicySet.parse(source)
        else:
            assert len(PolicySet.parse(source).policies) == 1, json.dumps(probe)
