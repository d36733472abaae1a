"""A SAT solver with proofs: python-sat's CaDiCaL with native LRAT, behind one function. Not trusted.

The wheel's CaDiCaL writes LRAT when its option is set before the tracer is attached (the Python layer of
python-sat offers DRAT only). Limits are conflicts, never seconds, so that an answer here is an answer elsewhere.
"""

from __future__ import annotations

import os
import tempfile
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, cast

Clause = tuple[int, ...]
DEFAULT_CONFLICTS = 200_000


class SolverError(Exception):
    """The solver, or the trace that it wrote, is not as expected."""


@dataclass(frozen=True)
class Answer:
    """`model` (the true literals) of satisfiable clauses, a `certificate` for `TAUTOLOGY`, or neither: unknown."""

    model: frozenset[int] | None = None
    certificate: array[int] | None = None
    steps: int = 0


def _trace_file() -> BinaryIO:
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("lrat"), "r+b")
    return cast(BinaryIO, tempfile.TemporaryFile())


def solve(clauses: Sequence[Clause], conflicts: int = DEFAULT_CONFLICTS) -> Answer:
    """A model of CLAUSES, or a certificate that there is none, within so many conflicts."""
    import pysolvers  # type: ignore[import-not-found, unused-ignore]  # the compiled part of python-sat; loaded when first needed

    solver = pysolvers.cadical195_new()
    trace = _trace_file()
    try:
        pysolvers.cadical195_set(solver, "lrat", 1)
        pysolvers.cadical195_set(solver, "binary", 0)
        handle = pysolvers.cadical195_tracepr(solver, trace)
        for c in clauses:
            pysolvers.cadical195_add_cl(solver, list(c))
        pysolvers.cadical195_cbudget(solver, conflicts)
        pysolvers.cadical195_cbudget(solver, conflicts)
        result = pysolvers.cadical195_solve_lim(solver, [], 0)
        if result == 1:
            return Answer(model=frozenset(pysolvers.cadical195_model(solver)))
        if result != -1:
            return Answer()
        pysolvers.flushpr(handle)
        trace.seek(0)
        certificate, steps = _certificate(trace.read().decode("ascii"), len(clauses))
        return Answer(certificate=certificate, steps=steps)
    finally:
        pysolvers.cadical195_del(solver, trace)


def _certificate(text: str, clauses: int) -> tuple[array[int], int]:
    """The steps of an LRAT trace with dense numbers: clauses from 0, then steps; deletions left out.

    CaDiCaL gives an extra number to a clause that it simplifies while reading it: the clauses are the smallest
    numbers that no step bears, in their order.
    """
    steps = [line.split() for line in text.splitlines() if " d " not in line]
    derived = {int(s[0]) for s in steps}
    number: dict[str, int] = {}
    n = 0
    while len(number) < clauses:
        n += 1
        if n not in derived:
            number[str(n)] = len(number)
    flat = array("i")
    for i, step in enumerate(steps):
        number[step[0]] = clauses + i
        end = step.index("0", 1)
        literals, hints = step[1:end], step[end + 1 : -1]
        flat.append(len(literals))
        flat.extend(map(int, literals))
        flat.append(len(hints))
        try:
            flat.extend([number[h] for h in hints])
        except KeyError as missing:
            raise SolverError(f"the LRAT trace speaks of a clause {missing} that it lacks") from None
        if not literals:
            return flat, i + 1
    raise SolverError("the LRAT trace does not end in the empty clause")
