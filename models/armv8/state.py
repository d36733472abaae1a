"""The state of a processing element at EL0, and its registers by number.

The registers are a record, not a function: reading or writing the register of a literal number evaluates to
one field, so a state never grows with the number of instructions executed. Register number 31 is the zero
register or the stack pointer, as the manual says for each operand: `read_x`/`write_x` are the manual's `X[]`
at 64 bits, `read_w` reads `X[]` at 32, `read_sp`/`write_sp` take 31 as `SP` (Arm ARM, shared/functions/registers).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from lemmata.core.language import B5, B8, B32, B64, bits, datatype, define, replace, zero_extend


@datatype
class Registers:
    """The general-purpose registers X0 to X30."""

    x0: B64; x1: B64; x2: B64; x3: B64; x4: B64; x5: B64; x6: B64; x7: B64
    x8: B64; x9: B64; x10: B64; x11: B64; x12: B64; x13: B64; x14: B64; x15: B64
    x16: B64; x17: B64; x18: B64; x19: B64; x20: B64; x21: B64; x22: B64; x23: B64
    x24: B64; x25: B64; x26: B64; x27: B64; x28: B64; x29: B64; x30: B64


@datatype
class Flags:
    """The condition flags of PSTATE: negative, zero, carry, overflow."""

    n: bool
    z: bool
    c: bool
    v: bool


@datatype
class NoError:
    """The machine runs."""


@datatype
class UndefinedInstruction:
    """The word at `pc` is UNDEFINED in Armv8.0-A at EL0, without optional features."""


@datatype
class UnmodelledInstruction:
    """The word at `pc` is an instruction outside this model."""


@datatype
class UnmappedAddress:
    """There is no instruction at `pc`."""


Error: TypeAlias = NoError | UndefinedInstruction | UnmodelledInstruction | UnmappedAddress


@datatype
class State:
    """The whole state. After an error `pc` stays at the instruction that caused it, and nothing moves."""

    regs: Registers
    sp: B64
    pc: B64
    flags: Flags
    error: Error
    mem: Callable[[B64], B8]


@define
def read(r: Registers, n: B5) -> B64:
    """The register of a number, zero for 31: a binary search, five tests on a literal number."""
    if n < 16:
        if n < 8:
            if n < 4:
                if n < 2:
                    return r.x0 if n == 0 else r.x1
                return r.x2 if n == 2 else r.x3
            if n < 6:
                return r.x4 if n == 4 else r.x5
            return r.x6 if n == 6 else r.x7
        if n < 12:
            if n < 10:
                return r.x8 if n == 8 else r.x9
            return r.x10 if n == 10 else r.x11
        if n < 14:
            return r.x12 if n == 12 else r.x13
        return r.x14 if n == 14 else r.x15
    if n < 24:
        if n < 20:
            if n < 18:
                return r.x16 if n == 16 else r.x17
            return r.x18 if n == 18 else r.x19
        if n < 22:
            return r.x20 if n == 20 else r.x21
        return r.x22 if n == 22 else r.x23
    if n < 28:
        if n < 26:
            return r.x24 if n == 24 else r.x25
        return r.x26 if n == 26 else r.x27
    if n < 30:
        return r.x28 if n == 28 else r.x29
    return r.x30 if n == 30 else bits(0, 64)


@define
def write(r: Registers, n: B5, value: B64) -> Registers:
    """The registers with one of them changed, none for 31."""
    if n < 16:
        if n < 8:
            if n < 4:
                if n < 2:
                    return replace(r, x0=value) if n == 0 else replace(r, x1=value)
                return replace(r, x2=value) if n == 2 else replace(r, x3=value)
            if n < 6:
                return replace(r, x4=value) if n == 4 else replace(r, x5=value)
            return replace(r, x6=value) if n == 6 else replace(r, x7=value)
        if n < 12:
            if n < 10:
                return replace(r, x8=value) if n == 8 else replace(r, x9=value)
            return replace(r, x10=value) if n == 10 else replace(r, x11=value)
        if n < 14:
            return replace(r, x12=value) if n == 12 else replace(r, x13=value)
        return replace(r, x14=value) if n == 14 else replace(r, x15=value)
    if n < 24:
        if n < 20:
            if n < 18:
                return replace(r, x16=value) if n == 16 else replace(r, x17=value)
            return replace(r, x18=value) if n == 18 else replace(r, x19=value)
        if n < 22:
            return replace(r, x20=value) if n == 20 else replace(r, x21=value)
        return replace(r, x22=value) if n == 22 else replace(r, x23=value)
    if n < 28:
        if n < 26:
            return replace(r, x24=value) if n == 24 else replace(r, x25=value)
        return replace(r, x26=value) if n == 26 else replace(r, x27=value)
    if n < 30:
        return replace(r, x28=value) if n == 28 else replace(r, x29=value)
    return replace(r, x30=value) if n == 30 else r


@define
def read_x(s: State, n: B5) -> B64:
    """`X[n, 64]`: 31 is the zero register."""
    return read(s.regs, n)


@define
def read_w(s: State, n: B5) -> B32:
    """`X[n, 32]`, the low half."""
    return read(s.regs, n)[31:0]


@define
def read_sp(s: State, n: B5) -> B64:
    """`if n == 31 then SP[] else X[n, 64]`."""
    return s.sp if n == 31 else read(s.regs, n)


@define
def write_x(s: State, n: B5, value: B64) -> State:
    """`X[n, 64] = value`: a write of register 31 is discarded."""
    return s if n == 31 else replace(s, regs=write(s.regs, n, value))


@define
def write_sp(s: State, n: B5, value: B64) -> State:
    """`if n == 31 then SP[] = value else X[n, 64] = value`."""
    return replace(s, sp=value) if n == 31 else replace(s, regs=write(s.regs, n, value))


@define
def write_w(s: State, n: B5, value: B32) -> State:
    """`X[n, 32] = value`: the upper half becomes zero."""
    return write_x(s, n, zero_extend(value, 64))


@define
def write_wsp(s: State, n: B5, value: B32) -> State:
    """`if n == 31 then SP[] = ZeroExtend(value, 64) else X[n, 32] = value`."""
    return write_sp(s, n, zero_extend(value, 64))


@define
def advance(s: State) -> State:
    """On to the next instruction in memory."""
    return replace(s, pc=s.pc + 4)


@define
def undefined_instruction(s: State) -> State:
    """The manual's UNDEFINED: an exception to EL1, where this model stops."""
    return replace(s, error=UndefinedInstruction())


@define
def unmodelled_instruction(s: State) -> State:
    """An instruction that exists and that this model does not describe."""
    return replace(s, error=UnmodelledInstruction())
