"""Solving against parsing and checking: `python benchmarks/certificates.py [NAME...]`, after `scripts/compile-kernel` or without.

Goals are bit-blasted as they stand, without the simplifier, and the certificates are those of the first solver that
answers. Times are processor time in milliseconds, the best of three for checks.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lemmata.core.kernel import lrat, lrat_plain
from lemmata.core.kernel.tautology import COMPILED, clauses_of
from lemmata.core.logic.certificates import trimmed
from lemmata.tactics import sat
from lemmata.tactics.blast import blast

from lemmata.targets import load, theorems

HERE = Path(__file__).parent


def milliseconds(action: Callable[[], object], repeat: int = 1) -> float:
    """Of processor time, at best."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        action()
        best = min(best, time.process_time() - start)
    return 1000 * best


def main() -> None:
    gc.set_threshold(200_000, 50, 100)
    print(f"{'':12} clauses conflicts   steps     kB  trimmed  encode   solve    read  plain        compiled")
    for theorem in theorems(load(str(HERE / "certificate_goals.py"))):
        if sys.argv[1:] and theorem.name not in sys.argv[1:]:
            continue
        proposition = blast(theorem.statement.conclusion).concl.args[1]
        encode = milliseconds(lambda p=proposition: clauses_of(p), 3)  # type: ignore[misc]
        cnf = clauses_of(proposition)
        found: list[sat.Answer] = []
        solving = milliseconds(lambda c=cnf, f=found: f.append(sat.solve(c.clauses)))  # type: ignore[misc]
        answer = found[0]
        if answer.certificate is None:
            print(f"{theorem.name:12} undecided after {answer.conflicts} conflicts")
            continue
        size, small = len(answer.certificate), len(trimmed(answer.certificate, len(cnf.clauses)))
        arguments = (cnf.clauses, cnf.variables, answer.certificate)
        read = 1000 * answer.reading
        solve = solving - read
        cells = []
        for module in (lrat_plain, lrat) if COMPILED else (lrat_plain,):
            check = milliseconds(lambda m=module, a=arguments: m.refutes(*a), 3)  # type: ignore[misc]
            cells.append(f"{check:6.1f} {(read + check) / solve:4.2f}x")
        print(
            f"{theorem.name:12}{len(cnf.clauses):8}{answer.conflicts:10}{answer.steps:8}{size / 1000:7.0f}"
            f"{small / 1000:9.0f}{encode:8.1f}{solve:8.1f}{read:8.2f}  {'  '.join(cells)}",
            flush=True,
        )


if __name__ == "__main__":
    main()
