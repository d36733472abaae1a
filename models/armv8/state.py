"""The state of a processing element at EL0, and access to its registers.

Register number 31 is the zero register or the stack pointer, as the manual says for each operand:
`read_x`/`write_x` are the manual's `X[]` at 64 bits, `read_w` reads `X[]` at 32, `read_sp`/`write_sp` take 31
as `SP`; `read_v`/`write_v` are `V[]` (Arm ARM, shared/functions/registers).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from lemmata.core.language import (
    B1,
    B5,
    B8,
    B16,
    B32,
    B64,
    B128,
    Bits,
    concat,
    datatype,
    define,
    replace,
    zero_extend,
)
from lemmata.models.armv8.registers import Registers, Vectors, read, read_vector, write, write_vector

N = TypeVar("N", bound=int)


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
    """The word at `pc` is UNDEFINED at EL0 with the features that docs/armv8.md lists."""


@datatype
class UnpredictableInstruction:
    """The word at `pc` is CONSTRAINED UNPREDICTABLE: several behaviours are allowed, none is modelled."""


@datatype
class UnmodelledInstruction:
    """The word at `pc` is an instruction outside this model."""


@datatype
class UnmappedAddress:
    """There is no instruction at `pc`."""


@datatype
class MemoryFault:
    """The instruction at `pc` reads or writes memory that may not be, at or after `address`."""

    address: B64


@datatype
class AlignmentFault:
    """The instruction at `pc` needs an aligned address, of its access or in SP."""

    address: B64


@datatype
class SupervisorCall:
    """SVC at `pc`: an exception to EL1, for the operating system. To go on, `pc` moves behind it."""

    imm16: B16


@datatype
class Breakpoint:
    """BRK at `pc`."""

    imm16: B16


Error: TypeAlias = (
    NoError | UndefinedInstruction | UnpredictableInstruction | UnmodelledInstruction | UnmappedAddress
    | MemoryFault | AlignmentFault | SupervisorCall | Breakpoint
)


@datatype
class Open:
    """No address is marked for exclusive access."""


@datatype
class Exclusive:
    """So many bytes from `address` are marked, by the last load-exclusive."""

    address: B64
    size: B64


Monitor: TypeAlias = Open | Exclusive


@datatype
class State:
    """The whole state. After an error `pc` stays at the instruction that caused it, and nothing moves.

    `mem` is all bytes of memory; `readable(a, n)` and `writable(a, n)` tell whether n bytes from a may be
    accessed. In a theorem about a program on memory that is all there, they are constant functions.
    """

    regs: Registers
    sp: B64
    pc: B64
    flags: Flags
    vregs: Vectors
    fpcr: B32
    fpsr: B32
    tpidr: B64
    monitor: Monitor
    error: Error
    mem: Callable[[B64], B8]
    readable: Callable[[B64, B64], bool]
    writable: Callable[[B64, B64], bool]


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
def read_v(s: State, n: B5) -> B128:
    """`V[n, 128]`."""
    return read_vector(s.vregs, n)


@define
def write_v(s: State, n: B5, value: Bits[N]) -> State:
    """`V[n, N] = value`, at any width up to 128: the rest of the register becomes zero."""
    return replace(s, vregs=write_vector(s.vregs, n, zero_extend(value, 128)))


@define
def write_v128(s: State, n: B5, value: B128) -> State:
    """`V[n, 128] = value`."""
    return replace(s, vregs=write_vector(s.vregs, n, value))


@define
def write_q(s: State, n: B5, Q: B1, value: B128) -> State:
    """`V[n, datasize] = value<datasize-1:0>`, where datasize is 128 if Q is 1, and 64 if it is 0."""
    return write_v128(s, n, value) if Q == 1 else write_v(s, n, value[63:0])


@define
def read_vpart(s: State, n: B5, part: B1) -> B64:
    """`Vpart[n, part, 64]`: the lower half of a vector register, or the upper."""
    return read_v(s, n)[63:0] if part == 0 else read_v(s, n)[127:64]


@define
def write_vpart(s: State, n: B5, part: B1, value: B64) -> State:
    """`Vpart[n, part, 64] = value`: the lower half and zeros, or the upper half with the lower as it was."""
    return write_v(s, n, value) if part == 0 else write_v(s, n, concat(value, read_v(s, n)[63:0]))


@define
def advance(s: State) -> State:
    """On to the next instruction in memory."""
    return replace(s, pc=s.pc + 4)


@define
def error_of(s: State) -> Error:
    """What has stopped the machine, if anything has."""
    return s.error


@define
def undefined_instruction(s: State) -> State:
    """The manual's UNDEFINED: an exception to EL1, where this model stops."""
    return replace(s, error=UndefinedInstruction())


@define
def unpredictable_instruction(s: State) -> State:
    """The manual's CONSTRAINED UNPREDICTABLE, where this model stops."""
    return replace(s, error=UnpredictableInstruction())


@define
def unmodelled_instruction(s: State) -> State:
    """An instruction that exists and that this model does not describe."""
    return replace(s, error=UnmodelledInstruction())
