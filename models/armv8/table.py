"""The table of encodings: the rows of the manual's encoding index that are modelled (Arm ARM, C4.1).

A row of `index.ROWS` is modelled where the package of its group has a module of its name; `ROW` there is its
encoding. `dispatch.py` is generated from the table (`python -m lemmata.models.armv8.generate`); the decoder,
the encoder and the random words of the tests read it directly.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from lemmata.models.armv8 import index
from lemmata.models.armv8.encoding import Encoding

PACKAGE = __name__.rpartition(".")[0]
GROUPS = ("dpimm", "control", "ldst", "dpreg", "simd_fp")
"""The groups of the encoding index that have a package of rows."""


def _rows(group: str) -> tuple[Encoding[Any], ...]:
    """The rows of a group that have a module, in the order of the index."""
    modules = [f"{PACKAGE}.{group}.{name}" for name, _ in index.ROWS[group]]
    return tuple(import_module(module).ROW for module in modules if find_spec(module) is not None)


TABLE: dict[str, tuple[Encoding[Any], ...]] = {group: _rows(group) for group in GROUPS}
ROWS: tuple[Encoding[Any], ...] = tuple(row for rows in TABLE.values() for row in rows)


def _by_high_bits() -> tuple[tuple[Encoding[Any], ...], ...]:
    """For each value of bits 31 to 21 the rows that a word with these bits may fall in."""
    return tuple(
        tuple(row for row in ROWS if (high << 21 ^ row.value) & row.mask & 0xFFE00000 == 0) for high in range(1 << 11)
    )


_CANDIDATES = _by_high_bits()
PENDING: dict[str, tuple[tuple[int, int], ...]] = {
    group: tuple(
        index.fixed_bits(pattern)
        for name, pattern in index.ROWS[group]
        if name not in index.ABSENT and all(row.name != name for row in TABLE[group])
    )
    for group in GROUPS
}
"""The rows of each group that are there but not modelled, by their fixed bits."""


def find(word: int) -> Encoding[Any] | None:
    """The row that a word falls in, if it is modelled."""
    return next((row for row in _CANDIDATES[word >> 21] if row.matches(word)), None)


def is_pending(word: int) -> bool:
    """Whether a word of no row may be an instruction, of a row that has no module yet; else it is undefined."""
    group, _ = index.classify(word)
    return any(word & mask == value for mask, value in PENDING.get(group, ()))
