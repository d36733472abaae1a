"""`lemmata arm disasm` and `assemble`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lemmata.cli import app

ROOT = Path(__file__).resolve().parents[2]
FIRST = str(ROOT / "examples/first.o")
runner = CliRunner()


def test_a_function() -> None:
    done = runner.invoke(app, ["arm", "disasm", FIRST, "max64"])
    lines = done.stdout.splitlines()
    assert done.exit_code == 0 and lines[0].endswith("<max64>:")
    assert any("subs xzr, x0, x1" in line for line in lines) and lines[-1].endswith("ret")
    aliases = runner.invoke(app, ["arm", "disasm", FIRST, "max64", "--aliases"]).stdout
    assert "cmp x0, x1" in aliases


def test_a_whole_file_agrees_with_objdump() -> None:
    try:
        other = subprocess.run(
            ["aarch64-linux-gnu-objdump", "-d", "-M", "no-aliases", FIRST],
            capture_output=True,
            text=True,
            check=True,
        )
    except OSError:
        pytest.skip("aarch64-linux-gnu-objdump is not installed")
    theirs = [line.split()[:2] for line in other.stdout.splitlines() if ":\t" in line]
    done = runner.invoke(app, ["arm", "disasm", FIRST])
    ours = [line.split()[:2] for line in done.stdout.splitlines() if ":  " in line]
    assert ours == theirs and len(ours) > 5


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    done = runner.invoke(app, ["arm", "disasm", FIRST, "max46"])
    assert done.exit_code == 2 and "did you mean max64" in done.stderr
    path = tmp_path / "x.o"
    path.write_bytes(b"\x7fELF")
    done = runner.invoke(app, ["arm", "disasm", str(path)])
    assert done.exit_code == 2 and "x.o" in done.stderr
    done = runner.invoke(app, ["arm", "disasm", str(tmp_path / "y")])
    assert done.exit_code == 2 and "No such file" in done.stderr


def test_assemble() -> None:
    done = runner.invoke(app, ["arm", "assemble", "loop: subs x0, x0, #1\\nb.ne loop\\nret", "--json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["words"] == {"0x0": "f1000400", "0x4": "54ffffe1", "0x8": "d65f03c0"}
    done = runner.invoke(app, ["arm", "assemble", "-", "--address", "0x100"], input="nop\n")
    assert done.stdout.split() == ["100:", "d503201f"]
    done = runner.invoke(app, ["arm", "assemble", "addd x0, x0, x1"])
    assert done.exit_code == 2 and "add" in done.stderr
    assert runner.invoke(app, ["arm", "assemble", "nop", "--address", "here"]).exit_code == 2
