"""Text and JSON of policies, written and read back; Cedar reads both as we do."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import cedarpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lemmata.core.language import B8, B32, B64, B128, bits
from lemmata.models.policy import api
from lemmata.models.policy.expressions import And, Call, Expr, ExtFun, Lit, SetExpr, Var, Variable
from lemmata.models.policy.extensions.functions import call
from lemmata.models.policy.policies import Policy
from lemmata.models.policy.syntax.errors import DocumentError
from lemmata.models.policy.syntax.est_reader import parse_policies_json, policies_from_data, read_expression
from lemmata.models.policy.syntax.est_writer import expression_json
from lemmata.models.policy.syntax.expression_printer import expression_doc
from lemmata.models.policy.syntax.json_text import Document, write
from lemmata.models.policy.syntax.layout import render
from lemmata.models.policy.syntax.literals import spelled
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.syntax.policy_text import parse_expression
from lemmata.models.policy.syntax.sugar import same
from lemmata.models.policy.values import (
    Datetime,
    Decimal,
    Duration,
    EntityUID,
    Ext,
    Extension,
    IPv4,
    IPv6,
    Ok,
)

from tests.policy.corpus import FOLDER, cases
from tests.policy.generated import EXPRESSIONS, policy_sets


def _text(e: Expr, width: int = 80) -> str:
    return render(expression_doc(e), width)


def _equal(one: PolicySet, other: PolicySet) -> bool:
    def parts(s: PolicySet) -> Any:
        return s.policies, s.templates, s.links, s.annotations, s.ids

    return bool(parts(one) == parts(other))


_ONE_OF_ONE = re.compile(r'"entities": \[(\{[^{}]*\})\]')


def _as_cedar(policies: PolicySet) -> str:
    """JSON up to what Cedar's does not tell apart: orders of keys, and `action in [a]` from `action in a`."""
    return _ONE_OF_ONE.sub(r'"entity": \1', json.dumps(policies.to_json(), sort_keys=True))


@settings(deadline=None)
@given(EXPRESSIONS, st.sampled_from([20, 80]))
def test_text_of_expressions(e: Expr, width: int) -> None:
    assert parse_expression(_text(e, width)) == e


@settings(deadline=None)
@given(EXPRESSIONS)
def test_json_of_expressions(e: Expr) -> None:
    text = write(expression_json(e))
    assert json.loads(text) == expression_json(e)
    assert read_expression(Document.parse(text).root()) == e


@settings(deadline=None)
@given(policy_sets())
def test_policy_sets(policies: PolicySet) -> None:
    text = policies.text()
    assert _equal(PolicySet.parse(text), policies)
    assert PolicySet.parse(text).text() == text
    again = policies_from_data(json.loads(write(policies.to_json())))
    assert _as_cedar(again) == _as_cedar(policies)


@settings(deadline=None, max_examples=200)
@given(policy_sets())
def test_cedar_reads_the_same(policies: PolicySet) -> None:
    theirs = json.loads(cedarpy.policies_to_json_str(policies.text()))
    assert _as_cedar(policies_from_data(theirs)) == _as_cedar(policies)
    static = replace(policies, templates=[], annotations={}, ids=[p.id for p in policies.policies])
    text = cedarpy.policies_from_json_str(json.dumps(static.to_json()))
    again = PolicySet.parse(text)
    assert sorted(map(_unnamed, again.policies)) == sorted(map(_unnamed, static.policies))


def _unnamed(policy: Policy) -> str:
    return _as_cedar(PolicySet([replace(policy, id="")]))


def test_corpus() -> None:
    for text in {case["policies"] for case in cases("corpus", "handwritten", "examples")}:
        policies = PolicySet.parse(text)
        shown = policies.text()
        again = PolicySet.parse(shown)
        assert _equal(again, policies)
        assert [c.text for c in again.comments] == [c.text for c in policies.comments]
        assert again.text() == shown
        assert _equal(policies_from_data(policies.to_json()), replace(policies, ids=_json_order(policies)))
        theirs = policies_from_data(json.loads(cedarpy.policies_to_json_str(text)))
        assert _as_cedar(theirs) == _as_cedar(policies)


def _json_order(policies: PolicySet) -> list[str]:
    return [p.id for p in policies.policies] + [t.id for t in policies.templates]


def test_the_shown_examples_parse() -> None:
    files = list(FOLDER.glob("examples/**/*.cedar"))
    if not files:
        pytest.skip(f"{FOLDER} is not here")
    for file in files:
        policies = PolicySet.parse(file.read_text(), str(file))
        assert _equal(PolicySet.parse(policies.text()), policies)


LAYOUTS = [
    ("true&&(false||true)", "true && (false || true)"),
    ("(1==2)==3", "(1 == 2) == 3"),
    ("!(1==2)", "1 != 2"),
    ("!(!(1==2))", "!(1 != 2)"),
    ("principal is T&&principal in context", "principal is T in context"),
    ("principal has a&&principal.a has b", "principal has a.b"),
    ('principal has a&&principal.a has "b c"', 'principal has a && principal.a has "b c"'),
    ('context["a b"]["c"]', 'context["a b"].c'),
    ("!(!(!(!(!true))))", "!(!!!!true)"),
    ("-(5)", "-(5)"),
    ("-(-5)", "-(-5)"),
    ("(-5).isEmpty()", "(-5).isEmpty()"),
    ("{a:1,'':2}".replace("'", '"'), '{ a: 1, "": 2 }'),
    ("(if true then 1 else 2)+1", "(if true then 1 else 2) + 1"),
    ("1-(2-3)", "1 - (2 - 3)"),
]


@pytest.mark.parametrize(("source", "shown"), LAYOUTS)
def test_layout(source: str, shown: str) -> None:
    assert _text(parse_expression(source)) == shown


def test_broken_lines() -> None:
    source = (
        'if principal.name == "alice" then [principal.first, principal.second] else context.a && context.b'
    )
    assert _text(parse_expression(source), 40) == (
        'if principal.name == "alice"\nthen [principal.first, principal.second]\nelse context.a && context.b'
    )
    assert _text(parse_expression(source), 24) == (
        'if\n  principal.name ==\n    "alice"\nthen\n  [\n    principal.first,\n    principal.second\n  ]\n'
        "else\n  context.a && context.b"
    )


COMMENTED = """// one

// two
@id("x") // three
@b // four
permit // five
(principal // six
 , action in [Action::"a"// seven
 ], resource // eight
) // nine
when { // ten
  principal.a && // eleven
  (principal.b || // twelve
   !principal.c // thirteen
   ) // fourteen
} // fifteen
; // sixteen
// seventeen
permit(principal,action,resource); // eighteen

// nineteen
"""


def test_comments() -> None:
    assert PolicySet.parse(COMMENTED).text() == (
        "// one\n\n// two\n"
        '@id("x")\n// three\n@b\n// four\n'
        "permit (\n  // five\n  principal,\n  // six\n"
        '  action in [Action::"a"],\n  // seven\n  resource\n  // eight\n)\n// nine\n'
        "when {\n  // ten\n  principal.a &&\n  (\n    // eleven\n    principal.b ||\n"
        "    // twelve\n    !principal.c\n  )\n  // thirteen\n  // fourteen\n}\n// fifteen\n; // sixteen\n\n"
        "// seventeen\npermit (principal, action, resource); // eighteen\n\n// nineteen\n"
    )


_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|//[^\n]*|[A-Za-z0-9_]+|\s+|.', re.DOTALL)


def _with_comments(text: str, rng: random.Random) -> str:
    """The text with comments between some of its tokens."""

    def parts() -> Iterator[str]:
        for number, token in enumerate(_TOKEN.findall(text)):
            yield token
            if rng.random() < 0.1 and token not in ":=!<>&|?":
                yield f" // {number}\n"

    return "".join(parts())


def test_comments_anywhere() -> None:
    rng = random.Random(5)
    for case in cases("handwritten", "examples"):
        plain = PolicySet.parse(case["policies"])
        policies = PolicySet.parse(_with_comments(case["policies"], rng))
        assert _equal(policies, plain)
        shown = policies.text()
        again = PolicySet.parse(shown)
        assert _equal(again, plain)
        assert [c.text for c in again.comments] == [c.text for c in policies.comments]
        assert again.text() == shown


EXTENSIONS: list[Extension] = [
    *(make(B64(n)) for make in (Decimal, Datetime, Duration) for n in (0, 1, 2**63 - 1, 2**63, 2**64 - 1)),
    IPv4(B32(0x01020304), bits(32, 6)),
    IPv4(B32(0), bits(0, 6)),
    IPv6(B128(1), B8(128)),
    IPv6(B128(2**128 - 1), B8(7)),
]


@pytest.mark.parametrize("value", EXTENSIONS, ids=str)
def test_values_spelled(value: Extension) -> None:
    """Values in literals, as residual policies have them, become calls with those values."""

    def evaluated(e: Expr) -> Any:
        match e:
            case Lit(inner):
                return inner
            case Call(function, args):
                result = call(function, [evaluated(a) for a in args])
                assert isinstance(result, Ok)
                return result.value
        raise AssertionError(e)

    assert evaluated(spelled(Ext(value))) == Ext(value)
    assert evaluated(parse_expression(_text(Lit(Ext(value))))) == Ext(value)


def test_deep_expressions() -> None:
    """As deep as can be read, and deeper ones made by hand."""
    for text in ("[" * 4999 + "1" + "]" * 4999, " && ".join(["true"] * 5000), "principal" + ".a" * 4999):
        e = parse_expression(text)
        assert same(parse_expression(_text(e)), e)
        assert same(read_expression(Document.parse(write(expression_json(e), 0)).root()), e)
    deep: Expr = Variable(Var.CONTEXT)
    for _ in range(50_000):
        deep = SetExpr([deep])
    assert _text(deep, 10**9) == "[" * 50_000 + "context" + "]" * 50_000
    with pytest.raises(DocumentError, match="nested more than 5000 deep"):
        read_expression(Document.parse(write(expression_json(deep), 0)).root())


def test_is_in_does_not_double() -> None:
    """`e is T in f` has e twice in the abstract syntax, and once in text and JSON."""
    text = "principal" + " is T in context"
    e = parse_expression("(" * 59 + text + ")" + " is T in context)" * 58 + " is T in context")
    assert isinstance(e, And)
    shown = _text(e, 10**9)
    assert len(shown) < 2000 and parse_expression(shown) is not None
    assert len(write(expression_json(e), 0)) < 10_000


# JSON


def _policy(body: Any = None, **change: Any) -> dict[str, Any]:
    everything = {"op": "All"}
    conditions = [] if body is None else [{"kind": "when", "body": body}]
    policy = {"effect": "permit", "principal": everything, "action": everything, "resource": everything}
    return {**policy, "conditions": conditions, **change}


ONE = {"Value": 1}
BODIES: list[tuple[Any, str]] = [
    ({"Value": [1, {"a": "x"}]}, '[1, {a: "x"}]'),
    ({"Value": {"__extn": {"fn": "ip", "arg": "::"}}}, 'ip("::")'),
    ({"Value": {"__extn": {"fn": "offset", "args": [1, [2]]}}}, "1.offset([2])"),
    ({"Value": {"type": "U", "id": "a"}}, '{type: "U", id: "a"}'),
    ({"has": {"left": ONE, "attr": ["a", "b"]}}, "1 has a.b"),
    ({"like": {"left": ONE, "pattern": ["Wildcard", {"Literal": "a*"}, {"Literal": ""}]}}, r'1 like "*a\*"'),
    ({"is": {"left": ONE, "entity_type": "U", "in": ONE}}, "1 is U in 1"),
    ({"ip": []}, "ip()"),
    ({"lessThan": [ONE, ONE, ONE]}, "1.lessThan(1, 1)"),
]


@pytest.mark.parametrize(("body", "text"), BODIES)
def test_json_bodies(body: Any, text: str) -> None:
    found = parse_policies_json(json.dumps(_policy(body))).policies[0].conditions[0].body
    assert found == parse_expression(text)


WRONG: list[tuple[Any, str, str]] = [
    (_policy({"Value": None}), "conditions[0].body.Value", "expected an integer, found null"),
    (_policy({"Value": 2**63}), "conditions[0].body.Value", "out of range"),
    (_policy({"Var": "foo"}), "conditions[0].body.Var", "found 'foo'"),
    (_policy({"Slot": "?principal"}), "conditions[0].body", "no operator `Slot`"),
    (_policy({"contians": ONE}), "conditions[0].body", "no operator `contians`"),
    (_policy({}), "conditions[0].body", "one key, not 0"),
    (_policy({"==": {"left": ONE}}), 'conditions[0].body["=="]', "the key `right` is missing"),
    (_policy({"isIpv4": []}), "conditions[0].body.isIpv4", "needs an object"),
    (_policy({"Value": [1, {"a": 1.5}]}), "conditions[0].body.Value[1].a", "not an integer"),
    (_policy(principal={"op": "==", "slot": "?resource"}), "principal.slot", "expected '?principal'"),
    (_policy(action={"op": "is", "entity_type": "A"}), "action.op", "expected `All`, `==` or `in`"),
    (_policy(action={"op": "==", "entity": {"type": "U", "id": "a"}}), "action.entity", "no type of actions"),
    (_policy(annotations={"a b": "c"}), 'annotations["a b"]', "no name of an annotation"),
    (_policy(effect="allow"), "effect", "found 'allow'"),
    (_policy(foo=1), "foo", "there is no key `foo`"),
    ({"staticPolicies": {}, "templates": {}}, "", "the key `templateLinks` is missing"),
    (
        {"staticPolicies": {"t": _policy()}, "templates": {"t": _policy()}, "templateLinks": []},
        "templates.t",
        "two policies with the id `t`",
    ),
    (
        {
            "staticPolicies": {"p": _policy(principal={"op": "in", "slot": "?principal"})},
            "templates": {},
            "templateLinks": [],
        },
        "staticPolicies.p",
        "a static policy has no slots",
    ),
    (
        {
            "staticPolicies": {},
            "templates": {"t": _policy(principal={"op": "in", "slot": "?principal"})},
            "templateLinks": [{"templateId": "t", "newId": "l", "values": {}}],
        },
        "templateLinks[0]",
        "needs a value for ?principal",
    ),
]


@pytest.mark.parametrize(("data", "path", "message"), WRONG)
def test_wrong_json(data: Any, path: str, message: str) -> None:
    with pytest.raises(DocumentError) as raised:
        parse_policies_json(json.dumps(data))
    problem = raised.value.problems[0]
    assert problem.path == path and message in problem.message and problem.line == 1
    if "effect" in data:
        data = {"staticPolicies": {"p": data}, "templates": {}, "templateLinks": []}
    if path != "conditions[0].body.isIpv4":  # which Cedar reads, and cannot write as text
        with pytest.raises(ValueError):
            cedarpy.policies_from_json_str(json.dumps(data))


def test_links_in_json() -> None:
    policies = PolicySet.parse("permit(principal in ?principal, action, resource);")
    linked = policies.link("policy0", "l", {"?principal": EntityUID("U", "a")})
    assert _equal(policies_from_data(linked.to_json()), linked)
    with pytest.raises(ValueError, match="links have no place in text"):
        linked.text()


def test_extension_functions_without_object_have_no_text() -> None:
    with pytest.raises(ValueError, match="without an object"):
        _text(Call(ExtFun.IS_IPV4, []))


def test_authorization_takes_json() -> None:
    policies = api.PolicySet.from_text(json.dumps(_policy({"Value": True})))
    request = api.Request.of('U::"a"', 'Action::"v"', 'U::"b"')
    assert api.is_authorized(request, policies, api.Entities.from_data([])).determining == ["policy0"]


def test_many_links() -> None:
    template = _policy(principal={"op": "in", "slot": "?principal"})
    links = [
        {"templateId": "t", "newId": f"l{n}", "values": {"?principal": {"type": "U", "id": str(n)}}}
        for n in range(2000)
    ]
    data = {"staticPolicies": {}, "templates": {"t": template}, "templateLinks": links}
    assert [p.id for p in policies_from_data(data).instances()] == [f"l{n}" for n in range(2000)]
    with pytest.raises(
        DocumentError, match=r"templateLinks\[2000\]: link `l7`: there is a policy of this id"
    ):
        policies_from_data({**data, "templateLinks": [*links, links[7]]})
