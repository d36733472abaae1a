"""`like` by searching for the pieces between wildcards, from left to right, each as early as it stands."""

from __future__ import annotations

import sys
from collections.abc import Callable

from lemmata.models.policy.expressions import Literally, PatternElement


def matcher(pattern: list[PatternElement]) -> Callable[[str], bool]:
    """Does the pattern match a whole text?"""
    pieces: list[list[int]] = [[]]
    for element in pattern:
        if isinstance(element, Literally):
            pieces[-1].append(element.char)
        else:
            pieces.append([])
    if any(char > sys.maxunicode for piece in pieces for char in piece):
        return lambda text: False  # no text has such a code point
    first, *others = ["".join(map(chr, piece)) for piece in pieces]
    if not others:
        return first.__eq__
    *middle, last = others
    between = [piece for piece in middle if piece]
    least = len(first) + len(last)

    def matches(text: str) -> bool:
        if len(text) < least or not text.startswith(first) or not text.endswith(last):
            return False
        at, end = len(first), len(text) - len(last)
        for piece in between:
            at = text.find(piece, at, end)
            if at < 0:
                return False
            at += len(piece)
        return True

    return matches
