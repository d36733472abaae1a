"""`lemmata smt`: output, exit codes, proofs, packs, and bad input."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lemmata.core.kernel.reader import read
from lemmata.models.smtlib.running import Verdict

from lemmata.smt_command import Options, smt
from lemmata.smt_pool import decide_all
from lemmata.smt_report import Summary
from lemmata.smt_tasks import BadTask, Task, load

UNSAT = (
    "(set-logic QF_BV)(declare-const x (_ BitVec 8))(assert (not (= (bvadd x x) (bvmul #x02 x))))(check-sat)"
)
SAT = "(set-logic QF_BV)(declare-const x (_ BitVec 8))(assert (= (bvmul x x) #x31))(check-sat)(get-model)"
# 4294967291 is prime
HARD = (
    "(declare-const x (_ BitVec 16))(declare-const y (_ BitVec 16))"
    "(assert (= (bvmul ((_ zero_extend 16) x) ((_ zero_extend 16) y)) (_ bv4294967291 32)))(check-sat)"
)


def lemmata(*args: object, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from lemmata.cli import main; main()", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, input=given)
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def pack(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_bytes(gzip.compress("".join([json.dumps(row) + "\n" for row in rows]).encode()))
    return path


def test_a_script(tmp_path: Path) -> None:
    done = lemmata("smt", written(tmp_path / "a.smt2", SAT))
    first, *model = done.stdout.splitlines()
    assert (done.returncode, first) == (0, "sat")
    value = int(model[1].removeprefix("  (define-fun x () (_ BitVec 8) #x").removesuffix(")"), 16)
    assert value * value % 256 == 0x31


def test_standard_input() -> None:
    done = lemmata("smt", "-", given=UNSAT + "(assert x)")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"-:1:{len(UNSAT) + 9}: a Bool is needed here")


def test_a_proof_is_checked_by_the_kernel_alone(tmp_path: Path) -> None:
    script, proof = written(tmp_path / "a b.smt2", UNSAT), tmp_path / "out.proof"
    done = lemmata("smt", script, "--proof", proof)
    assert (done.returncode, done.stdout) == (0, "unsat\n")
    assert lemmata("check", proof).returncode == 0
    other = tmp_path / "other.proof"
    assert json.loads(lemmata("smt", script, "--json", "--proof", other).stdout)["unsat"] == 1
    assert other.read_text() == proof.read_text()
    (theorem,) = read(iter(proof.read_text().splitlines(keepends=True))).values()
    assert not theorem.hyps
    damaged = written(tmp_path / "bad.proof", proof.read_text().replace("TAUTOLOGY", "REFL"))
    assert lemmata("check", damaged).returncode == 1


def test_a_proof_that_cannot_be_written(tmp_path: Path) -> None:
    script, proof = written(tmp_path / "a.smt2", UNSAT), tmp_path / "absent" / "out.proof"
    done = lemmata("smt", script, "--proof", proof)
    assert (done.returncode, done.stdout) == (2, "unsat\n")
    assert f"{proof}: No such file or directory" in done.stderr


def test_no_proof_of_sat(tmp_path: Path) -> None:
    done = lemmata("smt", written(tmp_path / "a.smt2", SAT), "--proof", tmp_path / "out.proof")
    assert done.returncode == 0
    assert "nothing is unsat" in done.stderr
    assert not (tmp_path / "out.proof").exists()


def test_unknown_says_the_budget(tmp_path: Path) -> None:
    done = lemmata("smt", written(tmp_path / "a.smt2", HARD), "--conflicts", 50)
    assert (done.returncode, done.stdout) == (1, "unknown\n")
    assert "50 conflicts" in done.stderr


def test_a_stated_status_that_is_wrong(tmp_path: Path) -> None:
    done = lemmata("smt", written(tmp_path / "a.smt2", "(set-info :status unsat)" + SAT))
    assert done.returncode == 1
    assert done.stdout.startswith("sat\n")
    assert "wrong" in done.stderr and "stated unsat" in done.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [("(check-sat)\n (foo)", ":2:2: there is no command foo"), ("(assert (= #b1 #b00))", ":1:9: =")],
)
def test_bad_scripts(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path / "a.smt2", text)
    done = lemmata("smt", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path}{message}")


def test_bad_files(tmp_path: Path) -> None:
    (tmp_path / "latin.smt2").write_bytes(b"; \xe9\n(check-sat)")
    (tmp_path / "broken.jsonl.gz").write_bytes(b"no gzip at all")
    cut = gzip.compress(json.dumps({"name": "a", "smt2": SAT}).encode())[:-12]
    (tmp_path / "cut.jsonl.gz").write_bytes(cut)
    written(tmp_path / "json.jsonl", '{"name": "a", "smt2": ""}\n{"name"\n')
    written(tmp_path / "deep.jsonl", "[" * 100_000)
    written(tmp_path / "fields.jsonl", '{"name": "a"}\n')
    written(tmp_path / "status.jsonl", '{"name": "a", "smt2": "", "status": "maybe"}\n')
    written(tmp_path / "twice.jsonl", '{"name": "a", "smt2": ""}\n' * 2)
    expected = {
        "absent.smt2": "No such file",
        "latin.smt2": "not UTF-8 at byte 2",
        "broken.jsonl.gz": "broken gzip",
        "cut.jsonl.gz": "broken gzip",
        "json.jsonl": "json.jsonl:2:8: no JSON",
        "deep.jsonl": "deep.jsonl:1: no JSON",
        "fields.jsonl": "fields.jsonl:1: `name` and `smt2` are needed",
        "status.jsonl": "status.jsonl:1: `status` is sat, unsat or unknown",
        "twice.jsonl": "twice.jsonl:2: the name a occurs twice",
    }
    for name, message in expected.items():
        with pytest.raises(BadTask, match=re.escape(message)):
            load(str(tmp_path / name))
    done = lemmata("smt", tmp_path / "json.jsonl")
    assert (done.returncode, done.stdout) == (2, "")


ROWS: list[dict[str, Any]] = [
    {"name": "g/one", "status": "unsat", "smt2": UNSAT, "vacuous": False},
    {"name": "g/two", "status": "sat", "smt2": SAT},
    {"name": "g/three", "status": "unsat", "smt2": "(assert false)(check-sat)", "vacuous": True},
]


def test_a_pack(tmp_path: Path) -> None:
    path = pack(tmp_path / "p.jsonl.gz", *ROWS)
    done = lemmata("smt", path, "-j", 2, "--proof", tmp_path / "proofs")
    assert done.returncode == 0, done.stderr
    rows = {line.rsplit(None, 6)[0]: line.split()[-6:] for line in done.stdout.splitlines()[1:4]}
    assert rows[str(path)] == ["2", "2", "1", "1", "0", "0"]
    assert rows[f"{path}, vacuous"] == ["1", "1", "0", "1", "0", "0"]
    assert {f.name for f in (tmp_path / "proofs").iterdir()} == {"g_one.proof", "g_three.proof"}
    assert lemmata("check", tmp_path / "proofs/g_one.proof").returncode == 0


def test_json(tmp_path: Path) -> None:
    wrong = {"name": "g/wrong", "status": "unsat", "smt2": SAT}
    path = pack(tmp_path / "p.jsonl.gz", *ROWS, wrong)
    done = lemmata("smt", path, "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    counts = {k: found[k] for k in ("total", "sat", "unsat", "unknown", "wrong")}
    assert counts == {"total": 4, "sat": 2, "unsat": 2, "unknown": 0, "wrong": 1}
    assert [(r["name"], r["answer"]) for r in found["results"]] == [
        ("g/one", "unsat"), ("g/two", "sat"), ("g/three", "unsat"), ("g/wrong", "sat"),
    ]  # fmt: skip
    assert all(isinstance(r["seconds"], float) for r in found["results"])


def test_a_part_of_a_pack(tmp_path: Path) -> None:
    path = pack(tmp_path / "p.jsonl.gz", *ROWS)
    names = []
    for pattern, limit in (("", 2), ("t", None), ("t", 1)):
        said: list[str] = []
        assert smt([str(path)], Options(None, 1, limit, pattern, 100, True, False), said.append) == 0
        names.append([r["name"] for r in json.loads(said[0])["results"]])
    assert names == [["g/one", "g/two"], ["g/two", "g/three"], ["g/two"]]
    with pytest.raises(BadTask, match="no scripts with 'nothing' in their names"):
        smt([str(path)], Options(None, 1, None, "nothing", 100, True, False), said.append)


def test_an_error_in_a_pack_leaves_the_rest(tmp_path: Path) -> None:
    broken = {"name": "broken", "status": "sat", "smt2": "(check-sat)\n(assert x)"}
    path = pack(tmp_path / "p.jsonl.gz", broken, *ROWS)
    done = lemmata("smt", path, "--json")
    assert done.returncode == 2
    assert f"{path}:1: broken:2:9: there is no x here" in done.stderr
    assert [r["answer"] for r in json.loads(done.stdout)["results"]] == ["unknown", "unsat", "sat", "unsat"]


def test_a_process_that_dies_loses_one_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = [Task("p", str(i), "dies" if i == 2 else "(check-sat)", "p") for i in range(6)]

    def decide(task: Task, *rest: object) -> Any:
        if task.text == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        return original(task, *rest)

    from lemmata import smt_pool

    original: Any = smt_pool.decide
    monkeypatch.setattr(smt_pool, "decide", decide)
    monkeypatch.setattr(smt_pool, "TASKS", 2)
    for processes in (1, 2):
        done = {d.task.name: d.verdicts[0] for d in decide_all(tasks, processes, 100, None)}
        assert {name: v.result for name, v in done.items()} == {
            str(i): "unknown" if i == 2 else "sat" for i in range(6)
        }
        assert "signal 9" in done["2"].reason
    monkeypatch.setattr(smt_pool, "GROWN", 0)  # a process for each task
    assert sum(d.verdicts[0].result == "sat" for d in decide_all(tasks, 2, 100, None)) == 5


def test_memory_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    from lemmata import smt_pool

    tasks = [Task("p", name, name, "p") for name in ("large", "(check-sat)")]
    original: Any = smt_pool.decide

    def decide(task: Task, *rest: object) -> Any:
        return len(bytearray(1 << 33)) if task.name == "large" else original(task, *rest)

    monkeypatch.setattr(smt_pool, "decide", decide)
    done = {d.task.name: d.verdicts[0] for d in decide_all(tasks, 1, 100, None)}
    assert "more than 4096 MB of memory" in done["large"].reason
    assert done["(check-sat)"].result == "sat"


@pytest.mark.parametrize("memory", [1 << 27])
def test_memory_of_one_script_is_limited(tmp_path: Path, memory: int) -> None:
    """A product of many bits is no product for so little memory: unknown, with the reason, and nothing is left running."""
    wide = (
        "(declare-const x (_ BitVec 512))(declare-const y (_ BitVec 512))(check-sat)"
        "(assert (= (bvmul (bvmul x y) (bvmul y (bvadd x #b1)))".replace("#b1", f"(_ bv1 {512})")
        + " (_ bv9 512)))(check-sat)(get-model)(check-sat)"
    )
    path = written(tmp_path / "wide.smt2", wide)
    code = (
        "from lemmata import smt_limits; smt_limits.MEMORY = int(__import__('sys').argv.pop(1));"
        "from lemmata.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(memory), "smt", str(path), "--proof", str(tmp_path / "p")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert done.stdout == "sat\nunknown\n"
    assert f"{memory >> 20} MB" in done.stderr and str(path) in done.stderr
    assert not (tmp_path / "p").exists()


def test_a_script_that_is_interrupted_leaves_no_process(tmp_path: Path) -> None:
    path = written(tmp_path / "hard.smt2", '(echo "begun")' + HARD)
    command = [sys.executable, "-c", "from lemmata.cli import main; main()"]
    with subprocess.Popen(
        [*command, "smt", str(path), "--conflicts", "100000000"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stdout.readline() == "begun\n"
        process.terminate()
        assert process.stdout.read() == ""  # ends only when the copy has closed it too
    assert process.returncode == -signal.SIGTERM


def test_a_summary_counts_reasons() -> None:
    verdicts = [
        ("p", Verdict(str(i), "unknown", 0.1, "sat", f"undecided after {i} conflicts")) for i in range(3)
    ]
    summary = Summary([*verdicts, ("p", Verdict("x", "sat", 0.2, "sat"))], 1.0, 1)
    assert not summary.good
    assert "unknown     3  undecided after N conflicts" in summary.lines()
