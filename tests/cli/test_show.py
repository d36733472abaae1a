"""`lemmata show FILE:LINE`: the goals that a line of a proof sees."""

from __future__ import annotations

import json
import subprocess
import sys

TEXT = """from __future__ import annotations

from lemmata import Goal, Nat, theorem


@theorem
def twice(n: Nat) -> bool:
    return n + n == 2 * n


@twice.proof
def _(goal: Goal) -> None:
    zero, step = goal.induction("n")
    print("noise")
    zero.simp()
    step.split()
    step.simp()
"""


def show(tmp_path, line, *options, text=TEXT):
    path = tmp_path / "target.py"
    path.write_text(text)
    command = [
        sys.executable,
        "-c",
        "from lemmata.cli import main; main()",
        "show",
        f"{path}:{line}",
        *options,
    ]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_goals_at_a_line(tmp_path):
    assert "goal 1 of 1\n  ⊢ n + n == 2 * n" in show(tmp_path, 13).stdout
    done = show(tmp_path, 14)
    assert done.returncode == 0 and "goal 2 of 2\n  ih : n + n == 2 * n\n" in done.stdout
    assert "noise" not in done.stdout
    assert "goal 1 of 1" in show(tmp_path, 16).stdout


def test_json(tmp_path):
    shown = json.loads(show(tmp_path, 14, "--json").stdout)
    assert shown["theorem"] == "twice" and len(shown["goals"]) == 2
    assert shown["goals"][1]["hypotheses"] == [{"name": "ih", "statement": "n + n == 2 * n"}]


def test_a_line_after_a_failure(tmp_path):
    done = show(tmp_path, 17)
    assert done.returncode == 1 and "does not come to line 17" in done.stdout and "split" in done.stdout


def test_bad_places(tmp_path):
    assert show(tmp_path, 2).returncode == 2
    assert show(tmp_path, "x").returncode == 2


def test_suggestions(tmp_path):
    done = show(tmp_path, 14, "--suggest")
    assert done.returncode == 0
    first, second = done.stdout.split("goal 2 of 2")
    assert "  try\n    goal.simp()" in first and "  try\n    goal." in second
    rows = json.loads(show(tmp_path, 14, "--suggest", "--json").stdout)["goals"]
    assert rows[0]["suggestions"][0] == "goal.simp()"
    rows = json.loads(show(tmp_path, 14, "--json").stdout)["goals"]
    assert "suggestions" not in rows[0]


FALSE = """from __future__ import annotations

from lemmata import Goal, Nat, theorem


@theorem
def wrong(n: Nat) -> bool:
    return n * n == n


@wrong.proof
def _(goal: Goal) -> None:
    goal.exact(later)


@theorem
def later(n: Nat) -> bool:
    return n * n == n


@later.proof
def _(goal: Goal) -> None:
    goal.exact(wrong)
"""


def test_no_suggestion_for_a_false_goal(tmp_path):
    done = show(tmp_path, 13, "--suggest", text=FALSE)
    assert (
        done.returncode == 0 and "try\n    the goal is false; counterexample (replayed): n = 2" in done.stdout
    )


def test_a_theorem_is_no_suggestion_for_its_own_goal(tmp_path):
    done = show(tmp_path, 13, "--suggest", text=FALSE.replace("n * n == n", "n * (n + 1) == n * n + n"))
    assert done.returncode == 0 and "wrong" not in done.stdout.partition("try")[2]
    assert "later" not in done.stdout.partition("try")[2]


LIBRARY = """from __future__ import annotations

from lemmata import Goal, Nat, theorem


@theorem
def joined(xs: list[Nat], ys: list[Nat], zs: list[Nat]) -> bool:
    return xs + ys + zs == xs + (ys + zs)


@joined.proof
def _(goal: Goal) -> None:
    goal.auto()
"""


def test_theorems_of_the_library_are_suggested_with_their_import(tmp_path):
    done = show(tmp_path, 13, "--suggest", text=LIBRARY)
    line = "goal.exact(append_assoc)  # from lemmata.core.library.lists import append_assoc"
    assert done.returncode == 0 and line in done.stdout
