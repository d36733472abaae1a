"""Calling a function of an object file, an archive or an executable, on a machine of its own."""

from __future__ import annotations

import struct
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from elftools.elf.elffile import ELFFile
from lemmata.models.armv8.address_space import READ, WRITE, AddressSpace
from lemmata.models.armv8.elf import ARCHIVE_MAGIC, THIN_MAGIC, open_elf, reading
from lemmata.models.armv8.errors import EmulationError, ObjectFileError
from lemmata.models.armv8.execution import Machine, Stop, Watch
from lemmata.models.armv8.image import Image
from lemmata.models.armv8.linking import link
from lemmata.models.armv8.loader import HWCAP, read_executable
from lemmata.models.armv8.members import defining_member
from lemmata.models.armv8.state import MemoryFault, UnmappedAddress

STACK, STACK_SIZE, FRAME = 0x30000000, 0x20000, 0x1000
EXTERNS, EXTERNS_SIZE, EXTERN_SIZE = 0x27000000, 0x10000, 0x100
RETURN = 0x40000000
"""The address that the function returns to; nothing is there."""

MORE_FEATURES, RESOLVING = 1 << 62, 10_000
"""What resolvers of indirect functions get with the features: there is a second argument; how long they may take."""

Range = tuple[int, bytes]


def read_file(path: str | Path) -> bytes:
    """The bytes of a file. Raises ObjectFileError where that fails."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise ObjectFileError(f"{path}: {error.strerror}") from error


def load_image(path: str | Path, function: str, externs: Mapping[str, int | None]) -> Image:
    """The code of a file at its addresses: an object, the member of an archive that has the function, an executable.

    Symbols in `externs` have the given address, or one of their own with 256 zero bytes. Raises ArmError.
    """
    data, source = read_file(path), str(path)
    if data[:8] in (ARCHIVE_MAGIC, THIN_MAGIC):
        name, data = defining_member(data, source, function)
        source = f"{source}({name})"
    if _is_object(data, source):
        return link(data, source, _addresses(externs))
    return read_executable(data, source).image


def _is_object(data: bytes, source: str) -> bool:
    elf: ELFFile = open_elf(data, source)
    with reading(source):
        return bool(elf["e_type"] == "ET_REL")


def _addresses(externs: Mapping[str, int | None]) -> dict[str, int]:
    if len(externs) * EXTERN_SIZE > EXTERNS_SIZE:
        raise ObjectFileError(f"there is room for {EXTERNS_SIZE // EXTERN_SIZE} symbols from outside, not {len(externs)}")
    places = {name: EXTERNS + EXTERN_SIZE * number for number, name in enumerate(externs)}
    return {name: places[name] if address is None else address for name, address in externs.items()}


@dataclass(frozen=True)
class Result:
    """How a call has ended."""

    stop: Stop
    instructions: int
    changed: dict[str, tuple[int, int]]

    @property
    def returned(self) -> bool:
        """Whether the function has returned."""
        return has_returned(self.stop)


def has_returned(stop: Stop) -> bool:
    """Whether a machine has stopped at the return address, where there is no code."""
    return stop.pc == RETURN and isinstance(stop.error, UnmappedAddress)


class Invocation:
    """A machine that is about to run a function: a stack, a return address, registers and memory as given."""

    def __init__(
        self, image: Image, function: str, registers: Mapping[str, int] | None = None, memory: Sequence[Range] = ()
    ) -> None:
        self.image, self.function = image, function
        self.machine = Machine(AddressSpace())
        space = self.machine.memory
        image.load(space)
        space.map(STACK, STACK_SIZE, READ | WRITE)
        if image.externs:
            space.map(EXTERNS, EXTERNS_SIZE, READ | WRITE)
        for address, data in memory:
            space.map(address, len(data), READ | WRITE, data)
        for place, resolver in image.resolvers.items():
            space.put(place, self._resolve(resolver).to_bytes(8, "little"))
        entry = image.address_of(function)
        if function in image.indirect:
            entry = self._resolve(entry)
        self.machine.set({"pc": entry, "sp": STACK + STACK_SIZE - FRAME, "x30": RETURN})
        self.machine["tpidr_el0"] = image.thread_pointer
        self.machine.set(registers or {})
        self._before = self.machine.registers()

    def _resolve(self, resolver: int) -> int:
        """The address that a resolver of an indirect function returns, on a machine of its own."""
        machine = Machine(self.machine.memory)
        features = STACK + STACK_SIZE - FRAME
        machine.memory.put(features, struct.pack("<3Q", 24, HWCAP, 0))
        machine.set({"pc": resolver, "sp": features, "x30": RETURN, "x0": HWCAP | MORE_FEATURES, "x1": features})
        stop = machine.run(RESOLVING)
        if not has_returned(stop):
            raise EmulationError(f"{self.image.source}: an indirect function is not resolved: {explain(machine, self.image, stop)}")
        return machine["x0"]

    def run(self, limit: int, breakpoints: Collection[int] = (), trace: Watch | None = None) -> Stop:
        """Go on until the function returns, a breakpoint or the limit is met, or an instruction cannot be executed."""
        return self.machine.run(limit, breakpoints, trace)

    def result(self, stop: Stop) -> Result:
        """What the call has done so far; PC is not among the registers that changed."""
        return Result(stop, self.machine.steps, changes(self._before, self.machine.registers()))

    def explain(self, stop: Stop) -> str:
        """Why the run has ended, with the address, its symbol, and what is there."""
        return explain(self.machine, self.image, stop)


def explain(machine: Machine, image: Image, stop: Stop) -> str:
    """Why a run has ended, with the address, its symbol, and what is there."""
    name = image.name_of(stop.pc)
    where = f"in {name}: " if name is not None else ""
    if isinstance(stop.error, MemoryFault):
        return f"{where}{machine.explain(stop)}, {access(machine.memory, stop.error.address.uint)}"
    if not machine.memory.executable(stop.pc, 4) or stop.pc % 4:
        shown = "not a multiple of 4" if stop.pc % 4 else access(machine.memory, stop.pc)
        return f"{where}jump outside the code: {stop.pc:#x}, {shown}"
    return where + machine.explain(stop)


def access(memory: AddressSpace, address: int) -> str:
    """What may be done with the memory at an address."""
    if not any(check(address, 1) for check in (memory.readable, memory.writable, memory.executable)):
        return "where nothing is mapped"
    letters = ((memory.readable, "r"), (memory.writable, "w"), (memory.executable, "x"))
    return f"where memory is {''.join(letter if check(address, 1) else '-' for check, letter in letters)}"


def changes(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """The registers that are not as before, without PC."""
    names = [name for name in {**after, **before} if name != "pc" and before.get(name, 0) != after.get(name, 0)]
    return {name: (before.get(name, 0), after.get(name, 0)) for name in sorted(names, key=_order)}


def _order(name: str) -> tuple[int, int]:
    """General registers, then the others, then vectors."""
    if name[0] in "xv" and name[1:].isdigit():
        return "x.v".index(name[0]), int(name[1:])
    return 1, 0


def dump(memory: AddressSpace, address: int, length: int) -> bytes:
    """Bytes of memory. Raises EmulationError where nothing is mapped."""
    try:
        return memory.get(address, length)
    except EmulationError as error:
        raise EmulationError(f"memory to show: {error}") from error
