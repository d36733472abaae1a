"""Code and data at their addresses, as the linker or the loader has laid them out."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field

from lemmata.models.armv8.address_space import EXECUTE, READ, WRITE, AddressSpace
from lemmata.models.armv8.errors import SymbolError

INDIRECT_TYPE = "STT_LOOS"
"""What pyelftools calls the type of indirect functions (STT_GNU_IFUNC), whose address is found by calling them."""
SHF_WRITE, SHF_ALLOC, SHF_EXECINSTR = 1, 2, 4


@dataclass(frozen=True)
class Piece:
    """A range of memory: `data`, then zeros up to `size`; permissions as of an `AddressSpace`."""

    name: str
    address: int
    size: int
    data: bytes
    permissions: int

    @property
    def end(self) -> int:
        """The first address behind it."""
        return self.address + self.size

    def content(self) -> bytes:
        """All its bytes."""
        return self.data.ljust(self.size, b"\0")


@dataclass(frozen=True)
class Image:
    """What is to be put into memory, and the addresses of symbols.

    `functions` are the symbols that name code; `entry` is where an executable starts; `externs` are addresses given
    to symbols that the object does not define, `slots` the contents of the global offset table by address;
    TPIDR_EL0 is to be `thread_pointer`. Functions in `indirect` return the address of the one that is meant; what
    `resolvers` return belongs at their places.
    """

    source: str
    pieces: tuple[Piece, ...]
    functions: dict[str, int]
    symbols: dict[str, int] = field(default_factory=dict)
    entry: int | None = None
    externs: dict[str, int] = field(default_factory=dict)
    slots: dict[int, int] = field(default_factory=dict)
    thread_pointer: int = 0
    indirect: frozenset[str] = frozenset()
    resolvers: dict[int, int] = field(default_factory=dict)

    def load(self, memory: AddressSpace) -> None:
        """Map the pieces into memory."""
        for piece in self.pieces:
            memory.map(piece.address, piece.size, piece.permissions, piece.data)
        for address, value in self.slots.items():
            memory.map(address, 8, READ, value.to_bytes(8, "little"))

    def address_of(self, name: str) -> int:
        """The address of a function or another symbol. Raises SymbolError, with names that are near."""
        for known in (self.functions, self.symbols, self.externs):
            if name in known:
                return known[name]
        raise missing(name, self.source, {**self.functions, **self.symbols})

    def name_of(self, address: int) -> str | None:
        """The function or extern at an address, as NAME+OFFSET, if a symbol is before it in the same piece."""
        for name, place in self.externs.items():
            if place == address:
                return name
        piece = next((p for p in self.pieces if p.address <= address < p.end), None)
        if piece is None:
            return None
        before = [(place, name) for name, place in self.functions.items() if piece.address <= place <= address]
        if not before:
            return f"{piece.name}+{address - piece.address:#x}"
        place, name = max(before)
        return name if place == address else f"{name}+{address - place:#x}"


def missing(name: str, source: str, known: dict[str, int], what: str = "symbol") -> SymbolError:
    """The error for a symbol, or something else with a name, that is not there."""
    near = difflib.get_close_matches(name, known, n=3)
    hint = f"; did you mean {', '.join(near)}?" if near else f"; it has {len(known)} {what}s"
    return SymbolError(f"{source}: no {what} {name}{hint}")


def section_permissions(flags: int) -> int:
    """What may be done with a section."""
    return READ | (WRITE if flags & SHF_WRITE else 0) | (EXECUTE if flags & SHF_EXECINSTR else 0)
