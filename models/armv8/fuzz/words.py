"""Random words of a row of the encoding table."""

from __future__ import annotations

import random
from typing import Any

from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.encoding_map import allocated


def random_word(rng: random.Random, row: Encoding[Any], share: float) -> int:
    """A word of a row, its fields often zero, all ones or small, so that rare forms turn up.

    At least this share are instructions of the model, where the row has any.
    """
    while True:
        word = row.value
        for field in row.fields:
            most = (1 << field.width) - 1
            value = rng.choice((0, most, rng.randrange(6), rng.getrandbits(32), rng.getrandbits(32)))
            word |= (value & most) << field.low
        if rng.random() < share:
            places, values = allocated(row)
            chosen = dict(zip(places, rng.choice(values), strict=True)) if values else {}
            for place, value in chosen.items():
                field = row.fields[place]
                word = word & ~((1 << field.width) - 1 << field.low) | value << field.low
        if row.matches(word):
            return word
