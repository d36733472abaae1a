"""The map of all 2**32 words: which of them each row takes, and which of those are instructions.

Counted, not sampled: the words of a row are 2 to the number of bits that its diagram leaves open, rows are
disjoint where their fixed bits differ, and whether a word is undefined depends on few fields, all of whose
values are tried.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import Any

from lemmata.core.language import ir, registry
from lemmata.core.language.registry import Definition
from lemmata.models.armv8 import index, native
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.table import ROWS

WORDS = 1 << 32


@dataclass(frozen=True)
class RowCount:
    """The words of a row, and how many of them are instructions of the model."""

    group: str
    name: str
    words: int
    modelled: int


def overlaps(rows: tuple[Encoding[Any], ...] = ROWS) -> list[tuple[Encoding[Any], Encoding[Any]]]:
    """The pairs of rows that have words in common: none, if the table is right."""
    return [(a, b) for a, b in combinations(rows, 2) if not _disjoint(a, b)]


def _disjoint(a: Encoding[Any], b: Encoding[Any]) -> bool:
    """Do fixed bits contradict each other, or is a field that one row wants nonzero fixed to zero in the other?"""
    if (a.value ^ b.value) & a.mask & b.mask:
        return True
    return any(one.nonzero and one.nonzero & ~other.mask == one.nonzero & other.value == 0 for one, other in ((a, b), (b, a)))


def count(row: Encoding[Any]) -> RowCount:
    """The words of a row."""
    words = 1 << 32 - row.mask.bit_count()
    places, values = allocated(row)
    tried = 1 << sum(row.fields[place].width for place in places)
    return RowCount(row.group, row.name, words, len(values) * (words // tried))


@cache
def allocated(row: Encoding[Any]) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """The fields, by number, that decide whether a word of a row is an instruction of the model; their values then."""
    places = tuple(sorted(relevant(row)))
    refused = [native.is_undefined(row)]
    if row.unmodelled is not None:
        refused.append(native.is_unmodelled(row))
    record = [0] * len(row.fields)
    good: list[tuple[int, ...]] = []
    for values in product(*(range(1 << row.fields[place].width) for place in places)):
        for place, value in zip(places, values, strict=True):
            record[place] = value
        if not any(refuses(tuple(record)) for refuses in refused):
            good.append(values)
    return places, tuple(good)


def relevant(row: Encoding[Any]) -> set[int]:
    """The fields, by number, that `undefined` and `unmodelled` of a row look at."""
    found: set[int] = set()
    for predicate in (row.undefined, row.unmodelled):
        if predicate is not None:
            entry = registry.definition(predicate)
            _follow(entry, entry.params[0], found, len(row.fields), set())
    return found


def _follow(
    entry: Definition, record: ir.Var, found: set[int], fields: int, seen: set[tuple[Definition, ir.Var]]
) -> None:
    """Add the fields of a record that a definition looks at, itself or in what it calls."""
    if (entry, record) in seen or entry.body is None:
        return
    seen.add((entry, record))
    stack: list[ir.Expr] = [entry.body]
    while stack:
        expr = stack.pop()
        match expr:
            case ir.Project(index=place, record=ir.Var() as var) if var is record:
                found.add(place)
            case ir.Apply(function=ir.Global(definition=callee), args=args):
                for param, arg in zip(callee.params, args, strict=True):
                    if arg is record:
                        _follow(callee, param, found, fields, seen)
                    else:
                        stack.append(arg)
            case ir.Var() if expr is record:
                found.update(range(fields))  # used as a whole: every field counts
            case _:
                stack.extend(ir.children(expr))


def whole() -> list[RowCount]:
    """All rows of the encoding index in its order; those that the table lacks have no words."""
    by_name = {(row.group, row.name): row for row in ROWS}
    return [
        count(by_name[group, name]) if (group, name) in by_name else RowCount(group, name, 0, 0)
        for group, rows in index.ROWS.items()
        for name, _ in rows
    ]
