"""`lemmata test`: what it prints, its exit codes, and that bad input never gives a traceback."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAD = """from __future__ import annotations
from lemmata import B8, Nat, assume, define, theorem
"""
GOOD = """

@theorem
def commutes(x: B8, y: B8) -> bool:
    return x + y == y + x
"""
FALSE = """

@theorem
def wrong(n: Nat, m: Nat) -> bool:
    return n + m == n
"""
RARE = """

@theorem
def rare(n: Nat) -> bool:
    assume(n > 10_000)
    return n > 20_000
"""


def lemmata(*args):
    command = [sys.executable, "-c", "from lemmata.cli import main; main()", "test", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def written(folder, text, name="target.py"):
    path = folder / name
    path.write_text(HEAD + text)
    return path


def test_statements_that_pass(tmp_path):
    done = lemmata(written(tmp_path, GOOD), "--runs", 30)
    assert (done.returncode, done.stdout, done.stderr) == (0, "passed   commutes  30 runs\n", "")


def test_several_targets_and_a_false_statement(tmp_path):
    done = lemmata(written(tmp_path, GOOD), written(tmp_path, FALSE, "other.py"))
    assert done.returncode == 1
    passed, false, *below = done.stdout.splitlines()
    assert passed == "passed   commutes  100 runs" and false.startswith("false    wrong  ")
    assert below == ["    n = 0", "    m = 1", "    # replayed in the kernel"]


def test_untested_statements_do_not_pass(tmp_path):
    done = lemmata(written(tmp_path, RARE))
    assert done.returncode == 1 and done.stdout.startswith("untested rare  0 of ")
    assert lemmata(written(tmp_path, GOOD + RARE), "-k", "comm").returncode == 0


def test_json(tmp_path):
    done = lemmata(written(tmp_path, GOOD + FALSE + RARE), "--json")
    assert done.returncode == 1
    passed, false, untested = json.loads(done.stdout)["theorems"]
    assert passed == {"name": "commutes", "status": "passed", "runs": 100}
    assert false["status"] == "false" and false["counterexample"] == {
        "arguments": {"n": "0", "m": "1"}, "types": {}, "error": "", "replayed": True,
    }  # fmt: skip
    assert untested["status"] == "untested" and "assumptions" in untested["reason"]


def test_one_seed_one_answer(tmp_path):
    path = written(tmp_path, FALSE.replace("n + m == n", "n % 16 != 11"))
    assert lemmata(path, "--seed", 3).stdout == lemmata(path, "--seed", 3).stdout
    firsts = {lemmata(path, "--seed", n).stdout.splitlines()[0] for n in range(4)}
    assert len(firsts) > 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1 / 0\n", "target.py:3: ZeroDivisionError"),
        ("x = 1\n", "no theorems"),
        ("def f(:\n", "target.py:3:"),
        (GOOD.replace("y + x", "eval('x')"), "target.py:7:"),
        (GOOD.replace("y + x", "later(x)"), "later is not defined"),
    ],
)
def test_bad_files(tmp_path, text, said):
    done = lemmata(written(tmp_path, text))
    assert done.returncode == 2 and said in done.stderr


def test_bad_usage(tmp_path):
    assert lemmata().returncode == 2
    assert lemmata("nosuch.py").returncode == 2
    assert lemmata(written(tmp_path, GOOD), "--runs", 0).returncode == 2
    assert lemmata(written(tmp_path, GOOD), "-k", "nothing").returncode == 2


def test_nothing_is_written_where_it_is_called(tmp_path, monkeypatch):
    path = written(tmp_path, "\n\n@theorem\ndef text(s: str) -> bool:\n    return s == s + ''\n")
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert lemmata(path).returncode == 0
    assert list(folder.iterdir()) == []


def test_hypothesis_is_loaded_by_testing_alone():
    code = (
        "import sys, lemmata, lemmata.core.language, lemmata.core.library.lists, lemmata.tactics.goal, lemmata.tactics.prover\n"
        "import lemmata.cli\n"
        "print([m for m in sys.modules if m.startswith('hypothesis')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
