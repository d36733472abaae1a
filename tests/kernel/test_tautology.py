"""TAUTOLOGY: valid terms and only these, and no damaged certificate."""

import itertools
import random

import pytest
from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.logic import F, T, call
from lemmata.core.kernel.tautology import TAUTOLOGY, clauses_of
from lemmata.core.kernel.types import BOOL
from lemmata.tactics.sat import solve

from . import primitive_logic
from .slow import evaluate

ATOMS = [tm.var(name, BOOL) for name in "pqrs"]


def random_term(r, depth):
    if depth == 0:
        return r.choice([*ATOMS, *ATOMS, T, F])
    symbol = r.choice([logic.NOT, logic.AND, logic.OR, logic.IMPLIES, tm.EQ, logic.IF])
    count = {logic.NOT: 1, logic.IF: 3}.get(symbol, 2)
    return call(symbol, *[random_term(r, r.randrange(depth)) for _ in range(count)])


def valid(t):
    rows = itertools.product([T, F], repeat=len(ATOMS))
    return all(evaluate(tm.substitute(t, dict(zip(ATOMS, row, strict=True)))) is T for row in rows)


@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_truth_tables(seed):
    r = random.Random(seed)
    proved = 0
    for _ in range(400):
        t = random_term(r, 5)
        answer = solve(clauses_of(t).clauses)
        assert valid(t) == (answer.certificate is not None), (seed, t)
        if answer.certificate is not None:
            th = TAUTOLOGY(t, answer.certificate)
            assert th.concl is t and not th.hyps
            proved += 1
    assert proved > 20


@pytest.mark.parametrize("symbol", [logic.AND, logic.OR, logic.IMPLIES, tm.EQ, logic.IF])
def test_gates(symbol):
    """The clauses of each connective, also of equal and opposite operands, make its variable its value."""
    operands = [*ATOMS[:3], *map(logic.negate, ATOMS[:3]), T, F]
    for args in itertools.product(operands, repeat=3 if symbol is logic.IF else 2):
        t = call(symbol, *args)
        cnf = clauses_of(t)
        *clauses, (root,) = cnf.clauses
        assert cnf.literals[t] == -root and all(len({abs(x) for x in c}) == len(c) for c in clauses)
        for row in itertools.product([T, F], repeat=3):
            theta = dict(zip(ATOMS, row, strict=False))
            for gate in (T, F):
                value = {n: theta[a] is T for n, a in cnf.atoms.items()}
                value |= {abs(cnf.literals[c]): c is T for c in (T, F) if c in cnf.literals}
                value[abs(root)] = gate is T
                holds = all(any(value[abs(x)] == (x > 0) for x in c) for c in clauses)
                assert holds == (evaluate(tm.substitute(t, theta)) is gate), (t, row, gate)


def pigeons():
    """Three pigeons do not fit two holes: a term whose certificate has several steps."""
    at = [[tm.var(f"a{i}{j}", BOOL) for j in range(2)] for i in range(3)]
    every = [call(logic.OR, *row) for row in at]
    apart = [logic.negate(logic.conj(a[j], b[j])) for a, b in itertools.combinations(at, 2) for j in range(2)]
    t = F
    for p in (*every, *apart):
        t = logic.implies(p, t)
    return t


def test_damaged_certificates():
    t = pigeons()
    good = solve(clauses_of(t).clauses).certificate
    assert TAUTOLOGY(t, good).concl is t
    weaker = t.args[1]  # one premise less: not valid
    with pytest.raises(KernelError):
        TAUTOLOGY(weaker, good)
    r = random.Random(1)
    for i in range(len(good)):
        with pytest.raises(KernelError):
            TAUTOLOGY(t, good[:i])
        for _ in range(5):
            bad = good[:i] + bytes([r.choice([good[i] ^ 1, good[i] ^ 128, 0, 97, 100, 255, r.randrange(50)])])
            bad += good[i + 1 :]
            try:
                th = TAUTOLOGY(t, bad)
            except KernelError:
                continue
            assert th.concl is t  # a harmless change, such as one more true literal
            with pytest.raises(KernelError):
                TAUTOLOGY(weaker, bad)


class Bytes(bytes):
    """Bytes that lie about themselves."""


@pytest.mark.parametrize(
    "bad",
    [
        [97, 2], [], None, 5, "a", b"", bytearray(b"a"), Bytes(b"a"), b"\0", b"a", b"d", b"x", b"a\0\0\0", b"\x80", b"d\0",
        b"a\xff\xff\xff\xff\xff\xff\xff\xff\x7f\0\0", b"a\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01\0\0",
    ],
)  # fmt: skip
def test_certificates_that_are_none(bad):
    with pytest.raises(KernelError):
        TAUTOLOGY(pigeons(), bad)


def test_only_booleans():
    with pytest.raises(KernelError):
        TAUTOLOGY(tm.nat(1), b"")
    with pytest.raises(KernelError):
        TAUTOLOGY(tm.eq(tm.nat(1), tm.nat(1)), b"a\x04\0\x02\0")  # an equation of numbers is an atom


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(200, 210))
def test_agrees_with_the_primitive_rules_on_many(seed):
    check_primitively(seed, 120)


@pytest.mark.parametrize("seed", range(2))
def test_agrees_with_the_primitive_rules(seed):
    check_primitively(seed, 40)


def check_primitively(seed, wanted):
    """The same sequents by case splits, connectives from their definitions, excluded middle by Diaconescu."""
    r = random.Random(50 + seed)
    count = 0
    while count < wanted:
        t = random_term(r, 4)
        if valid(t):
            atoms = [a for a in ATOMS if t.free & a.free]
            th = primitive_logic.prove(t, atoms)
            assert th.concl is t and not th.hyps and th.axioms <= {"choice", "extensionality"}
            assert TAUTOLOGY(t, solve(clauses_of(t).clauses).certificate).concl is th.concl
            count += 1
