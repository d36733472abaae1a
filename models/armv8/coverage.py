"""How much of real code the model covers: the instructions of ELF files and archives, by encoding class."""

from __future__ import annotations

import io
import struct
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from elftools.elf.elffile import ELFFile
from elftools.elf.sections import SymbolTableSection
from lemmata.models.armv8 import index, native
from lemmata.models.armv8.elf import ARCHIVE_MAGIC, ELF_MAGIC, read_archive, reading
from lemmata.models.armv8.errors import ObjectFileError
from lemmata.models.armv8.syntax import mnemonic
from lemmata.models.armv8.table import find

EXECUTABLE = 0x4
"""SHF_EXECINSTR of a section's flags."""


@dataclass
class Coverage:
    """The instructions of one file: how many there are, how many are modelled, and the rest by class."""

    source: str
    words: int = 0
    modelled: int = 0
    missing: Counter[str] = field(default_factory=Counter)

    @property
    def percent(self) -> float:
        """The share of words that the model decodes and executes."""
        return 100 * self.modelled / self.words if self.words else 100.0

    def as_json(self) -> dict[str, Any]:
        """One object, for programs."""
        return {
            "file": self.source, "words": self.words, "modelled": self.modelled,
            "percent": round(self.percent, 4), "missing": dict(self.missing.most_common()),
        }  # fmt: skip


@lru_cache(maxsize=1 << 20)
def missing_class(word: int) -> str | None:
    """None where the model executes a word; else group, row of the encoding index and mnemonic, and why not."""
    row = find(word)
    name = mnemonic(word)
    kind = index.describe(word) + (f"/{name}" if name else "")
    if row is None:
        return f"{kind} (no row)"
    record = row.values(word)
    if native.is_undefined(row)(record):
        return f"{kind} (undefined)"
    if row.unmodelled is not None and native.is_unmodelled(row)(record):
        return f"{kind} (not modelled)"
    return None


def coverage(path: Path, tick: Callable[[], None] = lambda: None) -> Coverage:
    """The coverage of the code in an ELF file or an archive. Raises ObjectFileError for anything else."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ObjectFileError(f"{path}: {error.strerror}") from error
    found = Coverage(str(path))
    if data[:8] == ARCHIVE_MAGIC:
        for name, content in read_archive(data, str(path)):
            if content[:4] == ELF_MAGIC:
                _count(content, f"{path}({name})", found)
                tick()
    else:
        _count(data, str(path), found)
        tick()
    return found


def _count(data: bytes, source: str, found: Coverage) -> None:
    for word in code_words(data, source):
        missing = missing_class(word)
        found.words += 1
        if missing is None:
            found.modelled += 1
        else:
            found.missing[missing] += 1


def code_words(data: bytes, source: str) -> Iterator[int]:
    """The instruction words of an ELF file's executable sections, without padding of zeros.

    Data among the code is left out where mapping symbols ($x, $d) tell it (ELF for the Arm 64-bit Architecture,
    section 5.5.1). Raises ObjectFileError for what is not an AArch64 ELF file.
    """
    if data[:4] != ELF_MAGIC:
        raise ObjectFileError(f"{source}: not an ELF file")
    with reading(source):
        elf = ELFFile(io.BytesIO(data))
        if elf["e_machine"] != "EM_AARCH64" or not elf.little_endian:
            raise ObjectFileError(f"{source}: {elf['e_machine']}; needed: AArch64, little-endian")
        relocatable = elf["e_type"] == "ET_REL"
        sections = [(number, s) for number, s in enumerate(elf.iter_sections()) if s["sh_flags"] & EXECUTABLE]
        marks = _mapping_symbols(elf)
        contents = [
            (s.data() if s["sh_type"] == "SHT_PROGBITS" else b"", marks.get(n, []), 0 if relocatable else s["sh_addr"])
            for n, s in sections
        ]
    for content, changes, base in contents:
        yield from _words(content, [(address - base, is_code) for address, is_code in changes])


def _mapping_symbols(elf: ELFFile) -> dict[int, list[tuple[int, bool]]]:
    """By section the addresses where code ($x) or data ($d) begins, in order."""
    found: dict[int, list[tuple[int, bool]]] = {}
    for table in elf.iter_sections():
        if isinstance(table, SymbolTableSection):
            for symbol in table.iter_symbols():
                section = symbol["st_shndx"]
                if symbol.name[:2] in ("$x", "$d") and symbol.name[2:3] in ("", ".") and isinstance(section, int):
                    found.setdefault(section, []).append((symbol["st_value"], symbol.name[1] == "x"))
    return {section: sorted(marks) for section, marks in found.items()}


def _words(content: bytes, changes: list[tuple[int, bool]]) -> Iterator[int]:
    """The nonzero words of a section that are code."""
    ends = [start for start, _ in changes[1:]] + [len(content)]
    spans = [(start, end) for (start, is_code), end in zip(changes, ends, strict=True) if is_code] if changes else []
    for start, end in spans if changes else [(0, len(content))]:
        count = (end - start) // 4
        yield from (word for word in struct.unpack_from(f"<{count}I", content, start) if word)
