"""Random words of a row that have a text: rare forms come up as often as common ones."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from lemmata.models.armv8.syntax.disassembly import find_form
from lemmata.models.armv8.syntax.form import PLAIN
from lemmata.models.armv8.syntax.table import rows

_EDGE = 8
"""One register field in so many is 31: the zero register or the stack pointer."""


def valid_words(row: str, rng: Random) -> Iterator[int]:
    """Words of a row of the encoding index, without end. A form is drawn first, then the bits that it leaves open.

    Bits that should be zero or one are so. Instructions that no model of ours has are among them (MTE, pointer
    authentication). Raises KeyError where there is no row of that name.
    """
    forms = [form for form in rows()[row].forms if form.kind == PLAIN]
    while True:
        form = rng.choice(forms)
        mask, value = form.mask | form.usual[0], form.value | form.usual[1]
        word = rng.getrandbits(32)
        for low in (0, 5, 10, 16):
            if rng.randrange(_EDGE) == 0:
                word |= 31 << low
        word = word & ~mask | value
        found = find_form(word)
        if found is not None and found.row == row:
            yield word
