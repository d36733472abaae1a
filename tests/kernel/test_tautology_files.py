"""Damaged proof files with certificates in them: what is still accepted is true for all values of its variables."""

import itertools
import random
from base64 import b64decode, b64encode

import pytest
from lemmata.core.kernel import logic
from lemmata.core.kernel import prelude as pr
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel import types as ty
from lemmata.core.kernel.errors import KernelError, ProofFileError
from lemmata.core.kernel.logic import F, T, call
from lemmata.core.kernel.reader import read
from lemmata.core.kernel.tautology import TAUTOLOGY, clauses_of
from lemmata.core.kernel.types import BOOL
from lemmata.core.logic.writer import proof_text
from lemmata.tactics.bv_decide import bv_decide
from lemmata.tactics.sat import solve

from .slow import evaluate
from .test_lrat import damage_bytes

P, Q, R, S = (tm.var(name, BOOL) for name in "pqrs")
W3 = ty.word(3)


def propositions():
    """Valid terms whose certificates have several steps, near each other so that parts can be exchanged."""
    every = [
        tm.eq(tm.eq(P, tm.eq(Q, R)), tm.eq(tm.eq(P, Q), R)),
        tm.eq(logic.conj(P, call(logic.OR, Q, R)), call(logic.OR, logic.conj(P, Q), logic.conj(P, R))),
        tm.eq(logic.if_(P, Q, R), logic.conj(logic.implies(P, Q), call(logic.OR, P, R))),
        tm.eq(logic.if_(P, logic.if_(Q, R, S), S), logic.if_(logic.conj(P, Q), R, S)),
        logic.implies(logic.conj(logic.implies(P, Q), logic.implies(Q, R)), logic.implies(P, R)),
        tm.eq(logic.negate(tm.eq(P, Q)), tm.eq(logic.negate(P), Q)),
    ]
    return {f"t{i}": TAUTOLOGY(t, solve(clauses_of(t).clauses).certificate) for i, t in enumerate(every)}


def words():
    x, y = tm.var("x", W3), tm.var("y", W3)
    double = call(pr.W_SHL, call(pr.W_AND, x, y), tm.nat(1))
    return {"sum": bv_decide([], tm.eq(call(pr.W_ADD, x, y), call(pr.W_ADD, call(pr.W_XOR, x, y), double)))}


def values(t):
    return (T, F) if t is BOOL else tuple(tm.lit(W3, n) for n in range(8))


def true_everywhere(th):
    """Is the sequent true for all values of its variables? They are Booleans and words of three bits."""
    goal = th.concl
    for h in th.hyps:
        goal = logic.implies(h, goal)
    variables = tm.variables(goal.free)
    assert all(v.type in (BOOL, W3) for v in variables) and len(variables) <= 6, th
    rows = itertools.product(*[values(v.type) for v in variables])
    return all(evaluate(tm.substitute(goal, dict(zip(variables, row, strict=True)))) is T for row in rows)


def certificates(lines):
    return [i for i, line in enumerate(lines) if line.startswith("TAUTOLOGY ")]


def with_damaged_bytes(r, line):
    head, _, text = line.rpartition(" ")
    try:
        return f"{head} {b64encode(damage_bytes(r, b64decode(text))).decode()}"
    except ValueError:  # damaged before
        return line


def damaged(r, lines):
    lines = list(lines)
    kind = r.randrange(8)
    i, j = r.randrange(1, len(lines)), r.randrange(1, len(lines))
    a, b = r.choice(certificates(lines)), r.choice(certificates(lines))
    if kind == 0:
        lines[a] = with_damaged_bytes(r, lines[a])
    elif kind == 1:  # the certificate of another term
        lines[a] = f"{lines[a].rpartition(' ')[0]} {lines[b].rpartition(' ')[2]}"
    elif kind == 2:  # another term under the certificate
        lines[a] = f"TAUTOLOGY {r.randrange(2, a + 1)} {lines[a].rpartition(' ')[2]}"
    elif kind == 3:  # base64 that is none
        at = r.randrange(len(lines[a]))
        lines[a] = lines[a][:at] + r.choice("A=*é\n -") + lines[a][at + r.randrange(2) :]
    elif kind == 4:
        words = lines[i].split(" ")
        words[r.randrange(len(words))] = r.choice([str(j), str(i - 1), "0", "-1", "and", "or", "=", "not"])
        lines[i] = " ".join(words)
    elif kind == 5:  # another operand
        words = lines[i].split(" ")
        at = r.randrange(len(words))
        words[at] = (
            str(max(1, int(words[at]) + r.choice([-2, -1, 1, 2]))) if words[at].isdigit() else words[at]
        )
        lines[i] = " ".join(words)
    elif kind == 6:
        lines[i], lines[j] = lines[j], lines[i]
    else:
        del lines[i]
    return lines


def accepted(r, lines, count):
    """The theorems of files with up to three changes that are accepted though they are not those of the original."""
    known = {th.concl for th in read(lines).values()}
    new = []
    for _ in range(count):
        bad = lines
        for _ in range(r.randrange(1, 4)):
            bad = damaged(r, bad) if certificates(bad) else bad
        try:
            found = read(bad)
        except ProofFileError:
            continue
        new += [th for th in found.values() if th.concl not in known or th.hyps]
    return new


LINES = proof_text(propositions()).splitlines()


@pytest.mark.parametrize("seed", range(8))
def test_propositions(seed):
    """500 files, 4,000 in all."""
    for th in accepted(random.Random(seed), LINES, 500):
        assert not any(a.startswith("admitted") for a in th.axioms) and true_everywhere(th), th


def test_words():
    lines = proof_text(words()).splitlines()
    assert certificates(lines)
    for th in accepted(random.Random(1), lines, 20):
        assert true_everywhere(th), th


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_words_many(seed):
    for th in accepted(random.Random(100 + seed), proof_text(words()).splitlines(), 300):
        assert true_everywhere(th), th


def test_false_neighbours():
    """A certificate is no proof of a term that differs in one connective and is not valid."""
    ths = propositions().values()
    swap = {logic.AND: logic.OR, logic.OR: logic.AND, logic.IMPLIES: tm.EQ, tm.EQ: logic.IMPLIES}

    def changed(t):
        """T with one connective changed, in all ways."""
        if t.kind == tm.APP:
            if t.head.symbol in swap:
                yield call(swap[t.head.symbol], *t.args)
            for i, a in enumerate(t.args):
                for new in changed(a):
                    yield call(t.head.symbol, *t.args[:i], new, *t.args[i + 1 :])

    refused = 0
    for t, other in itertools.product([t for th in ths for t in changed(th.concl)], ths):
        try:
            assert true_everywhere(TAUTOLOGY(t, other.data[1]))
        except KernelError:
            refused += 1
    assert refused > 100
