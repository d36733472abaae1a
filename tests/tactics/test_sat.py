"""The solvers and their proofs: each trap that was met once has a test here."""

import os
import stat
import subprocess
import sys
import textwrap

import pytest
from lemmata.core.kernel.tautology import refutes
from lemmata.core.logic.certificates import decode
from lemmata.tactics import cadical, sat
from lemmata.tactics.sat import SolverError, certificate_of, solve

SOLVERS = [sat.cadical195, sat.cadical300]


def pigeons(n):
    at = [[n * p + h + 1 for h in range(n)] for p in range(n + 1)]
    apart = [(-a[h], -b[h]) for i, a in enumerate(at) for b in at[:i] for h in range(n)]
    return [tuple(row) for row in at] + apart


def variables(clauses):
    return max(abs(x) for c in clauses for x in c)


def accepted(clauses, answer):
    return answer.certificate is not None and not refutes(clauses, variables(clauses), answer.certificate)


@pytest.fixture(params=SOLVERS)
def solver(request):
    return request.param


def test_refutes_and_finds_models(solver):
    clauses = pigeons(5)
    answer = solver(clauses, 100_000)
    assert accepted(clauses, answer) and answer.model is None and answer.conflicts > 0
    assert answer.steps == len(decode(answer.certificate))
    model = solver(clauses[1:], 100_000).model
    assert all(any(x in model for x in c) for c in clauses[1:])


def test_proofs_need_no_rat(solver):
    """3.0.0 adds variables by default, which takes RAT steps; hints that are clauses are even numbers."""
    clauses = pigeons(7)
    answer = solver(clauses, 1_000_000)
    assert accepted(clauses, answer)
    n = variables(clauses)
    assert all(abs(x) <= n for s in decode(answer.certificate) for x in s.literals)


@pytest.mark.parametrize(
    "clauses",
    [
        [(1,), (2,), (-1, -2, 3), (-3,)],  # literals decided by units before
        [(1, 1), (-1, 2, 2), (-2, -2, -1)],  # literals twice
        [(1, -1), (1,), (-1, 1, 2), (2, -2), (-1,)],  # tautologies
        [(1,), (-1,)],
        [(1,), (1,), (-1,), (2,), (-2,)],
        [(1,), (-1,), (1, 2), (-1, 2), (1, -2), (-1, -2)],  # refuted before all is read
        [(1, 2), (1,), (-2, -2), (-1, 2), (1, 2)],
        [(3, 3, 1), (1, 2, 3, -3), (-1, 3), (-3, 2, 2), (-2, -3, -3, -2)],
    ],
)
def test_numbers_of_simplified_clauses(solver, clauses):
    """A clause that is simplified while it is read gets a second number."""
    assert accepted(clauses, solver(clauses, 1000))


def test_units_first(solver):
    clauses = [(100 + i,) for i in range(20)]
    clauses += [(*c, -(100 + i % 20)) for i, c in enumerate(pigeons(4))]
    clauses.insert(25, clauses[30])
    assert accepted(clauses, solver(clauses, 10_000))


def test_the_budget_is_conflicts(solver):
    clauses = pigeons(8)
    answer = solver(clauses, 50)
    assert answer.model is None and answer.certificate is None and 50 <= answer.conflicts <= 60
    assert solver(clauses, 50).conflicts == answer.conflicts


def test_the_second_solver_gets_what_is_left():
    clauses = pigeons(9)
    answer = solve(clauses, sat.FIRST + 20)
    if answer.certificate is None:
        assert answer.solver == "CaDiCaL 3.0.0"
        assert sat.FIRST + 20 <= answer.conflicts <= sat.FIRST + 40
    assert solve(clauses, 20).solver == "CaDiCaL 1.9.5"


@pytest.mark.parametrize(
    "proof", [b"", b"a", b"d", b"a\x80", b"1 1 0 2 0\n", b"a\x02\x02\x00\x04\x00", b"a\x02\x02\x00\x63\x00", b"a\x06\x00\x0c"]
)  # fmt: skip
def test_proofs_that_are_none(proof):
    """A solver that writes nonsense is an error, or what it wrote is refused."""
    clauses = [(1,), (-1,)]
    try:
        certificate, _ = certificate_of(proof, 2)
    except SolverError:
        return
    assert refutes(clauses, 1, certificate)


# A program that speaks like CaDiCaL, with python-sat inside ------------------------------------


PROGRAM = """
import os, sys, pysolvers as P
if sys.argv[1] == "--version":
    sys.exit(print("VERSION"))
if sys.argv[1] == "--help":
    sys.exit(print("  --factor  bounded variable addition [true]" if FACTOR else "nothing"))
want = ["--lrat", *(["--no-factor"] if FACTOR else []), "-c"]
assert sys.argv[1 : len(want) + 1] == want, sys.argv
budget, cnf, out = int(sys.argv[len(want) + 1]), *sys.argv[len(want) + 2 :]
if os.environ.get("FAKE_TROUBLE") == "memory":
    print("c running out of memory: allocating", len(bytearray(1 << 40)))
if os.environ.get("FAKE_TROUBLE") == "crash":
    os.abort()
lines = open(cnf).read().splitlines()
assert lines[0].split()[:2] == ["p", "cnf"] and int(lines[0].split()[3]) == len(lines) - 1
s = P.cadical195_new()
P.cadical195_set(s, "lrat", 1)
P.cadical195_set(s, "binary", 1)
trace = open(out, "w+b")
handle = P.cadical195_tracepr(s, trace)
for line in lines[1:]:
    P.cadical195_add_cl(s, [int(x) for x in line.split()[:-1]])
P.cadical195_cbudget(s, budget)
result = P.cadical195_solve_lim(s, [], 0)
P.flushpr(handle)
print("c conflicts:  ", P.cadical195_acc_stats(s)["conflicts"], "  1.00 per second")
if result == 1:
    print("s SATISFIABLE")
    print("v", *P.cadical195_model(s), 0)
sys.stdout.flush()
os._exit({1: 10, -1: 20}.get(result, 0))
"""


@pytest.fixture
def install(tmp_path, monkeypatch):
    def install(version="2.2.0", factor=True):
        script = textwrap.dedent(PROGRAM).replace("VERSION", version).replace("FACTOR", str(factor))
        path = tmp_path / "cadical"
        path.write_text(f"#!{sys.executable}\n{script}")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        cadical._program.cache_clear()
        return cadical.find()

    yield install
    cadical._program.cache_clear()


@pytest.mark.parametrize(("version", "factor"), [("1.7.0", False), ("2.2.0", True), ("10.0.1", True)])
def test_a_program_on_the_path(install, version, factor):
    program = install(version, factor)
    assert program.version == version and program.factor == factor
    clauses = [(1, 1), *pigeons(4), (-30,), (30, 1)]  # renumbered clauses here, too
    found = cadical.run(program, clauses, 100_000)
    certificate, steps = certificate_of(found.proof, len(clauses))
    assert not refutes(clauses, 30, certificate) and steps > 3 and found.conflicts > 0
    model = cadical.run(program, pigeons(4)[1:], 100_000).model
    assert all(any(x in model for x in c) for c in pigeons(4)[1:])
    unknown = cadical.run(program, pigeons(8), 50)
    assert unknown.model is None and unknown.proof is None and unknown.conflicts >= 50


@pytest.mark.parametrize("version", ["1.5.3", "1.6.9", "0.9", "sc2021", ""])
def test_older_programs_are_not_used(install, version):
    assert install(version) is None


def test_limits_of_the_program(install, monkeypatch):
    program = install()
    monkeypatch.setenv("FAKE_TROUBLE", "memory")
    found = cadical.run(program, pigeons(2), 1000, memory=1 << 30)
    assert found.model is None and found.proof is None
    monkeypatch.setenv("FAKE_TROUBLE", "crash")
    with pytest.raises(cadical.Failed, match=r"CaDiCaL 2\.2\.0 \(.*\) ended with -6"):
        cadical.run(program, pigeons(2), 1000)


def test_a_limit_that_is_there_already(install):
    install()
    script = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))\n"
        "from lemmata.tactics import cadical\n"
        "print(cadical.run(cadical.find(), [(1,), (-1,)], 10).proof is not None)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_the_program_comes_last(install, monkeypatch):
    program = install()
    monkeypatch.setattr(sat, "FIRST", 10)
    monkeypatch.setattr(sat, "SECOND", 20)
    clauses = pigeons(6)
    answer = solve(clauses, 100_000)
    assert answer.solver == program.name and accepted(clauses, answer) and answer.conflicts > 30
    monkeypatch.setenv("FAKE_TROUBLE", "crash")
    with pytest.raises(SolverError):
        solve(clauses, 100_000)
    assert solve(pigeons(2), 100_000).solver == "CaDiCaL 1.9.5"
