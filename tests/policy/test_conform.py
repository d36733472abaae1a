"""Conformance with the shared tests, and that a wrong expectation is noticed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lemmata.models.policy.authorizer import Decision, Response
from lemmata.models.policy.conform import Checks, PackError, conform
from typer.testing import CliRunner

from lemmata.cli import app
from tests.policy.corpus import FOLDER, cases, probes


def pack(name: str) -> Path:
    if not (FOLDER / name).exists():
        pytest.skip(f"{name} is not here")
    return FOLDER / name


@pytest.mark.parametrize(
    ("name", "pattern", "tests", "requests"),
    [
        ("handwritten.jsonl.gz", "", 6, 19),
        ("examples.jsonl.gz", "", 19, 72),
        ("probes.jsonl", "", 193, 168),
        ("corpus.jsonl.gz", "3e", 490, 3920),
        pytest.param("corpus.jsonl.gz", "", 3936, 31488, marks=pytest.mark.slow),
    ],
)
def test_packs(name: str, pattern: str, tests: int, requests: int) -> None:
    report = conform([pack(name)], pattern=pattern)
    assert report.failures == []
    assert report.requests >= requests and report.tests >= tests


@pytest.mark.parametrize("name", ["handwritten.jsonl.gz", "examples.jsonl.gz"])
def test_compiled_policies_conform(name: str) -> None:
    result = CliRunner().invoke(app, ["policy", "conform", "--compiled", "--json", str(pack(name))])
    assert result.exit_code == 0 and json.loads(result.output)["requests"] >= 19


def test_another_way_to_answer_is_held_against_the_pack() -> None:
    nothing = Response(Decision.DENY, [], [])
    report = conform(
        [pack("examples.jsonl.gz")], Checks(authorize=lambda policies, store: lambda request: nothing)
    )
    assert {failure.of.split(", ")[1] for failure in report.failures} == {"decision", "reasons"}


def written(path: Path, case: Any) -> Path:
    path.write_text(json.dumps(case) + "\n")
    return path


def other_decision(request: dict[str, Any]) -> None:
    request["decision"] = {"allow": "deny", "deny": "allow"}[request["decision"]]


def one_reason_more(request: dict[str, Any]) -> None:
    request["reasons"] = [*request["reasons"], "policy77"]


def one_error_more(request: dict[str, Any]) -> None:
    request["errors"] = ["policy77"]


@pytest.mark.parametrize(
    ("change", "part"),
    [(other_decision, "decision"), (one_reason_more, "reasons"), (one_error_more, "errors")],
)
def test_a_wrong_answer_is_noticed(
    tmp_path: Path, change: Callable[[dict[str, Any]], None], part: str
) -> None:
    case = next(c for c in cases("examples") if len(c["requests"]) > 2)
    change(case["requests"][1])
    (failure,) = conform([written(tmp_path / "pack.jsonl", case)]).failures
    assert (failure.test, failure.of) == (case["name"], f"request 1, {part}")


@pytest.mark.parametrize(
    "outcome", ["true", "false", "parse-error: x", "error: type error: x", "error: integer overflow"]
)
def test_a_wrong_outcome_is_noticed(tmp_path: Path, outcome: str) -> None:
    probe = next(p for p in probes() if p["outcome"].startswith("error: entity"))
    (failure,) = conform([written(tmp_path / "pack.jsonl", probe | {"outcome": outcome})]).failures
    assert failure.found == "entity_does_not_exist"


@pytest.mark.parametrize("part", ["policies", "schema", "entities", "template_links"])
def test_what_cannot_be_read_is_a_failure(tmp_path: Path, part: str) -> None:
    case = next(iter(cases("handwritten")))
    case[part] = {
        "policies": "permit(",
        "schema": "entity",
        "entities": [{}],
        "template_links": [{"template_id": "none", "link_id": "l", "values": {}}],
    }[part]
    (failure,) = conform([written(tmp_path / "pack.jsonl", case)]).failures
    assert failure.of == "reading"


def test_validation_is_plugged_in() -> None:
    """A validator that accepts everything is wrong about just those tests that should not validate."""
    report = conform([pack("examples.jsonl.gz")], Checks(validate=lambda policies, schema: True))
    wanted = [case["name"] for case in cases("examples") if not case["should_validate"]]
    assert [failure.test for failure in report.failures] == wanted != []


def test_cases_for_the_analysis() -> None:
    report = conform([pack("analysis.jsonl")])
    assert (report.tests, report.skipped) == (0, 24)
    seen = conform(
        [pack("analysis.jsonl")], Checks(analyse=lambda case: [("relation", case["kind"], "nothing")])
    )
    assert (seen.tests, seen.skipped, len(seen.failures)) == (24, 0, 24)


BAD = {
    "list.jsonl": b"[1]\n",
    "text.jsonl": b"permit\n",
    "empty.jsonl": b"{}\n",
    "bytes.jsonl": b"\xff\xfe\n",
    "plain.jsonl.gz": b"{}\n",
    "cut.jsonl.gz": gzip.compress(b'{"requests": 1}\n' * 1000)[:-9],
    "half.jsonl": b'{"requests": [{}]}\n',
    "deep.jsonl": b"[" * 100_000 + b"\n",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_packs(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    with pytest.raises(PackError) as caught:
        conform([path])
    assert str(path) in str(caught.value)
    result = CliRunner().invoke(app, ["policy", "conform", str(path)])
    assert result.exit_code == 2 and "Traceback" not in result.output


def test_no_such_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError):
        conform([tmp_path / "none.jsonl"])


def test_command() -> None:
    result = CliRunner().invoke(app, ["policy", "conform", "--json", str(pack("handwritten.jsonl.gz"))])
    found = json.loads(result.output)
    assert result.exit_code == 0
    assert {k: found[k] for k in ("tests", "requests", "failed", "failures")} == {
        "tests": 6,
        "requests": 19,
        "failed": 0,
        "failures": [],
    }


def test_command_fails(tmp_path: Path) -> None:
    case = next(iter(cases("handwritten")))
    other_decision(case["requests"][0])
    path = written(tmp_path / "pack.jsonl", case)
    result = CliRunner().invoke(app, ["policy", "conform", str(path)])
    assert result.exit_code == 1 and "request 0, decision" in result.output
    as_json = CliRunner().invoke(app, ["policy", "conform", "--json", str(path)])
    assert as_json.exit_code == 1 and json.loads(as_json.output)["failed"] == 1
