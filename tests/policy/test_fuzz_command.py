"""`lemmata policy fuzz`: what it prints, and what it refuses."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from lemmata.models.policy.fuzz import campaign, compare
from typer.testing import CliRunner

from lemmata.cli import app

RUNNER = CliRunner()


def test_a_short_run() -> None:
    result = RUNNER.invoke(app, ["policy", "fuzz", "--requests", "40", "--seed", "3"])
    lines = result.output.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "seed 3"
    assert any(line.split()[:2] == ["operator", "containsAny"] for line in lines)
    assert "not covered  function toTime: value" in lines
    assert lines[-1].startswith("40 requests in 4 cases") and "0 unexplained" in lines[-1]


def test_json() -> None:
    result = RUNNER.invoke(app, ["policy", "fuzz", "--requests", "40", "--seed", "3", "--json"])
    found = json.loads(result.output)
    assert (found["seed"], found["requests"], found["unexplained"]) == (3, 40, [])
    assert "function toTime: value" in found["missing"]
    assert found["coverage"]["form"]["literal"]["value"] > 20


def test_a_case_again() -> None:
    result = RUNNER.invoke(app, ["policy", "fuzz", "--case", "7"])
    assert result.exit_code == 0
    assert "10 requests in 1 cases (1 untyped)" in result.output and "not covered" not in result.output


def test_what_is_not_reached_counts_in_long_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*args: object, **options: object) -> campaign.Result:
        return campaign.Result(1, requests=10_000)

    monkeypatch.setattr(campaign, "fuzz", nothing)
    assert RUNNER.invoke(app, ["policy", "fuzz", "--requests", "10000"]).exit_code == 1
    assert RUNNER.invoke(app, ["policy", "fuzz", "--requests", "9999"]).exit_code == 0


def test_differences_are_shown_and_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deny = compare.Answer("deny", frozenset())
    monkeypatch.setattr(
        campaign, "MODEL", compare.Model(lambda *asked: deny, compiled=lambda *read: lambda *asked: [deny])
    )
    monkeypatch.setattr(campaign.again, "__defaults__", (campaign.MODEL,))
    result = RUNNER.invoke(app, ["policy", "fuzz", "--case", "2", "--out", str(tmp_path / "found")])
    assert result.exit_code == 1
    assert "differs  case 2: " in result.output and "Cedar" in result.output
    (place,) = (tmp_path / "found").iterdir()
    assert f"written {place}" in result.output.replace("\n", "")
    files = ["--policies", "policies.cedar", "--entities", "entities.json", "--request", "request.json"]
    monkeypatch.chdir(place)
    assert RUNNER.invoke(app, ["policy", "authorize", *files]).exit_code in (0, 1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--requests", "0"], "--requests"),
        (["--untyped-share", "1.5"], "--untyped-share"),
        (["--seed", "-1"], "--seed"),
        (["--case", "x"], "--case"),
        (["--case", "1", "--seed", "1"], "say one of them"),
        (["--out", "/dev/null/x", "--requests", "10"], "/dev/null/x"),
    ],
)
def test_bad_arguments(options: list[str], message: str) -> None:
    result = RUNNER.invoke(app, ["policy", "fuzz", *options])
    assert result.exit_code == 2
    assert message in result.output


def test_without_cedarpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cedarpy", None)
    result = RUNNER.invoke(app, ["policy", "fuzz", "--requests", "10"])
    assert result.exit_code == 2
    assert "pip install cedarpy" in result.output and "Traceback" not in result.output
