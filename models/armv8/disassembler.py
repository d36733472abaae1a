"""Lines about instruction words, for messages: address, word, text, and whether the model has the instruction."""

from __future__ import annotations

from lemmata.models.armv8.index import describe
from lemmata.models.armv8.syntax import disassemble, find_form
from lemmata.models.armv8.table import find, is_pending

__all__ = ["disassemble", "listing"]


def listing(word: int, address: int) -> str:
    """A line for messages: address, word, text, and why the model cannot run it, if so.

    >>> listing(0x54000040, 0x18), listing(0x8BC00000, 0x18)
    ('0x18: 0x54000040 b.eq 0x20', '0x18: 0x8bc00000 (dpreg: addsub_shift): undefined')
    """
    text = "" if find_form(word) is None else f" {disassemble(word, address)}"
    reason = _reason(word)
    return f"{address:#x}: {word:#010x}{text}" + (f" ({describe(word)}): {reason}" if reason else "")


def _reason(word: int) -> str:
    """Why the model does not run a word; empty where it does."""
    row = find(word)
    if row is None:
        return "not modelled" if is_pending(word) else "undefined"
    instruction = row.decode(word)
    if row.unmodelled is not None and row.unmodelled(instruction):
        return "not modelled"
    return "undefined" if row.undefined(instruction) else ""
