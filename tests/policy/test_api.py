"""The Python API and the commands that answer requests and explain answers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lemmata.models.policy.api import (
    ConformanceError,
    Decision,
    DocumentError,
    Entities,
    EntityUID,
    LinkError,
    ParseError,
    PolicySet,
    Request,
    Schema,
    SchemaError,
    is_authorized,
    verdicts,
)
from lemmata.models.policy.values import Error
from typer.testing import CliRunner

from lemmata.cli import app

POLICIES = """permit(principal in Team::"red", action == Action::"view", resource)
when { context.level < 5 };

@id("no secrets")
forbid(principal, action, resource)
when { resource has secret }
unless { resource.secret == "no" && principal.clearance + 1 > 3 };

permit(principal == ?principal, action, resource);
"""
SCHEMA = """
entity Team;
entity User in [Team] { clearance?: Long };
entity Doc { secret?: String };
action view appliesTo { principal: User, resource: Doc, context: { level: Long } };
"""
ENTITIES = [
    {
        "uid": {"type": "User", "id": "ann"},
        "attrs": {"clearance": 1},
        "parents": [{"type": "Team", "id": "red"}],
    },
    {"uid": {"type": "User", "id": "bob"}, "attrs": {}, "parents": [{"type": "Team", "id": "red"}]},
    {"uid": {"type": "Team", "id": "red"}, "attrs": {}, "parents": []},
    {"uid": {"type": "Doc", "id": "open"}, "attrs": {}, "parents": []},
    {"uid": {"type": "Doc", "id": "shut"}, "attrs": {"secret": "no"}, "parents": []},
]

policies = PolicySet.from_text(POLICIES, "p.cedar")
schema = Schema.from_text(SCHEMA)
entities = Entities.from_data(ENTITIES, schema)


def request(principal: str, resource: str, level: int = 1) -> Request:
    return Request.of(
        f'User::"{principal}"', 'Action::"view"', f'Doc::"{resource}"', {"level": level}, schema
    )


def test_allow() -> None:
    answer = is_authorized(request("ann", "open"), policies, entities)
    assert (answer.decision, answer.determining, answer.errors) == (Decision.ALLOW, ["policy0"], {})
    assert answer.allowed and str(answer) == "allow because of policy0"


def test_deny_by_default() -> None:
    answer = is_authorized(request("ann", "open", 5), policies, entities)
    assert (answer.allowed, answer.determining, str(answer)) == (False, [], "deny by default")


def test_deny() -> None:
    answer = is_authorized(request("ann", "shut"), policies, entities)
    assert str(answer) == "deny because of policy1"


def test_an_erring_forbid_is_said() -> None:
    answer = is_authorized(request("bob", "shut"), policies, entities)
    assert answer.errors == {"policy1": Error.ATTR_DOES_NOT_EXIST} and answer.unreliable == ["policy1"]
    assert str(answer).splitlines() == [
        "allow because of policy0",
        "policy1 erred: attr does not exist",
        "warning: skipped forbid policies: policy1",
    ]


def test_links() -> None:
    linked = policies.link("policy2", "for bob", {"?principal": EntityUID("User", "bob")})
    assert policies.ids == ["policy0", "policy1"] and linked.ids == ["policy0", "policy1", "for bob"]
    assert len(linked) == 3 and [p.id for p in linked] == linked.ids
    assert is_authorized(request("bob", "open", 9), linked, entities).determining == ["for bob"]
    text = json.dumps(
        [{"template_id": "policy2", "link_id": "l", "values": {"?principal": {"type": "User", "id": "ann"}}}]
    )
    assert policies.with_links(text).ids[-1] == "l"


def test_what_prints() -> None:
    assert repr(policies) == "<2 policies, 1 templates>"
    assert repr(schema) == "<schema: 3 entity types, 1 actions>"
    assert repr(entities) == "<6 entities>"  # the action is one of them
    assert repr(request("ann", "open")) == '<request: User::"ann", Action::"view", Doc::"open">'


def test_bad_input() -> None:
    with pytest.raises(ParseError, match="p.cedar:1:8"):
        PolicySet.from_text("permit(", "p.cedar")
    with pytest.raises(SchemaError):
        Schema.from_text("entity A in [B];")
    with pytest.raises(DocumentError):
        Entities.from_text('[{"uid": 1}]')
    with pytest.raises(ConformanceError):
        Request.of('Team::"red"', 'Action::"view"', 'Doc::"open"', {"level": 1}, schema)
    with pytest.raises(ConformanceError):
        Request.of('User::"ann"', 'Action::"view"', 'Doc::"open"', {"level": "1"}, schema)
    with pytest.raises(LinkError):
        policies.link("policy2", "policy0", {"?principal": EntityUID("User", "bob")})
    with pytest.raises(LinkError, match=r"links.json:1:2: \[0\]: link `l`: "):
        policies.with_links('[{"template_id": "policy1", "link_id": "l", "values": {}}]', "links.json")
    with pytest.raises(DocumentError):
        policies.with_links('[{"template_id": "policy2", "values": {}}]')


def clause(principal: str, resource: str, level: int, index: int) -> tuple[object, str | None]:
    verdict = verdicts(request(principal, resource, level), policies, entities)[index]
    excerpt = policies.excerpt(verdict.part)
    return verdict.error or verdict.clause, excerpt and excerpt[0]


def test_explanations() -> None:
    """The smallest part that failed, or erred."""
    assert clause("ann", "open", 9, 0) == (1, "context.level < 5")
    assert clause("zoe", "open", 9, 0) == ("principal", None)
    assert clause("ann", "open", 1, 1) == (1, "resource has secret")
    assert clause("bob", "shut", 1, 1) == (Error.ATTR_DOES_NOT_EXIST, "principal.clearance")
    assert clause("zoe", "shut", 1, 1) == (Error.ENTITY_DOES_NOT_EXIST, "principal.clearance")
    assert clause("ann", "shut", 1, 1) == (None, None)


def test_a_clause_that_is_no_truth_value() -> None:
    odd = PolicySet.from_text("permit(principal, action, resource) when { true } when { 1 };")
    (verdict,) = verdicts(request("ann", "open"), odd, entities)
    assert (verdict.error, verdict.clause, odd.excerpt(verdict.part)) == (
        Error.TYPE_ERROR,
        2,
        ("1", "<policies>:1:58"),
    )


def test_what_was_not_evaluated_did_not_err() -> None:
    """The error is found where it came about, not in operands that were left out."""
    text = "permit(principal, action, resource) when { if context.a then context.b else (true || context.c) && context.d };"
    odd = PolicySet.from_text(text)
    asked = Request.of('User::"ann"', 'Action::"view"', 'Doc::"open"', {"a": False})
    (verdict,) = verdicts(asked, odd, Entities.from_data([]))
    excerpt = odd.excerpt(verdict.part)
    assert excerpt is not None and excerpt[0] == "context.d"


# Commands


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "p.cedar").write_text(POLICIES)
    (tmp_path / "s.cedarschema").write_text(SCHEMA)
    (tmp_path / "e.json").write_text(json.dumps(ENTITIES))
    (tmp_path / "r.json").write_text(
        json.dumps(
            {
                "principal": 'User::"bob"',
                "action": 'Action::"view"',
                "resource": 'Doc::"shut"',
                "context": {"level": 1},
            }
        )
    )
    return [
        *("--policies", str(tmp_path / "p.cedar"), "--schema", str(tmp_path / "s.cedarschema")),
        *("--entities", str(tmp_path / "e.json"), "--request", str(tmp_path / "r.json")),
    ]


def test_authorize(files: list[str]) -> None:
    result = CliRunner().invoke(app, ["policy", "authorize", *files, "--json"])
    assert result.exit_code == 0
    assert json.loads(result.output) == {
        "decision": "allow",
        "determining": ["policy0"],
        "errors": {"policy1": "attr_does_not_exist"},
        "unreliable": ["policy1"],
    }


def test_denied_is_exit_code_one(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "p.cedar").write_text("")
    result = CliRunner().invoke(app, ["policy", "authorize", *files])
    assert (result.exit_code, result.output) == (1, "deny by default\n")


def test_explain(files: list[str]) -> None:
    result = CliRunner().invoke(app, ["policy", "explain", *files])
    assert result.exit_code == 0
    assert re.search(
        r"^policy1  forbid  erred in unless 2: attr does not exist: principal.clearance  \(.*p.cedar:7:37\)$",
        result.output,
        re.MULTILINE,
    )
    rows = json.loads(CliRunner().invoke(app, ["policy", "explain", *files, "--json"]).output)["policies"]
    assert rows[0] == {"id": "policy0", "effect": "permit", "result": "satisfied"}
    assert rows[1]["clause"] == "unless 2" and rows[1]["text"] == "principal.clearance"


@pytest.mark.parametrize("name", ["p.cedar", "s.cedarschema", "e.json", "r.json"])
@pytest.mark.parametrize("content", [b"{", b"\xff", b"(" * 100_000, None])
def test_bad_files(files: list[str], tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)
    result = CliRunner().invoke(app, ["policy", "authorize", *files])
    assert result.exit_code == 2 and name in result.output and "Traceback" not in result.output
