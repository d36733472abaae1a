"""`lemmata arm footprint` on a word and on a function."""

from __future__ import annotations

import json
from pathlib import Path

from lemmata.models.armv8.elf import load
from typer.testing import CliRunner

from lemmata.cli import app

FIRST = Path(__file__).parents[2] / "examples/first.o"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["arm", "footprint", *arguments])
    return result.exit_code, result.output


def test_a_word():
    code, text = run("0xf9400be1")
    assert code == 0
    lines = [line.strip() for line in text.splitlines()]
    assert lines[0].endswith("ldr x1, [sp, #16]")
    assert lines[1:] == [
        "reads:         sp",
        "writes:        x1",
        "reads memory:  8 at sp + 16",
        "may stop with: AlignmentFault, MemoryFault",
    ]


def test_a_word_as_json():
    code, text = run("a9bf7bfd", "--json")
    assert code == 0
    (found,) = json.loads(text)
    assert found["reads"] == ["x29", "x30", "sp"] and found["writes"] == ["sp"]
    assert found["memory_writes"] == [{"base": "sp", "offset": -16, "size": 16}]


def test_a_function():
    code, text = run(str(FIRST), load(FIRST).functions()[0])
    assert code == 0
    assert "all reads:" in text and "x30" in text.splitlines()[-2]


def test_what_is_no_word_is_refused():
    for target in (str(FIRST), "xyzzy", "0x123456789"):
        code, _ = run(target)
        assert code == 2
    assert run(str(FIRST), "absent")[0] == 2
