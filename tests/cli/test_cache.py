"""The cache of proofs: what changed is proved again, the rest is derived by the kernel again, nothing is believed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lemmata.core.kernel import logic
from lemmata.core.kernel.thm import ADMIT
from lemmata.core.language import B8, DefinitionError, Nat, theorem
from lemmata.core.logic.writer import proof_text
from lemmata.tactics.goal import Goal
from lemmata.tactics.prover import prove

from lemmata.cache import Cache, check
from lemmata.fingerprints import fingerprint

TEXT = """from __future__ import annotations
import time
import helper
from lemmata import B8, Goal, Nat, define, theorem

PAUSE = 0.0


@define
def twice(n: Nat) -> Nat:
    return n + n


def close(goal: Goal) -> None:
    goal.simp(twice)


@theorem
def lemma(n: Nat) -> bool:
    return twice(n) == n + n


@lemma.proof
def _(goal: Goal) -> None:
    close(goal)


@theorem
def uses(n: Nat) -> bool:
    return twice(twice(n)) == twice(n) + twice(n)


@uses.proof
def _(goal: Goal) -> None:
    time.sleep(PAUSE)
    goal.simp(lemma)


@theorem
def words(x: B8, y: B8) -> bool:
    return x + y == y + x + helper.ZERO
"""
HELPER = "from lemmata import B8\nZERO = B8(0)\n"


def lemmata(*args, seed="0"):
    command = [sys.executable, "-c", "from lemmata.cli import main; main()", *map(str, args)]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def cached(folder, *options, text=TEXT, helper=HELPER, seed="0", code=0):
    """The theorems that `lemmata prove` took from the cache."""
    (folder / "target.py").write_text(text)
    (folder / "helper.py").write_text(helper)
    done = lemmata("prove", folder / "target.py", "--cache", folder / "kept", "--json", *options, seed=seed)
    assert done.returncode == code, done.stdout + done.stderr
    rows = json.loads(done.stdout)["theorems"]
    assert [r["name"] for r in rows] == ["lemma", "uses", "words"]
    return [r["name"] for r in rows if r["cached"]]


ALL = ["lemma", "uses", "words"]


def test_nothing_changed(tmp_path):
    assert cached(tmp_path, "--out", tmp_path / "one") == []
    assert cached(tmp_path, "--out", tmp_path / "two", seed="1") == ALL
    for name in ALL:
        assert (tmp_path / f"one/{name}.proof").read_text() == (tmp_path / f"two/{name}.proof").read_text()
    done = lemmata("prove", tmp_path / "target.py", "--cache", tmp_path / "kept")
    assert done.returncode == 0 and done.stdout.count("cached  axioms: choice, extensionality") == 3
    assert cached(tmp_path, "--no-cache") == []


CHANGES = [
    ("\n\n\n@define", "\n# only a comment\n\n\n\n@define", ALL),
    ("n + n\n\n\ndef close", "2 * n\n\n\ndef close", ["words"]),
    ("    goal.simp(twice)", "    print(1)\n    goal.simp(twice)", ["words"]),
    ("    close(goal)", "    goal.simp(twice, sets=[])", ["words"]),
    ("PAUSE = 0.0", "PAUSE = 0.001", ["lemma", "words"]),
    ("x + y == y + x +", "y + x == x + y +", ["lemma", "uses"]),
]


@pytest.mark.parametrize(("old", "new", "left"), CHANGES, ids=[c[1].strip() for c in CHANGES])
def test_what_changed_is_proved_again(tmp_path, old, new, left):
    assert cached(tmp_path) == []
    assert TEXT.count(old) == 1
    assert cached(tmp_path, text=TEXT.replace(old, new)) == left
    assert cached(tmp_path, text=TEXT.replace(old, new)) == ALL


def test_a_changed_module_that_the_file_imports(tmp_path):
    assert cached(tmp_path) == []
    assert cached(tmp_path, helper=HELPER.replace("B8(0)", "B8(1 - 1)")) == ALL  # the same value
    (tmp_path / "kept").rename(tmp_path / "other")
    assert cached(tmp_path, helper=HELPER) == []


def test_a_change_that_breaks_a_proof_is_seen(tmp_path):
    assert cached(tmp_path) == []
    assert cached(tmp_path, text=TEXT.replace("goal.simp(lemma)", "goal.assumption()"), code=1) == [
        "lemma",
        "words",
    ]
    assert cached(tmp_path, helper=HELPER.replace("B8(0)", "B8(1)"), code=1) == ["lemma", "uses"]


def test_mutated_files_are_not_believed(tmp_path):
    assert cached(tmp_path) == []
    files = sorted((tmp_path / "kept").glob("*.proof"))
    assert len(files) == 3
    texts = [f.read_text() for f in files]
    for file, text in zip(files, texts, strict=True):
        lines = text.splitlines(keepends=True)
        file.write_text("".join([*lines[:-2], *lines[-1:]]))
    assert cached(tmp_path) == [] and [f.read_text() for f in files] == texts
    for i, file in enumerate(files):
        file.write_text(texts[(i + 1) % 3])  # a proof, of something else
    assert cached(tmp_path) == [] and [f.read_text() for f in files] == texts
    for file in files:
        file.write_bytes(b"\xff\x00")
    assert cached(tmp_path) == [] and [f.read_text() for f in files] == texts
    assert cached(tmp_path) == ALL


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "kept").write_text("a file")
    assert cached(tmp_path) == []
    done = lemmata("prove", tmp_path / "target.py", "--cache", tmp_path / "kept")
    assert done.returncode == 0 and "proofs are not kept: " in done.stderr


# The kernel decides ----------------------------------------------------------------------------------


@theorem
def true_one(n: Nat) -> bool:
    return n + 0 == n


@true_one.proof
def _(goal: Goal) -> None:
    goal.simp()


@theorem
def true_two(x: B8) -> bool:
    return x + 1 - 1 == x


@theorem
def false_one(n: Nat) -> bool:
    return n + 1 == n


def stored(folder: Path, text: str) -> Path:
    path = folder / "some.proof"
    path.write_text(text)
    return path


def test_every_mutation_of_a_file_is_refused_or_proves_the_same(tmp_path):
    lines = proof_text({"true_one": prove(true_one)}).splitlines(keepends=True)
    assert check(stored(tmp_path, "".join(lines)), true_one)
    refused = 0
    for i in range(0, len(lines), 7):
        for line in (
            "",
            "REFL 1\n",
            lines[i - 1],
            lines[i].replace("1", "2"),
            lines[i].replace(" ", " 9", 1),
        ):
            changed = "".join([*lines[:i], line, *lines[i + 1 :]])
            if changed == "".join(lines):
                continue
            path = stored(tmp_path, changed)
            assert check(path, false_one) is None and check(path, true_two) is None
            found = check(path, true_one)
            refused += found is None
            assert found is None or found["axioms"] == sorted(prove(true_one).axioms)
    assert refused > len(lines) // 2


def test_a_proof_of_something_else_is_refused(tmp_path):
    text = proof_text({"false_one": prove(true_one), "true_two": prove(true_one)})
    path = stored(tmp_path, text)
    assert check(path, false_one) is None and check(path, true_two) is None and check(path, true_one) is None


def test_an_admitted_proof_is_refused(tmp_path):
    admitted = ADMIT(false_one.statement.conclusion, "trusted")
    assert check(stored(tmp_path, proof_text({"false_one": admitted})), false_one) is None
    cache = Cache(tmp_path / "kept", keep_all=True)
    cache.remember(false_one, admitted, 10.0)
    cache.close()
    assert not (tmp_path / "kept").exists()
    contradiction = ADMIT(logic.F, "anything")
    assert check(stored(tmp_path, proof_text({"false_one": contradiction})), false_one) is None


def test_a_planted_file_for_a_false_theorem(tmp_path):
    cache = Cache(tmp_path)
    planted = tmp_path / f"{fingerprint(false_one)}.proof"
    planted.write_text(proof_text({"false_one": prove(true_one)}))
    cache.expect([false_one, true_one])
    assert cache.recall(false_one) is None and not planted.exists()
    assert cache.recall(true_one) is None


def test_checking_does_not_disturb_this_process(tmp_path):
    """Terms of a file that is derived here would come before those of scripts, with other names in them."""
    cache = Cache(tmp_path, keep_all=True)
    for t in (true_one, true_two):
        cache.remember(t, prove(t), 0.0)
    cache.close()
    code = (
        "import sys; from lemmata.core.kernel import terms\n"
        "from lemmata.cache import Cache; from pathlib import Path\n"
        "from tests.cli.test_cache import true_one, true_two\n"
        "cache = Cache(Path(sys.argv[1])); cache.expect([true_one, true_two])\n"
        "before = len(terms._symbols)\n"
        "assert cache.recall(true_one) and cache.recall(true_two)\n"
        "assert len(terms._symbols) == before\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, cwd=root)


def test_the_oldest_go_first(tmp_path):
    cache = Cache(tmp_path)
    for age, name in enumerate(("new", "older", "oldest")):
        path = tmp_path / f"{name}.proof"
        path.write_text("x" * 100)
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    (tmp_path / "unrelated.txt").write_text("x" * 1000)
    cache.close(limit=200)
    assert sorted(p.stem for p in tmp_path.iterdir()) == ["new", "older", "unrelated"]


def test_a_statement_that_cannot_be_read_has_no_fingerprint(monkeypatch):
    def fails(_):
        raise DefinitionError("not defined yet")

    assert fingerprint(true_one) is not None
    monkeypatch.setattr("lemmata.core.language.groups.statement", fails)
    assert fingerprint(true_one) is None


def test_proofs_that_are_quick_are_not_kept(tmp_path, monkeypatch):
    cache, th = Cache(tmp_path), prove(true_one)
    kept, tried = (tmp_path / f"{fingerprint(true_one)}.{kind}" for kind in ("proof", "quick"))
    cache.remember(true_one, th, 0.0)
    cache.close()
    assert not kept.exists() and not tried.exists()
    cache.remember(true_one, th, 1000.0)
    cache.close()
    assert kept.exists() and not tried.exists()
    kept.unlink()
    monkeypatch.setattr("lemmata.cache.WORTH", 0.0)
    cache.remember(true_one, th, 0.0)  # deriving it again takes longer
    cache.close()
    assert tried.exists() and not kept.exists()
    cache.remember(true_one, th, 1000.0)
    cache.close()
    assert not kept.exists()
