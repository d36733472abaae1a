"""Object files: the code of a function, out of a relocatable ELF file or an `.a` archive of them.

A function's addresses are those within its section, as a disassembler shows them for a relocatable file.
Code that relocations would change is refused: what runs is then not what the file holds.
"""

from __future__ import annotations

import difflib
import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from elftools.common.exceptions import ELFError
from elftools.elf.descriptions import describe_reloc_type
from elftools.elf.elffile import ELFFile
from elftools.elf.relocation import RelocationSection
from elftools.elf.sections import SymbolTableSection
from lemmata.models.armv8.errors import ObjectFileError, SymbolError

ARCHIVE_MAGIC = b"!<arch>\n"
THIN_MAGIC = b"!<thin>\n"
ELF_MAGIC = b"\x7fELF"


@dataclass(frozen=True)
class Relocation:
    """A place in the code that the linker is to change."""

    offset: int
    kind: str
    symbol: str

    def __str__(self) -> str:
        return f"{self.kind} against {self.symbol or 'a section'} at {self.offset:#x}"


@dataclass(frozen=True)
class Function:
    """The code of a function symbol; `address` is its offset in the section."""

    name: str
    source: str
    section: str
    address: int
    code: bytes

    @property
    def size(self) -> int:
        """The size in bytes, as the symbol table has it."""
        return len(self.code)

    @property
    def words(self) -> dict[int, int]:
        """The instruction words by section-relative address."""
        values = struct.unpack(f"<{len(self.code) // 4}I", self.code)
        return {self.address + 4 * index: word for index, word in enumerate(values)}


@dataclass(frozen=True)
class Symbol:
    """A function symbol and where its code is."""

    name: str
    section: int
    address: int
    size: int
    is_global: bool


class ObjectFile:
    """A relocatable AArch64 ELF file."""

    def __init__(self, data: bytes, source: str) -> None:
        self.source = source
        self._elf = open_elf(data, source)
        kind = self._elf["e_type"]
        if kind != "ET_REL":
            raise ObjectFileError(f"{source}: ELF type {kind}; only relocatable files (.o) are supported")

    @cached_property
    def symbols(self) -> dict[str, Symbol]:
        """The functions that the file defines, global ones before local ones of the same name."""
        found: dict[str, Symbol] = {}
        with reading(self.source):
            for symbol in self._function_symbols():
                if symbol.name not in found or symbol.is_global:
                    found[symbol.name] = symbol
        return found

    def _function_symbols(self) -> Iterator[Symbol]:
        for table in self._elf.iter_sections():
            if isinstance(table, SymbolTableSection):
                for entry in table.iter_symbols():
                    info, section = entry["st_info"], entry["st_shndx"]
                    if info["type"] == "STT_FUNC" and isinstance(section, int):
                        visible = info["bind"] != "STB_LOCAL"
                        yield Symbol(entry.name, section, entry["st_value"], entry["st_size"], visible)

    def functions(self) -> tuple[str, ...]:
        """The names of the functions defined here."""
        return tuple(self.symbols)

    def function(self, name: str) -> Function:
        """The code of a function; relocations within it raise."""
        symbol = self.symbols.get(name)
        if symbol is None:
            raise _missing(name, self.source, self.symbols)
        with reading(self.source):
            section = self._elf.get_section(symbol.section)
            code: bytes = section.data()[symbol.address : symbol.address + symbol.size]
            kind = section["sh_type"]
        where = f"{self.source}: {name}"
        if kind != "SHT_PROGBITS":
            raise SymbolError(f"{where}: defined in section {section.name}, which holds no code ({kind})")
        if symbol.size == 0:
            raise SymbolError(f"{where}: the symbol has no size; the assembler's .size directive gives it one")
        if len(code) != symbol.size or symbol.size % 4 or symbol.address % 4:
            raise SymbolError(f"{where}: {symbol.size} bytes at {symbol.address:#x} are not whole instructions")
        relocations = self.relocations(name)
        if relocations:
            listed = "; ".join(map(str, relocations[:3])) + ("; ..." if len(relocations) > 3 else "")
            raise SymbolError(f"{where}: relocations in the code are not supported: {listed}")
        return Function(name, self.source, section.name, symbol.address, code)

    def relocations(self, name: str) -> tuple[Relocation, ...]:
        """The relocations within a function."""
        symbol = self.symbols.get(name)
        if symbol is None:
            raise _missing(name, self.source, self.symbols)
        with reading(self.source):
            return tuple(self._relocations(symbol))

    def _relocations(self, symbol: Symbol) -> Iterator[Relocation]:
        for section in self._elf.iter_sections():
            if isinstance(section, RelocationSection) and section["sh_info"] == symbol.section:
                table: Any = self._elf.get_section(section["sh_link"])
                for entry in section.iter_relocations():
                    offset, kind = entry["r_offset"], describe_reloc_type(entry["r_info_type"], self._elf)
                    if symbol.address <= offset < symbol.address + symbol.size:
                        yield Relocation(offset, kind, table.get_symbol(entry["r_info_sym"]).name)


def open_elf(data: bytes, source: str) -> ELFFile:
    """An ELF file for AArch64, 64-bit, little-endian. Raises ObjectFileError for another."""
    if data[:4] != ELF_MAGIC:
        raise ObjectFileError(f"{source}: not an ELF file")
    with reading(source):
        elf = ELFFile(io.BytesIO(data))
        machine = elf["e_machine"]
    if machine != "EM_AARCH64" or elf.elfclass != 64 or not elf.little_endian:
        order = "little" if elf.little_endian else "big"
        raise ObjectFileError(
            f"{source}: {machine}, {elf.elfclass}-bit, {order}-endian; needed: AArch64, 64-bit, little-endian"
        )
    return elf


@contextmanager
def reading(source: str) -> Iterator[None]:
    """Turns what pyelftools raises on damaged files into an error of ours."""
    try:
        yield
    except (ELFError, ValueError, LookupError, OverflowError, AttributeError, MemoryError) as error:
        raise ObjectFileError(f"{source}: damaged ELF file: {error}") from error


class Archive:
    """An `.a` archive of object files; members that are no AArch64 object are passed over."""

    def __init__(self, data: bytes, source: str) -> None:
        self.source = source
        self.members: dict[str, ObjectFile] = {}
        for name, content in read_archive(data, source):
            if content[:4] == ELF_MAGIC:
                self.members.setdefault(name, ObjectFile(content, f"{source}({name})"))

    @cached_property
    def _homes(self) -> dict[str, ObjectFile]:
        """The member that defines each function: a global definition before a local one."""
        homes: dict[str, ObjectFile] = {}
        for member in self.members.values():
            for name, symbol in member.symbols.items():
                if name not in homes or (symbol.is_global and not homes[name].symbols[name].is_global):
                    homes[name] = member
        return homes

    def functions(self) -> tuple[str, ...]:
        """The names of the functions that the members define."""
        return tuple(self._homes)

    def function(self, name: str) -> Function:
        """The code of a function of any member."""
        if name not in self._homes:
            raise _missing(name, self.source, self._homes)
        return self._homes[name].function(name)


def read_archive(data: bytes, source: str) -> Iterator[tuple[str, bytes]]:
    """Names and contents of an archive's members (the common format, with GNU or BSD long names)."""
    if data[:8] == THIN_MAGIC:
        raise ObjectFileError(f"{source}: a thin archive holds no code; load its members instead")
    if data[:8] != ARCHIVE_MAGIC:
        raise ObjectFileError(f"{source}: not an archive")
    names, place = b"", 8
    while place < len(data):
        header = data[place : place + 60]
        size_text = header[48:58].strip()
        if len(header) < 60 or header[58:] != b"`\n" or not size_text.isdigit():
            raise ObjectFileError(f"{source}: damaged archive: no member header at offset {place:#x}")
        size, name = int(size_text), header[:16].rstrip()
        content = data[place + 60 : place + 60 + size]
        if len(content) != size:
            raise ObjectFileError(f"{source}: damaged archive: the member at {place:#x} is cut short")
        place += 60 + size + size % 2
        if name == b"//":
            names = content
        elif name not in (b"/", b"/SYM64/", b"__.SYMDEF"):
            yield _member_name(name, names, content)


def _member_name(name: bytes, names: bytes, content: bytes) -> tuple[str, bytes]:
    """A member's full name, and its content without a BSD name in front."""
    if name.startswith(b"#1/") and name[3:].isdigit():
        length = int(name[3:])
        return content[:length].rstrip(b"\0").decode(errors="replace"), content[length:]
    if name.startswith(b"/") and name[1:].isdigit():
        start = int(name[1:])
        name = names[start : names.find(b"\n", start)]
    return name.removesuffix(b"/").decode(errors="replace"), content


def load(path: str | Path) -> ObjectFile | Archive:
    """Load an object file or an archive."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ObjectFileError(f"{path}: {error.strerror}") from error
    if data[:8] in (ARCHIVE_MAGIC, THIN_MAGIC):
        return Archive(data, str(path))
    if data[:4] != ELF_MAGIC:
        raise ObjectFileError(f"{path}: neither an ELF file nor an archive")
    return ObjectFile(data, str(path))


def load_function(path: str | Path, name: str) -> Function:
    """The code of a function in an object file or archive."""
    return load(path).function(name)


def _missing(name: str, source: str, known: dict[str, Any]) -> SymbolError:
    near = difflib.get_close_matches(name, known, n=3)
    hint = f"; did you mean {', '.join(near)}?" if near else f"; it defines {len(known)} functions"
    return SymbolError(f"{source}: no function {name}{hint}")
