"""Static executables: their segments in memory, and the stack that Linux hands to a program.

`ET_EXEC` files go where they say; static position-independent ones (`ET_DYN` without an interpreter) go to a fixed
base, with their relative relocations applied. The C library's start code applies them itself, again, and calls the
resolvers of indirect functions.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elftools.elf.dynamic import DynamicSegment
from elftools.elf.relocation import RelocationSection
from elftools.elf.sections import SymbolTableSection
from lemmata.models.armv8.address_space import EXECUTE, PAGE, READ, TOP, WRITE, AddressSpace
from lemmata.models.armv8.elf import open_elf, reading
from lemmata.models.armv8.errors import ObjectFileError
from lemmata.models.armv8.image import INDIRECT_TYPE, SHF_ALLOC, Image, Piece
from lemmata.models.armv8.linux import IDENTITY

PIE_BASE = 0x5500000000
STACK_TOP, STACK_SIZE = 0x7FFFFFF000, 0x800000
LARGEST = 1 << 30
"""Bytes that the segments of an executable may have together."""
RELATIVE, INDIRECT = 1027, 1032
HWCAP = 1 << 0 | 1 << 1
"""HWCAP_FP and HWCAP_ASIMD: what every processor has."""
PLATFORM = b"aarch64"


@dataclass(frozen=True)
class Executable:
    """A static executable at its addresses, and what the auxiliary vector says of it."""

    image: Image
    entry: int
    headers: int
    header_size: int
    header_count: int

    @property
    def end(self) -> int:
        """The first page behind all segments, where the heap starts."""
        return -(-max(piece.end for piece in self.image.pieces) // PAGE) * PAGE


def read_executable(data: bytes, source: str) -> Executable:
    """Lay out a static executable. Raises ObjectFileError for a file that is none or is damaged."""
    with reading(source):
        elf = open_elf(data, source)
        kind = elf["e_type"]
        if kind not in ("ET_EXEC", "ET_DYN"):
            raise ObjectFileError(f"{source}: ELF type {kind}; an executable is needed")
        segments = list(elf.iter_segments())
        if any(segment["p_type"] == "PT_INTERP" for segment in segments):
            raise ObjectFileError(f"{source}: a dynamic executable or library; only static executables can be run")
        base = PIE_BASE if kind == "ET_DYN" else 0
        pieces = _pieces([s for s in segments if s["p_type"] == "PT_LOAD"], data, source, base)
        if kind == "ET_DYN":
            pieces = _relocated(pieces, [s for s in segments if isinstance(s, DynamicSegment)], source, base)
        functions, symbols, indirect = _symbols(elf, base)
        entry = base + elf["e_entry"]
        if not any(p.permissions & EXECUTE and p.address <= entry < p.end for p in pieces):
            raise ObjectFileError(f"{source}: the entry point {entry:#x} is outside the code")
        image = Image(
            source, tuple(pieces), functions, symbols, entry, indirect=indirect, resolvers=_resolvers(elf, base)
        )
        return Executable(image, entry, _header_address(elf, pieces, segments, base), elf["e_phentsize"], elf["e_phnum"])


def _pieces(segments: list[Any], data: bytes, source: str, base: int) -> list[Piece]:
    """The loadable segments."""
    found: list[Piece] = []
    for segment in segments:
        offset, size, total = segment["p_offset"], segment["p_filesz"], segment["p_memsz"]
        address, flags = base + segment["p_vaddr"], segment["p_flags"]
        content = data[offset : offset + size]
        if len(content) != size:
            raise ObjectFileError(f"{source}: the segment at {address:#x} is cut short: it has {size:#x} bytes at {offset:#x}, the file {len(data):#x}")  # fmt: skip
        if size > total or total > LARGEST or address + total > TOP:
            raise ObjectFileError(f"{source}: the segment at {address:#x} cannot have {total:#x} bytes in memory, {size:#x} in the file")  # fmt: skip
        permissions = (flags >> 2 & 1) * READ | (flags >> 1 & 1) * WRITE | (flags & 1) * EXECUTE
        if total:
            found.append(Piece(f"segment {len(found)}", address, total, content, permissions))
    if not found or sum(piece.size for piece in found) > LARGEST:
        raise ObjectFileError(f"{source}: {'too much' if found else 'nothing'} to load")
    return found


def _relocated(pieces: list[Piece], dynamic: list[DynamicSegment], source: str, base: int) -> list[Piece]:
    """The segments with relative relocations applied; others are left to the program's start code."""
    contents = [bytearray(piece.data) for piece in pieces]
    for segment in dynamic:
        tables: Any = segment.get_relocation_tables()
        for table in tables.values():
            for entry in table.iter_relocations():
                if entry["r_info_type"] == RELATIVE:
                    place, value = base + entry["r_offset"], (base + entry["r_addend"]) % TOP
                    for piece, content in zip(pieces, contents, strict=True):
                        if piece.address <= place and place + 8 <= piece.address + len(content):
                            content[place - piece.address : place - piece.address + 8] = value.to_bytes(8, "little")
                            break
                    else:
                        raise ObjectFileError(f"{source}: a relocation at {place:#x}, which no segment holds")
    return [Piece(p.name, p.address, p.size, bytes(c), p.permissions) for p, c in zip(pieces, contents, strict=True)]


def _resolvers(elf: Any, base: int) -> dict[int, int]:
    """The functions that find the addresses of indirect functions, by the place that wants the address."""
    return {
        base + entry["r_offset"]: base + entry["r_addend"]
        for section in elf.iter_sections()
        if isinstance(section, RelocationSection) and section["sh_flags"] & SHF_ALLOC
        for entry in section.iter_relocations()
        if entry["r_info_type"] == INDIRECT
    }


def _symbols(elf: Any, base: int) -> tuple[dict[str, int], dict[str, int], frozenset[str]]:
    """Functions and other symbols, global ones before local ones, and which functions are indirect ones."""
    indirect: set[str] = set()
    functions: dict[str, int] = {}
    others: dict[str, int] = {}
    tables = [section for section in elf.iter_sections() if isinstance(section, SymbolTableSection)]
    for symbol in sorted((s for t in tables for s in t.iter_symbols()), key=lambda s: s["st_info"]["bind"] != "STB_LOCAL"):
        if symbol.name and isinstance(symbol["st_shndx"], int) and not symbol.name.startswith("$"):
            kind = symbol["st_info"]["type"]
            (functions if kind in ("STT_FUNC", INDIRECT_TYPE) else others)[symbol.name] = base + symbol["st_value"]
            if kind == INDIRECT_TYPE:
                indirect.add(symbol.name)
    return functions, others, frozenset(indirect)


def _header_address(elf: Any, pieces: list[Piece], segments: list[Any], base: int) -> int:
    """Where the program headers are in memory; 0 where they are not loaded."""
    offset = elf["e_phoff"]
    for segment in segments:
        if segment["p_type"] == "PT_LOAD" and segment["p_offset"] <= offset < segment["p_offset"] + segment["p_filesz"]:
            return int(base + segment["p_vaddr"] + offset - segment["p_offset"])
    return 0


def auxiliary(executable: Executable, seed_bytes: int, name: int, platform: int) -> list[tuple[int, int]]:
    """The auxiliary vector: pairs of a type (AT_PHDR and so on, by number) and a value."""
    return [
        (3, executable.headers),  # AT_PHDR
        (4, executable.header_size),  # AT_PHENT
        (5, executable.header_count),  # AT_PHNUM
        (6, PAGE),  # AT_PAGESZ
        (7, 0),  # AT_BASE
        (8, 0),  # AT_FLAGS
        (9, executable.entry),  # AT_ENTRY
        (11, IDENTITY), (12, IDENTITY), (13, IDENTITY), (14, IDENTITY),  # AT_UID, AT_EUID, AT_GID, AT_EGID
        (15, platform),  # AT_PLATFORM
        (16, HWCAP),  # AT_HWCAP
        (17, 100),  # AT_CLKTCK
        (23, 0),  # AT_SECURE
        (25, seed_bytes),  # AT_RANDOM
        (26, 0),  # AT_HWCAP2
        (31, name),  # AT_EXECFN
        (0, 0),  # AT_NULL
    ]  # fmt: skip


def start(
    executable: Executable, memory: AddressSpace, arguments: Sequence[bytes], environment: Mapping[bytes, bytes], seed: int
) -> int:
    """Load an executable and write its stack: argc, argv, envp, the auxiliary vector. Returns SP."""
    executable.image.load(memory)
    memory.map(STACK_TOP - STACK_SIZE, STACK_SIZE, READ | WRITE)
    top = STACK_TOP

    def push(content: bytes, alignment: int = 1) -> int:
        nonlocal top
        top = (top - len(content)) // alignment * alignment
        if top < STACK_TOP - STACK_SIZE // 2:
            raise ObjectFileError(f"{executable.image.source}: arguments and environment are too long")
        memory.put(top, content)
        return top

    name = push(arguments[0] + b"\0")
    platform = push(PLATFORM + b"\0")
    seed_bytes = push(random.Random(seed).randbytes(16), 16)
    texts = [push(f"{key.decode('latin-1')}={value.decode('latin-1')}".encode("latin-1") + b"\0") for key, value in environment.items()]
    strings = [push(argument + b"\0") for argument in arguments]
    vector = [number for pair in auxiliary(executable, seed_bytes, name, platform) for number in pair]
    words = [len(strings), *strings, 0, *texts, 0, *vector]
    return push(b"".join(word.to_bytes(8, "little") for word in words), 16)
