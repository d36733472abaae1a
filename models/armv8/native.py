"""The semantics compiled to Python over ints: what each instruction does to a state that is a tuple.

The state's fields are those of `state.State`, in order, in the compiled form of `core.compiler.layout`; registers and
memory are read and written by native functions in place of the definitions that search for them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from math import isqrt
from typing import Any

from lemmata.core.compiler import Compiler, from_native
from lemmata.core.compiler.functions import Native
from lemmata.core.language import registry
from lemmata.core.library import words
from lemmata.models.armv8 import memory, registers, state
from lemmata.models.armv8.address_space import Written
from lemmata.models.armv8.encoding import Encoding
from lemmata.models.armv8.fp import reals
from lemmata.models.armv8.table import find, is_pending

NativeState = tuple[Any, ...]
Record = tuple[int, ...]
Action = Callable[[Record, NativeState], NativeState]

FIELDS = list(state.State.__dataclass_fields__)
REGS, SP, PC, FLAGS, VREGS, FPCR, FPSR, TPIDR, MONITOR, ERROR, MEM, READABLE, WRITABLE = range(len(FIELDS))
NO_ERROR = (0,)
OPEN = (0,)


def _write_memory(widths: dict[str, int]) -> Callable[..., NativeState]:
    size = widths["N"] // 8

    def write_mem(s: NativeState, address: int, value: int) -> NativeState:
        return (*s[:MEM], Written(s[MEM], address, value.to_bytes(size, "little")), s[READABLE], s[WRITABLE])

    return write_mem


def _read_memory(size: int) -> Native:
    return lambda widths: lambda s, address: s[MEM].load(address, size)


def _reverse_bytes(widths: dict[str, int]) -> Callable[[int], int]:
    size = widths["N"] // 8
    return lambda x: int.from_bytes(x.to_bytes(size, "little"), "big")


def _reverse_bits(widths: dict[str, int]) -> Callable[[int], int]:
    form = f"0{widths['N']}b"
    return lambda x: int(format(x, form)[::-1], 2)


def _count_leading_zeros(widths: dict[str, int]) -> Callable[[int], int]:
    width = widths["N"]
    return lambda x: width - x.bit_length()


NATIVES: dict[Callable[..., Any], Native] = {
    registers.read: lambda widths: lambda r, n: r[n] if n < 31 else 0,
    registers.write: lambda widths: lambda r, n, x: (*r[:n], x, *r[n + 1 :]) if n < 31 else r,
    registers.read_vector: lambda widths: lambda r, n: r[n],
    registers.write_vector: lambda widths: lambda r, n, x: (*r[:n], x, *r[n + 1 :]),
    memory.may_read: lambda widths: lambda s, address, size: s[READABLE](address, size),
    memory.may_write: lambda widths: lambda s, address, size: s[WRITABLE](address, size),
    memory.read_8: _read_memory(1),
    memory.read_16: _read_memory(2),
    memory.read_32: _read_memory(4),
    memory.read_64: _read_memory(8),
    memory.read_128: _read_memory(16),
    memory.write_mem: _write_memory,
    words.reverse_bytes: _reverse_bytes,
    words.reverse_bits: _reverse_bits,
    words.count_leading_zeros: _count_leading_zeros,
    reals.bit_length: lambda widths: int.bit_length,
    reals.integer_sqrt: lambda widths: isqrt,
}
"""Native functions for definitions of the model, equal to them (tests/armv8/test_native.py)."""

COMPILER = Compiler(NATIVES)


@cache
def action(row: Encoding[Any]) -> Action:
    """The compiled semantics of a row."""
    return COMPILER.function(row.execute)


def undefined(record: Record, s: NativeState) -> NativeState:
    """The semantics of a word that is not allocated."""
    made: NativeState = COMPILER.function(state.undefined_instruction)(s)
    return made


def unmodelled(record: Record, s: NativeState) -> NativeState:
    """The semantics of a word of a row without a module."""
    made: NativeState = COMPILER.function(state.unmodelled_instruction)(s)
    return made


@lru_cache(maxsize=1 << 18)
def decoded(word: int) -> tuple[Action, Record]:
    """What a word does, as a function of its fields and the state, and the fields."""
    row = find(word)
    if row is not None:
        return action(row), row.values(word)
    return (unmodelled if is_pending(word) else undefined), ()


def error_of(s: NativeState) -> state.Error:
    """The error of a state, as a value of the model."""
    error: state.Error = from_native(s[ERROR], registry.definition(state.error_of).sort.args[-1])
    return error


@cache
def is_undefined(row: Encoding[Any]) -> Callable[[Record], bool]:
    """Whether a word of a row is undefined, as a function of its fields."""
    return COMPILER.function(row.undefined)


@cache
def is_unmodelled(row: Encoding[Any]) -> Callable[[Record], bool]:
    """Whether a word of a row is an instruction outside the model, as a function of its fields."""
    if row.unmodelled is None:
        return lambda record: False
    return COMPILER.function(row.unmodelled)


def run_once(word: int) -> NativeState:
    """The state after a word in a state of zeros, with no memory that could be accessed."""

    def nothing(address: int, size: int = 1) -> bool:
        return False

    zero = ((0,) * 31, 0, 0, (False,) * 4, (0,) * 32, 0, 0, 0, OPEN, NO_ERROR, nothing, nothing, nothing)
    function, record = decoded(word)
    return function(record, zero)
