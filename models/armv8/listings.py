"""Disassembly of whole files: each section of code with its symbols, data among it as data."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elftools.elf.elffile import ELFFile
from elftools.elf.sections import SymbolTableSection
from lemmata.models.armv8.coverage import EXECUTABLE
from lemmata.models.armv8.elf import ARCHIVE_MAGIC, ELF_MAGIC, THIN_MAGIC, open_elf, read_archive, reading
from lemmata.models.armv8.errors import ObjectFileError
from lemmata.models.armv8.image import missing
from lemmata.models.armv8.syntax import disassemble


@dataclass(frozen=True)
class Label:
    """A symbol at an address; `size` is 0 where the file does not tell."""

    name: str
    address: int
    size: int


@dataclass(frozen=True)
class Section:
    """A section of code: its bytes from an address, its symbols in order, and where data begins and ends."""

    source: str
    name: str
    address: int
    content: bytes
    labels: tuple[Label, ...]
    marks: tuple[tuple[int, bool], ...]

    def lines(self, start: int, end: int, aliases: bool) -> Iterator[str]:
        """The listing from one address to another."""
        names = {label.address: label.name for label in self.labels}
        marks = list(self.marks)
        is_code = True
        for address in range(start, end - 3, 4):
            while marks and marks[0][0] <= address:
                is_code = marks.pop(0)[1]
            if address in names:
                yield f"{address:016x} <{names[address]}>:"
            (word,) = struct.unpack_from("<I", self.content, address - self.address)
            yield f"{address:8x}:  {word:08x}    {disassemble(word, address, aliases) if is_code else f'.word {word:#010x}'}"

    @property
    def end(self) -> int:
        """The address behind the section."""
        return self.address + len(self.content)


def sections(path: Path) -> list[Section]:
    """The sections of code in an ELF file or in the members of an archive. Raises ObjectFileError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ObjectFileError(f"{path}: {error.strerror}") from error
    if data[:8] not in (ARCHIVE_MAGIC, THIN_MAGIC):
        return _sections(data, str(path))
    members = read_archive(data, str(path))
    return [s for name, content in members if content[:4] == ELF_MAGIC for s in _sections(content, f"{path}({name})")]


def _sections(data: bytes, source: str) -> list[Section]:
    elf: ELFFile = open_elf(data, source)
    with reading(source):
        symbols = _symbols(elf)
        found = []
        for number, section in enumerate(elf.iter_sections()):
            if section["sh_flags"] & EXECUTABLE and section["sh_type"] == "SHT_PROGBITS":
                here = [s for s in symbols if s["st_shndx"] == number]
                found.append(_section(section, here, source))
        return found


def _symbols(elf: ELFFile) -> list[Any]:
    tables = [s for s in elf.iter_sections() if isinstance(s, SymbolTableSection)]
    return [symbol for table in tables for symbol in table.iter_symbols()]


def _section(section: Any, symbols: list[Any], source: str) -> Section:
    marks = {(s["st_value"], s.name[1] == "x") for s in symbols if s.name[:2] in ("$x", "$d") and s.name[2:3] in ("", ".")}
    kinds = ("STT_FUNC", "STT_NOTYPE", "STT_LOOS")
    labels = {
        Label(s.name, s["st_value"], s["st_size"])
        for s in symbols
        if s.name and not s.name.startswith("$") and s["st_info"]["type"] in kinds
    }
    order = sorted(labels, key=lambda label: (label.address, -label.size, label.name))
    return Section(source, section.name, section["sh_addr"], section.data(), tuple(order), tuple(sorted(marks)))


def listing_of(path: Path, function: str = "", aliases: bool = False) -> Iterator[str]:
    """The lines of a file's code, or of one function. Raises ObjectFileError, and SymbolError for a missing function."""
    found = sections(path)
    if not function:
        for section in found:
            yield f"{section.source}: section {section.name}"
            yield from section.lines(section.address, section.end, aliases)
        return
    for section in found:
        for place, label in enumerate(section.labels):
            if label.name == function:
                later = [n.address for n in section.labels[place:] if n.address > label.address]
                end = label.address + label.size if label.size else min(later, default=section.end)
                yield from section.lines(label.address, min(end, section.end), aliases)
                return
    known = {label.name: label.address for section in found for label in section.labels}
    raise missing(function, str(path), known, "function")
