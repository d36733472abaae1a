"""Memory of a machine that runs: pages of bytes with permissions.

An `AddressSpace` is what the compiled semantics takes for the memory of the model: applied to an address it is the
byte there, `readable` and `writable` are its predicates. Compiled code does not change it: a store gives a
`Written`, and the machine puts it into the pages when the instruction is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from lemmata.models.armv8.errors import EmulationError

PAGE_BITS = 12
PAGE = 1 << PAGE_BITS
READ, WRITE, EXECUTE = 1, 2, 4
TOP = 1 << 64


class Memory(Protocol):
    """What compiled code reads from."""

    def load(self, address: int, size: int) -> int:
        """The little-endian value of so many bytes."""

    def __call__(self, address: int) -> int:
        """The byte at an address."""


class Written:
    """A memory with some bytes changed."""

    __slots__ = ("address", "before", "data")

    def __init__(self, before: Memory, address: int, data: bytes) -> None:
        self.before, self.address, self.data = before, address, data

    def load(self, address: int, size: int) -> int:
        """The little-endian value of so many bytes."""
        offset = (address - self.address) % TOP
        if offset + size <= len(self.data):
            return int.from_bytes(self.data[offset : offset + size], "little")
        if offset >= len(self.data) and (self.address - address) % TOP >= size:
            return self.before.load(address, size)
        return int.from_bytes(bytes(self((address + place) % TOP) for place in range(size)), "little")

    def __call__(self, address: int) -> int:
        """The byte at an address."""
        offset = (address - self.address) % TOP
        return self.data[offset] if offset < len(self.data) else self.before(address)

    def stores(self) -> list[tuple[int, bytes]]:
        """The changes, oldest first."""
        found: list[tuple[int, bytes]] = []
        memory: Memory = self
        while isinstance(memory, Written):
            found.append((memory.address, memory.data))
            memory = memory.before
        return found[::-1]


class AddressSpace:
    """Pages of memory by number, and what may be done with each.

    `version` grows when bytes of a page that may be executed change, so that what was decoded there is out of date.
    """

    def __init__(self) -> None:
        self.pages: dict[int, bytearray] = {}
        self.permissions: dict[int, int] = {}
        self.version = 0

    def map(self, start: int, size: int, permissions: int, data: bytes = b"") -> None:
        """Map whole pages around a range, zero where new, and put bytes at its start.

        Raises EmulationError where the range leaves the address space.
        """
        if start < 0 or size < 0 or start + max(size, len(data)) > TOP:
            raise EmulationError(f"no memory can be mapped at {start:#x}, {size:#x} bytes: addresses have 64 bits")
        for page in range(start >> PAGE_BITS, (start + max(size, len(data), 1) - 1 >> PAGE_BITS) + 1):
            self.pages.setdefault(page, bytearray(PAGE))
            self._allow(page, self.permissions.get(page, 0) | permissions)
        self.put(start, data)

    def protect(self, start: int, size: int, permissions: int) -> None:
        """Change what may be done with the pages around a range."""
        for page in range(start >> PAGE_BITS, (start + size - 1 >> PAGE_BITS) + 1):
            if page in self.permissions:
                self._allow(page, permissions)

    def unmap(self, start: int, size: int) -> None:
        """Take out the pages around a range."""
        for page in range(start >> PAGE_BITS, (start + size - 1 >> PAGE_BITS) + 1):
            if page in self.permissions:
                self._allow(page, 0)
                del self.pages[page], self.permissions[page]

    def _allow(self, page: int, permissions: int) -> None:
        """Change what may be done with a page; code comes or goes with the permission to execute it."""
        if (self.permissions.get(page, 0) ^ permissions) & EXECUTE:
            self.version += 1
        self.permissions[page] = permissions

    def load(self, address: int, size: int) -> int:
        """The little-endian value of so many bytes. Raises EmulationError where nothing is mapped."""
        offset = address & PAGE - 1
        if offset + size <= PAGE:
            page = self.pages.get(address >> PAGE_BITS)
            if page is not None:
                return int.from_bytes(page[offset : offset + size], "little")
        return int.from_bytes(self.get(address, size), "little")

    def __call__(self, address: int) -> int:
        """The byte at an address; 0 where nothing is mapped."""
        page = self.pages.get(address >> PAGE_BITS)
        return page[address & PAGE - 1] if page is not None else 0

    def get(self, address: int, size: int) -> bytes:
        """Bytes, whatever the permissions. Raises EmulationError where nothing is mapped."""
        parts = []
        for page, low, high in _pieces(address, size):
            if page not in self.pages:
                raise EmulationError(f"{page << PAGE_BITS | low:#x}: no memory is mapped here")
            parts.append(self.pages[page][low:high])
        return b"".join(parts)

    def put(self, address: int, data: bytes) -> None:
        """Change bytes, whatever the permissions. Raises EmulationError where nothing is mapped."""
        place = 0
        for page, low, high in _pieces(address, len(data)):
            if page not in self.pages:
                raise EmulationError(f"{page << PAGE_BITS | low:#x}: no memory is mapped here")
            self.pages[page][low:high] = data[place : place + high - low]
            place += high - low
            if self.permissions[page] & EXECUTE:
                self.version += 1

    def readable(self, address: int, size: int) -> bool:
        """Whether so many bytes can be read."""
        return self._allows(address, size, READ)

    def writable(self, address: int, size: int) -> bool:
        """Whether so many bytes can be written."""
        return self._allows(address, size, WRITE)

    def executable(self, address: int, size: int) -> bool:
        """Whether so many bytes can be executed."""
        return self._allows(address, size, EXECUTE)

    def _allows(self, address: int, size: int, permission: int) -> bool:
        if (address & PAGE - 1) + size <= PAGE:
            return self.permissions.get(address >> PAGE_BITS, 0) & permission != 0
        return all(self.permissions.get(page, 0) & permission for page, _, _ in _pieces(address, size))

    def text(self, address: int, limit: int = 1 << 16) -> bytes:
        """The bytes up to a zero byte."""
        found = bytearray()
        while len(found) < limit and (byte := self.get((address + len(found)) % TOP, 1)) != b"\0":
            found += byte
        return bytes(found)


def _pieces(address: int, size: int) -> Iterator[tuple[int, int, int]]:
    """The parts of a range by page, with offsets in the page; addresses wrap around at 2**64."""
    while size > 0:
        low = address & PAGE - 1
        high = min(PAGE, low + size)
        yield address >> PAGE_BITS, low, high
        address, size = (address + high - low) % TOP, size - (high - low)
