"""Results of validation: places, environments, what was expected and found; `lemmata policy validate`."""

from __future__ import annotations

import json
from pathlib import Path

import cedarpy
import pytest
from lemmata.models.policy import api
from lemmata.models.policy.syntax.policy_set import PolicySet
from lemmata.models.policy.syntax.resolution import load_schema
from lemmata.models.policy.validation.results import ValidationResult, validate
from lemmata.models.policy.validation.versions import Version
from lemmata.models.policy.values import EntityUID
from typer.testing import CliRunner

from lemmata.cli import app
from tests.policy.validated import CONDITIONS, SCHEMA, SCOPES

DECLARED = load_schema(SCHEMA)
MESSAGES = [
    ('principal.n == "a"', 'principal.n == "a"', "the types Long and String are not compatible"),
    ("true && principal.n == 1 && principal.n", "principal.n }", "expected Bool, found Long"),
    ("!principal.n", "principal.n }", "expected Bool, found Long"),
    ("if principal.s then true else true", "principal.s", "expected Bool, found Set<Long>"),
    ("1 + true == 2", "true ==", "expected Long, found Bool"),
    ("true + 1 == 2", "true +", "expected Long, found Bool"),
    ("context.dt < context.du", "context.du", "expected datetime, found duration"),
    ("context.de < context.de", "context.de <", "expected Long, datetime or duration, found decimal"),
    ('principal in "a"', '"a"', "expected an entity or a set of entities, found String"),
    ("1 in principal", "1 in", "expected an entity, found Long"),
    ("principal.hasTag(1)", "1)", "expected String, found Long"),
    ("1 is U", "1 is", "expected an entity, found Long"),
    ("1 has a", "1 has", "expected an entity or a record, found Long"),
    ("principal.n.contains(1)", "principal.n", "expected a set, found Long"),
    ("principal.s.containsAll(1)", "1)", "expected a set, found Long"),
    ("principal.n.isEmpty()", "principal.n", "expected a set, found Long"),
    ('principal.n like "a"', "principal.n", "expected String, found Long"),
    ("-true == 1", "true", "expected Long, found Bool"),
    ("[1, true] == [2]", "[1, true]", "the types Long and Bool are not compatible"),
    ("[] == [1]", "[]", "expected a set with members, found an empty one, whose type is not known"),
    ("principal.nn == 1", "principal.nn", "`U` has no attribute `nn` (did you mean `n`?)"),
    ("{name: 1}.nam == 1", "{name", "a record of {name: Long} has no attribute `nam` (did you mean `name`?)"),
    ('principal.o == "x"', "principal.o", "`U` need not have the attribute `o`: test with `has` before"),
    ("context.c == 1", "context.c", "the context need not have the attribute `c`: test with `has` before"),
    (
        'principal.e.getTag("a") == 1',
        "principal.e",
        "entities of `U` need not have this tag: test with `.hasTag` before",
    ),
    ('E::"x".getTag("a") == 1', "E::", "entities of `E` have no tags"),
    ('ip("x") == context.ip', "ip(", '"x" cannot be read by `ip`'),
    (
        "ip(principal.o) == context.ip",
        "principal.o",
        "`U` need not have the attribute `o`: test with `has` before",
    ),
    (
        'ip(if true then "::" else "").isIpv4()',
        "ip(",
        "`ip` expects one string literal, so that it is known to be readable",
    ),
    (
        "context.ip.isInRange(1)",
        "context.ip",
        "`isInRange` expects (ipaddr, ipaddr), the object first, found (ipaddr, Long)",
    ),
    ('false && E::"z" == E::"x"', 'E::"z"', '"z" is no id of `E`, which has "x", "y"'),
    ("false && principal is Z", "principal is Z", "there is no entity type `Z`"),
    ('action == Action::"aa"', 'Action::"aa"', 'there is no action Action::"aa"'),
]


def checked(text: str, level: int | None = None, version: Version = Version.V4_12) -> ValidationResult:
    return validate(PolicySet.parse(text, "p.cedar"), DECLARED, version=version, level=level)


@pytest.mark.parametrize(("condition", "at", "message"), MESSAGES)
def test_messages(condition: str, at: str, message: str) -> None:
    text = f'permit(principal, action == Action::"a", resource) when {{ {condition} }};'
    result = checked(text)
    (finding,) = result.errors
    assert not result.valid
    assert (finding.policy, finding.problem.message) == ("policy0", message)
    assert text[finding.problem.start :].startswith(at)
    assert (finding.problem.source, finding.problem.line) != (None, None)


def test_environments_that_fail_are_named() -> None:
    (finding,) = checked("permit(principal, action, resource) when { principal.n == 1 };").errors
    assert {(e.principal, e.action.id, e.resource) for e in finding.environments} == {
        ("E", "b", "G"),
        ("E", "b", "P"),
    }
    assert 'for principal E, action Action::"b", resource G' in str(finding)


def test_no_message_without_a_verdict_and_no_verdict_without_a_message() -> None:
    texts = [f"permit(principal, action, resource) when {{ {c} }};" for c in CONDITIONS]
    texts += [f"permit({s}) when {{ resource has z && 1 }};" for s in SCOPES]
    for text in texts:
        result = checked(text)
        assert result.valid == (not result.errors), text


def test_scopes_have_places() -> None:
    text = 'permit(principal == E::"z", action, resource in Nowhere::"p");'
    places = [text[f.problem.start : f.problem.end] for f in checked(text).errors]
    assert places == ['principal == E::"z"', 'resource in Nowhere::"p"', text]


def test_versions() -> None:
    text = 'permit(principal, action == Action::"h", resource);'
    old, new = checked(text), checked(text, version=Version.V4_13)
    assert (old.valid, new.valid) == (False, True)
    assert len(old.errors) == 1 and new.errors == []
    assert [w.problem.message[:13] for w in new.warnings] == ["no action of ", "this policy i"]


def test_an_impossible_policy_is_a_warning() -> None:
    result = checked("permit(principal, action, resource) when { principal is U && false };")
    assert result.valid and len(result.warnings) == 1


@pytest.mark.parametrize("condition", ["true", "principal.n == 1", 'principal is U && principal.o == "x"'])
@pytest.mark.parametrize(
    "scope", ["principal == ?principal", "principal in ?principal", "principal is U in ?principal"]
)
def test_templates_fail_where_one_of_their_links_does(scope: str, condition: str) -> None:
    """A template is valid if and only if its links with entities of all types are, wherever they apply at all."""
    template = f"permit({scope}, action, resource) when {{ {condition} }};"
    read = PolicySet.parse(template)
    linked = []
    for name in ("U", "G", "P", "E", "Q", "Alone"):
        uid = EntityUID(name, "x")
        with_link = read.link("policy0", "l", {"?principal": uid})
        static = PolicySet(with_link.instances())
        linked.append(validate(static, DECLARED, version=Version.V4_13).valid)
    assert validate(read, DECLARED, version=Version.V4_13).valid == all(linked)
    assert validate(read, DECLARED).valid == cedarpy.validate_policies(template, SCHEMA).validation_passed


def test_links_are_validated() -> None:
    read = PolicySet.parse("permit(principal == ?principal, action, resource);")
    good = read.link("policy0", "good", {"?principal": EntityUID("U", "a")})
    assert validate(good, DECLARED).valid
    for uid in (EntityUID("E", "z"), EntityUID("Z", "a"), EntityUID("Alone", "a")):
        bad = validate(good.link("policy0", "bad", {"?principal": uid}), DECLARED)
        assert not bad.valid and {f.policy for f in bad.errors} == {"bad"}


def test_levels() -> None:
    text = "permit(principal is U, action, resource) when { principal.e.b };"
    assert checked(text, level=2).valid
    (finding,) = checked(text, level=1).errors
    assert (
        finding.problem.message == "level 2 is needed, and 1 is asked for" and len(finding.environments) == 4
    )
    (finding,) = checked('permit(principal, action, resource) when { U::"a".b };', level=9).errors
    assert finding.problem.message.startswith("no level is enough")


# The command ------------------------------------------------------------------------------------------


def run(tmp_path: Path, policies: str, *args: str, schema: str = SCHEMA) -> tuple[int, str]:
    (tmp_path / "p.cedar").write_text(policies)
    (tmp_path / "s.cedarschema").write_text(schema)
    files = ["--schema", str(tmp_path / "s.cedarschema"), "--policies", str(tmp_path / "p.cedar")]
    result = CliRunner().invoke(app, ["policy", "validate", *files, *args])
    assert "Traceback" not in result.output
    return result.exit_code, result.output


def test_command(tmp_path: Path) -> None:
    assert run(tmp_path, "permit(principal, action, resource);") == (0, "valid\n")
    code, output = run(tmp_path, "permit(principal is U,\n action, resource) when { principal.nn };")
    assert code == 1 and "p.cedar:2:27: policy0: `U` has no attribute `nn`" in output and "^^^^" in output


def test_command_with_options(tmp_path: Path) -> None:
    text = 'permit(principal, action == Action::"h", resource);'
    assert run(tmp_path, text)[0] == 1
    assert run(tmp_path, text, "--cedar", "4.13")[0] == 0
    assert run(tmp_path, text, "--cedar", "4.14")[0] == 2
    deep = "permit(principal is U, action, resource) when { principal.e.b };"
    assert [run(tmp_path, deep, "--level", n)[0] for n in ("1", "2")] == [1, 0]


def test_command_as_json(tmp_path: Path) -> None:
    code, output = run(tmp_path, 'permit(principal, action == Action::"a", resource) when { 1 };', "--json")
    found = json.loads(output)
    assert code == 1 and found["valid"] is False and found["warnings"] == []
    (error,) = found["errors"]
    assert (error["policy"], error["message"], error["line"], error["column"]) == (
        "policy0",
        "expected Bool, found Long",
        1,
        59,
    )
    assert error["environments"][0] == {
        "principal": "U",
        "action": {"type": "Action", "id": "a"},
        "resource": "P",
    }


@pytest.mark.parametrize(
    ("policies", "schema"), [("permit(", SCHEMA), ("permit(principal, action, resource);", "entity")]
)
def test_command_on_what_cannot_be_read(tmp_path: Path, policies: str, schema: str) -> None:
    assert run(tmp_path, policies, schema=schema)[0] == 2


def test_long_chains(tmp_path: Path) -> None:
    chain = " && ".join(["principal.b"] * 2000)
    assert run(tmp_path, f"permit(principal is U, action, resource) when {{ {chain} }};")[0] == 0
    path = "principal" + ".e" * 1000
    assert (
        run(
            tmp_path, f'permit(principal is U, action, resource) when {{ {path} has o && {path}.o == "x" }};'
        )[0]
        == 0
    )


def test_python() -> None:
    policies, schema = (
        api.PolicySet.from_text("permit(principal, action, resource) when { 1 };"),
        api.Schema.from_text(SCHEMA),
    )
    result = api.validate(policies, schema)
    assert not result.valid and "<policies>:1:44: policy0: expected Bool, found Long" in str(result)
    assert api.validate(
        api.PolicySet.from_text("permit(principal, action, resource);"), schema, level=0
    ).valid
