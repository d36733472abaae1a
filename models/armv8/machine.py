"""The machine: a program, one step, and n steps, as definitions of the logic.

A program is a binary search tree over literal addresses, so that fetching at a literal PC takes a step or
two for each level, and its value is never copied. Instructions are apart from data memory: code that
modifies itself is outside this model.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from lemmata.core.language import B32, B64, Nat, Option, Some, datatype, define, replace
from lemmata.models.armv8.dispatch import decode, execute
from lemmata.models.armv8.state import NoError, State, UnmappedAddress


@datatype
class Empty:
    """No instructions."""


@datatype
class Node:
    """An instruction word, those at lower addresses, and those at higher ones."""

    address: B64
    word: B32
    lower: Program
    higher: Program


Program: TypeAlias = Empty | Node


@define
def fetch(p: Program, address: B64) -> Option[B32]:
    """The word at an address."""
    match p:
        case Node(here, word, lower, higher):
            if address == here:
                return Some(word)
            return fetch(lower, address) if address < here else fetch(higher, address)
        case Empty():
            return None


@define
def step(p: Program, s: State) -> State:
    """Execute the instruction at the PC; a machine in error stays as it is."""
    match s.error:
        case NoError():
            match fetch(p, s.pc):
                case Some(word):
                    return execute(decode(word), s)
                case None:
                    return replace(s, error=UnmappedAddress())
        case _:
            return s


@define
def run(p: Program, n: Nat, s: State) -> State:
    """The state after n steps."""
    return s if n == 0 else run(p, n - 1, step(p, s))


@define
def is_ret(word: B32) -> bool:
    """Is it RET, with any register (Arm ARM C6.2, RET)?"""
    return word & 0xFFFFFC1F == 0xD65F0000


@define
def until_ret(p: Program, n: Nat, s: State) -> State:
    """The state after the first RET that is reached, if it is within n steps: a call of a leaf function."""
    if n == 0:
        return s
    match fetch(p, s.pc):
        case Some(word):
            return step(p, s) if is_ret(word) else until_ret(p, n - 1, step(p, s))
        case None:
            return replace(s, error=UnmappedAddress())


def program(words: Mapping[int, int]) -> Program:
    """The balanced tree of instruction words by address."""
    return _build(sorted(words.items()))


def _build(items: list[tuple[int, int]]) -> Program:
    if not items:
        return Empty()
    middle = len(items) // 2
    address, word = items[middle]
    return Node(B64(address), B32(word), _build(items[:middle]), _build(items[middle + 1 :]))
