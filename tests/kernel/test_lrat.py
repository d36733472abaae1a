"""The checkers of certificates agree, and accept nothing that does not follow: hundreds of damaged certificates."""

import itertools
import random

import pytest
from lemmata.core.logic.certificates import Step, decode, encode, trimmed
from lemmata.tactics import sat

from .checkers import CHECKERS, refuted

HUGE = (2**31, 2**34, 2**35 - 1, 2**40, 2**63, 2**64 + 2, 2**70)


def pigeons(n):
    """N+1 pigeons in N holes."""
    at = [[n * p + h + 1 for h in range(n)] for p in range(n + 1)]
    apart = [(-a[h], -b[h]) for a, b in itertools.combinations(at, 2) for h in range(n)]
    return [tuple(row) for row in at] + apart


def random_clauses(r, variables, count):
    return [
        tuple(r.choice((v, -v)) for v in r.sample(range(1, variables + 1), r.choice((2, 3, 3))))
        for _ in range(count)
    ]


def unsatisfiable(seed):
    """A random set of clauses that has no model, and from which no clause can be left out."""
    r = random.Random(seed)
    while True:
        clauses = random_clauses(r, 12, 70)
        if sat.solve(clauses).certificate is not None:
            break
    for c in list(clauses):
        rest = [d for d in clauses if d is not c]
        if sat.solve(rest).certificate is not None:
            clauses = rest
    return clauses


PROBLEMS = {"pigeons 3": pigeons(2), "pigeons 4": pigeons(3), "random 1": unsatisfiable(1), "random 2": unsatisfiable(2)}  # fmt: skip


def variables(clauses):
    return max(abs(x) for c in clauses for x in c)


@pytest.fixture(params=PROBLEMS)
def problem(request):
    clauses = PROBLEMS[request.param]
    return clauses, sat.solve(clauses).certificate


def verdicts(clauses, certificate):
    """What the checkers say, which must be the same."""
    n = variables(clauses)
    found = {name: check(clauses, n, certificate) for name, check in CHECKERS.items()}
    accepted = {name for name, fault in found.items() if not fault}
    assert not accepted or accepted == set(CHECKERS), found
    return bool(accepted)


def damage_steps(r, steps, clauses):
    """STEPS with one change."""
    steps = [[s.number, list(s.literals), list(s.hints)] for s in steps]
    i = r.randrange(len(steps))
    number, literals, hints = steps[i]
    kind = r.randrange(12)
    any_literal = r.choice((1, -1)) * r.randrange(1, variables(clauses) + 2)
    any_number = r.randrange(number + 3)
    if kind == 0 and literals:
        literals[r.randrange(len(literals))] = any_literal
    elif kind == 1 and literals:
        del literals[r.randrange(len(literals))]
    elif kind == 2:
        literals.insert(r.randrange(len(literals) + 1), r.choice((any_literal, *HUGE)))
    elif kind == 3 and literals:
        j = r.randrange(len(literals))
        literals[j] = -literals[j]
    elif kind == 4:
        hints[r.randrange(len(hints))] = any_number
    elif kind == 5:
        del hints[r.randrange(len(hints))]
    elif kind == 6:
        hints.insert(r.randrange(len(hints) + 1), r.choice((any_number, *HUGE)))
    elif kind == 7:
        r.shuffle(hints)
    elif kind == 8:
        steps[i][0] = r.choice((any_number, number + 1, *HUGE))
    elif kind == 9:
        del steps[i]
    elif kind == 10:
        steps.insert(r.randrange(len(steps) + 1), steps[i])
    else:
        j = r.randrange(len(steps))
        steps[i], steps[j] = steps[j], steps[i]
    return encode([Step(*s) for s in steps])


def damage_bytes(r, data):
    """DATA with one change."""
    i = r.randrange(len(data))
    kind = r.randrange(6)
    if kind == 0:
        return data[:i]
    if kind == 1:
        return data[:i] + bytes([data[i] ^ 1 << r.randrange(8)]) + data[i + 1 :]
    if kind == 2:
        return data[:i] + data[i + 1 :]
    if kind == 3:
        return data[:i] + bytes([r.randrange(256)]) + data[i:]
    if kind == 4:
        return data[:i] + b"\xff" * r.randrange(1, 12) + data[i:]
    j = r.randrange(len(data))
    return data[: min(i, j)] + data[max(i, j) :]


@pytest.mark.parametrize("seed", range(5))
def test_damaged_certificates(problem, seed):
    """100 of each of four problems, 30 of them with damaged bytes; what is accepted still is a refutation."""
    clauses, good = problem
    r = random.Random(seed)
    assert verdicts(clauses, good) and refuted(clauses, good)
    steps, refused = decode(good), 0
    dropped = r.choice(clauses)
    weaker = [c for c in clauses if c is not dropped]
    assert sat.solve(weaker).model is not None
    for round in range(100):
        bad = damage_bytes(r, good) if round % 10 < 3 else damage_steps(r, steps, clauses)
        if verdicts(clauses, bad):
            assert refuted(clauses, bad)
        else:
            refused += 1
        assert not verdicts(weaker, bad)
    assert refused > 30


@pytest.mark.parametrize("seed", range(4))
def test_certificates_of_other_clauses(problem, seed):
    """The certificate of clauses does not refute those without one clause, in any order."""
    clauses, good = problem
    r = random.Random(seed)
    for c in clauses:
        weaker = [d for d in clauses if d is not c]
        assert not verdicts(weaker, good)
        weaker.insert(r.randrange(len(weaker) + 1), tuple(sorted([*c, r.choice(clauses)[0]])))
        model = sat.solve(weaker).model
        if model is not None:
            assert not verdicts(weaker, good)


@pytest.mark.parametrize("seed", range(3))
def test_satisfiable_clauses(seed):
    """Steps made at random out of clauses that have a model never end in the empty clause."""
    r = random.Random(seed)
    for _ in range(60):
        clauses = random_clauses(r, 6, 12)
        if sat.solve(clauses).model is None:
            continue
        steps = []
        for n in range(len(clauses) + 1, len(clauses) + 8):
            literals = [r.choice((1, -1)) * r.randrange(1, 7) for _ in range(r.randrange(4))]
            steps.append(Step(n, literals, [r.randrange(1, n) for _ in range(r.randrange(1, 9))]))
        steps.append(Step(len(clauses) + 8, [], [r.randrange(1, len(clauses) + 8) for _ in range(20)]))
        assert not verdicts(clauses, encode(steps))


def test_what_a_step_needs():
    clauses = [(1, 2), (-1, 2), (1, -2), (-1, -2)]

    def check(*steps):
        return verdicts(clauses, encode([Step(*s) for s in steps]))

    assert check((5, [2], [1, 2]), (6, [], [5, 3, 4]))
    assert check((7, [2], [1, 2]), (15, [], [7, 3, 4]))  # gaps in the numbers
    assert check((5, [2], [1, 2, 999, 5]), (6, [], [5, 3, 4]))  # hints after the end of a step
    assert not check((5, [2, 2], [1, 2]), (6, [], [5, 3, 4]))  # twice the same literal is two
    assert not check((5, [2], [1, 2]))
    assert not check((5, [2], [1, 2]), (6, [], []))
    assert not check((4, [2], [1, 2]), (6, [], [4, 3, 4]))  # the number of a clause
    assert not check((5, [2], [1, 2]), (5, [], [5, 3, 4]))
    assert not check((5, [2], [1, 2]), (10**6, [], [5, 3, 4]))
    assert not check((6, [2], [1, 2]), (7, [], [5, 3, 4]))  # 5 is not there
    assert not check((5, [], [5]))  # itself
    assert not check((5, [2], [1]), (6, [], [5, 3, 4]))
    assert not check((5, [3], [1, 2]), (6, [], [5, 3, 4]))  # no such variable
    assert not check((5, [2, -2], [5]), (6, [], [5]))
    assert not check((0, [2], [1, 2]), (6, [], [5, 3, 4]))


def test_numbers_that_are_not_what_a_solver_writes():
    clauses = [(1,), (-1,)]
    end = b"\x02\x04\x00"
    assert verdicts(clauses, b"a\x06\x00" + end)
    assert verdicts(clauses, b"d\x02\x04\x00a\x06\x00" + end + b"what follows does not count")
    assert verdicts(clauses, b"a\x86\x00\x00" + end)  # 6 in two bytes, 0 in two bytes
    assert verdicts(clauses, b"a\x86\x00\x80\x00" + end)
    assert verdicts(clauses, b"a\x06\x00\x82\x80\x80\x80\x00\x04\x00")
    assert not verdicts(clauses, b"a\x06\x00\x82\x80\x80\x80\x80\x00\x04\x00")  # 2 in six bytes
    assert not verdicts(clauses, b"a\x06\x00\x03\x04\x00")  # a hint that is odd
    assert not verdicts(clauses, b"a\x07\x00" + end)
    assert not verdicts(clauses, b"a\x06\x01\x00" + end)  # the literal -0
    assert not verdicts(clauses, b"a\x06\x00\x02\x04")
    assert not verdicts(clauses, b"a\x06\x00\x02\x04\x80")
    for n in range(2, 14):  # shifts beyond a machine word
        assert not verdicts(clauses, b"a\x06\x00\x02" + b"\x84" + b"\x80" * n + b"\x02\x00")
        assert not verdicts(clauses, b"a\x06" + b"\xff" * n + b"\x01\x00" + end)


def test_no_clauses_and_the_empty_clause():
    for check in CHECKERS.values():
        assert check([], 0, b"a\x02\x00\x00")
        assert not check([()], 0, b"a\x04\x00\x02\x00")


def test_trimming(problem):
    clauses, good = problem
    small = trimmed(good, len(clauses))
    assert verdicts(clauses, small) and len(small) <= len(good) and trimmed(small, len(clauses)) == small
    steps = decode(small)
    assert [s.number for s in steps] == list(range(len(clauses) + 1, len(clauses) + 1 + len(steps)))
    used = {h for s in steps for h in s.hints}
    assert used >= {s.number for s in steps[:-1]} and not steps[-1].literals
