"""The command line: what it prints, its exit codes, and that bad input never gives a traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lemmata.core.kernel.tautology import COMPILED

ROOT = Path(__file__).parents[2]
GOOD = """from __future__ import annotations
from lemmata.core.language import B8, Bits, Nat, define, theorem
from lemmata.tactics.goal import Goal


@theorem
def commutes(x: B8, y: B8) -> bool:
    return x + y == y + x
"""
FALSE = """

@theorem
def wrong(x: B8) -> bool:
    return x + 1 == x | 1
"""
SHORT = """

@theorem
def short(n: Nat) -> bool:
    return n + 0 == n


@short.proof
def _(goal: Goal) -> None:
    goal.induction("n")
"""


SCRIPT = """

@theorem
def scripted(n: Nat) -> bool:
    return n + 0 == n


@scripted.proof
def _(goal: Goal) -> None:
    {}
"""


def lemmata(*args, cwd=None):
    command = [sys.executable, "-c", "from lemmata.cli import main; main()", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def written(folder, text, name="target.py"):
    path = folder / name
    path.write_text(text)
    return path


def test_prove_write_and_check(tmp_path):
    path = written(tmp_path, GOOD)
    done = lemmata("prove", path, "--out", tmp_path / "proofs")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (
        done.stdout.startswith("proved   commutes") and "axioms: choice, extensionality, words" in done.stdout
    )
    proof = tmp_path / "proofs/commutes.proof"
    done = lemmata("check", proof)
    assert done.returncode == 0 and done.stdout.startswith("checked  commutes")
    lines = proof.read_text().splitlines(keepends=True)
    for number in (1, 2, len(lines) // 2, len(lines) - 1):
        bad = [*lines[: number - 1], "REFL 1\n", *lines[number:]]
        proof.write_text("".join(bad))
        done = lemmata("check", proof)
        assert done.returncode == 1 and "line " in done.stdout
    proof.write_text("".join(lines[:-1]))
    assert "cut off" in lemmata("check", proof).stdout


def test_json(tmp_path):
    path = written(tmp_path, GOOD + FALSE)
    done = lemmata("prove", path, "--json")
    assert done.returncode == 1
    rows = json.loads(done.stdout)["theorems"]
    assert [(r["name"], r["status"]) for r in rows] == [("commutes", "proved"), ("wrong", "refuted")]
    assert {"name", "status", "seconds", "axioms", "proof"} <= set(rows[0])
    done = lemmata("prove", path, "--json", "-k", "comm", "--out", tmp_path)
    assert done.returncode == 0
    assert Path(json.loads(done.stdout)["theorems"][0]["proof"]).is_file()


def test_refuted_and_stopping_short(tmp_path):
    done = lemmata("prove", written(tmp_path, GOOD + FALSE + SHORT))
    assert done.returncode == 1
    assert "refuted  wrong" in done.stdout and "counterexample (replayed): x = 0x" in done.stdout
    assert (
        "failed   short" in done.stdout
        and "2 goals are left" in done.stdout
        and "⊢ 0 + 0 == 0" in done.stdout
    )


def test_axioms(tmp_path):
    path = written(tmp_path, GOOD)
    done = lemmata("axioms", f"{path}::commutes")
    assert done.returncode == 0 and done.stdout.split() == ["choice", "extensionality", "words"]
    assert lemmata("axioms", path).returncode == 2
    assert lemmata("axioms", f"{path}::nothing").returncode == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def f(:\n", "target.py:1:"),
        ("import nosuchmodule\n", "nosuchmodule"),
        ("x = 1 / 0\n", "target.py:1: ZeroDivisionError"),
        ("import json\n\njson.loads('{')\n", "target.py:3: JSONDecodeError"),
        ("assert False, 'no'\n", "target.py:1: AssertionError: no"),
        ("class Odd(Exception): pass\nraise Odd('very')\n", "target.py:2: Odd: very"),
        ("raise SystemExit(0)\n", "target.py:1: SystemExit"),
        ("def f(): f()\nf()\n", "target.py:1: RecursionError"),
        ("x = 1\0\n", "not a Python file"),
        ("x = 1\n", "no theorems"),
        ("from lemmata.models.armv8.elf import load\nload('nothing.o')\n", "nothing.o"),
        ("from lemmata.models.armv8.elf import load\nload(__file__)\n", "ELF"),
        (GOOD.replace("y + x", "y + x[3:0]"), "target.py:8:"),
        (GOOD.replace("x + y == y + x", "eval('x')"), "^"),
    ],
)
def test_bad_files(tmp_path, text, said):
    done = lemmata("prove", written(tmp_path, text))
    assert done.returncode == 2, done.stdout
    assert said in done.stderr


@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ("goal.induction('zz')", 1, "no variable zz in the goal; its variables: n"),
        ("goal.frobnicate()", 2, "AttributeError"),
        ("assert False", 2, "AssertionError"),
        ("undefined_name", 2, "NameError"),
    ],
)
def test_proof_scripts_that_go_wrong(tmp_path, script, code, said):
    done = lemmata("prove", written(tmp_path, GOOD + SCRIPT.format(script)))
    assert done.returncode == code and said in done.stdout
    assert "target.py:18: " in done.stdout and "proved   commutes" in done.stdout


def test_two_theorems_of_one_name(tmp_path):
    one, two = written(tmp_path, GOOD), written(tmp_path, GOOD, "other.py")
    assert lemmata("prove", one, two).returncode == 0
    done = lemmata("prove", one, two, "--out", tmp_path)
    assert done.returncode == 2 and "two theorems are called commutes" in done.stderr


def test_modules_and_files_beside_the_target(tmp_path):
    written(tmp_path, GOOD, "stated.py")
    path = written(tmp_path, "from stated import *\n" + FALSE.replace("wrong", "stated_here"))
    assert "stated_here" in lemmata("prove", path).stdout
    done = lemmata("prove", "stated", cwd=tmp_path)
    assert done.returncode == 0 and done.stdout.startswith("proved   commutes")


def test_proof_files_do_not_depend_on_the_run(tmp_path):
    path = written(tmp_path, GOOD)
    for folder in ("one", "two"):
        assert lemmata("prove", path, "--out", tmp_path / folder).returncode == 0
    texts = [(tmp_path / folder / "commutes.proof").read_text() for folder in ("one", "two")]
    assert texts[0] == texts[1]


def test_symbol_that_is_not_there(tmp_path):
    path = ROOT / "examples/first.o"
    text = f"from lemmata.models.armv8.elf import load\nload({str(path)!r}).function('abs46')\n"
    done = lemmata("prove", written(tmp_path, text))
    assert done.returncode == 2 and "abs64" in done.stderr  # it suggests near names


def test_missing_files():
    for args in (
        ("prove", "nosuch.py"),
        ("prove", "no.such.module"),
        ("prove", ROOT),
        ("prove", ROOT / "examples/first.o"),
        ("check", "nosuch.proof"),
        ("check", ROOT),
        ("prove",),
        ("frobnicate",),
    ):
        assert lemmata(*args).returncode == 2


def test_foreign_proof_files(tmp_path):
    for file in ("README.md", "examples/first.o"):
        done = lemmata("check", ROOT / file)
        assert done.returncode == 1 and "line 1: not" in done.stdout
    path = tmp_path / "bad.proof"
    path.write_bytes(b"lemmata-proof 2\ntv A\n\xff\n")
    assert "line 3: not UTF-8" in lemmata("check", path).stdout
    path.write_bytes(b"")
    done = lemmata("check", path, "--json")
    assert done.returncode == 1 and json.loads(done.stdout)["files"][0]["line"] == 1


def test_which_kernel_runs(tmp_path):
    way = "compiled" if COMPILED else "interpreted"
    done = lemmata("--version")
    assert done.returncode == 0 and done.stdout.split()[0] == "lemmata"
    assert done.stdout.endswith(f", kernel {way}\n")
    path = tmp_path / "empty.proof"
    path.write_text("lemmata-proof 2\nEND 2\n")
    assert json.loads(lemmata("check", path, "--json").stdout)["kernel"] == way


def test_checking_loads_nothing_that_finds_proofs():
    code = (
        "import sys, lemmata.cli, lemmata.core.kernel.reader\n"
        "kernel = ('lemmata.core.kernel', 'lemmata.cli', 'lemmata.arm_', 'lemmata.policy_')\n"
        "bad = [m for m in sys.modules if m.startswith('lemmata') and not m.startswith(kernel)]\n"
        "print(sorted(bad))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['lemmata', 'lemmata.core']"


def test_instruction_outside_the_model(tmp_path):
    text = (
        "from lemmata.models.armv8.elf import Function\nfrom lemmata.models.armv8.calling import code\n"
        "code(Function('f', 'f.o', '.text', 0, (0xD53BE040).to_bytes(4, 'little')))\n"
    )
    done = lemmata("prove", written(tmp_path, text))
    assert done.returncode == 2 and "0xd53be040" in done.stderr and "cntvct_el0" in done.stderr
