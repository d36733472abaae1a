"""The kernel's checkers of certificates, by name, and a slow one that shares nothing with them."""

import importlib.util
from pathlib import Path

from lemmata.core.kernel import lrat, lrat_plain
from lemmata.core.kernel.tautology import COMPILED

SOURCE = Path(lrat_plain.__file__).with_name("lrat.py")


def _from_source():
    spec = importlib.util.spec_from_file_location("lrat_from_source", SOURCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CHECKERS = {"bytes": _from_source().refutes, "plain": lrat_plain.refutes}
if COMPILED:
    CHECKERS["compiled"] = lrat.refutes


def _numbers(data):
    """The numbers of a certificate, and None at its end."""
    value = factor = 0
    factor = 1
    count = 0
    for byte in data:
        value += byte % 128 * factor
        factor *= 128
        count += 1
        if byte < 128:
            yield value if count <= 5 else 2**40
            value, factor, count = 0, 1, 0
    yield None


def propagates_to_conflict(clauses):
    """Does unit propagation alone refute CLAUSES?"""
    clauses = [set(c) for c in clauses]
    while True:
        if any(not c for c in clauses):
            return True
        unit = next((c for c in clauses if len(c) == 1), None)
        if unit is None:
            return False
        (x,) = unit
        clauses = [c - {-x} for c in clauses if x not in c]


def refuted(clauses, certificate):
    """Are the steps of CERTIFICATE, up to the empty clause, consequences of CLAUSES by unit propagation, hints aside?"""
    known = [tuple(c) for c in clauses]
    numbers = _numbers(certificate)

    def block():
        found = []
        while (n := next(numbers)) != 0:
            if n is None:
                return None
            found.append(n)
        return found

    while True:
        kind = next(numbers)
        if kind == 100:
            if block() is None:
                return False
            continue
        if kind != 97:
            return False
        codes, hints = block(), block()
        if not codes or hints is None or any(c < 2 for c in codes[1:]):
            return False
        literals = tuple((c // 2) * (-1) ** (c % 2) for c in codes[1:])
        if not propagates_to_conflict([*known, *[(-x,) for x in literals]]):
            return False
        if not literals:
            return True
        known.append(literals)
