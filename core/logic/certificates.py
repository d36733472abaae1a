"""LRAT certificates as `TAUTOLOGY` takes them: writing, reading, trimming. Not trusted.

The format is binary LRAT (`core/kernel/lrat.py`). Here literals are signed and clauses are numbered from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple

ADD, DELETE = 97, 100
_NUMBER = re.compile(rb"[\x80-\xff]*[\x00-\x7f]")


class BadCertificate(Exception):
    """The bytes are no binary LRAT, or a step uses a clause that is not there."""


class Step(NamedTuple):
    """A clause, and the clauses by which it follows."""

    number: int
    literals: Sequence[int]
    hints: Sequence[int]


class _Tokens(dict[int, bytes]):
    """The bytes of numbers."""

    def __missing__(self, n: int) -> bytes:
        digits, rest = [], n
        while rest > 127:
            digits.append(rest & 127 | 128)
            rest >>= 7
        found = self[n] = bytes([*digits, rest])
        return found


class _Values(dict[bytes, int]):
    """The numbers that bytes stand for."""

    def __missing__(self, token: bytes) -> int:
        found = self[token] = sum((byte & 127) << 7 * i for i, byte in enumerate(token))
        return found


def encode(steps: Iterable[Step]) -> bytes:
    """The bytes of STEPS."""
    numbers: list[int] = []
    for step in steps:
        numbers += ADD, 2 * step.number
        numbers += [2 * x if x > 0 else -2 * x + 1 for x in step.literals]
        numbers.append(0)
        numbers += [2 * h for h in step.hints]
        numbers.append(0)
    return b"".join(map(_Tokens().__getitem__, numbers))


def encode_dense(steps: Iterable[tuple[Sequence[int], Sequence[int]]], clauses: int) -> bytes:
    """The bytes of steps (literals, hints) with the numbers that follow those of so many CLAUSES."""
    return encode(Step(n, *step) for n, step in zip(count(clauses + 1), steps, strict=False))


def decode(certificate: bytes) -> list[Step]:
    """The steps of a certificate. Raises BadCertificate."""
    numbers = list(map(_Values().__getitem__, _NUMBER.findall(certificate)))
    steps: list[Step] = []
    i, end = 0, len(numbers)
    try:
        while i < end:
            middle = numbers.index(0, i + 1)
            if numbers[i] == DELETE:
                i = middle + 1
                continue
            stop = numbers.index(0, middle + 1)
            codes, hints = numbers[i + 2 : middle], numbers[middle + 1 : stop]
            if numbers[i] != ADD or numbers[i + 1] & 1 or any(h & 1 for h in hints):
                raise BadCertificate("the trace is not binary LRAT without RAT")
            literals = [-(x >> 1) if x & 1 else x >> 1 for x in codes]
            steps.append(Step(numbers[i + 1] >> 1, literals, [h >> 1 for h in hints]))
            i = stop + 1
    except ValueError:
        raise BadCertificate("the trace is cut off") from None
    return steps


def needed(steps: Sequence[Step]) -> list[Step]:
    """The steps up to the empty clause that it needs, in their order. Raises BadCertificate."""
    last = next((i for i, step in enumerate(steps) if not step.literals), None)
    if last is None:
        raise BadCertificate("the trace does not end in the empty clause")
    wanted = {steps[last].number}
    kept = []
    for step in reversed(steps[: last + 1]):
        if step.number in wanted:
            kept.append(step)
            wanted.update(step.hints)
    return kept[::-1]


def renumber(steps: Iterable[Step], given: Sequence[int]) -> list[Step]:
    """STEPS with dense numbers, where the clauses have the numbers GIVEN. Raises BadCertificate."""
    numbers = {old: new for new, old in enumerate(given, 1)}
    found = []
    for step in steps:
        try:
            hints = [numbers[h] for h in step.hints]
        except KeyError as missing:
            raise BadCertificate(f"step {step.number} uses clause {missing}, which is not there") from None
        numbers[step.number] = len(numbers) + 1
        found.append(Step(numbers[step.number], step.literals, hints))
    return found


def trimmed(certificate: bytes, clauses: int) -> bytes:
    """The certificate of so many CLAUSES with only the steps that the empty clause needs. Raises BadCertificate."""
    return encode(renumber(needed(decode(certificate)), range(1, clauses + 1)))
