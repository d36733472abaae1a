"""The check of `lrat` for an interpreter: certificates are decoded once, clauses are lists of literals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lemmata.core.kernel.lrat import Clause

_NUMBER = re.compile(rb"[\x80-\xff]*[\x00-\x7f]")
_HUGE = 1 << 40


class _Numbers(dict[bytes, int]):
    """What the bytes of a number stand for, kept for the next time."""

    def __missing__(self, token: bytes) -> int:
        found = sum((byte & 127) << 7 * i for i, byte in enumerate(token)) if len(token) <= 5 else _HUGE
        self[token] = found
        return found


def refutes(clauses: Sequence[Clause], variables: int, certificate: bytes) -> str:
    """The empty string if CERTIFICATE refutes CLAUSES over the variables 1 to VARIABLES, else what is wrong."""
    try:
        return _check(clauses, 2 * variables + 2, certificate)
    except ValueError:  # of list.index: no 0 follows
        return "the certificate is cut off"


def _check(clauses: Sequence[Clause], literals: int, certificate: bytes) -> str:
    numbers = list(map(_Numbers().__getitem__, _NUMBER.findall(certificate)))
    false: list[object] = [None] * literals  # of a literal: the step in which it is false, if it ever was
    known: list[list[int] | None] = [None, None]  # at 2*NUMBER: the clause
    for clause in clauses:
        known += [2 * x if x > 0 else -2 * x + 1 for x in clause], None
    most = len(known) + 2 * len(certificate)
    i, end = 0, len(numbers)
    while i < end:
        kind = numbers[i]
        if kind == 100:
            i = numbers.index(0, i + 1) + 1
            continue
        if kind != 97:
            return f"the certificate has neither 97 nor 100 at number {i}"
        if i + 1 == end:
            return "the certificate is cut off"
        name = numbers[i + 1]
        if name < len(known) or name & 1 or name > most:
            return f"the certificate numbers a step {name}/2 after clause {len(known) // 2 - 1}"
        middle = numbers.index(0, i + 2)
        stop = numbers.index(0, middle + 1)
        step = numbers[i + 2 : middle]  # a new object, unlike those of all other steps
        if step and (max(step) >= literals or min(step) < 2):
            return f"step {name // 2} has a literal out of range"
        for x in step:
            false[x] = step
        for hint in numbers[middle + 1 : stop]:
            found = known[hint] if hint < len(known) else None
            if found is None:
                return f"step {name // 2} has the hint {hint}/2, which is no clause"
            unit = 0
            for x in found:
                if false[x] is not step:
                    if unit:
                        return f"step {name // 2}: clause {hint // 2} is not unit"
                    unit = x
            if not unit:
                break
            false[unit ^ 1] = step
        else:
            return f"step {name // 2} does not follow"
        if not step:
            return ""
        known += [None] * (name - len(known))
        known.append(step)
        i = stop + 1
    return "the empty clause is not derived"
