"""Whole functions of Debian's libraries against recorded runs: registers, memory, number of instructions.

The object comes out of the fetched package. Where the distribution has moved on, it counts as the recorded one if its
sections have the recorded contents after relocation.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from lemmata.models.armv8.address_space import PAGE, PAGE_BITS, READ, WRITE, AddressSpace
from lemmata.models.armv8.errors import PackageError
from lemmata.models.armv8.execution import Machine
from lemmata.models.armv8.function_vectors import FunctionRun, FunctionVectors
from lemmata.models.armv8.image import Image
from lemmata.models.armv8.linking import link
from lemmata.models.armv8.members import member
from lemmata.models.armv8.packages import package_file, package_version
from lemmata.models.armv8.state import Error, UnmappedAddress

DATA, STACK, EXTERNS, RETURN = (0x32000000, 0x40000), (0x30000000, 0x20000), (0x28000000, 0x10000), 0x40000000
"""Regions (address and size) that a run may use, and the address that functions return to."""


@lru_cache(maxsize=8)
def _content(file: Path) -> bytes:
    return file.read_bytes()


def linked(vectors: FunctionVectors) -> Image:
    """The function's object, in memory.

    Raises PackageError where the package is not there or its object has other code than the recorded one.
    """
    file = package_file(vectors.package, vectors.archive)
    content = member(_content(file), str(file), vectors.member)
    image = link(content, f"{file}({vectors.member})", vectors.externs)
    if hashlib.sha256(content).hexdigest() != vectors.sha256:
        found = [(p.name, p.address, p.size, hashlib.sha256(p.content()).hexdigest()) for p in image.pieces]
        if found != [(s.name, s.address, s.size, s.sha256) for s in vectors.sections]:
            raise PackageError(
                f"{vectors.member} of {vectors.package} {package_version(vectors.package)} has other contents than "
                f"that of {vectors.version}, which was recorded"
            )
    if image.address_of(vectors.symbol) != vectors.entry:
        raise PackageError(f"{vectors.symbol} is at {image.address_of(vectors.symbol):#x}, not {vectors.entry:#x}")
    return image


def provenance(vectors: FunctionVectors) -> str | None:
    """Which version runs, where it is not the recorded one."""
    version = package_version(vectors.package)
    if version == vectors.version:
        return None
    return f"{vectors.package} {version} runs in place of {vectors.version}: the code is the same"


def replay_run(image: Image, vectors: FunctionVectors, run: FunctionRun) -> tuple[dict[str, tuple[object, object]], Error | None]:
    """Run a function; what differs from the record, and the error that stopped it, if any."""
    machine = Machine(_memory(image, run))
    before = {page: bytes(data) for page, data in machine.memory.pages.items()}
    machine.set(run.pre)
    machine["pc"] = vectors.entry
    stop = machine.run(4 * run.instructions + 1000)
    if stop.pc != RETURN or not isinstance(stop.error, UnmappedAddress):
        return {"error": (None, machine.explain(stop))}, stop.error
    return {**_registers(machine, run), **_bytes(machine, run, before)}, None


def _memory(image: Image, run: FunctionRun) -> AddressSpace:
    memory = AddressSpace()
    image.load(memory)
    for start, size in (DATA, STACK, EXTERNS):
        memory.map(start, size, READ | WRITE)
    for address, data in run.memory:
        memory.put(address, data)
    return memory


def _registers(machine: Machine, run: FunctionRun) -> dict[str, tuple[object, object]]:
    """The registers and the count that are not as recorded; PC is the return address."""
    found = machine.registers()
    del found["pc"]
    names = [name for name in {**run.post, **found} if run.post.get(name, 0) != found.get(name, 0)]
    different: dict[str, tuple[object, object]] = {
        name: (f"{run.post.get(name, 0):x}", f"{found.get(name, 0):x}") for name in names
    }
    if machine.steps != run.instructions:
        different["instructions"] = run.instructions, machine.steps
    return different


def _bytes(machine: Machine, run: FunctionRun, before: dict[int, bytes]) -> dict[str, tuple[object, object]]:
    """The first byte of each page outside the stack that is not as recorded."""
    wanted = AddressSpace()
    for page, content in before.items():
        wanted.map(page << PAGE_BITS, PAGE, READ, content)
    for address, data in run.stored:
        wanted.put(address, data)
    different: dict[str, tuple[object, object]] = {}
    for page, found in machine.memory.pages.items():
        content, expected = bytes(found), bytes(wanted.pages[page])
        if content != expected and not STACK[0] <= page << PAGE_BITS < sum(STACK):
            place = next(place for place in range(PAGE) if content[place] != expected[place])
            different[f"[{page << PAGE_BITS | place:x}]"] = f"{expected[place]:02x}", f"{content[place]:02x}"
    return different
