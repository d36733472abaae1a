"""Native execution: the semantics run as the Python that it is, on instruction words by address.

>>> words = {0x1000: 0x8B010000, 0x1004: 0xD65F03C0}    # add x0, x0, x1; ret
>>> hex(call(words, 0x1000, [2, 3]).regs.x0.uint)
'0x5'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lemmata.core.language import B8, B32, B64, B128, replace
from lemmata.models.armv8.disassembler import listing
from lemmata.models.armv8.errors import EmulationError
from lemmata.models.armv8.registers import Registers, Vectors
from lemmata.models.armv8.state import (
    Flags,
    NoError,
    Open,
    State,
    UnmappedAddress,
    undefined_instruction,
    unmodelled_instruction,
)
from lemmata.models.armv8.table import find, is_pending

RETURN_ADDRESS = 0xFFFF_FFFF_FFFF_FFF0
"""Where `call` lets a function return to."""


def empty_memory(address: B64) -> B8:
    """A memory of zeros."""
    return B8(0)


def anywhere(address: B64, size: B64) -> bool:
    """All memory may be accessed."""
    return True


def make_state(
    x: Mapping[int, int] | Iterable[int] = (),
    *,
    sp: int = 0,
    pc: int = 0,
    nzcv: int = 0,
    v: Mapping[int, int] | Iterable[int] = (),
    fpcr: int = 0,
    fpsr: int = 0,
    mem: Callable[[B64], B8] = empty_memory,
    accessible: Callable[[B64, B64], bool] = anywhere,
) -> State:
    """A state from integers: registers by number or in order, zero where not given; N is bit 3 of `nzcv`.

    Memory is `mem`; `accessible` tells for an address and a number of bytes whether they can be read and
    written. Nothing is marked for exclusive access.
    """
    flags = Flags(*(bool(nzcv >> place & 1) for place in (3, 2, 1, 0)))
    general = Registers(*map(B64, _numbered(x, 31, "x")))
    vectors = Vectors(*map(B128, _numbered(v, 32, "v")))
    return State(
        general, B64(sp), B64(pc), flags, vectors, B32(fpcr), B32(fpsr), B64(0), Open(), NoError(),
        mem, accessible, accessible,
    )  # fmt: skip


def _numbered(values: Mapping[int, int] | Iterable[int], count: int, letter: str) -> list[int]:
    """The values of so many registers, zero where not given."""
    given = dict(values) if isinstance(values, Mapping) else dict(enumerate(values))
    unknown = [number for number in given if not 0 <= number < count]
    if unknown:
        others = ", and sp" if letter == "x" else ""
        raise EmulationError(f"there is no register {letter}{unknown[0]}; they are {letter}0 to {letter}{count - 1}{others}")
    return [given.get(number, 0) for number in range(count)]


def registers(s: State) -> tuple[int, ...]:
    """x0 to x30 as integers."""
    return tuple(getattr(s.regs, f"x{number}").uint for number in range(31))


def vectors(s: State) -> tuple[int, ...]:
    """v0 to v31 as integers."""
    return tuple(getattr(s.vregs, f"v{number}").uint for number in range(32))


def nzcv(s: State) -> int:
    """The flags as four bits, N first."""
    return s.flags.n << 3 | s.flags.z << 2 | s.flags.c << 1 | s.flags.v


@lru_cache(maxsize=1 << 16)
def action(word: int) -> Callable[[State], State]:
    """What a word does: `dispatch.execute(dispatch.decode(word), s)` as a function of s, decoded by the table."""
    row = find(word)
    if row is None:
        return unmodelled_instruction if is_pending(word) else undefined_instruction
    instruction, execute = row.decode(word), row.execute
    return lambda s: execute(instruction, s)


def step(words: Mapping[int, int], s: State) -> State:
    """One step on a program that is a mapping from addresses to words."""
    if not isinstance(s.error, NoError):
        return s
    word = words.get(s.pc.uint)
    return replace(s, error=UnmappedAddress()) if word is None else action(word)(s)


@dataclass(frozen=True)
class Run:
    """The end of a run: the state and the number of instructions executed."""

    state: State
    steps: int


def emulate(words: Mapping[int, int], s: State, until: int, limit: int = 100_000) -> Run:
    """Run until the PC is `until`; an error of the machine, or more than `limit` steps, raises."""
    for steps in range(limit + 1):
        if s.pc.uint == until:
            return Run(s, steps)
        s = step(words, s)
        if not isinstance(s.error, NoError):
            raise EmulationError(f"after {steps} instructions: {_stopped(words, s)}")
    raise EmulationError(f"the PC has not reached {until:#x} after {limit} instructions; it is {s.pc.uint:#x}")


def call(words: Mapping[int, int], entry: int, arguments: Iterable[int], limit: int = 100_000) -> State:
    """The state when the function at `entry` returns, called with arguments in X0, X1, ..."""
    x = dict(enumerate(arguments)) | {30: RETURN_ADDRESS}
    return emulate(words, make_state(x, sp=0x8000_0000, pc=entry), RETURN_ADDRESS, limit).state


def _stopped(words: Mapping[int, int], s: State) -> str:
    """Why a machine in error stopped, for a message."""
    address = s.pc.uint
    if isinstance(s.error, UnmappedAddress):
        return f"{address:#x}: there is no instruction here"
    return listing(words[address], address)
