"""`lemmata check --all`: everything derived from nothing, in several processes. The library is left out here."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from lemmata.checking import Derived, Summary, Task, run, run_all, tasks
from lemmata.outcomes import Outcome, derive

CODE = """
import lemmata.searching
lemmata.searching.library_modules = lambda: iter(())
from lemmata.cli import main
main()
"""
HEAD = "from __future__ import annotations\nimport os\nfrom lemmata import B8, Goal, Nat, theorem\n"
GOOD = """

@theorem
def good_{0}(n: Nat) -> bool:
    return n + {0} == {0} + n


@good_{0}.proof
def _(goal: Goal) -> None:
    print("noise")
    goal.simp()
"""
FALSE = """

@theorem
def wrong(n: Nat) -> bool:
    return n + n == n
"""
BROKEN = """

@theorem
def broken(n: Nat) -> bool:
    return n == n


@broken.proof
def _(goal: Goal) -> None:
    {}
"""


def lemmata(*args):
    command = [sys.executable, "-c", CODE, "check", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def written(folder, text, name="target.py"):
    path = folder / name
    path.write_text(HEAD + text)
    return path


def test_counts_and_the_slowest(tmp_path):
    path = written(tmp_path, "".join(GOOD.format(n) for n in range(1, 21)))
    done = lemmata("--all", path, "-j", 2)
    assert done.returncode == 0, done.stdout
    *slowest, last = done.stdout.splitlines()
    assert slowest[0] == "slowest" and len(slowest) == 11
    assert last.startswith("proved   20 of 20: 20 theorems and 0 rules, ") and " in 2 processes, " in last


def test_json_and_what_is_not_proved(tmp_path):
    path = written(tmp_path, GOOD.format(1) + FALSE)
    other = written(tmp_path, GOOD.format(2), "other.py")
    done = lemmata("--all", path, other, path, "-j", 1, "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    rows = {r["name"]: r for r in found["theorems"]}
    assert {n: r["status"] for n, r in rows.items()} == {
        "good_1": "proved",
        "wrong": "refuted",
        "good_2": "proved",
    }
    assert rows["wrong"]["place"] == f"{path}:17" and rows["wrong"]["kind"] == "theorem"
    assert "counterexample (replayed)" in rows["wrong"]["detail"]
    assert (found["proved"], found["processes"], len(found["slowest"])) == (2, 1, 3)
    assert found["seconds"] > 0 and found["per_second"] > 0


def test_text_of_what_is_not_proved(tmp_path):
    done = lemmata("--all", written(tmp_path, FALSE), "-j", 1)
    assert done.returncode == 1 and done.stdout.startswith("refuted  wrong")
    assert done.stdout.splitlines()[-1].startswith("failed   0 of 1: ")


def test_scripts_that_go_wrong(tmp_path):
    done = lemmata("--all", written(tmp_path, BROKEN.format("undefined_name")), "-j", 1)
    assert done.returncode == 2 and "NameError" in done.stdout
    done = lemmata("--all", written(tmp_path, GOOD.format(1) + BROKEN.format("os._exit(3)")), "-j", 1)
    assert done.returncode == 1 and "the process ended before it was derived" in done.stdout


def test_bad_usage(tmp_path):
    assert lemmata().returncode == 2
    assert lemmata("--all", "nosuch.py").returncode == 2
    assert lemmata("--all", "-j", -1).returncode == 2
    assert lemmata("--all", written(tmp_path, "x = 1 / 0\n")).returncode == 2


# Tasks -----------------------------------------------------------------------------------------------


def test_the_library_is_in_the_tasks():
    found = tasks([])
    names = {name for task in found for name in task.names}
    assert {"append_nil", "add_comm", "division"} <= names
    assert all(task.target.startswith("lemmata.core.library.") and 0 < len(task.names) <= 8 for task in found)


def test_rules_of_the_library_are_derived():
    done = run(Task("lemmata.core.library.naturals", ("add_comm", "mul_comm")))
    assert [(d.outcome.name, d.outcome.status, d.kind) for d in done] == [
        ("add_comm", "proved", "rule"), ("mul_comm", "proved", "rule"),
    ]  # fmt: skip
    (later,) = list(run_all([Task("lemmata.core.library.naturals", ("add_zero",))], 1))
    assert later[0].outcome.status == "proved"


def test_a_rule_that_returns_no_theorem_has_failed():
    assert derive("nothing", lambda: None, __file__).status == "failed"


@pytest.mark.parametrize(("status", "good"), [("proved", True), ("failed", False), ("refuted", False)])
def test_summary(status, good):
    some = [Derived("t", "theorem", f"t.py:{n}", Outcome(f"t{n}", "proved", n / 10)) for n in range(15)]
    summary = Summary([*some, Derived("t", "rule", "t.py:99", Outcome("last", status, 0.0))], 8.0, 2)
    assert summary.good is good and summary.per_second == 2.0
    assert [d.outcome.name for d in summary.slowest] == [f"t{n}" for n in range(14, 4, -1)]
    first, last = summary.lines()[0], summary.lines()[-1]
    assert first.startswith("slowest" if good else status)
    assert last.startswith("proved   16 of 16" if good else "failed   15 of 16")
