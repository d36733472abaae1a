"""The table of forms: all rows, and the forms that may fit a word or a mnemonic."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module

from lemmata.models.armv8.syntax.form import ALIAS, INPUT, Form, FormRow, parse_rows

_PACKAGE = __name__.rpartition(".")[0]
BLOCKS = ("data_processing", "branches", "system", "loads", "atomics", "structures", "vector", "vector_elements", "scalar", "floating_point", "cryptography")
"""The modules of blocks of rows, each with its text in ROWS."""


@cache
def rows() -> dict[str, FormRow]:
    """All rows by name."""
    found: dict[str, FormRow] = {}
    for block in BLOCKS:
        module = import_module(f"{_PACKAGE}.{block}")
        for row in parse_rows(module.ROWS, getattr(module, "ABBREVIATIONS", None)):
            found[row.name] = row
    return found


@cache
def forms() -> tuple[Form, ...]:
    """All forms, row by row, in order of preference."""
    return tuple(form for row in rows().values() for form in row.forms)


@cache
def by_mnemonic() -> dict[str, tuple[Form, ...]]:
    """The forms of each mnemonic: those that are written first, then those that are only read."""
    found: dict[str, list[Form]] = {}
    for form in forms():
        found.setdefault(form.mnemonic, []).append(form)
    return {name: tuple(sorted(group, key=lambda form: form.kind == INPUT)) for name, group in found.items()}


@lru_cache(1 << 11)
def _at_high_bits(high: int, aliases: bool) -> tuple[Form, ...]:
    """The forms that are written and fit bits 31 to 21."""
    unwanted = (INPUT,) if aliases else (INPUT, ALIAS)
    return tuple(
        form for form in forms() if (high << 21 ^ form.value) & form.mask & 0xFFE00000 == 0 and form.kind not in unwanted
    )


@lru_cache(1 << 16)
def candidates(key: int, aliases: bool) -> tuple[Form, ...]:
    """The forms that are written and fit bits 31 to 21 and 15 to 10, joined in `key`."""
    word = key >> 6 << 21 | (key & 63) << 10
    return tuple(form for form in _at_high_bits(key >> 6, aliases) if (word ^ form.value) & form.mask & 0xFFE0FC00 == 0)
