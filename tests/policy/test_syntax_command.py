"""`lemmata policy format`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lemmata.cli import app

SOURCE = "permit(principal,action,resource)when{principal.x==1&&context has y}; // why\n"
SHOWN = "permit (principal, action, resource)\nwhen { principal.x == 1 && context has y }; // why\n"
LINKED = {
    "staticPolicies": {},
    "templates": {
        "t": {
            "effect": "permit",
            "principal": {"op": "==", "slot": "?principal"},
            "action": {"op": "All"},
            "resource": {"op": "All"},
            "conditions": [],
        }
    },
    "templateLinks": [{"templateId": "t", "newId": "l", "values": {"?principal": {"type": "U", "id": "a"}}}],
}


def _run(*args: str, text: str | bytes = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["policy", "format", *args], input=text)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.cedar"
    path.write_text(SOURCE)
    return path


def test_format(file: Path) -> None:
    assert _run(str(file)) == (0, SHOWN, "")
    assert _run("-", text=SOURCE) == (0, SHOWN, "")
    assert file.read_text() == SOURCE


def test_check_and_write(file: Path) -> None:
    code, out, _ = _run("--check", str(file))
    assert code == 1 and "-permit(principal" in out and "+permit (principal" in out
    assert _run("-w", str(file)) == (0, "", "")
    assert file.read_text() == SHOWN
    assert _run("--check", str(file)) == (0, "", "")


def test_json_and_back(file: Path, tmp_path: Path) -> None:
    code, out, _ = _run("--json", str(file))
    assert code == 0 and list(json.loads(out)["staticPolicies"]) == ["policy0"]
    other = tmp_path / "a.json"
    other.write_text(out)
    assert _run("--json", str(other)) == (0, out, "")
    assert _run(str(other)) == (0, SHOWN.replace(" // why", ""), "")


def test_width(file: Path) -> None:
    _, out, _ = _run("--width", "30", str(file))
    assert max(len(line) for line in out.splitlines() if "//" not in line) <= 30


def test_errors(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.cedar"
    other.write_text("permit(principal,action,resource)\nwhen { principal.x == };")
    code, out, err = _run("-w", str(file), str(other))
    assert (code, out) == (2, "")
    assert err.startswith(f"{other}:2:23: expected an expression, found `}}`\n")
    assert file.read_text() == SOURCE, "one file is wrong, so none is written"
    assert _run(str(tmp_path / "none")) == (2, "", f"{tmp_path / 'none'}: No such file or directory\n")
    assert _run("-", text=b"permit\n\xff") == (2, "", "<standard input>:2: not UTF-8: invalid start byte\n")
    assert _run("-w", "-", text=SOURCE)[0] == 2
    assert _run("--json", str(file), str(file))[0] == 2
    code, _, err = _run("-", text=json.dumps(LINKED))
    assert code == 2 and "links have no place in text; say --json" in err
    assert json.loads(_run("--json", "-", text=json.dumps(LINKED))[1]) == LINKED


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{" * 100_000, '{"a":' * 100_000, "permit(" * 50_000, '"', "{", "\0", "}", "/"]
)
def test_broken_text(text: str) -> None:
    code, out, err = _run("-", text=text)
    assert (code, out) == (2, "") and err.startswith("<standard input>:1:")


def test_nesting() -> None:
    head = "permit (principal, action, resource)\nwhen { "
    code, out, _ = _run("-", text=f"{head}{'(' * 100_000}true{')' * 100_000} }};")
    assert (code, out) == (0, f"{head}true }};\n")
    code, out, err = _run("-", text=f"{head}{'[' * 100_000}true{']' * 100_000} }};")
    assert (code, out) == (2, "") and "nested more than 5000 deep" in err
