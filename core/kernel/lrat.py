"""Is a list of clauses refuted by an LRAT certificate (without RAT)? On bytes, for the compiler.

`scripts/compile-kernel` and wheels compile this file with mypyc; it gives the same answers uncompiled, but then
`lrat_plain` is three times as fast. The certificate is what a solver writes in binary LRAT: numbers of seven
bits a byte, lowest first, the last byte below 128. A step is

    97  2*NUMBER  literal... 0  hint... 0        a clause, 2*v for the variable v and 2*v+1 for its negation
    100  number... 0                             clauses that the solver forgets; passed over

The clauses given are numbered from 1. A step's number is larger than all before it; a hint is 2*NUMBER of an earlier
clause. A step holds if, its literals assumed false, each hint in turn has at most one literal that is not false: with
one, that literal becomes true; with none, the step is proved. The hints after that are not looked at, nor is
what follows the empty clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_extensions import i64  # machine integers for mypyc; an annotation only

Clause = tuple[int, ...]


def number(data: bytes, i: i64) -> tuple[i64, i64]:
    """The number at position I, and where the next one stands. More than five bytes stand for a huge number."""
    byte: i64 = data[i]
    found: i64 = byte & 127
    shift: i64 = 7
    while byte > 127:
        i += 1
        byte = data[i]
        if shift < 35:
            found |= (byte & 127) << shift
        else:
            found = 1 << 40
        shift += 7
    return found, i + 1


def coded(clauses: Sequence[Clause]) -> bytes:
    """The literals of CLAUSES as in a certificate, each clause with a 0 behind it."""
    codes: dict[int, bytes] = {}
    parts: list[bytes] = []
    for clause in clauses:
        for x in clause:
            found = codes.get(x)
            if found is None:
                code = 2 * x if x > 0 else -2 * x + 1
                digits = []
                while code > 127:
                    digits.append(code & 127 | 128)
                    code >>= 7
                found = codes[x] = bytes([*digits, code])
            parts.append(found)
        parts.append(b"\0")
    return b"".join(parts)


def refutes(clauses: Sequence[Clause], variables: int, certificate: bytes) -> str:
    """The empty string if CERTIFICATE refutes CLAUSES over the variables 1 to VARIABLES, else what is wrong."""
    data = coded(clauses)
    given: i64 = len(data)
    data += certificate
    try:
        return _check(data, given, 2 * variables + 2)
    except IndexError:
        return "the certificate is cut off"


def _check(data: bytes, given: i64, literals: i64) -> str:
    """As `refutes`, for DATA whose first GIVEN bytes are the clauses; literals are below LITERALS."""
    false: list[object] = [None] * literals  # of a literal: the step in which it is false, if it ever was
    start: list[int] = [
        -1,
        -1,
    ]  # at 2*NUMBER: where the clause's literals stand in `data`; -1 where there is none
    x: i64
    i: i64 = 0
    while i < given:
        start.append(i)
        start.append(-1)
        x, i = number(data, i)
        while x != 0:
            x, i = number(data, i)
    end: i64 = len(data)
    most: i64 = len(start) + 2 * (end - given)
    while i < end:
        kind, i = number(data, i)
        name, i = number(data, i)
        if kind == 100:
            while name != 0:
                name, i = number(data, i)
            continue
        if kind != 97:
            return f"the certificate has neither 97 nor 100 before byte {i - given}"
        known: i64 = len(start)
        if name < known or name & 1 or name > most:
            return f"the certificate numbers a step {name}/2 after clause {known // 2 - 1}"
        here: i64 = i
        step: object = [name]  # a new object, unlike those of all other steps
        x, i = number(data, i)
        empty = x == 0
        while x != 0:
            if x < 2 or x >= literals:
                return f"step {name // 2} has a literal out of range"
            false[x] = step
            x, i = number(data, i)
        proved = False
        hint, i = number(data, i)
        while hint != 0:
            if not proved:
                if hint >= known or start[hint] < 0:
                    return f"step {name // 2} has the hint {hint}/2, which is no clause"
                j: i64 = start[hint]
                unit: i64 = 0
                x, j = number(data, j)
                while x != 0:
                    if false[x] is not step:
                        if unit != 0:
                            return f"step {name // 2}: clause {hint // 2} is not unit"
                        unit = x
                    x, j = number(data, j)
                if unit == 0:
                    proved = True
                else:
                    false[unit ^ 1] = step
            hint, i = number(data, i)
        if not proved:
            return f"step {name // 2} does not follow"
        if empty:
            return ""
        while len(start) < name:
            start.append(-1)
        start.append(here)
    return "the empty clause is not derived"
