"""Calling a leaf function, and what the procedure call standard asks of it (AAPCS64, section 6)."""

from __future__ import annotations

from lemmata.core.language import B8, B64, bits, define, replace
from lemmata.models.armv8.disassembler import listing
from lemmata.models.armv8.elf import Function
from lemmata.models.armv8.errors import UnmodelledError
from lemmata.models.armv8.machine import Program, program, until_ret
from lemmata.models.armv8.simulation import branching
from lemmata.models.armv8.state import NoError, State
from lemmata.models.armv8.table import find

__all__ = ["branching", "byte", "call", "code", "modelled", "returned"]


def code(function: Function) -> Program:
    """The instructions of a function of an object file, from address 0 on.

    Raises UnmodelledError, with a listing, where some are outside the model.
    """
    words = function.words
    outside = [listing(word, address) for address, word in words.items() if not modelled(word)]
    if outside:
        raise UnmodelledError("\n    ".join([f"{function.source}: {function.name} has instructions outside the model", *outside]))
    start = min(words)
    return program({address - start: word for address, word in words.items()})


def modelled(word: int) -> bool:
    """Does the model say what the instruction does?"""
    row = find(word)
    return row is not None and not (row.unmodelled is not None and row.unmodelled(row.decode(word)))


@define
def call(p: Program, s: State) -> State:
    """The state after the function's RET, entered at address 0; at most 1,000 instructions."""
    return until_ret(p, 1000, replace(s, pc=bits(0, 64), error=NoError()))


@define
def byte(s: State, address: B64) -> B8:
    """A byte of memory."""
    memory = s.mem
    return memory(address)


@define
def running(s: State) -> bool:
    """No error has occurred."""
    match s.error:
        case NoError(): return True
        case _:         return False


@define
def returned(s: State, t: State, address: B64) -> bool:
    """From s, t has returned to the link register with what a callee keeps: X19 to X29, SP, a byte of memory."""
    r, q = s.regs, t.regs
    return (
        running(t) and t.pc == r.x30 and t.sp == s.sp and byte(t, address) == byte(s, address)
        and q.x19 == r.x19 and q.x20 == r.x20 and q.x21 == r.x21 and q.x22 == r.x22 and q.x23 == r.x23
        and q.x24 == r.x24 and q.x25 == r.x25 and q.x26 == r.x26 and q.x27 == r.x27 and q.x28 == r.x28
        and q.x29 == r.x29
    )
