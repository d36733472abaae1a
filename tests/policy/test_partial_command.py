"""`lemmata policy partial`, its documents, and the same from Python."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lemmata.models.policy.api import Decision, PolicyError, PolicySet, Schema
from lemmata.models.policy.partial_api import PartialEntities, PartialRequest, partial_authorize
from lemmata.models.policy.syntax.json_text import Document
from typer.testing import CliRunner

from lemmata.cli import app

POLICIES = """
permit(principal, action == Action::"view", resource in Folder::"f")
when { resource.owner == principal || resource.public };
@id("secret") forbid(principal, action, resource) when { resource.secret && !principal.admin };
permit(principal, action == Action::"edit", resource);
permit(principal, action, resource) when { context.ip.isLoopback() && [1, 2].contains(resource.n) };
permit(principal, action, resource is Album);
"""
SCHEMA = """
entity Folder;
entity User = { admin: Bool, name?: String };
entity Photo in [Folder] = { owner: User, public: Bool, secret: Bool, n: Long };
entity Album;
action view, edit appliesTo { principal: User, resource: Photo, context: { ip: ipaddr, at?: Long } };
"""
ALICE = {"uid": {"type": "User", "id": "alice"}, "attrs": {"admin": False}, "parents": []}
PHOTO = {
    "uid": {"type": "Photo", "id": "p"},
    "attrs": {
        "owner": {"__entity": {"type": "User", "id": "alice"}},
        "public": False,
        "secret": False,
        "n": 1,
    },
    "parents": [{"type": "Folder", "id": "f"}],
}
REQUEST = {
    "principal": 'User::"alice"',
    "action": 'Action::"view"',
    "resource": {"type": "Photo"},
    "context": {"ip": {"__extn": {"fn": "ip", "arg": "127.0.0.1"}}},
}


def _run(
    folder: Path, request: Any, entities: Any, *args: str, policies: str = POLICIES
) -> tuple[int, str, str]:
    files = {"policies": policies, "request": request, "entities": entities, "schema": SCHEMA}
    for name, content in files.items():
        (folder / name).write_text(content if isinstance(content, str) else json.dumps(content))
    options = [f"--{name}={folder / name}" for name in ("policies", "request", "entities")]
    options += [f"--schema={folder / 'schema'}"] if "SCHEMA" in args else []
    result = CliRunner().invoke(app, ["policy", "partial", *options, *[a for a in args if a != "SCHEMA"]])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


SHOWN = """\
undecided
policy2 is false
policy4 is false
of policy0 is left:
permit (principal, action, resource)
when {
  resource in Folder::"f" &&
  (resource.owner == User::"alice" || resource.public)
};
of policy1 is left:
@id("secret")
forbid (principal, action, resource)
when { resource.secret };
of policy3 is left:
permit (principal, action, resource)
when { [1, 2].contains(resource.n) };
"""


def test_undecided(tmp_path: Path) -> None:
    assert _run(tmp_path, REQUEST, [ALICE]) == (3, SHOWN, "")
    assert _run(tmp_path, REQUEST, [ALICE], "SCHEMA") == (3, SHOWN, "")


def test_decided(tmp_path: Path) -> None:
    code, out, _ = _run(tmp_path, REQUEST | {"resource": 'Photo::"p"'}, [ALICE, PHOTO])
    assert code == 0 and out.startswith("allow\npolicy0 is satisfied\npolicy3 is satisfied\n")
    code, out, _ = _run(tmp_path, REQUEST | {"resource": 'Photo::"q"'}, [ALICE, PHOTO])
    assert code == 1 and "policy1 errs: entity does not exist" in out
    code, out, _ = _run(tmp_path, REQUEST | {"resource": 'Photo::"q"'}, [ALICE, PHOTO], "--incomplete")
    assert code == 3 and 'Photo::"q".secret' in out


def test_json_answers_as_the_policies_do(tmp_path: Path) -> None:
    """The policies that are left, given to `authorize` with all that was missing, answer as all policies do."""
    code, out, _ = _run(tmp_path, REQUEST, [ALICE], "--json")
    answer = json.loads(out)
    assert (
        code == 3
        and answer["decision"] is None
        and list(answer["residuals"]) == ["policy0", "policy1", "policy3"]
    )
    assert answer["false"] == ["policy2", "policy4"] and answer["errors"] == {} and answer["satisfied"] == []
    for text in answer["residuals"].values():
        assert len(PolicySet.from_text(text)) == 1
    (tmp_path / "left").write_text(json.dumps(answer["policies"]))
    (tmp_path / "request").write_text(json.dumps(REQUEST | {"resource": 'Photo::"p"'}))
    (tmp_path / "entities").write_text(json.dumps([ALICE, PHOTO]))
    both = [
        CliRunner().invoke(
            app,
            [
                "policy",
                "authorize",
                "--json",
                *(
                    f"--{n}={tmp_path / f}"
                    for n, f in (("policies", p), ("request", "request"), ("entities", "entities"))
                ),
            ],
        )
        for p in ("left", "policies")
    ]
    assert both[0].stdout == both[1].stdout and both[0].exit_code == both[1].exit_code == 0


UNKNOWN = {"__unknown": ""}


@pytest.mark.parametrize(
    ("request_", "entity", "left"),
    [
        ({"context": {"ip": UNKNOWN}}, {}, "context.ip.isLoopback()"),
        ({"context": {"ip": {"__extn": {"fn": "unknown", "arg": "x"}}}}, {}, "context.ip.isLoopback()"),
        ({"context": UNKNOWN}, {}, "context.ip.isLoopback()"),
        ({"context": None}, {}, "context.ip.isLoopback()"),
        ({"principal": {"type": "User"}}, {}, "resource.owner == principal"),
        ({"principal": None}, {}, "resource.owner == principal"),
        ({"action": None}, {}, 'action == Action::"view"'),
        ({}, {"attrs": {"admin": UNKNOWN}}, '!User::"alice".admin'),
        ({}, {"attrs": None}, '!User::"alice".admin'),
        ({}, {"attrs": UNKNOWN}, '!User::"alice".admin'),
    ],
)
def test_what_is_unknown(request_: Any, entity: Any, left: str, tmp_path: Path) -> None:
    code, out, _ = _run(tmp_path, REQUEST | request_, [ALICE | entity])
    assert code == 3 and left in out
    assert (
        len(
            PolicySet.from_text(
                "".join(
                    json.loads(_run(tmp_path, REQUEST | request_, [ALICE | entity], "--json")[1])[
                        "residuals"
                    ].values()
                )
            )
        )
        >= 3
    )


def test_hierarchy() -> None:
    """Above a parent that is not known there may be more."""
    policies = PolicySet.from_text('permit(principal in Group::"top", action, resource);')
    request = PartialRequest.of('User::"a"', 'Action::"v"', 'Photo::"p"', {})
    user = {"uid": {"type": "User", "id": "a"}, "attrs": {}, "parents": [{"type": "Group", "id": "g"}]}
    group = {"uid": {"type": "Group", "id": "g"}, "attrs": {}, "parents": []}

    def decision(*entities: Any, incomplete: bool = False) -> Decision | None:
        return policies.partial(
            request, PartialEntities.from_data(list(entities), incomplete=incomplete)
        ).decision

    assert decision(user) == decision(user, group) == decision(user, group, incomplete=True) == Decision.DENY
    assert decision(user, incomplete=True) is None and decision(incomplete=True) is None
    assert decision(user, group | {"parents": None}) is None and decision(user | {"parents": None}) is None
    assert decision(user, {"uid": group["uid"], "__unknown": True}) is None
    assert decision(user, group | {"parents": [{"type": "Group", "id": "top"}]}) == Decision.ALLOW


def test_schema_knows_what_is_there() -> None:
    """Of an entity that is not loaded, the attributes that the schema requires are there."""
    policies = PolicySet.from_text(
        "permit(principal, action, resource) when { principal has admin && context has ip };"
    )
    schema = Schema.from_text(SCHEMA)
    request = PartialRequest.of('User::"alice"', 'Action::"view"', {"type": "Photo"}, schema=schema)
    answer = partial_authorize(
        request, policies, PartialEntities.from_data([ALICE | {"attrs": None}], schema)
    )
    assert (
        answer.decision == Decision.ALLOW
        and answer.satisfied == ["policy0"]
        and str(answer).startswith("allow")
    )
    without = partial_authorize(request, policies, PartialEntities.from_data([ALICE | {"attrs": None}]))
    assert without.decision is None and repr(request).startswith("<request")


BAD: list[tuple[Any, Any, tuple[str, ...], str]] = [
    ("{", [], (), "request:1:2"),
    ([], [], (), "expected an object"),
    ({"resource": 3}, [], (), "request:1:14"),
    ({"resource": {"type": "a b"}}, [], (), "no name of a type"),
    ({"resource": {"type": "Photo", "ids": 1}}, [], (), "there is no key `ids`"),
    ({"ressource": 'Photo::"p"'}, [], (), "there is no key `ressource`"),
    ({"context": 1}, [], (), "context: expected an object"),
    ({"context": {"x": None}}, [], (), "context.x: null is no value"),
    ({"context": {"__entity": ALICE["uid"]}}, [], (), "a context is a record"),
    ({"context": {"x": 1 << 70}}, [], (), "out of range"),
    ({}, {}, (), "entities:1:1"),
    ({}, [{"uid": ALICE["uid"], "attrs": {}}], (), "the key `parents` is missing"),
    ({}, [{"uid": ALICE["uid"], "parents": []}], (), "the key `attrs` is missing"),
    ({}, [{"attrs": {}, "parents": []}], (), "the key `uid` is missing"),
    ({}, [ALICE, ALICE], (), "stands here twice"),
    ({}, [ALICE | {"parents": [ALICE["uid"]]}], (), "below themselves"),
    ({}, [ALICE | {"__unknown": 1}], (), "there is no key `attrs`"),
    ({"resource": {"type": "Foto"}}, [], ("SCHEMA",), "there is no entity type `Foto`"),
    (
        {"resource": {"type": "Album"}, "action": 'Action::"view"'},
        [],
        ("SCHEMA",),
        "does not apply to a resource of `Album`",
    ),
    ({"action": 'Action::"vew"'}, [], ("SCHEMA",), "there is no action"),
    ({"action": 'Action::"view"', "context": {"ib": UNKNOWN}}, [], ("SCHEMA",), "no attribute ib"),
    ({"action": 'Action::"view"', "context": {}}, [], ("SCHEMA",), "the attribute ip is missing"),
    ({}, [ALICE | {"attrs": {"admin": 1}}], ("SCHEMA",), "expected Bool, found a Long"),
    ({}, [ALICE | {"attrs": {}}], ("SCHEMA",), "the attribute admin is missing"),
    ({}, [ALICE | {"attrs": {"admin": UNKNOWN, "x": UNKNOWN}}], ("SCHEMA",), "no attribute x"),
    ({}, [ALICE | {"parents": [PHOTO["uid"]]}], ("SCHEMA",), "not declared to be in"),
    ({}, [ALICE | {"tags": {"a": 1}}], ("SCHEMA",), "no tags"),
]


@pytest.mark.parametrize(
    ("request_", "entities", "options", "message"), BAD, ids=lambda v: v if isinstance(v, str) else ""
)
def test_bad_input(
    request_: Any, entities: Any, options: tuple[str, ...], message: str, tmp_path: Path
) -> None:
    code, out, err = _run(tmp_path, request_, entities, *options)
    assert (code, out) == (2, "") and message in err and "Traceback" not in err
    with pytest.raises(PolicyError):
        schema = Schema.from_text(SCHEMA) if options else None
        text = request_ if isinstance(request_, str) else json.dumps(request_)
        PartialRequest.from_text(text, schema)
        PartialEntities.from_text(json.dumps(entities), schema)


def test_bad_files(tmp_path: Path) -> None:
    code, _, err = _run(tmp_path, REQUEST, [], policies="permit(principal;")
    assert code == 2 and "policies:1:" in err
    code, _, err = _run(tmp_path, REQUEST, [], f"--links={tmp_path / 'absent'}")
    assert code == 2 and "absent" in err


def test_deep(tmp_path: Path) -> None:
    """A condition of many levels is evaluated, printed and read."""
    text = f"permit(principal, action, resource) when {{ {'!' * 4}resource.x{' && resource.x' * 3000} }};"
    code, out, err = _run(tmp_path, REQUEST, [], policies=text)
    assert code == 3 and not err and out.count("resource.x") == 3001


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{n: ", "}")], ids=["sets", "records"])
def test_deep_values(opening: str, closing: str, tmp_path: Path) -> None:
    """So is a known value of many levels, in JSON too."""
    deep = f"resource.x == {opening * 1000}1{closing * 1000}"
    text = f"permit(principal, action, resource) when {{ {deep} }};"
    code, out, err = _run(tmp_path, REQUEST, [], policies=text)
    assert code == 3 and not err and out.count(closing) >= 1000
    code, out, err = _run(tmp_path, REQUEST, [], "--json", policies=text)
    assert code == 3 and not err and Document.parse(out).data["decision"] is None
