"""A machine that runs: compiled semantics on an address space, until something stops it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from lemmata.models.armv8 import native
from lemmata.models.armv8.address_space import AddressSpace, Written
from lemmata.models.armv8.disassembler import listing
from lemmata.models.armv8.errors import EmulationError
from lemmata.models.armv8.native import (
    ERROR,
    FLAGS,
    FPCR,
    FPSR,
    MEM,
    NO_ERROR,
    OPEN,
    PC,
    REGS,
    SP,
    TPIDR,
    VREGS,
    NativeState,
    decoded,
)
from lemmata.models.armv8.paging import Fault
from lemmata.models.armv8.state import (
    AlignmentFault,
    Breakpoint,
    Error,
    MemoryFault,
    NoError,
    SupervisorCall,
    UndefinedInstruction,
    UnmappedAddress,
    UnmodelledInstruction,
    UnpredictableInstruction,
)
from lemmata.models.armv8.traces import Builder, Trace

Watch = Callable[["Machine", int], None]
"""Called before each instruction, with its word."""


HOT = 30
"""How often an address is jumped to before the code from there is compiled."""


@dataclass(frozen=True)
class Stop:
    """Why a run ended: at a breakpoint or after the limit (`error` is NoError), or by an error."""

    pc: int
    error: Error
    at_breakpoint: bool = False


class Machine:
    """Registers, memory, and the number of instructions executed so far."""

    def __init__(self, memory: AddressSpace | None = None, tracing: bool = True) -> None:
        self.memory = memory if memory is not None else AddressSpace()
        m = self.memory
        self.state: NativeState = (
            (0,) * 31, 0, 0, (False,) * 4, (0,) * 32, 0, 0, 0, OPEN, NO_ERROR, m, m.readable, m.writable,
        )  # fmt: skip
        self.steps = 0
        self.tracing = tracing
        self._code: dict[int, tuple[native.Action, native.Record, Trace | None]] = {}
        self._heat: dict[int, int] = {}
        self._builder = Builder(m)
        self._version = -1

    # registers

    def __getitem__(self, name: str) -> int:
        """A register by its name: x0 to x30, w0, sp, pc, nzcv, v0 to v31 (also q, d, s, h, b), fpcr, fpsr, tpidr_el0."""
        return self._read(*_place(name))

    def __setitem__(self, name: str, value: int) -> None:
        """Write a register; the rest of a vector register, or of an X register, becomes zero."""
        place, index, width = _place(name)
        if not 0 <= value < 1 << width:
            raise EmulationError(f"{value:#x} does not fit {name}, which has {width} bits")
        s = list(self.state)
        if place in (REGS, VREGS):
            s[place] = (*s[place][:index], value, *s[place][index + 1 :])
        else:
            s[place] = tuple(bool(value >> k & 1) for k in (3, 2, 1, 0)) if place == FLAGS else value
        self.state = tuple(s)

    def _read(self, place: int, index: int, width: int) -> int:
        value = self.state[place]
        if place in (REGS, VREGS):
            return int(value[index]) & (1 << width) - 1
        return sum(bit << 3 - k for k, bit in enumerate(value)) if place == FLAGS else int(value)

    def registers(self) -> dict[str, int]:
        """All registers that are not zero, by name."""
        found = {f"x{n}": x for n, x in enumerate(self.state[REGS])} | {"sp": self["sp"], "pc": self["pc"]}
        found |= {"nzcv": self["nzcv"]} | {f"v{n}": x for n, x in enumerate(self.state[VREGS])}
        found |= {name: self[name] for name in ("fpcr", "fpsr", "tpidr_el0")}
        return {name: value for name, value in found.items() if value}

    def set(self, values: Mapping[str, int]) -> None:
        """Write registers by name."""
        for name, value in values.items():
            self[name] = value

    # execution

    def resume(self, pc: int) -> None:
        """Go on from an address, after an error."""
        s = list(self.state)
        s[PC], s[ERROR] = pc, NO_ERROR
        self.state = tuple(s)

    def step(self) -> Stop | None:
        """Execute one instruction; why that is not possible, if it is not."""
        stop = self.run(1)
        return stop if not isinstance(stop.error, NoError) else None

    def run(
        self, limit: int, breakpoints: Collection[int] = frozenset(), trace: Watch | None = None
    ) -> Stop:
        """Execute up to `limit` instructions, stopping before one at a breakpoint (not before the first)."""
        s, steps, last = self.state, self.steps, self.steps + limit
        memory, code = self.memory, self._code
        tracing = self.tracing and trace is None
        self._stop_before(breakpoints)
        try:
            while steps < last and s[ERROR] is NO_ERROR:
                pc = s[PC]
                if memory.version != self._version:
                    self._forget()
                entry = code.get(pc)
                if entry is None:
                    if not memory.executable(pc, 4) or pc & 3:
                        return Stop(pc, UnmappedAddress())
                    entry = code[pc] = (*decoded(memory.load(pc, 4)), self._trace(pc) if tracing else None)
                function, record, compiled = entry
                if compiled is not None and tracing and compiled.length <= last - steps:
                    s, done = self._run_trace(compiled, s, last - steps - compiled.length + 1)
                    steps += done
                    if done:
                        self._warm(s[PC], tracing)
                        if s[PC] in breakpoints:
                            return Stop(s[PC], NoError(), at_breakpoint=True)
                        continue
                if trace is not None:
                    self.state, self.steps = s, steps
                    trace(self, memory.load(pc, 4))
                s = function(record, s)
                if s[ERROR] != NO_ERROR:
                    break
                if s[MEM] is not memory:
                    s = self._commit(s)
                steps += 1
                if s[PC] != pc + 4:
                    self._warm(s[PC], tracing)
                if s[PC] in breakpoints:
                    return Stop(s[PC], NoError(), at_breakpoint=True)
            return Stop(s[PC], native.error_of(s))
        finally:
            self.state, self.steps = s, steps

    # traces

    def _stop_before(self, breakpoints: Collection[int]) -> None:
        """Let no trace run over a breakpoint."""
        if self._builder.barriers != frozenset(breakpoints):
            self._builder.barriers = frozenset(breakpoints)
            self._forget()

    def _forget(self) -> None:
        """What was decoded and compiled is out of date."""
        self._code.clear()
        self._heat.clear()
        self._builder.heads.clear()
        self._version = self.memory.version

    def _warm(self, pc: int, tracing: bool) -> None:
        """Count a jump to an address; what is reached often is compiled when it is reached next."""
        heat = self._heat[pc] = self._heat.get(pc, 0) + 1
        if heat == HOT and tracing:
            self._code.pop(pc, None)

    def _trace(self, pc: int) -> Trace | None:
        """The compiled trace from an address that is reached often."""
        return self._builder.build(pc) if self._heat.get(pc, 0) >= HOT else None

    def _run_trace(self, compiled: Trace, s: NativeState, most: int) -> tuple[NativeState, int]:
        """Run a trace; up to the instruction that faults, where one does."""
        try:
            return compiled.run(s, most)
        except Fault as fault:
            return compiled.recover(fault.__traceback__, self._builder.namespace)

    def _commit(self, s: NativeState) -> NativeState:
        """Put what an instruction has stored into the pages."""
        written = s[MEM]
        if isinstance(written, Written):
            for address, data in written.stores():
                self.memory.put(address, data)
        return (*s[:MEM], self.memory, *s[MEM + 1 :])

    def explain(self, stop: Stop) -> str:
        """Why a run ended, with the address and what is there."""
        reason = _REASONS.get(type(stop.error))
        if isinstance(stop.error, UnmappedAddress):
            return f"{stop.pc:#x}: there is no code here"
        there = listing(self.memory.load(stop.pc, 4), stop.pc)
        if isinstance(stop.error, (MemoryFault, AlignmentFault)):
            return f"{there}: {reason} {stop.error.address.uint:#x}"
        said = there.endswith((": undefined", ": not modelled"))
        return f"{there}: {reason}" if reason and not said else there


_REASONS: dict[type[object], str] = {
    UndefinedInstruction: "undefined instruction",
    UnpredictableInstruction: "the behaviour of this instruction is unpredictable",
    UnmodelledInstruction: "this instruction is not modelled",
    MemoryFault: "memory cannot be accessed at",
    AlignmentFault: "address not aligned:",
    SupervisorCall: "supervisor call",
    Breakpoint: "breakpoint instruction",
}

_SINGLE = {"sp": (SP, 64), "pc": (PC, 64), "nzcv": (FLAGS, 4), "fpcr": (FPCR, 32), "fpsr": (FPSR, 32), "tpidr_el0": (TPIDR, 64)}
_FILES = {"x": (REGS, 31, 64), "w": (REGS, 31, 32), "v": (VREGS, 32, 128), "q": (VREGS, 32, 128), "d": (VREGS, 32, 64),
          "s": (VREGS, 32, 32), "h": (VREGS, 32, 16), "b": (VREGS, 32, 8)}  # fmt: skip


def _place(name: str) -> tuple[int, int, int]:
    """Where a register is: the field of the state, its number there, its width. Raises EmulationError for none."""
    name = name.lower()
    name = {"lr": "x30", "fp": "x29"}.get(name, name)
    if name in _SINGLE:
        place, width = _SINGLE[name]
        return place, 0, width
    file = _FILES.get(name[:1])
    if file is not None and name[1:].isdigit() and int(name[1:]) < file[1]:
        return file[0], int(name[1:]), file[2]
    raise EmulationError(f"there is no register {name}; there are x0 to x30, w0 to w30, sp, pc, nzcv, v0 to v31, "
                         "q0, d0, s0, h0, b0 to b31, fpcr, fpsr, tpidr_el0")  # fmt: skip
