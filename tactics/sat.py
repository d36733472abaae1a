"""SAT solvers with proofs, behind one function: python-sat's CaDiCaL 1.9.5, then 3.0.0, then a newer one on PATH. Not trusted.

The wheel's solvers write LRAT when their option is set before the tracer is attached (the Python layer of
python-sat offers DRAT only); without bounded variable addition (`factor`) they never need RAT. Limits are conflicts,
never seconds, so that an answer here is an answer elsewhere.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, cast

from lemmata.core.logic.certificates import BadCertificate, decode, encode, needed, renumber
from lemmata.tactics import cadical

Clause = tuple[int, ...]
DEFAULT_CONFLICTS = 200_000
FIRST, SECOND = 10_000, 400_000  # conflicts for 1.9.5; for 3.0.0 where another solver comes after it


class SolverError(Exception):
    """The solver, or the trace that it wrote, is not as expected."""


@dataclass(frozen=True)
class Answer:
    """`model` (the true literals) of satisfiable clauses, a `certificate` for `TAUTOLOGY`, or neither: unknown.

    `solver` gave the answer, or is the last that was asked; `conflicts` counts those of all that were asked. `solving`
    and `reading` are seconds.
    """

    model: frozenset[int] | None = None
    certificate: bytes | None = None
    steps: int = 0
    solver: str = ""
    conflicts: int = 0
    solving: float = 0.0
    reading: float = 0.0


def solve(clauses: Sequence[Clause], conflicts: int = DEFAULT_CONFLICTS) -> Answer:
    """A model of CLAUSES, or a certificate that there is none, within so many conflicts.

    Raises SolverError.
    """
    outside = cadical.find() if conflicts > FIRST + SECOND else None
    stages: list[tuple[Callable[[Sequence[Clause], int], Answer], int]] = [
        (cadical195, FIRST),
        (cadical300, SECOND if outside is not None else conflicts),
    ]
    if outside is not None:
        program = outside
        stages.append((lambda some, budget: _outside(program, some, budget), conflicts))
    answer = Answer()
    for stage, most in stages:
        budget = min(most, conflicts - answer.conflicts)
        if budget <= 0:
            break
        found = stage(clauses, budget)
        answer = replace(
            found,
            conflicts=answer.conflicts + found.conflicts,
            solving=answer.solving + found.solving,
        )
        if answer.model is not None or answer.certificate is not None:
            break
    return answer


def cadical195(clauses: Sequence[Clause], conflicts: int) -> Answer:
    """The answer of CaDiCaL 1.9.5 in this process."""
    return _inside("cadical195", "CaDiCaL 1.9.5", {}, clauses, conflicts)


def cadical300(clauses: Sequence[Clause], conflicts: int) -> Answer:
    """The answer of CaDiCaL 3.0.0 in this process."""
    return _inside("cadical300", "CaDiCaL 3.0.0", {"factor": 0}, clauses, conflicts)


def _trace_file() -> BinaryIO:
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("lrat"), "r+b")
    return cast(BinaryIO, tempfile.TemporaryFile())


def _inside(
    prefix: str, name: str, options: dict[str, int], clauses: Sequence[Clause], conflicts: int
) -> Answer:
    import pysolvers  # type: ignore[import-not-found, unused-ignore]  # the compiled part of python-sat; loaded when first needed

    def call(function: str, *args: object) -> Any:
        return getattr(pysolvers, f"{prefix}_{function}")(*args)

    start = time.perf_counter()
    solver = call("new")
    trace = _trace_file()
    try:
        for option, value in {"lrat": 1, "binary": 1, **options}.items():
            call("set", solver, option, value)
        handle = call("tracepr", solver, trace)  # looks at the options now
        add: Callable[[object, Clause], None] = getattr(pysolvers, f"{prefix}_add_cl")
        for c in clauses:
            add(solver, c)
        call("cbudget", solver, conflicts)
        result = call("solve_lim", solver, [], 0)
        spent = call("acc_stats", solver)["conflicts"]
        if result == 1:
            model = frozenset(call("model", solver))
            return Answer(model, None, 0, name, spent, time.perf_counter() - start)
        if result != -1:
            return Answer(None, None, 0, name, spent, time.perf_counter() - start)
        pysolvers.flushpr(handle)
        trace.seek(0)
        proof = trace.read()
    finally:
        call("del", solver, trace)
    return _refuted(proof, len(clauses), name, spent, time.perf_counter() - start)


def _outside(program: cadical.Program, clauses: Sequence[Clause], conflicts: int) -> Answer:
    start = time.perf_counter()
    try:
        found = cadical.run(program, clauses, conflicts)
    except cadical.Failed as error:
        raise SolverError(str(error)) from None
    seconds = time.perf_counter() - start
    if found.proof is None:
        return Answer(found.model, None, 0, program.name, found.conflicts, seconds)
    return _refuted(found.proof, len(clauses), program.name, found.conflicts, seconds)


def _refuted(proof: bytes, clauses: int, name: str, conflicts: int, solving: float) -> Answer:
    start = time.perf_counter()
    certificate, steps = certificate_of(proof, clauses)
    return Answer(None, certificate, steps, name, conflicts, solving, time.perf_counter() - start)


def certificate_of(proof: bytes, clauses: int) -> tuple[bytes, int]:
    """A certificate out of a solver's binary LRAT, and how many steps it has.

    CaDiCaL numbers the clauses from 1 as they come, but gives another number to a clause that it simplifies while
    reading it (a literal twice, or one that is decided by then). That shows in a step that comes before the
    clauses are all read; then the clauses are the smallest numbers that no step bears. Raises SolverError.
    """
    try:
        begin = 0 if proof.startswith(b"a") else proof.find(b"\0a") + 1  # deletions may come first
        first, last = _number(proof, begin), _number(proof, proof.rfind(b"\0a") + 1)
        if first > clauses:
            return proof, last - clauses
        steps = decode(proof)
        derived = {step.number for step in steps}
        given = [n for n in range(1, clauses + len(derived) + 1) if n not in derived][:clauses]
        dense = renumber(needed(steps), given)
    except (BadCertificate, IndexError) as error:
        raise SolverError(f"the solver's proof: {error}") from None
    return encode(dense), len(dense)


def _number(proof: bytes, i: int) -> int:
    """The number of the step that begins at byte I: 97, then twice the number."""
    if proof[i] != ord("a"):
        raise BadCertificate("the trace does not begin and end with steps of binary LRAT")
    found = shift = 0
    while True:
        i += 1
        found |= (proof[i] & 127) << shift
        shift += 7
        if proof[i] < 128:
            return found >> 1
