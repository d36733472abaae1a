"""`like`: a pattern of code points and wildcards matches a whole string.

The search keeps, for a part of the pattern that has been read, the list of what may be left of the text, the longest
first. A wildcard may leave any end of the text; the ends of the longest are those of the others too, so only the longest
counts, and the work is bounded by the product of the lengths.
"""

from __future__ import annotations

from lemmata.core.language import Nat, define
from lemmata.models.policy.expressions import Literally, PatternElement, Wildcard


@define
def ends(text: list[Nat]) -> list[list[Nat]]:
    """The ends of a text, from itself to the empty one."""
    match text:
        case [_, *rest]: return [text, *ends(rest)]
        case _:          return [[]]


@define
def after(char: Nat, texts: list[list[Nat]]) -> list[list[Nat]]:
    """What is left of those texts that begin with a code point."""
    match texts:
        case [[c, *rest], *others]: return [rest, *after(char, others)] if c == char else after(char, others)
        case [_, *others]:          return after(char, others)
        case _:                     return []


@define
def left_over(pattern: list[PatternElement], texts: list[list[Nat]]) -> list[list[Nat]]:
    """What the pattern may leave of the texts."""
    match pattern, texts:
        case [Literally(char), *rest], _:        return left_over(rest, after(char, texts))
        case [Wildcard(), *rest], [longest, *_]: return left_over(rest, ends(longest))
        case [Wildcard(), *_], _:                return []
        case _:                                  return texts


@define
def like(text: list[Nat], pattern: list[PatternElement]) -> bool:
    """Does the pattern match the whole text?"""
    return [] in left_over(pattern, [text])
